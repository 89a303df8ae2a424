"""`dragoman parse`: texts, files and standard input; CoNLL-U and JSON."""

import gzip
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dragoman.cli.parse import parse
from dragoman.language import conllu
from dragoman.shapes.parse import Parse


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(parse, arguments, input=stdin)


def test_a_text_and_a_file_are_printed_as_conllu(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes("The minister\u2019s aide left.".encode("cp1252"))
    result = run("Envoys met in Ostia.", str(note))
    assert result.exit_code == 0
    one, two = conllu.read(result.stdout.split("\n"))
    assert [token.text for token in one.tokens] == ["Envoys", "met", "in", "Ostia", "."]
    assert [token.text for token in two.tokens] == ["The", "minister", "’s", "aide", "left", "."]
    assert "# sent_id = text1-1\n" in result.stdout and "# sent_id = note-1\n" in result.stdout


def test_json_is_a_line_for_each() -> None:
    result = run("Envoys met.", "-", "", "--format", "json", "--threads", "1", stdin="Nobody left\u2026".encode())
    parses = [msgspec.json.decode(line, type=Parse) for line in result.stdout.splitlines()]
    assert [len(found.sentences) for found in parses] == [1, 1, 0]
    assert parses[1].sentences[0].end == 12


def test_what_cannot_be_read_is_said_and_the_rest_is_parsed(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"), str(tmp_path), "Envoys met.")
    assert result.exit_code == 1
    assert "none.txt: got no such file; expected a file that exists, or a text; check the path" in result.stderr
    assert "got a folder; expected a readable file, or a text" in result.stderr
    assert "# text = Envoys met." in result.stdout


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "got an empty file; expected text; check where it came from"),
        (b"%PDF-1.7 \n" + bytes(200), "got a PDF; expected text; give its text"),
        (gzip.compress(b"Envoys met.", mtime=0), "got a gzip file; expected text; unpack it first"),
    ],
)
def test_a_file_without_text_is_said(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "note").write_bytes(data)
    result = run(str(tmp_path / "note"), "Envoys met.")
    assert result.exit_code == 1 and told in result.stderr
    assert "# text = Envoys met." in result.stdout


@pytest.mark.parametrize("text", ["and/or", "at 5 p.m./6 p.m. in a.txt", "x" * 5000, "a\0b", "\ud800 left", "U.S."])
def test_odd_texts_are_texts(text: str) -> None:
    result = run(text)
    assert result.exit_code == 0, result.output
    assert len(list(conllu.read(result.stdout.split("\n")))) == 1
