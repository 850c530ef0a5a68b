"""What short names of many bodies mean in a text: "the Panel of Experts", "the Commission of Inquiry", "the Framework Convention"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from graphkit.authority import Authority
from graphkit.cite import titles
from graphkit.cite.hits import Name
from graphkit.model import Record

_FORMS = ("Panel of Experts", "Group of Experts", "Monitoring Group", "Monitoring Team", "Monitoring Mechanism")


def meant(named: Iterable[str], authority: Authority, own: str | None = None) -> dict[str, Name]:
    """Short forms of expert bodies that have one meaning in a text.

    Parameters
    ----------
    named : iterable of str
        Ids of the bodies that the text names in full or by resolution number.
    authority : Authority
        Knows the experts of each committee.
    own : str, optional
        Symbol of the text itself: a resolution speaks of the experts that it sets up.

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
    >>> meant([], authority.load(), "S/RES/1591(2005)")["Panel of Experts"].ids
    ('panel-of-experts-sudan',)
    """
    ids = {*named, *(one for one in _founded(authority) if own and authority.records[one].symbol == own)}
    out = {}
    for form, bodies in _experts(authority).items():
        full = [body for body, _ in bodies if body in ids]
        under = [body for body, committees in bodies if not ids.isdisjoint(committees)]
        one = full or under
        if len(one) == 1:
            out[form] = Name("body", (one[0],))
    return out


def of_one(flat: str, named: Iterable[Name], authority: Authority, provisional: Mapping[str, Record]) -> dict[str, Name]:
    """Short forms of a table that stand for the one of that form which a text names in full.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    named : iterable of Name
        What the text names.
    authority : Authority
        Knows their titles.
    provisional : mapping
        Records of names by shape.

    Returns
    -------
    dict of str to Name
        Nothing where two are named, unless the form begins the name of one alone.

    Examples
    --------
    >>> from graphkit import authority
    >>> named = [Name("instrument", ("unfccc",)), Name("body", ("unaids",))]
    >>> sorted(of_one("the Joint Programme and the Framework Convention", named, authority.load(), {}))
    ['Framework Convention', 'Joint Programme']
    """
    search = titles.one_named()
    forms = sorted({search.words[index] for index, _, _ in search.places(flat)})
    if not forms:
        return {}
    records = {name: authority.records.get(name.ids[0]) or provisional.get(name.ids[0]) for name in set(named) if len(name.ids) == 1}
    plain = {record.title.replace("United Nations ", ""): name for name, record in records.items() if record}
    out = {}
    for form in forms:
        small = form.islower()  # "the fact-finding mission", as the texts have it of late
        titled = ((title, name) for title, name in plain.items() if title != form)  # that is the short form, by its shape
        ones = {title: name for title, name in titled if form in (title.lower() if small else title)}
        if not ones:  # the text may have another of its names: "Governing Council of UNEP"
            called = ((alias, name) for name, record in records.items() if record for alias in record.aliases)
            ones = {alias: name for alias, name in called if form in alias and alias in flat}
        first = [name for title, name in ones.items() if title.startswith(form)] or list(ones.values())
        if len(set(first)) == 1:
            out[form] = first[0]
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
