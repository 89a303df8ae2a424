"""Counting beside a count that looks at every entry; each group by its own words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, get_args

import pytest
from tests.record import asking

from dragoman.record import Query, SqliteLedger, StoredEntry, clock
from dragoman.record.query import By


@pytest.fixture(scope="module")
def ledger() -> Iterator[SqliteLedger]:
    with SqliteLedger(":memory:") as made:
        asking.drawn(made)
        yield made


def _month(one: StoredEntry) -> str:
    days = asking.days(one)
    if days is None or days[0] == 1:
        return ""
    number = clock.month(days[0])
    assert number is not None
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _parties(one: StoredEntry) -> list[Any]:
    entry = one.entry
    return [*entry.actors, *entry.recipients, *entry.according_to, *entry.sought_by, *entry.denied_by]


GROUPS: dict[By, Callable[[StoredEntry], Sequence[str]]] = {
    "month": lambda one: [_month(one)],
    "year": lambda one: [_month(one)[:4]],
    "type": lambda one: [one.entry.type],
    "act": lambda one: [one.entry.act or ""],
    "mode": lambda one: [one.entry.mode or ""],
    "status": lambda one: [one.entry.status],
    "instrument": lambda one: [
        (one.entry.instrument.id or one.entry.instrument.name.casefold()) if one.entry.instrument else ""
    ],
    "source": lambda one: [one.outlet or (one.url or "").split("/")[2]],
    "actor": lambda one: sorted({who.name for who in _parties(one)}),
    "country": lambda one: sorted({who.country for who in _parties(one)}),
}
QUERIES = (
    Query(), Query(actor=("RUS", "IRN")), Query(text="fish", status=("happened",)), Query(when="2024/2025", limit=1),
    Query(source=("Morning Post",), type=("SAY", "TREATY")), Query(actor=("Nobody",)),
)  # fmt: skip


def told(found: Sequence[StoredEntry], by: Sequence[By]) -> list[tuple[tuple[str, ...], int]]:
    """Count by looking at each entry; one with several parties counts once for each."""
    counted = Counter(keys for one in found for keys in product(*(GROUPS[name](one) for name in by)))
    return sorted(counted.items())


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("by", [(name,) for name in get_args(By)] + [("month", "type"), ("status", "actor", "year")])
def test_what_is_counted_is_what_looking_at_every_entry_counts(
    ledger: SqliteLedger, query: Query, by: tuple[By, ...]
) -> None:
    everything = ledger.find(Query(limit=None))
    assert ledger.count(query, by=by) == told([one for one in everything if asking.passes(one, query)], by)


def test_the_groups_are_all_tried() -> None:
    assert set(GROUPS) == set(get_args(By))


def test_without_groups_there_is_one_number(ledger: SqliteLedger) -> None:
    assert ledger.count(Query(limit=1)) == [((), len(ledger.find(Query(limit=None))))]
    assert ledger.count(Query(actor=("Nobody",))) == [((), 0)]


def test_counting_by_month_and_type_reads_one_index(ledger: SqliteLedger) -> None:
    db, said = ledger._db, []
    db.set_trace_callback(said.append)
    ledger.count(Query(), by=("month", "type"))
    db.set_trace_callback(None)
    [sql] = [one for one in said if "count(" in one]
    steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert steps == ["SCAN x USING COVERING INDEX at_entry_month"]
