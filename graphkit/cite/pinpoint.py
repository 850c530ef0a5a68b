"""The part of a text that a mention refers to: "paragraph 4", "Chapter VII", "articles 2 and 7", "annex"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from operator import itemgetter

from graphkit.cite.context import MONTHS
from graphkit.cite.hits import Hit

_UNIT = (
    r"(?:common |financial |operative |preambular |technical |sub-?)?"
    r"(?:[Pp]aragraphs?|[Pp]aras?\.?|[Aa]rticles?|[Aa]rts?\.?|[Cc]hapters?|[Cc]haps?\.?|[Ss]ections?|[Ss]ects?\.?|[Aa]nnex(?:es)?|[Pp]arts?|[Rr]ules?|[Pp]rinciples?|[Gg]oals?|[Tt]argets?|[Rr]egulations?|[Aa]ppendix|[Cc]lauses?|[Pp]illars?|[Pp]oints?|[Rr]ecommendations?|[Ss]chedules?|[Tt]ables?|[Aa]ctions?|OPs?|PPs?)"
)
_ID = (
    r"(?:\d{1,3}(?:\.(?:\d{1,3}|[a-z]\b))*(?:-[A-Z]\b)?(?: ?(?:bis|ter))?"
    r"(?: ?\((?:[a-z]{1,4}|\d{1,2}(?:-\d{1,2})?)\)| [a-z]\b(?! (?!of the )))*(?: ?\([ivx]{1,5}(?:-[ivx]{1,5})?\))*|"
    r"[IVXL]{1,6}(?: ?- ?\d|[ .][A-Z])?\b|[A-Z]\b(?!/[A-Z])|\((?:[a-z]{1,3}|\d{1,2})\))"
)
_AND_ID = r"(?:,? (?:and|to|or|through) |, ?|[-–]|/)"
_IDS = rf"{_ID}(?:{_AND_ID}{_ID})*"
_SUB = r"(?:, (?:in particular|including|especially|specifically|namely|notably)(?: in)?(?: its)? (?:sub)?paragraphs? [\w ()]{1,12}?,?)?"
_PREPOSITIONS = frozenset(["of", "to", "in", "under", "from", "contained", "common", "set"])
_LINKING = frozenset([
    "the", "its", "that", "said", "Security", "General", "Council", "Assembly", "Council's", "Assembly's", "United", "Nations",
    "Economic", "and", "Social", "Human", "Rights", "annex", "present", "relevant", "revised", "same", "UN", "resolution", "Resolution",
    "resolutions", "decision", "decisions", "document", "Fourth", "Third", "Commission", "on", "Governing", "Conference", "Environment",
    "President's", "statement", "presidential", "Statement", "Presidential", "updated", "amended",
])  # fmt: skip
_LINK = (
    r"(?: and other relevant provisions)?(?: ?,)? (?:of|to|in|under|from|common to|contained in|set out in)"
    rf"(?: (?:{'|'.join(sorted(_LINKING))}|1[89]\d\d|[Rr]ules of [Pp]rocedure of))* ?$"
)
_WITHIN = frozenset(["contained", "common", "out", "rules", "procedure"])
"""A preposition behind one of these belongs to what joins the part with the mention."""
_NUMBERLESS = frozenset(
    ["Annex", "annex", "annexes", "preamble", "Preamble", "appendix", "section", "bis", "ter", "paragraph", "paragraphs"]
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|penultimate|last|final)"
_PARTS = rf"{_UNIT} {_ID}(?:(?:{_AND_ID}|(?:,| of|,? (?:and|or)(?: of| under)?|,?(?: and)? in particular,?)? {_UNIT} ){_ID})*"
_TITLED = r"(?:, entitled \"[^\"]{1,150}\")?"
_BEFORE = rf"(?P<pin>\b(?:{_ORDINAL} paragraph of (?:the )?)?{_PARTS}{_SUB}){_TITLED}{_LINK}"
_ANNEX_BEFORE = (
    rf"\b(?P<pin>(?:{_PARTS} (?:of|in|to) (?:the )?)?(?:technical )?[Aa]nnex(?:es)?(?: {_IDS})?|"
    rf"[Pp]reamble|appendix|(?<=the )section|"
    rf"{_ORDINAL} (?:preambular |operative )?paragraphs?){_LINK}"
)
_NUMBER_BEFORE = rf"(?:,|and|of) (?P<pin>{_IDS}){_LINK}"
_DATE = rf"(?: of \d{{1,2}} (?:{MONTHS}) \d{{4}})?"
_VOLUME = r"(?:\)?,? vol\. [IVX\d]+)?(?:,? part (?:one|two|three|four|[IVX\d]+))??"
_AFTER = (
    rf"(?: and Corr\.\d)?(?: above)?{_DATE}\)?{_VOLUME},? ?\(?(?:in )?(?:its )?"
    rf"(?P<pin>{_PARTS}|[Aa]nnex(?:es)?(?: {_IDS})?(?:, {_PARTS})?)(?=[\s,.;:)\]]|$)"
)
_WITH_ANNEX = (
    rf"{_DATE},? (?:(?:and|as well as) its |(?:in )?the (?=[a-z]+ (?:to|of) which\b)|"
    r"and (?:the (?:[a-z ]{3,60} contained in the )?)?(?=annex(?:es)? (?:[IVX]{1,4} )?thereto))"
    rf"(?P<pin>annex(?:es)?(?: {_IDS})?|appendix|preamble)\b"
)
_INCLUDING = (
    rf"(?:{_DATE}\)?(?: on [a-z ]{{3,40}})?(?:,\d{{0,3}})? (?:including|noting)(?: in)?(?: its| the)? "
    rf"(?P<pin>(?>{_PARTS})|annex(?:es)?(?: {_IDS})?|preamble)(?: thereof)?|"
    r"(?:(?:, which,)?(?: [a-z]+){1,4}|"
    r"(?! of)(?:(?!  )[^;:.]){0,120}?, (?:including|in particular|consistent with|as [a-z ]{3,14} in)(?: the provisions of)?) "
    rf"(?P<thereof>{_PARTS})(?:,? thereof| of the Charter(?= ?[,.;])))(?! of\b|\w|\.\w)"
)
"""A part that stands at some distance behind: "its Charter, including Article 51", "the Treaty are committed under article VI thereof"."""
_CARRIED = (
    rf"(?:,? (?:contained|set out) in|,? adopted by|,? annexed to) [^,;.]{{0,60}}?resolutions? [\w /]{{2,12}}(?: \([IVXL\d]+\))?{_DATE},"
    rf"(?: (?P<pin>{_PARTS}),? of which| in which (?P<within>{_PARTS}))"
)
"""What stands in an instrument, behind the resolution that carries it: "adopted by its resolution 61/177, article 24 of which"."""
_CARRIES = ("adopted by", "contained in", "proclaimed by", "set out in", "annexed to")
_NOTABLY = (
    r"(?P<lead>(?:(?!  | and the [A-Z]| and (?:also )?[a-z]+ing the )[^;:]){0,150}?)(?:,? and,?|,)"
    r"(?: ?(?:\d{1,3}|[¹²³⁰-⁹]{1,3}|\[\d{1,3}\]| {1,4}))?"
    r" (?P<how>in particular|particularly|especially),? (?:in |of |to |with )?(?:its |the provisions of )?"
    rf"(?P<pin>(?:sub)?{_UNIT} (?:{_IDS}|[a-z]\b)(?:,? (?:and )?{_UNIT} {_IDS})*"
    r"(?: of (?:the annex(?= thereto)|its annex|annex [IVX]+|section [IVX]+))?)"
    r"(?!\w| of (?:resolution|Council|Security|General|its|the report)\b)"
)
"""The mark of a footnote may stand behind the comma; the next paragraph, or the next verb, speaks of something else."""
_ELSEWHERE = (" of the", " of its", " of resolution", " of General", " of Security", " to the", " to its", " thereto", " in the")
"""The part belongs to what follows, not to what stands before it."""

_SHARED = rf"\b(?P<pin>{_PARTS}),? (?:of the (?:(?!  )[^,;.()]){{5,110}}? and of the|common to the (?:(?!  )[^,;.()]){{5,110}}? and the) $"
"""One part of two instruments: "article 19 of the Declaration and of the Covenant", "article 1 common to the Covenant and the Charter"."""

_OF_EACH = (
    rf"\b(?P<pin>{_PARTS}) of (?:its |(?:Security )?Council )?resolutions "
    r"(?:\d{1,4} \(\d{4}\)(?:,? and |, ))+$"
)
"""One part of each resolution of a list: "paragraph 2 of resolutions 2441 (2018) and 2509 (2020)"."""
_OF_PAPER = (
    rf"(?P<pin>\b(?:{_PARTS}|annex(?:es)?)) ?(?:of|to) (?:the|his|its|that) (?:Secretary-—?General's )?(?:[Rr]eport|note|letter)"
    rf"(?: of the Secretary-General)?{_DATE}(?: on [\w ]{{3,60}})? \((?:document )?$"
)
"""Where the symbol of a paper stands in brackets behind what it is: "paragraph 18 of the Secretary-General's report (S/5002)"."""
_WHOLE = re.compile(r"[Aa]nnex|reamble|appendix|the section|(?:th|st|nd|rd|al|te) (?:preambular |operative )?paragraph")
_ENDS = tuple('0123456789)"')
_WINDOW = 110
_SPREAD = 160
"""How far back a part can stand that two instruments share."""
_FAR = 600
"""No part stands farther behind a mention."""


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """The pattern, made when it is first needed: all of them take a tenth of the time that a first document does."""
    return re.compile(words)


def find(flat: str, start: int, end: int, floor: int, kind: str, ceiling: int | None = None) -> str | None:
    """Read the pinpoint of a mention.

    Parameters
    ----------
    flat : str
        Cleaned text, line ends as spaces.
    start, end : int
        The mention.
    floor : int
        End of the mention before: nothing before it can belong to this one.
    kind : str
        Kind of the mention.
    ceiling : int, optional
        Where the next mention starts that has parts: what stands at a distance behind that one is its own.

    Returns
    -------
    str or None
        As printed.

    Examples
    --------
    >>> text = "Recalling paragraphs 3 (c) and 4 of resolution 661 (1990), and Article 73 of the Charter"
    >>> find(text, text.index("661"), text.index(","), 0, "resolution"), find(text, text.index("Charter"), len(text), 60, "instrument")
    ('paragraphs 3 (c) and 4', 'Article 73')
    >>> find("the Charter, including its Article 26,", 4, 11, 0, "instrument")
    'Article 26'
    >>> find("the Treaty are bound under article VI thereof,", 4, 10, 0, "instrument")
    'article VI'
    >>> find("the Treaty can be realized, as set out in article 28 thereof,", 4, 10, 0, "instrument")
    'article 28'
    >>> find("article 9 of the Declaration and of the Covenant,", 40, 48, 28, "instrument")
    'article 9'
    >>> find("articles 3, 9 and 29 and other relevant provisions of the Declaration,", 58, 69, 0, "instrument")
    'articles 3, 9 and 29'
    >>> text = "the last paragraph of its resolution 49 (1948), under the first paragraph of article 49 of the Convention"
    >>> find(text, 37, 46, 0, "resolution"), find(text, text.index("Conv"), len(text), 46, "instrument")
    ('last paragraph', 'first paragraph of article 49')
    >>> text = "the Treaty, especially article 2, and resolution 35/56 of 5 May 1980, the annex to which has it"
    >>> find(text, 4, 10, 0, "instrument"), find(text, text.index("35"), text.index(" of 5"), 30, "resolution")
    ('article 2', 'annex')
    >>> text = "under paragraph 4 of the annex to its resolution 46/182; see A/C.5/1264, para. 15, and A/C.5/1265"
    >>> find(text, text.index("46"), text.index(";"), 0, "resolution"), find(text, text.index("A/"), text.index(", para"), 0, "document")
    ('paragraph 4 of the annex', 'para. 15')
    >>> text = "as amended by paragraph 2 of resolutions 2441 (2018) and 2509 (2020);"
    >>> find(text, text.index("2509"), text.index(";"), text.index(" and"), "resolution")
    'paragraph 2'
    >>> find("replace points 2 to 6 of document S/1996/636;", 34, 44, 0, "document")
    'points 2 to 6'
    >>> text = "under Article 35 or under Article 11 of the Charter; see paragraph 4 of his report of 3 May 1996 (S/1996/636)"
    >>> find(text, text.index("Ch"), text.index(";"), 0, "instrument"), find(text, text.index("S/"), len(text) - 1, 55, "document")
    ('Article 35 or under Article 11', 'paragraph 4')
    >>> find("action 2, paragraph 4 , of resolution 79/1 and the annex thereto;", 38, 42, 0, "resolution")
    'action 2, paragraph 4'
    >>> find("See A/37/453 and Corr.1, annex, sect. I.", 4, 12, 0, "document")
    'annex, sect. I'
    >>> find("under article 2 (1) and (2) of the Covenant,", 35, 43, 0, "instrument")
    'article 2 (1) and (2)'
    >>> find("resolution 46/182 of 19 December 1991 and the guiding principles contained in the annex thereto,", 11, 17, 0, "resolution")
    'annex'
    >>> find("in line with target 10.c of the 2030 Agenda", 32, 43, 0, "instrument")
    'target 10.c'
    >>> find("recalling the section of resolution 64/289 on women", 36, 42, 0, "resolution")
    'section'
    >>> find("the Convention, adopted by its resolution 61/177, in which article 24, paragraph 2, sets out", 4, 14, 0, "instrument")
    'article 24, paragraph 2'
    >>> find("building on its resolution 1/5 and annex I thereto on ferries", 27, 30, 0, "resolution")
    'annex I'
    >>> find("the 2030 Agenda, and recalling the Goals, in particular Goal 17,", 4, 15, 0, "instrument")
    """
    window = flat[max(floor, start - _WINDOW) : start]
    if " other relevant provisions of " in window or _joined(flat, max(floor, start - _WINDOW), start):
        found = _pattern(_BEFORE).search(window) or (_pattern(_ANNEX_BEFORE).search(window) if _WHOLE.search(window) else None)
        if found is None and kind == "resolution" and " of " in window and "aragraph" in flat[max(0, start - 260) : start]:
            found = _pattern(_NUMBER_BEFORE).search(window)
        if found:
            more = _pattern(_NOTABLY).match(flat, end)
            return found["pin"].rstrip(",") + (f", {more['how']} {more['pin']}" if more and not more["lead"] else "")
    if kind == "resolution" and flat.endswith((", ", " and "), floor, start) and "aragraph" in flat[max(0, start - _WINDOW) : start]:
        each = _pattern(_OF_EACH).search(flat, max(0, start - _WINDOW), start)
        if each:
            return each["pin"]
    if kind == "document" and "(" in window[-10:] and (paper := _pattern(_OF_PAPER).search(window)):
        return paper["pin"]
    if kind == "instrument" and flat.endswith((" and of the ", " and the "), floor, start):
        low = max(0, start - _SPREAD)
        if (flat.startswith("of ", start - 7) or "common to" in flat[low:start]) and (shared := _pattern(_SHARED).search(flat, low, start)):
            return shared["pin"]
    after = _pattern(_AFTER).match(flat, end) if flat[end : end + 1] in (" ", ",", ")") else None
    if after and not flat.startswith(_ELSEWHERE, after.end()):
        return None if kind == "resolution" and _of_carried(flat, start, after.end()) else after["pin"]
    if kind == "instrument" and " which" in flat[end : end + 170] and (carried_by := _pattern(_CARRIED).match(flat, end)):
        return carried_by["pin"] or carried_by["within"]
    if kind == "resolution" and flat.startswith((" and", ",", " of", " as"), end) and (whole := _pattern(_WITH_ANNEX).match(flat, end)):
        return whole["pin"]
    until = len(flat) if ceiling is None else ceiling
    behind = flat[end : min(until, end + 170)]
    back = " thereof" in behind or ("Charter" in flat[start:end] and " of the Charter" in behind)
    if (back or "ing " in behind[:70]) and (including := _pattern(_INCLUDING).match(flat, end, until)):
        carried = kind == "resolution" and including["thereof"] and _of_carried(flat, start, including.end("thereof"))
        return None if carried else including["pin"] or including["thereof"]
    if kind == "document":
        return None
    notably = _pattern(_NOTABLY).match(flat, end, until) if "particular" in behind or "especially" in behind else None
    if notably is None or any(c.isdigit() for c in notably["lead"][:2]) or "resolution" in notably["lead"] or "Goals" in notably["lead"]:
        return None  # "its Goals, in particular Goal 12": a part of what stands nearer
    return None if kind == "resolution" and _of_carried(flat, start, notably.end()) else notably["pin"]


def _of_carried(flat: str, start: int, end: int) -> bool:
    """Whether a part behind a resolution is that of what it carries: "the Act adopted by resolution 1 (I), article 3 of which"."""
    if not flat.startswith((" of which", ", of which", " thereof", ", thereof"), end):
        return False
    return any(word in flat[max(0, start - _WINDOW) : start] for word in _CARRIES)


def ahead(parted: list[Hit], hit: Hit) -> int | None:
    """Where the next mention starts that has parts of its own, if it is near; behind an instrument none that may carry it.

    Examples
    --------
    >>> hits = [Hit(0, 7, "instrument", ("a",), ""), Hit(9, 11, "resolution", ("b",), ""), Hit(20, 25, "instrument", ("c",), "")]
    >>> ahead(hits, hits[0]), ahead(hits, hits[1]), ahead(hits, hits[2])
    (20, 20, None)
    """
    for index in range(bisect_left(parted, hit.end, key=itemgetter(0)), len(parted)):
        other = parted[index]
        if other.start > hit.end + _FAR:
            break
        if hit.kind != "instrument" or (other.kind == "instrument" and other.targets != hit.targets):
            return other.start
    return None


def _joined(flat: str, floor: int, start: int) -> bool:
    """Whether the words right before a mention may join it with a part: a few looks backwards spare most mentions the patterns."""
    end = start - flat.startswith(" ", start - 1)
    while (at := flat.rfind(" ", floor, end)) >= 0:
        word = flat[at + 1 : end]
        if word in _PREPOSITIONS:
            stop = at - 2 if flat.startswith(" ,", at - 2) else at
            before = flat[flat.rfind(" ", floor, stop) + 1 or floor : stop].rstrip(",")
            if before[-1:] in _ENDS or before[-1:].isupper() or len(before) == 1 or before[-2:-1] == "." or before in _NUMBERLESS:
                return True
            if before.lower() not in _WITHIN:
                return False
        elif word not in _LINKING and word.lower() not in _WITHIN and not word.isdigit():
            return False
        end = at
    return False
