"""Questions that a ledger keeps under a name."""

from typing import Any

import msgspec

from dragoman.record import Ledger, Query
from dragoman.shapes.errors import UsageError

KIND = "dossier"
"""The kind of note under which a ledger keeps questions."""

LONGEST = 200
"""Characters of a name."""


def kept(ledger: Ledger, /, *, as_of: str | None = None) -> dict[str, Query]:
    """Give the questions that a ledger keeps, by name."""
    return {name: msgspec.json.decode(text, type=Query) for name, text in ledger.notes(KIND, as_of=as_of).items()}


def named(ledger: Ledger, name: str, /, *, as_of: str | None = None) -> Query:
    """Give the question of a name; `UsageError` if there is none."""
    found = kept(ledger, as_of=as_of)
    if name not in found:
        raise UsageError(
            "dossier", got=repr(name), expected=f"one of {', '.join(found) or 'none, as none is kept yet'}",
            remedy="keep it first with `dragoman dossier save NAME`, and its filters",
        )  # fmt: skip
    return found[name]


def keep(ledger: Ledger, name: str, query: Query, /) -> None:
    """Keep a question under a name, in place of any that was kept under it; `UsageError` for what is no name.

    >>> from dragoman.record import SqliteLedger
    >>> ledger = SqliteLedger(":memory:")
    >>> keep(ledger, "fishery", Query(text="cod"))
    >>> told(named(ledger, "fishery"))
    'text cod'
    """
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        raise UsageError(
            "dossier", got=f"the name {name[:40]!r}", expected=f"up to {LONGEST} printable characters",
            remedy="name it so",
        )  # fmt: skip
    try:
        text = msgspec.json.encode(query).decode()
    except UnicodeEncodeError:
        raise UsageError(
            "dossier", got="half a character in a filter", expected="whole characters", remedy="type it again"
        ) from None
    ledger.note(KIND, name, text)


def drop(ledger: Ledger, name: str, /) -> None:
    """Keep the question of a name no longer; `UsageError` if none is kept. The ledger still knows that it did."""
    named(ledger, name)
    ledger.note(KIND, name, None)


def told(query: Query) -> str:
    """Tell a question by its filters.

    >>> told(Query(actor=("RUS", "IRN"), when="2025"))
    'actor RUS or IRN, when 2025'
    """
    parts = []
    for name, value in given(query):
        words = (" and " if name == "pair" else " or ").join(value) if isinstance(value, tuple) else str(value)
        parts.append(f"{name.replace('_', ' ')} {words}")
    return ", ".join(parts) or "everything"


def given(query: Query, /) -> list[tuple[str, Any]]:
    """Give what a question names, field by field, and nothing that it leaves open."""
    plain = Query()
    fields = ((name, getattr(query, name)) for name in Query.__struct_fields__)
    return [(name, value) for name, value in fields if value is not None and value != getattr(plain, name)]
