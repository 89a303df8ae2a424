"""The ledger's entries in DuckDB, and three questions to them there.

DuckDB's full-text index is an extension that PyPI does not have. A table of words with the entries that they stand in,
sorted by word, takes its place; the other tables are sorted by what is asked for too.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.record import clock

CHUNK = 200_000

TABLES = {
    "entry": "SELECT x.seq, x.day, x.first, x.last, x.month, x.type, x.status, x.article, e.id, e.record"
    " FROM at_entry AS x JOIN entry AS e ON e.seq = x.seq WHERE x.gone IS NULL ORDER BY x.day, x.seq",
    "party": "SELECT DISTINCT a.id AS actor, p.day, p.entry FROM at_party AS p JOIN at_actor AS a ON a.seq = p.actor"
    " ORDER BY actor, p.day, p.entry",
    "article": "SELECT seq, text, record FROM article ORDER BY seq",
    "word": "SELECT term, doc & 4294967295 AS entry FROM temp.words ORDER BY term",
}
"""What is copied, by table."""

PAGE = (
    "SELECT e.id, e.record, a.text, a.record FROM ({}) AS f JOIN entry AS e ON e.seq = f.seq"
    " JOIN article AS a ON a.seq = e.article ORDER BY e.day DESC, e.seq DESC"
)
"""Fetches what an answer shows: the entry and its article, whose text holds the words."""


class Duck:
    """A DuckDB file made from a ledger."""

    def __init__(self, path: Path, ledger: Path) -> None:
        partial = path.with_suffix(".partial-duckdb")
        if not path.exists():
            partial.unlink(missing_ok=True)
            with duckdb.connect(str(partial)) as made:
                copy(made, ledger)
            partial.rename(path)
        self._db = duckdb.connect(str(path), read_only=True, config={"threads": 1})

    def actor_and_month(self, actor: str, month: str) -> list[Any]:
        """Find the newest entries of a party whose time overlaps a month."""
        first, last = clock.asked(month)
        chosen = (
            "SELECT e.seq FROM entry AS e JOIN party AS p ON p.entry = e.seq"
            " WHERE p.actor = ? AND e.first <= ? AND e.last >= ? AND p.day <= ?"
            " ORDER BY e.day DESC, e.seq DESC LIMIT 50"
        )
        return self._ask(PAGE.format(chosen), (actor, last, first, last))

    def two_words(self, one: str, other: str) -> list[Any]:
        """Find the newest entries in which two words stand."""
        chosen = (
            "SELECT e.seq FROM entry AS e JOIN (SELECT entry FROM word WHERE term = ? INTERSECT"
            " SELECT entry FROM word WHERE term = ?) AS w ON w.entry = e.seq ORDER BY e.day DESC, e.seq DESC LIMIT 50"
        )
        return self._ask(PAGE.format(chosen), (one, other))

    def months_and_types(self) -> list[Any]:
        """Count entries by month and type."""
        return self._ask("SELECT month, type, count(*) FROM entry GROUP BY month, type ORDER BY month, type", ())

    def _ask(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return self._db.execute(sql, values).fetchall()


def copy(made: duckdb.DuckDBPyConnection, ledger: Path) -> None:
    """Copy the tables over."""
    db = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'at_words', 'instance')")
    for table, sql in TABLES.items():
        rows = db.execute(sql)
        names = [column[0] for column in rows.description]
        exists = False
        while chunk := rows.fetchmany(CHUNK):
            part = pa.table(dict(zip(names, zip(*chunk, strict=True), strict=True)))
            made.register("part", part)
            made.execute(f"INSERT INTO {table} SELECT * FROM part" if exists else f"CREATE TABLE {table} AS FROM part")
            made.unregister("part")
            exists = True
    db.close()
