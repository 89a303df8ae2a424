"""The command line: one file per command, loaded only when it is called."""

import ast
import importlib
import os
import pkgutil
import sys
from contextlib import suppress
from typing import Any

import click

from dragoman import __version__
from dragoman.cli.common import fail
from dragoman.shapes.errors import DragomanError

_HELPERS = {"agreements", "asking", "common", "difference", "ledgers", "table"}


class ReaderLeft(Exception):
    """The reader of our output (`head`, a pager) has left: that is no error of ours."""


class Commands(click.Group):
    """Finds a command in the file of its name, so that `--help` of one doesn't load the model of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands: the files of this folder."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _HELPERS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load the command of this name."""
        if name not in self.list_commands(ctx):
            return None
        command = getattr(importlib.import_module(f"dragoman.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what their files say of them, without loading any: loading all takes a second."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, brief(name)) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, to the last byte that it prints."""
        try:
            made = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Under its own name click would take it for a failure.
            raise ReaderLeft from None
        return made


def brief(name: str, /) -> str:
    """Give in a few words what a command is for: its file's docstring, after the name.

    >>> brief("find")
    'The entries of the ledger that answer a question.'
    """
    text = ast.get_docstring(ast.parse(pkgutil.get_data(__name__, f"{name}.py") or b"")) or ""
    said = " ".join(text.partition("\n\n")[0].split()).partition(": ")[2]
    return said[:1].upper() + said[1:]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def group() -> None:
    """Turn diplomatic news into a sourced record: who did and said what, when, by whose word."""


def main() -> None:
    """Run the command line; errors of ours become one line on standard error and exit status 1."""
    try:
        group(standalone_mode=False)
    except DragomanError as error:
        fail(str(error))
    except click.exceptions.Abort:
        fail("interrupted", code=130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ReaderLeft:
        _mute()
        sys.exit(0)
    except OSError as error:
        _mute()
        where, what = error.filename or "the output", error.strerror or error
        fail(f"{where}: got an error ({what}); expected to read and write it; check name, rights and room")


def _mute() -> None:
    """Let what is still held for an output that takes nothing go nowhere, instead of failing at the very end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
