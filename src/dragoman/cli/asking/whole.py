"""The whole ledger, in an order that depends on what it holds alone: not on when or how that came in."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from dragoman.export import Standing
from dragoman.export.answered import answered
from dragoman.record import Ledger, Query, StoredArticle, StoredEntry
from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode

Lines = Iterator[str]


class Whole:
    """An article with all its entries; what the ledger knows of these is looked up only if a format asks for it."""

    def __init__(self, ledger: Ledger, stored: StoredArticle, *, as_of: str | None) -> None:
        self._ledger = ledger
        self._as_of = as_of
        self._found = _entries(ledger, stored, as_of=as_of)
        self.article: Article = stored.article
        """The article, in its newest revision."""
        self.entries: tuple[Entry, ...] = tuple(one.entry for one in self._found)
        """Its entries, in the order of the text."""

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """What is known of each entry, by its id."""
        told = answered(self._ledger, self._found, as_of=self._as_of)
        return {id: standing for one in told for id, standing in one.standings.items()}


def _entries(ledger: Ledger, stored: StoredArticle, *, as_of: str | None) -> list[StoredEntry]:
    found = ledger.find(Query(article=(stored.article.id,), limit=None), as_of=as_of)
    return sorted(found, key=lambda one: (one.entry.evidence[0].start, one.entry.evidence[0].end, one.entry.id))


def records(ledger: Ledger, *, as_of: str | None = None) -> Iterator[Whole]:
    """Give every article by id, as exports take them."""
    for stored in ledger.articles(as_of=as_of):
        yield Whole(ledger, stored, as_of=as_of)


def articles(ledger: Ledger, *, as_of: str | None = None) -> Lines:
    """Write the articles, a line each."""
    for stored in ledger.articles(as_of=as_of):
        yield encode(_timeless(stored))


def relations(ledger: Ledger, *, as_of: str | None = None) -> Lines:
    """Write how entries stand to each other, a line a relation."""
    for one in sorted(ledger.relations(as_of=as_of), key=lambda one: (one.kind, one.first, one.second, one.why)):
        yield encode(_timeless(one))


def events(ledger: Ledger, *, as_of: str | None = None) -> Lines:
    """Write which entries tell the same act, a line an event that more than one tells."""
    told: dict[str, list[str]] = {}
    for stored in ledger.articles(as_of=as_of):
        for one in _entries(ledger, stored, as_of=as_of):
            told.setdefault(one.event, []).append(one.entry.id)
    for event, entries in sorted(told.items()):
        if len(entries) > 1:
            yield encode({"event": event, "entries": sorted(entries)})


def judgements(ledger: Ledger, *, as_of: str | None = None) -> Lines:
    """Write what people decided, in the order in which they did, a line each."""
    for one in ledger.judgements(as_of=as_of):
        yield encode(_timeless(one))


PARTS = {"articles": articles, "events": events, "relations": relations, "judgements": judgements}
"""What of a ledger can be written beside its entries."""


def _timeless(value: msgspec.Struct) -> dict[str, Any]:
    """Give a value's fields without the time of its recording."""
    return {field: getattr(value, field) for field in value.__struct_fields__ if field != "recorded"}
