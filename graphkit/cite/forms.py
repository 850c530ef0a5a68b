"""Very many names searched for at once, by an automaton of their beginnings alone."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

_HEAD = 28
"""Bytes of a name that the automaton holds. Of whole names it takes a tenth of a second to make, of their beginnings half of that;
with fewer bytes too many hits are of no name."""


class Forms:
    """Leftmost-longest search for very many byte strings.

    Parameters
    ----------
    forms : sequence of bytes
        Each once, none empty.

    Examples
    --------
    >>> forms = Forms([b"united nations", b"united nations office on drugs and crime", b"nations", b"office on drugs"])
    >>> forms.find(b"the united nations office on drugs and crime")
    [(1, 4, 44)]
    >>> forms.find(b"the united nations office on drugs and the nations")
    [(0, 4, 18), (3, 19, 34), (2, 43, 50)]
    """

    def __init__(self, forms: Sequence[bytes]) -> None:
        heads: dict[bytes, list[tuple[bytes, int]]] = {}
        for index, form in enumerate(forms):
            heads.setdefault(form[:_HEAD], []).append((form, index))
        self._ones = list(heads.values())
        """For each beginning the forms that have it, the longest first."""
        for ones in self._ones:
            if len(ones) > 1:
                ones.sort(key=_longest_first)
        self._whole = [ones[0][1] if len(ones) == 1 and ones[0][0] == head else None for head, ones in heads.items()]
        """The one form that a beginning is all of."""
        self._shorter: dict[int, tuple[int, int] | None] = {}
        """For beginnings that were met without the rest of a name: the shorter name in them, and its length."""
        self._automaton = BytesAhoCorasick(list(heads), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

    def find(self, text: bytes) -> list[tuple[int, int, int]]:
        """Find the forms in a text, the longest at each place, none overlapping another.

        Parameters
        ----------
        text : bytes

        Returns
        -------
        list of (index, start, end)
            In the order of the text.
        """
        out: list[tuple[int, int, int]] = []
        self._search(text, 0, len(text), out)
        return out

    def _search(self, text: bytes, low: int, high: int, out: list[tuple[int, int, int]]) -> int:
        """Collect the forms that begin between two places; the place where the last of them ends."""
        done = low
        whole, ones = self._whole, self._ones
        for head, start, end in self._automaton.find_matches_as_indexes(text[low : high + _HEAD]):
            start, end = start + low, end + low
            if start >= high:
                break
            if start >= done:
                index = whole[head]
                if index is not None:
                    out.append((index, start, end))
                    done = end
                    continue
                for form, index in ones[head]:
                    if text.startswith(form, start):
                        done = start + len(form)
                        out.append((index, start, done))
                        break
                else:  # the beginning of a name, and no more: a shorter one may begin there, and others inside it
                    shorter = self._shorter[head] if head in self._shorter else self._beginning(head, text[start : end - 1])
                    done = start + 1
                    if shorter is not None:
                        index, length = shorter
                        done = start + length
                        out.append((index, start, done))
            if done < end:  # forms that begin inside the hit, behind the last name
                done = self._search(text, done, min(end, high), out)
        return done

    def _beginning(self, head: int, words: bytes) -> tuple[int, int] | None:
        """The name that a beginning begins with, told once for each."""
        found = self._automaton.find_matches_as_indexes(words)
        self._shorter[head] = (self._ones[found[0][0]][0][1], found[0][2]) if found and found[0][1] == 0 else None
        return self._shorter[head]


def _longest_first(one: tuple[bytes, int]) -> int:
    return -len(one[0])
