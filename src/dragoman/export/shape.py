"""What an export is given."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

import msgspec

from dragoman.shapes import Article, Entry


class Record(Protocol):
    """An article with its entries."""

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """Its entries, in the order of the text."""
        ...


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a ledger knows of an entry beyond its article.

    >>> Standing(event="e1", reports=400, sources=1).sources
    1
    """

    event: str | None = None
    """The event that it is a report of."""
    reports: int = 1
    """How many reports of the event the ledger has: a wire story in 400 papers is 400."""
    sources: int = 1
    """How many of them are independent of each other: that wire story is one."""


@runtime_checkable
class Ledgered(Protocol):
    """A record from a ledger: one that also tells where its entries stand."""

    @property
    def standings(self) -> Mapping[str, Standing]:
        """What is known of its entries, by their ids; an entry may be missing."""
        ...


def standing(record: Record, entry: Entry, /) -> Standing | None:
    """Give what a ledger knows of an entry; null for a record that comes from no ledger."""
    return record.standings.get(entry.id) if isinstance(record, Ledgered) else None
