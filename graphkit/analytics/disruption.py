"""Does a document take the place of what it rests on, or lead to it?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Unpack

from graphkit.analytics.evidence import Where
from graphkit.analytics.given import snapshot
from graphkit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Disruption:
    """The three counts of a document, and what is made of them.

    Parameters
    ----------
    node : hashable
        The document.
    n_i : int
        Later documents that cite it and nothing that it cites.
    n_j : int
        Later documents that cite it and what it cites.
    n_k : int
        Later documents that cite what it cites, not it.
    """

    node: Any
    n_i: int
    n_j: int
    n_k: int

    @property
    def index(self) -> float:
        """``(n_i - n_j) / (n_i + n_j + n_k)``: 1 replaces all before it, -1 only adds to it; 0 where there is nothing."""
        total = self.n_i + self.n_j + self.n_k
        return (self.n_i - self.n_j) / total if total else 0.0

    @property
    def index_without_k(self) -> float:
        """``(n_i - n_j) / (n_i + n_j)``: the same among those that cite the document."""
        total = self.n_i + self.n_j
        return (self.n_i - self.n_j) / total if total else 0.0


def disruption(
    graph: Any, node: Hashable, least: int = 1, years: float | None = None, weight: str | None = None, **where: Unpack[Where]
) -> Disruption:
    """Disruption of a document.

    Parameters
    ----------
    graph : Citations or networkx.DiGraph
        Citing -> cited.
    node : hashable
        The document.
    least : int
        How many of its references a later document must cite to count in ``n_j`` or ``n_k``; 5 gives DI5.
    years : float, optional
        Only documents of so many years after it (CD_t); needs dates.
    weight : None
        Refused. The three counts are of later documents, and a document that cites only the node, only what it cites, or
        both, is no more of its kind the more often it does so. ``least`` asks for more than one reference.
    **where
        Filters, see :class:`~graphkit.analytics.evidence.Where`.

    Returns
    -------
    Disruption

    Raises
    ------
    NotFoundError
        If the document is not in the graph.
    UsageError
        If ``years`` is given and there are no dates, or if there is a ``weight``.

    Notes
    -----
    Where there are dates, only documents not older than the node count as later; without, all others do. O(sum of the
    citations that its references receive).

    References
    ----------
    Funk, R. & Owen-Smith, J. (2017). A dynamic network measure of technological change. Management Science 63.
    Wu, L., Wang, D. & Evans, J. (2019). Nature 566. Bornmann, L. et al. (2020). QSS 1 (DI5).

    Examples
    --------
    >>> from graphkit.analytics import Citations, disruption
    >>> C = Citations.from_edges([("x", "r"), ("i", "x"), ("j", "x"), ("j", "r"), ("k", "r")])
    >>> found = disruption(C, "x")
    >>> found.n_i, found.n_j, found.n_k, found.index
    (1, 1, 1, 0.0)
    """
    if weight is not None:
        raise UsageError("disruption takes no weight: it counts later documents", "least= asks for more than one reference in common")
    citations = snapshot(graph, **where)
    parts = citations.parts
    origin = citations.position(node)
    if least < 1:
        raise UsageError(f"least={least} is less than one reference")
    shared: dict[int, int] = {}
    for reference in parts.cites[origin]:
        for citer in parts.cited_by[reference]:
            shared[citer] = shared.get(citer, 0) + 1
    citers = set(parts.cited_by[origin])
    users = {i for i, count in shared.items() if count >= least and i != origin}
    start = parts.starts[origin]
    if years is not None and (not parts.dated or start is None):
        raise UsageError(f"years needs the date of {node!r}, and it has none")
    if start is not None:
        end = float("inf") if years is None else start + years
        later = {i for i in citers | users if (own := parts.starts[i]) is not None and start <= own <= end}
        citers, users = citers & later, users & later
    return Disruption(node, len(citers - users), len(citers & users), len(users - citers))
