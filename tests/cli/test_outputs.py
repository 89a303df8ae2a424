"""Outputs that end early: a reader that leaves is no error, a full disk is one line."""

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")

COMMANDS = [
    ("find", "--limit", "0"),
    ("find", "--format", "csv"),
    ("find", "--format", "json"),
    ("export",),
    ("timeline",),
]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Give a ledger that tells more than a pipe holds."""
    from dragoman.record import SqliteLedger
    from dragoman.shapes import Article, Entry, Evidence, Source

    path = tmp_path_factory.mktemp("outputs") / "long.db"
    with SqliteLedger(path) as ledger:
        words = "They met at the harbour and spoke of nets. " * 5
        span = Evidence(start=0, end=len(words), quote=words, sentence=0)
        ledger.add(Article(id="a", text=words, source=Source(file="x")), [
            Entry(id=f"e{number}", article_id="a", type="CONSULT", status="happened", evidence=(span,), confidence=1)
            for number in range(400)
        ])  # fmt: skip
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_leaves_is_no_error(long: Path, command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dragoman", *command, "--ledger", str(long)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not FULL.exists(), reason="a system without a device that is always full")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_one_line(long: Path, command: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", *command, "--ledger", str(long)],
            stdout=full, stderr=subprocess.PIPE, check=False, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "No space left on device" in line
