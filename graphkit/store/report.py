"""What a load did, or would do: counts that add up, and every failure with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from graphkit.graph import Failure

STATES = ("added", "changed", "unchanged", "removed")
"""What can become of a node or an edge in a load."""


@dataclass(slots=True)
class Counts:
    """How many of one label or type were added, changed, left unchanged and removed.

    Examples
    --------
    >>> counts = Counts(added=2)
    >>> counts.note("unchanged", 3)
    >>> counts.total
    5
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def note(self, state: str, number: int = 1) -> None:
        """Count ``number`` more in a state, one of :data:`STATES`."""
        if state not in STATES:
            raise ValueError(f"no such state: {state!r}")
        setattr(self, state, getattr(self, state) + number)

    @property
    def total(self) -> int:
        """All that are there now: added, changed and unchanged."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The summary of a load, or (``dry_run``) of what a load would do.

    Parameters
    ----------
    nodes, edges : mapping of str to Counts
        By label and by type; ``nodes["Document"]`` counts stubs too, ``documents`` only those loaded with their text.
    documents : Counts
        Documents loaded with their text: added (also where a stub stood), changed, unchanged.
    failures : tuple of Failure
        Rows that were not loaded, each with where and why.
    seconds : float
        How long it took.
    store, version : str
        Which graph and engine.
    dry_run : bool
        Nothing was written.
    """

    store: str
    version: str
    documents: Counts = field(default_factory=Counts)
    nodes: Mapping[str, Counts] = field(default_factory=dict)
    edges: Mapping[str, Counts] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0
    dry_run: bool = False

    def _sum(self, state: str) -> int:
        return sum(getattr(counts, state) for table in (self.nodes, self.edges) for counts in table.values())

    @property
    def added(self) -> int:
        """Nodes and edges that were not there before."""
        return self._sum("added")

    @property
    def changed(self) -> int:
        """Nodes and edges that were there with other properties."""
        return self._sum("changed")

    @property
    def unchanged(self) -> int:
        """Nodes and edges of these documents that were there already, just so."""
        return self._sum("unchanged")

    @property
    def removed(self) -> int:
        """Edges that a corrected document no longer has, and nodes that nothing names any more."""
        return self._sum("removed")

    @property
    def failed(self) -> int:
        """Rows that were not loaded."""
        return len(self.failures)

    def to_dict(self) -> dict[str, Any]:
        """As plain dictionaries, for JSON."""
        plain = asdict(self)
        plain.update({state: self._sum(state) for state in STATES}, failed=self.failed)
        return plain
