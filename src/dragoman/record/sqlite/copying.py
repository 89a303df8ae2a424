"""Copies: the index of word runs in the store, and which articles share an origin."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from dragoman.record import clock
from dragoman.record.packing import LONE, loads
from dragoman.shapes import Article

if TYPE_CHECKING:
    from dragoman.record.copies import Found

BATCH = 500
"""Keys looked up in one question: SQLite takes so many values."""


class Shelf:
    """The index of word runs, as finding copies asks for it; texts as they stood before a revision."""

    def __init__(self, db: sqlite3.Connection, *, before: int) -> None:
        self._db = db
        self._before = before

    def lookup(self, keys: Collection[int], /) -> Iterable[tuple[int, int]]:
        """Give each of these keys with the documents that hold it."""
        wanted = sorted(keys)
        for at in range(0, len(wanted), BATCH):
            part = wanted[at : at + BATCH]
            marks = ",".join("?" * len(part))
            yield from self._db.execute(f"SELECT hash, article FROM at_shingle WHERE hash IN ({marks})", part)

    def text(self, article: int, /) -> str:
        """Give the newest text of a document."""
        return self._newest(article)[0]

    def published(self, article: int, /) -> str | None:
        """Give when the newest revision of a document was published, EDTF."""
        when = loads(self._newest(article)[1]).get("published")
        return None if when is None else str(when)

    def _newest(self, document: int) -> tuple[str, str]:
        sql = "SELECT text, record FROM article WHERE document = ? AND seq < ? ORDER BY revision DESC LIMIT 1"
        text, record = self._db.execute(sql, (document, self._before)).fetchone()
        return str(text), str(record)


def place(db: sqlite3.Connection, document: int, article: Article, *, moment: int, seq: int) -> tuple[int, str]:
    """Find what an article copies, record it and enter its own runs; gives its origin and why."""
    compared = compare(db, document, article, seq=seq)
    db.executemany(
        "INSERT INTO copy (article, of, containment, why, moment) VALUES (?, ?, ?, ?, ?)",
        [(seq, one.article, max(one.of_new, one.of_old), one.why, moment) for one in compared.copies],
    )
    return join(db, document, [one.article for one in compared.copies]), "; ".join(c.why for c in compared.copies)


def compare(db: sqlite3.Connection, document: int, article: Article, *, seq: int) -> "Found":
    """Find what a revision copies of what was stored before it, and enter its runs."""
    # It brings in NumPy, for which those who only ask need not wait.
    from dragoman.record.copies import copies

    shelf = Shelf(db, before=seq)
    own = clock.days(article.published)

    def apart(other: int) -> int | None:
        theirs = clock.days(shelf.published(other))
        return max(0, own[0] - theirs[1], theirs[0] - own[1]) if own and theirs else None

    found = copies(LONE.sub("\ufffd", article.text), index=shelf, ignore=(document,), days_apart=apart)
    db.executemany(
        "INSERT INTO at_shingle (hash, article) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(key, document) for key in sorted(found.fresh)],
    )
    return found


def join(db: sqlite3.Connection, document: int, others: list[int]) -> int:
    """Let a document and those that it repeats share the oldest's origin; gives that."""
    origins = {document}
    for other in (document, *others):
        found = db.execute("SELECT origin FROM at_origin WHERE article = ?", (other,)).fetchone()
        origins.add(int(found[0]) if found else other)
    oldest = min(origins)
    db.execute("INSERT INTO at_origin (article, origin) VALUES (?, ?) ON CONFLICT DO NOTHING", (document, oldest))
    db.executemany("UPDATE at_origin SET origin = ? WHERE origin = ?", [(oldest, one) for one in origins - {oldest}])
    return oldest
