"""Facts: is each of them as it was recorded, can it be read, and does what it names exist?"""

import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from dragoman.record.packing import digest, unpack_article, unpack_entry
from dragoman.record.shape import Finding, Judgement
from dragoman.record.sqlite import chain

MOST = 20
"""Faults of one kind that are told one by one."""

RESTORE = "only a copy of the file has what was recorded"

ORPHANS = {
    "entries of no article": "SELECT seq FROM entry WHERE article NOT IN (SELECT seq FROM article)",
    "revisions of no article": "SELECT seq FROM article WHERE document NOT IN (SELECT seq FROM article)",
    "articles whose input is missing": (
        "SELECT seq FROM article WHERE raw IS NOT NULL AND raw NOT IN (SELECT hash FROM raw)"
    ),
    "relations of no entry": (
        "SELECT seq FROM relation WHERE first NOT IN (SELECT id FROM entry) OR second NOT IN (SELECT id FROM entry)"
    ),
    "members of events that are no entry": "SELECT seq FROM member WHERE entry NOT IN (SELECT id FROM entry)"
    " OR event NOT IN (SELECT id FROM entry)",
    "entries of no event": "SELECT seq FROM entry WHERE id NOT IN (SELECT entry FROM member)",
    "judgements of no entry": "SELECT seq FROM judgement WHERE target NOT IN (SELECT id FROM entry)",
    "copies of no article": "SELECT seq FROM copy WHERE article NOT IN (SELECT seq FROM article)"
    " OR of NOT IN (SELECT seq FROM article)",
    "sightings of no article": "SELECT seq FROM sighting WHERE document NOT IN (SELECT seq FROM article)",
    "inputs of no article": "SELECT hash FROM raw WHERE hash NOT IN (SELECT raw FROM article WHERE raw IS NOT NULL)",
}
"""What would be found if rows had been taken away."""


def check(db: sqlite3.Connection) -> Iterator[Finding]:
    """Verify every fact; what is wrong with one cannot be put right from the others."""
    yield from _chain(db)
    yield from _numbered(db)
    for what, sql in ORPHANS.items():
        found = [row[0] for row in db.execute(sql)]
        if found:
            yield _lost("facts", f"{len(found)} {what}: rows {', '.join(map(str, found[:MOST]))}")
    yield from _articles(db)
    yield from _entries(db)
    yield from _inputs(db)
    yield from _judgements(db)


def _lost(place: str, got: str) -> Finding:
    return Finding(place=place, got=f"{got}; {RESTORE}", state="lost")


def _chain(db: sqlite3.Connection) -> Iterator[Finding]:
    """Work out the hash of every moment from the rows that name it."""
    recorded = chain.recorded(db)
    head = next(recorded, None)
    before, last, expected = "", "", 1
    for seq, at, digest_ in db.execute("SELECT seq, at, digest FROM moment ORDER BY seq").fetchall():
        while head and head[0] < seq:
            yield _lost("moment", f"rows of {', '.join(head[1])} name moment {head[0]}, which is not there")
            head = next(recorded, None)
        rows: dict[str, chain.Rows] = {}
        if head and head[0] == seq:
            rows = head[1]
            head = next(recorded, None)
        if seq != expected or at < last:
            yield _lost("moment", f"moment {seq} ({at}) does not follow moment {expected - 1} ({last or 'none'})")
        elif chain.hashed(before, at, rows) != digest_:
            named = ", ".join(f"{table} {one[0][0]}-{one[-1][0]}" for table, one in rows.items()) or "no row"
            yield _lost(f"moment {seq}", f"what was recorded at {at} was changed since ({named})")
        before, last, expected = digest_, at, seq + 1
    while head:
        yield _lost("moment", f"rows of {', '.join(head[1])} name moment {head[0]}, which is not there")
        head = next(recorded, None)


def _numbered(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows are only ever added: none is missing in between."""
    for table in chain.FACTS:
        count, top = db.execute(f"SELECT count(*), coalesce(max(seq), 0) FROM {table}").fetchone()
        if count != top:
            yield _lost(table, f"{top - count} rows are missing: the last is {top}, and there are {count}")


def _articles(db: sqlite3.Connection) -> Iterator[Finding]:
    sql = "SELECT seq, id, text, record, hash, document, revision FROM article ORDER BY seq"
    for seq, id, text, record, hash, document, revision in db.execute(sql):
        place = f"article {seq} ({id})"
        try:
            same = digest(unpack_article(text, record)) == hash
        except Exception as error:  # whatever cannot be read of it is the finding
            yield _lost(place, f"cannot be read ({error})")
            continue
        if not same:
            yield _lost(place, "its text or what is known of it was changed")
        if (document == seq) != (revision == 1):
            yield _lost(place, f"is revision {revision} of article {document}")


def _entries(db: sqlite3.Connection) -> Iterator[Finding]:
    sql = (
        "SELECT e.seq, e.id, e.record, a.id, a.text, a.record, a.seq FROM entry AS e"
        " JOIN article AS a ON a.seq = e.article ORDER BY e.seq"
    )
    held: tuple[int, str] = (0, "")
    for seq, id, record, article, text, meta, number in db.execute(sql):
        place = f"entry {seq} ({id})"
        try:
            if held[0] != number:
                held = (number, unpack_article(text, meta).text)
            entry = unpack_entry(record, article, held[1])
        except Exception as error:  # whatever cannot be read of it is the finding
            yield _lost(place, f"cannot be read ({error})")
            continue
        if entry.id != id:
            yield _lost(place, f"its record is of entry {entry.id}")
        if not entry.evidence:
            yield _lost(place, "it has no evidence")
        elif any(not 0 <= span.start < span.end <= len(held[1]) for span in entry.evidence):
            yield _lost(place, "its evidence does not stand in its article")


def _inputs(db: sqlite3.Connection) -> Iterator[Finding]:
    for hash, data in db.execute("SELECT hash, data FROM raw"):
        try:
            same = sha256(zlib.decompress(data)).hexdigest() == hash
        except (zlib.error, TypeError) as error:
            yield _lost(f"raw {hash}", f"cannot be read ({error})")
            continue
        if not same:
            yield _lost(f"raw {hash}", "its bytes are not those that were stored")


def _judgements(db: sqlite3.Connection) -> Iterator[Finding]:
    for seq, verb, target, record in db.execute("SELECT seq, verb, target, record FROM judgement ORDER BY seq"):
        try:
            one = msgspec.json.decode(record, type=Judgement)
        except (msgspec.DecodeError, UnicodeError, TypeError) as error:
            yield _lost(f"judgement {seq}", f"cannot be read ({error})")
            continue
        if (one.verb, one.target) != (verb, target):
            yield _lost(f"judgement {seq}", f"its record is to {one.verb} entry {one.target}")
