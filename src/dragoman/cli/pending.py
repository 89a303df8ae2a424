"""`dragoman pending`: what was to be, and what has become of it at a day."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import click
from rich.text import Text

from dragoman.cli.asking.options import asked, filter_options
from dragoman.cli.ledgers import ledger_option, moment, open_ledger, rows_option
from dragoman.record.pending import SOON, Pending, State
from dragoman.record.pending import pending as find_pending

STYLES = {"overdue": "bold red", "due": "bold yellow", "open": "bold", "called off": "magenta", "fulfilled": "green"}
"""Colour of each state; the word is printed too."""


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Check the day before any work is done; today where none is given."""
    if value is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"got {value!r}; expected a day like 2025-02-01") from None


@click.command()
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@click.option("--as-of", callback=_day, metavar="DATE", help="How things stood on this day; today if not given.")
@click.option("--within", type=click.IntRange(0), default=SOON, show_default=True, metavar="DAYS",
              help="How near the last possible day is when something is due.")  # fmt: skip
@click.option("--state", "states", multiple=True, type=click.Choice(get_args(State)),
              help="Only these; overdue, due and open if none is named.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Also what came true or was called off.")
@filter_options
@click.option("--recorded", callback=moment, metavar="TIME",
              help="What the ledger held at a time: ISO 8601, UTC.")  # fmt: skip
@ledger_option
@rows_option
def pending(
    words: tuple[str, ...], as_of: str, within: int, states: tuple[State, ...], every: bool, recorded: str | None,
    ledger: Path, form: str, **given: Any,
) -> None:  # fmt: skip
    """List what was planned, promised, threatened or sought, and what has become of it by a day: overdue, due within
    some days, open, called off, fulfilled. Reports of later days don't count.

    Overdue is what could have come true on that day at the latest by its own words, and of which the ledger doesn't
    say that it did.
    """
    wanted: Sequence[State] = get_args(State) if every else states or ("overdue", "due", "open")
    with open_ledger(ledger) as store, store.snapshot():
        query = asked(store, words, **given)
        found = find_pending(store, as_of=as_of, within=within, states=wanted, query=query, recorded=recorded)
    if form == "text":
        _print(found, as_of)
    else:
        _write(found, form)


def _print(found: Sequence[Pending], as_of: str) -> None:
    from dragoman.cli.asking.cards import console, margined

    if not found:
        click.echo(f"Nothing pending on {as_of}.")
        return
    grid = margined()
    for number, one in enumerate(found):
        if number:
            grid.add_row()
        left = Text.assemble((one.state, STYLES[one.state]), "\n", _deadline(one), "\n", (one.how, "dim"))
        grid.add_row(left, _card(one))
    console().print(grid)


def _deadline(one: Pending) -> str:
    r"""Tell its last possible day, and how far that is.

    >>> _deadline(Pending(event="e", how="planned", state="due", due="2031-03-10", days=1, condition=None, entries=()))
    '2031-03-10\nin 1 day'
    """
    if one.due is None or one.days is None:
        return "no day named"
    if one.state in ("fulfilled", "called off"):
        return f"by {one.due}"
    days = f"{abs(one.days)} day" + "s" * (abs(one.days) != 1)
    return f"{one.due}\n" + ("today" if one.days == 0 else f"in {days}" if one.days > 0 else f"{days} ago")


def _card(one: Pending) -> Text:
    """Tell what was to be, by whose words, on what condition, and what decided it."""
    from dragoman.cli.asking.cards import card, safe
    from dragoman.cli.asking.sides import side

    text = card(one.entries[0])
    if len(one.entries) > 1:
        text.append(f"\ntold {len(one.entries)} times", style="dim")
    if one.condition:
        text.append(f"\non condition: {safe(one.condition)}")
    if one.by and one.outcome:
        text.append(f"\n{safe(one.by.why)}\n").append(side((one.outcome,)))
    return text


def _write(found: Sequence[Pending], form: str) -> None:
    from dragoman.cli.asking import formats, sides

    shared = ("event", "how", "state", "due", "days", "condition")
    made: list[dict[str, Any]] = [{name: getattr(one, name) for name in shared} for one in found]
    if form == "csv":
        heads = (*shared, *sides.columns("plan"), *sides.columns("outcome"), "why")
        for row, one in zip(made, found, strict=True):
            outcome = (one.outcome,) if one.outcome else ()
            row |= {**sides.cells("plan", one.entries), **sides.cells("outcome", outcome)}
            row["why"] = one.by.why if one.by else None
    else:
        heads = (*shared, "entries", "by", "outcome")
        for row, one in zip(made, found, strict=True):
            row |= {
                "entries": sides.rows(one.entries),
                "by": one.by,
                "outcome": formats.row(one.outcome) if one.outcome else None,
            }
    formats.table(made, form, columns=heads)
