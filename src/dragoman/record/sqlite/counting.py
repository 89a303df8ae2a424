"""Counting: how many entries answer a question, in groups."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dragoman.record.query import By, Query
from dragoman.record.sqlite.finding import question


class Group(NamedTuple):
    """How entries are told apart."""

    column: str
    """The value that they share."""
    join: str = ""
    """What must be joined to see it."""
    write: Callable[[object], str] = lambda value: "" if value is None else str(value)
    """How it is written; an empty text where it is not known."""


def _month(value: object) -> str:
    return f"{value // 12:04d}-{value % 12 + 1:02d}" if isinstance(value, int) else ""


def _year(value: object) -> str:
    return f"{value:04d}" if isinstance(value, int) else ""


_PARTY = " JOIN at_party AS p ON p.entry = x.seq JOIN at_actor AS c ON c.seq = p.actor"

GROUPS: dict[By, Group] = {
    "month": Group("x.month", write=_month),
    "year": Group("x.month / 12", write=_year),
    "type": Group("x.type"),
    "act": Group("x.act"),
    "mode": Group("x.mode"),
    "status": Group("x.status"),
    "instrument": Group("x.instrument"),
    "source": Group("coalesce(s.outlet, s.host)", " LEFT JOIN at_source AS s ON s.seq = x.source"),
    "actor": Group("c.name", _PARTY),
    "country": Group("c.country", _PARTY),
}
"""The groups by name."""


def count(
    db: sqlite3.Connection, query: Query, *, by: Sequence[By], moment: int | None
) -> list[tuple[tuple[str, ...], int]]:
    """Count in groups, in their order; one row of no group where none is asked for.

    An entry with several parties counts once for each of them, and once for each of their countries.
    """
    asked = question(db, query, moment=moment)
    groups = [GROUPS[one] for one in by]
    joins = "".join(dict.fromkeys(one.join for one in groups))
    number = "count(DISTINCT x.seq)" if _PARTY in joins else "count(*)"
    keys = ", ".join(one.column for one in groups)
    grouped = f" GROUP BY {keys}" if groups else ""
    sql = f"SELECT {keys + ', ' if groups else ''}{number} FROM at_entry AS x{joins} WHERE {asked.condition}{grouped}"
    return sorted(
        (tuple(one.write(value) for one, value in zip(groups, row[:-1], strict=True)), int(row[-1]))
        for row in db.execute(sql, asked.values)
    )
