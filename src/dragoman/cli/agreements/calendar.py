"""`dragoman instrument calendar`: all deadlines as iCalendar."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dragoman.cli.agreements.options import Given, day_of, fact_options, timeline_of
from dragoman.export.deadlines import falling_due
from dragoman.export.ics import calendar as lines


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
    text = "".join(lines(falling_due(timeline, instrument, when, past=past), name=instrument.title, stamp=stamp))
    if output:
        Path(output).write_bytes(text.encode())
        click.echo(f"wrote {output}: {text.count('BEGIN:VEVENT')} deadlines")
    else:
        click.echo(text, nl=False)
