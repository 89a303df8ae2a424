"""The chain: what was recorded at each moment, in one hash with all that was recorded before."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

import msgspec

FACTS = {
    "article": "seq, moment, document, revision, id, hash, title, text, record, raw",
    "entry": "seq, moment, id, article, version, record, trace, judgement",
    "sighting": "seq, moment, document, url, outlet, published",
    "copy": "seq, moment, article, of, containment, why",
    "relation": "seq, moment, kind, first, second, why, score",
    "member": "seq, moment, entry, event",
    "judgement": "seq, moment, verb, target, record",
    "note": "seq, moment, kind, name, value",
}
"""The tables whose rows are only ever added, with their columns; inputs are named by their own hash."""

Rows = list[tuple[object, ...]]


def heights(db: sqlite3.Connection) -> dict[str, int]:
    """Give the newest row's number of each table of facts."""
    return {table: int(db.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()[0]) for table in FACTS}


def link(db: sqlite3.Connection, moment: int, *, above: dict[str, int]) -> str:
    """Give the hash of a moment: of the one before, of its time, and of the rows above those that stood before."""
    before = db.execute("SELECT digest FROM moment WHERE seq = ?", (moment - 1,)).fetchone()
    (at,) = db.execute("SELECT at FROM moment WHERE seq = ?", (moment,)).fetchone()
    found = {
        table: db.execute(f"SELECT {columns} FROM {table} WHERE seq > ? ORDER BY seq", (above[table],)).fetchall()
        for table, columns in FACTS.items()
    }
    return hashed(before[0] if before else "", at, found)


def hashed(before: str, at: str, found: dict[str, Rows]) -> str:
    """Hash what was recorded at a moment: SHA-256, 64 hex digits.

    >>> hashed("", "2025-02-01T00:00:00.000000Z", {}) == hashed("", "2025-02-01T00:00:00.000001Z", {})
    False
    """
    rows = [(table, found[table]) for table in FACTS if found.get(table)]
    return sha256(msgspec.msgpack.encode((before, at, rows))).hexdigest()


def recorded(db: sqlite3.Connection) -> Iterator[tuple[int, dict[str, Rows]]]:
    """Give, moment by moment, the rows that name it, as they stand in the tables."""
    streams = {
        table: groupby(db.execute(f"SELECT {columns} FROM {table} ORDER BY seq"), key=itemgetter(1))
        for table, columns in FACTS.items()
    }
    heads = {table: next(stream, None) for table, stream in streams.items()}
    while found := [head[0] for head in heads.values() if head]:
        moment = min(found)
        rows: dict[str, Rows] = {}
        for table, head in heads.items():
            if head and head[0] == moment:
                rows[table] = list(head[1])
                heads[table] = next(streams[table], None)
        yield moment, rows
