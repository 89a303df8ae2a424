"""Errors of SQLite, said as errors of ours."""

import shutil
import sqlite3
from pathlib import Path

from dragoman.shapes.errors import LedgerError

ROOM = 1 << 20
"""Bytes of free room below which a failed write is laid to the disk's being full."""


def told(error: sqlite3.Error, *, path: str) -> LedgerError:
    """Say what went wrong with the ledger in this file, and what to do."""
    code = getattr(error, "sqlite_errorname", "") or ""
    if code == "SQLITE_FULL" or "disk is full" in str(error) or (code.startswith("SQLITE_IOERR") and _full(path)):
        got, expected = "no space left on the disk", "room for the ledger"
        remedy = "make room and run it again: what was stored is intact, and only the rest will be read"
    elif code.startswith("SQLITE_NOTADB"):
        got, expected, remedy = "a file that is no SQLite database", "a ledger", "name another file"
    elif code.startswith("SQLITE_CORRUPT"):
        got, expected = f"a damaged file ({error})", "a ledger"
        remedy = "run `dragoman check --repair` on it; if that says the same, restore a copy, or add the sources anew"
    elif code.startswith("SQLITE_BUSY"):
        got, expected = "a ledger that another program is writing", "a turn within a minute"
        remedy = "wait for it and run this again"
    elif code.startswith("SQLITE_READONLY"):
        got, expected, remedy = "a file that cannot be written", "a ledger that can", "check its rights"
    elif code.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
        got, expected = str(error), "a file that can be read and written"
        remedy = "check folder, rights and the disk; what was stored is intact"
    elif isinstance(error, sqlite3.DataError) or code == "SQLITE_TOOBIG":
        got, expected, remedy = f"more than the store can take ({error})", "articles of a usual size", "split it"
    else:
        got, expected, remedy = str(error), "an answer of the store", "run `dragoman check` on it"
    return LedgerError(path, got=got, expected=expected, remedy=remedy)


def _full(path: str) -> bool:
    try:
        return shutil.disk_usage(Path(path).resolve().parent).free < ROOM
    except OSError:
        return False
