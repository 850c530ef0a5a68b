"""From the text of one file to its references: every finder, what they leave to each other, and what is decided."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from graphkit import authority as authorities
from graphkit.authority import Authority
from graphkit.cite import bare, context, dated, families, naming, numbers, organs, others, papers, pinpoint, triggers
from graphkit.cite.hits import Hit
from graphkit.cite.organs import Owner
from graphkit.model import Document, Extraction, Paragraph, Reference
from graphkit.symbols import describe
from graphkit.text import Clean, Segment, Structure, clean, governors, parse

VERSION = 4
"""Raised whenever the same text can give other references: part of every digest."""

_RECORDS = re.compile(r"Official Records of the (?:[a-z-]+ (?:special |emergency |regular )*session of the )?$")
_SURROGATE = re.compile("[\ud800-\udfff]")
FOUNDING = "establishes-text"
"""Rule of a mention whose own paragraph sets the body up."""
_FOUNDING = re.compile(
    r"\b(?:[Dd]ecides(?:,[^,;]{1,60},)?(?: (?:also|further|hereby|therefore|thus))? to (?:establish|create|set up)|"
    r"Establishes|Hereby establishes)"
    r"(?:,? (?:immediately|under its authority|with immediate effect|as a subsidiary organ|for an initial period of [a-z0-9]+ months))*,?"
    r"(?: (?:the|a|an|a new|the new))? $"
)
_SETS_UP = ("stablish", "create", "set up")
_SURE = frozenset(["number-year", "session-number", "number-session", "symbol"])
"""Rules of most numbers, which need no look at their sense."""
_ADOPTED_BY = re.compile(r"(?:resolutions?|decisions?|adopted)\b.{0,20} by (?:the )?$", re.I)
_ITSELF = re.compile(r"(?:\d+\. )?(?:The|Therefore,? the)")
_SAYS = re.compile(
    r"(?i),? (?:also |deeply |further |strongly |therefore |again |warmly )*(?:"
    r"acknowledges|affirms|appreciates|approves|calls|commends|condemns|considers|decides|demands|deplores|emphasi[sz]es|encourages|"
    r"expresses|finds|highlights|instructs|invites|looks|notes|pays|reaffirms|recalls|recogni[sz]es|recommends|regrets|reiterates|"
    r"remains|reminds|requests|resolves|stands ready|stresses|supports|takes|underlines|underscores|urges|welcomes)\b"
)
_AUTHOR_BEFORE = ("by the ", "The ", "President of the ", "meeting of the ", "session of the ")
_QUOTE = 200
_LEAD = 400
"""How much before an organ tells whether it speaks."""


def extract(raw: str, stem: str, authority: Authority | None = None) -> Extraction:
    r"""Find every reference in the text of one file.

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
    >>> text = "The Security Council,\n\nRecalling resolution 1373 (2001),\n\n1. Requests UNODC to report."
    >>> found = extract(text, "note")
    >>> [(r.surface, r.targets) for r in found.references]
    [('1373 (2001)', ('S/RES/1373(2001)',)), ('UNODC', ('unodc',))]
    """
    known = authority if authority is not None else authorities.load()
    cleaned = clean(_whole(raw))
    structure = parse(cleaned, stem)
    return _File(raw, stem, known, cleaned, structure).extraction()


class _File:
    """One file on its way through the finders; lives only as long as :func:`extract`."""

    def __init__(self, raw: str, stem: str, authority: Authority, cleaned: Clean, structure: Structure) -> None:
        self.raw, self.stem, self.authority, self.cleaned, self.structure = raw, stem, authority, cleaned, structure
        self.flat = cleaned.text.replace("\n", " ")
        self.triggers = triggers.find(self.flat)
        self.segment_starts = [segment.start for segment in structure.segments]
        self.owners = [self._owner(segment) for segment in structure.segments]
        self.paragraph_starts = [paragraph.start for paragraph in structure.paragraphs]

    def extraction(self) -> Extraction:
        """Run the finders and decide."""
        numbered = self._numbered()
        own = next((owner for owner in self.owners if owner.prefix), self.owners[0])
        named = naming.find(self.flat, self.triggers, numbered, self.authority, own)
        references = list(self._references(sorted([*numbered, *named.hits], key=itemgetter(0, 1)), named))
        used = {target for reference in references for target in reference.targets}
        records = tuple(named.provisional[key] for key in sorted(named.provisional) if key in used)
        return Extraction(self._documents(), tuple(references), records, self.cleaned.noise, self.raw)

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
        flat, at = self.flat, self.triggers
        out = papers.find(flat)
        with_year = numbers.find(flat, self.own)
        for hits in (with_year, bare.find(flat, at, with_year, self.own), others.find(flat, at), dated.find(flat, at, self.own)):
            spans = sorted((hit.start, hit.end) for hit in out)
            out += [hit for hit in hits if naming.free(spans, hit.start, hit.end)]
        return out

    def _references(self, hits: list[Hit], named: naming.Naming) -> Iterator[Reference]:
        """Decide on the hits, paragraph by paragraph."""
        before = Hit(0, 0, "", (), "")
        floor = 0  # the end of the last mention that is over where the next one starts
        for index, group in groupby(hits, key=lambda hit: bisect_right(self.paragraph_starts, hit.start)):
            paragraph = self.structure.paragraphs[index - 1] if index else None
            meant = [hit for hit in group if hit.rule in _SURE or self._sense(hit, paragraph)]
            if not meant:
                continue
            owner = self.own(meant[0].start)
            offsets = [hit.start for hit in meant]
            parted = [hit for hit in meant if hit.kind not in ("body", "actor")]
            verbs = governors(self.cleaned.text, paragraph, offsets) if paragraph is not None else [None] * len(offsets)
            for hit, verb in zip(meant, verbs, strict=True):
                if floor < before.end <= hit.start:
                    floor = before.end
                outer, before = before, hit
                # a name inside another's has none of what stands before that one
                low = outer.start if hit.start < outer.end else floor
                reference = self._reference(hit, paragraph, owner, verb, low, parted, named)
                if reference is not None:
                    yield reference

    def _sense(self, hit: Hit, paragraph: Paragraph | None) -> bool:
        """Whether a name is meant as such, and not as part of a resolution's name, as the author, or a word of a French column."""
        if hit.rule == "shape" and paragraph is not None and paragraph.part == "back":
            return False
        if hit.kind != "body" or hit.rule == "named-by-resolution":
            return True
        publication = self.flat.find("Official Records of the ", max(0, hit.start - 60), hit.start)
        if publication >= 0 and _RECORDS.match(self.flat, publication, hit.start):
            return False
        if context.leads_to_resolution(self.flat, hit.end) and self._adopts(hit):
            return False
        return not self._speaks(hit.start, hit.end, hit.targets, paragraph)

    def _adopts(self, hit: Hit) -> bool:
        """Whether a body is one that adopts resolutions, or a number says so: of any other, "AJOC decisions" names the body."""
        if context.numbered(self.flat, hit.end):
            return True
        records = (self.authority.records.get(one) for one in hit.targets)
        return any(record is not None and not context.adopts_none(record.title, record.name) for record in records)

    def _speaks(self, start: int, end: int, ids: tuple[str, ...], paragraph: Paragraph | None) -> bool:
        """Whether the organ names itself as the author: masthead, opening line, "The Security Council recalls" in its statements."""
        if paragraph is None:
            return False
        before = self.flat[max(paragraph.start, start - _LEAD) : start].strip(' "_')
        if before == "The" and end >= paragraph.end - 1:
            return True  # "The General Assembly," alone: the opening line of a resolution
        if paragraph.part == "front" and (
            (start == paragraph.start and end == paragraph.end) or _ADOPTED_BY.match(self.flat, paragraph.start, start)
        ):
            return True  # the masthead, whatever organ it is
        segment = self.structure.segments[max(0, bisect_right(self.segment_starts, start) - 1)]
        if segment.facts.organ not in ids:
            return False
        lead = self.flat[max(paragraph.start, start - 6) : start].strip(' "_')
        if paragraph.part in ("front", "back"):
            count = {"resolution": 3, "decision": 3, "statement": 5}.get(segment.facts.category, 2)  # letters name the organ of a President
            return self.flat.endswith(_AUTHOR_BEFORE[:count], paragraph.start, start) and "report" not in before
        if segment.facts.category == "statement":
            if before.endswith(("the", "The")) and _SAYS.match(self.flat, end):
                return True  # "In this regard, the Security Council commends"
            return before == "The" or (lead.endswith("The") and self.flat[max(0, start - 7) : start - 4].strip(' "_')[-1:] in ".;")
        if before == "The" and self.flat[end : end + 1] in (",", ":"):
            return True
        return bool(segment.facts.category == "resolution" and _ITSELF.fullmatch(before) and _SAYS.match(self.flat, end))

    def _heads(self, hit: Hit, paragraph: Paragraph) -> bool:
        """Whether a number is the heading of a resolution on a printed page: "2345 (XXIII). Title"."""
        return hit.start - paragraph.start < 3 and self.flat[hit.end : hit.end + 3].lstrip(" ").startswith(".")

    def _reference(
        self, hit: Hit, paragraph: Paragraph | None, owner: Owner, verb: str | None, floor: int, parted: list[Hit], named: naming.Naming
    ) -> Reference | None:
        at, until, kind, targets, rule, note, candidates, reason = hit
        part, number, low = (paragraph.part, paragraph.number, paragraph.start) if paragraph is not None else ("front", None, 0)
        if (part == "front" or at == low) and context.names_itself(self.flat, hit):
            return None
        pin = within = None
        if kind == "body":
            if part == "operative" and paragraph is not None and self._founds(hit, paragraph, owner):
                rule = FOUNDING
        elif kind != "actor":
            if rule == "number-session" and paragraph is not None and self._heads(hit, paragraph):
                return None
            if owner.symbol is not None and owner.symbol in targets:
                if part in ("front", "back") or at - low < 3:
                    return None  # the document's own masthead or heading
                if rule.startswith("symbol") or verb is None:  # "henceforth the Committee pursuant to resolution 2745 (2024)" is said in it
                    targets, candidates, reason = (), targets, "the document itself"
            elif rule == "number-year" and part != "footnote" and self._later(targets, owner):
                targets, candidates, reason = (), targets, "later than the citing document"
            elif kind == "instrument" and len(targets) > 1:
                date = self.structure.segments[max(0, bisect_right(self.segment_starts, at) - 1)].facts.date
                targets = families.then(targets, date, self.authority)
            if kind == "resolution":
                within = named.in_names.get(at)
            if paragraph is not None:
                pin = pinpoint.find(self.flat, named.described.get(at, at), until, max(floor, low), kind, pinpoint.ahead(parted, hit))
        start, end = self.cleaned.span(at, until)
        # by place, in the order of its fields: by name it takes half as long again, a hundred thousand times
        return Reference(
            *(self.stem, owner.symbol, start, end, self.raw[start:end], kind, targets, verb, pin, part, number),
            *(self._quote(hit, paragraph), within is not None, within, rule, note, candidates, reason),
        )

    def _later(self, targets: tuple[str, ...], owner: Owner) -> bool:
        """Whether a resolution of the Security Council would cite one that was adopted after it."""
        if owner.prefix != "S" or not owner.number or "/RES/" not in (owner.symbol or ""):
            return False
        return any(int(target[6 : target.index("(")]) > owner.number for target in targets)

    def _founds(self, hit: Hit, paragraph: Paragraph, owner: Owner) -> bool:
        """Whether these words of the organ itself set a body up that no other resolution is known to have founded."""
        if "/RES/" not in (owner.symbol or ""):
            return False
        before = self.flat[max(paragraph.start, hit.start - 110) : hit.start]
        if not any(word in before for word in _SETS_UP) or _FOUNDING.search(before) is None:
            return False
        known = self.authority.records.get(hit.targets[0])
        return known is None or known.symbol in (None, owner.symbol)

    def _quote(self, hit: Hit, paragraph: Paragraph | None) -> str:
        """At most 200 characters around the mention, cut at words."""
        low, high = (paragraph.start, paragraph.end) if paragraph else (0, len(self.flat))
        if high - low > _QUOTE:
            least = hit.start - max(0, _QUOTE - (hit.end - hit.start)) // 2
            start = max(low, min(least, high - _QUOTE))
            end = start + _QUOTE
            if start > low:
                start = min(self.flat.find(" ", start, hit.start) + 1 or start, hit.start)
            if hit.end < end < high:
                end = max(self.flat.rfind(" ", hit.end, end), hit.end)
            low, high = start, end
        quote = self.flat[low:high].strip()
        return " ".join(quote.split()) if "  " in quote else quote

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


def _whole(raw: str) -> str:
    """The text with its half characters, which no automaton takes, replaced one for one."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", raw)
    return raw
