"""Events: which entries tell the same act, and how entries stand to each other."""

import sqlite3
from collections.abc import Iterable, Sequence

from dragoman.record.relating import Told, keys, relate
from dragoman.record.shape import Relation, StoredEntry
from dragoman.record.sqlite import rows
from dragoman.record.sqlite.origins import origin
from dragoman.record.standing import independent, publisher
from dragoman.shapes import Article, Entry

CANDIDATES = 60
"""Entries that a new one is compared with: those that share most keys with it, of these the latest recorded."""


def told(db: sqlite3.Connection, where: str, values: Sequence[object]) -> list[Told]:
    """Give entries that count, as relating asks for them; `where` narrows `x`, the rows of `at_entry`."""
    sql = f"{rows.ENTRY} WHERE {rows.alive(None)} AND {where}"
    found = db.execute(sql, tuple(values)).fetchall()
    return [
        Told(
            entry=one.entry,
            article=str(row[9]),
            origin=_origin(db, str(row[9])),
            published=one.published,
            outlet=one.outlet,
            event=one.event,
        )
        for row, one in zip(found, rows.entries(found), strict=True)
    ]


def _origin(db: sqlite3.Connection, document: str) -> str:
    found = db.execute(
        "SELECT o.id FROM article AS a JOIN at_origin AS g ON g.article = a.document"
        " JOIN article AS o ON o.seq = g.origin"
        " WHERE a.id = ? LIMIT 1",
        (document,),
    ).fetchone()
    return str(found[0]) if found else document


def key(db: sqlite3.Connection, seq: int, entry: Entry, article: Article, *, document: str) -> None:
    """Enter what a version of an entry has in common with others that may tell the same act."""
    one = Told(
        entry=entry, article=document, origin=document, published=article.published,
        outlet=article.outlet or article.issuer, event=entry.id,
    )  # fmt: skip
    _key(db, seq, sorted(keys(one)))


def _key(db: sqlite3.Connection, seq: int, shared: list[str]) -> None:
    db.executemany("INSERT INTO at_key (key, entry) VALUES (?, ?) ON CONFLICT DO NOTHING", [(k, seq) for k in shared])


def place(db: sqlite3.Connection, seq: int, *, moment: int) -> list[Relation]:
    """Enter the keys of a version of an entry, find what it is related to, and record that."""
    [new] = told(db, "x.seq = ?", [seq])
    shared = sorted(keys(new))
    apart = held_apart(db, new.entry.id)
    others = {
        one.entry.id: one
        for one in _sharing(db, shared, seq)
        if one.entry.id != new.entry.id and one.entry.id not in apart
    }
    _key(db, seq, shared)

    def event(id: str) -> list[Told]:
        return told(db, "x.event = ?", [id])

    known = {
        (kind, *sorted((first, second)))
        for kind, first, second in db.execute(
            "SELECT kind, first, second FROM relation WHERE first = ?1 OR second = ?1", (new.entry.id,)
        )
    }
    found = [
        one
        for one in relate(new, list(others.values()), event=event)
        if (one.kind, *sorted((one.first, one.second))) not in known
    ]
    record(db, found, moment=moment)
    for one in found:
        if one.kind == "same":
            join(db, one.first, one.second, moment=moment)
    return found


def _sharing(db: sqlite3.Connection, shared: list[str], seq: int) -> list[Told]:
    if not shared:
        return []
    marks = ",".join("?" * len(shared))
    found = db.execute(
        f"SELECT k.entry FROM at_key AS k JOIN at_entry AS x ON x.seq = k.entry WHERE k.key IN ({marks})"
        " AND x.gone IS NULL AND k.entry <> ? GROUP BY k.entry ORDER BY count(*) DESC, k.entry DESC"
        f" LIMIT {CANDIDATES}",
        (*shared, seq),
    ).fetchall()
    seqs = [one for (one,) in found]
    return told(db, f"x.seq IN ({','.join('?' * len(seqs))}) ORDER BY x.seq", seqs) if seqs else []


def held_apart(db: sqlite3.Connection, id: str) -> set[str]:
    """Give the entries that a person holds apart from this one."""
    found = db.execute("SELECT entry, other FROM at_apart WHERE entry = ?1 OR other = ?1", (id,)).fetchall()
    return {one for pair in found for one in pair} - {id}


def record(db: sqlite3.Connection, found: Iterable[Relation], *, moment: int) -> None:
    """Add relations."""
    db.executemany(
        "INSERT INTO relation (kind, first, second, why, score, moment) VALUES (?, ?, ?, ?, ?, ?)",
        [(one.kind, one.first, one.second, one.why, one.score, moment) for one in found],
    )


