"""Adding: what happens to an article that comes in."""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence

from dragoman.record.packing import LONE, digest, unpack_article, unpack_entry
from dragoman.record.shape import Added, Raw, Relation
from dragoman.record.sqlite import copying, events, indexing, judging, storing
from dragoman.shapes import Article, Entry
from dragoman.shapes.errors import CollisionError


def known(db: sqlite3.Connection, article: Article) -> Added | None:
    """Say as which revision an article is held already, or at which of its addresses it was seen; null if new.

    Any revision will do: who gives a folder of old and new states of a page again changes nothing by it.
    """
    before = storing.held(db, article)
    if before is None:
        return None
    row = db.execute(
        "SELECT id, revision FROM article WHERE document = ? AND hash = ?", (before.document, digest(article))
    ).fetchone()
    if row is None and _sighted(db, article, before):
        row = (before.id, before.revision)
    return Added(outcome="known", article=str(row[0]), revision=int(row[1])) if row else None


def add(
    db: sqlite3.Connection, article: Article, entries: Sequence[Entry], *, raw: Raw | None,
    traces: Mapping[str, Mapping[str, str]], moment: int,
) -> Added:  # fmt: skip
    """Store an article that is not held yet, within the transaction of a moment."""
    storing.check_entries(article, entries)
    before = storing.held(db, article)
    if before is not None:
        if _sighted(db, article, before) is False:
            db.execute(
                "INSERT INTO sighting (document, url, outlet, published, moment) VALUES (?, ?, ?, ?, ?)",
                (before.document, article.url, article.outlet, article.published, moment),
            )
            return Added(outcome="sighted", article=before.id, revision=before.revision)
        storing.check_revision(article, before)
        indexing.retire_article(db, before.seq, moment)
    kept = storing.store_raw(db, raw) if raw else None
    seq = storing.store_article(db, article, before=before, raw=kept, moment=moment)
    document = before.document if before else seq
    former = _former(db, before, article, entries) if before else {}
    origin, why = copying.place(db, document, article, moment=moment, seq=seq)
    found = [
        relation
        for entry in entries
        for relation in _enter(
            db, entry, article, seq=seq, moment=moment, trace=traces.get(entry.id), former=former.get(entry.id)
        )
    ]
    return Added(
        outcome="revised" if before else "new",
        article=article.id,
        revision=before.revision + 1 if before else 1,
        entries=len(entries),
        relations=tuple(found),
        origin=_id(db, origin) if origin != document else None,
        why=why,
    )


def _former(db: sqlite3.Connection, before: storing.Held, article: Article, entries: Sequence[Entry]) -> dict[str, str]:
    """Tell which new entries take the place of which of the revision before: the same act, parties and words.

    An entry's id holds its place in the text, so that an edit above it gives it another one.
    """
    old = unpack_article(before.text, before.record)
    rows = db.execute(
        "SELECT record FROM entry WHERE article = ? AND judgement IS NULL ORDER BY seq DESC", (before.seq,)
    ).fetchall()
    told = {_told(one): one.id for one in (unpack_entry(record, old.id, old.text) for (record,) in rows)}
    ids = {entry.id for entry in entries}
    found: dict[str, str] = {}
    for entry in entries:
        id = told.pop(_told(entry), None)
        if id and id not in ids and not db.execute("SELECT 1 FROM entry WHERE id = ?", (entry.id,)).fetchone():
            found[entry.id] = id
    return found


def _told(entry: Entry) -> tuple[str, str | None, str, str, tuple[str, ...]]:
    names = tuple(sorted(actor.name for actor in entry.actors))
    return entry.type, entry.act, entry.status, entry.evidence[0].quote, names


def _enter(
    db: sqlite3.Connection, entry: Entry, article: Article, *, seq: int, moment: int,
    trace: Mapping[str, str] | None, former: str | None,
) -> list[Relation]:  # fmt: skip
    """Store an entry as it was read and, where people judged of it, as they would have it."""
    version = _version(db, entry, article, seq=seq)
    event = events.belongs(db, entry, moment=moment, former=former)
    if former:
        judging.carry(db, former, entry.id, moment=moment)
    row = storing.enter(db, entry, article, revision=seq, moment=moment, event=event, version=version, trace=trace)
    if any(one.verb in ("correct", "reject") for one in judging.counting(db, entry.id)):
        events.key(db, row, entry, article, document=_document(db, seq))
        judging.apply(db, entry.id, moment=moment)
        return []
    return events.place(db, row, moment=moment)


def _version(db: sqlite3.Connection, entry: Entry, article: Article, *, seq: int) -> int:
    """Number the next version of an entry; `CollisionError` if another article has one of its id."""
    held, document, own = db.execute(
        "SELECT max(e.version), a.document, (SELECT document FROM article WHERE seq = ?2)"
        " FROM entry AS e JOIN article AS a ON a.seq = e.article WHERE e.id = ?1",
        (entry.id, seq),
    ).fetchone()
    if held is not None and document != own:
        raise CollisionError(
            article.source.file, got=f"an entry of the id {entry.id!r}, which one of another article has",
            expected="an id of its own", remedy="read the article again; nothing was changed",
        )  # fmt: skip
    return int(held or 0) + 1


def raw(db: sqlite3.Connection, hash: str) -> Raw | None:
    """Give an input as it came."""
    row = db.execute("SELECT data, media FROM raw WHERE hash = ?", (hash,)).fetchone()
    return Raw(data=zlib.decompress(row[0]), media=row[1]) if row else None


def _sighted(db: sqlite3.Connection, article: Article, before: storing.Held) -> bool | None:
    """Whether the very same text was seen at this address already; null if it is no such case."""
    if not article.url or LONE.sub("\ufffd", article.text) != before.text:
        return None
    first = before.url
    if not first or article.url == first:
        return None
    found = db.execute("SELECT 1 FROM sighting WHERE document = ? AND url = ?", (before.document, article.url))
    return found.fetchone() is not None


def _document(db: sqlite3.Connection, seq: int) -> str:
    sql = "SELECT d.id FROM article AS a JOIN article AS d ON d.seq = a.document WHERE a.seq = ?"
    return str(db.execute(sql, (seq,)).fetchone()[0])


def _id(db: sqlite3.Connection, seq: int) -> str:
    return str(db.execute("SELECT id FROM article WHERE seq = ?", (seq,)).fetchone()[0])
