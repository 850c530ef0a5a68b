"""The table of instruments and its plural heads: well formed, free of clashes, and right where it was checked by hand."""

from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from graphkit.authority import load

FOLDER = Path(__file__).parents[1] / "graphkit" / "authority"
GOLD = Path(__file__).parents[2] / "shared" / "gold"
COLUMNS = ["id", "kind", "name", "title", "aliases", "category", "parent", "since", "until", "symbol", "succeeds", "source"]
CATEGORIES = {"treaty", "charter", "protocol", "declaration", "agreement", "plan", "statute", "principles"}
SYMBOL = re.compile(
    r"(?:S/RES/\d+\(\d{4}\)|A/RES/\d+\([IVXLC]+\)[A-Z]?|A/RES/\d+\(S-[IVX]+\)|A/RES/(?:S-)?\d+/\d+[A-Z]?|A/DEC/\d+/\d+"
    r"|E/RES/\d+\([IVXLC]+\)[A-Z]?|E/RES/\d{4}/\d+|A/HRC/RES/\d+/\d+|ESCAP/RES/\d+/\d+)"
)

# id: (adopted, carried by, supplements); None where the table must leave the cell empty.
FACTS: dict[str, tuple[str, str | None, str | None]] = {
    "un-charter": ("1945-06-26", None, None),
    "icj-statute": ("1945-06-26", None, "un-charter"),
    "udhr": ("1948-12-10", "A/RES/217(III)A", None),
    "iccpr": ("1966-12-16", "A/RES/2200(XXI)A", None),
    "icescr": ("1966-12-16", "A/RES/2200(XXI)A", None),
    "iccpr-op1": ("1966-12-16", "A/RES/2200(XXI)A", "iccpr"),
    "iccpr-op2": ("1989-12-15", "A/RES/44/128", "iccpr"),
    "icescr-op": ("2008-12-10", "A/RES/63/117", "icescr"),
    "icerd": ("1965-12-21", "A/RES/2106(XX)A", None),
    "cedaw": ("1979-12-18", "A/RES/34/180", None),
    "cedaw-op": ("1999-10-06", "A/RES/54/4", "cedaw"),
    "cat": ("1984-12-10", "A/RES/39/46", None),
    "opcat": ("2002-12-18", "A/RES/57/199", "cat"),
    "crc": ("1989-11-20", "A/RES/44/25", None),
    "crc-op-ac": ("2000-05-25", "A/RES/54/263", "crc"),
    "crc-op-ic": ("2011-12-19", "A/RES/66/138", "crc"),
    "icmw": ("1990-12-18", "A/RES/45/158", None),
    "crpd": ("2006-12-13", "A/RES/61/106", None),
    "iced": ("2006-12-20", "A/RES/61/177", None),
    "genocide-convention": ("1948-12-09", "A/RES/260(III)A", None),
    "geneva-convention-4": ("1949-08-12", None, None),
    "refugee-convention": ("1951-07-28", None, None),
    "refugee-protocol": ("1967-01-31", None, "refugee-convention"),
    "gcm": ("2018-12-10", "A/RES/73/195", None),
    "new-york-declaration": ("2016-09-19", "A/RES/71/1", None),
    "untoc": ("2000-11-15", "A/RES/55/25", None),
    "trafficking-protocol": ("2000-11-15", "A/RES/55/25", "untoc"),
    "smuggling-protocol": ("2000-11-15", "A/RES/55/25", "untoc"),
    "firearms-protocol": ("2001-05-31", "A/RES/55/255", "untoc"),
    "uncac": ("2003-10-31", "A/RES/58/4", None),
    "cybercrime-convention": ("2024-12-24", "A/RES/79/243", None),
    "narcotics-protocol-1972": ("1972-03-25", None, "narcotics-single-convention"),
    "illicit-drug-traffic-convention": ("1988-12-19", None, None),
    "trafficking-global-plan": ("2010-07-30", "A/RES/64/293", None),
    "trafficking-political-declaration-2017": ("2017-09-27", "A/RES/72/1", None),
    "gcts": ("2006-09-08", "A/RES/60/288", None),
    "terrorist-bombings-convention": ("1997-12-15", "A/RES/52/164", None),
    "terrorism-financing-convention": ("1999-12-09", "A/RES/54/109", None),
    "nuclear-terrorism-convention": ("2005-04-13", "A/RES/59/290", None),
    "hostages-convention": ("1979-12-17", "A/RES/34/146", None),
    "ipp-convention": ("1973-12-14", "A/RES/3166(XXVIII)", None),
    "sua-protocol": ("1988-03-10", None, "sua-convention"),
    "sua-protocol-2005-protocol": ("2005-10-14", None, "sua-protocol"),
    "nelson-mandela-rules": ("2015-12-17", "A/RES/70/175", None),
    "ctbt": ("1996-09-10", "A/RES/50/245", None),
    "att": ("2013-04-02", "A/RES/67/234B", None),
    "tpnw": ("2017-07-07", None, None),
    "jcpoa": ("2015-07-14", "S/RES/2231(2015)", None),
    "outer-space-treaty": ("1966-12-19", "A/RES/2222(XXI)", None),
    "unclos": ("1982-12-10", None, None),
    "part-xi-agreement": ("1994-07-28", "A/RES/48/263", "unclos"),
    "kyoto-protocol": ("1997-12-11", None, "unfccc"),
    "kigali-amendment": ("2016-10-15", None, "montreal-protocol"),
    "nagoya-protocol": ("2010-10-29", None, "cbd"),
    "watercourses-convention": ("1997-05-21", "A/RES/51/229", None),
    "agenda-2030": ("2015-09-25", "A/RES/70/1", None),
    "addis-ababa-action-agenda": ("2015-07-16", "A/RES/69/313", None),
    "sendai-framework": ("2015-03-18", "A/RES/69/283", None),
    "new-urban-agenda": ("2016-10-20", "A/RES/71/256", None),
    "samoa-pathway": ("2014-09-04", "A/RES/69/15", None),
    "millennium-declaration": ("2000-09-08", "A/RES/55/2", None),
    "world-summit-outcome": ("2005-09-16", "A/RES/60/1", None),
    "pact-for-the-future": ("2024-09-22", "A/RES/79/1", None),
    "decolonization-declaration": ("1960-12-14", "A/RES/1514(XV)", None),
    "friendly-relations-declaration": ("1970-10-24", "A/RES/2625(XXV)", None),
    "aggression-definition": ("1974-12-14", "A/RES/3314(XXIX)", None),
    "uniting-for-peace": ("1950-11-03", "A/RES/377(V)", None),
    "undrip": ("2007-09-13", "A/RES/61/295", None),
    "right-to-development-declaration": ("1986-12-04", "A/RES/41/128", None),
    "minorities-declaration": ("1992-12-18", "A/RES/47/135", None),
    "paris-principles": ("1993-12-20", "A/RES/48/134", None),
    "general-convention": ("1946-02-13", "A/RES/22(I)A", None),
    "un-personnel-safety-protocol": ("2005-12-08", "A/RES/60/42", "un-personnel-safety-convention"),
    "icty-statute": ("1993-05-25", "S/RES/827(1993)", None),
    "ictr-statute": ("1994-11-08", "S/RES/955(1994)", None),
    "undt-statute": ("2008-12-24", "A/RES/63/253", None),
    "rome-statute": ("1998-07-17", None, None),
    "psc-protocol": ("2002-07-09", None, "au-constitutive-act"),
    "bonn-agreement": ("2001-12-05", None, None),
    "dayton-agreement": ("1995-12-14", None, None),
    "minsk-package": ("2015-02-12", "S/RES/2202(2015)", None),
    "colombia-final-agreement": ("2016-11-24", None, None),
    "cpa-sudan": ("2005-01-09", None, None),
    "psc-framework": ("2013-02-24", None, None),
}

