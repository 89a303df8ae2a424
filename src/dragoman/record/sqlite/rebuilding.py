"""Rebuilding: everything that can be worked out from the facts, worked out once more, beside what the ledger has.

The very code that fills the indexes is run again: into temporary tables of the same names, which SQLite looks up
first, so that the ledger's own stay as they are.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from dragoman.record.migrations import migrations, statements
from dragoman.record.packing import unpack_article, unpack_entry
from dragoman.record.shape import Judgement
from dragoman.record.sqlite import apart, copying, events, indexing, judging
from dragoman.shapes import Article

BUILT = "at_"
"""How the names of tables begin that can be built again."""


def schema() -> dict[str, tuple[str, str, str]]:
    """Give what a ledger of the newest version is made of: name to type, table and statement.

    >>> schema()["at_apart"][0]
    'table'
    """
    db = sqlite3.connect(":memory:")
    try:
        for step in migrations():
            for statement in statements(step.sql):
                db.execute(statement)
        found = db.execute("SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    finally:
        db.close()
    shadows = tuple(f"{name}_" for name, kind, _, sql in found if sql.startswith("CREATE VIRTUAL"))
    return {name: (kind, table, sql) for name, kind, table, sql in found if not name.startswith(shadows)}


def built() -> list[str]:
    """Name the tables that can be built again, full text apart."""
    return [
        name
        for name, (kind, _, sql) in schema().items()
        if kind == "table" and name.startswith(BUILT) and not sql.startswith("CREATE VIRTUAL")
    ]


def beside(db: sqlite3.Connection) -> None:
    """Build all of it in temporary tables."""
    for name, (kind, table, sql) in schema().items():
        if table.startswith(BUILT) and kind == "table" and name != "at_text":
            virtual = sql.startswith("CREATE VIRTUAL")
            start = "CREATE VIRTUAL TABLE " if virtual else "CREATE TABLE "
            db.execute(sql.replace(f"{start}{name}", f"{start}temp.{name}", 1))
        elif table.startswith(BUILT) and kind == "index":
            db.execute(sql.replace(f"INDEX {name}", f"INDEX temp.{name}", 1))
    replay(db)


def drop(db: sqlite3.Connection) -> None:
    """Take the temporary tables away."""
    found = db.execute("SELECT name, sql FROM temp.sqlite_schema WHERE type = 'table'").fetchall()
    virtual = [name for name, sql in found if sql and sql.startswith("CREATE VIRTUAL")]
    for name in virtual:
        db.execute(f"DROP TABLE temp.{name}")
    for name, _ in found:
        if name not in virtual:
            db.execute(f"DROP TABLE IF EXISTS temp.{name}")


def replay(db: sqlite3.Connection) -> None:
    """Fill the indexes from the facts, moment by moment, in the order in which they were recorded."""
    articles = _Stream(db, "SELECT moment, seq FROM article ORDER BY seq")
    entries = _Stream(db, "SELECT moment, seq FROM entry ORDER BY seq")
    made = _Stream(db, "SELECT moment, seq FROM judgement ORDER BY seq")
    standing = _Standing(judging.judgements(db))
    for (moment,) in db.execute("SELECT seq FROM moment ORDER BY seq").fetchall():
        for seq in articles.of(moment):
            _article(db, seq, moment)
        touched = [standing.take(seq) for seq in made.of(moment)]
        touched += [_entry(db, seq, moment) for seq in entries.of(moment)]
        for id in filter(standing.rejected, touched):
            indexing.retire_entry(db, id, moment)
    apart.rebuild(db)


class _Stream:
    """Rows of a table of facts, moment by moment; each is read once."""

    def __init__(self, db: sqlite3.Connection, sql: str) -> None:
        self._groups: Iterator[tuple[int, Iterator[tuple[int, int]]]] = groupby(db.execute(sql), key=itemgetter(0))
        self._head = next(self._groups, None)

    def of(self, moment: int) -> list[int]:
        # What names a moment that there is not is a fault that others find; it must not stop us here.
        while self._head and self._head[0] < moment:
            self._head = next(self._groups, None)
        if not self._head or self._head[0] != moment:
            return []
        found = [seq for _, seq in self._head[1]]
        self._head = next(self._groups, None)
        return found


class _Standing:
    """The judgements that count, as they are taken in one after the other."""

    def __init__(self, made: list[Judgement]) -> None:
        self._made = {one.id: one for one in made}
        self._rejections: dict[str, set[int]] = {}

    def take(self, seq: int) -> str:
        """Take one in; gives the entry that it is about."""
        one = self._made[seq]
        if one.verb == "reject":
            self._rejections.setdefault(one.target, set()).add(one.id)
        elif one.verb == "undo":
            self._rejections.get(one.target, set()).discard(one.undone or 0)
        return one.target

    def rejected(self, id: str) -> bool:
        return bool(self._rejections.get(id))


def _article(db: sqlite3.Connection, seq: int, moment: int) -> None:
    sql = "SELECT text, record, document FROM article WHERE seq = ?"
    text, record, document = db.execute(sql, (seq,)).fetchone()
    article = unpack_article(text, record)
    indexing.address(db, article, document)
    before = db.execute("SELECT max(seq) FROM article WHERE document = ? AND seq < ?", (document, seq)).fetchone()[0]
    if before:
        indexing.retire_article(db, before, moment)
    copying.compare(db, document, article, seq=seq)
    originals = db.execute("SELECT of FROM copy WHERE article = ? ORDER BY seq", (seq,)).fetchall()
    copying.join(db, document, [one for (one,) in originals])


def _entry(db: sqlite3.Connection, seq: int, moment: int) -> str:
    """Enter a version of an entry in place of any that counted; gives its id."""
    sql = (
        "SELECT e.id, e.record, a.seq, a.text, a.record, d.id FROM entry AS e JOIN article AS a ON a.seq = e.article"
        " JOIN article AS d ON d.seq = a.document WHERE e.seq = ?"
    )
    id, record, revision, text, meta, document = db.execute(sql, (seq,)).fetchone()
    article: Article = unpack_article(text, meta)
    entry = unpack_entry(record, article.id, article.text)
    indexing.retire_entry(db, id, moment)
    row = indexing.Row(seq=seq, article=revision, event=events.event_of(db, id), moment=moment)
    indexing.index(db, entry, article, row)
    events.key(db, seq, entry, article, document=document)
    return str(id)


def fill_words(db: sqlite3.Connection) -> None:
    """Fill the full text of entries, which is empty, from the facts and `at_entry`."""
    sql = (
        "SELECT e.record, a.text, a.record, x.span, x.day, x.seq FROM at_entry AS x JOIN entry AS e ON e.seq = x.seq"
        " JOIN article AS a ON a.seq = e.article ORDER BY x.seq"
    )
    for record, text, meta, span, day, seq in db.execute(sql):
        article = unpack_article(text, meta)
        indexing.say(db, unpack_entry(record, article.id, article.text), span=span, day=day, seq=seq)
