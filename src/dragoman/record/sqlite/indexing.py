"""Indexing: what finding needs of an entry, built from the facts and buildable again at any time."""

import sqlite3
from urllib.parse import urlsplit

import msgspec

from dragoman.record import clock
from dragoman.shapes import Actor, Article, Entry

ROLES = ("actors", "recipients", "according_to", "sought_by", "denied_by")
"""Fields of an entry that hold parties; their place is the role's number in `at_party`."""

LONG = 62
"""Days beyond which an act counts as long: a question for a month looks back this far, and at all the long ones."""


class Row(msgspec.Struct, frozen=True):
    """Where an entry comes from."""

    seq: int
    """The version's number."""
    article: int
    """The revision's number."""
    event: str
    """Its event now."""
    moment: int
    """From when it counts."""


def index(db: sqlite3.Connection, entry: Entry, article: Article, row: Row) -> None:
    """Enter a version of an entry in every index; it must not stand there yet."""
    act = clock.days(entry.when)
    report = clock.days(article.published)
    first, last = act or (None, None)
    day = first if first is not None else report[0] if report else 0
    instrument = (entry.instrument.id or entry.instrument.name.casefold()) if entry.instrument else None
    db.execute(
        "INSERT INTO at_entry (seq, born, gone, event, type, act, mode, status, instrument, confidence, first, last,"
        " day, month, reported, reported_last, source, article)"
        " VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.seq, row.moment, row.event, entry.type, entry.act, entry.mode, entry.status, instrument,
            entry.confidence, first, last, day, clock.month(first), report[0] if report else None,
            report[1] if report else None, source(db, article), row.article,
        ),
    )  # fmt: skip
    long = int(first is not None and last is not None and last - first > LONG)
    parties = {
        (actor(db, party), long, day, row.seq, role, last)
        for role, field in enumerate(ROLES)
        for party in getattr(entry, field)
    }
    db.executemany("INSERT INTO at_party (actor, long, day, entry, role, last) VALUES (?, ?, ?, ?, ?, ?)", parties)
    places = {place.name.casefold() for place in entry.where} | {p.country for p in entry.where if p.country}
    db.executemany("INSERT INTO at_place (name, entry) VALUES (?, ?)", [(name, row.seq) for name in places])
    contexts = [(name, row.seq) for name in dict.fromkeys(entry.contexts)]
    db.executemany("INSERT INTO at_context (name, entry) VALUES (?, ?)", contexts)


def actor(db: sqlite3.Connection, party: Actor) -> int:
    """Give the number of a party, a new one for one not seen yet."""
    folded = party.name.casefold()
    key = party.id or f"{party.kind}:{folded}"
    found = db.execute("SELECT seq FROM at_actor WHERE key = ?", (key,)).fetchone()
    if found is None:
        found = db.execute(
            "INSERT INTO at_actor (key, id, name, folded, kind, country, sector) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " RETURNING seq",
            (key, party.id, party.name, folded, party.kind, party.country, party.sector),
        ).fetchone()
    return int(found[0])


def source(db: sqlite3.Connection, article: Article) -> int:
    """Give the number of who published an article: an outlet, else the host of its address."""
    host = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
    outlet = article.outlet or article.issuer
    key = f"{(outlet or '').casefold()}|{host}"
    found = db.execute("SELECT seq FROM at_source WHERE key = ?", (key,)).fetchone()
    if found is None:
        found = db.execute(
            "INSERT INTO at_source (outlet, host, key) VALUES (?, ?, ?) RETURNING seq", (outlet, host or None, key)
        ).fetchone()
    return int(found[0])


def close(db: sqlite3.Connection, seqs: list[int], moment: int) -> None:
    """Let versions count no longer."""
    db.executemany("UPDATE at_entry SET gone = ? WHERE seq = ? AND gone IS NULL", [(moment, seq) for seq in seqs])
