"""Inputs that cannot be read: each is told in one line, and what stands beside it is read."""

import bz2
import gzip
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.articles import articles

GOOD = '{"id": "good", "date": "2031-02-03", "text": "Norway condemned Chad on Monday."}\n'
SEED = GOOD.encode()
FRENCH = "Le ministre des affaires étrangères a rencontré hier à Paris son homologue allemand. " * 5

BAD = {
    "empty.txt": (b"", "an empty file", "check where it came from"),
    "blank.txt": (b" \n\t\n", "an empty file", "check where it came from"),
    "noise.bin": (bytes(range(256)) * 40, "a binary file", "give its text"),
    "page.pdf": (b"%PDF-1.7 \n" + bytes(200), "a PDF", "give its text"),
    "page.docx": (b"PK\x03\x04" + bytes(200), "a ZIP archive or an office document", "unpack it, or give its text"),
    "lines.bz2": (bz2.compress(SEED * 50), "a bzip2 file", "unpack it, or give its text"),
    "twice.gz": (
        gzip.compress(gzip.compress(SEED, mtime=0), mtime=0),
        "a gzip file within a gzip file",
        "unpack it, or give its text",
    ),
    "torn.gz": (gzip.compress(SEED, mtime=0)[:12], "a gzip file that is cut off", "get the file again"),
    "torn.jsonl": (b'{"text": "They met', "malformed JSON", "mend or remove it"),
    "torn.warc": (
        b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99\r\n\r\nx",
        "cut off",
        "get the archive again",
    ),
    "names.jsonl": (b'{"body": "They met."}', 'no text, only "body"', "give it a text, or remove it"),
    "day.jsonl": (
        b'{"text": "They met.", "date": "31 Smarch"}',
        "the date “31 Smarch”",
        "mend it; the article was read without it",
    ),
    "long.jsonl": (b'{"text": "' + b"They met. " * 1_700_000 + b'"}', "more than 16 MB", "on a line of its own"),
    "rows.csv": (b"date,title,text\n2031-02-03,Envoys meet,They met.\n", "a table", "give each row as a line of JSON"),
    "map.xml": (b"<?xml version='1.0'?><urlset><url/></urlset>", "XML that is no page and no feed", "give its text"),
    "hollow.html": (b"<html><body></body></html>", "a page without an article's text", "check the page"),
    "french.txt": (FRENCH.encode(), "a text in French", "give a text in English"),
}


def told(*sources: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(articles, [*map(str, sources)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text(GOOD)
    return path


def held(answer: tuple[int, str, str], name: str, got: str, remedy: str) -> None:
    """Hold an answer to one line of what was got, expected and to be done, and to the good input's article."""
    code, out, said = answer
    assert code == 1 and "id: good" in out
    assert said.count("\n") == 1 and said.startswith("dragoman: ") and name in said
    assert got in said and "; expected " in said and said.rstrip().partition("; expected ")[2].endswith(remedy)


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, good: Path, name: str) -> None:
    data, got, remedy = BAD[name]
    (tmp_path / name).write_bytes(data)
    held(told(tmp_path / name, good), name, got, remedy)
    held(told(good, tmp_path / name), name, got, remedy)


def test_a_ledger_is_asked_not_read(tmp_path: Path, good: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    held(told(tmp_path / "x.db", good), "x.db", "an SQLite database", "ask it with dragoman find --ledger")


@pytest.mark.parametrize(
    ("source", "got"),
    [
        ("none.txt", "no such file or folder"),
        ("none*.txt", "a pattern that no file fits"),
        ("http://127.0.0.1:9/", "a private address"),
        ("ftp://post.example/", "the address ftp://post.example/"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(good: Path, source: str, got: str) -> None:
    held(told(source, good), source, got, "")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read(tmp_path: Path, codec: str) -> None:
    (tmp_path / "other.jsonl").write_bytes((GOOD * 2).encode(codec))
    code, out, said = told(tmp_path / "other.jsonl")
    assert (code, said) == (0, "") and out.count("Norway condemned Chad on Monday.") == 2
