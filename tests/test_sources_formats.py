"""One document, several formats: the same references from each."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from pathlib import Path

import printing
import pytest
from bench.formats import FORMATS, f1, printed, said

from graphkit.cite import extract
from graphkit.model import Reference
from graphkit.samples import folder
from graphkit.sources import docx, html, pdf, read, read_text

READERS = {"docx": docx, "html": html, "pdf": pdf}

SAMPLES = sorted(folder().glob("*.txt"))


def in_full(text: str, stem: str) -> list[tuple[object, ...]]:
    return [(r.kind, r.targets, r.verb, r.part, r.paragraph) for r in extract(text, stem).references]


@pytest.mark.parametrize("form", FORMATS)
def test_every_sample_gives_the_same_references_verbs_and_paragraphs_from_every_format(form: str) -> None:
    for path in SAMPLES:
        text = printing.plain(path.read_text(encoding="utf-8"))
        assert in_full(printed(text, path.stem, form), path.stem) == in_full(text, path.stem), path.stem


@pytest.mark.corpus
@pytest.mark.parametrize("form", FORMATS)
def test_real_documents_give_the_same_references_from_every_format(corpus: Path, form: str) -> None:
    paths = [path for path in sorted((corpus / "eosg" / "text").glob("*.txt")) if path.stat().st_size < 40_000][::180]
    for path in paths:
        stem, text = path.stem, printing.plain(path.read_text(encoding="utf-8"))
        assert f1(said(printed(text, stem, form), stem), said(text, stem)) >= 0.99, stem


def test_what_a_browser_prints_gives_the_same_references(tmp_path: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES[::20]}
    symbol = "S/RES/9999 (2099)"
    top, bottom = f"@top-left {{content: '{symbol}'}}", "@bottom-right {content: counter(page) '/' counter(pages)}"
    head = f"@page {{size: A4; margin: 25mm; {top} {bottom}}}"
    pages = {
        stem: f"<style>{head}</style>{''.join(f'<p>{escape(block)}</p>' for block in printing.blocks_of(text))}".encode()
        for stem, text in texts.items()
    }
    printed_pages = printing.by_browser(pages, tmp_path)
    if printed_pages is None:
        pytest.skip("no browser here that prints")
    for stem, data in printed_pages.items():
        text = pdf.read(data, stem)[0].text
        # the head of the first page is the masthead, as it is in plain text
        assert said(text, stem) == said(f"{symbol}\n\n{texts[stem]}", stem)
        assert "9999" not in text.partition("\n\n")[2]


NOTED = """73/999. Trafficking in persons{1}

The General Assembly,

Reaffirming its resolution 70/1{2} of 25 September 2015, the Convention on the Rights of the Child{3} and resolution 2200 A (XXI),{1}

