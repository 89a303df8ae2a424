"""What an agreement's clocks have fall due, as deadlines for a calendar."""

from collections.abc import Iterator
from datetime import date

from dragoman.export.ics import Deadline
from dragoman.instruments import Instrument, Timeline
from dragoman.instruments.deadlines import Due, deadlines


def falling_due(timeline: Timeline, instrument: Instrument, day: date, *, past: bool) -> Iterator[Deadline]:
    """Give what falls due from a day on, as it stands then; with `past` also what fell due before."""
    for due in deadlines(timeline, day, past=past):
        last = due.moment.last
        assert last
        under = f" (under {' + '.join(due.readings)})" if due.readings else ""
        yield Deadline(uid=f"{instrument.id} {due.item.address} {due.readings}", day=last, instant=due.moment.instant,
                       summary=f"{instrument.id}: {due.item.address.partition('.')[2]}{under}",
                       description=_described(due, instrument))  # fmt: skip


def _described(due: Due, instrument: Instrument) -> str:
    parts = [f"{due.item.value}. {due.item.why}".strip()]
    if due.moment.shape == "range":
        parts.append(f"Some time within {due.moment}; the last day is given here.")
    if due.item.then:
        parts.append(f"If nothing happens: {due.item.then}")
    parts += [
        f"{instrument.provisions[place].place}: {instrument.provisions[place].says}" for place in due.item.provisions
    ]
    parts += [f"Fact: {fact}" for fact in due.item.facts]
    return "\n".join(part for part in parts if part)
