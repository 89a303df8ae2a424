"""`dragoman parse`: sentences, words, trees and names of texts, printed."""

import re
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman import language
from dragoman.cli.common import Problems
from dragoman.intake import detect
from dragoman.intake.encoding import decode
from dragoman.language import conllu
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import SourceError

_PATH = re.compile(r"(?:\.{0,2}/|~)\S*|[^\s/]+(?:/[^\s/]+)*\.(?:txt|text|md|html?|json|jsonl|xml|csv|gz)")
"""What is meant for a file, even if there is none: nobody parses that as a text."""


@click.command()
@click.argument("sources", metavar="TEXT|FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["conllu", "json"]), default="conllu", show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="Threads of the parser.")
def parse(sources: tuple[str, ...], form: str, threads: int) -> None:
    """Parse each TEXT, or the text of each FILE (- for standard input), and print CoNLL-U or a line of JSON for each.

    CoNLL-U is readable by any tool for Universal Dependencies. Offsets are code points of the text as given.
    """
    problems = Problems()
    waiting: deque[tuple[str, str]] = deque()

    def texts() -> Iterator[str]:
        for number, source in enumerate(sources, 1):
            try:
                name, text = _text(source, number)
            except SourceError as error:
                problems(error)
                continue
            waiting.append((name, text))
            yield text

    for found in language.load(threads=threads).parse(texts()):
        name, text = waiting.popleft()
        if form == "json":
            click.echo(encode(found))
        else:
            for block in conllu.write(found, text, document=name):
                click.echo(block, nl=False)
    problems.leave()


def _text(source: str, number: int) -> tuple[str, str]:
    """Give the name and the text of an argument, the `number`-th; `SourceError` if it is a file and can't be read."""
    if source == "-":
        return "stdin", decode(sys.stdin.buffer.read()).text
    try:
        if not source or not Path(source).exists():
            if _PATH.fullmatch(source):
                raise SourceError(
                    source, got="no such file", expected="a file that exists, or a text", remedy="check the path"
                )
            return f"text{number}", source
        return Path(source).stem, _read(Path(source))
    except OSError as error:
        # A text may be longer than any name of a file can be.
        if len(source) > 255:
            return f"text{number}", source
        reason = "a folder" if isinstance(error, IsADirectoryError) else (error.strerror or str(error)).lower()
        raise SourceError(source, got=reason, expected="a readable file, or a text", remedy="check the path") from None
    except ValueError:
        return f"text{number}", source  # A text with a null character, which no path has.


def _read(path: Path) -> str:
    """Give the text of a file; `SourceError` if it holds none."""
    data = path.read_bytes()
    kind = detect.kind(data[: detect.HEAD], name=path.name)
    if data.startswith(detect.GZIP):
        raise SourceError(str(path), got="a gzip file", expected="text", remedy="unpack it first")
    if kind in ("empty", "binary"):
        raise detect.refusal(kind, data, file=str(path), expected="text")
    return decode(data).text
