"""Two accounts side by side, for people and for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.asking.cards import STYLES, cut, deed, safe, standing, when
from dragoman.cli.asking.formats import row
from dragoman.record import StoredEntry

TELLINGS = 3
"""Tellings of one account that are printed; how many more there are is said."""

_FIELDS = ("id", "deed", "status", "when", "words", "source", "published")


def side(told: Sequence[StoredEntry], *, nobody: str = "–") -> Text:
    """Write one account: each telling's act, words and source; `nobody` where there is none."""
    if not told:
        return Text(nobody, style="dim")
    text = Text()
    for number, one in enumerate(told[:TELLINGS]):
        text.append("\n\n" if number else "")
        text.append(when(one)).append(" ").append(one.entry.status, style=STYLES[one.entry.status]).append("\n")
        text.append(cut(deed(one.entry), limit=160) + "\n")
        text.append(f"“{cut(safe(one.entry.evidence[0].quote), limit=240)}”\n", style="italic")
        text.append(" · ".join((*standing(one), one.entry.id)), style="dim")
    if len(told) > TELLINGS:
        text.append(f"\n\n… and {len(told) - TELLINGS} more", style="dim")
    return text


def beside(console: Console, left: Text, right: Text, *, heads: tuple[str, str]) -> None:
    """Print two accounts beside each other under their headings."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(*(Text(head, style="bold") for head in heads))
    grid.add_row(left, right)
    console.print(grid)


def rows(told: Iterable[StoredEntry]) -> list[dict[str, Any]]:
    """Give each telling with all its fields."""
    return [row(one) for one in told]


def columns(name: str) -> tuple[str, ...]:
    """Name the columns of one account in a table.

    >>> columns("one")[:2]
    ('one_id', 'one_deed')
    """
    return tuple(f"{name}_{field}" for field in _FIELDS)


def cells(name: str, told: Sequence[StoredEntry]) -> Mapping[str, Any]:
    """Give the cells of one account in a table: its tellings joined, in order."""
    values = {
        "id": [one.entry.id for one in told],
        "deed": [deed(one.entry) for one in told],
        "status": [one.entry.status for one in told],
        "when": [one.entry.when or "" for one in told],
        "words": [safe(one.entry.evidence[0].quote) for one in told],
        "source": [one.outlet or one.url or one.entry.article_id for one in told],
        "published": [one.published or "" for one in told],
    }
    return {f"{name}_{field}": values[field] for field in _FIELDS}