1. Decides to act on document A/73/264.{2}
"""
NOTES = ["Resolution 55/25, annex II.", "See A/71/53/Add.1, chap. II.", "United Nations, Treaty Series, vol. 1577, No. 27531."]


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_marks_of_footnotes_do_not_grow_onto_numbers_and_notes_stand_apart(form: str) -> None:
    printer, reader = FORMATS[form].printer, READERS[form]
    text = reader.read(printer(NOTED, "A/RES/73/999", notes=NOTES), "A_RES_73_999")[0].text
    blocks = text.split("\n\n")
    assert blocks[-3:] == [f"{'¹²³'[i]} {note}" for i, note in enumerate(NOTES)]
    references = extract(text, "A_RES_73_999").references
    found = [(target, r.part) for r in references for target in r.targets]
    assert found[:4] == [
        ("A/RES/70/1", "preambular"),
        ("crc", "preambular"),
        ("A/RES/2200(XXI)A", "preambular"),
        ("A/73/264", "operative"),
    ]
    assert [part for target, part in found if target in ("A/RES/55/25", "A/71/53/Add.1")] == ["footnote", "footnote"]


LISTED = {
    # what stands in the printed pages, read by eye
    "S_2018_95": "1591 1651 1665 1672 1713 1779 1841 1891 1945 1982 2035 2091 2138 2200 2265 2340 1556 1591 2035 1591 2035 1591 1556 2035"
    " 1591 1779 1841 1945 2035 2138 2200 2265 2340 1591 1779 1841 1945 2035 2138 2200 2265 2340 1591 1945",
    "A_RES_73_3": "71/3 70/266 68/300 72/139 69.2 33/11 67.1 71.3 71/3 70/175 71.3 70/1 69/313 55/2",
}


@pytest.mark.corpus
@pytest.mark.parametrize("stem", LISTED)
def test_a_printed_document_gives_the_resolutions_that_stand_in_it(corpus: Path, stem: str) -> None:
    text = read_text(corpus / "formats" / f"{stem}-EN.pdf")
    found = [r.surface.partition(" ")[0] for r in extract(text, stem).references if r.kind == "resolution"]
    assert found == LISTED[stem].split()


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["S_2017_77-EN.pdf", "S_2018_95-EN.pdf", "A_RES_73_3-EN.pdf"])
def test_heads_feet_and_page_numbers_of_printed_documents_go_and_nothing_else(corpus: Path, name: str) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(corpus / "formats" / name)
    naive = " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    text = read_text(corpus / "formats" / name)
    symbol = name.removesuffix("-EN.pdf").replace("_", "/")
    assert text.count(symbol) == 1, "the symbol stands in the masthead, and no more along the pages"
    assert not re.search(r"\d+/\d+ \d\d-\d{5}|\*\d{7}\*|\d\d-\d{5} \(E\)", text)

    def words(given: str) -> Counter[str]:
        return Counter(re.findall(r"[A-Za-z]{3,}|\(\d{4}\)", re.sub(r"\ufffe| ?-\s*\n", "", given)))

    lost, gained = words(naive) - words(text), words(text) - words(naive)
    assert not gained
    heads = {"Political", "declaration", "the", "high", "level", "meeting", "General", "Assembly", "fight", "against", "tuberculosis"}
    assert set(lost) <= heads | {"RES"}


@pytest.mark.corpus
def test_old_printed_pages_that_were_scanned_give_what_their_letters_allow(corpus: Path) -> None:
    text = read_text(corpus / "formats" / "1971-09-29_A_L.632-EN.pdf")
    assert {target for r in extract(text, "A_L.632").references for target in r.targets} >= {"un-charter"}
    spaced = read_text(corpus / "formats" / "S_RES_1030(1995).pdftotext.txt")
    found = [t for r in extract(spaced, "S_RES_1030(1995)").references for t in r.targets]
    assert {"S/PRST/1995/54", "S/1995/1024", "S/RES/968(1994)", "unmot"} <= set(found)


@pytest.fixture(scope="module")
def seed(corpus: Path) -> list[str]:
    return next((corpus / "seed").glob("*.txt")).read_text(encoding="utf-8").split("\n\n")


def site(blocks: list[str], marked: bool) -> bytes:
    """The page of the site around the blocks; without marks every block is a paragraph, as a poor site has it."""
    if not marked:
        return ("<html><body>" + "".join(f"<p>{escape(block)}</p>" for block in blocks) + "</body></html>").encode()
    crumb, title, _, *rest = blocks
    out = [
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
        f'<nav class="breadcrumb">{escape(crumb)}</nav><article><h1>{escape(title)}</h1><div class="entry-content">'
    ]
    ends = rest.index("More Posts")
    for block in rest[:ends]:
        related = f'<div class="inline-related-posts"><a href="/x"><span>See also</span>&nbsp; <span>{escape(block[8:])}</span></a></div>'
        out.append(related if block.startswith("See also") else f"<p>{escape(block)}</p>")
    out.append('</div></article><section class="related-posts"><h3>More Posts</h3>')
    for block in rest[ends + 1 :]:
        shared = "".join(f'<a class="share" href="#">{word}</a>' for word in block.split("\n"))
        out.append(f'</section><div class="share-buttons">{shared}</div>' if "Facebook" in block else f"<p>{escape(block)}</p>")
    return "".join([*out, "</body></html>"]).encode()


@pytest.mark.corpus
@pytest.mark.parametrize("marked", [True, False])
def test_the_first_page_of_the_project_gives_as_html_what_its_text_gives(seed: list[str], marked: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(seed, marked))
    text = read(path).text
    wanted = said("\n\n".join(seed), "page")
    assert len(wanted) > 40
    assert said(text, "page") == wanted
    if marked:
        for words in ("See also", "EFCC", "Facebook", "Leave a Reply", "Home »"):
            assert words not in text


OURS = [
    ("The Security Council,", True),
    ("Recalling its resolution 2331 (2016) and the work of UNODC,", True),
    ("See also  United Nations Security Council Resolution 1049 – Burundi", False),
    ("Taking note of the report of the Secretary-General (S/2017/939), which sets out in detail what has been done,", True),
    ("1. Requests the Secretary-General to report on the implementation of resolution 2253 (2015);", True),
    ("2. Decides to remain seized of the matter.", True),
    ("More Posts", False),
    ("Resolution 1325 (2000): what it says", False),
    ("Leave a Reply", False),
]


def test_a_site_around_a_document_of_ours_adds_nothing() -> None:
    blocks = [block for block, _ in OURS]
    wanted = said("\n\n".join(["Resolution 2388 (2017)", *(block for block, ours in OURS if ours)]), "page")
    page = site(["Home » United Nations", "Resolution 2388 (2017)", "", "Resolution 2388 (2017)", *blocks, "Facebook\nTwitter"], True)
    assert said(html.read(page, "page")[0].text, "page") == wanted
    assert [targets for _, targets in wanted] == [("S/RES/2331(2016)",), ("unodc",), ("S/2017/939",), ("S/RES/2253(2015)",)]


def test_references_of_every_format_point_into_the_text_that_its_reader_gives(tmp_path: Path) -> None:
    path = SAMPLES[0]
    for form, (printer, _) in FORMATS.items():
        file = tmp_path / f"{form}.bin"
        file.write_bytes(printer(printing.plain(path.read_text(encoding="utf-8")), path.stem))
        text = read(file).text
        references: tuple[Reference, ...] = extract(text, path.stem).references
        assert references
        assert all(text[r.start : r.end] == r.surface for r in references)
