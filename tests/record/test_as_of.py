"""What the ledger would have said before a correction, a rejection, a revision, a merge, a split, a copy, an undo."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from tests.record import asking

from dragoman.record import Judgement, Query, SqliteLedger, clock
from dragoman.shapes import Entry

TEXT = "The envoy of Norway met his Danish counterpart at the harbour."
LONGER = (
    "The envoy of Norway met his Danish counterpart at the harbour on Friday. They spoke for three hours about fish and"
    " about the border that both of their kings drew in ink. Neither of them wished to say what was agreed, if anything"
    " was, and both left by the small door. A crowd of herring fishers waited for them in vain until the evening."
)


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """A clock of our own: each moment is a day after the last; calling it tells the day that has just been."""
    days = [0]

    def now() -> str:
        days[0] += 1
        return f"2031-01-{days[0]:02d}T12:00:00.000000Z"

    monkeypatch.setattr(clock, "now", now)
    return lambda: f"2031-01-{days[0]:02d}"


@pytest.fixture
def ledger(ticks: Callable[[], str]) -> Iterator[SqliteLedger]:
    with SqliteLedger(":memory:") as made:
        one, two = asking.article(1, text=TEXT), asking.article(2, text=f"{TEXT} It rained.", outlet="Wire")
        made.add(one, [meeting("e1", one)])
        made.add(two, [meeting("e2", two, status="planned", actors=(asking.party("FRA"),))])
        yield made


def meeting(id: str, of: Any, **fields: Any) -> Entry:
    made = {"actors": (asking.party("NOR"), asking.party("DNK")), "when": "2025-01-17"} | fields
    entry: Entry = asking.entry(id, of, **made)
    return entry


def said(ledger: SqliteLedger, as_of: str | None) -> dict[str, Any]:
    """Everything that the ledger says, as of a day."""
    ids = ("e1", "e2", "e3")
    return {
        "found": ledger.find(Query(), as_of=as_of),
        "by text": ledger.find(Query(text="harbour", order="recorded"), as_of=as_of),
        "by party": ledger.find(Query(actor=("NOR",), when="2025"), as_of=as_of),
        "by event": [ledger.find(Query(event=id), as_of=as_of) for id in ids],
        "count": ledger.count(Query(), by=("status", "month", "actor"), as_of=as_of),
        "entries": [ledger.entry(id, as_of=as_of) for id in ids],
        "events": [ledger.event(id, as_of=as_of) for id in ids],
        "articles": list(ledger.articles(as_of=as_of)),
        "relations": ledger.relations(as_of=as_of),
        "judgements": ledger.judgements(as_of=as_of),
        "notes": ledger.notes("dossier", as_of=as_of),
    }


def correct(ledger: SqliteLedger) -> None:
    ledger.judge(
        Judgement(verb="correct", target="e1", changes={"when": msgspec.Raw(b'"2024-05"')}, by="a", reason="r")
    )


def reject(ledger: SqliteLedger) -> None:
    ledger.judge(Judgement(verb="reject", target="e2", by="a", reason="r"))


def merge(ledger: SqliteLedger) -> None:
    ledger.judge(Judgement(verb="merge", target="e2", others=("e1",), by="a", reason="r"))


def split(ledger: SqliteLedger) -> None:
    merge(ledger)
    ledger.judge(Judgement(verb="split", target="e2", by="a", reason="r"))


def undo(ledger: SqliteLedger) -> None:
    correct(ledger)
    [made] = ledger.judgements()
    ledger.judge(Judgement(verb="undo", target="e1", undone=made.id, by="a", reason="r"))


def revise(ledger: SqliteLedger) -> None:
    edited = asking.article(1, text=f"{TEXT} They left.")
    ledger.add(edited, [meeting("e1", edited, status="planned")])


def revise_away(ledger: SqliteLedger) -> None:
    ledger.add(asking.article(1, text=f"{TEXT} They left."), [])


def add(ledger: SqliteLedger) -> None:
    other = asking.article(3, text="Quite another letter about fish.")
    ledger.add(other, [asking.entry("e3", other, type="SAY", actors=(asking.party("RUS"),))])


def copy(ledger: SqliteLedger) -> None:
    for number in (4, 5):
        repeated = asking.article(number, text=LONGER, outlet=f"Paper {number}")
        ledger.add(repeated, [meeting(f"e{number}", repeated)])


def sight(ledger: SqliteLedger) -> None:
    again = msgspec.structs.replace(asking.article(1, text=TEXT), url="https://elsewhere.example/1")
    assert ledger.add(again, []).outcome == "sighted"


def note(ledger: SqliteLedger) -> None:
    ledger.note("dossier", "fish", "{}")


@pytest.mark.parametrize(
    "change",
    [correct, reject, merge, split, undo, revise, revise_away, add, copy, sight, note],
    ids=lambda f: f.__name__,
)
def test_the_past_stays_as_it_was(
    ledger: SqliteLedger, ticks: Callable[[], str], change: Callable[[SqliteLedger], None]
) -> None:
    before, day = said(ledger, None), ticks()
    change(ledger)
    now = said(ledger, None)
    assert now != before, "the change must change something, or this shows nothing"
    assert said(ledger, day) == before
    assert said(ledger, ticks()) == now
    assert said(ledger, f"{day}T11:59:59") != before, "the day before its last addition the ledger said less"


def test_copies_are_one_source_only_since_they_are_known(ledger: SqliteLedger, ticks: Callable[[], str]) -> None:
    first = asking.article(4, text=LONGER, outlet="Paper 4")
    ledger.add(first, [meeting("e4", first)])
    day, alone = ticks(), ledger.article("a4")
    second = asking.article(5, text=LONGER, outlet="Paper 5")
    ledger.add(second, [meeting("e5", second)])
    assert alone and alone.origin == "a4"
    copy_of = ledger.article("a5")
    assert copy_of and copy_of.origin == "a4"
    assert ledger.article("a4", as_of=day) == alone
    assert ledger.article("a5", as_of=day) is None


def test_before_the_first_moment_there_was_nothing(ledger: SqliteLedger) -> None:
    empty = said(ledger, "2030-12-31")
    assert not any(value for key, value in empty.items() if key not in ("by event", "entries", "events"))
    assert empty["entries"] == empty["events"] == [None, None, None]
    assert ledger.count(Query(), as_of="2030-12-31") == [((), 0)]
