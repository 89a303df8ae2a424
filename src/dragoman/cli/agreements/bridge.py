"""`dragoman instrument propose`: entries of the record as proposed facts."""

from pathlib import Path

import click

from dragoman.cli.agreements.options import accepting, entries_of
from dragoman.instruments import load
from dragoman.instruments.bridge import as_toml, read_rows
from dragoman.instruments.bridge import propose as proposals
from dragoman.instruments.library import read_text


@click.command()
@click.argument("name")
@click.argument("entries", metavar="ENTRIES", type=click.Path(allow_dash=True))
@click.option("--accept", "rules", multiple=True, metavar="FILE", help="Rules of yours, [[accept]], that accept facts.")
@click.option("--table", metavar="FILE", help="Your own table of what becomes which kind of fact.")
def propose(name: str, entries: str, rules: tuple[str, ...], table: str | None) -> None:
    """Print, as a file of facts, what ENTRIES (from `dragoman read --format jsonl`, - for standard input) tell of NAME.

    Nothing counts before you write `accepted = true`, or a rule of yours accepts it.
    """
    instrument = load(name)
    rows = read_rows(read_text(Path(table)), file=table) if table else None
    for line in as_toml(proposals(entries_of(entries), instrument, table=rows), instrument, rules=accepting(rules)):
        click.echo(line)
