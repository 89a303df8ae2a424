"""Entries as a person reads them on a terminal: one card each, within 80 columns."""

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from dragoman.cli.table import Printer, names, what
from dragoman.record import StoredEntry
from dragoman.record.shape import Telling
from dragoman.record.standing import publisher
from dragoman.shapes import Entry

WIDTH = 80
"""Columns where the output is no terminal and `COLUMNS` doesn't tell."""

WIDEST = 120
"""Columns beyond which lines of text are hard to follow."""

STYLES = {
    "happened": "bold", "ongoing": "bold cyan", "planned": "blue", "sought": "magenta", "alleged": "yellow",
    "possible": "dim", "negated": "red",
}  # fmt: skip
"""Colour of each status; the word is printed too."""


class Page(Printer):
    """A console that leaves no blanks at the ends of lines where no terminal needs them."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as any console does."""
        if self.is_terminal:
            super().print(*objects, **options)
            return
        with self.capture() as printed:
            super().print(*objects, **options)
        self.file.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def console() -> Page:
    """Make the console of a command: colours only on a terminal that wants them, lines of a readable length."""
    columns = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    return Page(width=min(columns, WIDEST), highlight=False, emoji=False, markup=False)


def safe(text: str) -> str:
    r"""Make one line of a stranger's text, without what would steer the terminal.

    >>> safe("met\x1b[2J in\n Oslo\u202e")
    'met�[2J in Oslo�'
    """
    line = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs") or char in _TURNS else char for char in line)


_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows."""


def cards(entries: Iterable[StoredEntry], tellings: Mapping[str, Telling] | None = None) -> Table:
    """Lay entries out: time, status and id on the left; beside them who did what, the words, and where they stand.

    `tellings` say how often each event is told.
    """
    grid = margined()
    for number, one in enumerate(entries):
        if number:
            grid.add_row()
        left = Text.assemble(when(one), "\n", (one.entry.status, STYLES[one.entry.status]), "\n", (one.entry.id, "dim"))
        grid.add_row(left, card(one, (tellings or {}).get(one.event)))
    return grid


def margined() -> Table:
    """Make a grid with a narrow column for what stands beside each card."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=16, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def when(one: StoredEntry) -> Text:
    """Tell the time of the act, else that of the report in brackets."""
    if one.entry.when:
        return Text(one.entry.when)
    return Text(f"({one.published})" if one.published else "–", style="dim")


def card(one: StoredEntry, telling: Telling | None = None) -> Text:
    """Tell one entry in three lines or more: the act, the words, where they stand."""
    text = Text(cut(deed(one.entry)) + "\n")
    text.append(f"“{cut(safe(one.entry.evidence[0].quote))}”\n", style="italic")
    text.append(" · ".join((*standing(one), *_told(telling))), style="dim")
    return text


def _told(telling: Telling | None) -> list[str]:
    """Tell how widely an act is reported, if more than once."""
    if telling is None or telling.reports < 2:
        return []
    return [f"{telling.reports} reports, {telling.sources} independent"]


def cut(text: str, *, limit: int = 300) -> str:
    """Cut what is too long for a card.

    >>> cut("a b", limit=2)
    'a…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def deed(entry: Entry) -> str:
    """Tell who does what to whom: `Iran → E3: REQUEST: talks`."""
    who = names(entry.actors) or "somebody"
    whom = f" → {names(entry.recipients)}" if entry.recipients else ""
    return safe(f"{who}{whom}: {what(entry)}")


def standing(one: StoredEntry) -> list[str]:
    """Tell by whose word it stands, and in what."""
    entry = one.entry
    parts = []
    if entry.according_to:
        parts.append("by the word of " + names(entry.according_to))
    if entry.channel:
        parts.append(entry.channel)
    if entry.denied_by:
        parts.append("denied by " + names(entry.denied_by))
    where = " ".join(part for part in (publisher(one.outlet, one.url), one.published) if part)
    parts += [where] if where else []
    if one.version > 1:
        parts.append("corrected")
    if one.event != entry.id:
        parts.append(f"event {one.event}")
    return [safe(part) for part in parts]
