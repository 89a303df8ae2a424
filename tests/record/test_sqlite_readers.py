"""One writer and eight readers at once: nobody fails, nobody waits, and each reader sees one state."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.record.stories import meeting

from dragoman.record import SqliteLedger

READERS = 8
PATIENCE = 100
"""Milliseconds that a reader waits for a lock, at most; beyond, it fails."""

READER = """
import sys, time
from dragoman.record import Query, SqliteLedger
from dragoman.record.sqlite import connection

path, seconds, connection.PATIENCE = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
until, asked, last = time.monotonic() + seconds, 0, 0
while time.monotonic() < until:
    with SqliteLedger(path, create=False, read_only=True) as ledger, ledger.snapshot():
        (total,) = [count for _, count in ledger.count(Query())]
        by_type = sum(count for _, count in ledger.count(Query(), by=("type",)))
        by_month = sum(count for _, count in ledger.count(Query(), by=("month",)))
        found = ledger.find(Query(text="salmon", limit=20))
        articles = sum(1 for _ in ledger.articles()) if asked % 20 == 0 else None
    assert total == by_type == by_month >= last, (total, by_type, by_month, last)
    assert len(found) == min(20, total), (len(found), total)
    assert articles is None or articles == total, (articles, total)
    last, asked = total, asked + 1
print(asked, last)
"""


@pytest.mark.timeout(180)
def test_readers_and_a_writer(tmp_path: Path, long: bool) -> None:
    path, seconds = tmp_path / "l.db", 60 if long else 4
    with SqliteLedger(path) as ledger:
        ledger.add(*meeting("first"))
        readers = [
            subprocess.Popen(
                [sys.executable, "-c", READER, path, str(seconds), str(PATIENCE)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for _ in range(READERS)
        ]  # fmt: skip
        until, added = time.monotonic() + seconds + 2, 0
        while time.monotonic() < until:
            added += 1
            ledger.add(*meeting(f"a{added}"))
            time.sleep(0.005)
        answers = [reader.communicate(timeout=120) for reader in readers]
        assert not any(errors for _, errors in answers), answers
        assert ledger.check() == []
    asked, last = zip(*(map(int, said.split()) for said, _ in answers), strict=True)
    assert added > 20 and sum(asked) > 2 * READERS and max(last) > 5


@pytest.mark.alone
def test_a_question_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    """The same without other processes: in the midst of a transaction, and while the log is written back."""
    path = tmp_path / "l.db"
    with SqliteLedger(path) as writer, SqliteLedger(path, read_only=True) as reader:
        writer.add(*meeting("a"))
        with reader.snapshot(), writer._connection.writing() as moment:
            assert moment and sum(1 for _ in reader.articles()) == 1
            began = time.monotonic()
            assert reader.article("a") is not None and time.monotonic() - began < PATIENCE / 1000
        with reader.snapshot():
            assert sum(1 for _ in reader.articles()) == 1
            writer.add(*meeting("b"))
            writer._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
            assert sum(1 for _ in reader.articles()) == 1, "a snapshot stands still"
        assert sum(1 for _ in reader.articles()) == 2


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with SqliteLedger(path) as one, SqliteLedger(path) as two:
        for number in range(20):
            story = meeting(f"a{number}", f"Number {number} of the gulls was counted twice.")
            assert [writer.add(*story).outcome for writer in (one, two)] == ["new", "known"]
        assert one.check() == [] and len(list(two.articles())) == 20