def join(db: sqlite3.Connection, first: str, second: str, *, moment: int) -> None:
    """Let two entries, and all that are in their events, belong to one event: the one recorded first."""
    events = {event_of(db, one) for one in (first, second)}
    if len(events) == 1:
        return
    older, younger = sorted(events, key=lambda event: age(db, event))
    for (entry,) in db.execute(
        "SELECT DISTINCT e.id FROM at_entry AS x JOIN entry AS e ON e.seq = x.seq WHERE x.event = ?", (younger,)
    ).fetchall():
        assign(db, entry, older, moment=moment)


def age(db: sqlite3.Connection, id: str) -> int:
    """Number an entry, or the event named after it, by when it was recorded first."""
    found = db.execute("SELECT min(seq) FROM member WHERE entry = ?", (id,)).fetchone()[0]
    return int(found)


def event_of(db: sqlite3.Connection, entry: str, *, moment: int | None = None) -> str:
    """Give the event of an entry, now or as of a moment."""
    found = db.execute(
        "SELECT event FROM member WHERE entry = ? AND (?2 IS NULL OR moment <= ?2) ORDER BY seq DESC LIMIT 1",
        (entry, moment),
    ).fetchone()
    return str(found[0]) if found else entry


def assign(db: sqlite3.Connection, entry: str, event: str, *, moment: int) -> None:
    """Let an entry belong to an event from now on."""
    db.execute("INSERT INTO member (entry, event, moment) VALUES (?, ?, ?)", (entry, event, moment))
    db.execute("UPDATE at_entry SET event = ? WHERE seq IN (SELECT seq FROM entry WHERE id = ?)", (event, entry))


def belongs(db: sqlite3.Connection, entry: Entry, *, moment: int, former: str | None = None) -> str:
    """Give the event of an entry; one that is new begins its own, or takes the place of a `former` one in its."""
    known = db.execute("SELECT 1 FROM member WHERE entry = ? LIMIT 1", (entry.id,)).fetchone()
    if known is None:
        event = event_of(db, former) if former else entry.id
        db.execute("INSERT INTO member (entry, event, moment) VALUES (?, ?, ?)", (entry.id, event, moment))
    return event_of(db, entry.id)


def members(db: sqlite3.Connection, event: str, *, moment: int | None = None) -> list[str]:
    """Give the ids of the entries that belong to an event, now or as of a moment."""
    found = db.execute("SELECT DISTINCT entry FROM member WHERE event = ? ORDER BY entry", (event,)).fetchall()
    return [entry for (entry,) in found if event_of(db, entry, moment=moment) == event]


def relations(
    db: sqlite3.Connection, kinds: tuple[str, ...], entries: tuple[str, ...], *, moment: int | None
) -> list[Relation]:
    """Give relations of which both entries count, the oldest first."""
    alive = rows.alive(moment)
    here = f"EXISTS (SELECT 1 FROM entry AS e JOIN at_entry AS x ON x.seq = e.seq WHERE e.id = r.{{}} AND {alive})"
    where = [here.format("first"), here.format("second")]
    values: list[object] = []
    if moment is not None:
        where.append("r.moment <= ?")
        values.append(moment)
    if kinds:
        where.append(f"r.kind IN ({','.join('?' * len(kinds))})")
        values += kinds
    if entries:
        marks = ",".join("?" * len(entries))
        where.append(f"r.seq IN (SELECT seq FROM relation WHERE first IN ({marks}) UNION"
                     f" SELECT seq FROM relation WHERE second IN ({marks}))")  # fmt: skip
        values += (*entries, *entries)
    found = db.execute(
        "SELECT r.kind, r.first, r.second, r.why, r.score, m.at FROM relation AS r JOIN moment AS m ON m.seq = r.moment"
        f" WHERE {' AND '.join(where)} ORDER BY r.seq",
        values,
    )
    return rows.relations(found)


def count(db: sqlite3.Connection, entries: Sequence[StoredEntry], *, moment: int | None = None) -> tuple[int, int]:
    """Count the articles of entries, and how many of them are independent, now or as of a moment.

    Copies and one publisher count once. A publisher is known by the outlet's name, else by the host of the address. An
    article that was found at several addresses is as many reports, but one source.
    """
    articles = {one.entry.article_id: one for one in entries}
    marks = ",".join("?" * len(articles))
    documents = dict(
        db.execute(f"SELECT id, document FROM article WHERE id IN ({marks}) ORDER BY seq", tuple(articles)).fetchall()
    )
    sources = independent(
        (id, str(origin(db, documents[id], moment=moment)), publisher(one.outlet, one.url))
        for id, one in articles.items()
    )
    again = sum(
        db.execute(
            "SELECT count(*) FROM sighting WHERE document = ? AND (?2 IS NULL OR moment <= ?2)", (document, moment)
        ).fetchone()[0]
        for document in documents.values()
    )
    return len(articles) + int(again), sources
