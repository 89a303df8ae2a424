"""`dragoman instrument calendar`: all deadlines as iCalendar."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from dragoman.cli.agreements.options import Given, day_of, fact_options, timeline_of
from dragoman.export.ics import Deadline
from dragoman.export.ics import calendar as lines
from dragoman.instruments import Instrument, Timeline
from dragoman.instruments.deadlines import Due, deadlines


@click.command()
@fact_options
@click.option("--as-of", "day", metavar="DATE", help="Deadlines as they stand on this day; today if not given.")
@click.option("--past", is_flag=True, help="Also what fell due before.")
@click.option("--output", type=click.Path(dir_okay=False), help="Write to a file; else to standard output.")
def calendar(given: Given, day: str | None, past: bool, output: str | None) -> None:
    """Write the deadlines of NAME as iCalendar, those that only some readings set with these readings named."""
    instrument, facts = given.gather()
    when = day_of(day, instrument)
    timeline = timeline_of(instrument, facts, when)
    stamp = datetime(when.year, when.month, when.day, tzinfo=UTC)
    text = "".join(lines(_entries(timeline, instrument, when, past=past), name=instrument.title, stamp=stamp))
    if output:
        Path(output).write_bytes(text.encode())
        click.echo(f"wrote {output}: {text.count('BEGIN:VEVENT')} deadlines")
    else:
        click.echo(text, nl=False)


def _entries(timeline: Timeline, instrument: Instrument, day: object, *, past: bool) -> Iterator[Deadline]:
    from datetime import date

    assert isinstance(day, date)
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
