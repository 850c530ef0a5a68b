"""What a measure returns: a mapping of documents to numbers that knows how it was made."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphkit.analytics.ordering import node_key
from graphkit.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd


class Ranking(Mapping[Any, float]):
    """Numbers by document, as a read-only mapping in the order of the snapshot.

    Parameters
    ----------
    measure : str
        What the numbers are; the name of their column in a table.
    scores : mapping
        Document to number.
    params : mapping, optional
        The parameters that made them.
    found : mapping, optional
        What was found on the way, such as a number of iterations.

    Examples
    --------
    >>> scores = Ranking("in_degree", {"b": 1, "a": 1, "c": 2}, {"weight": None})
    >>> scores["c"], len(scores), scores == {"a": 1, "b": 1, "c": 2}
    (2, 3, True)
    >>> scores.top(2)
    [('c', 2), ('a', 1)]
    >>> scores.params["weight"] is None
    True
    """

    __slots__ = ("_scores", "found", "measure", "params")

    def __init__(
        self,
        measure: str,
        scores: Mapping[Any, float],
        params: Mapping[str, Any] | None = None,
        found: Mapping[str, Any] | None = None,
    ) -> None:
        self.measure = measure
        self.params: Mapping[str, Any] = MappingProxyType(dict(params or {}))
        self.found: Mapping[str, Any] = MappingProxyType(dict(found or {}))
        self._scores: dict[Any, float] = dict(scores)

    def __getitem__(self, node: Hashable) -> float:
        return self._scores[node]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._scores)

    def __len__(self) -> int:
        return len(self._scores)

    def __contains__(self, node: object) -> bool:
        return node in self._scores

    def __repr__(self) -> str:
        first = ", ".join(f"{node!r}: {score:.6g}" for node, score in self.top(3))
        more = ", ..." if len(self) > 3 else ""
        return f"<Ranking {self.measure} of {len(self)}: {{{first}{more}}}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.measure, self._scores, dict(self.params), dict(self.found))

    def top(self, n: int | None = 10) -> list[tuple[Any, float]]:
        """The highest, by score, then by node.

        Parameters
        ----------
        n : int or None
            How many; None for all.

        Returns
        -------
        list of (node, number)
        """
        scores = self._scores
        if n is not None and 0 < n < len(scores) // 4:  # sort only those that can be among the first n
            limit = sorted(scores.values(), reverse=True)[n - 1]
            chosen: Iterable[tuple[Any, float]] = ((node, score) for node, score in scores.items() if score >= limit)
        else:
            chosen = scores.items()
        ordered = sorted(chosen, key=lambda pair: (-pair[1], node_key(pair[0])))
        return ordered if n is None else ordered[: max(n, 0)]

    def first(self, n: int | None) -> Ranking:
        """A ranking of :meth:`top` alone; itself for None."""
        return self if n is None else type(self)(self.measure, dict(self.top(n)), self.params, self.found)

    def rows(self) -> list[dict[str, Any]]:
        """One dict a document, the highest first: ``node``, the measure, and ``rank`` (equal scores share one)."""
        ranked: list[dict[str, Any]] = []
        for place, (node, score) in enumerate(self.top(None), 1):
            same = ranked and ranked[-1][self.measure] == score
            ranked.append({"node": node, self.measure: score, "rank": ranked[-1]["rank"] if same else place})
        return ranked

    def to_df(self) -> pd.DataFrame:
        """A pandas data frame of :meth:`rows`, its parameters in ``attrs``.

        Raises
        ------
        MissingExtraError
            If pandas is not installed.
        """
        frame = data_frame(self.rows(), ["node", self.measure, "rank"])
        frame.attrs.update({"measure": self.measure, **self.params})
        return frame


def data_frame(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """Rows as a pandas data frame, with columns even where there are no rows.

    Raises
    ------
    MissingExtraError
        If pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("a data frame needs pandas", 'pip install "graphkit[df]"') from None
    return pd.DataFrame(rows, columns=columns)


def spearman(one: Iterable[float], other: Iterable[float]) -> float:
    """Spearman's rank correlation, ties at their mean rank; nan where a side is constant.

    Examples
    --------
    >>> spearman([1, 2, 3], [10, 20, 15])
    0.5
    """
    left, right = _mean_ranks(list(one)), _mean_ranks(list(other))
    if not left:
        return math.nan
    middle = (len(left) + 1) / 2
    left, right = [x - middle for x in left], [y - middle for y in right]
    spread = math.fsum(x * x for x in left) * math.fsum(y * y for y in right)
    return math.fsum(x * y for x, y in zip(left, right, strict=True)) / math.sqrt(spread) if spread else math.nan


def _mean_ranks(values: list[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    for stop in range(1, len(order) + 1):
        if stop == len(order) or values[order[stop]] != values[order[start]]:
            for i in order[start:stop]:
                ranks[i] = (start + 1 + stop) / 2
            start = stop
    return ranks
