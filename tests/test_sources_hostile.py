"""Files that are broken, locked or made to harm: one clear line each, in bounded time and memory."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import printing
import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from graphkit.samples import folder
from graphkit.sources import UnreadableError, confined, formats, limits, read, read_all

TEXT = (folder() / "S_RES_2388(2017).txt").read_text(encoding="utf-8")
_OOXML = "http://schemas.openxmlformats.org"
CONTENT_TYPES = f"""<?xml version="1.0"?><Types xmlns="{_OOXML}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""".encode()
RELS = f"""<?xml version="1.0"?><Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="a"
Type="{_OOXML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""".encode()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
AKOMA = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><body><p>%s</p></body></akomaNtoso>'


def word(body: bytes, **parts: bytes) -> bytes:
    """A Word file with this document in it."""
    return printing.zipped(**{"[Content_Types]_dot_xml": CONTENT_TYPES, "_rels___dot_rels": RELS, "word__document_dot_xml": body} | parts)


def locked() -> bytes:
    sheet = FPDF()
    sheet.set_encryption("owner", "user", encryption_method=EncryptionMethod.RC4)
    sheet.add_page()
    sheet.set_font("times", size=10)
    sheet.multi_cell(0, 12, "Recalling its resolution 1373 (2001)")
    return bytes(sheet.output())


def scanned() -> bytes:
    sheet = FPDF()
    sheet.add_page()
    sheet.rect(10, 10, 100, 100, style="F")
    return bytes(sheet.output())


def laughing() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f"<?xml version='1.0'?><!DOCTYPE akomaNtoso [{entities}]>{AKOMA % '&a11;'}".encode()


def circular() -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY a "&b;"><!ENTITY b "&a;">]>{AKOMA % "&a;"}'.encode()


