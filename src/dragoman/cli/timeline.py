"""`dragoman timeline`: what happened when, grouped by day, month or year."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from dragoman.cli.asking.options import asked, filter_options
from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger, rows_option
from dragoman.dossier.periods import LENGTHS, Period, fitting, periods

MOST = 2000
"""Entries that a timeline takes, where no limit is named: the newest."""


@click.command()
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@filter_options
@click.option("--per", type=click.Choice(["auto", *LENGTHS]), default="auto", show_default=True, help="What a row is.")
@click.option("--chart", is_flag=True, help="The chart only, without the entries (text only).")
@click.option("--limit", type=click.IntRange(0), default=MOST, show_default=True, help="Newest entries; 0 for all.")
@as_of_option
@ledger_option
@rows_option
def timeline(
    words: tuple[str, ...], per: str, chart: bool, limit: int, as_of: str | None, ledger: Path, form: str, **given: Any
) -> None:
    """Show what happened when: acts, articles that report them and independent sources, each counted apart.

    An act is put where its time begins; one whose time is not known where it was reported. A day that is known only to
    its month or year stands there.
    """
    with open_ledger(ledger) as store, store.snapshot():
        query = msgspec.structs.replace(asked(store, words, **given), limit=limit or None)
        found = store.find(query, as_of=as_of)[::-1]
        grouped = periods(store, found, per=fitting(found) if per == "auto" else per, as_of=as_of)
        more = store.count(query, as_of=as_of)[0][1] - len(found) if limit and len(found) == limit else 0
    if form == "text":
        _print(grouped, chart=chart)
    else:
        _write(grouped, form)
    if more:
        click.echo(f"{more} older entries are left out: --limit 0 takes all", err=True)


def _print(found: Sequence[Period], *, chart: bool) -> None:
    from dragoman.cli.asking.cards import cards, console

    if not found:
        click.echo("No entries.")
        return
    out = console()
    out.print(_chart(found, room=out.width - 46))
    if chart:
        return
    for one in found:
        out.print()
        out.print(Text(one.period or "time not known", style="bold underline"))
        out.print(cards(one.entries))


def _chart(found: Sequence[Period], *, room: int) -> Table:
    """Draw a bar for each period: its acts."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("when", min_width=10)
    for heading in ("events", "reports", "sources"):
        table.add_column(heading, justify="right")
    table.add_column("")
    most = max(one.events for one in found)
    for one in found:
        bar = "█" * max(1, round(one.events / most * room))
        table.add_row(one.period or "not known", str(one.events), str(one.reports), str(one.sources), bar)
    return table


def _write(found: Sequence[Period], form: str) -> None:
    from dragoman.cli.asking import formats

    rows: list[dict[str, object]] = []
    for one in found:
        row: dict[str, object] = {name: getattr(one, name) for name in ("period", "events", "reports", "sources")}
        told = len(one.entries) if form == "csv" else [formats.row(entry) for entry in one.entries]
        rows.append(row | {"entries": told})
    formats.table(rows, form, columns=("period", "events", "reports", "sources", "entries"))
