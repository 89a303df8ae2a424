"""Finding beside an answer that looks at every entry; hostile questions; pages that fit together."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.record import asking

from dragoman.record import Query, SqliteLedger
from dragoman.record.sqlite import filters, finding
from dragoman.shapes.errors import DateError


@pytest.fixture(scope="module")
def ledger() -> Iterator[SqliteLedger]:
    with SqliteLedger(":memory:") as made:
        asking.drawn(made)
        yield made


def some(*values: Any, most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Mostly no filter, else one value or two."""
    filters = st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)
    return st.one_of(st.just(()), st.just(()), filters)


NAMES = ("RUS", "IRN", "Norway", "denmark", "FRA", "Nobody")
QUERIES = st.builds(
    Query,
    text=st.sampled_from((None, None, "talks", "treaty fish", "envoy norway", "nowhere")),
    actor=some(*NAMES), by=some(*NAMES), to=some(*NAMES),
    pair=st.one_of(st.none(), st.none(), st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))),
    country=some("RUS", "NOR"), type=some("CONSULT", "SAY", "TREATY"), act=some("sign"), mode=some("visit", "phone"),
    context=some("military", "cbrn"), status=some("happened", "planned", "negated"),
    when=st.sampled_from((None, None, "2025-01", "2024", "2025-01-17", "../2010", "2024-12-15/2025-01-15", "2030/..")),
    reported=st.sampled_from((None, None, "2025-01", "2025-02-03", "2024-11")),
    where=some("Geneva", "NOR"), instrument=some("jcpoa", "Fish Pact"),
    source=some("Morning Post", "site1.example", "RUS"), article=some("a1", "a2", "a3"),
    confidence=st.sampled_from((0.0, 0.0, 0.5, 0.9)), order=st.sampled_from(("when", "when", "reported", "recorded")),
    oldest_first=st.booleans(), limit=st.sampled_from((None, 1, 10, 50)), offset=st.sampled_from((0, 0, 3)),
)  # fmt: skip


@example(query=Query(text="talks", source=("Morning Post",), limit=None))
@example(query=Query(text="talks", actor=("RUS",), status=("happened",), when="2024", limit=None))
@given(query=QUERIES)
@pytest.mark.parametrize("small", [(2_000, 40_000), (1, 3), (0, 0)])
def test_what_is_found_is_what_looking_at_every_entry_finds(
    ledger: SqliteLedger, small: tuple[int, int], query: Query
) -> None:
    everything = ledger.find(Query(limit=None, order="recorded", oldest_first=True))
    order = {one.entry.id: at for at, one in enumerate(everything)}
    # Which list is walked must not matter: try it with all of them held to be short, and to be long.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "SMALL", small)
        found = [one.entry.id for one in ledger.find(query)]
        counted = ledger.count(query)[0][1]
    assert found == asking.answer(everything, query, order=order)
    assert counted == sum(asking.passes(one, query) for one in everything)


def test_pages_fit_together(ledger: SqliteLedger) -> None:
    for order in ("when", "reported", "recorded"):
        whole = [one.entry.id for one in ledger.find(Query(actor=("RUS", "IRN"), order=order, limit=None))]
        pages = [
            one.entry.id
            for offset in range(0, len(whole) + 7, 7)
            for one in ledger.find(Query(actor=("RUS", "IRN"), order=order, limit=7, offset=offset))
        ]
        assert len(whole) > 50
        assert pages == whole


def test_words_are_found_by_their_stems_and_phrases_in_their_order(ledger: SqliteLedger) -> None:
    one = ledger.find(Query(text="sanctions"))
    assert one
    first, second = one[0].entry.evidence[0].quote.rstrip(".").split()[:2]
    assert one[0] in ledger.find(Query(text=f'"{first} {second}"', limit=None))
    assert all(
        f"{first} {second}" in hit.entry.evidence[0].quote for hit in ledger.find(Query(text=f'"{first} {second}"'))
    )


