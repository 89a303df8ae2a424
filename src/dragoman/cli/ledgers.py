"""What the commands on a ledger share: which ledger, as of when, in which format."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.record import SqliteLedger, clock
from dragoman.shapes.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT = "dragoman.db"
"""The ledger in the folder, where none is named."""


def ledger_option(command: Command) -> Command:
    """Give a command `--ledger PATH`, else `DRAGOMAN_LEDGER`, else `dragoman.db` in the folder."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        default=lambda: Path(os.environ.get("DRAGOMAN_LEDGER") or DEFAULT),
        show_default=f"$DRAGOMAN_LEDGER, else {DEFAULT}",
        help="The ledger's file.",
    )(command)


rows_option = click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl", "csv"]), default="text", show_default=True
)
"""`--format` of commands that give rows."""


def as_of_option(command: Command) -> Command:
    """Give a command `--as-of TIME`."""
    return click.option(
        "--as-of", callback=moment, metavar="TIME", help="Answer as the ledger would have then: ISO 8601, UTC."
    )(command)


def moment(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check a moment of recording before any work is done."""
    if value is None:
        return None
    try:
        return clock.as_of(value)
    except UsageError as error:
        raise click.BadParameter(f"got {error.got}; expected {error.expected}") from None


def open_ledger(path: Path, *, write: bool = False) -> SqliteLedger:
    """Open a ledger to ask it, or to write to one that is there; `LedgerError` if there is none."""
    return SqliteLedger(path, create=False, read_only=not write)