def reaching(path: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file://{path}">]>{AKOMA % "&x;"}'.encode()


def swollen() -> bytes:
    """A small zip whose document is said to be half a gigabyte."""
    return word(b"<w:document>" + b" " * (limits.MARKUP_BYTES + 1))


def lying() -> bytes:
    """A zip that says less than it unpacks to."""
    data = bytearray(word(f"<w:document {W}><w:body><w:p><w:r><w:t>".encode() + b"A" * 5_000_000))
    for number in range(len(data) - 4):
        if data[number : number + 4] == (5_000_000 + 83).to_bytes(4, "little"):
            data[number : number + 4] = (400).to_bytes(4, "little")
    return bytes(data)


def ole(password: bool) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + ("EncryptedPackage".encode("utf-16-le") if password else b"Word")


HOSTILE = {
    "locked.pdf": (locked(), "it is a PDF with a password"),
    "scan.pdf": (scanned(), "it is a PDF without a text layer: a scan"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "it is a broken PDF"),
    "laughs.xml": (laughing(), "it "),
    "circle.xml": (circular(), "it "),
    "reach.xml": (reaching("/etc/hostname"), "it declares XML entities, which are not read"),
    "cut.xml": ((AKOMA % "x").encode()[:-20], "it is a broken XML file"),
    "other.xml": (
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "it is XML of a kind that is not read (its root is svg)",
    ),
    "swollen.docx": (swollen(), "it unpacks to"),
    "lying.docx": (lying(), "it is a broken Word file"),
    "cut.docx": (printing.as_docx(TEXT)[:3000], "it is a broken Word file or zip archive"),
    "empty.docx": (word(f"<w:document {W}><w:body/></w:document>".encode()), "it is a Word file without text"),
    "entities.docx": (
        word(f'<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w:document {W}><w:body/></w:document>'.encode()),
        "it is a Word file without text",
    ),
    "sheet.docx": (printing.zipped(xl__workbook_dot_xml=b"<x/>"), "it is an Excel file, not text"),
    "archive.txt": (printing.zipped(a_dot_txt=b"x"), "it is an archive (zip)"),
    "old.doc": (ole(False), "it is an old Word file (.doc) or another OLE file"),
    "locked.docx": (ole(True), "it is a Word file with a password"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "it is a picture (PNG), not text"),
    "picture.txt": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "it is a picture (JPEG), not text"),
    "memo.txt": (b"{\\rtf1 Recalling}", "it is a rich text file (RTF), not text"),
    "empty.html": (b"<!doctype html><html><body><script>go()</script></body></html>", "it is a web page without text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line_with_what_to_do(tmp_path: Path, name: str) -> None:
    data, why = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert caught.value.why.startswith(why)
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400
    assert caught.value.hint


def test_nothing_outside_a_document_is_read_into_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for declared in (f'SYSTEM "file://{secret}"', f'PUBLIC "x" "file://{secret}"'):
        path = tmp_path / "a.xml"
        path.write_text(f"<?xml version='1.0'?><!DOCTYPE akomaNtoso [<!ENTITY x {declared}>]>{AKOMA % 'words &x;'}")
        with pytest.raises(UnreadableError):
            read(path)
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
    document = f"{entity}<w:document {W}><w:body><w:p><w:r><w:t>words &x;</w:t></w:r></w:p></w:body></w:document>"
    (tmp_path / "a.docx").write_bytes(word(document.encode()))
    assert "secret" not in read(tmp_path / "a.docx").text


def test_five_hundred_pages_are_read_whole(tmp_path: Path) -> None:
    sheet = FPDF(format="letter", unit="pt")
    for number in range(1, 501):
        sheet.add_page()
        sheet.set_font("times", size=10)
        sheet.set_xy(72, 40)
        sheet.cell(0, 10, "A/99/1")
        sheet.set_xy(72, 100)
        sheet.multi_cell(400, 12, f"{number}. Recalls its resolution {number} (1999), and everything that came of it.")
    (tmp_path / "long.pdf").write_bytes(bytes(sheet.output()))
    text = read(tmp_path / "long.pdf").text
    assert [int(block.partition(".")[0]) for block in text.split("\n\n") if block[0].isdigit()] == list(range(1, 501))
    assert text.count("A/99/1") == 1


def test_more_pages_than_are_read_are_refused() -> None:
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" % n for n in range(3, limits.PAGES + 4))
    kids = b" ".join(b"%d 0 R" % n for n in range(3, limits.PAGES + 4))
    count = limits.PAGES + 1
    head = b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (count, kids)
    with pytest.raises(UnreadableError, match=f"it has {count} pages, more than {limits.PAGES}"):
        confined.parse("pdf", head + pages + b"trailer<</Root 1 0 R>>", "many.pdf")


def bomb() -> bytes:
    """A page that draws a form ten times, which draws a form ten times, and so on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>")
    objects.append(b"<</Length 5>>stream\n/X Do\nendstream")
    for depth in range(9):
        draw = b"/X Do " * 40
        used = b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + depth)
        objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]%s/Length %d>>stream\n%s\nendstream" % (used, len(draw), draw))
    text = b"BT /F 9 Tf (Recalling resolution 1373) Tj ET"
    objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length %d>>stream\n%s\nendstream" % (len(text), text))
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (number, data) for number, data in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    monkeypatch.setattr(confined, "_current", None)
    (tmp_path / "bomb.pdf").write_bytes(bomb())
    (tmp_path / "good.docx").write_bytes(printing.as_docx(TEXT))
    with pytest.raises(UnreadableError, match=r"it takes longer than 2 seconds to read"):
        read(tmp_path / "bomb.pdf")
    monkeypatch.undo()
    assert "Recalling" in read(tmp_path / "good.docx").text


def outcome(reading: Callable[[], str]) -> str:
    """The text, or the one line that says why there is none; anything else that is raised fails the test."""
    try:
        return reading()
    except UnreadableError as error:
        return error.message if "\n" not in error.message else ""


def test_deep_nesting_is_no_way_to_break_a_reader(tmp_path: Path) -> None:
    deep = 100_000
    files = {
        "deep.html": b"<!doctype html><html><body>" + b"<div>" * deep + b"Recalling" + b"</div>" * deep,
        "deep.xml": (AKOMA % ("<i>" * deep + "Recalling" + "</i>" * deep)).encode(),
        "deep.docx": word(f"<w:document {W}><w:body>{'<w:sdt>' * deep}{'</w:sdt>' * deep}</w:body></w:document>".encode()),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert outcome(lambda path=tmp_path / name: read(path).text)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "akoma", "marcxml"])
def test_no_damage_brings_a_reader_down(kind: str) -> None:
    makers = {"pdf": printing.as_pdf, "docx": printing.as_docx, "html": printing.as_html, "akoma": printing.as_akoma}
    whole = makers[kind](printing.plain(TEXT)) if kind in makers else (Path(__file__).parent / "data" / "records.xml").read_bytes()
    dice = random.Random(1)
    for number in range(40):  # the first whole, the others worse and worse
        data = bytearray(whole)
        if number % 2:
            del data[dice.randrange(len(data)) :]
        for _ in range(number // 2):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(256)
        found = outcome(lambda data=bytes(data): _parsed(data))
        assert found
        assert number or "UNODC" in found or kind == "marcxml"


def _parsed(data: bytes) -> str:
    form = formats.sniff(data, "damaged")
    return "plain text" if form == "text" else " ".join(text.text for text in confined.parse(form, data, "damaged"))


def test_a_packed_bomb_in_a_picture_part_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", CONTENT_TYPES)
        packed.writestr("word/document.xml", "<w/>")
        with packed.open(zipfile.ZipInfo("word/media/a.bin"), "w"):
            pass
    data = bytearray(out.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (limits.UNPACKED_BYTES + 1).to_bytes(4, "little")  # what the directory says of its size
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(UnreadableError, match="more than is read"):
        read(tmp_path / "a.docx")


def test_a_file_past_the_size_that_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    (tmp_path / "a.txt").write_text("x" * 101)
    with pytest.raises(UnreadableError, match="it is larger than"):
        read_all(tmp_path / "a.txt")
