"""Akoma Ntoso, the XML of parliaments: each paragraph a block with its printed number, notes apart, dates from its own metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graphkit.sources import limits, markup
from graphkit.sources.blocks import raised, row, tidy
from graphkit.sources.markup import local
from graphkit.sources.text import Text, UnreadableError

_BLOCKS = frozenset(
    {"p", "docTitle", "longTitle", "heading", "subheading", "crossHeading", "block", "blockContainer", "listIntroduction", "listWrapUp"}
)
"""Elements that hold words and end a block. Unknown ones in between are walked through."""

_NOTES = frozenset({"authorialNote", "note"})
_PRINTED = frozenset({"num"})
_APART = frozenset({"meta", "remark"})
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh", "ara": "ar"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_DIGITS = re.compile(r"[\d,* ]+\Z")


def read(data: bytes, name: str) -> list[Text]:
    """Read an Akoma Ntoso document.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.

    Returns
    -------
    list of Text
        One; ``facts`` hold the date and language of its metadata.

    Raises
    ------
    UnreadableError
        When it is broken, declares entities or holds no text.
    MissingExtraError
        Without lxml.
    """
    root = markup.parse(data, name, "xml", "Akoma Ntoso files")
    notes: list[str] = []
    blocks = [block for block in map(tidy, _blocks(root, notes)) if block]
    text = "\n\n".join([*blocks, *notes])
    if not text:
        raise UnreadableError(name, "it is an Akoma Ntoso file without text", "leave it out")
    if len(text) > limits.CHARACTERS:
        raise UnreadableError(name, f"it holds more than {limits.CHARACTERS} characters", "divide it")
    return [Text(text, kind="akoma", facts=_facts(root))]


def _facts(root: Any) -> dict[str, str]:
    """Date of the work and language of the expression."""
    facts: dict[str, str] = {}
    for element in root.iter("{*}FRBRdate", "{*}FRBRlanguage"):
        above, date = local(element.getparent()), element.get("date") or ""
        if above == "FRBRWork" and _ISO.match(date):
            facts.setdefault("date", date)
        elif above == "FRBRExpression" and element.get("language"):
            language = element.get("language").lower()
            facts.setdefault("language", _LANGUAGES.get(language, language))
    return facts


def _blocks(root: Any, notes: list[str]) -> Iterator[str]:
    """The blocks in their order. A number waits for the first words of what it numbers."""
    number = ""
    pending = [iter([root])]
    while pending:
        element = next(pending[-1], None)
        if element is None:
            pending.pop()
            continue
        tag = local(element)
        if not tag or tag in _APART:
            continue
        if tag in _PRINTED:
            number = " ".join(filter(None, (number, " ".join(_words(element, notes).split()))))
        elif tag == "table":
            for line in element.iter():
                if local(line) == "tr":
                    yield from row([[" ".join(_words(cell, notes).split())] for cell in line if local(cell) in ("td", "th")])
        elif tag in _BLOCKS and not any(local(child) in _BLOCKS for child in element):
            words = _words(element, notes).strip()
            if words:
                yield f"{_stopped(number)} {words}" if number else words
                number = ""
        elif element.text and element.text.strip() and len(element) == 0:
            yield element.text  # words in an element of no known kind
        else:
            pending.append(iter(element))


def _stopped(number: str) -> str:
    """A bare number with the stop by which the next stage knows it."""
    return f"{number}." if number.isdigit() else number


def _words(element: Any, notes: list[str]) -> str:
    """The words inside an element; notes are put aside, and raised digits, which mark them, left out."""
    words: list[str] = [element.text or ""]
    pending = [iter(element)]
    owners: list[Any] = []
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
            if owners:
                words.append(owners.pop().tail or "")
            continue
        tag = local(child)
        if tag in _NOTES:
            note = " ".join("".join(child.itertext()).split())
            if note:
                notes.append(f"{raised(child.get('marker') or str(len(notes) + 1))} {note}")
            words.append(child.tail or "")
        elif not tag or tag == "noteRef" or (tag == "sup" and _DIGITS.match("".join(child.itertext()) or "-")):
            words.append(child.tail or "")
        else:
            words.append("\n" if tag in ("br", "eol") else child.text or "")
            owners.append(child)
            pending.append(iter(child))
    return "".join(words)
