"""Short names that mean another thing in each text, by what the text is about: "House of Representatives" in one about Libya."""

from __future__ import annotations

import re

from graphkit.authority import Authority
from graphkit.cite.hits import Found, Name

_LEAST = 2
"""A text that names a place once is not about it."""
_OF_ANOTHER = re.compile(r"\b(?!The )[A-Z][\w-]+ $")
"""What stands before "National Assembly" where the longer name is another's: "the Grand National Assembly"."""


class Placed:
    """The short names of ``short.csv`` whose meaning hangs on the words of the text.

    Parameters
    ----------
    authority : Authority
        Gives the forms, the words that tell where they hold, and the records that they then stand for.
    """

    def __init__(self, authority: Authority) -> None:
        self.marks: dict[str, Name] = {}
        self._meanings: dict[str, list[tuple[str, tuple[str, ...], Name]]] = {}
        for form, prefix, near, target in authority.placed:
            name = Name(authority.records[target].kind, (target,))
            key = form.lower() if " " in form else form
            self.marks[key] = Name(name.kind, (f"?{key}",))
            self._meanings.setdefault(key, []).append((prefix, near, name))

    def settle(self, flat: str, found: list[Found], series: str | None) -> list[Found]:
        """Give each of these names the meaning that it has in one text.

        Parameters
        ----------
        flat : str
            Cleaned text, line ends as spaces.
        found : list of Found
            Names of the text, those of this table under a mark.
        series : str or None
            First elements of the symbols of the document's own organ.

        Returns
        -------
        list of Found
            Without those that mean nothing here: none of their places is named, or two are as often.
        """
        meant: dict[str, Name | None] = {}
        out = []
        for one in found:
            mark = one.name.ids[0]
            if mark[0] == "?":
                if mark.startswith("?national ") and _OF_ANOTHER.search(flat, max(0, one.start - 20), one.start):
                    continue
                if mark not in meant:
                    meant[mark] = self._meaning(mark[1:], flat, series)
                name = meant[mark]
                if name is not None:
                    out.append(one._replace(name=name))
            else:
                out.append(one)
        return out

    def _meaning(self, form: str, flat: str, series: str | None) -> Name | None:
        counts = [(sum(map(flat.count, near)), name) for prefix, near, name in self._meanings[form] if prefix in ("", series)]
        most = max((count for count, _ in counts), default=0)
        best = {name for count, name in counts if count == most}
        return best.pop() if most >= _LEAST and len(best) == 1 else None
