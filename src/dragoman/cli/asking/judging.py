"""What the commands share by which people judge entries: who judges, why, and what came of it."""

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.cli.ledgers import ledger_option, open_ledger
from dragoman.record import Judgement, Ledger
from dragoman.shapes.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


def judge_options(command: Command) -> Command:
    """Give a command `--by`, `--reason`, `--ledger` and `--format`."""
    for decorate in reversed(
        (
            click.option("--by", default=user, show_default="$DRAGOMAN_USER, else the login name", metavar="NAME",
                         help="Who judges."),
            click.option("--reason", required=True, metavar="TEXT", help="Why."),
            ledger_option,
            click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
        )
    ):  # fmt: skip
        command = decorate(command)
    return command


def user() -> str:
    """Give who judges where nobody is named; `UsageError` if the machine does not know either."""
    if name := os.environ.get("DRAGOMAN_USER"):
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("--by", got="no name", expected="who judges", remedy="give it, or set DRAGOMAN_USER") from None


def judge(path: Path, form: str, make: Callable[[Ledger], Judgement]) -> None:
    """Record a judgement and say what came of it."""
    with open_ledger(path, write=True) as ledger:
        made = ledger.judge(make(ledger))
        with ledger.snapshot():
            after = ledger.entry(made.target)
            event = ledger.event(made.target) if after else None
    if form == "json":
        from dragoman.cli.asking.formats import row, say

        say({"judgement": made, "entry": row(after) if after else None})
        return
    from dragoman.cli.asking.sheet import judged

    click.echo(f"judgement {judged(made)}")
    if after is None:
        back = f"; `dragoman undo {made.id}` takes that back" if made.verb == "reject" else ", as it was rejected"
        click.echo(f"{made.target} counts no longer{back}")
    elif event is not None:
        ids = ", ".join(one.entry.id for one in event.entries)
        click.echo(f"{made.target} is version {after.version}, in event {event.id}: {ids}")
