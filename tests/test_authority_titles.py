"""The table of other titles: whose they are, and that they are nobody else's."""

from __future__ import annotations

from collections import defaultdict

from graphkit import authority
from graphkit.pipeline import naming, resolving


def test_every_title_is_that_of_a_record_and_new() -> None:
    records = authority.load().records
    for key, forms in authority.titles().items():
        known = {form.casefold() for form in (records[key].name, records[key].title, *records[key].aliases)}
        assert not known & {form.casefold() for form in forms}, key
        assert len({form.casefold() for form in forms}) == len(forms), key
        assert all(form == " ".join(form.split()) for form in forms), key


def test_no_title_is_that_of_two_records() -> None:
    owners = defaultdict(set)
    for record in map(authority.in_full, authority.load().records.values()):
        for form in (record.name, record.title, *record.aliases):
            owners[form.casefold()].add(record.id)
    titles = {form.casefold() for forms in authority.titles().values() for form in forms}
    assert {form: ids for form, ids in owners.items() if form in titles and len(ids) > 1} == {}


def test_a_record_is_looked_up_by_any_of_its_titles() -> None:
    assert naming.named("the Convention concerning Forced or Compulsory Labour, 1930 (No. 29)") == ["ilo-c29"]
    protocol = "Third Optional Protocol to the Convention on the Rights of the Child on a communications procedure"
    assert resolving.candidates(protocol) == ["crc-op-ic"]
