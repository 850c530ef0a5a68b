"""Pairs that share most, from a sparse product in blocks of rows: memory stays that of one block."""

from __future__ import annotations

from typing import Any

BLOCK = 1_000_000
"""Upper bound of the entries of one block of the product, if no two of its terms fell together."""


def strongest(matrix: Any, degree: list[int], measure: str, least: int, top: int | None) -> list[tuple[int, int, float]]:
    """Pairs of columns of a 0-1 matrix by how many rows hold both.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array of int32
        What shares: row and column.
    degree : list of int
        Entries of each column.
    measure, least, top
        As in :func:`~graphkit.analytics.similarity.co_citation`; with ``top``, all pairs as strong as the last are given.

    Returns
    -------
    list of (int, int, number)
        The lower column first.
    """
    import numpy as np

    columns = matrix.T.tocsr()
    sizes = np.asarray(degree, dtype=np.int64)
    row_sizes = np.diff(matrix.indptr)
    terms = (columns @ row_sizes).astype(np.int64)  # of the product, by row: what a block may cost
    bounds = np.cumsum(terms)
    held: list[tuple[Any, Any, Any]] = []
    limit = 0.0
    first = start = 0
    while first < columns.shape[0]:
        spent = bounds[first - 1] if first else 0
        last = max(int(np.searchsorted(bounds, spent + BLOCK, side="right")), first + 1)
        if first:  # the lower half of the product says nothing new
            matrix = matrix[:, first - start :]
            start = first
        product = columns[first:last] @ matrix
        counts = product.data
        chosen = np.flatnonzero(counts >= (max(least, limit) if measure == "count" else least))
        if 4 * len(chosen) < len(counts):
            ones = first + np.searchsorted(product.indptr, chosen, side="right") - 1
        else:
            ones = np.repeat(np.arange(first, last), np.diff(product.indptr))[chosen]
        others, counts = product.indices[chosen] + start, counts[chosen]
        chosen = others > ones
        ones, others, counts = ones[chosen], others[chosen], counts[chosen]
        values = _strength(measure, counts, sizes[ones], sizes[others])
        chosen = values >= limit
        held.append((ones[chosen], others[chosen], values[chosen]))
        if top is not None:
            held, limit = _best(held, top)
        first = last
    if not held:
        return []
    ones, others, values = (np.concatenate(column) for column in zip(*held, strict=True))
    return list(zip(ones.tolist(), others.tolist(), values.tolist(), strict=True))


def _strength(measure: str, counts: Any, ones: Any, others: Any) -> Any:
    import numpy as np

    if measure == "count":
        return counts
    if measure == "salton":
        return counts / np.sqrt(ones * others)
    return counts / (ones + others - counts) if measure == "jaccard" else counts / (ones * others)


def _best(held: list[tuple[Any, Any, Any]], top: int) -> tuple[list[tuple[Any, Any, Any]], float]:
    """The strongest so far with all that equal the last of them, and its strength."""
    import numpy as np

    ones, others, values = (np.concatenate(column) for column in zip(*held, strict=True))
    if top < 1:
        return [(ones[:0], others[:0], values[:0])], float("inf")
    if len(values) <= top:
        return [(ones, others, values)], 0.0
    limit = np.partition(values, len(values) - top)[len(values) - top]
    chosen = values >= limit
    return [(ones[chosen], others[chosen], values[chosen])], float(limit)
