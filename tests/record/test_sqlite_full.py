"""A disk that is full in the middle: one clear error, and the ledger as it was after the last article."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.stories import meeting
from tests.record.test_sqlite_killed import command, exported, resume, written

from dragoman.record import SqliteLedger
from dragoman.shapes.errors import LedgerError

MOUNTED = """
mount -t tmpfs -o size={size}k none {place}
code=0
{python} -m dragoman add {source} --ledger {place}/l.db 2> {out}/errors || code=$?
echo $code > {out}/status
mount -o remount,size=64m {place}
{python} -m dragoman check --ledger {place}/l.db > {out}/check || true
cp {place}/* {out}/ || true
"""


@pytest.mark.parametrize("size", [200, 900])
def test_a_full_disk(tmp_path: Path, size: int) -> None:
    """A real one, small, in a namespace of mounts of its own."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare here")
    source, place = written(tmp_path), tmp_path / "small"
    place.mkdir()
    script = MOUNTED.format(size=size, place=place, source=source, out=tmp_path, python=sys.executable)
    ran = subprocess.run(["unshare", "-rm", "sh", "-euc", script], capture_output=True, text=True)
    if not (tmp_path / "status").exists():
        pytest.skip(f"cannot mount here: {ran.stderr}")
    errors = (tmp_path / "errors").read_text().splitlines()
    assert (tmp_path / "status").read_text().strip() == "1"
    assert len(errors) == 1 and "no space left on the disk" in errors[0] and "make room" in errors[0]
    # So small a disk may not even have taken the empty ledger.
    if (tmp_path / "l.db").stat().st_size:
        assert "everything is as it was recorded" in (tmp_path / "check").read_text()
    whole_again(source, tmp_path)


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    source = written(tmp_path)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    ran = subprocess.run(
        command("add", source, "--ledger", tmp_path / "l.db"), capture_output=True, text=True, preexec_fn=limit
    )
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1 and "intact" in ran.stderr
    with SqliteLedger(tmp_path / "l.db") as store:
        assert store.check() == [] and 0 < sum(1 for _ in store.articles()) < 40
    whole_again(source, tmp_path)


def whole_again(source: Path, folder: Path) -> None:
    """With room again, the rest is read, and nothing is lost or doubled."""
    resume(source, folder / "l.db")
    resume(source, folder / "never-full.db")
    assert exported(folder / "l.db") == exported(folder / "never-full.db")


def test_a_store_that_may_not_grow(tmp_path: Path) -> None:
    with SqliteLedger(tmp_path / "l.db") as store:
        db = store._db
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(LedgerError, match="no space left"):
            for number in range(1000):
                store.add(
                    *meeting(f"a{number}", f"The {number} gulls were counted by hand in the harbour of Port Selm.")
                )
        held = sum(1 for _ in store.articles())
        assert 0 < held < 1000 and store.check() == []
        db.execute("PRAGMA max_page_count = 1000000")
        assert store.add(*meeting("b")).outcome == "new"
        assert sum(1 for _ in store.articles()) == held + 1
