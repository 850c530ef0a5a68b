"""What a drafter asks a graph: whether citations hold, how documents hang together, what is known of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.pipeline.verification import Report
    from graphkit.store import Store


class Questions:
    """The part of :class:`graphkit.api.graph.Graph` that answers drafters."""

    if TYPE_CHECKING:

        @property
        def store(self) -> Store: ...  # noqa: D102

    def verify(self, path: str | os.PathLike[str], **options: Any) -> Report:
        """Check the citations of a draft; parameters as in :func:`graphkit.pipeline.verification.verify`."""
        from graphkit.pipeline import verification

        return verification.verify(path, store=self.store, **options)
