"""Opening a ledger's file: one connection, its settings, its schema, its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.record import clock
from dragoman.record.migrations import migrations, statements
from dragoman.record.sqlite import chain
from dragoman.record.sqlite.store import MEMORY, Store
from dragoman.record.sqlite.told import told
from dragoman.shapes.errors import LedgerError

APPLICATION = 0x4472_676D
"""Marks the file as a ledger of ours (`Drgm`), in SQLite's `application_id`."""

PATIENCE = 60_000
"""Milliseconds for which a writer waits for another one."""

LOG = 16_000
"""Pages of 4 KB in the log before they are written back to the file."""


class Connection:
    """A connection to one ledger file.

    A writing transaction has a moment: the number under which everything in it is recorded.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path = str(path)
        """The file."""
        self.read_only = read_only and self.path != MEMORY
        """Whether nothing can be written through it."""
        self._depth = 0
        if self.path != MEMORY:
            _look(Path(path), create=create and not read_only)
        try:
            self.db = _open(self.path, read_only=self.read_only)
        except sqlite3.Error as error:
            raise told(error, path=self.path) from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self.db.close()
            raise told(error, path=self.path) from None
        except BaseException:
            self.db.close()
            raise

    def _prepare(self) -> None:
        db = self.db
        db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -65536")
        newest = migrations()[-1].version
        version = self._version()
        if version > newest:
            raise LedgerError(
                self.path, got=f"schema {version}", expected=f"at most {newest}",
                remedy="it was written by a newer Dragoman: install that one",
            )  # fmt: skip
        if self.read_only:
            if version < newest:
                # Whoever only asks may be the first after an update.
                Connection(self.path, create=False).close()
            db.execute("PRAGMA query_only = ON")
            return
        if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            db.execute("PRAGMA journal_mode = WAL")
        # Every commit reaches the disk: what was said to be stored survives a power cut.
        db.execute("PRAGMA synchronous = FULL")
        # An article touches pages all over the indexes: the more articles, the fewer times each page is written back.
        db.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
        if version < newest:
            self._migrate()

    def _migrate(self) -> None:
        steps = migrations()
        self.db.execute("BEGIN IMMEDIATE")
        try:
            # Somebody else may have done it while we waited.
            version = self._version()
            for step in steps:
                if step.version > version:
                    for statement in statements(step.sql):
                        self.db.execute(statement)
            self.db.execute(f"PRAGMA application_id = {APPLICATION}")
            self.db.execute(f"PRAGMA user_version = {steps[-1].version}")
            self.db.execute("COMMIT")
        except BaseException:
            self._rollback()
            raise

    def _version(self) -> int:
        """Give the schema's version, 0 for an empty file; refuse a database that is not ours."""
        (application,) = self.db.execute("PRAGMA application_id").fetchone()
        (version,) = self.db.execute("PRAGMA user_version").fetchone()
        (tables,) = self.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and application != APPLICATION:
            raise LedgerError(
                self.path, got="an SQLite database of something else", expected="a ledger", remedy="name another file"
            )
        return int(version)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Let everything within see one state of the ledger, that of the first question."""
        outermost = self._depth == 0
        try:
            if outermost:
                self.db.execute("BEGIN")
            self._depth += 1
            try:
                yield self.db
            finally:
                self._depth -= 1
                if outermost and self.db.in_transaction:
                    self.db.execute("COMMIT")
        except sqlite3.Error as error:
            raise told(error, path=self.path) from None

    @contextmanager
    def writing(self) -> Iterator[int]:
        """Record everything within under one moment, all of it or nothing."""
        if self._depth:
            raise LedgerError(
                self.path, got="something to write in the midst of a snapshot", expected="it before or after",
                remedy="leave the snapshot first, or write through a ledger opened again",
            )  # fmt: skip
        try:
            self.db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                above = chain.heights(self.db)
                moment = self._moment()
                yield moment
                digest = chain.link(self.db, moment, above=above)
                self.db.execute("UPDATE moment SET digest = ? WHERE seq = ?", (digest, moment))
                self.db.execute("COMMIT")
            except BaseException:
                self._rollback()
                raise
            finally:
                self._depth -= 1
        except sqlite3.Error as error:
            raise told(error, path=self.path) from None

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let what is written within reach the disk together at its end: a power cut may lose some of it till then."""
        self.db.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._sync()
            raise
        try:
            self._sync()
        except sqlite3.Error as error:
            raise told(error, path=self.path) from None

    def _sync(self) -> None:
        """Let all that was written reach the disk."""
        self.db.execute("PRAGMA synchronous = FULL")
        # A transaction that writes something brings all of the log to the disk, whoever reads meanwhile.
        (version,) = self.db.execute("PRAGMA user_version").fetchone()
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self.db.execute(f"PRAGMA user_version = {version}")
            self.db.execute("COMMIT")
        except BaseException:
            self._rollback()
            raise

    def _rollback(self) -> None:
        # A full disk has SQLite roll back by itself; and what made us roll back is what must be told.
        if self.db.in_transaction:
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")

    def _moment(self) -> int:
        last = self.db.execute("SELECT at FROM moment ORDER BY seq DESC LIMIT 1").fetchone()
        # Clocks are set back now and then; the record's time is not.
        at = max(clock.now(), last[0] if last else "")
        sql = "INSERT INTO moment (at, digest) VALUES (?, '') RETURNING seq"
        return int(self.db.execute(sql, (at,)).fetchone()[0])

    def moment(self, as_of: str | None) -> int | None:
        """Give the last moment up to a time; null for now."""
        if as_of is None:
            return None
        at = clock.as_of(as_of)
        # Numbers and times rise together, so that no index is needed.
        low, high = 0, int(self.db.execute("SELECT coalesce(max(seq), 0) FROM moment").fetchone()[0])
        while low < high:
            middle = (low + high + 1) // 2
            found = self.db.execute("SELECT at FROM moment WHERE seq = ?", (middle,)).fetchone()
            low, high = (middle, high) if found and found[0] <= at else (low, middle - 1)
        return low

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self.db.close()


def _look(path: Path, *, create: bool) -> None:
    """Say what is wrong with a path before SQLite makes a file there."""
    expected, remedy = "a ledger", "name one with --ledger, or add a source first"
    try:
        if "\0" in str(path):
            raise ValueError("a NUL in it")
        if path.is_dir():
            raise LedgerError(str(path), got="a folder", expected="a ledger's file", remedy="name a file in it")
        if path.is_file() and (create or path.stat().st_size):
            return
        missing = not path.is_file()
        if create and path.absolute().parent.is_dir():
            return
    except (OSError, ValueError) as error:
        raise LedgerError(str(path), got=f"no path ({error})", expected=expected, remedy=remedy) from None
    if missing and create:
        folder = path.absolute().parent
        raise LedgerError(str(path), got="no such folder", expected="one for the ledger", remedy=f"make {folder}")
    got = "no such file" if missing else "an empty file"
    raise LedgerError(str(path), got=got, expected=expected, remedy=remedy)


def _open(path: str, *, read_only: bool) -> sqlite3.Connection:
    """Open the file; where its folder cannot be written, as one that doesn't change."""
    # Check of threads is ours to forgo: a server hands a connection from one thread to the next.
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, factory=Store)
    if not read_only:
        return db
    try:
        db.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        log = Path(path + "-wal")
        if log.exists() and log.stat().st_size:
            db.close()
            raise
        db.close()
        address = Path(path).absolute().as_uri() + "?immutable=1"
        db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=Store)
    return db
