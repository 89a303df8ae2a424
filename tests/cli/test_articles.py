"""`dragoman articles`: text and JSON Lines, problems, exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.articles import articles

WORDS = "The foreign minister of Norway met his Danish counterpart in Oslo and said that they had agreed on the quotas."


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(articles, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps({"id": f"a{n}", "title": "Envoys meet", "text": WORDS}) + "\n" for n in (1, 2)))
    return str(path)


def test_json_lines(lines: str) -> None:
    status, output, _ = run(lines, "--format", "jsonl", "--date", "2025-01-13")
    rows = [json.loads(line) for line in output.splitlines()]
    assert status == 0
    assert [row["id"] for row in rows] == ["a1", "a2"]
    assert rows[0]["published"] == "2025-01-13"
    assert rows[0]["text"] == f"Envoys meet\n\n{WORDS}"


def test_text(lines: str) -> None:
    status, output, _ = run(lines)
    assert status == 0
    assert output.count("# Envoys meet") == 2
    assert output.count(WORDS) == 2
    assert "published: unknown" in output


def test_a_problem_is_one_line_and_the_rest_is_read(lines: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    status, output, errors = run(str(tmp_path), "--format", "jsonl")
    assert status == 1
    assert len(output.splitlines()) == 2
    assert len(errors.splitlines()) == 1
    assert "an empty file" in errors


def test_a_wrong_date_is_refused_at_once(lines: str) -> None:
    status, output, errors = run(lines, "--date", "soon")
    assert status == 2
    assert not output
    assert "soon" in errors
