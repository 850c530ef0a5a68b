"""MARCXML, the catalogue records of the UN libraries, read by pymarc: what a document is and which others belong to it.

A record is not the document's text. Its text here is a card: symbol, title, date, meeting, agenda, notes, and the
documents that it names; the facts stand beside it as facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit import symbols
from graphkit.sources import limits, markup
from graphkit.sources.text import Text, UnreadableError, missing

if TYPE_CHECKING:
    from pymarc import Record

_LINES = (
    ("Agenda", ("991",), "cd"),
    ("Adoption", ("996",), "abcdefgh"),
    ("Notes", ("500", "520", "515"), "a"),
    ("Related documents", ("993",), "a"),
)
"""What a card says, from which fields and subfields. The symbol of the agenda itself is left out: the document does not cite it."""

_NAMESPACE = "{http://www.loc.gov/MARC21/slim}"
_MEETING = re.compile(r"\b[AES](?:/[\w.]+)*/(?:PV|SR)\.\d+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_LANGUAGES = {"eng": "en", "fre": "fr", "spa": "es", "rus": "ru", "chi": "zh", "ara": "ar"}


def read(data: bytes, name: str) -> list[Text]:
    """Read a file of catalogue records.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text
        One a record that names a symbol, with ``facts``: symbol, title, date, meeting.

    Raises
    ------
    UnreadableError
        When it is broken, declares entities, or holds no record of a document with a symbol.
    MissingExtraError
        Without pymarc or lxml.
    """
    try:
        from pymarc.marcxml import XmlHandler
    except ImportError as error:
        raise missing("marc", "pymarc", "MARCXML files") from error
    root = markup.parse(data, name, "marc", "MARCXML files")
    from lxml.sax import saxify

    texts: list[Text] = []
    used: dict[str, int] = {}

    class Cards(XmlHandler):
        def process_record(self, record: Record) -> None:
            if len(texts) >= limits.RECORDS:
                raise UnreadableError(name, f"it holds more than {limits.RECORDS} records", "divide it")
            card = _card(record)
            if card is None:
                return
            stem = card.facts["symbol"].replace("/", "_").replace(" ", "")
            used[stem] = used.get(stem, 0) + 1
            stem += f"-{used[stem]}" if used[stem] > 1 else ""
            texts.append(Text(card.text, kind="marcxml", part=stem, facts=card.facts))

    try:
        saxify(root, Cards(strict=root.tag.startswith(_NAMESPACE)))  # type: ignore[no-untyped-call]
    except UnreadableError:
        raise
    except Exception as error:  # pymarc raises what its code trips over, such as an AttributeError for a subfield outside a field
        raise UnreadableError(name, f"it is a broken MARCXML file ({type(error).__name__}: {error})", markup.AGAIN) from error
    if not texts:
        raise UnreadableError(name, "none of its catalogue records names a document symbol (field 191)", "give records of UN documents")
    return sorted(texts, key=lambda text: text.part)


def _card(record: Record) -> Text | None:
    """One record as text and facts; None without a symbol."""
    given = _values(record, ("191", "791"), "a")
    symbol = next(filter(None, (symbols.canonical(words) or symbols.parse(words) for words in given)), None)
    if symbol is None:
        return None
    title = " ".join(_values(record, ("245",), "abc")).rstrip(" /:.,") or None
    dated = next(filter(None, map(_date, _values(record, ("992", "269"), "a"))), None)
    language = _LANGUAGES.get(next(iter(_values(record, ("041",), "a")), "")[:3].lower())
    named = (_MEETING.search(words) for words in _values(record, ("952", "996", "993", "500"), "abc"))
    meeting = next((found[0] for found in named if found), None)
    facts = {"symbol": symbol, "title": title, "date": dated, "meeting": meeting, "language": language}
    lines: list[str | None] = [symbol, title, f"Date: {dated}" if dated else None]
    for head, tags, codes in _LINES:
        values = _values(record, tags, codes)
        lines += [f"{head}: {'; '.join(dict.fromkeys(values))}"] if values else []
    return Text("\n\n".join(filter(None, lines)), facts={key: value for key, value in facts.items() if value})


def _values(record: Record, tags: Iterable[str], codes: str) -> list[str]:
    """Words of the subfields, one entry a field."""
    found = []
    for field in record.get_fields(*tags):
        words = " ".join(filter(None, (" ".join((value or "").split()) for value in field.get_subfields(*codes))))
        if words:
            found.append(words)
    return found


def _date(given: str) -> str | None:
    """A day in ISO 8601, where the record gives it so; month and year alone are no day."""
    given = given.strip("[] .")
    if _ISO.match(given):
        return given
    compact = _COMPACT.match(given)
    return "-".join(compact.groups()) if compact else None
