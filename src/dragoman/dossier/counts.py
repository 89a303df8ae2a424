"""Counts in order: the commonest first."""

from dragoman.record import Ledger, Query
from dragoman.record.query import By


def counted(ledger: Ledger, query: Query, by: By, /, *, as_of: str | None = None) -> list[tuple[str, int]]:
    """Count the entries that answer a question by one thing: its values with how many have it, the commonest first.

    >>> from dragoman.record import SqliteLedger
    >>> counted(SqliteLedger(":memory:"), Query(), "type")
    []
    """
    counts = [(key[0], number) for key, number in ledger.count(query, by=(by,), as_of=as_of)]
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))
