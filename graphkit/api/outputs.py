"""What leaves a graph: tables, files for other programs, rankings, main paths."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.analytics import Citations, MainPath
    from graphkit.pipeline.table import Table
    from graphkit.store import Store


class Outputs:
    """The part of :class:`graphkit.api.graph.Graph` that hands its content on."""

    if TYPE_CHECKING:

        @property
        def store(self) -> Store: ...  # noqa: D102

        def _writing(self) -> Store: ...

    def documents(self) -> Table:
        """One row a document, see :func:`graphkit.pipeline.exporting.documents`; ``.to_df()`` makes a data frame."""
        from graphkit.pipeline import exporting

        return exporting.documents(self.store)

    def mentions(self) -> Table:
        """One row a mention, see :func:`graphkit.pipeline.exporting.mentions`; ``.to_df()`` makes a data frame."""
        from graphkit.pipeline import exporting

        return exporting.mentions(self.store)

    def export(self, form: str, out: str | os.PathLike[str], **options: Any) -> Table:
        """Write the graph for another program; parameters as in :func:`graphkit.pipeline.exporting.export`."""
        from graphkit.pipeline import exporting

        return exporting.export(self.store, form, out, **options)

    def citations(self, *, instruments: bool = False, loaded: bool = False) -> Citations:
        """The snapshot that analytics run on; parameters as in :func:`graphkit.pipeline.snapshot.citations`."""
        from graphkit.pipeline import snapshot

        return snapshot.citations(self.store, instruments=instruments, loaded=loaded)

    def to_networkx(self, **options: Any) -> nx.DiGraph[Any]:
        """The graph as a ``networkx.DiGraph``, citing to cited, or (``multi=True``) a ``MultiDiGraph`` of mentions.

        Parameters as in :func:`graphkit.pipeline.snapshot.to_networkx`.
        """
        from graphkit.pipeline import snapshot

        return snapshot.to_networkx(self.store, **options)

    def network(self, *, instruments: bool = False, loaded: bool = False) -> Table:
        """The citations as a network, in numbers, see :func:`graphkit.pipeline.network.network`."""
        from graphkit.pipeline import network

        return network.network(self.citations(instruments=instruments, loaded=loaded))

    def rank(self, by: str = "pagerank", *, top: int = 10, instruments: bool = False, loaded: bool = False, **where: Any) -> Table:
        """The most cited documents; parameters as in :func:`graphkit.pipeline.ranking.ranking`."""
        from graphkit.pipeline import ranking

        return ranking.ranking(self.citations(instruments=instruments, loaded=loaded), by, top=top, **ranking.folded(where))

    def rank_by_year(self, by: str = "pagerank", *, top: int = 10, instruments: bool = False, loaded: bool = False, **where: Any) -> Table:
        """The most cited documents at the end of each year; parameters as in :func:`graphkit.pipeline.ranking.ranking_by_year`."""
        from graphkit.pipeline import ranking

        return ranking.ranking_by_year(self.citations(instruments=instruments, loaded=loaded), by, top=top, **ranking.folded(where))

    def write_rank(
        self, by: str = "pagerank", *, name: str | None = None, instruments: bool = False, loaded: bool = False, **where: Any
    ) -> Table:
        """Write a ranking into the graph as the property ``name``, and beside it what it is.

        Parameters
        ----------
        by, instruments, loaded, **where
            As in :meth:`rank`.
        name : str, optional
            The property; by default that of the measure, see :func:`graphkit.pipeline.writing.write_scores`.

        Returns
        -------
        Table
            One row: ``property``, ``made``, and how many ``nodes`` have it.
        """
        from graphkit.pipeline import ranking, writing

        if name is not None:
            writing.property_name(name)
        scores = ranking.rank(self.citations(instruments=instruments, loaded=loaded), by, **ranking.folded(where))
        with self._writing() as store:
            return writing.write_scores(store, scores, name)

    def main_path(
        self,
        symbol: str | None = None,
        *,
        organ: str | None = None,
        body: str | None = None,
        instruments: bool = True,
        loaded: bool = False,
        **options: Any,
    ) -> MainPath:
        """The main path of what a document rests on, of what rests on it, of a body or of a topic.

        Parameters
        ----------
        symbol : str, optional
            In any common form.
        organ : str, optional
            Only documents of this organ, by its id or name.
        body : str, optional
            Only documents that name this body or actor, by its id or any of its names.
        instruments, loaded
            As in :meth:`citations`.
        **options
            ``forward``, ``topic``, ``substantive``, ``damped`` and others, as in
            :func:`graphkit.pipeline.paths.trace`.

        Returns
        -------
        MainPath
            :meth:`main_path_steps` gives its steps with their words.
        """
        from graphkit.pipeline import paths
        from graphkit.pipeline.naming import locate, record

        start = None if symbol is None else locate(self.store, symbol)
        options["organ"] = None if organ is None else record(organ)
        options["among"] = None if body is None else paths.naming(self.store, locate(self.store, body))
        return paths.trace(self.citations(instruments=instruments, loaded=loaded), start, **options)

    def main_path_steps(self, path: MainPath, *, evidence: bool = False) -> Table:
        """The steps of a main path with verb and paragraph, or (``evidence``) every mention with the words around it."""
        from graphkit.pipeline import paths

        return paths.steps(path, self.store, evidence=evidence)
