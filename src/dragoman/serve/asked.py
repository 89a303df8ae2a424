"""Questions as addresses write them: `?actor=RUS&type=ACCUSE&when=2025-01`."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

import msgspec
from starlette.datastructures import QueryParams

from dragoman.dossier.names import Names
from dragoman.record import Ledger, Query
from dragoman.record.query import Order
from dragoman.shapes.errors import UsageError
from dragoman.shapes.terms import Act, Context, Status, Type

MOST = 1000
"""Entries that one page may hold."""

LONGEST = 2000
"""Characters of one value."""

MANY = 100
"""Values of one filter."""

MEANINGS = {
    "text": "words that must all stand in the evidence, names or items; in quotation marks, in that order",
    "actor": "id or name of a party in whatever role; may be repeated: any of them",
    "by": "the same, as actor or source only",
    "to": "the same, as recipient only",
    "pair": "two parties, both of which must be in it: give it twice",
    "country": "alpha-3 code of parties' country",
    "type": "PLOVER type, or TREATY, OFFICE, PROGRAMME, SAY",
    "act": "act of a TREATY, OFFICE or PROGRAMME",
    "mode": "PLOVER mode",
    "context": "PLOVER context",
    "status": "happened, ongoing, planned, sought, alleged, possible or negated",
    "when": "EDTF: overlaps the time of the act",
    "reported": "EDTF: overlaps the article's date",
    "where": "place, or alpha-3 code of its country",
    "instrument": "id or name of an agreement",
    "source": "outlet, host, or party by whose word it stands",
    "article": "id of an article",
    "event": "id of an event",
    "confidence": "least confidence, 0 to 1",
    "order": "when, reported or recorded",
    "oldest_first": "1 for the oldest first",
    "limit": f"entries at most, 1 to {MOST}",
    "offset": "entries to pass over",
}
"""Every filter with what it means."""


VALUES = {"type": get_args(Type), "act": get_args(Act), "context": get_args(Context), "status": get_args(Status)}
"""Filters whose values are a closed vocabulary."""

NAMED = ("actor", "by", "to", "pair", "country", "where", "instrument")
"""Filters in which people write names as they know them."""


ALWAYS = frozenset(("token", "key"))
"""What may stand after any question mark: it lets somebody in, and asks nothing."""


def check_names(asked: QueryParams, known: Iterable[str], /) -> None:
    """Refuse a filter that a page does not have: who mistypes one would take everything for the answer.

    >>> check_names(QueryParams("actr=RUS"), ["actor"])
    Traceback (most recent call last):
        ...
    dragoman.shapes.errors.UsageError: parameter: got 'actr'; expected one of actor; did you mean actor?
    """
    names = tuple(known)
    for name in asked:
        if name not in names and name not in ALWAYS:
            near = get_close_matches(name, names, n=1)
            raise UsageError(
                "parameter", got=repr(name[:40]), expected=f"one of {', '.join(names)}" if names else "none here",
                remedy=f"did you mean {near[0]}?" if near else "see /api",
            )  # fmt: skip


def named(asked: QueryParams, ledger: Ledger, /) -> QueryParams:
    """Put the ledger's own ids for the names in a question: `actor=Kremlin` asks for Russia.

    >>> from dragoman.record import SqliteLedger
    >>> str(named(QueryParams("actor=Kremlin&text=fish"), SqliteLedger(":memory:")))
    'actor=RUS&text=fish'
    """
    if not any(value.strip() for name in NAMED for value in asked.getlist(name)):
        return asked
    names = Names(ledger)
    pairs = [
        (name, meant)
        for name, value in asked.multi_items()
        for meant in (names.meant(name, value) if name in NAMED and 0 < len(value.strip()) <= LONGEST else (value,))
    ]
    return QueryParams(list(dict.fromkeys(pairs)))


def query_of(asked: QueryParams, /, *, limit: int | None = 50) -> Query:
    """Read a question; filters that are empty count for nothing. `UsageError` for a value that cannot be.

    >>> query_of(QueryParams("actor=RUS&actor=IRN&limit=5")).actor
    ('RUS', 'IRN')
    """
    fields: dict[str, Any] = {"limit": limit}
    for name in MEANINGS:
        values = tuple(value for value in asked.getlist(name) if value.strip())
        if not values:
            continue
        _check(name, values)
        if name == "limit":
            fields[name] = number(name, values[-1], least=1, most=MOST)
        elif name == "offset":
            fields[name] = number(name, values[-1], most=10**9)
        elif name == "confidence":
            fields[name] = _share(values[-1])
        elif name == "oldest_first":
            fields[name] = values[-1] in ("1", "true", "on")
        elif name in ("text", "when", "reported", "event", "order"):
            fields[name] = values[-1]
        else:
            fields[name] = values
    for name, known in VALUES.items():
        if wrong := [value for value in fields.get(name, ()) if value not in known]:
            raise UsageError(name, got=repr(wrong[0][:40]), expected=f"one of {', '.join(known)}", remedy="choose one")
    if fields.get("order", "when") not in get_args(Order):
        raise UsageError("order", got=repr(fields["order"]), expected=" or ".join(get_args(Order)), remedy="choose one")
    if "pair" in fields and len(fields["pair"]) != 2:
        raise UsageError("pair", got=f"{len(fields['pair'])} parties", expected="two", remedy="give pair twice")
    return msgspec.convert(fields, Query)


def _check(name: str, values: tuple[str, ...]) -> None:
    if len(values) > MANY:
        raise UsageError(name, got=f"{len(values)} values", expected=f"up to {MANY}", remedy="ask more than once")
    longest = max(map(len, values))
    if longest > LONGEST:
        raise UsageError(name, got=f"{longest} characters", expected=f"up to {LONGEST}", remedy="look for fewer words")
    if any("\0" in value for value in values):
        raise UsageError(name, got="a NUL character", expected="text", remedy="leave it out")


def number(name: str, value: str, /, *, least: int = 0, most: int) -> int:
    """Read a number; `UsageError` for one that is none or lies outside.

    >>> number("limit", "12", most=50)
    12
    """
    if not value.isascii() or not value.isdigit() or len(value) > 10 or not least <= int(value) <= most:
        raise UsageError(
            name, got=repr(value[:40]), expected=f"a number from {least} to {most}", remedy="write it in digits"
        )
    return int(value)


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError("confidence", got=repr(value[:40]), expected="a number from 0 to 1", remedy="write it so")
    return share
