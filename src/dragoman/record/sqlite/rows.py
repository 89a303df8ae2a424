"""Rows of the store to the ledger's values."""

import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.record.packing import unpack_article, unpack_entry
from dragoman.record.shape import Relation, StoredArticle, StoredEntry
from dragoman.record.sqlite import origins

ENTRY = """SELECT e.seq, e.version, e.record, a.seq, a.text, a.record, a.revision, m.at, x.event, d.id
FROM at_entry AS x JOIN entry AS e ON e.seq = x.seq JOIN article AS a ON a.seq = e.article
JOIN article AS d ON d.seq = a.document JOIN moment AS m ON m.seq = e.moment"""
"""Start of a question for entries."""

ARTICLE = """SELECT a.seq, a.text, a.record, a.revision, a.hash, a.raw, m.at, d.id,
(SELECT max(n.revision) FROM article AS n WHERE n.document = a.document),
(SELECT o.id FROM at_origin AS g JOIN article AS o ON o.seq = g.origin WHERE g.article = a.document)
FROM article AS a JOIN article AS d ON d.seq = a.document JOIN moment AS m ON m.seq = a.moment"""
"""Start of a question for articles."""


def alive(moment: int | None) -> str:
    """Write which rows `x` of `at_entry` count, now or as of a moment."""
    return "x.gone IS NULL" if moment is None else f"x.born <= {moment} AND (x.gone IS NULL OR x.gone > {moment})"


def entries(rows: Iterable[tuple[object, ...]]) -> Iterator[StoredEntry]:
    """Make the entries of rows of `ENTRY`; articles of neighbouring rows are made once."""
    made: dict[int, tuple[str, str, str | None, str | None, str | None, str | None]] = {}
    for _, version, record, article, text, meta, revision, at, event, _document in rows:
        assert isinstance(article, int) and isinstance(text, str) and isinstance(meta, str) and isinstance(record, str)
        if article not in made:
            if len(made) > 256:
                made.clear()
            one = unpack_article(text, meta)
            made[article] = (one.id, one.text, one.published, one.outlet or one.issuer, one.title, one.url)
        id, whole, published, outlet, title, url = made[article]
        yield StoredEntry(
            entry=unpack_entry(record, id, whole),
            event=str(event),
            version=int(str(version)),
            revision=int(str(revision)),
            recorded=str(at),
            published=published,
            outlet=outlet,
            title=title,
            url=url,
        )


def article(db: sqlite3.Connection, row: tuple[object, ...], *, moment: int | None = None) -> StoredArticle:
    """Make the article of a row of `ARTICLE`, with what was known of it at a moment."""
    _, text, record, revision, hash, raw, at, document, revisions, origin = row
    if moment is not None:
        [seq, revisions] = db.execute(
            "SELECT document, max(revision) FROM article WHERE moment <= ?"
            " AND document = (SELECT document FROM article WHERE seq = ?)",
            (moment, row[0]),
        ).fetchone()
        origin = db.execute(
            "SELECT id FROM article WHERE seq = ?", (origins.origin(db, seq, moment=moment),)
        ).fetchone()[0]
    return StoredArticle(
        article=unpack_article(str(text), str(record)),
        document=str(document),
        revision=int(str(revision)),
        revisions=int(str(revisions)),
        hash=str(hash),
        recorded=str(at),
        origin=str(origin or document),
        raw=None if raw is None else str(raw),
    )


def relations(rows: Iterable[tuple[str, str, str, str, float, str]]) -> list[Relation]:
    """Make the relations of rows of kind, first, second, why, score and time."""
    return [
        Relation(kind=k, first=a, second=b, why=why, score=score, recorded=at)  # type: ignore[arg-type]
        for k, a, b, why, score, at in rows
    ]


def one(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
    """Give the first row, or null."""
    row: tuple[object, ...] | None = db.execute(sql, values).fetchone()
    return row
