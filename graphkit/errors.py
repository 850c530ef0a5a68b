"""Everything that graphkit raises, as one tree.

::

    GraphkitError               what failed, where; ``hint`` says what to do
    ├── UsageError              the call is wrong: unknown option value, parameter, query (exit 2)
    │   └── ReadOnlyError       a read-only query that writes
    ├── InputError              a file or folder cannot be used (exit 3)
    ├── NotFoundError           no such symbol, query or record in the graph (exit 1)
    ├── MissingExtraError       an optional package is not installed (exit 2)
    ├── CycleError              a citation graph that ought to be acyclic is not (exit 2)
    └── StoreError              the graph cannot be reached, opened or changed (exit 4)
        ├── ConnectionFailed    no server there, or it refuses the login
        ├── NotAGraphError      the file is no graph of ours
        └── BusyError           another process writes the graph
"""

from __future__ import annotations


class GraphkitError(Exception):
    """Base of all errors that graphkit raises on purpose.

    Parameters
    ----------
    message : str
        What failed and where, in one line.
    hint : str, optional
        What to do about it, in one line.

    Attributes
    ----------
    exit_code : int
        What the command line returns for this error.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GraphkitError):
    """The call itself is wrong."""

    exit_code = 2


class ReadOnlyError(UsageError):
    """A query that only may read tries to write."""


class InputError(GraphkitError):
    """A file or folder that cannot be used."""

    exit_code = 3


class NotFoundError(GraphkitError):
    """Nothing of this name in the graph or the catalogue."""

    exit_code = 1


class MissingExtraError(GraphkitError):
    """An optional package is needed and not installed."""

    exit_code = 2


class CycleError(GraphkitError):
    """Citations run in a circle and the caller asked for none."""

    exit_code = 2


class StoreError(GraphkitError):
    """The graph cannot be reached, opened, read or changed."""

    exit_code = 4


class ConnectionFailed(StoreError):
    """No server answers, or it refuses the login."""


class NotAGraphError(StoreError):
    """The file is not a graph that graphkit wrote."""


class BusyError(StoreError):
    """Another process holds the graph for writing."""
