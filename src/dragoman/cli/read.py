"""`dragoman read`: the entries of sources, printed."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.common import Problems, source_options
from dragoman.export import FORMATS
from dragoman.pipeline import Reading
from dragoman.pipeline import read as read_sources
from dragoman.shapes.errors import UsageError


@click.command()
@source_options
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE instead."
)
@click.option("--explain", is_flag=True, help="Say which frame, cue and rule made each field (text only).")
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="Threads of the parser.")
def read(
    sources: tuple[str, ...],
    date: str | None,
    allow_private: bool,
    form: str,
    output: Path | None,
    explain: bool,
    threads: int,
) -> None:
    """Read SOURCE... and print who did and said what, when, by whose word.

    A SOURCE is a file, folder, glob, - or https:// address: flat text, HTML, JSON Lines, RSS, Atom, WARC, each also
    gzipped.
    """
    _check(form, output)
    problems = Problems()
    readings = read_sources(sources, on_problem=problems, published=date, allow_private=allow_private, threads=threads)
    watched = _progress(readings, written=output is not None)
    if form == "text":
        from dragoman.cli.table import print_readings

        print_readings(watched, explain=explain)
    elif output is None and sys.stdout.isatty():
        for line in FORMATS[form](watched):
            click.echo(line)
    else:
        with _opened(output) as target:
            for octets in FORMATS[form].octets(watched):
                target.write(octets)
                # Whoever reads us through a pipe gets each entry as it comes.
                target.flush()
    problems.leave()


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """Open what is written to; a file takes its place only when all is written, whatever stood there before stays."""
    if output is None:
        yield sys.stdout.buffer
        return
    part = output.with_name(f".{output.name}.part")
    try:
        try:
            with part.open("wb") as target:
                yield target
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"--output {output}",
            got=(error.strerror or str(error)).lower(),
            expected="a file that can be written",
            remedy="name another or make room",
        ) from None


def _check(form: str, output: Path | None) -> None:
    """Refuse what cannot be written before any work is done."""
    if form == "text" and output is not None:
        raise UsageError("--output", got="no format", expected="one of a file", remedy="name it with --format")
    if form != "text" and FORMATS[form].binary and output is None and sys.stdout.isatty():
        raise UsageError(
            f"--format {form}",
            got="a terminal to print to",
            expected="a file, since this format is bytes",
            remedy="name one with --output FILE",
        )


def _progress(readings: Iterable[Reading], *, written: bool) -> Iterable[Reading]:
    """Show how far we are, but only to a person: on a terminal, and not between the lines that we print to it."""
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not written):
        yield from readings
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles, {task.fields[entries]} entries"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None, entries=0)
        entries = 0
        for reading in readings:
            entries += len(reading.entries)
            progress.update(task, advance=1, entries=entries)
            yield reading
