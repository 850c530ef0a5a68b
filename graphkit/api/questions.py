"""What a drafter asks a graph: whether citations hold, how documents hang together, what is known of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.analytics import Citations
    from graphkit.pipeline.table import Table
    from graphkit.pipeline.verification import Report
    from graphkit.store import Store


class Questions:
    """The part of :class:`graphkit.api.graph.Graph` that answers drafters."""

    if TYPE_CHECKING:

        @property
        def store(self) -> Store: ...  # noqa: D102

        def citations(self, *, instruments: bool = False, loaded: bool = False) -> Citations: ...  # noqa: D102

    def verify(self, path: str | os.PathLike[str], **options: Any) -> Report:
        """Check the citations of a draft; parameters as in :func:`graphkit.pipeline.verification.verify`."""
        from graphkit.pipeline import verification

        return verification.verify(path, store=self.store, **options)

    def show(self, symbol: str) -> Table:
        """All that is known of a document or an instrument; see :func:`graphkit.pipeline.comparing.show`."""
        from graphkit.pipeline import comparing

        return comparing.show(self.store, symbol)

    def path(self, citing: str, cited: str, **options: Any) -> Table:
        """Chains of citations between two documents; parameters as in :func:`graphkit.pipeline.comparing.path`."""
        from graphkit.pipeline import comparing
        from graphkit.pipeline.naming import locate

        ends = locate(self.store, citing), locate(self.store, cited)
        return comparing.path(self.store, self.citations(instruments=True), *ends, **options)

    def compare(self, one: str, other: str) -> Table:
        """Two documents side by side; see :func:`graphkit.pipeline.comparing.compare`."""
        from graphkit.pipeline import comparing
        from graphkit.pipeline.naming import locate

        ends = locate(self.store, one), locate(self.store, other)
        return comparing.compare(self.citations(instruments=True), *ends)

    def check(self, **options: Any) -> Table:
        """Whether the graph is sound; parameters as in :func:`graphkit.pipeline.checking.check`."""
        from graphkit.pipeline import checking

        return checking.check(self.store, **options)
