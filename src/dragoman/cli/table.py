"""The record of an article as a person reads it: a header and a table."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.shapes import Actor, Article, Entry

if TYPE_CHECKING:
    from dragoman.pipeline import Reading

WIDTH = 132
"""Columns used where the output is no terminal: what a wide page and a mail still show."""

_STYLE = {
    "happened": "bold", "ongoing": "bold cyan", "planned": "blue", "sought": "magenta", "alleged": "yellow",
    "possible": "dim", "negated": "red",
}  # fmt: skip


class Printer(Console):
    """A console whose reader may leave: a pipe that is closed ends the command as it does where no console prints."""

    def on_broken_pipe(self) -> None:
        """Say so to whoever called, who knows that it is no failure."""
        raise BrokenPipeError


def print_readings(readings: Iterable["Reading"], *, explain: bool = False) -> None:
    """Print each reading as it comes; without colours where the output is no terminal."""
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    console = Printer(width=width, highlight=False, emoji=False, markup=False)
    for number, reading in enumerate(readings):
        if number:
            console.print()
        for line in header(reading.article):
            console.print(line, soft_wrap=True)
        if reading.entries:
            console.print(table(reading.entries))
        else:
            console.print("No entries: the article tells no act or statement that we can read.")
        if explain:
            print_traces(console, reading)


def header(article: Article) -> list[Text]:
    """Make the lines above the table: title, then outlet, byline, date and what the date rests on."""
    facts = [article.outlet, article.byline, article.published or "date unknown"]
    lines = [Text(article.title or "(no headline)", style="bold"), Text(" · ".join(fact for fact in facts if fact))]
    if article.published_basis:
        lines.append(Text(f"date: {article.published_basis}", style="dim"))
    lines.append(Text(f"{article.source.file} · id {article.id}", style="dim"))
    return lines


def table(entries: Sequence[Entry]) -> Table:
    """Make the table: when · who → whom · what · status · according to · the words."""
    grid = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", expand=True)
    for heading, ratio in (("when", 12), ("who → whom", 24), ("what", 22), ("status", 9), ("according to", 14)):
        grid.add_column(heading, ratio=ratio, overflow="fold")
    grid.add_column("the words", ratio=40, overflow="fold")
    for entry in entries:
        status = Text(entry.status, style=_STYLE[entry.status])
        grid.add_row(entry.when or "–", who(entry), what(entry), status, source(entry), entry.evidence[0].quote)
    return grid


def who(entry: Entry) -> str:
    """Name the parties: `Iran → E3`."""
    actors, recipients = names(entry.actors) or "?", names(entry.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def what(entry: Entry) -> str:
    """Name the act: type, act or mode, instrument, then the items."""
    parts = [entry.type + "".join(f" {part}" for part in (entry.act, entry.mode) if part)]
    if entry.instrument:
        parts.append(f"[{entry.instrument.name}]")
    if entry.items:
        parts.append("; ".join(entry.items))
    return " ".join(parts)


def source(entry: Entry) -> str:
    """Name who says so and how, and who denies it."""
    parts = [names(entry.according_to), f"({entry.channel})" if entry.channel else ""]
    if entry.denied_by:
        parts.append(f"denied by {names(entry.denied_by)}")
    return " ".join(part for part in parts if part)


def names(actors: Sequence[Actor]) -> str:
    """Join names with commas."""
    return ", ".join(actor.name for actor in actors)


def print_traces(console: Console, reading: "Reading") -> None:
    """Print, per entry, which frame, cue and rule made each field."""
    from dragoman.reading.trace import explain

    console.print()
    for entry, steps in zip(reading.entries, explain(reading.article, reading.parse, reading.entries), strict=True):
        console.print(f"{entry.id}  {entry.type}  confidence {entry.confidence:.2f}")
        for step in steps:
            console.print(f"    {step}", soft_wrap=True)
