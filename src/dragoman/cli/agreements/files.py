"""`dragoman instrument new` and `validate`: making and checking files."""

import re
from pathlib import Path

import click

from dragoman.cli.agreements.options import Given
from dragoman.instruments import ids
from dragoman.instruments.known import unknown_acts
from dragoman.instruments.library import read_text
from dragoman.instruments.node import Node
from dragoman.instruments.replay import read_replays
from dragoman.instruments.scaffold import scaffold
from dragoman.shapes.errors import UsageError


@click.command()
@click.argument("name")
@click.option("--title", help="The full name; made from NAME if not given.")
def new(name: str, title: str | None) -> None:
    """Write NAME.toml, a small complete instrument to start from."""
    stem = name.removesuffix(".toml")
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", Path(stem).name):
        raise UsageError(
            name, got="a name with other signs", expected="small letters, digits, _ and -", remedy="rename it"
        )
    path = Path(stem + ".toml")
    if path.exists():
        raise UsageError(str(path), got="a file that exists", expected="a new name", remedy="choose another name")
    words = title or Path(stem).name.replace("-", " ").replace("_", " ").capitalize()
    path.write_text(scaffold(Path(stem).name, title=words, file=str(path)), encoding="utf-8")
    click.echo(f"wrote {path}; next: dragoman instrument validate {path}")


@click.command()
@click.argument("names", metavar="[NAME|FILE]...", nargs=-1)
@click.option("--facts", "files", multiple=True, metavar="FILE", help="Check these facts against the instrument too.")
def validate(names: tuple[str, ...], files: tuple[str, ...]) -> None:
    """Check instruments: files, ids of the library, or the whole library if none is named."""
    for name in names or tuple(dict.fromkeys(ids().values())):
        instrument, facts = Given(name=name, files=files).gather()
        paths = ((name,) if name.endswith(".toml") else ()) + files
        replays = 0
        for path in paths:
            root = Node.parse(read_text(Path(path)), file=path)
            replays += len(read_replays(root))
            for note in unknown_acts(root, instrument):
                click.echo(f"note: {note}", err=True)
        parts = [
            f"{len(instrument.provisions)} provisions", f"{len(instrument.procedures)} procedures",
            f"{len(instrument.obligations)} obligations", f"{len(instrument.readings)} readings", f"{len(facts)} facts",
        ]  # fmt: skip
        click.echo(f"{name}: good ({', '.join(parts + ([f'{replays} replays'] if replays else []))})")
