"""The table of bodies: its form, its ties to the other tables, and facts checked by hand."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from graphkit import authority
from graphkit.model import Record

COLUMNS = ["id", "kind", "name", "title", "aliases", "category", "parent", "since", "until", "symbol", "succeeds", "source"]
CATEGORIES = {"organ", "committee", "mission", "office", "panel", "organisation", "tribunal", "fund", "programme", "agency", "department"}
CATEGORIES |= {"commission", "group"}
# A founder is one canonical symbol, or the id of an instrument.
SYMBOL = re.compile(
    r"(?:S|E|A/HRC|E/CN\.4|A|UNEP/EA\.\d)/(?:RES|DEC)/(?:\d{1,4}\([IVXLC]+\)[A-Z]?|\d{1,4}\((?:S|ES)-[IVXLC]+\)[A-Z]?|\d{1,4}\(\d{4}\)"
    r"|(?:\d{1,4}|S-\d+|ES-\d+)/\d{1,3}[A-Z]?|\d{1,3})|ST/SGB/(?:\d{4}/)?\d+"
)
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

# id: (founder, title), from the resolutions and constituent instruments themselves.
FACTS = {
    "security-council": ("un-charter", "Security Council"),
    "general-assembly": ("un-charter", "General Assembly"),
    "ecosoc": ("un-charter", "Economic and Social Council"),
    "trusteeship-council": ("un-charter", "Trusteeship Council"),
    "icj": ("un-charter", "International Court of Justice"),
    "secretariat": ("un-charter", "United Nations Secretariat"),
    "acabq": ("A/RES/14(I)", "Advisory Committee on Administrative and Budgetary Questions"),
    "board-of-auditors": ("A/RES/74(I)", "Board of Auditors"),
    "unicef": ("A/RES/57(I)", "United Nations Children's Fund"),
    "ilc": ("A/RES/174(II)", "International Law Commission"),
    "unrwa": ("A/RES/302(IV)", "United Nations Relief and Works Agency for Palestine Refugees in the Near East"),
    "unhcr": ("A/RES/319(IV)", "Office of the United Nations High Commissioner for Refugees"),
    "un-administrative-tribunal": ("A/RES/351(IV)A", "United Nations Administrative Tribunal"),
    "unscear": ("A/RES/913(X)", "United Nations Scientific Committee on the Effects of Atomic Radiation"),
    "copuos": ("A/RES/1472(XIV)", "Committee on the Peaceful Uses of Outer Space"),
    "c-24": (
        "A/RES/1654(XVI)",
        "Special Committee on the Situation with regard to the Implementation of the Declaration"
        " on the Granting of Independence to Colonial Countries and Peoples",
    ),
    "wfp": ("A/RES/1714(XVI)", "World Food Programme"),
    "special-committee-against-apartheid": ("A/RES/1761(XVII)", "Special Committee against Apartheid"),
    "unitar": ("A/RES/1934(XVIII)", "United Nations Institute for Training and Research"),
    "unctad": ("A/RES/1995(XIX)", "United Nations Conference on Trade and Development"),
    "c-34": ("A/RES/2006(XIX)", "Special Committee on Peacekeeping Operations"),
    "undp": ("A/RES/2029(XX)", "United Nations Development Programme"),
    "unido": ("A/RES/2152(XXI)", "United Nations Industrial Development Organization"),
    "uncdf": ("A/RES/2186(XXI)", "United Nations Capital Development Fund"),
    "uncitral": ("A/RES/2205(XXI)", "United Nations Commission on International Trade Law"),
    "council-for-namibia": ("A/RES/2248(S-V)", "United Nations Council for Namibia"),
    "unv": ("A/RES/2659(XXV)", "United Nations Volunteers"),
    "unu": ("A/RES/2951(XXVII)", "United Nations University"),
    "unep": ("A/RES/2997(XXVII)", "United Nations Environment Programme"),
    "ceirpp": ("A/RES/3376(XXX)", "Committee on the Exercise of the Inalienable Rights of the Palestinian People"),
    "unchs": ("A/RES/32/162", "United Nations Centre for Human Settlements (Habitat)"),
    "cerf": ("A/RES/46/182", "Central Emergency Response Fund"),
    "ohchr": ("A/RES/48/141", "Office of the United Nations High Commissioner for Human Rights"),
    "oios": ("A/RES/48/218B", "Office of Internal Oversight Services"),
    "un-habitat": ("A/RES/56/206", "United Nations Human Settlements Programme"),
    "ohrlls": (
        "A/RES/56/227",
        "Office of the High Representative for the Least Developed Countries, Landlocked Developing Countries"
        " and Small Island Developing States",
    ),
    "human-rights-council": ("A/RES/60/251", "Human Rights Council"),
    "internal-justice-council": ("A/RES/62/228", "Internal Justice Council"),
    "undt": ("A/RES/63/253", "United Nations Dispute Tribunal"),
    "un-women": ("A/RES/64/289", "United Nations Entity for Gender Equality and the Empowerment of Women"),
    "hlpf": ("A/RES/67/290", "High-level Political Forum on Sustainable Development"),
    "oct": ("A/RES/71/291", "Office of Counter-Terrorism"),
    "unrod": (
        "A/RES/ES-10/17",
        "United Nations Register of Damage Caused by the Construction of the Wall in the Occupied Palestinian Territory",
    ),
    "commission-on-human-rights": ("E/RES/5(I)", "Commission on Human Rights"),
    "csw": ("E/RES/11(II)", "Commission on the Status of Women"),
    "ceb": ("E/RES/13(III)", "United Nations System Chief Executives Board for Coordination"),
    "ece": ("E/RES/36(IV)", "Economic Commission for Europe"),
    "escap": ("E/RES/37(IV)", "Economic and Social Commission for Asia and the Pacific"),
    "eclac": ("E/RES/106(VI)", "Economic Commission for Latin America and the Caribbean"),
    "eca": ("E/RES/671(XXV)A", "Economic Commission for Africa"),
    "escwa": ("E/RES/1818(LV)", "Economic and Social Commission for Western Asia"),
    "cescr": ("E/RES/1985/17", "Committee on Economic, Social and Cultural Rights"),
    "ccpcj": ("E/RES/1992/1", "Commission on Crime Prevention and Criminal Justice"),
    "unaids": ("E/RES/1994/24", "Joint United Nations Programme on HIV/AIDS"),
    "pfii": ("E/RES/2000/22", "United Nations Permanent Forum on Indigenous Issues"),
    "coi-syria": ("A/HRC/RES/S-17/1", "Independent International Commission of Inquiry on the Syrian Arab Republic"),
    "iimm": ("A/HRC/RES/39/2", "Independent Investigative Mechanism for Myanmar"),
    "icc": ("rome-statute", "International Criminal Court"),
    "itlos": ("unclos", "International Tribunal for the Law of the Sea"),
    "human-rights-committee": ("iccpr", "Human Rights Committee"),
    "interpol": (None, "International Criminal Police Organization"),
    "african-union": ("au-constitutive-act", "African Union"),
    "oau": ("oau-charter", "Organization of African Unity"),
}

# What a text says: the body that it means.
NAMES = {
    "ECAFE": "escap",
    "Economic Commission for Latin America": "eclac",
    "ECWA": "escwa",
    "Arab League": "las",
    "Organization of the Islamic Conference": "oic",
    "South Pacific Forum": "pif",
    "IMCO": "imo",
    "Administrative Committee on Coordination": "ceb",
    "Population Commission": "cpd",
    "Social Commission": "csocd",
    "Committee for Development Planning": "cdp",
    "United Nations International Children's Emergency Fund": "unicef",
    "United Nations Fund for Population Activities": "unfpa",
    "Organisation for Economic Co-operation and Development": "oecd",
    "Organization for Economic Cooperation and Development": "oecd",
    "World Bank": "ibrd",
    "Interpol": "interpol",
    "UN Women": "un-women",
    "UNISDR": "undrr",
    "Governing Council of the United Nations Environment Programme": "unea",
    "Sub-Commission on Prevention of Discrimination and Protection of Minorities": "sub-commission-human-rights",
    "Dispute Tribunal": "undt",
    "Organisation for the Prohibition of Chemical Weapons": "opcw",
    "Organization for the Prohibition of Chemical Weapons": "opcw",
    "Food and Agriculture Organization": "fao",
    "African Union Peace and Security Council": "au-psc",
    "Commission of the African Union": "au-commission",
    "UN Global Counterterrorism Compact": "gctcc",
    "United Nations Economic Commission for Africa": "eca",
    "Gulf Cooperation Council": "gcc",
}

SUCCESSORS = {
    "african-union": {"oau"},
    "human-rights-council": {"commission-on-human-rights"},
    "icj": {"pcij"},
    "un-women": {"unifem", "instraw", "daw", "osagi"},
    "undp": {"epta", "un-special-fund"},
    "un-habitat": {"unchs"},
    "dpo": {"dpko"},
    "conference-on-disarmament": {"ccd"},
}


def rows() -> list[dict[str, str]]:
    text = files("graphkit.authority").joinpath("bodies.csv").read_text(encoding="utf8")
    return list(csv.DictReader(text.splitlines()))


ROWS = rows()
IDS = {row["id"] for row in ROWS}


def records() -> dict[str, Record]:
    return authority.load().records


def claims() -> dict[str, set[str]]:
    """Every form that matches, case folded, with the records that claim it."""
    found = defaultdict(set)
    for record in records().values():
        for form in (record.name, record.title, *record.aliases):
            found[form.casefold()].add(record.id)
    return found


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def test_table_is_a_field_wide_and_in_order() -> None:
    assert list(ROWS[0]) == COLUMNS
    assert len(ROWS) >= 1000
    ids = [row["id"] for row in ROWS]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("column", ["id", "name", "title", "source"])
def test_no_cell_is_empty_that_must_be_filled(column: str) -> None:
    assert [row["id"] for row in ROWS if not row[column].strip()] == []


@pytest.mark.parametrize("table", ["missions.csv", "instruments.csv", "actors.csv"])
def test_ids_are_not_used_in_another_table(table: str) -> None:
    text = files("graphkit.authority").joinpath(table).read_text(encoding="utf8")
    assert IDS & {row["id"] for row in csv.DictReader(text.splitlines())} == set()


def test_ids_are_slugs_and_kinds_and_categories_are_known() -> None:
    assert [row["id"] for row in ROWS if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["id"])] == []
    assert {row["kind"] for row in ROWS} == {"body"}
    assert {row["category"] for row in ROWS} <= CATEGORIES


def test_forms_are_clean() -> None:
    wrong = [
        (row["id"], form)
        for row in ROWS
        for form in (row["name"], row["title"], *split(row["aliases"]))
        if form != " ".join(form.split()) or set(form) & set("‘’“”\N{NO-BREAK SPACE};") or form.startswith(("The ", "the ", "a "))
    ]
    assert wrong == []


def test_no_bare_head_noun_is_a_form() -> None:
    heads = {"council", "assembly", "committee", "commission", "court", "tribunal", "conference", "office", "board", "fund", "programme"}
    heads |= {"group", "forum", "agency", "authority", "mechanism", "panel", "union", "bank", "network", "department", "organization"}
    heads |= {"enterprise", "commonwealth", "mission", "special committee", "advisory committee", "executive board", "trust fund"}
    assert [row["id"] for row in ROWS if heads & {form.casefold() for form in (row["name"], row["title"], *split(row["aliases"]))}] == []


def test_no_form_is_claimed_by_two_bodies_of_this_table_nor_by_one_here_and_one_elsewhere() -> None:
    shared = {form: sorted(ids) for form, ids in claims().items() if len(ids) > 1 and ids & IDS}
    assert shared == {}


def test_parents_and_predecessors_are_bodies() -> None:
    known = records()
    wrong = [
        (row["id"], column, other)
        for row in ROWS
        for column in ("parent", "succeeds")
        for other in split(row[column])
        if other == row["id"] or other not in known or known[other].kind != "body"
    ]
    assert wrong == []


@pytest.mark.parametrize("tie", ["parent", "succeeds"])
def test_no_body_is_part_of_itself_or_its_own_predecessor_through_others(tie: str) -> None:
    ties: dict[str, tuple[str, ...]] = {record.id: getattr(record, tie) for record in records().values()}
    for body in sorted(IDS):
        seen: set[str] = set()
        stack = list(ties[body])
        while stack:
            other = stack.pop()
            assert other != body
            if other not in seen:
                seen.add(other)
                stack += ties[other]


def test_founders_are_one_canonical_symbol_or_an_instrument() -> None:
    known = records()
    wrong = [
        (row["id"], row["symbol"])
        for row in ROWS
        if row["symbol"]
        and not SYMBOL.fullmatch(row["symbol"])
        and not (row["symbol"] in known and known[row["symbol"]].kind == "instrument")
    ]
    assert wrong == []


def test_dates_are_ordered() -> None:
    for row in ROWS:
        since, until = row["since"], row["until"]
        assert all(DAY.fullmatch(day) for day in (since, until) if day), row["id"]
        if since and until:
            assert since[: len(until)] <= until[: len(since)], row["id"]


def test_a_body_is_not_older_than_the_year_in_its_founder() -> None:
    wrong = []
    for row in ROWS:
        found = re.fullmatch(r"(?:S/RES/\d+\((\d{4})\)|E/RES/(\d{4})/\d+)", row["symbol"])
        if found and row["since"] and row["since"][:4] < (found[1] or found[2]):
            wrong.append(row["id"])
    assert wrong == []


@pytest.mark.parametrize("body", FACTS)
def test_founder_and_title(body: str) -> None:
    record = records()[body]
    assert (record.symbol, record.title) == FACTS[body]


@pytest.mark.parametrize("form", NAMES)
def test_old_and_variant_names_lead_to_the_body(form: str) -> None:
    assert claims()[form.casefold()] == {NAMES[form]}


@pytest.mark.parametrize("body", SUCCESSORS)
def test_successors(body: str) -> None:
    assert set(records()[body].succeeds) == SUCCESSORS[body]
