"""From the text of one file to its references: every finder, what they leave to each other, and what is decided."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable

from graphkit import authority as authorities
from graphkit.authority import Authority
from graphkit.cite import committees, dated, learned, names, numbers, organs, papers, pinpoint, shapes
from graphkit.cite.hits import Hit
from graphkit.cite.names import Found, Name
from graphkit.cite.organs import Owner
from graphkit.model import Document, Extraction, Record, Reference
from graphkit.symbols import describe
from graphkit.text import Clean, Segment, Structure, clean, governing, parse

VERSION = 1
"""Raised whenever the same text can give other references: part of every digest."""

_QUOTE = 200


def extract(raw: str, stem: str, authority: Authority | None = None) -> Extraction:
    """Find every reference in the text of one file.

    Parameters
    ----------
    raw : str
        The text as it was read.
    stem : str
        Name of the file without folder and ending; it may give the symbol ("S_RES_2388(2017)").
    authority : Authority, optional
        The names to find; the shipped ones where not given.

    Returns
    -------
    Extraction
        Never raises on odd text: what cannot be resolved is among the references, with a reason.

    Examples
    --------
    >>> found = extract("The Security Council,\\n\\nRecalling resolution 1373 (2001),\\n\\n1. Requests UNODC to report.", "note")
    >>> [(r.surface, r.targets) for r in found.references]
    [('1373 (2001)', ('S/RES/1373(2001)',)), ('UNODC', ('unodc',))]
    """
    known = authority if authority is not None else authorities.load()
    cleaned = clean(raw)
    structure = parse(cleaned, stem)
    return _File(raw, stem, known, cleaned, structure).extraction()


class _File:
    """One file on its way through the finders; lives only as long as :func:`extract`."""

    def __init__(self, raw: str, stem: str, authority: Authority, cleaned: Clean, structure: Structure) -> None:
        self.raw, self.stem, self.authority, self.cleaned, self.structure = raw, stem, authority, cleaned, structure
        self.flat = cleaned.text.replace("\n", " ")
        self.segment_starts = [segment.start for segment in structure.segments]
        self.owners = [self._owner(segment) for segment in structure.segments]
        self.paragraph_starts = [paragraph.start for paragraph in structure.paragraphs]
        self.provisional: dict[str, Record] = {}

    def extraction(self) -> Extraction:
        """Run the finders and decide."""
        numbered = self._numbered()
        named, in_names = self._named(numbered)
        references = [self._reference(hit, in_names) for hit in sorted([*numbered, *named], key=lambda hit: (hit.start, hit.end))]
        used = {target for reference in references if reference is not None for target in reference.targets}
        records = tuple(self.provisional[key] for key in sorted(self.provisional) if key in used)
        return Extraction(self._documents(), tuple(r for r in references if r is not None), records, self.cleaned.noise, self.raw)

    def _owner(self, segment: Segment) -> Owner:
        symbol = segment.facts.symbol
        if symbol is None:
            return Owner(None, None, None, None, None)
        facts = describe(symbol)
        session = int(facts.session) if facts.session and facts.session.isdigit() else None
        return Owner(organs.prefix_of(symbol), session, symbol, facts.number, facts.year)

    def own(self, at: int) -> Owner:
        """The document that an offset belongs to."""
        return self.owners[max(0, bisect_right(self.segment_starts, at) - 1)]

    def _numbered(self) -> list[Hit]:
        """Resolutions and documents; a symbol beats the number inside it, a number beats the date beside it."""
        flat = self.flat
        out = papers.find(flat)
        for hits in (numbers.find(flat, self.own), dated.find(flat, self.own)):
            starts = sorted((hit.start, hit.end) for hit in out)
            out += [hit for hit in hits if not _overlaps(starts, hit.start, hit.end)]
        return out

    def _named(self, numbered: list[Hit]) -> tuple[list[Hit], dict[int, str]]:
        """Bodies, instruments and actors, and which numbers stand inside their names."""
        flat = self.flat
        symbols = sorted((hit.start, hit.end) for hit in numbered if hit.rule.startswith("symbol"))
        special = committees.find(flat, self.authority)
        out = []
        for one in special:
            out.append(one.hit)
            if one.record is not None:
                self.provisional.setdefault(one.record.id, one.record)
        spans = sorted([*symbols, *((hit.start, hit.end) for hit in out)])
        found = [f for f in names.of(self.authority)(flat) if not _overlaps(spans, f.start, f.end)]
        numbers_taken = sorted((hit.start, hit.end) for hit in numbered)
        shaped = shapes.find(flat, sorted([*numbers_taken, *spans, *((f.start, f.end) for f in found)]))
        rules = {f.start: "name" for f in found}
        for shape, record in shaped:
            self.provisional.setdefault(record.id, record)
            found.append(shape)
            rules[shape.start] = "shape"
        found.sort()
        defined = {**learned.short_forms(flat, found), **learned.acronyms(flat, found)}
        found, rules = self._with_defined(found, rules, defined, spans)
        out += [hit for f in found for hit in self._hits(f, rules[f.start])]
        in_names = {
            hit.start: one.hit.targets[0] for one in special for hit in numbered if one.hit.start <= hit.start and hit.end <= one.hit.end
        }
        return out, in_names

    def _with_defined(
        self, found: list[Found], rules: dict[int, str], defined: dict[str, tuple[Name, int]], spans: list[tuple[int, int]]
    ) -> tuple[list[Found], dict[int, str]]:
        """Add the names that the document defined; its own definition beats the authority's meaning of the same letters."""
        extra = [f for f in learned.occurrences(self.flat, defined) if not _overlaps(spans, f.start, f.end)]
        redefined = {(f.start, f.end): f for f in extra}
        kept = [redefined.get((f.start, f.end), f) for f in found]
        taken = sorted((f.start, f.end) for f in kept)
        for f in sorted(extra, key=lambda f: (f.start, -f.end)):
            if not _overlaps(taken, f.start, f.end):
                kept.append(f)
                taken = sorted([*taken, (f.start, f.end)])
                rules[f.start] = "defined"
        return sorted(kept), rules

    def _hits(self, found: Found, rule: str) -> Iterable[Hit]:
        """A found name as a mention, unless its sense forbids it."""
        flat, (start, end, name) = self.flat, found
        if name.kind == "body" and _before_resolution(flat, end):
            return
        if name.kind == "body" and self._speaks(start, end, name):
            return
        yield Hit(start, end, name.kind, name.ids, rule)

    def _speaks(self, start: int, end: int, name: Name) -> bool:
        """Whether the organ names itself as the author: masthead, opening line, "The Security Council recalls" in its statements."""
        segment = self.structure.segments[max(0, bisect_right(self.segment_starts, start) - 1)]
        if segment.facts.organ not in name.ids:
            return False
        paragraph = self._paragraph(start)
        if paragraph is None:
            return False
        lead = self.flat[max(paragraph.start, start - 6) : start].strip(' "')
        if paragraph.part == "front":
            return self.flat[max(0, start - 16) : start].endswith(("by the ", "of the ", "The ")) and "report" not in self.flat[paragraph.start : start]
        opening = lead == "The" and self.flat[paragraph.start : start].strip(' "') == "The"
        if segment.facts.category == "statement":
            return opening or (lead.endswith("The") and self.flat[max(0, start - 7) : start - 4].strip(' "')[-1:] in (".", ";", ""))
        return opening and self.flat[end : end + 1] in (",", ":")

    def _paragraph(self, at: int):  # type: ignore[no-untyped-def]
        index = bisect_right(self.paragraph_starts, at) - 1
        return self.structure.paragraphs[index] if index >= 0 else None

    def _reference(self, hit: Hit, in_names: dict[int, str]) -> Reference | None:
        paragraph = self._paragraph(hit.start)
        owner = self.own(hit.start)
        part = paragraph.part if paragraph else "front"
        if part == "front" and (hit.rule.endswith("-date") or self.flat[hit.start - 1 : hit.end + 1] == f"[{self.flat[hit.start : hit.end]}]"):
            return None  # "Resolution adopted on ...", "[S/5002]": the document itself under its first symbol
        targets, candidates, reason = hit.targets, hit.candidates, hit.reason
        if owner.symbol is not None and owner.symbol in targets:
            if part in ("front", "back") or hit.start - (paragraph.start if paragraph else 0) < 3:
                return None  # the document's own masthead or heading
            targets, candidates, reason = (), targets, "the document itself"
        elif hit.rule == "number-year" and owner.prefix == "S" and owner.number and owner.symbol and "/RES/" in owner.symbol:
            later = [t for t in targets if (describe(t).number or 0) > owner.number]
            if later:
                targets, candidates, reason = (), targets, "later than the citing document"
        verb = pin = None
        if hit.kind in ("resolution", "document", "instrument") and paragraph is not None:
            verb = governing(self.cleaned.text, paragraph, hit.start)
            pin = pinpoint.find(self.flat, hit.start, hit.end, paragraph.start, hit.kind)
        start, end = self.cleaned.span(hit.start, hit.end)
        return Reference(
            document=self.stem,
            citing=owner.symbol,
            start=start,
            end=end,
            surface=self.raw[start:end],
            kind=hit.kind,
            targets=targets,
            verb=verb,
            pinpoint=pin,
            part=part,
            paragraph=paragraph.number if paragraph else None,
            quote=self._quote(hit, paragraph),
            in_name=hit.start in in_names and hit.kind == "resolution",
            establishes=in_names.get(hit.start) if hit.kind == "resolution" else None,
            rule=hit.rule,
            note=hit.note,
            candidates=candidates,
            reason=reason,
        )

    def _quote(self, hit: Hit, paragraph) -> str:  # type: ignore[no-untyped-def]
        """At most 200 characters around the mention, cut at words."""
        low, high = (paragraph.start, paragraph.end) if paragraph else (0, len(self.flat))
        room = max(0, _QUOTE - (hit.end - hit.start))
        start = max(low, hit.start - room // 2)
        end = min(high, start + _QUOTE)
        start = max(low, min(start, end - _QUOTE))
        text = self.flat[start:end]
        if start > low:
            text = text[text.find(" ") + 1 :] if " " in text[: max(1, hit.start - start)] else text
        if end < high and hit.end < end:
            text = text[: text.rfind(" ")] if text.rfind(" ") >= hit.end - start else text
        return " ".join(text.split())[:_QUOTE]

    def _documents(self) -> tuple[Document, ...]:
        out = []
        for segment in self.structure.segments:
            facts = segment.facts
            if segment.cut or (facts.symbol is None and len(self.structure.segments) > 1):
                continue
            start, end = self.cleaned.span(segment.start, segment.end)
            body = f"{VERSION}\0{self.authority.digest}\0{facts}\0{self.raw[start:end]}"
            digest = hashlib.sha256(body.encode("utf8", "surrogatepass")).hexdigest()[:32]
            out.append(
                Document(
                    document=self.stem,
                    symbol=facts.symbol,
                    symbol_source=facts.symbol_source,
                    title=facts.title,
                    category=facts.category,
                    date=facts.date,
                    meeting=facts.meeting,
                    organ=facts.organ,
                    language=facts.language,
                    operative_paragraphs=facts.operative_paragraphs,
                    start=start,
                    end=end,
                    digest=digest,
                )
            )
        meant = self.stem.replace("_", "/")
        out.sort(key=lambda document: (document.symbol != meant, document.start))
        return tuple(out)


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one of the sorted, disjoint spans."""
    at = bisect_right(spans, (start, len(spans) and spans[-1][1] + 1)) - 1
    return (at >= 0 and spans[at][1] > start) or (at + 1 < len(spans) and spans[at + 1][0] < end)


def _before_resolution(flat: str, end: int) -> bool:
    """Whether a body stands only as part of "Security Council resolution 1373 (2001)"."""
    after = flat[end : end + 34].removeprefix("'s").removeprefix("'").lstrip()
    for word in ("relevant ", "and ", "its "):
        after = after.removeprefix(word)
    return after[:10].lower() == "resolution" or (after[:8].lower() == "decision" and any(c.isdigit() for c in after[8:14]))
