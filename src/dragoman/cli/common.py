"""What the commands share: problems of inputs, exit status, the options of a source."""

import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import click

from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError, DragomanError

Command = TypeVar("Command", bound=Callable[..., Any])


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Say one line on standard error and leave."""
    click.echo(f"dragoman: {message}", err=True)
    sys.exit(code)


class Problems:
    """Says each input that could not be read or stored, and remembers that there was one.

    >>> problems = Problems()
    >>> problems.count
    0
    """

    def __init__(self) -> None:
        self.count = 0
        """How many there were."""

    def __call__(self, problem: DragomanError) -> None:
        """Say one on standard error."""
        self.count += 1
        click.echo(f"dragoman: {problem}", err=True)

    def leave(self) -> None:
        """Exit with status 1 if there was one: whoever calls us must not take half an answer for the whole."""
        if self.count:
            sys.exit(1)


def edtf(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check a time before any work is done."""
    if value is None:
        return None
    try:
        return str(When.parse(value))
    except DateError as error:
        raise click.BadParameter(f"got {error.got}; expected {error.expected}") from None


def source_options(command: Command) -> Command:
    """Give a command its SOURCE arguments and what is known of them beforehand."""
    for decorate in reversed(
        (
            click.argument("sources", metavar="SOURCE...", nargs=-1, required=True),
            click.option("--date", callback=edtf, metavar="EDTF", help="When the articles were published."),
            click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too."),
        )
    ):
        command = decorate(command)
    return command
