"""The ledger in a file of SQLite does what every ledger must."""

from pathlib import Path

from tests.record import conformance, conformance_judging

from dragoman.record import Ledger, SqliteLedger


class Sqlite(conformance.Conformance):
    """In a file."""

    def make(self, folder: Path) -> Ledger:
        return SqliteLedger(folder / "ledger.db")


class TestAdding(Sqlite, conformance.Adding):
    """Adding to it."""


class TestAsking(Sqlite, conformance.Asking):
    """Asking it."""


class TestJudging(Sqlite, conformance_judging.Judging):
    """Judging of it."""


class TestMemory(conformance.Adding):
    """One that is kept in memory."""

    def make(self, folder: Path) -> Ledger:
        return SqliteLedger(":memory:")
