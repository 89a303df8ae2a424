"""Ten articles on one invented quarrel, read and added: what the ledger says of them is what a person expects."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.pipeline import Reading, read
from dragoman.record import Query, SqliteLedger, StoredEntry
from dragoman.record.contradictions import contradictions
from dragoman.record.denials import denials
from dragoman.record.pending import pending

FOLDER = Path(__file__).with_name("saga")
ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "survey-ship"
EXPECTED: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


@cache
def readings() -> tuple[Reading, ...]:
    """Read the articles, by the day on which they were published."""
    found = sorted(read([ARTICLES], threads=2), key=lambda one: one.article.published or "")
    assert len(found) == 10
    return tuple(found)


def told(order: Sequence[Reading]) -> SqliteLedger:
    ledger = SqliteLedger(":memory:")
    for one in order:
        ledger.add(one.article, one.entries)
    return ledger


@pytest.fixture(scope="module")
def ledger() -> Iterator[SqliteLedger]:
    with told(readings()) as made:
        yield made


@pytest.fixture(scope="module")
def names(ledger: SqliteLedger) -> dict[str, str]:
    """Give the names by which the expectations call the articles."""
    return {
        one.document: Path(one.article.source.file).name if one.article.source.record is None else one.article.id
        for one in ledger.articles()
    }


def events(ledger: SqliteLedger) -> dict[str, list[StoredEntry]]:
    found: dict[str, list[StoredEntry]] = {}
    for one in ledger.find(Query(limit=None)):
        found.setdefault(one.event, []).append(one)
    return found


@pytest.mark.parametrize("wanted", EXPECTED["together"], ids=lambda one: one["what"])
def test_what_several_articles_tell_is_one_event(
    ledger: SqliteLedger, names: dict[str, str], wanted: dict[str, Any]
) -> None:
    articles = set(wanted["articles"])
    found = [
        ledger.event(entries[0].entry.id)
        for entries in events(ledger).values()
        if {one.entry.type for one in entries} == {wanted["type"]}
        and {one.entry.status for one in entries} == {wanted["status"]}
        and {names[one.entry.article_id] for one in entries} == articles
    ]
    assert len(found) == 1, wanted["what"]
    [event] = found
    assert event
    assert (event.reports, event.sources) == (len(articles), wanted["sources"])
    assert any(one.kind == "same" and one.why for one in event.relations)


def test_nothing_else_is_taken_for_one(ledger: SqliteLedger, names: dict[str, str]) -> None:
    copies = {EXPECTED["copy"]["article"], EXPECTED["copy"]["of"]}
    wanted = [set(one["articles"]) for one in EXPECTED["together"]]
    for entries in events(ledger).values():
        articles = {names[one.entry.article_id] for one in entries}
        assert len(articles) == 1 or articles == copies or articles in wanted, [one.entry for one in entries]


def test_a_copy_tells_nothing_of_its_own(ledger: SqliteLedger, names: dict[str, str]) -> None:
    """Whatever the wire's article tells and its copy repeats is one event."""
    [copy] = [one for one in ledger.articles() if one.origin != one.document]
    assert (names[copy.document], names[copy.origin]) == (EXPECTED["copy"]["article"], EXPECTED["copy"]["of"])
    sentences = {one.entry.evidence[0].quote for one in ledger.find(Query(article=(copy.origin,), limit=None))}
    repeated = [
        one for one in ledger.find(Query(article=(copy.document,), limit=None))
        if one.entry.evidence[0].quote in sentences
    ]  # fmt: skip
    assert repeated
    for one in repeated:
        event = ledger.event(one.entry.id)
        assert event
        assert event.reports == 2, one.entry


def test_one_contradiction(ledger: SqliteLedger, names: dict[str, str]) -> None:
    wanted = EXPECTED["contradiction"]
    [found] = contradictions(ledger)
    sides = [found.one, found.two]
    assert {one.entry.type for side in sides for one in side} == {wanted["type"]}
    assert [side[0].entry.status for side in sides] == wanted["statuses"]
    assert [[names[one.entry.article_id] for one in side] for side in sides] == wanted["articles"]


def test_one_denial(ledger: SqliteLedger, names: dict[str, str]) -> None:
    wanted = EXPECTED["denial"]
    [found] = denials(ledger)
    assert {actor.country for actor in found.by} == {wanted["country"]}
    assert any(names[one.entry.article_id] == wanted["charge"] and one.entry.type == "ACCUSE" for one in found.denied)
    assert {names[one.entry.article_id] for one in found.denials} == {wanted["answer"]}


def test_one_plan_came_true_and_one_is_overdue(ledger: SqliteLedger, names: dict[str, str]) -> None:
    at = {one.state: one for one in pending(ledger, as_of=EXPECTED["as_of"])}
    [true] = pending(ledger, as_of=EXPECTED["as_of"], states=("fulfilled",))
    wanted = EXPECTED["came_true"]
    assert (true.entries[0].entry.type, true.due) == (wanted["type"], wanted["due"])
    assert true.outcome
    assert names[true.outcome.entry.article_id] in wanted["outcome"]
    overdue = pending(ledger, as_of=EXPECTED["as_of"], states=("overdue",))
    wanted = EXPECTED["overdue"]
    # The envoy had until the 19th to leave, and nothing tells that he left.
    assert {one.due for one in overdue} <= {wanted["due"], wanted["envoy"]}
    [late] = [one for one in overdue if one.due == wanted["due"]]
    assert (late.entries[0].entry.type, late.days) == (wanted["type"], wanted["days"])
    assert late.condition
    assert "called off" not in at


def test_before_the_meeting_it_was_due(ledger: SqliteLedger) -> None:
    states = {(one.entries[0].entry.type, one.due): one.state for one in pending(ledger, as_of="2033-04-10")}
    assert states["CONSULT", "2033-04-12"] == "due"
    assert states["RETREAT", "2033-04-22"] == "open"


@pytest.mark.parametrize("order", [range(9, -1, -1), [4, 0, 7, 2, 9, 3, 8, 1, 6, 5]], ids=["back", "mixed"])
def test_the_order_of_adding_makes_no_difference(ledger: SqliteLedger, order: Sequence[int]) -> None:
    def partition(of: SqliteLedger) -> set[frozenset[str]]:
        return {frozenset(one.entry.id for one in entries) for entries in events(of).values()}

    def relations(of: SqliteLedger) -> set[tuple[str, frozenset[str]]]:
        return {(one.kind, frozenset((one.first, one.second))) for one in of.relations() if one.kind != "same"}

    with told([readings()[place] for place in order]) as other:
        assert partition(other) == partition(ledger)
        assert relations(other) == relations(ledger)


def test_adding_again_adds_nothing(ledger: SqliteLedger) -> None:
    assert {ledger.add(one.article, one.entries).outcome for one in readings()} == {"known"}
