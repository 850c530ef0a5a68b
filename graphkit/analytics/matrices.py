"""A snapshot as a sparse matrix, for what is quadratic in lists."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, chain
from typing import Any

from graphkit.analytics.citations import Citations


def adjacency(citations: Citations, weigh: Callable[[int, int], float] | None = None, dtype: str = "float64") -> Any:
    """The adjacency matrix, row citing, column cited, positions canonical.

    Returns
    -------
    scipy.sparse.csr_array

    Raises
    ------
    ImportError
        If scipy is not installed.
    """
    import numpy as np
    from scipy import sparse

    cites = citations.parts.cites
    n, size = len(cites), sum(map(len, cites))
    targets = np.fromiter(chain.from_iterable(cites), dtype=np.int32, count=size)
    ends = np.fromiter(accumulate(map(len, cites), initial=0), dtype=np.int32, count=n + 1)
    if weigh is None:
        values = np.ones(size, dtype=dtype)
    else:
        values = np.fromiter((weigh(i, j) for i, row in enumerate(cites) for j in row), dtype=dtype, count=size)
    return sparse.csr_array((values, targets, ends), shape=(n, n))
