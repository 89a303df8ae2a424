"""Answering: the entries that a question finds, printed."""

import click
import msgspec

from dragoman.record import Ledger, Query

PAGE = 50
"""Entries that people are shown where no limit is named; programs get all."""


def give(ledger: Ledger, query: Query, form: str, *, as_of: str | None, page: bool) -> None:
    """Print the answer in a format; with `page`, text shows no more than one page of a question without a limit."""
    if page and form == "text" and query.limit is None:
        query = msgspec.structs.replace(query, limit=PAGE)
    found = ledger.find(query, as_of=as_of)
    if form != "text":
        from dragoman.cli.asking import formats

        formats.write(ledger, found, form, as_of=as_of)
    elif found:
        from dragoman.cli.asking.cards import cards, console

        # How widely an act is reported is counted for now only.
        told = ledger.tellings({one.event for one in found}) if as_of is None else None
        console().print(cards(found, told))
    else:
        click.echo("No more entries." if query.offset else "No entries.")
    _tell_more(ledger, query, len(found), as_of)


def _tell_more(ledger: Ledger, query: Query, shown: int, as_of: str | None) -> None:
    """Say on standard error how many more there are, so that a page is not taken for the whole."""
    if query.limit is None or shown < query.limit:
        return
    total = ledger.count(query, as_of=as_of)[0][1]
    if more := total - query.offset - shown:
        click.echo(f"{more} more: --limit 0 gives all, --offset {query.offset + shown} the next", err=True)
