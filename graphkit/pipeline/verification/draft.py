"""A draft on its way through all checks."""

from __future__ import annotations

import os
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from graphkit import authority as authorities
from graphkit import cite, sources
from graphkit.authority import Authority
from graphkit.model import Document, Reference
from graphkit.pipeline.table import Table
from graphkit.pipeline.verification import loaded, numbers, style
from graphkit.pipeline.verification.findings import Finding, Hit, Lines
from graphkit.pipeline.verification.numbers import Place
from graphkit.samples import NOTICE
from graphkit.store import Store
from graphkit.text import Clean, clean

COLUMNS = ("file", "line", "column", "code", "text", "message", "todo")
_CITING = ("resolution", "document", "instrument")


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying a draft found.

    Attributes
    ----------
    findings : tuple of Finding
        In the order of the text.
    citations : int
        How many citations of documents and instruments were checked.
    kind : str
        The format of the draft. Where it is not ``text``, lines and columns count in the text that its reader gives.
    """

    findings: tuple[Finding, ...]
    citations: int
    kind: str = "text"

    def table(self) -> Table:
        """The findings as rows."""
        return Table(COLUMNS, [{name: getattr(finding, name) for name in COLUMNS} for finding in self.findings])


def verify(path: str | os.PathLike[str], *, store: Store | None = None, strict: bool = False, authority: Authority | None = None) -> Report:
    """Check every citation of a draft.

    Parameters
    ----------
    path : str or path
        A file of any format that is read, or ``-`` for standard input.
    store : Store, optional
        A graph: adds whether cited paragraphs exist, and with ``strict`` whether what is cited is loaded.
    strict : bool, optional
        Name what the graph lacks (GK107).
    authority : Authority, optional

    Returns
    -------
    Report

    Raises
    ------
    InputError
        When the file cannot be read.
    """
    text = sources.read(path)
    stem = sources.find([path])[0][0].stem
    report = verify_text(text.text, os.fspath(path), stem=stem, store=store, strict=strict, authority=authority)
    return replace(report, kind=text.kind)


def verify_text(
    text: str,
    name: str = "draft",
    *,
    stem: str | None = None,
    store: Store | None = None,
    strict: bool = False,
    authority: Authority | None = None,
) -> Report:
    """Check every citation of a text; parameters as in :func:`verify`.

    Parameters
    ----------
    text : str
    name : str, optional
        What findings call the draft.
    stem : str, optional
        Name of the text without ending, which can give its symbol.

    Examples
    --------
    >>> found = verify_text("Recalling resolution 1373 (2003),").findings
    >>> [(one.line, one.column, one.code, one.todo) for one in found]
    [(1, 22, 'GK101', 'did you mean 1373 (2001) or 1473 (2003)?')]
    """
    raw = text.replace(NOTICE, " " * len(NOTICE), 1)
    cleaned = clean(raw)
    flat = cleaned.text.replace("\n", " ")
    found = cite.extract(raw, stem or name, authority or authorities.load())
    places = [_placed(cleaned, reference) for reference in found.references]
    hits = [*numbers.check(flat, places), *style.unusual(flat), *style.renamed(flat, _day(found.documents))]
    if store is not None:
        hits += loaded.check(store, places, strict=strict)
    lines = Lines(text)
    findings = tuple(_finding(name, raw, cleaned, lines, hit) for hit in _best(hits))
    return Report(findings, sum(place.reference.kind in _CITING for place in places))


def _day(documents: tuple[Document, ...]) -> date | None:
    """Of which day a text is: a draft without symbol and date of today, a document whose date is not known of none."""
    dated = next((document.date for document in documents if document.date), None)
    if dated:
        return date.fromisoformat(dated)
    return None if any(document.symbol for document in documents) else date.today()


def _placed(cleaned: Clean, reference: Reference) -> Place:
    """A reference with its offsets in the cleaned text."""
    whole = range(len(cleaned.text) + 1)
    start = bisect_left(whole, reference.start, key=cleaned.raw)
    return Place(start, bisect_left(whole, reference.end, lo=start, key=cleaned.raw), reference)


def _best(hits: list[Hit]) -> list[Hit]:
    """In the order of the text; of two findings on one place that which says more: the lower code."""
    out: list[Hit] = []
    for hit in sorted(set(hits)):
        before = [other for other in out if other.end > hit.start and other.code != "GK106" and hit.code != "GK106"]
        if not before:
            out.append(hit)
        elif all(hit.code < other.code for other in before):
            out = [other for other in out if other not in before] + [hit]
    return out


def _finding(name: str, raw: str, cleaned: Clean, lines: Lines, hit: Hit) -> Finding:
    start, end = cleaned.span(hit.start, hit.end)
    return Finding(name, *lines.at(start), *lines.at(end), hit.code, " ".join(raw[start:end].split()), hit.message, hit.todo)
