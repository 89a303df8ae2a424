"""Indexing: what finding needs of an entry, built from the facts and buildable again at any time."""

import sqlite3
from bisect import bisect_left

import msgspec

from dragoman.record import clock
from dragoman.record.packing import LONE, words
from dragoman.record.standing import hosted
from dragoman.shapes import Actor, Article, Entry

ROLES = ("actors", "recipients", "according_to", "sought_by", "denied_by")
"""Fields of an entry that hold parties; their place is the role's number in `at_party`."""

SPANS = (31, 366, 3660)
"""Days up to which an act's time is of the first, second, third span; longer and open ones are of a fourth."""


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
    report = clock.days(article.published)
    act = _act(entry, report)
    first, last = act or (None, None)
    day = first if first is not None else report[0] if report else 0
    wide = span(act)
    instrument = (entry.instrument.id or entry.instrument.name.casefold()) if entry.instrument else None
    db.execute(
        "INSERT INTO at_entry (seq, born, gone, event, type, act, mode, status, instrument, confidence, first, last,"
        " span, day, month, reported, reported_last, source, article)"
        " VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.seq, row.moment, row.event, entry.type, entry.act, entry.mode, entry.status, instrument,
            entry.confidence, first, last, wide, day, clock.month(None if first == 1 else first),
            report[0] if report else None, report[1] if report else None, source(db, article), row.article,
        ),
    )  # fmt: skip
    parties = {
        (actor(db, party), wide, day, row.seq, role)
        for role, field in enumerate(ROLES)
        for party in getattr(entry, field)
    }
    db.executemany("INSERT INTO at_party (actor, span, day, entry, role) VALUES (?, ?, ?, ?, ?)", parties)
    db.executemany(
        "INSERT INTO at_tag (tag, span, day, entry) VALUES (?, ?, ?, ?)",
        [(tag, wide, day, row.seq) for tag in sorted(tags(entry))],
    )
    say(db, entry, span=wide, day=day, seq=row.seq)


def say(db: sqlite3.Connection, entry: Entry, *, span: int, day: int, seq: int) -> None:
    """Enter what full text searches of an entry, at its place in the lists."""
    db.execute("INSERT INTO at_words (rowid, words) VALUES (?, ?)", (place(span, day, seq), words(entry)))


def span(days: tuple[int, int] | None) -> int:
    """Number how closely a time is known: 0 to a month or better, 1 to a year, 2 to ten, 3 worse; 0 if not at all."""
    return bisect_left(SPANS, days[1] - days[0]) if days else 0


def place(span: int, day: int, seq: int) -> int:
    """Number a row of `at_words` by its place in the lists.

    >>> place(1, 2, 3) == 1 << 54 | 2 << 32 | 3
    True
    """
    return span << 54 | day << 32 | seq


def tags(entry: Entry) -> set[str]:
    """Give what else an entry can be found by: places, contexts, countries of its parties."""
    named = {f"place:{place.name.casefold()}" for place in entry.where}
    named |= {f"place:{place.country}" for place in entry.where if place.country}
    named |= {f"context:{name}" for name in entry.contexts}
    named |= {f"country:{who.country}" for field in ROLES for who in getattr(entry, field) if who.country}
    return {LONE.sub("\ufffd", tag) for tag in named}


AHEAD = ("planned", "sought", "possible")
"""Statuses of what had not come about when it was reported."""


def _act(entry: Entry, report: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the days of an act; what is to be by some day is not to be before the day that tells of it."""
    act = clock.days(entry.when)
    if act and report and act[0] == 1 and entry.status in AHEAD and report[0] <= act[1]:
        return report[0], act[1]
    return act


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
    host = hosted(article.url) or ""
    outlet = article.outlet or article.issuer
    key = f"{(outlet or '').casefold()}|{host}"
    found = db.execute("SELECT seq FROM at_source WHERE key = ?", (key,)).fetchone()
    if found is None:
        found = db.execute(
            "INSERT INTO at_source (outlet, host, key) VALUES (?, ?, ?) RETURNING seq", (outlet, host or None, key)
        ).fetchone()
    return int(found[0])


def address(db: sqlite3.Connection, article: Article, document: int) -> None:
    """Enter where a document was found."""
    if article.url:
        db.execute(
            "INSERT INTO at_address (url, document) VALUES (?, ?) ON CONFLICT DO NOTHING", (article.url, document)
        )


def retire_entry(db: sqlite3.Connection, id: str, moment: int) -> None:
    """Let no version of an entry count any longer."""
    db.execute(
        "UPDATE at_entry SET gone = ? WHERE gone IS NULL AND seq IN (SELECT seq FROM entry WHERE id = ?)", (moment, id)
    )


def retire_article(db: sqlite3.Connection, revision: int, moment: int) -> None:
    """Let the entries of a revision of an article count no longer."""
    db.execute("UPDATE at_entry SET gone = ? WHERE gone IS NULL AND article = ?", (moment, revision))
