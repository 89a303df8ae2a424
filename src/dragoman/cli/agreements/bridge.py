"""`dragoman instrument propose`: entries of the record as proposed facts."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from dragoman.instruments import load
from dragoman.instruments.bridge import Acceptance, as_toml, propose, read_acceptances, read_rows
from dragoman.instruments.library import read_text
from dragoman.shapes.entry import Entry
from dragoman.shapes.errors import UsageError


@click.command("propose")
@click.argument("name")
@click.argument("entries", metavar="ENTRIES", type=click.Path(allow_dash=True))
@click.option("--accept", "rules", multiple=True, metavar="FILE", help="Rules of yours, [[accept]], that accept facts.")
@click.option("--table", metavar="FILE", help="Your own table of what becomes which kind of fact.")
def _propose(name: str, entries: str, rules: tuple[str, ...], table: str | None) -> None:
    """Print, as a file of facts, what ENTRIES (from `dragoman read --format jsonl`, - for standard input) tell of NAME.

    Nothing counts before you write `accepted = true`, or a rule of yours accepts it.
    """
    instrument = load(name)
    accepts: tuple[Acceptance, ...] = tuple(
        rule for path in rules for rule in read_acceptances(read_text(Path(path)), file=path)
    )
    rows = read_rows(read_text(Path(table)), file=table) if table else None
    for line in as_toml(propose(_entries(entries), instrument, table=rows), instrument, rules=accepts):
        click.echo(line)


propose_command = _propose


def _entries(path: str) -> Iterator[Entry]:
    text = sys.stdin.read() if path == "-" else read_text(Path(path))
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError as error:
            raise UsageError(
                f"{path}, line {number}",
                got=str(error),
                expected="an entry of dragoman read --format jsonl",
                remedy="check the file",
            ) from None
