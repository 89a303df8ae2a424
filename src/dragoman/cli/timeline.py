"""`dragoman timeline`: what happened when, grouped by day, month or year."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from dragoman.cli.asking.options import asked, filter_options
from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger
from dragoman.record import Ledger, StoredEntry
from dragoman.record.standing import independent
from dragoman.shapes.edtf import When

MOST = 2000
"""Entries that a timeline takes, where no limit is named: the newest."""

LENGTHS = {"day": 10, "month": 7, "year": 4}
"""Characters of a date by which it is grouped."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A day, a month or a year with what falls into it."""

    period: str
    """`2025-01-17`, `2025-01` or `2025`; empty where no time is known."""
    events: int
    """Acts."""
    reports: int
    """Articles that tell of them, copies counted each."""
    sources: int
    """Independent ones among these."""
    entries: tuple[StoredEntry, ...]
    """The entries, by time."""


@click.command()
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@filter_options
@click.option("--per", type=click.Choice(["auto", *LENGTHS]), default="auto", show_default=True, help="What a row is.")
@click.option("--chart", is_flag=True, help="The chart only, without the entries (text only).")
@click.option("--limit", type=click.IntRange(0), default=MOST, show_default=True, help="Newest entries; 0 for all.")
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl", "csv"]), default="text",
              show_default=True)  # fmt: skip
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
        periods = group(store, found, per=fitting(found) if per == "auto" else per, as_of=as_of)
        more = store.count(query, as_of=as_of)[0][1] - len(found) if limit and len(found) == limit else 0
    if form == "text":
        _print(periods, chart=chart)
    else:
        _write(periods, form)
    if more:
        click.echo(f"{more} older entries are left out: --limit 0 takes all", err=True)


def group(ledger: Ledger, found: Sequence[StoredEntry], *, per: str, as_of: str | None = None) -> list[Period]:
    """Group entries by day, month or year, the oldest first."""
    groups: dict[str, list[StoredEntry]] = {}
    for one in found:
        groups.setdefault(_begins(one)[: LENGTHS[per]], []).append(one)
    origins: dict[str, str] = {}
    for one in found:
        id = one.entry.article_id
        if id not in origins:
            stored = ledger.article(id, as_of=as_of)
            origins[id] = stored.origin if stored else id
    made = []
    for period, entries in sorted(groups.items()):
        articles = {one.entry.article_id: one.outlet for one in entries}
        made.append(
            Period(
                period=period, events=len({one.event for one in entries}), reports=len(articles),
                sources=independent((id, origins[id], outlet) for id, outlet in articles.items()),
                entries=tuple(entries),
            )
        )  # fmt: skip
    return made


def _begins(one: StoredEntry) -> str:
    """Give the first day, month or year of an act, else of its report."""
    for edtf in (one.entry.when, one.published):
        if edtf:
            start = When.parse(edtf).start or When.parse(edtf).end
            return str(start).rstrip("~")
    return ""


def fitting(found: Sequence[StoredEntry]) -> str:
    """Choose days for a month or two, months for some years, else years."""
    dates = [begins for one in found if (begins := _begins(one))]
    if len({date[:7] for date in dates}) <= 2:
        return "day"
    return "month" if len({date[:4] for date in dates}) <= 5 else "year"


def _print(periods: Sequence[Period], *, chart: bool) -> None:
    from dragoman.cli.asking.cards import cards, console

    if not periods:
        click.echo("No entries.")
        return
    out = console()
    out.print(_chart(periods, room=out.width - 46))
    if chart:
        return
    for one in periods:
        out.print()
        out.print(Text(one.period or "time not known", style="bold underline"))
        out.print(cards(one.entries))


def _chart(periods: Sequence[Period], *, room: int) -> Table:
    """Draw a bar for each period: its acts."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("when", min_width=10)
    for heading in ("events", "reports", "sources"):
        table.add_column(heading, justify="right")
    table.add_column("")
    most = max(one.events for one in periods)
    for one in periods:
        bar = "█" * max(1, round(one.events / most * room))
        table.add_row(one.period or "not known", str(one.events), str(one.reports), str(one.sources), bar)
    return table


def _write(periods: Sequence[Period], form: str) -> None:
    from dragoman.cli.asking import formats

    rows: list[dict[str, object]] = []
    for one in periods:
        row: dict[str, object] = {name: getattr(one, name) for name in ("period", "events", "reports", "sources")}
        told = len(one.entries) if form == "csv" else [formats.row(entry) for entry in one.entries]
        rows.append(row | {"entries": told})
    formats.table(rows, form, columns=("period", "events", "reports", "sources", "entries"))
