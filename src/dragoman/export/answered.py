"""What a ledger answers, article by article, as the formats take it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from dragoman.export.shape import Standing
from dragoman.record import Ledger, StoredEntry
from dragoman.shapes import Article, Entry

ROWS = frozenset(("csv", "parquet", "plover"))
"""Formats of a row an entry, in the order that was asked for; the others keep what an article tells together."""


class Answered(msgspec.Struct, frozen=True):
    """An article with those of its entries that answer a question, and what the ledger knows of them."""

    article: Article
    """The article, in the revision that the entries were read from."""
    entries: tuple[Entry, ...]
    """Its entries that were found."""
    standings: Mapping[str, Standing]
    """What is known of each, by its id."""


def answered(
    ledger: Ledger, found: Iterable[StoredEntry], *, as_of: str | None = None, in_order: bool = False
) -> Iterator[Answered]:
    """Give found entries article by article, as exports take them; articles come as they are met first.

    With `in_order` entries stay in the order in which they were found, for formats of rows; an article then comes as
    often as others stand between its entries. Ask within the same snapshot in which they were found.
    """
    counted: dict[str, Standing] = {}
    articles: dict[tuple[str, int], Article] = {}
    for (id, revision), entries in _groups(found, in_order=in_order):
        if (id, revision) not in articles:
            stored = ledger.article(id, revision=revision, as_of=as_of)
            assert stored is not None
            if not in_order:
                articles.clear()  # none comes again
            articles[id, revision] = stored.article
        wanted = {one.event: one.entry.id for one in entries if one.event not in counted}
        counted.update(_standings(ledger, wanted, as_of))
        yield Answered(
            articles[id, revision],
            tuple(one.entry for one in entries),
            {one.entry.id: counted[one.event] for one in entries if one.event in counted},
        )


def _groups(found: Iterable[StoredEntry], *, in_order: bool) -> Iterable[tuple[tuple[str, int], Sequence[StoredEntry]]]:
    """Put entries together that stand in the same revision of an article: those that follow each other, or all."""
    if in_order:
        return ((key, list(run)) for key, run in groupby(found, key=_place))
    groups: dict[tuple[str, int], list[StoredEntry]] = {}
    for one in found:
        groups.setdefault(_place(one), []).append(one)
    return groups.items()


def _place(one: StoredEntry) -> tuple[str, int]:
    return one.entry.article_id, one.revision


def _standings(ledger: Ledger, wanted: Mapping[str, str], as_of: str | None) -> dict[str, Standing]:
    """Count reports and sources of events, given each with one of its entries."""
    if as_of is None:
        return {
            event: Standing(event=event, reports=told.reports, sources=told.sources)
            for event, told in ledger.tellings(wanted).items()
        }
    found = {event: ledger.event(entry, as_of=as_of) for event, entry in wanted.items()}
    return {
        event: Standing(event=one.id, reports=one.reports, sources=one.sources) for event, one in found.items() if one
    }