NAMED = {
    "United Nations Charter": "un-charter",
    "UN Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances": "illicit-drug-traffic-convention",
    "Palermo Protocol": "trafficking-protocol",
    "1988 SUA Protocol": "sua-protocol",
    "2030 Agenda": "agenda-2030",
    "UNCLOS": "unclos",
    "Fourth Geneva Convention": "geneva-convention-4",
    "Johannesburg Plan of Implementation": "jpoi",
    "Hodeidah Agreement": "hodeidah-agreement",
    "Mandela Rules": "nelson-mandela-rules",
    "Ottawa Convention": "mine-ban-convention",
    "1951 Convention": "refugee-convention",
}

BARE = {
    "agenda", "agreement", "charter", "code", "compact", "consensus", "constitution", "convention", "covenant", "declaration", "framework",
    "optional protocol", "plan", "plan of action", "platform for action", "political declaration", "principles", "programme of action",
    "protocol", "protocols", "regulations", "road map", "roadmap", "rules", "statute", "strategy", "treaty", "peace agreement",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as handle:
        return list(csv.DictReader(handle))


def members(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def forms(row: dict[str, str]) -> set[str]:
    return {form.casefold() for form in (row["name"], row["title"], *members(row["aliases"]))}


def plain(name: str) -> str:
    """Fold case, accents, punctuation, spelling and small words away, as one compares official titles."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    bare = bare.replace("organisation", "organization").replace("programme", "program").replace("&", " and ")
    return " ".join(word for word in re.findall(r"\w+", bare) if word not in {"the", "of", "for", "and", "to", "on", "in", "a", "an"})


TABLE = rows(FOLDER / "instruments.csv")
GROUPS = rows(FOLDER / "groups.csv")
BY_ID = {row["id"]: row for row in TABLE}


def test_columns_order_and_size() -> None:
    assert list(TABLE[0]) == COLUMNS
    ids = [row["id"] for row in TABLE]
    assert ids == sorted(ids)
    assert len(ids) >= 500


def test_ids_are_slugs_and_taken_by_no_other_table() -> None:
    everywhere = Counter(row["id"] for path in sorted(FOLDER.glob("*.csv")) for row in rows(path) if "kind" in row)
    assert [i for i in BY_ID if everywhere[i] > 1] == []
    assert [i for i in BY_ID if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []


def test_each_record_is_whole() -> None:
    for row in TABLE:
        assert row["kind"] == "instrument", row["id"]
        assert row["category"] in CATEGORIES, row["id"]
        assert row["name"], row["id"]
        assert row["title"], row["id"]
        assert row["source"], row["id"]
        assert not row["succeeds"], f"{row['id']}: succession is between bodies"


def test_no_form_is_claimed_twice() -> None:
    owner: dict[str, str] = {}
    for row in TABLE:
        for form in forms(row):
            assert owner.setdefault(form, row["id"]) == row["id"], f"{form!r}: {owner[form]} and {row['id']}"
    heads = [row["name"].casefold() for row in GROUPS]
    assert len(heads) == len(set(heads))
    assert [head for head in heads if head in owner] == []


def test_no_body_or_actor_bears_the_name_of_an_instrument() -> None:
    others: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        for row in rows(path):
            if row.get("kind") in {"body", "actor"}:
                others.update(dict.fromkeys(forms(row), row["id"]))
    assert others
    assert [(row["id"], form, others[form]) for row in TABLE for form in sorted(forms(row)) if form in others] == []


def test_forms_are_clean_and_keep_a_distinguishing_word() -> None:
    for row in TABLE:
        for form in (row["name"], row["title"], *members(row["aliases"])):
            assert form == " ".join(form.split()), row["id"]
            assert not re.search("[\u2018\u2019\u201c\u201d\u00a0|]", form), f"{row['id']}: {form}"
            assert form.casefold().removeprefix("the ") not in BARE, f"{row['id']}: {form}"
            assert len(form) > 2, f"{row['id']}: {form}"


def test_no_alias_is_listed_twice() -> None:
    for row in TABLE:
        aliases = members(row["aliases"])
        assert len(aliases) == len(set(aliases)), row["id"]
        assert not {row["name"], row["title"]} & set(aliases), row["id"]


def test_parents_are_other_instruments_without_circles() -> None:
    for row in TABLE:
        seen, todo = set(), members(row["parent"])
        while todo:
            parent = todo.pop()
            assert parent in BY_ID, f"{row['id']}: no instrument {parent}"
            assert parent != row["id"], f"{row['id']} supplements itself"
            if parent not in seen:
                seen.add(parent)
                todo += members(BY_ID[parent]["parent"])


def test_a_supplement_is_no_older_than_what_it_supplements() -> None:
    for row in TABLE:
        for parent in members(row["parent"]):
            later, earlier = row["since"], BY_ID[parent]["since"]
            size = min(len(later), len(earlier))
            assert not size or later[:size] >= earlier[:size], f"{row['id']} of {later} supplements {parent} of {earlier}"


def test_dates_are_real_and_plausible() -> None:
    for row in TABLE:
        for cell in (row["since"], row["until"]):
            if cell:
                found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?", cell)
                assert found, f"{row['id']}: {cell}"
                assert 1850 <= int(found[1]) <= 2026, f"{row['id']}: {cell}"


def test_symbols_are_canonical_and_fit_the_date() -> None:
    for row in TABLE:
        symbol, year = row["symbol"], int(row["since"][:4] or 0)
        if not symbol:
            continue
        assert SYMBOL.fullmatch(symbol), f"{row['id']}: {symbol}"
        assert year, f"{row['id']}: what a resolution carries has a date"
        if found := re.match(r"A/RES/(\d+)/", symbol):
            carried = int(found[1]) + 1945
        elif found := re.search(r"\((\d{4})\)$|^E/RES/(\d{4})/", symbol):
            carried = int(found[1] or found[2])
        else:
            continue
        assert -1 <= carried - year <= 1, f"{row['id']} of {year}: {symbol}"


@pytest.mark.parametrize("key", FACTS)
def test_hand_checked_facts(key: str) -> None:
    adopted, carrier, parent = FACTS[key]
    row = BY_ID[key]
    assert row["since"] == adopted
    assert row["symbol"] == (carrier or "")
    assert members(row["parent"]) == ([parent] if parent else [])


@pytest.mark.parametrize("form", NAMED)
def test_forms_in_use_lead_to_their_record(form: str) -> None:
    assert [row["id"] for row in TABLE if form.casefold() in forms(row)] == [NAMED[form]]


def test_titles_that_other_pieces_rely_on() -> None:
    assert BY_ID["un-charter"]["title"] == "Charter of the United Nations"
    assert BY_ID["agenda-2030"]["title"] == "Transforming our world: the 2030 Agenda for Sustainable Development"
    assert BY_ID["trafficking-global-plan"]["title"] == "United Nations Global Plan of Action to Combat Trafficking in Persons"


def test_groups_are_plural_and_resolve() -> None:
    assert list(GROUPS[0]) == ["name", "members", "source"]
    assert [row["name"] for row in GROUPS] == sorted(row["name"] for row in GROUPS)
    for row in GROUPS:
        ids = members(row["members"])
        assert row["source"], row["name"]
        assert len(ids) > 1, row["name"]
        assert len(ids) == len(set(ids)), row["name"]
        assert [i for i in ids if i not in load().records] == [], row["name"]


def test_the_four_geneva_conventions() -> None:
    group = {row["name"]: members(row["members"]) for row in GROUPS}
    four = [f"geneva-convention-{n}" for n in (1, 2, 3, 4)]
    assert group["Geneva Conventions"] == group["Geneva Conventions of 12 August 1949"] == four
    assert members(BY_ID["additional-protocol-1"]["parent"]) == four
    assert group["International Covenants on Human Rights"] == ["iccpr", "icescr"]


@pytest.mark.corpus
def test_every_instrument_of_the_gold_has_a_record() -> None:
    files = sorted(GOLD.glob("*.json"))
    if not files:
        if os.environ.get("GRAPHKIT_REQUIRE_CORPUS"):
            pytest.fail("the annotated documents are not beside the checkout")
        pytest.skip("the annotated documents are not beside the checkout")
    known = {plain(form) for row in TABLE for form in forms(row)}
    wanted = {
        target
        for path in files
        for mention in json.loads(path.read_text(encoding="utf8"))["mentions"]
        if mention["kind"] == "instrument"
        for target in mention["targets"]
    }
    assert wanted
    assert sorted(target for target in wanted if plain(target) not in known) == []
