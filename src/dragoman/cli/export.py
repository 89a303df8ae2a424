"""`dragoman export`: the whole ledger in the formats that others read."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.cli.asking import whole
from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger
from dragoman.export import FORMATS
from dragoman.shapes.errors import UsageError


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option(
    "--of", "part", type=click.Choice(["entries", *whole.PARTS]), default="entries", show_default=True,
    help="What to write; all but entries in jsonl only.",
)  # fmt: skip
@as_of_option
@ledger_option
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output.")
def export(form: str, part: str, as_of: str | None, ledger: Path, output: Path | None) -> None:
    """Write the whole ledger: all articles by id, their entries in the order of the text.

    When something was recorded is left out, so that two ledgers of the same content are exported to the same bytes.
    """
    if part != "entries" and form != "jsonl":
        raise UsageError(f"format {form}", got=f"--of {part}", expected="--format jsonl", remedy="leave the format out")
    if output is None and FORMATS[form].binary and sys.stdout.isatty():
        raise UsageError(f"format {form}", got="a terminal", expected="a file", remedy="name one with --output")
    with open_ledger(ledger) as store, store.snapshot():
        if part == "entries":
            blocks: Iterable[bytes] = FORMATS[form].octets(whole.records(store, as_of=as_of))
        else:
            blocks = (f"{line}\n".encode() for line in whole.PARTS[part](store, as_of=as_of))
        _write(blocks, output)


def _write(blocks: Iterable[bytes], output: Path | None) -> None:
    """Write to standard output, or to a file that is there in whole or not at all."""
    if output is None:
        for block in blocks:
            sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.writelines(blocks)
        beside.replace(output)
    except OSError as error:
        raise UsageError(
            str(output), got=f"an error ({error.strerror or error})", expected="a file that can be written",
            remedy="check folder, rights and room",
        ) from None  # fmt: skip
    finally:
        beside.unlink(missing_ok=True)
