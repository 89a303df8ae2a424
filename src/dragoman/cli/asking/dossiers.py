"""Kept questions: saved, listed, answered, deleted."""

from pathlib import Path
from typing import Any

import click
import msgspec

from dragoman.cli.asking.options import asked, filter_options, page_options
from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger
from dragoman.dossier.question import drop, keep, kept, named, told
from dragoman.export import FORMATS
from dragoman.shapes.errors import UsageError

RESERVED = ("answer", "save", "list", "delete")
"""Names that are commands."""

_form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.command()
@click.argument("name")
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@filter_options
@page_options
@ledger_option
@_form
def save(name: str, words: tuple[str, ...], ledger: Path, form: str, limit: int | None, **given: Any) -> None:
    """Keep a question under NAME, in place of any that was kept under it."""
    if name in RESERVED or name.startswith("-"):
        raise UsageError("dossier", got=f"the name {name!r}", expected="one that is no command", remedy="name it so")
    with open_ledger(ledger, write=True) as store:
        query = asked(store, words, **given)
        query = msgspec.structs.replace(query, limit=limit or None)
        keep(store, name, query)
        [(_, entries)] = store.count(query)
    if form == "json":
        from dragoman.cli.asking.formats import say

        say({"name": name, "entries": entries, "query": query})
        return
    click.echo(f"{name}: {told(query)}; {_entries(entries)} now")


def _entries(number: int) -> str:
    """Count entries.

    >>> _entries(1), _entries(0)
    ('1 entry', '0 entries')
    """
    return f"{number} entry" if number == 1 else f"{number} entries"


@click.command("list")
@as_of_option
@ledger_option
@_form
def listing(as_of: str | None, ledger: Path, form: str) -> None:
    """List the questions that are kept, with the number of entries that answer each."""
    with open_ledger(ledger) as store, store.snapshot():
        found = kept(store, as_of=as_of)
        counted = {name: store.count(query, as_of=as_of)[0][1] for name, query in found.items()}
    if form == "json":
        from dragoman.cli.asking.formats import say

        say([{"name": name, "entries": counted[name], "query": query} for name, query in found.items()])
        return
    from dragoman.cli.asking.cards import safe

    width = max((len(safe(name)) for name in found), default=0)
    wide = max((len(_entries(number)) for number in counted.values()), default=0)
    for name, query in found.items():
        click.echo(f"{safe(name):<{width}}  {_entries(counted[name]):>{wide}}  {safe(told(query))}")
    if not found:
        click.echo("No dossiers are kept.")


@click.command()
@click.argument("name")
@ledger_option
@_form
def delete(name: str, ledger: Path, form: str) -> None:
    """Keep the question of this NAME no longer; the ledger still knows that it did."""
    with open_ledger(ledger, write=True) as store:
        drop(store, name)
    if form == "json":
        from dragoman.cli.asking.formats import say

        say({"name": name, "kept": False})
        return
    click.echo(f"{name}: no longer kept")


@click.command(hidden=True)
@click.argument("name")
@click.option("--limit", type=click.IntRange(0), help="How many at most; 0 for all.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over.")
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True)
def answer(name: str, limit: int | None, offset: int, as_of: str | None, ledger: Path, form: str) -> None:
    """Answer the question that is kept under NAME."""
    from dragoman.cli.asking.answers import give

    with open_ledger(ledger) as store, store.snapshot():
        query = named(store, name)
        most = query.limit if limit is None else limit or None
        query = msgspec.structs.replace(query, offset=query.offset + offset, limit=most)
        give(store, query, form, as_of=as_of, page=limit is None)
