"""Opening a ledger's file: one connection, its settings, its schema, its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.record import clock
from dragoman.record.migrations import migrations
from dragoman.shapes.errors import LedgerError

APPLICATION = 0x4472_676D
"""Marks the file as a ledger of ours (`Drgm`), in SQLite's `application_id`."""

PATIENCE = 60_000
"""Milliseconds for which a writer waits for another one."""


class Connection:
    """A connection to one ledger file.

    A writing transaction has a moment: the number under which everything in it is recorded.
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path = str(path)
        """The file."""
        self.read_only = read_only
        """Whether nothing can be written through it."""
        exists = self.path == ":memory:" or Path(path).is_file()
        if not exists and (read_only or not create):
            raise LedgerError(
                self.path,
                got="no such file",
                expected="a ledger",
                remedy="name one with --ledger, or add a source first",
            )
        try:
            # Check of threads is ours to forgo: a server hands a connection from one thread to the next.
            self.db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._set()
            self._migrate()
        except sqlite3.Error as error:
            raise self.told(error) from None
        self._depth = 0

    def _set(self) -> None:
        db = self.db
        db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA temp_store = MEMORY")
        if not self.read_only:
            db.execute("PRAGMA journal_mode = WAL")
            # Every commit reaches the disk: what was said to be stored survives a power cut.
            db.execute("PRAGMA synchronous = FULL")

    def _migrate(self) -> None:
        steps = migrations()
        version = self._version()
        if version > steps[-1].version:
            raise LedgerError(
                self.path,
                got=f"schema {version}",
                expected=f"at most {steps[-1].version}",
                remedy="it was written by a newer Dragoman: install that one",
            )
        if version == steps[-1].version:
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            # Somebody else may have done it while we waited.
            version = self._version()
            for step in steps:
                if step.version > version:
                    for statement in _statements(step.sql):
                        self.db.execute(statement)
            self.db.execute(f"PRAGMA application_id = {APPLICATION}")
            self.db.execute(f"PRAGMA user_version = {steps[-1].version}")
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
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

    def told(self, error: sqlite3.Error) -> LedgerError:
        """Say an error of SQLite as one of ours."""
        code = getattr(error, "sqlite_errorname", "") or ""
        if code == "SQLITE_FULL" or "disk is full" in str(error):
            return LedgerError(
                self.path,
                got="no space left on the disk",
                expected="room for the ledger",
                remedy="make room and run it again: what was stored is intact, and only the rest will be read",
            )
        if code.startswith("SQLITE_NOTADB"):
            return LedgerError(self.path, got="no SQLite file", expected="a ledger", remedy="name another file")
        if code.startswith("SQLITE_CORRUPT"):
            return LedgerError(
                self.path,
                got=f"a damaged file ({error})",
                expected="a ledger",
                remedy="run `dragoman check --repair` on it",
            )
        if code.startswith("SQLITE_BUSY"):
            return LedgerError(
                self.path, got="a ledger that another program is writing", expected="a turn within a minute",
                remedy="wait for it and run this again",
            )  # fmt: skip
        if code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR")):
            return LedgerError(
                self.path,
                got=str(error),
                expected="a file that can be read and written",
                remedy="check folder and rights",
            )
        return LedgerError(
            self.path, got=str(error), expected="an answer of the store", remedy="run `dragoman check` on it"
        )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Let everything within see one state of the ledger."""
        outermost = self._depth == 0
        try:
            if outermost:
                self.db.execute("BEGIN")
            self._depth += 1
            try:
                yield self.db
            finally:
                self._depth -= 1
                if outermost:
                    self.db.execute("COMMIT")
        except sqlite3.Error as error:
            raise self.told(error) from None

    @contextmanager
    def writing(self) -> Iterator[int]:
        """Record everything within under one moment, all of it or nothing."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self._moment()
                self.db.execute("COMMIT")
            except BaseException:
                # A full disk has SQLite roll back by itself.
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1
        except sqlite3.Error as error:
            raise self.told(error) from None

    def _moment(self) -> int:
        last = self.db.execute("SELECT at FROM moment ORDER BY seq DESC LIMIT 1").fetchone()
        # Clocks are set back now and then; the record's time is not.
        at = max(clock.now(), last[0] if last else "")
        return int(self.db.execute("INSERT INTO moment (at) VALUES (?) RETURNING seq", (at,)).fetchone()[0])

    def moment(self, as_of: str | None) -> int | None:
        """Give the last moment up to a time; null for now."""
        if as_of is None:
            return None
        found = self.db.execute("SELECT max(seq) FROM moment WHERE at <= ?", (clock.as_of(as_of),)).fetchone()[0]
        return int(found or 0)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def _statements(sql: str) -> Iterator[str]:
    """Cut a file of SQL into its statements; `executescript` would end our transaction."""
    pending = ""
    for line in sql.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
