"""Storing: an article with its record, all of it or nothing."""

import re
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec

from dragoman.record.packing import LONE, digest, loads, pack_article, pack_entry
from dragoman.record.shape import Raw
from dragoman.record.sqlite import indexing
from dragoman.record.sqlite.store import cleaned
from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import CollisionError, DateError, LedgerError

ALIKE = 0.1
"""Share of an article's runs of three words that must stand in another for both to be revisions of one."""

EDITED = 0.5
"""The same for two without a common id or headline, found at one address."""

NEIGHBOURS = 20
"""Articles of one address that a new one is compared with: the latest recorded."""

READ = 100_000
"""Code points of a text that are compared: some fifty pages."""


class Held(msgspec.Struct, frozen=True):
    """The newest revision of a document."""

    seq: int
    """Its number."""
    document: int
    """The first revision's number."""
    revision: int
    """Which revision it is."""
    id: str
    """Its id."""
    hash: str
    """SHA-256 of its record."""
    title: str | None
    """Its headline."""
    text: str
    """Its text."""
    record: str
    """The rest of it, as JSON."""

    def titled(self, article: Article) -> bool:
        """Whether an article has the same headline."""
        return bool(article.title) and cleaned([article.title]) == [self.title]

    @property
    def url(self) -> str | None:
        """Its address."""
        url = loads(self.record).get("url")
        return None if url is None else str(url)


def held(db: sqlite3.Connection, article: Article) -> Held | None:
    """Give the newest revision of the document that an article is of: by its id, else by its address and its words."""
    row = db.execute("SELECT document FROM article WHERE id = ? ORDER BY seq DESC LIMIT 1", (article.id,)).fetchone()
    if row is not None:
        return _newest(db, row[0])
    if not article.url:
        return None
    # One address may have several articles: a scraped page, or a place where each day's news stands.
    there = db.execute(
        "SELECT document FROM at_address WHERE url = ? ORDER BY document DESC LIMIT ?", (article.url, NEIGHBOURS)
    ).fetchall()
    for (document,) in there:
        before = _newest(db, document)
        if share(article.text, before.text) >= (ALIKE if before.titled(article) else EDITED):
            return before
    return None


def _newest(db: sqlite3.Connection, document: int) -> Held:
    found = db.execute(
        "SELECT seq, document, revision, id, hash, title, text, record FROM article"
        " WHERE document = ? ORDER BY revision DESC LIMIT 1",
        (document,),
    ).fetchone()
    return Held(*found)


def check_revision(article: Article, before: Held) -> None:
    """Refuse an article that has another one's id; `CollisionError`."""
    if before.titled(article) or (article.url and article.url == before.url):
        return
    if share(article.text, before.text) < ALIKE:
        raise CollisionError(
            article.source.file,
            got=f"id {article.id!r}, under which another article is stored ({(before.title or before.text)[:60]!r})",
            expected="an id of its own, or a new revision of that article",
            remedy="give it another id; nothing was changed",
        )


def share(one: str, other: str) -> float:
    """Give the share of the shorter text's runs of three words that stand in the longer.

    >>> share("Envoys met in Oslo on Monday.", "Envoys met in Oslo on Tuesday.")
    0.75
    """
    runs = []
    for text in (one, other):
        found = re.findall(r"\w+", text[:READ].casefold())
        runs.append({tuple(found[at : at + 3]) for at in range(max(1, len(found) - 2))})
    few, many = sorted(runs, key=len)
    return len(few & many) / len(few)


def check_entries(article: Article, entries: Sequence[Entry]) -> None:
    """Refuse entries that are not of this article or do not stand in its very words, and times that are none.

    `LedgerError` says which.
    """
    if not _dated(article.published):
        raise LedgerError(
            f"article {article.id!r}", got=f"the date {article.published!r}", expected="EDTF, like 2025-01-17",
            remedy="leave it out, or give it with --date",
        )  # fmt: skip
    seen = set()
    for entry in entries:
        wrong = None
        if entry.article_id != article.id:
            wrong = f"an entry of article {entry.article_id!r}"
        elif not entry.id or LONE.search(entry.id):
            wrong = "an id that no text of UTF-8 is"
        elif entry.id in seen:
            wrong = "two entries of this id"
        elif not (_dated(entry.when) and _dated(entry.said_when)):
            wrong = "a time that is no EDTF"
        elif not entry.evidence:
            wrong = "an entry without evidence"
        elif any(article.text[span.start : span.end] != span.quote for span in entry.evidence):
            wrong = "words that do not stand at their place in the article"
        if wrong:
            raise LedgerError(
                f"entry {entry.id!r}", got=wrong, expected=f"one of article {article.id!r}, with its very words",
                remedy="read the article again; nothing was stored",
            )  # fmt: skip
        seen.add(entry.id)


def _dated(when: str | None) -> bool:
    """Whether a time is one, or none is told."""
    try:
        if when is not None:
            When.parse(when)
    except DateError:
        return False
    return True


def store_raw(db: sqlite3.Connection, raw: Raw) -> str:
    """Keep an input as it came; gives its SHA-256."""
    hash = sha256(raw.data).hexdigest()
    db.execute(
        "INSERT INTO raw (hash, media, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (hash, raw.media, zlib.compress(raw.data, 6)),
    )
    return hash


def store_article(
    db: sqlite3.Connection, article: Article, *, before: Held | None, raw: str | None, moment: int
) -> int:
    """Add a revision; gives its number."""
    text, record = pack_article(article)
    seq = db.execute("SELECT coalesce(max(seq), 0) + 1 FROM article").fetchone()[0]
    db.execute(
        "INSERT INTO article (seq, document, revision, id, hash, title, text, record, raw, moment)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq, before.document if before else seq, before.revision + 1 if before else 1, article.id,
            digest(article), article.title, text, record, raw, moment,
        ),
    )  # fmt: skip
    indexing.address(db, article, before.document if before else seq)
    return int(seq)


def store_entry(
    db: sqlite3.Connection, entry: Entry, *, article: int, moment: int, version: int = 1,
    trace: Mapping[str, str] | None = None, judgement: int | None = None,
) -> int:  # fmt: skip
    """Add a version of an entry; gives its number."""
    row = db.execute(
        "INSERT INTO entry (id, article, version, record, trace, judgement, moment)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq",
        (
            entry.id, article, version, pack_entry(entry), encode(dict(trace)) if trace else None,
            judgement, moment,
        ),
    ).fetchone()  # fmt: skip
    return int(row[0])


def enter(
    db: sqlite3.Connection, entry: Entry, article: Article, *, revision: int, moment: int, event: str,
    version: int = 1, trace: Mapping[str, str] | None = None, judgement: int | None = None,
) -> int:  # fmt: skip
    """Add a version of an entry and index it, in place of any that counts; gives its number."""
    indexing.retire_entry(db, entry.id, moment)
    seq = store_entry(db, entry, article=revision, moment=moment, version=version, trace=trace, judgement=judgement)
    indexing.index(db, entry, article, indexing.Row(seq=seq, article=revision, event=event, moment=moment))
    return seq
