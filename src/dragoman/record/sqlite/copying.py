"""Copies: the index of word runs in the store, and which articles share an origin."""

import sqlite3
from collections.abc import Collection, Iterable

from dragoman.record.copies import copies
from dragoman.record.packing import LONE

BATCH = 500
"""Keys looked up in one question: SQLite takes so many values."""


class Shelf:
    """The index of word runs, as finding copies asks for it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def lookup(self, keys: Collection[int], /) -> Iterable[tuple[int, int]]:
        """Give each of these keys with the documents that hold it."""
        wanted = sorted(keys)
        for at in range(0, len(wanted), BATCH):
            part = wanted[at : at + BATCH]
            marks = ",".join("?" * len(part))
            yield from self._db.execute(f"SELECT hash, article FROM at_shingle WHERE hash IN ({marks})", part)

    def text(self, article: int, /) -> str:
        """Give the newest text of a document."""
        sql = "SELECT text FROM article WHERE document = ? ORDER BY revision DESC LIMIT 1"
        return str(self._db.execute(sql, (article,)).fetchone()[0])


def place(db: sqlite3.Connection, document: int, text: str, *, moment: int, seq: int) -> tuple[int, str]:
    """Find what a text copies, record it and enter its own runs; gives its origin and why."""
    compared = copies(LONE.sub("\ufffd", text), index=Shelf(db), ignore=(document,))
    db.executemany(
        "INSERT INTO at_shingle (hash, article) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, document) for key in sorted(compared.fresh)],
    )
    db.executemany(
        "INSERT INTO copy (article, of, containment, why, moment) VALUES (?, ?, ?, ?, ?)",
        [(seq, one.article, max(one.of_new, one.of_old), one.why, moment) for one in compared.copies],
    )
    return _join(db, document, [one.article for one in compared.copies]), "; ".join(c.why for c in compared.copies)


def _join(db: sqlite3.Connection, document: int, others: list[int]) -> int:
    """Let a document and those that it repeats share the oldest's origin; gives that."""
    origins = {document}
    for other in (document, *others):
        found = db.execute("SELECT origin FROM at_origin WHERE article = ?", (other,)).fetchone()
        origins.add(int(found[0]) if found else other)
    oldest = min(origins)
    db.execute("INSERT INTO at_origin (article, origin) VALUES (?, ?) ON CONFLICT DO NOTHING", (document, oldest))
    db.executemany("UPDATE at_origin SET origin = ? WHERE origin = ?", [(oldest, one) for one in origins - {oldest}])
    return oldest
