"""`dragoman instrument NAME`: what an instrument answers on a day."""

from datetime import date

import click
import msgspec

from dragoman.cli.agreements.options import day_of, fact_options, gathered, supposed, timeline_of
from dragoman.cli.agreements.words import branch, page
from dragoman.instruments import Answer, Fact, Instrument
from dragoman.instruments.asking import ask


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
    name: str,
    files: tuple[str, ...],
    only: bool,
    day: str | None,
    ifs: tuple[str, ...],
    readings: tuple[str, ...],
    address: str | None,
    form: str,
) -> None:
    """Show what the instrument NAME answers on a day: an id of the library, or a file that ends in .toml."""
    instrument, facts = gathered(name, files, only=only)
    when = day_of(day, instrument)
    more = supposed(ifs, instrument)
    timeline = timeline_of(instrument, (*facts, *more), when)
    if address:
        for chosen, value in ask(timeline, address, day=when, readings=readings).items():
            click.echo(value + (f"  ({', '.join(chosen)})" if chosen else ""))
        return
    answer = timeline.at(when)
    if form == "json":
        click.echo(msgspec.json.encode(as_data(answer, instrument, (*facts, *more))).decode())
        return
    if more:
        base = timeline_of(instrument, facts, when).at(when)
        click.echo("\n".join(branch(base, answer, more)))
        return
    click.echo("\n".join(page(instrument, answer, (*facts, *more), readings=readings)))


def as_data(answer: Answer, instrument: Instrument, facts: tuple[Fact, ...]) -> dict[str, object]:
    """Give an answer as plain data, with the facts and provisions that it names."""
    named = {fact for line in answer.lines for _, item in line.answers if item for fact in item.facts}
    places = {place for line in answer.lines for _, item in line.answers if item for place in item.provisions}
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "as_of": _iso(answer.day),
        "zone": instrument.calendar.zone,
        "questions": [
            {
                "id": question,
                "asks": asks,
                "readings": [
                    {"id": r.id, "says": r.says, "held_by": answer.held_by[r.id]}
                    for r in instrument.readings_of(question)
                ],
            }
            for question, asks in instrument.questions.items()
        ],
        "answers": [
            {
                "address": line.address,
                "disputed": line.disputed,
                "by_reading": [{"readings": readings, **_item(item)} for readings, item in line.answers],
            }
            for line in answer.lines
        ],
        "facts": {
            f.id: {
                "day": str(f.day),
                "says": f.words,
                "source": f.source,
                "checked": f.checked,
                "contested": f.contested or None,
            }
            for f in facts
            if f.id in named
        },
        "provisions": {
            p.id: {"place": p.place, "says": p.says, "checked": p.checked}
            for p in instrument.provisions.values()
            if p.id in places
        },
    }


def _item(item: object) -> dict[str, object]:
    from dragoman.instruments import Item

    if not isinstance(item, Item):
        return {"value": None, "due": None, "why": "", "then": "", "facts": (), "provisions": ()}
    return {"value": item.value, "due": item.due, "why": item.why, "then": item.then, "facts": item.facts,
            "provisions": item.provisions}  # fmt: skip


def _iso(day: date) -> str:
    return day.isoformat()
