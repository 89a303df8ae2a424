"""`dragoman sources`: who published how much, how much of it is copied, and what of it is contradicted."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger, rows_option
from dragoman.dossier.outlets import Outlet, outlets

COLUMNS = Outlet.__struct_fields__


@click.command()
@as_of_option
@ledger_option
@rows_option
def sources(as_of: str | None, ledger: Path, form: str) -> None:
    """List who published how much: articles, copies among them, entries, and how many are contradicted or denied."""
    with open_ledger(ledger) as store, store.snapshot():
        found = outlets(store, as_of=as_of)
    if form == "text":
        _print(found)
    else:
        from dragoman.cli.asking import formats

        formats.table([msgspec.to_builtins(one) for one in found], form, columns=COLUMNS)


def _print(found: Sequence[Outlet]) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.asking.cards import console, safe

    if not found:
        click.echo("No articles.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("source", overflow="fold", min_width=16)
    for heading in ("articles", "copies", "entries", "contradicted", "denied"):
        table.add_column(heading, justify="right")
    for one in found:
        numbers = (one.articles, one.copies, one.entries, one.contradicted, one.denied)
        table.add_row(Text(safe(one.source) or "(not known)"), *(str(number) if number else "–" for number in numbers))
    console().print(table)
