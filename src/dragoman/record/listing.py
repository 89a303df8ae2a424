"""Pairs of entries that relations of a kind join, with the entries themselves."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from dragoman.record.ledger import Ledger
from dragoman.record.query import Query
from dragoman.record.shape import Relation, RelationKind, StoredEntry


class Sides(msgspec.Struct, frozen=True):
    """Relations that belong together, with both entries of each."""

    relations: tuple[Relation, ...]
    """The relations."""
    pairs: tuple[tuple[StoredEntry, StoredEntry], ...]
    """The first and the second entry of each."""

    @property
    def best(self) -> Relation:
        """The surest of them."""
        return max(self.relations, key=lambda one: one.score)


def sides(
    ledger: Ledger,
    kinds: Iterable[RelationKind],
    /,
    *,
    key: Callable[[StoredEntry, StoredEntry], tuple[str, ...]],
    query: Query | None = None,
    as_of: str | None = None,
) -> Sequence[Sides]:
    """Give the relations of some kinds, those of one `key` together.

    `query` keeps those of which one entry answers it, whatever its order, limit and offset.
    """
    with ledger.snapshot():
        kept = None if query is None or query == Query() else asked(ledger, query, as_of=as_of)
        known: dict[str, StoredEntry | None] = {}

        def entry(id: str) -> StoredEntry | None:
            if id not in known:
                known[id] = ledger.entry(id, as_of=as_of)
            return known[id]

        groups: dict[tuple[str, ...], list[tuple[Relation, StoredEntry, StoredEntry]]] = {}
        for relation in ledger.relations(kind=kinds, as_of=as_of):
            if kept is not None and relation.first not in kept and relation.second not in kept:
                continue
            first, second = entry(relation.first), entry(relation.second)
            if first and second:
                groups.setdefault(key(first, second), []).append((relation, first, second))
    return [
        Sides(tuple(one for one, _, _ in group), tuple((first, second) for _, first, second in group))
        for group in groups.values()
    ]


def asked(ledger: Ledger, query: Query, /, *, as_of: str | None = None) -> frozenset[str]:
    """Give the ids of all entries that answer a question."""
    every = msgspec.structs.replace(query, limit=None, offset=0)
    return frozenset(one.entry.id for one in ledger.find(every, as_of=as_of))


def narrowed(
    ledger: Ledger, query: Query, /, *, type: Iterable[str] = (), status: Iterable[str] = (), as_of: str | None = None
) -> list[StoredEntry]:
    """Give all entries that answer a question and are of some types and statuses; of any where none are named."""
    types, statuses = tuple(type), tuple(status)
    if query.type:
        types = tuple(one for one in query.type if not types or one in types)
    if query.status:
        statuses = tuple(one for one in query.status if not statuses or one in statuses)
    if (query.type and not types) or (query.status and not statuses):
        return []
    every = msgspec.structs.replace(query, type=types, status=statuses, limit=None, offset=0)
    return ledger.find(every, as_of=as_of)


def recorded(stored: StoredEntry, /) -> tuple[str, int, str]:
    """Give what orders entries by when they were recorded, those of one article by where they stand in it."""
    return stored.recorded, stored.entry.evidence[0].start, stored.entry.id
