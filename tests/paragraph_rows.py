"""Texts read into paragraphs, for the tests of structure."""

from __future__ import annotations

from graphkit.text import Structure, clean, parse

PAGE = (
    "<!-- Page 1 -->\n\n94\n\nGeneral Assembly\u2014Thirty-fifth Session\n\nand of the other plan;\n\n4. Requests a note.\n\n"
    "80th plenary meeting\n\n5 December 1980\n\n"
    "35/63. Trade of salt\n\nThe General Assembly,\n\n1. Notes the plan.\n\n83rd plenary meeting\n\n6 December 1980\n\n"
    "35/64. Trade of pepper\n\nThe General Assembly,\n\nRecalling resolution 35/63,\n\n1. Notes that plan"
)


def read(raw: str, stem: str = "draft") -> tuple[str, Structure]:
    """The cleaned text and its structure."""
    c = clean(raw)
    return c.text, parse(c, stem)


def rows(raw: str, stem: str = "draft") -> list[tuple[str, str | None, str | None]]:
    """Part, number and verb of every paragraph."""
    return [(p.part, p.number, p.verb) for p in read(raw, stem)[1].paragraphs]
