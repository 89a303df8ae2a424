"""`dragoman instrument NAME`: what an instrument answers on a day."""

import click
import msgspec

from dragoman.cli.agreements.options import Given, day_of, fact_options, timeline_of
from dragoman.cli.agreements.words import branch, page
from dragoman.dossier.standing import as_data
from dragoman.dossier.supposed import supposed
from dragoman.instruments.asking import ask, known_readings
from dragoman.instruments.deadlines import deadlines


@click.command()
@fact_options
@click.option(
    "--as-of", "day", metavar="DATE", help="The day; an instant is turned into a day of the instrument's zone."
)
@click.option("--what-if", "ifs", multiple=True, metavar="FACT", help="Suppose a fact: 'day=… kind=… act=… by=…'.")
@click.option("--reading", "readings", multiple=True, metavar="ID", help="Only under this reading.")
@click.option("--ask", "address", metavar="ADDRESS", help="Answer one address, as procedure.withdrawal.FIN.due.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(
    given: Given,
    day: str | None,
    ifs: tuple[str, ...],
    readings: tuple[str, ...],
    address: str | None,
    form: str,
) -> None:
    """Show what the instrument NAME answers on a day: an id of the library, or a file that ends in .toml."""
    instrument, facts = given.gather()
    when = day_of(day, instrument)
    more = supposed(ifs, instrument, day=when)
    timeline = timeline_of(instrument, (*facts, *more), when)
    if address:
        for chosen, value in ask(timeline, address, day=when, readings=readings).items():
            click.echo(value + (f"  ({', '.join(chosen)})" if chosen else ""))
        return
    known_readings(readings, instrument)
    answer = timeline.at(when)
    if form == "json":
        click.echo(msgspec.json.encode(as_data(timeline, answer, (*facts, *more))).decode())
        return
    if more:
        base = timeline_of(instrument, facts, when).at(when)
        click.echo("\n".join(branch(base, answer, more)))
        return
    dues = tuple(deadlines(timeline, when))
    click.echo("\n".join(page(instrument, answer, facts, readings=readings, dues=dues)))
