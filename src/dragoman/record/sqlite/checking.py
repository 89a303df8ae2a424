"""Checking: is every byte of a ledger what was recorded, and every index what follows from that?"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress

from dragoman.record.shape import Finding
from dragoman.record.sqlite import facts, rebuilding
from dragoman.record.sqlite.connection import Connection
from dragoman.record.sqlite.told import told

MOST = 100
"""Faults of one kind that are told one by one."""

WORDS = ("at_text", "at_words")
"""The indexes of full text."""

RESTORE = "restore a copy of the file, or add the sources again"


def check(connection: Connection, *, repair: bool) -> list[Finding]:
    """Verify the whole file, and build again what follows from the facts if that is asked for."""
    db = connection.db
    db.execute("PRAGMA query_only = OFF")  # for temporary tables
    try:
        return _checked(db, repair=repair)
    except sqlite3.Error as error:
        raise told(error, path=connection.path) from None
    finally:
        if connection.read_only:
            db.execute("PRAGMA query_only = ON")


def _checked(db: sqlite3.Connection, *, repair: bool) -> list[Finding]:
    found = [*_guarded("file", lambda: _pages(db, repair=repair)), *_guarded("schema", lambda: _schema(db, repair))]
    db.execute("BEGIN IMMEDIATE" if repair else "BEGIN")
    try:
        found += _guarded("facts", lambda: facts.check(db))
        found += _guarded("indexes", lambda: _indexes(db, repair=repair))
    except BaseException:
        _end(db, "ROLLBACK")
        raise
    _end(db, "COMMIT" if repair else "ROLLBACK")
    return found + _guarded("full text", lambda: _text(db, repair=repair))


def _end(db: sqlite3.Connection, how: str) -> None:
    # What is damaged has SQLite roll back by itself.
    if db.in_transaction:
        db.execute(how)


def _guarded(place: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """Gather findings; a part of the file that cannot be read is one."""
    found: list[Finding] = []
    try:
        for one in look():
            found.append(one)
    except sqlite3.DatabaseError as error:
        found.append(Finding(place=place, got=f"cannot be read ({error}): {RESTORE}", state="lost"))
    return found


def _pages(db: sqlite3.Connection, *, repair: bool) -> Iterator[Finding]:
    """Ask SQLite whether its trees and indexes hold together; an index alone it can make again."""
    said = _integrity(db)
    if said and repair:
        with suppress(sqlite3.DatabaseError):
            db.execute("REINDEX")
        still = set(_integrity(db))
        for one in said:
            yield Finding(place="file", got=one, state="lost" if one in still else "repaired")
    else:
        for one in said:
            index = "index" in one
            yield Finding(place="file", got=one, state="repairable" if index else "lost")


def _integrity(db: sqlite3.Connection) -> list[str]:
    return [str(one) for (one,) in db.execute(f"PRAGMA integrity_check({MOST})") if one != "ok"]


def _schema(db: sqlite3.Connection, repair: bool) -> Iterator[Finding]:
    """Compare tables, indexes and triggers with those of an empty ledger."""
    wanted = rebuilding.schema()
    there = dict(db.execute("SELECT name, sql FROM sqlite_schema").fetchall())
    for name, (kind, table, sql) in wanted.items():
        if there.get(name) == sql:
            continue
        got = f"the {kind} {name} is {'missing' if name not in there else 'another than it should be'}"
        mendable = kind != "table" or table.startswith(rebuilding.BUILT)
        if mendable and repair:
            if name in there:
                db.execute(f"DROP {kind} {name}")
            db.execute(sql)
        if mendable:
            yield Finding(place=f"schema, {name}", got=got, state="repaired" if repair else "repairable")
        else:
            yield Finding(place=f"schema, {name}", got=f"{got}: {RESTORE}", state="lost")


def _indexes(db: sqlite3.Connection, *, repair: bool) -> Iterator[Finding]:
    """Build all that follows from the facts beside what there is, and compare."""
    try:
        rebuilding.beside(db)
        for table in rebuilding.built():
            yield from _compared(db, table, repair=repair)
        yield from _words(db, repair=repair)
    except sqlite3.DatabaseError:
        raise
    except Exception as error:
        # Facts that cannot be read are told by themselves; nothing follows from them.
        yield Finding(place="indexes", got=f"cannot be worked out while the facts are hurt ({error})", state="lost")
    finally:
        if db.in_transaction:
            rebuilding.drop(db)


def _compared(db: sqlite3.Connection, table: str, *, repair: bool) -> Iterator[Finding]:
    """Compare one table with what it should be."""
    ways = (("too many or wrong", "main", "temp"), ("missing or wrong", "temp", "main"))
    try:
        counts = {what: _beyond(db, f"{one}.{table}", f"{other}.{table}") for what, one, other in ways}
        got = ", ".join(f"{count} rows {what}" for what, count in counts.items() if count)
    except sqlite3.DatabaseError as error:
        got = f"cannot be read ({error})"
    if not got:
        return
    if repair:
        _, _, sql = rebuilding.schema()[table]
        made = [one for name, (kind, of, one) in rebuilding.schema().items() if of == table and kind != "table"]
        db.execute(f"DROP TABLE main.{table}")
        db.execute(sql.replace(f"CREATE TABLE {table}", f"CREATE TABLE main.{table}", 1))
        db.execute(f"INSERT INTO main.{table} SELECT * FROM temp.{table}")
        for one in made:
            name = one.split()[2]
            db.execute(one.replace(f"INDEX {name}", f"INDEX main.{name}", 1))
    yield Finding(place=table, got=got, state="repaired" if repair else "repairable")


def _beyond(db: sqlite3.Connection, one: str, other: str) -> int:
    """Count the rows of one table that another has not."""
    (count,) = db.execute(f"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other})").fetchone()
    return int(count)


def _words(db: sqlite3.Connection, *, repair: bool) -> Iterator[Finding]:
    """Compare the full text of entries, word by word, with what it should be."""
    for where in ("main", "temp"):
        db.execute(f"CREATE VIRTUAL TABLE temp.in_{where} USING fts5vocab('{where}', 'at_words', 'instance')")
    try:
        differ = [_beyond(db, "in_main", "in_temp"), _beyond(db, "in_temp", "in_main")]
        got = f"{differ[0]} words too many, {differ[1]} missing" if any(differ) else ""
    except sqlite3.DatabaseError as error:
        got = f"cannot be read ({error})"
    for where in ("main", "temp"):
        db.execute(f"DROP TABLE temp.in_{where}")
    if not got:
        return
    if repair:
        _, _, sql = rebuilding.schema()["at_words"]
        db.execute("DROP TABLE temp.at_words")
        db.execute("DROP TABLE main.at_words")
        db.execute(sql)
        rebuilding.fill_words(db)
    yield Finding(place="at_words", got=got, state="repaired" if repair else "repairable")


def _text(db: sqlite3.Connection, *, repair: bool) -> Iterator[Finding]:
    """Let FTS5 compare its own trees, and the full text of articles with the articles."""
    for table in WORDS:
        rank = 1 if table == "at_text" else 0
        try:
            db.execute("BEGIN IMMEDIATE")
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', {rank})")
        except sqlite3.OperationalError as error:
            # One that is missing was told with the schema.
            if "readonly" not in str(error) and "no such table" not in str(error):
                raise
        except sqlite3.DatabaseError as error:
            if repair and table == "at_text":
                db.execute("INSERT INTO at_text (at_text) VALUES ('rebuild')")
                _end(db, "COMMIT")
                yield Finding(place=table, got=f"differs from the articles ({error})", state="repaired")
            else:
                got = f"its trees do not hold together ({error})"
                yield Finding(place=table, got=got, state="repairable")
        finally:
            _end(db, "ROLLBACK")
