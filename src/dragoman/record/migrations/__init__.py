"""Versions of the ledger's schema: numbered files of SQL, each applied once, in order."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    version: int
    """The version that it leads to."""
    name: str
    """What it is about."""
    sql: str
    """Its statements."""


def migrations() -> tuple[Migration, ...]:
    """Give all steps in order.

    >>> [step.version for step in migrations()][0]
    1
    """
    found = []
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        number, _, name = file.name.removesuffix(".sql").partition("_")
        if file.name.endswith(".sql"):
            found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return tuple(found)


def statements(sql: str) -> Iterator[str]:
    r"""Cut a file of SQL into its statements; `executescript` would end our transaction.

    >>> [one.strip() for one in statements("CREATE TABLE a (b);\nCREATE TABLE c (d);")]
    ['CREATE TABLE a (b);', 'CREATE TABLE c (d);']
    """
    pending = ""
    for line in sql.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
