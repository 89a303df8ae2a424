"""`dragoman instrument replay`: day by day, what changed and why; and cases with a known outcome."""

import sys
from datetime import date
from pathlib import Path

import click

from dragoman.cli.agreements.options import Given, day_of, fact_options, timeline_of
from dragoman.instruments import Fact, Instrument
from dragoman.instruments.library import read_text, replays_of
from dragoman.instruments.node import Node
from dragoman.instruments.plot import bars, drawing, plots
from dragoman.instruments.replay import Replay, changes, horizon, misses, read_replays
from dragoman.shapes.errors import UsageError


@click.command()
@fact_options
@click.option("--from", "first", metavar="DATE", help="The first day; that of the first fact if not given.")
@click.option("--to", "last", metavar="DATE", help="The last day; that of the last fact if not given.")
@click.option("--svg", "picture", type=click.Path(dir_okay=False), help="Draw measures against limits, and clocks.")
@click.option("--plot", is_flag=True, help="Draw the same in the terminal.")
@click.option("--steps", is_flag=True, help="Tell of every step of a procedure too.")
@click.option("--check", is_flag=True, help="Run the cases with a known outcome instead; exit 1 if one fails.")
def replay(given: Given, first: str | None, last: str | None, picture: str | None,
           plot: bool, steps: bool, check: bool) -> None:  # fmt: skip
    """Run the facts of NAME through time and say, day by day, what changed and why."""
    instrument, facts = given.gather()
    if check:
        sys.exit(_check(given, instrument, facts))
    days = [fact.day.earliest or fact.known for fact in facts] or [date.today()]
    begin = day_of(first, instrument) if first else min(days)
    end = day_of(last, instrument) if last else max(fact.known for fact in facts) if facts else begin
    if begin > end:
        raise UsageError(
            "--to", got=str(end), expected=f"no day before the first, {begin}", remedy="give --from and --to in order"
        )
    timeline = timeline_of(instrument, facts, end)
    told = {fact.id: fact for fact in facts}
    _tell(instrument, timeline, told, begin, end, steps=steps)
    if plot:
        for found in plots(timeline, first=begin, last=end):
            click.echo("")
            click.echo("\n".join(bars(found)))
    if picture:
        Path(picture).write_text(drawing(timeline, first=begin, last=end), encoding="utf-8")
        click.echo(f"\nwrote {picture}")


def _tell(
    instrument: Instrument, timeline: object, told: dict[str, Fact], first: date, last: date, *, steps: bool
) -> None:
    from dragoman.instruments import Timeline

    assert isinstance(timeline, Timeline)
    click.echo(f"{instrument.title}, {first} to {last}")
    day: date | None = None
    seen: set[str] = set()
    for change in changes(timeline, first=first, last=last):
        if ".step." in change.address and not steps:
            continue
        if change.day != day:
            day, seen = change.day, set()
            click.echo(f"\n{day}")
            for fact in told.values():
                if fact.known == day:
                    click.echo(f"  · {fact.words}")
        under = f" (under {' + '.join(change.readings)})" if change.readings else ""
        was = f"{change.before} → " if change.before else ""
        where = f" [{', '.join(change.provisions)}]" if change.provisions else ""
        why = f" — {change.why}" if change.why and change.why not in (change.after, "") else ""
        line = f"  {change.address.partition('.')[2]}: {was}{change.after}{under}{why}{where}"
        if line not in seen:
            seen.add(line)
            click.echo(line)


def _check(given: Given, instrument: Instrument, facts: tuple[Fact, ...]) -> int:
    found: list[Replay] = list(replays_of(instrument.id)) if not given.name.endswith(".toml") else []
    for path in ((given.name,) if given.name.endswith(".toml") else ()) + given.files:
        found += read_replays(Node.parse(read_text(Path(path)), file=path))
    if not found:
        click.echo("no [[replays]] to check", err=True)
        return 1
    timeline = timeline_of(instrument, facts, horizon(instrument, tuple(found)))
    failed = 0
    for case in found:
        missed = list(misses(timeline, case))
        failed += bool(missed)
        click.echo(f"{'FAILED' if missed else 'ok':6} {case.id} ({case.checked})")
        for miss in missed:
            click.echo(f"       {miss}")
    click.echo(f"{len(found) - failed} of {len(found)} came out as expected")
    return 1 if failed else 0
