"""Totals: who stands with whom how often, where things happen, which parties there are, how often acts are told."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from dragoman.record.clock import FOREVER
from dragoman.record.query import Query, Recency
from dragoman.record.shape import Dated, Party, Spot, StoredArticle, Telling, Tie
from dragoman.record.sqlite import rows
from dragoman.record.sqlite.finding import actors, question
from dragoman.record.standing import independent
from dragoman.shapes.codec import encode

_PARTY = "{0}.key, {0}.id, {0}.name, {0}.kind, {0}.country"


def dated(db: sqlite3.Connection, query: Query, *, moment: int | None) -> list[Dated]:
    """Give the times of the entries that answer a question."""
    asked = question(db, query, moment=moment)
    sql = f"SELECT x.first, x.last, x.reported, x.status FROM at_entry AS x WHERE {asked.condition}"
    return [
        Dated(first=_day(first), last=_day(last), reported=_day(reported), status=status)
        for first, last, reported, status in db.execute(sql, asked.values)
    ]


def _day(ordinal: int | None) -> date | None:
    """Give the day of a number; an open end is none."""
    return None if ordinal is None or ordinal <= 1 or ordinal >= FOREVER else date.fromordinal(ordinal)


def ties(db: sqlite3.Connection, query: Query, *, limit: int, moment: int | None) -> list[Tie]:
    """Give who did something to whom, or together with whom, in the entries that answer a question."""
    asked = question(db, query, moment=moment)
    # Whoever acts together stands in no order: the lower number first, so that each pair is counted once.
    sql = (
        f"SELECT {_PARTY.format('a')}, {_PARTY.format('b')}, t.joint, t.entries, t.events FROM"
        " (SELECT p.actor AS one, q.actor AS other, q.role = 0 AS joint, count(DISTINCT x.seq) AS entries,"
        " count(DISTINCT x.event) AS events FROM at_entry AS x"
        " JOIN at_party AS p ON p.entry = x.seq AND p.role = 0"
        " JOIN at_party AS q ON q.entry = x.seq AND q.actor <> p.actor"
        " AND (q.role = 1 OR (q.role = 0 AND q.actor > p.actor))"
        f" WHERE {asked.condition} GROUP BY 1, 2, 3 ORDER BY events DESC, entries DESC, 1, 2, 3 LIMIT ?) AS t"
        " JOIN at_actor AS a ON a.seq = t.one JOIN at_actor AS b ON b.seq = t.other"
        " ORDER BY t.events DESC, t.entries DESC, a.key, b.key, t.joint"
    )
    return [
        Tie(
            first=_party(row[0:5]), second=_party(row[5:10]), joint=bool(row[10]), entries=int(row[11]),
            events=int(row[12]),
        )
        for row in db.execute(sql, (*asked.values, limit))
    ]  # fmt: skip


def spots(db: sqlite3.Connection, query: Query, *, limit: int, moment: int | None) -> list[Spot]:
    """Give where the entries that answer a question take place."""
    asked = question(db, query, moment=moment)
    sql = (
        "SELECT json_extract(w.value, '$.name'), json_extract(w.value, '$.country'), json_extract(w.value, '$.lat'),"
        " json_extract(w.value, '$.lon'), count(DISTINCT x.seq) AS entries, count(DISTINCT x.event) AS events"
        " FROM at_entry AS x JOIN entry AS e ON e.seq = x.seq, json_each(e.record, '$.where') AS w"
        f" WHERE {asked.condition} GROUP BY 1, 2, 3, 4 ORDER BY events DESC, entries DESC, 1 LIMIT ?"
    )
    return [
        Spot(name=name, country=country, lat=lat, lon=lon, entries=entries, events=events)
        for name, country, lat, lon, entries, events in db.execute(sql, (*asked.values, limit))
    ]


def tellings(db: sqlite3.Connection, events: Sequence[str]) -> dict[str, Telling]:
    """Count how often each of some events is told; an article found at several addresses is as many reports."""
    sql = (
        "SELECT x.event, count(*), a.id, coalesce(g.origin, a.document), coalesce(s.outlet, s.host),"
        " (SELECT count(*) FROM sighting AS w WHERE w.document = a.document)"
        " FROM at_entry AS x JOIN article AS a ON a.seq = x.article JOIN at_source AS s ON s.seq = x.source"
        " LEFT JOIN at_origin AS g ON g.article = a.document"
        " WHERE x.gone IS NULL AND x.event IN (SELECT value FROM json_each(?)) GROUP BY x.event, a.seq"
    )
    found: dict[str, list[tuple[int, str, str, str | None, int]]] = {}
    for event, entries, id, origin, outlet, again in db.execute(sql, (encode(list(events)),)):
        found.setdefault(event, []).append((entries, id, str(origin), outlet, again))
    return {
        event: Telling(
            entries=sum(one[0] for one in told),
            reports=sum(1 + one[4] for one in told),
            sources=independent((id, origin, outlet) for _, id, origin, outlet, _ in told),
        )
        for event, told in found.items()
    }


def recent(db: sqlite3.Connection, order: Recency, limit: int) -> list[StoredArticle]:
    """Give the last articles that have entries; of the index only as much is read as they take."""
    index = "INDEXED BY at_entry_reported" if order == "reported" else "NOT INDEXED"
    by = "x.reported" if order == "reported" else "x.seq"
    walked = db.execute(f"SELECT x.article FROM at_entry AS x {index} WHERE x.gone IS NULL ORDER BY {by} DESC")
    seqs: dict[int, None] = {}
    for (seq,) in walked:
        seqs[seq] = None
        if len(seqs) >= limit:
            break
    made = (rows.one(db, rows.ARTICLE + " WHERE a.seq = ?", (seq,)) for seq in seqs)
    return [rows.article(db, row) for row in made if row]


def parties(db: sqlite3.Connection, name: str) -> list[Party]:
    """Give the parties of this id or name, the most often named first."""
    seqs = actors(db, (name,))
    marks = ",".join("?" * len(seqs))
    sql = (
        f"SELECT {_PARTY.format('a')} FROM at_actor AS a WHERE a.seq IN ({marks})"
        " ORDER BY (SELECT count(*) FROM at_party AS p WHERE p.actor = a.seq) DESC, a.key"
    )
    return [_party(row) for row in db.execute(sql, seqs)]


def named(db: sqlite3.Connection, start: str, *, limit: int) -> list[Party]:
    """Give parties of whose name a word begins like this, the most often named first."""
    folded = start.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    sql = (
        f"SELECT {_PARTY.format('a')} FROM at_actor AS a"
        " WHERE a.folded LIKE ?1 || '%' ESCAPE '\\' OR a.folded LIKE '% ' || ?1 || '%' ESCAPE '\\'"
        " ORDER BY (SELECT count(*) FROM at_party AS p WHERE p.actor = a.seq) DESC, a.key LIMIT ?2"
    )
    return [_party(row) for row in db.execute(sql, (folded, limit))]


def _party(row: tuple[str, str | None, str, str, str | None]) -> Party:
    key, id, name, kind, country = row
    return Party(key=key, id=id, name=name, kind=kind, country=country)
