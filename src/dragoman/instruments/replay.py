"""Replays: files of facts with what must come out, and what changed from day to day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from dragoman.instruments.asking import ask
from dragoman.instruments.fact import CHECKED
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.node import Node, shown
from dragoman.instruments.timeline import Timeline


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """What must come out."""

    day: date
    """As of which day."""
    ask: str
    """The address."""
    value: str
    """The value."""
    readings: tuple[str, ...] = ()
    """Under which readings; under all where empty."""
    line: int = 0
    """Where it stands in its file."""


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """A case from history, with what must come out and what really came."""

    id: str
    """Its id."""
    says: str
    """The case in words."""
    actual: str = ""
    """What really came."""
    checked: str = "general knowledge"
    """How well that is known."""
    source: str = ""
    """Where it is known from."""
    expect: tuple[Expectation, ...] = ()
    """What must come out."""


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation that was not met."""

    replay: str
    """Which replay."""
    expectation: Expectation
    """Which expectation."""
    got: dict[tuple[str, ...], str]
    """What came out, by readings."""

    def __str__(self) -> str:
        wanted, found = (
            self.expectation,
            "; ".join(
                f"{value}{' under ' + ', '.join(readings) if readings else ''}" for readings, value in self.got.items()
            ),
        )
        under = f" under {', '.join(wanted.readings)}" if wanted.readings else ""
        return (f"{self.replay} (line {wanted.line}): as of {wanted.day}, {wanted.ask}{under}: got {found}; "
                f"expected {wanted.value}")  # fmt: skip


def read_replays(root: Node, /) -> tuple[Replay, ...]:
    """Read `[[replays]]`, each with its `[[replays.expect]]`."""
    found = []
    for node in root.rows("replays"):
        node.only({"id", "says", "actual", "checked", "source", "expect"})
        expect = tuple(_expectation(row) for row in node.rows("expect"))
        if not expect:
            node.fail("expect", got="nothing", expected="what must come out", remedy="add [[replays.expect]]")
        found.append(Replay(id=node.text("id"), says=node.text("says"), actual=node.text("actual", ""), expect=expect,
                            source=node.text("source", ""),
                            checked=node.choice("checked", CHECKED, "general knowledge")))  # fmt: skip
    return tuple(found)


def _expectation(node: Node) -> Expectation:
    node.only({"as_of", "ask", "is", "reading"})
    day = node.get("as_of")
    if not isinstance(day, date) or isinstance(day, datetime):
        node.fail("as_of", got=shown(day) if day is not None else "nothing", expected="a date such as 2025-09-10")
    value = node.get("is")
    text = value.isoformat() if isinstance(value, date) else node.text("is")
    return Expectation(day=day, ask=node.text("ask"), value=text, readings=node.texts("reading"), line=node.line())


def misses(timeline: Timeline, replay: Replay, /) -> Iterator[Miss]:
    """Give the expectations of a replay that are not met."""
    for wanted in replay.expect:
        got = ask(timeline, wanted.ask, day=wanted.day, readings=wanted.readings)
        if not all(same(value, wanted.value) for value in got.values()):
            yield Miss(replay=replay.id, expectation=wanted, got=got)


def same(got: str, wanted: str, /) -> bool:
    """Whether an answer is the one expected; a plain date also fits an instant of that day.

    >>> same("2025-09-28T00:00Z", "2025-09-28"), same("2025-09-28T00:00Z", "2025-09-28T02:00+02:00")
    (True, True)
    """
    if got == wanted or (len(wanted) == 10 and got.startswith(wanted + "T")):
        return True
    try:
        return "T" in got and "T" in wanted and datetime.fromisoformat(got) == datetime.fromisoformat(wanted)
    except (ValueError, TypeError):
        return False


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that became different on a day."""

    day: date
    """The day."""
    address: str
    """What."""
    readings: tuple[str, ...]
    """Under which readings; under all where empty."""
    before: str
    """What it was."""
    after: str
    """What it became."""
    why: str
    """In words."""
    facts: tuple[str, ...]
    """Facts behind it."""
    provisions: tuple[str, ...]
    """Provisions behind it."""


def changes(timeline: Timeline, /, *, first: date, last: date) -> Iterator[Change]:
    """Give what changed on each day of a span, and why."""
    before: dict[str, Standing] = {}
    for number, day in enumerate([first, *(day for day in timeline.days if first < day <= last)]):
        now: dict[str, Standing] = {}
        for line in timeline.at(day).lines:
            for readings, item in line.answers:
                if item is None:
                    continue
                now.setdefault(line.address, []).append((frozenset(readings), item.key))
                old = _before(before.get(line.address, ()), frozenset(readings))
                if number and old != item.key:
                    yield Change(day=day, address=line.address, readings=readings, before=_worded(old),
                                 after=_worded(item.key), why=item.why, facts=item.facts,
                                 provisions=item.provisions)  # fmt: skip
        before = now


Key = tuple[str, str | None]
Standing = list[tuple[frozenset[str], Key]]


def _before(standing: Iterable[tuple[frozenset[str], Key]], readings: frozenset[str]) -> Key | None:
    """Give what stood under these readings, though fewer or more of them mattered then."""
    return next((key for old, key in standing if old <= readings or readings <= old), None)


def _worded(key: tuple[str, str | None] | None) -> str:
    if key is None:
        return ""
    value, due = key
    return f"{value} ({due})" if due and due != value else value


def horizon(instrument: Instrument, replays: tuple[Replay, ...], /) -> date:
    """Give the last day that replays ask about."""
    return max((wanted.day for replay in replays for wanted in replay.expect), default=date.min)
