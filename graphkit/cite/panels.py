"""What "the Panel of Experts" means in a text: the experts of the sanctions committee that the text is about."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache

from graphkit.authority import Authority
from graphkit.cite.hits import Name

_FORMS = ("Panel of Experts", "Group of Experts", "Monitoring Group", "Monitoring Team", "Monitoring Mechanism")


def meant(named: Iterable[str], authority: Authority, own: Container[str | None] = ()) -> dict[str, Name]:
    """Short forms of expert bodies that have one meaning in a text.

    Parameters
    ----------
    named : iterable of str
        Ids of the bodies that the text names in full or by resolution number.
    authority : Authority
        Knows the experts of each committee.
    own : container of str
        Symbols of the text itself: a resolution speaks of the experts that it sets up.

    Returns
    -------
    dict of str to Name
        A form means the one such body that is named, else the one under the committees that are.

    Examples
    --------
    >>> from graphkit import authority
    >>> meant(["2206-committee"], authority.load())["Panel of Experts"].ids
    ('panel-of-experts-south-sudan',)
    >>> meant(["2206-committee", "1533-committee", "1970-committee"], authority.load()).keys()
    dict_keys(['Group of Experts'])
    >>> meant([], authority.load(), ["S/RES/1591(2005)"])["Panel of Experts"].ids
    ('panel-of-experts-sudan',)
    """
    ids = {*named, *(one for one in _founded(authority) if authority.records[one].symbol in own)}
    out = {}
    for form, bodies in _experts(authority).items():
        full = [body for body, _ in bodies if body in ids]
        under = [body for body, committees in bodies if not ids.isdisjoint(committees)]
        one = full or under
        if len(one) == 1:
            out[form] = Name("body", (one[0],))
    return out


@lru_cache(maxsize=4)
def _founded(authority: Authority) -> frozenset[str]:
    """The committees of the Security Council and their experts, which one resolution each set up."""
    return frozenset([*authority.committees.values(), *(body for bodies in _experts(authority).values() for body, _ in bodies)])


@lru_cache(maxsize=4)
def _experts(authority: Authority) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The expert bodies of each form that committees of the Security Council have, and whose they are."""
    committees = set(authority.committees.values())
    out: dict[str, list[tuple[str, tuple[str, ...]]]] = {form: [] for form in _FORMS}
    for record in authority.records.values():
        if record.kind == "body" and not committees.isdisjoint(record.parent):
            for form in _FORMS:
                if form in record.title:
                    out[form].append((record.id, record.parent))
    return out
