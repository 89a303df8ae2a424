"""Files that are no ledger, or cannot be used as one: each is one clear error, and none is touched."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.stories import fill, meeting

from dragoman.record import Query, SqliteLedger
from dragoman.record.migrations import migrations, statements
from dragoman.record.sqlite.connection import APPLICATION
from dragoman.shapes.errors import LedgerError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with SqliteLedger(tmp_path / "l.db") as ledger:
        ledger.add(*meeting("a"))
    return tmp_path / "l.db"


def content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def refused(path: Path, match: str, *, create: bool = True, read_only: bool = False) -> None:
    before = content(path)
    with pytest.raises(LedgerError, match=match) as error:
        SqliteLedger(path, create=create, read_only=read_only)
    assert "\n" not in str(error.value)
    assert content(path) == before
    assert not content(Path(f"{path}-wal"))


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_ledger(tmp_path: Path, read_only: bool) -> None:
    missing = "no such folder" if not read_only else "no such file"
    refused(tmp_path, "a folder", read_only=read_only)
    refused(tmp_path / "not" / "there.db", missing, read_only=read_only)
    refused(Path(f"{tmp_path}/nul\0.db"), "no path", read_only=read_only)
    refused(tmp_path / ("long" * 100), "no path|unable to open", read_only=read_only)
    (tmp_path / "text.db").write_text("Envoys met in Bergen. " * 100)
    refused(tmp_path / "text.db", "no SQLite database", read_only=read_only)


def test_nothing_is_made_for_a_question(tmp_path: Path) -> None:
    refused(tmp_path / "none.db", "no such file", read_only=True)
    refused(tmp_path / "none.db", "no such file", create=False)
    (tmp_path / "empty.db").touch()
    refused(tmp_path / "empty.db", "an empty file", read_only=True)
    assert [one.name for one in tmp_path.iterdir()] == ["empty.db"]


def test_the_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "other.db")
    db.execute("CREATE TABLE bookmark (url TEXT)")
    db.close()
    refused(tmp_path / "other.db", "something else")
    refused(tmp_path / "other.db", "something else", read_only=True)


def test_a_ledger_of_a_newer_version(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {migrations()[-1].version + 1}")
    db.close()
    refused(path, "newer Dragoman")
    refused(path, "newer Dragoman", read_only=True)


@pytest.mark.parametrize("keep", [30, 5_000, 20_000])
def test_a_file_that_is_cut_off(path: Path, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(LedgerError, match=r"damaged|no SQLite database"):
        for _ in SqliteLedger(path).find(Query()):
            pass


@pytest.mark.parametrize("version", range(migrations()[-1].version + 1))
def test_every_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    """With what it held then (`scripts/ledger_version.py`); version 0 is an empty file."""
    path = tmp_path / "old.db"
    db = sqlite3.connect(path, isolation_level=None)
    for step in migrations()[:version]:
        for statement in statements(step.sql):
            db.execute(statement)
    if version:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {version}")
        db.executescript((Path(__file__).parent / "versions" / f"{version:04}.sql").read_text("utf-8"))
    db.close()
    with SqliteLedger(path) as ledger, SqliteLedger(":memory:") as wanted:
        assert ledger._db.execute("PRAGMA user_version").fetchone()[0] == migrations()[-1].version
        # Only facts were kept; what follows from them is built again.
        assert {one.state for one in ledger.check(repair=True)} <= {"repaired"} and ledger.check() == []
        if version:
            fill(wanted)
            assert [one.article for one in ledger.articles()] == [one.article for one in wanted.articles()]
            assert ledger.find(Query(text="jets"))[0].entry == wanted.find(Query(text="jets"))[0].entry
        assert ledger.add(*meeting("new", "Nine gulls were seen.")).outcome == "new" and ledger.check() == []


def test_the_numbers_of_the_versions_follow_each_other() -> None:
    assert [step.version for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_version_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.record.migrations import Migration
    from dragoman.record.sqlite import connection

    wrong = Migration(migrations()[-1].version + 1, "wrong", "CREATE TABLE more (a);\nCREATE TABLE more (a);\n")
    monkeypatch.setattr(connection, "migrations", lambda: (*migrations(), wrong))
    with pytest.raises(LedgerError, match="already exists"):
        SqliteLedger(path)
    monkeypatch.undo()
    with SqliteLedger(path) as ledger:
        assert ledger.check() == [] and ledger.article("a")


def test_a_folder_that_cannot_be_written(path: Path, tmp_path: Path) -> None:
    """It can be asked and checked; adding to it is one clear error."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare here")
    code = f"""
from dragoman.record import Query, SqliteLedger
from dragoman.shapes.errors import LedgerError
with SqliteLedger({str(path)!r}, create=False, read_only=True) as ledger:
    print(len(ledger.find(Query(text="salmon"))), ledger.check())
try:
    with SqliteLedger({str(path)!r}) as ledger:
        ledger.note("a", "b", "c")
except LedgerError as error:
    print("refused:", error)
"""
    mounted = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; echo mounted; exec "$2" -c "$3"'
    ran = subprocess.run(
        ["unshare", "-rm", "sh", "-euc", mounted, "-", tmp_path, sys.executable, code], capture_output=True, text=True
    )
    if not ran.stdout:
        pytest.skip(f"cannot mount here: {ran.stderr}")
    assert ran.returncode == 0, ran.stderr
    _, answer, refusal = ran.stdout.splitlines()
    assert answer == "1 []" and refusal.startswith("refused: ")


def test_one_that_only_reads_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with SqliteLedger(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.note("question", "fish", "salmon")
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.add(*meeting("b", "Nobody met."))
        assert ledger.check() == [] and ledger.notes("question") == {}
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.note("question", "fish", "salmon")
    assert path.read_bytes() == before
