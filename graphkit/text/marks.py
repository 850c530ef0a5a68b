"""Marks of what is no plain paragraph: annexes, section titles, footnotes, votes, dates, the beginning of a report's text."""

from __future__ import annotations

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

ANNEX = re.compile(
    r"[\[\"']?(?:ANNEX|Annex|APPENDIX|Appendix|Enclosure)(?:[ ](?:[IVXLC]+|[A-Z]|\d{1,2}))?\b"
    r"[^\w\n]{0,3}(?:\n|$|[A-Z(]|(?:to|TO)[ ])"
)
"""``Annex``, ``Annex II``, ``ANNEX A - Items``."""

SECTION = re.compile(r"(?:[IVXLC]+|[A-Z])[.]?(?:[ ][A-Z].{0,150})?$", re.S)
"""``II``, ``IV Other issues``, ``B``."""

ROMAN_TITLE = re.compile(r"[IVXLC]{2,7}[.]?[ \n][A-Z]")
"""The same where the title is long."""

FOOTNOTE = re.compile(r"\d{1,3}/[ \n]|(?:\d{1,3}[ ]|[\u00b9\u00b2\u00b3\u2070-\u2079]+[ ]?|\*{1,3}[ ]?)(?:\(?[Ss]ee |\[?[IiJl]bid|[A-Z])")
"""``5 See Official Records``, ``10/ A/C.5/48/7.``, a superscript number before a capital."""

SURE_NOTE = re.compile(r"(?:See (?:also )?(?:Official Records|document|resolution|A/|S/|E/)|\[?Ibid\b|Official Records of )")
"""Words that only a footnote begins with, numbered or not."""

BACK = re.compile(
    r"\[?(?:Adopted|Adapted|Approved) (?:unanimously|without|by|at|the)\b|In favour:?$|Against:?$|Abstaining:?$|\*[ *]*$|_{3,}$|-{3,}$"
    r"|\[?\d+(?:st|nd|rd|th) "
)
"""How a document was adopted, and rules across the page."""

DAY = re.compile(rf"[_*]{{0,2}}\d{{1,2}} (?:{_MONTHS})[ ,]+\d{{4}}[.,]?\]?[_*]{{0,2}}$")
"""A date on a line of its own."""

BODY = re.compile(r"(?:I\.?|1\.|A\.)?[ ]?(?:Introduction|INTRODUCTION|Background)\b|I have the honour")
"""Where the text of a report or letter begins."""

LOOSE_LETTER = re.compile(r"(?:[a-z]|[ivx]{2,4})[.)] ")
"""``a. The site``, ``ii) The report``."""

LONG = 200
"""A front block longer than this is text, in documents that are no resolutions."""

TERMINAL = ".;,:"
"""What a heading does not end with."""

SPEAKS = ("the General Assembly ", "the Security Council ", "the Economic and Social Council ")
"""The organ in the middle of a sentence that began with its reasons, as in the first sessions."""
