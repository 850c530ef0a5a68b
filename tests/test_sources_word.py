"""What Word files hold beside plain paragraphs: numbers, insertions, tables, boxes, headers."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import printing
import pytest
from docx.oxml import parse_xml

from graphkit.sources.docx import read

W = printing.W
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def text_of(document: docx.document.Document) -> str:
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue(), "a.docx")[0].text


def add(document: docx.document.Document, xml: str) -> None:
    """Add an element before the settings of the page, which stand last."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def numbered(document: docx.document.Document, levels: list[tuple[str, str]]) -> None:
    """Define list 77 with a form and a pattern for each level."""
    numbering = document.part.numbering_part.element
    defined = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="777">{defined}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="777"/></w:num>'))


def item(words: str, level: int) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
    return f"<w:p {W}>{place}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_automatic_numbers_are_printed() -> None:
    document = docx.Document()
    numbered(document, [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("bullet", "-")])
    for level, words in [
        (0, "Decides:"),
        (1, "To extend"),
        (1, "To renew"),
        (2, "Until May"),
        (0, "Requests"),
        (1, "To report"),
        (3, "Well"),
    ]:
        add(document, item(words, level))
    assert text_of(document).split("\n\n") == [
        *("1. Decides:", "(a) To extend", "(b) To renew", "(i) Until May", "2. Requests", "(a) To report", "Well"),
    ]


def test_numbers_that_a_style_gives_and_lists_that_begin_anew() -> None:
    document = docx.Document()
    numbered(document, [("decimal", "%1.")])
    style = parse_xml(f'<w:style {W} w:type="paragraph" w:styleId="OP"><w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr></w:style>')
    document.styles.element.append(style)
    begun = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    again = f'<w:num {W} w:numId="78"><w:abstractNumId w:val="777"/>{begun}</w:num>'
    document.part.numbering_part.element.append(parse_xml(again))
    for words in ("Decides", "Requests"):
        add(document, f'<w:p {W}><w:pPr><w:pStyle w:val="OP"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>')
    add(document, item("Urges", 0).replace('"77"', '"78"'))
    add(document, item("Calls upon", 0).replace('"77"', '"78"'))
    assert text_of(document).split("\n\n") == ["1. Decides", "2. Requests", "5. Urges", "6. Calls upon"]


def test_what_is_inserted_is_text_and_what_is_struck_out_is_not() -> None:
    document = docx.Document()
    runs = (
        '<w:r><w:t xml:space="preserve">Recalling </w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>resolution 1373</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>resolution 1267</w:delText></w:r></w:del>'
        "<w:r><w:noBreakHyphen/><w:t>(2001)</w:t></w:r>"
        "<w:hyperlink><w:r><w:t>, and UNODC</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>, as it stands</w:t></w:r></w:sdtContent></w:sdt>"
    )
    add(document, f"<w:p {W}>{runs}</w:p>")
    add(document, f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    assert text_of(document).split("\n\n") == ["Recalling resolution 1373-(2001), and UNODC, as it stands", "In a control"]


def test_a_row_of_a_table_is_a_block_and_a_page_laid_out_as_a_table_is_text() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, words in zip(table.rows[0].cells, ["S/PV.8151", "22 December 2017", "S/RES/2397 (2017)"], strict=True):
        cell.text = words
    merged = table.rows[1].cells[0].merge(table.rows[1].cells[2])
    merged.text = "The Security Council,"
    merged.add_paragraph("Recalling its resolution 1373 (2001),")
    assert text_of(document).split("\n\n") == [
        *("S/PV.8151 | 22 December 2017 | S/RES/2397 (2017)", "The Security Council,", "Recalling its resolution 1373 (2001),"),
    ]


def test_the_masthead_is_read_and_running_heads_are_not() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "A/80/6 along the page"
    section.footer.paragraphs[0].text = "25-05123"
    document.add_paragraph("Recalling its resolution 1373 (2001)")
    assert text_of(document) == "Recalling its resolution 1373 (2001)"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "A/80/6"
    assert text_of(document) == "A/80/6\n\nRecalling its resolution 1373 (2001)"


def test_a_text_box_is_read_once_though_it_stands_twice() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    new, old = f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>", f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    both = f"<mc:AlternateContent {MC}>{new}{old}</mc:AlternateContent>"
    add(document, f"<w:p {W}><w:r><w:t>Beside</w:t>{both}</w:r></w:p>")
    assert text_of(document).split("\n\n") == ["Beside", "In a box"]


def test_marks_of_footnotes_that_were_typed_by_hand_go() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("resolution 70/1")
    paragraph.add_run("12").font.superscript = True
    paragraph.add_run(" of the 21")
    paragraph.add_run("st").font.superscript = True
    assert text_of(document) == "resolution 70/1 of the 21st"


def test_a_raised_letter_below_a_table_is_a_mark_and_hidden_words_are_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("countries with special needs")
    paragraph.add_run("a").font.superscript = True
    paragraph.add_run(" under resolution 1540 (2004)").font.hidden = True
    paragraph.add_run(", as they are").font.hidden = False
    assert text_of(document) == "countries with special needs, as they are"


def kin(document: docx.document.Document, old: bytes, new: bytes) -> bytes:
    """The file with other words in the markup of its parts."""
    out, changed = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as packed, zipfile.ZipFile(changed, "w") as rewritten:
        for name in packed.namelist():
            rewritten.writestr(name, re.sub(old, new, packed.read(name)))
    return changed.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"openxmlformats-officedocument\.wordprocessingml\.document\.main", b"ms-word.document.macroEnabled.main"),
        (rb"wordprocessingml\.document\.main", b"wordprocessingml.template.main"),
        (rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/", rb"http://purl.oclc.org/ooxml/\1/"),
    ],
    ids=["macros", "template", "strict"],
)
def test_the_kin_of_word_documents_are_read_like_them(old: bytes, new: bytes) -> None:
    document = docx.Document()
    document.add_paragraph("Recalling its resolution 1373 (2001)")
    document.add_paragraph("Decides", style="List Number")
    data = kin(document, old, new)
    assert read(data, "draft")[0].text == "Recalling its resolution 1373 (2001)\n\n1. Decides"


def test_a_grid_that_claims_a_million_columns_costs_nothing() -> None:
    document = docx.Document()
    document.add_table(1, 1).rows[0].cells[0].text = "Recalling"
    cell = next(document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tcPr"))
    cell.append(parse_xml(f'<w:gridSpan {W} w:val="1000000000"/>'))
    assert text_of(document) == "Recalling"