HOSTILE = (
    "'; DROP TABLE entry; --", '" OR 1=1 --', 'NEAR("a" "b")', "talks AND", "*", "^talks", "words: talks", "{a b}: c",
    '"', '""', '"""', "talks*", "-talks", "(", "\x00", "a\x00b", "\ud800", "%", "_", "\\", "NOT", "🙂", "x" * 100_000,
    "SELECT 1 UNION SELECT 2", "?1", ":name", "talks + fish", "Ⅷ ½",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_filter_lets_anything_through_or_falls_over(ledger: SqliteLedger, text: str) -> None:
    total = ledger.count(Query())[0][1]
    for name in ("actor", "by", "to", "country", "type", "act", "mode", "context", "status", "where", "instrument",
                 "source", "article"):  # fmt: skip
        assert ledger.find(Query(**{name: (text,)})) == [], name
        assert ledger.count(Query(**{name: (text,)}), by=("actor", "month")) == [], name
    assert ledger.find(Query(event=text)) == []
    assert ledger.find(Query(pair=(text, text))) == []
    # What is left of it are words; none of them is an operator.
    assert {one.entry.id for one in ledger.find(Query(text=text, limit=None))} <= {
        one.entry.id for one in ledger.find(Query(text="talks", limit=None))
    }
    for name in ("when", "reported"):
        with pytest.raises(DateError):
            ledger.find(Query(**{name: text}))
    assert ledger.count(Query())[0][1] == total


def test_many_names_at_once_and_pages_beyond_the_end(ledger: SqliteLedger) -> None:
    many = ("RUS", *(f"X{number:03d}" for number in range(300)))
    one = ledger.find(Query(country=("RUS",), limit=None))
    assert ledger.find(Query(country=many, limit=None)) == one
    assert ledger.count(Query(country=many)) == [((), len(one))]
    assert ledger.find(Query(offset=10**30)) == ledger.find(Query(limit=0)) == ledger.find(Query(limit=-1)) == []
    assert len(ledger.find(Query(limit=10**30))) == len(ledger.find(Query(limit=None)))


def test_text_without_a_letter_finds_nothing_and_no_text_everything(ledger: SqliteLedger) -> None:
    assert ledger.find(Query(text="?! …")) == []
    assert len(ledger.find(Query(text="   "))) == 50


def test_every_filter_has_an_index_that_serves_it(ledger: SqliteLedger) -> None:
    """No filter alone makes the store look at every entry."""
    values: dict[str, Any] = {
        "text": "talks", "actor": ("RUS",), "by": ("RUS",), "to": ("RUS",), "pair": ("RUS", "IRN"), "country": ("RUS",),
        "type": ("SAY",), "act": ("sign",), "mode": ("visit",), "context": ("cbrn",), "where": ("Geneva",),
        "instrument": ("jcpoa",), "source": ("Morning Post", "RUS"), "article": ("a1",), "event": "a1-0",
        "reported": "2025-01", "when": "2025-01",
    }  # fmt: skip
    db = ledger._db
    for name, value in values.items():
        query = Query(**{name: value})
        lists = [one for part in filters.filters(db, query, moment=None) for one in part.postings]
        assert lists, name
        for one in lists:
            plan = db.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {one.joined} WHERE {one.where}", one.values).fetchall()
            scans = [row[3] for row in plan if row[3].startswith("SCAN") and "VIRTUAL" not in row[3]]
            assert not scans, (name, scans)


def test_a_walk_in_order_sorts_nothing(ledger: SqliteLedger) -> None:
    db = ledger._db
    for query in (Query(), Query(actor=("RUS",)), Query(text="talks"), Query(type=("SAY",)), Query(where=("Geneva",)),
                  Query(order="reported"), Query(order="recorded")):  # fmt: skip
        plans: list[str] = []
        db.set_trace_callback(plans.append)
        ledger.find(query)
        db.set_trace_callback(None)
        walks = [sql for sql in plans if "ORDER BY x.day" in sql or "ORDER BY p.day" in sql or "ORDER BY w.rowid" in sql
                 or "ORDER BY t.day" in sql or "ORDER BY x.reported" in sql]  # fmt: skip
        for sql in walks:
            steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
            assert not any("TEMP B-TREE" in step for step in steps), (query, steps)
        assert walks or query.order == "recorded"
