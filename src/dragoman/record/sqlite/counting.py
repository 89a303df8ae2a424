"""Counting: how many entries answer a question, in groups."""

import sqlite3
from collections.abc import Sequence

from dragoman.record.query import By, Query
from dragoman.record.sqlite.finding import question

GROUPS: dict[By, tuple[str, str]] = {
    "month": ("", "coalesce(printf('%04d-%02d', x.month / 12, x.month % 12 + 1), '')"),
    "year": ("", "coalesce(printf('%04d', x.month / 12), '')"),
    "type": ("", "x.type"),
    "act": ("", "coalesce(x.act, '')"),
    "mode": ("", "coalesce(x.mode, '')"),
    "status": ("", "x.status"),
    "instrument": ("", "coalesce(x.instrument, '')"),
    "source": (" LEFT JOIN at_source AS s ON s.seq = x.source", "coalesce(s.outlet, s.host, '')"),
    "actor": (
        " JOIN (SELECT DISTINCT entry, actor FROM at_party) AS p ON p.entry = x.seq"
        " JOIN at_actor AS c ON c.seq = p.actor",
        "c.name",
    ),
    "country": (
        " JOIN (SELECT DISTINCT q.entry, c.country FROM at_party AS q JOIN at_actor AS c ON c.seq = q.actor) AS k"
        " ON k.entry = x.seq",
        "coalesce(k.country, '')",
    ),
}
"""For each group: what must be joined, and what tells it; an empty text where it is not known."""


def count(
    db: sqlite3.Connection, query: Query, *, by: Sequence[By], moment: int | None
) -> list[tuple[tuple[str, ...], int]]:
    """Count in groups, in their order; one row of no group where none is asked for."""
    asked = question(db, query, moment=moment)
    joins = "".join(GROUPS[one][0] for one in dict.fromkeys(by))
    keys = ", ".join(GROUPS[one][1] for one in by)
    grouped = f" GROUP BY {', '.join(str(n + 1) for n in range(len(by)))} ORDER BY 1" if by else ""
    sql = f"SELECT {keys + ', ' if by else ''}count(*) FROM at_entry AS x{joins} WHERE {asked.condition}{grouped}"
    return sorted((tuple(row[:-1]), int(row[-1])) for row in db.execute(sql, asked.values))
