"""What every answer is: a list of plain dictionaries that knows its columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graphkit.errors import MissingExtraError


class Table(list[dict[str, Any]]):
    """Rows as dictionaries, with the names of their columns.

    Parameters
    ----------
    columns : iterable of str
        Names in order; they stand even where there are no rows.
    rows : iterable of dict
    truncated : bool, optional
        Whether there were more rows than were asked for.

    Examples
    --------
    >>> table = Table(["symbol", "year"], [{"symbol": "S/RES/1373(2001)", "year": 2001}])
    >>> table[0]["symbol"], table.columns, len(table)
    ('S/RES/1373(2001)', ('symbol', 'year'), 1)
    """

    def __init__(self, columns: Iterable[str], rows: Iterable[dict[str, Any]] = (), *, truncated: bool = False) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)
        self.truncated = truncated

    def to_df(self) -> Any:
        """The same as a pandas ``DataFrame``.

        Raises
        ------
        MissingExtraError
            Where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtraError("to_df needs pandas", 'pip install "graphkit[df]"') from error
        return pd.DataFrame(self, columns=list(self.columns))
