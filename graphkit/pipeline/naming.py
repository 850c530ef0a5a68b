"""What people type to what the graph calls it."""

from __future__ import annotations

from graphkit import symbols
from graphkit.errors import NotFoundError
from graphkit.store import Store, read_documents, statement


def locate(store: Store, text: str) -> str:
    """The id in the graph of what somebody typed: a symbol in any form, an authority id, or a name.

    Raises
    ------
    NotFoundError
        Nothing in the graph is called so; the hint names what is near.
    """
    candidates = _candidates(text)
    there = {row["id"] for row in store.read(statement("read/present"), ids=candidates)}
    for candidate in candidates:
        if candidate in there:
            return candidate
    near = symbols.suggest(candidates[0], [row["id"] for row in read_documents(store, instruments=True)])
    hint = f"did you mean {' or '.join(near)}?" if near else "graphkit resolve tells what graphkit makes of a name"
    raise NotFoundError(f"nothing called {candidates[0]} in {store.describe}", hint)


def record(text: str) -> str:
    """The id of the authority record of a name; the text itself where there is none.

    Examples
    --------
    >>> record("Security Council"), record("security-council"), record("nobody")
    ('security-council', 'security-council', 'nobody')
    """
    return next(iter(named(text)), text)


def _candidates(text: str) -> list[str]:
    """Ids that a text can mean, the likeliest first; the text itself where it is nothing known."""
    bare = text.strip()
    found = symbols.unsaid(bare)
    if found:
        return found
    symbol = symbols.parse(bare)
    return [symbol] if symbol is not None else list(dict.fromkeys([bare, *named(bare)]))


def named(text: str) -> list[str]:
    """Ids of the records of this name, id or alias.

    Examples
    --------
    >>> named("UNODC"), named("nobody")
    (['unodc'], [])
    """
    from graphkit import authority

    wanted = " ".join(text.split()).casefold().removeprefix("the ")
    return sorted(
        record.id
        for record in map(authority.in_full, authority.load().records.values())
        if wanted == record.id or any(wanted == form.casefold() for form in (record.name, record.title, *record.aliases))
    )
