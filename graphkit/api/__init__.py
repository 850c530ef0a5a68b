"""What ``import graphkit as gk`` gives: read text, open a graph, ask it, rank and trace.

The command line does nothing that is not here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.api.graph import Graph
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.analytics import Ranking
    from graphkit.model import Extraction
    from graphkit.pipeline.table import Table

__all__ = ["Graph", "lineage", "rank", "read", "resolve"]

PathLike = str | os.PathLike[str]


def read(source: PathLike, *, authority: PathLike | None = None) -> Extraction:
    """Find the references of one document.

    Parameters
    ----------
    source : str or path
        A file, or the text itself: whatever has a line end or is no file that exists.
    authority : str or path, optional
        File of further authority records; they win over those of graphkit.

    Returns
    -------
    Extraction
        ``references`` in the order of the text, ``documents``, ``noise`` that was masked, and the ``text`` that their
        offsets point into.

    Raises
    ------
    InputError
        When the file cannot be read, or something that looks like a file name is none.

    Examples
    --------
    >>> import graphkit as gk
    >>> found = gk.read("Recalling its resolutions 1267 (1999) and 1373 (2001),").references
    >>> [(reference.targets, reference.verb) for reference in found]
    [(('S/RES/1267(1999)',), 'recall'), (('S/RES/1373(2001)',), 'recall')]
    """
    from graphkit import authority as authorities
    from graphkit import cite, sources

    extra = None if authority is None else Path(authority)
    stem, text = "text", os.fspath(source)
    if isinstance(source, os.PathLike) or _is_file(text):
        stem, text = sources.find([text])[0][0].name, sources.read_text(text)
    elif Path(text).suffix.lower() in sources.SUFFIXES and "\n" not in text:
        raise InputError(f"cannot read {text}: no such file", "give a file that exists, or the text itself")
    else:  # halves of surrogate pairs, which no file can hold, stand in some strings: whole pairs join, others become U+FFFD
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return cite.extract(text, stem, authorities.load(extra))


def _is_file(text: str) -> bool:
    try:
        return "\n" not in text and os.path.isfile(text)
    except ValueError:  # a NUL in it
        return False


def resolve(text: str) -> str | None:
    """The canonical symbol or authority id of any form of a symbol or a name, the likeliest of several; None where it is nothing known.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.resolve("SC res. 2331"), gk.resolve("UNODC"), gk.resolve("nothing of ours")
    ('S/RES/2331(2016)', 'unodc', None)
    """
    from graphkit.pipeline import resolving

    return next(iter(resolving.candidates(text)), None)


def rank(graph: Any, by: str = "pagerank", **where: Any) -> Ranking:
    """Score documents by how they are cited.

    Parameters
    ----------
    graph : Graph, Citations or networkx.DiGraph
        Edges run from citing to cited.
    by : str, optional
        ``in-degree``, ``pagerank``, ``rescaled``, ``citerank``, ``hits``, ``betweenness``: all are in
        ``graphkit.pipeline.ranking.MEASURES``.
    **where
        Filters: ``verb``, ``part``, ``in_name``, ``body``, ``as_of``; and parameters of the measure, such as ``alpha``.

    Returns
    -------
    Ranking
        A mapping of document to score, with ``top(n)`` and ``to_df()``.

    Examples
    --------
    >>> import graphkit as gk, networkx as nx
    >>> gk.rank(nx.DiGraph([("c", "a"), ("b", "a"), ("c", "b")]), by="in-degree").top(1)
    [('a', 2)]
    """
    from graphkit.pipeline import ranking

    return ranking.rank(graph.citations() if isinstance(graph, Graph) else graph, by, **where)


def lineage(
    graph: Any,
    symbol: str,
    *,
    forward: bool = False,
    depth: int | None = None,
    to: Iterable[str] = (),
    substantive: bool = False,
) -> Table:
    """What a document rests on, generation by generation, or (``forward``) what rests on it.

    Parameters
    ----------
    graph : Graph, Citations or networkx.DiGraph
    symbol : str
        A node; for a :class:`Graph` in any common form.
    forward, depth, to, substantive
        As in :func:`graphkit.pipeline.lineage.lineage`.

    Returns
    -------
    Table

    Examples
    --------
    >>> import graphkit as gk, networkx as nx
    >>> rows = gk.lineage(nx.DiGraph([("c", "b"), ("b", "a"), ("c", "a")]), "c")
    >>> [(row["generation"], row["symbol"], row["via"]) for row in rows]
    [(1, 'b', 'c'), (2, 'a', 'b')]
    """
    if isinstance(graph, Graph):
        return graph.lineage(symbol, forward=forward, depth=depth, to=to, substantive=substantive)
    from graphkit.analytics import Citations
    from graphkit.pipeline import lineage as trace

    citations = graph if isinstance(graph, Citations) else Citations.from_networkx(graph, on_cycle="condense")
    return trace.lineage(citations, symbol, forward=forward, depth=depth, to=to, substantive=substantive)
