"""`dragoman read`: the formats are offered, and bytes go to files."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import parquet

from dragoman.export import FORMATS


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


def test_a_file_and_a_pipe_get_the_same(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "record.csv"
    written = run(sample, "--format", "csv", "--output", target)
    assert (written.returncode, written.stdout) == (0, b"")
    assert target.read_bytes() == run(sample, "--format", "csv").stdout


def test_bytes_go_into_a_pipe(sample: Path) -> None:
    table = parquet.read_table(io.BytesIO(run(sample, "--format", "parquet").stdout))
    assert table.num_rows == len(run(sample, "--format", "jsonl").stdout.splitlines())


def test_a_file_needs_a_format(sample: Path, tmp_path: Path) -> None:
    result = run(sample, "--output", tmp_path / "x")
    assert result.returncode == 1
    assert b"--format" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_bytes_do_not_go_to_a_terminal(sample: Path) -> None:
    import os
    import pty

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "dragoman", "read", str(sample), "--format", "parquet"]
    result = subprocess.run(command, stdout=child, stderr=subprocess.PIPE, check=False)
    os.close(child)
    os.close(parent)
    assert result.returncode == 1
    assert b"--output FILE" in result.stderr


def test_a_failed_input_is_told_and_the_rest_written(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "record.json"
    result = run(tmp_path / "missing.txt", sample, "--format", "json", "--output", target)
    assert result.returncode == 1
    assert b"missing.txt" in result.stderr
    assert len(json.loads(target.read_bytes())) == 2


def test_help_names_every_format() -> None:
    told = run("--help").stdout.decode()
    assert all(name in told for name in FORMATS)
