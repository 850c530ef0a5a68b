"""Citations against the documents of a graph (GK106, GK107)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.pipeline.verification import usual
from graphkit.pipeline.verification.findings import Hit
from graphkit.pipeline.verification.numbers import Place
from graphkit.store import Store, statement

_PARAGRAPHS = re.compile(r"^(?:operative )?(?:[Pp]aragraphs?|[Pp]aras?\.?) (?P<ids>\d[\w (),-]*)")
_NUMBER = re.compile(r"(?<![\w(.])\d{1,3}(?![\w.]\d)")


def check(store: Store, places: list[Place], *, strict: bool = False) -> Iterator[Hit]:
    """Check what is cited against a graph.

    Parameters
    ----------
    store : Store
    places : list of Place
        What the extractor found.
    strict : bool, optional
        Name what is not in the graph, too.
    """
    cited = [place for place in places if place.reference.kind in ("resolution", "document", "instrument")]
    ids = sorted({target for place in cited for target in place.reference.targets})
    known = {row["id"]: row for row in store.read(statement("read/paragraph_counts"), ids=ids)} if ids else {}
    for place in cited:
        for target in place.reference.targets:
            row = known.get(target)
            if row is None:
                if strict:
                    yield Hit(place.start, place.end, "GK107", f"{target} is not in {store.describe}", "load it, or look up the citation")
                continue
            yield from _paragraphs(place, target, row["paragraphs"])


def _paragraphs(place: Place, target: str, count: int | None) -> Iterator[Hit]:
    pinpoint = place.reference.pinpoint
    found = _PARAGRAPHS.match(pinpoint) if pinpoint and count else None
    if found is None or count is None or len(place.reference.targets) > 1:
        return
    beyond = [int(number) for number in _NUMBER.findall(found["ids"]) if int(number) > count]
    if beyond:
        text = f"{usual.number(target)} has {count} operative paragraphs and no paragraph {beyond[0]}"
        yield Hit(place.start, place.end, "GK106", text, "look up the paragraph")
