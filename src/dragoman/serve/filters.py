"""What stands beside a list: the filters in use, the facets to choose from, the ways to take it away."""

from collections.abc import Sequence
from typing import get_args

import msgspec
from starlette.datastructures import QueryParams

from dragoman.dossier.counts import counted
from dragoman.record import Ledger, Query
from dragoman.record.query import By
from dragoman.serve.asked import MEANINGS
from dragoman.serve.links import address
from dragoman.serve.wording import named, when
from dragoman.shapes.terms import Kind


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One value that a list may be narrowed to."""

    value: str
    """The value."""
    label: str
    """The value as people say it."""
    count: int
    """Entries that have it, with all other filters."""
    chosen: bool
    """Whether it is in use."""
    href: str
    """The list with it, or without it where it is in use."""


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """A filter with its values."""

    name: str
    """The filter."""
    choices: Sequence[Choice]
    """Its values, the commonest first."""


FACETS: tuple[tuple[str, By], ...] = (
    ("status", "status"),
    ("type", "type"),
    ("actor", "actor"),
    ("instrument", "instrument"),
    ("source", "source"),
)
"""Filters that are offered, each with what they count by."""


def chips(path: str, asked: QueryParams, /) -> list[tuple[str, str, str]]:
    """Give each filter in use with the list without it."""
    pairs = [(name, value) for name, value in asked.multi_items() if value.strip() and name not in ("offset", "done")]
    return [
        (name.replace("_", " "), _label(name, value), address(path, [pair for pair in pairs if pair != (name, value)]))
        for name, value in pairs
        if name in MEANINGS and name not in ("limit", "order")
    ]


def facets(ledger: Ledger, query: Query, path: str, asked: QueryParams, /, *, most: int = 8) -> list[Facet]:
    """Give what a list may be narrowed to; a facet counts with all filters but its own."""
    found = []
    for name, by in FACETS:
        without = msgspec.structs.replace(query, **{name: ()})
        values = [pair for pair in counted(ledger, without, by) if pair[0]]
        chosen = asked.getlist(name)
        shown = values[:most] + [pair for pair in values[most:] if pair[0] in chosen]
        if len(values) > 1 or chosen:
            names = {value: _party(ledger, value) if name == "actor" else _label(name, value) for value, _ in shown}
            choices = [_choice(path, asked, name, value, number, names[value]) for value, number in shown]
            found.append(Facet(name=name, choices=choices))
    return found


def _party(ledger: Ledger, key: str) -> str:
    known = ledger.parties(key)
    return known[0].name if known else key


def _label(name: str, value: str) -> str:
    """Give a value of a filter as people say it: parties and countries by name."""
    if name in ("actor", "by", "to", "pair", "country"):
        kind, _, rest = value.partition(":")
        return rest if rest and kind in get_args(Kind) else named(value)
    return when(value) if name in ("when", "reported") else value


def _choice(path: str, asked: QueryParams, name: str, value: str, count: int, label: str) -> Choice:
    pairs = [pair for pair in asked.multi_items() if pair[1].strip() and pair[0] not in ("offset", "done")]
    chosen = (name, value) in pairs
    others = [pair for pair in pairs if pair != (name, value)] if chosen else [*pairs, (name, value)]
    return Choice(value=value, label=label, count=count, chosen=chosen, href=address(path, others))


def pages(path: str, asked: QueryParams, query: Query, total: int, /) -> dict[str, object]:
    """Give where a page of a list stands and the addresses of those before and after it."""
    size = query.limit or 50
    others = [pair for pair in asked.multi_items() if pair[1].strip() and pair[0] not in ("offset", "done")]

    def at(offset: int) -> str:
        return address(path, [*others, *([("offset", str(offset))] if offset else [])])

    return {
        "first": min(query.offset + 1, total),
        "last": min(query.offset + size, total),
        "total": total,
        "newer": at(max(0, query.offset - size)) if query.offset else None,
        "older": at(query.offset + size) if query.offset + size < total else None,
    }
