"""The same document in every format: what tests print and then read again."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from fpdf import FPDF

NOTE = re.compile(r"\{(\d+)\}")
"""A mark of a footnote in the blocks that are given to the printers."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain(text: str) -> str:
    """A text in the letters that every format here can show: those of Western Europe."""
    folded = text.translate({ord(c): "-" for c in "\u2010\u2011\u2012\u2212"})
    return folded.encode("cp1252", "replace").decode("cp1252")


def blocks_of(text: str) -> list[str]:
    """The blocks of a text."""
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


class _Sheet(FPDF):
    """Pages as the United Nations prints them: the symbol along the head, page and job number along the foot."""

    def __init__(self, symbol: str, notes: Sequence[str], columns: int) -> None:
        super().__init__(format="letter", unit="pt")
        self.symbol, self.notes, self.columns, self.column = symbol, list(notes), columns, 0
        self.core_fonts_encoding = "windows-1252"

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_font("times", size=8.5)
            self.set_xy(60, 40)
            self.cell(0, 10, self.symbol)
        self.set_font("times", size=10)
        self.set_xy(self.l_margin, 90)

    def footer(self) -> None:
        self.set_font("times", size=8.5)
        self.set_xy(60, 750)
        self.cell(0, 10, f"{self.page_no()}/{{nb}}   17-20841 (E)")

    @property
    def accept_page_break(self) -> bool:
        if self.columns == 1 or self.column == 1:
            self.column = 0
            self._place()
            return True
        self.column = 1
        self._place()
        self.set_y(90)
        return False

    def _place(self) -> None:
        if self.columns == 2:
            self.set_left_margin(60 + 255 * self.column)
            self.set_right_margin(612 - 300 - 255 * self.column)


def as_pdf(text: str, symbol: str = "S/RES/9999 (2099)", notes: Sequence[str] = (), columns: int = 1) -> bytes:
    """A born-digital PDF. Footnotes stand in small print on the last page, their marks raised."""
    sheet = _Sheet(symbol, notes, columns)
    sheet.set_margins(120 if columns == 1 else 60, 90, 120)
    sheet.set_auto_page_break(True, 110)
    sheet._place()
    sheet.add_page()
    sheet.set_font("times", size=10)
    for block in blocks_of(text):
        if NOTE.search(block):
            for number, piece in enumerate(NOTE.split(block)):
                if number % 2:
                    sheet.char_vpos = "SUP"
                    sheet.write(12, piece)
                    sheet.char_vpos = "LINE"
                else:
                    sheet.write(12, piece)
            sheet.ln(12)
        else:
            sheet.multi_cell(0, 12, block, align="J" if columns == 1 else "L", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(8)
    if notes:
        sheet.set_auto_page_break(False)
        sheet.set_xy(sheet.l_margin, 735 - 20 * len(notes))
        sheet.set_font("times", size=8)
        sheet.cell(0, 9, "_" * 18, new_x="LMARGIN", new_y="NEXT")
        for number, note in enumerate(notes, 1):
            sheet.char_vpos = "SUP"
            sheet.write(9, str(number))
            sheet.char_vpos = "LINE"
            sheet.write(9, f" {note}")
            sheet.ln(10)
    return bytes(sheet.output())


def as_docx(text: str, symbol: str = "S/RES/9999 (2099)", notes: Sequence[str] = ()) -> bytes:
    """A Word file: the symbol in the header of its pages, footnotes in their own part, numbers typed as they stand."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = symbol
    document.sections[0].footer.paragraphs[0].text = "17-20841"
    for block in blocks_of(text):
        paragraph = document.add_paragraph()
        for number, piece in enumerate(NOTE.split(block)):
            if number % 2:
                paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="{int(piece) + 1}"/></w:r>'))
            else:
                paragraph.add_run(piece)
    if notes:
        parts = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(notes, 2)
        )
        ruled = f'<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{parts}'
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f'<?xml version="1.0"?><w:footnotes {W}>{ruled}</w:footnotes>'.encode(),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str, symbol: str = "S/RES/9999 (2099)", notes: Sequence[str] = ()) -> bytes:
    """A page of a site: menu, bread crumbs, the document, share buttons, a form."""
    paragraphs = "\n".join(
        f"<p>{NOTE.sub(lambda m: f'<sup><a href=#fn{m[1]}>{m[1]}</a></sup>', escape(block))}</p>" for block in blocks_of(text)
    )
    below = "".join(f"<p id=fn{number}><sup>{number}</sup> {escape(note)}</p>" for number, note in enumerate(notes, 1))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(symbol)} - Library</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/docs">Documents</a></li>
<li><a href="/about">About resolution 1 (1946)</a></li></ul></nav>
<div class="breadcrumb"><a href="/">Home</a> &raquo; <a href="/docs">Documents</a></div>
<main><article>{paragraphs}{below}</article></main>
<div class="share-buttons"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<aside class="related-posts"><h3>More Posts</h3><ul><li><a href="/r">Resolution 1325 (2000)</a></li></ul></aside>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div>
<footer>All rights reserved</footer></body></html>""".encode()


def as_akoma(text: str, symbol: str = "S/RES/9999 (2099)", notes: Sequence[str] = ()) -> bytes:
    """Akoma Ntoso with paragraph numbers in elements of their own."""
    paragraphs = []
    for block in blocks_of(text):
        numbered = re.match(r"(\d+)\.\s+(.*)", block)
        words = escape(numbered[2] if numbered else block)
        words = NOTE.sub(lambda m: f'<authorialNote marker="{m[1]}"><p>{escape(notes[int(m[1]) - 1])}</p></authorialNote>', words)
        number = f"<num>{numbered[1]}.</num>" if numbered else ""
        paragraphs.append(f"<paragraph>{number}<content><p>{words}</p></content></paragraph>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f'<statement name="resolution"><mainBody>{"".join(paragraphs)}</mainBody></statement></akomaNtoso>'
    ).encode()


def by_browser(pages: dict[str, bytes], folder: Path) -> dict[str, bytes] | None:
    """Web pages printed to PDF by a browser; None where there is none."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        return None
    printed = {}
    for name, page in pages.items():
        source, target = folder / f"{name}.html", folder / f"{name}.pdf"
        source.write_bytes(page)
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
        ]
        subprocess.run([*command, source.as_uri()], capture_output=True, timeout=120, check=False)
        if not target.is_file():
            return None
        printed[name] = target.read_bytes()
    return printed


def zipped(**parts: bytes) -> bytes:
    """A zip of the parts, names with ``__`` for a slash and ``_dot_`` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()
