"""Answers in the formats that programs read."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click
import msgspec

from dragoman.export import FORMATS
from dragoman.export.answered import ROWS, answered
from dragoman.export.csv import guarded, line
from dragoman.record import Ledger, StoredEntry
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import UsageError


def row(one: StoredEntry, /) -> dict[str, Any]:
    """Give an entry's fields, then what the ledger knows of it.

    `event`, `version`, `revision`, `recorded`, `published`, `outlet`, `title` and `url` are no fields of an entry.
    """
    fields = msgspec.to_builtins(one)
    return {**fields.pop("entry"), **fields}


def write(ledger: Ledger, found: Sequence[StoredEntry], form: str, *, as_of: str | None = None) -> None:
    """Write found entries to standard output; `UsageError` for a format of bytes on a terminal."""
    if form == "jsonl":
        for one in found:
            click.echo(encode(row(one)))
        return
    if form == "json":
        say([row(one) for one in found])
        return
    chosen = FORMATS[form]
    if chosen.binary and sys.stdout.isatty():
        raise UsageError(
            f"format {form}", got="a terminal", expected="a file or a pipe", remedy="write > FILE behind the command"
        )
    with ledger.snapshot():
        records = answered(ledger, found, as_of=as_of, in_order=form in ROWS)
        if chosen.binary:
            for block in chosen.octets(records):
                sys.stdout.buffer.write(block)
            return
        for line in chosen(records):
            click.echo(line + chosen.newline.removesuffix("\n"))


def say(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(msgspec.json.format(encode(value), indent=2))


def table(rows: Sequence[Mapping[str, Any]], form: str, *, columns: Sequence[str]) -> None:
    """Print rows as json, jsonl or csv."""
    if form == "json":
        say(rows)
    elif form == "jsonl":
        for one in rows:
            click.echo(encode(one))
    else:
        click.echo(line(columns))
        for one in rows:
            click.echo(line([_cell(one.get(column)) for column in columns]))


def _cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    return guarded("" if value is None else str(value))
