"""`dragoman read`: the formats are offered, and bytes go to files."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from dragoman.cli.read import read
from dragoman.export import FORMATS
from dragoman.shapes.errors import UsageError


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(read, [str(argument) for argument in arguments])


def test_a_file_and_a_pipe_get_the_same(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "record.ics"
    written = run(sample, "--format", "ical", "--output", target)
    assert (written.exit_code, written.stdout) == (0, "")
    assert target.read_bytes() == run(sample, "--format", "ical").stdout_bytes
    assert b"END:VCALENDAR\r\n" in target.read_bytes()


def test_bytes_go_into_a_pipe(sample: Path) -> None:
    table = parquet.read_table(io.BytesIO(run(sample, "--format", "parquet").stdout_bytes))
    assert table.num_rows == len(run(sample, "--format", "jsonl").stdout_bytes.splitlines()) > 10


def test_a_file_needs_a_format(sample: Path, tmp_path: Path) -> None:
    result = run(sample, "--output", tmp_path / "x")
    assert isinstance(result.exception, UsageError)
    assert "--format" in str(result.exception)
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
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert len(json.loads(target.read_bytes())) == 2


def test_an_older_file_stays_until_all_is_written(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> Iterator[str]:
        yield "half"
        raise OSError("no space left")

    target = tmp_path / "record.csv"
    target.write_text("older")
    monkeypatch.setitem(FORMATS, "csv", msgspec.structs.replace(FORMATS["csv"], lines=broken))
    result = run(sample, "--format", "csv", "--output", target)
    assert isinstance(result.exception, UsageError)
    assert "no space left" in str(result.exception)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("record.csv", "older")]


def test_a_file_that_cannot_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    result = run(sample, "--format", "csv", "--output", tmp_path / "missing" / "record.csv")
    assert isinstance(result.exception, UsageError)
    assert "got no such file or directory" in str(result.exception)


def test_help_names_every_format() -> None:
    told = run("--help").stdout
    assert all(name in told for name in FORMATS)
