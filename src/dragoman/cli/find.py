"""`dragoman find`: the entries of the ledger that answer a question."""

from pathlib import Path
from typing import Any

import click
import msgspec

from dragoman.cli.asking.answers import give
from dragoman.cli.asking.options import asked, filter_options, page_options
from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger
from dragoman.export import FORMATS


@click.command()
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@filter_options
@page_options
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True)
def find(words: tuple[str, ...], as_of: str | None, ledger: Path, form: str, limit: int | None, **given: Any) -> None:
    """Find entries: those in which all words of TEXT stand and that pass every filter; without any, all of them.

    Names may be given as people write them: Moscow, Kremlin and RUS are Russia. Text shows 50 entries unless --limit
    says otherwise; the other formats give all.
    """
    with open_ledger(ledger) as store, store.snapshot():
        query = msgspec.structs.replace(asked(store, words, **given), limit=limit or None)
        give(store, query, form, as_of=as_of, page=limit is None)
