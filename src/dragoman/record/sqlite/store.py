"""The connection to SQLite: takes every text, whatever it holds."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.record.packing import LONE

MEMORY = ":memory:"
"""The name of a ledger that is kept in memory."""


class Store(sqlite3.Connection):
    """A connection that stores U+FFFD for lone surrogates: no UTF-8, and so no file, can hold those.

    Where their loss would matter (an article's text, a record) packing keeps them by other means.

    >>> db = sqlite3.connect(":memory:", factory=Store)
    >>> db.execute("SELECT ?", ("Oslo \\ud800",)).fetchone()
    ('Oslo \ufffd',)
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError:
            return super().execute(sql, cleaned(parameters))

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Run one statement for each row."""
        return super().executemany(sql, [cleaned(row) for row in parameters])


def cleaned(values: Any) -> Any:
    """Give values that UTF-8 can hold."""
    if isinstance(values, Mapping):
        return dict(zip(values, cleaned(list(values.values())), strict=True))
    return [LONE.sub("\ufffd", value) if isinstance(value, str) and not value.isascii() else value for value in values]
