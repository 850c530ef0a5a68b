"""The citation knowledge graph of the United Nations.

>>> import graphkit as gk
>>> [reference.targets for reference in gk.read("Recalling its resolution 1373 (2001),").references]
[('S/RES/1373(2001)',)]

Everything below is imported when it is first used, so that ``import graphkit`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.api import Graph as Graph
    from graphkit.api import lineage as lineage
    from graphkit.api import rank as rank
    from graphkit.api import read as read
    from graphkit.api import resolve as resolve

    __version__: str

__all__ = ["Graph", "__version__", "lineage", "rank", "read", "resolve"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("graphkit")
    if name in __all__:
        from graphkit import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
