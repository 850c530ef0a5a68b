"""Catalogue records and Akoma Ntoso: the text, and the facts beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.cite import extract
from graphkit.sources import UnreadableError, read, read_all
from graphkit.sources.formats import sniff

RECORDS = Path(__file__).parent / "data" / "records.xml"


def test_each_record_of_a_document_is_a_card_with_its_facts() -> None:
    first, second = read_all(RECORDS)
    assert (first.part, second.part) == ("A_RES_60_288", "S_RES_2388(2017)")
    assert second.facts == {
        "symbol": "S/RES/2388(2017)",
        "title": "Resolution 2388 (2017) : [on trafficking in persons in armed conflict]",
        "date": "2017-11-21",
        "meeting": "S/PV.8111",
        "language": "en",
    }
    assert first.facts == {"symbol": "A/RES/60/288", "title": "The global counter-terrorism strategy", "date": "2006-09-08"}
    assert "Agenda: INTERNATIONAL SECURITY" in second.text.split("\n\n")


def test_related_documents_are_references_of_the_record_and_the_agenda_is_not() -> None:
    for text in read_all(RECORDS):
        found = extract(text.text, text.part)
        assert found.documents[0].symbol == text.facts["symbol"]
        targets = {target for r in found.references for target in r.targets}
        assert targets >= ({"S/2017/973", "S/PV.8111"} if "2388" in text.part else {"A/60/L.62"})
        assert text.facts["symbol"] not in targets
        assert "S/72" not in targets


def test_records_without_namespace_or_with_a_prefix_are_read(tmp_path: Path) -> None:
    plain = RECORDS.read_text(encoding="utf-8")
    marked = plain.replace("<", "<marc:").replace("<marc:/", "</marc:").replace("<marc:?", "<?").replace("xmlns=", "xmlns:marc=")
    for number, changed in enumerate((plain.replace(' xmlns="http://www.loc.gov/MARC21/slim"', ""), marked)):
        path = tmp_path / f"{number}.xml"
        path.write_text(changed, encoding="utf-8")
        assert [text.part for text in read_all(path)] == ["A_RES_60_288", "S_RES_2388(2017)"]
    assert "Related documents" in read(RECORDS).text


def test_a_catalogue_without_documents_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "books.xml"
    path.write_text(RECORDS.read_text(encoding="utf-8").replace('"191"', '"099"'), encoding="utf-8")
    with pytest.raises(UnreadableError, match="none of its catalogue records names a document symbol"):
        read(path)


AKOMA = """<?xml version="1.0"?><akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><akn:statement>
<akn:meta><akn:identification><akn:FRBRWork><akn:FRBRdate date="2017-11-21" name="adoption"/></akn:FRBRWork><akn:FRBRExpression>
<akn:FRBRdate date="2020-01-01"/><akn:FRBRlanguage language="eng"/></akn:FRBRExpression></akn:identification></akn:meta>
<akn:preface><akn:p>Resolution 2388 (2017)</akn:p></akn:preface>
<akn:preamble><akn:recital><akn:p>Recalling its resolution 2331
  (2016)<akn:authorialNote marker="1"><akn:p>See S/2017/939.</akn:p></akn:authorialNote>
  and <akn:i>UNODC</akn:i>,</akn:p></akn:recital></akn:preamble>
<akn:body><akn:paragraph><akn:num>1.</akn:num><akn:intro><akn:p>Decides:</akn:p></akn:intro><akn:list><akn:point><akn:num>(a)</akn:num>
<akn:content><akn:p>To act;</akn:p></akn:content></akn:point></akn:list></akn:paragraph>
<akn:paragraph><akn:num>2</akn:num><akn:heading>Requests</akn:heading></akn:paragraph>
<akn:table><akn:tr><akn:th><akn:p>Year</akn:p></akn:th><akn:td><akn:p>2017</akn:p></akn:td></akn:tr></akn:table></akn:body>
</akn:statement></akn:akomaNtoso>"""


def test_akoma_gives_blocks_with_their_numbers_and_notes_apart(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_text(AKOMA, encoding="utf-8")
    (text,) = read_all(tmp_path / "a.bin")
    assert text.facts == {"date": "2017-11-21", "language": "en"}
    assert [" ".join(block.split()) for block in text.text.split("\n\n")] == [
        "Resolution 2388 (2017)",
        "Recalling its resolution 2331 (2016) and UNODC,",
        "1. Decides:",
        "(a) To act;",
        "2. Requests",
        "Year | 2017",
        "¹ See S/2017/939.",
    ]


@pytest.mark.corpus
def test_a_real_decision_in_akoma_ntoso(corpus: Path) -> None:
    text = read(corpus / "formats" / "dec_5.xml")
    assert text.facts["date"] == "2018-11-15"
    blocks = text.text.split("\n\n")
    assert sum(block.startswith(("2. that", "3. that", "4. that", "4.1 ")) for block in blocks) == 4
    assert "Decides" not in text.text.partition("considering")[0]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "html"),
        (b"\n\n<!-- saved from x --><html xmlns='http://www.w3.org/1999/xhtml'><p>x", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>", "html"),
        (b"<table><tr><td>S/PV.1</td></tr></table>", "html"),
        ("<html><body>Совет</body></html>".encode("utf-16"), "html"),
        (b"<!-- Page 2 -->\n\nThe Security Council,", "text"),
        (b"<S/RES/1> and a < b", "text"),
        (b"\0\0junk%PDF-1.4", "pdf"),
        (b"A file that begins with %PDF- is a PDF, says the manual of the reader", "text"),
        (b"BM, a region of the Sudan, and what the Council decided", "text"),
        (b"<marc:record xmlns:marc='http://www.loc.gov/MARC21/slim'/>", "marcxml"),
    ],
)
def test_the_format_is_told_by_what_a_file_holds(data: bytes, kind: str) -> None:
    assert sniff(data, "x.unknown") == kind
