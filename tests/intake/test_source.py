"""All kinds of input, and all kinds of bad input: one clear error each, and the rest is still read."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.intake import read
from dragoman.intake import stream as streams
from dragoman.shapes import Article
from dragoman.shapes.errors import DateError, LanguageError, RecordError, SourceError

WORDS = "The foreign minister of Norway met his Danish counterpart in Oslo and said that they had agreed on the quotas."
GERMAN = "Der Außenminister hat sich mit dem Kollegen aus Oslo getroffen und über die Quoten für das Jahr gesprochen."


def line(number: int, **more: object) -> bytes:
    return (
        json.dumps({"id": f"a{number}", "title": f"Envoys meet, part {number}", "text": WORDS} | more).encode() + b"\n"
    )


def tell(source: object) -> tuple[list[Article], list[SourceError]]:
    problems: list[SourceError] = []
    articles = list(read(source, on_problem=problems.append))  # type: ignore[arg-type]
    return articles, problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.jsonl").write_bytes(line(1))
    (tmp_path / "zoo.jsonl").write_bytes(line(2))
    return tmp_path


def the_one_problem(folder: Path) -> SourceError:
    """The problem of a folder in which everything but one file is good, when all the good was read."""
    articles, problems = tell(folder)
    assert [article.id for article in articles if article.source.file.endswith(("good.jsonl", "zoo.jsonl"))] == [
        "a1",
        "a2",
    ]
    [problem] = problems
    assert problem.got and problem.expected and problem.remedy
    return problem


def test_an_empty_file(folder: Path) -> None:
    (folder / "page.txt").write_bytes(b"")
    assert the_one_problem(folder).got == "an empty file"
    (folder / "page.txt").write_bytes(b" \n\n\t")
    assert the_one_problem(folder).got == "an empty file"


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (bytes(range(256)) * 40, "a binary file"),
        (b"%PDF-1.7 \n" + bytes(200), "a PDF"),
        (b"PK\x03\x04" + bytes(200), "a ZIP archive or an office document"),
        (b"page.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(500), "a tar archive"),
        (b"\0" * 5000, "a binary file"),
        (random.Random(7).randbytes(5000), "a binary file"),
    ],
)
def test_a_binary(folder: Path, data: bytes, got: str) -> None:
    (folder / "page.txt").write_bytes(data)
    problem = the_one_problem(folder)
    assert problem.got == got
    assert problem.subject.endswith("page.txt")


def test_a_truncated_gzip_is_read_as_far_as_it_goes(folder: Path) -> None:
    whole = gzip.compress(b"".join(line(number) for number in range(10, 4010)))
    (folder / "lines.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    articles, problems = tell(folder)
    inside = [article for article in articles if article.source.file.endswith(".gz")]
    assert 1000 < len(inside) < 3500
    assert [article.id for article in inside] == [f"a{number}" for number in range(10, 10 + len(inside))]
    assert [problem.got for problem in problems] == ["a gzip file that is cut off"]


def test_a_damaged_gzip(folder: Path) -> None:
    data = bytearray(gzip.compress(b"".join(line(number) for number in range(10, 4010))))
    data[len(data) // 2 : len(data) // 2 + 30] = b"\xff" * 30
    (folder / "lines.jsonl.gz").write_bytes(bytes(data))
    articles, problems = tell(folder)
    assert len(articles) > 1000
    assert len(problems) <= 2
    assert problems[-1].got.startswith("a gzip file that is damaged")


def test_gzip_within_gzip(folder: Path) -> None:
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(gzip.compress(line(3))))
    assert the_one_problem(folder).got == "a gzip file within a gzip file"


def test_members_and_padding_of_gzip(folder: Path) -> None:
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(line(3)) + gzip.compress(line(4)) + bytes(512))
    articles, problems = tell(folder)
    assert [article.id for article in articles] == ["a1", "a3", "a4", "a2"]
    assert not problems


class Repeated(io.RawIOBase):
    """A stream that says the same again and again, and is never held as a whole."""

    def __init__(self, start: bytes, part: bytes, times: int, end: bytes) -> None:
        self._parts: Iterator[bytes] = iter([start, *[part] * times, end])
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._left:
            try:
                self._left = next(self._parts)
            except StopIteration:
                return 0
        part = self._left[: len(buffer)]
        self._left = self._left[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def peak(source: object) -> tuple[list[Article], list[SourceError], int]:
    tracemalloc.start()
    try:
        articles, problems = tell(source)
        return articles, problems, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_line_of_two_hundred_megabytes() -> None:
    giant = Repeated(line(1) + b'{"id": "giant", "text": "', b"word " * 10_000, 4_000, b'"}\n' + line(2))
    articles, problems, most = peak(giant)
    assert [article.id for article in articles] == ["a1", "a2"]
    [problem] = problems
    assert isinstance(problem, RecordError)
    assert problem.record == "line 2"
    assert "more than 16 MB" in problem.got
    assert most < 200 << 20


def test_a_flat_page_of_two_hundred_megabytes() -> None:
    articles, problems, most = peak(Repeated(b"Envoys meet\n\n", b"word " * 10_000, 4_000, b""))
    assert not articles
    assert [problem.got for problem in problems] == ["more than 4 MB in one page"]
    assert most < 200 << 20


def test_a_gzip_bomb() -> None:
    bomb = gzip.compress(bytes(300 << 20), 6)
    for start in (b"", gzip.compress(b"".join(line(number) for number in range(1000)))):
        articles, problems, most = peak(io.BytesIO(start + bomb))
        assert len(articles) == (1000 if start else 0)
        assert len(problems) == 1
        assert most < 250 << 20


def test_invalid_utf8_in_the_middle(folder: Path) -> None:
    data = (
        WORDS.encode()
        + b"\n\nThey spoke \xe2\x80\x9clong\xe2\x80\x9d in \xff\xfe Bergen, too, and the talks went on.\n"
    )
    (folder / "page.txt").write_bytes(data)
    problem = the_one_problem(folder)
    assert problem.got == f"2 bytes that are not UTF-8, the first at byte {data.index(0xFF)}"
    [page] = [article for article in tell(folder)[0] if article.source.file.endswith("page.txt")]
    assert "“long” in \ufffd\ufffd Bergen" in page.text


def test_invalid_utf8_in_a_line(folder: Path) -> None:
    (folder / "lines.jsonl").write_bytes(line(3) + line(4).replace(b"Oslo", b"Os\xfflo") + line(5))
    problem = the_one_problem(folder)
    assert isinstance(problem, RecordError)
    assert problem.record == "line 2"
    articles, _ = tell(folder)
    assert [article.id for article in articles] == ["a1", "a3", "a4", "a5", "a2"]


def test_one_malformed_line_of_ten_thousand(tmp_path: Path) -> None:
    lines = [line(number) for number in range(1, 10_001)]
    lines[7342] = lines[7342].replace(b'"title":', b'"title"')
    (tmp_path / "lines.jsonl").write_bytes(b"".join(lines))
    articles, problems = tell(tmp_path / "lines.jsonl")
    assert len(articles) == 9_999
    [problem] = problems
    assert isinstance(problem, RecordError)
    assert problem.record == "line 7343"
    assert "malformed JSON" in problem.got
    assert "line 7343" in str(problem)


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").write_text("x")
    articles, problems = tell(tmp_path)
    assert not articles
    assert [problem.got for problem in problems] == ["a folder without a file"]


@pytest.mark.parametrize("name", ["page.txt", "page.html", "lines.jsonl", "feed.xml"])
def test_another_language_is_said(folder: Path, name: str) -> None:
    text = "\n\n".join([GERMAN] * 3)
    page = {
        "page.txt": text,
        "page.html": f"<html lang='de'><body><article><h1>Treffen</h1><p>{text}</p></article></body></html>",
        "lines.jsonl": json.dumps({"id": "d1", "title": "Treffen", "text": text}),
        "feed.xml": f"<rss version='2.0'><channel><title>x</title><item><title>T</title><guid>d1</guid>"
        f"<description>{text}</description></item></channel></rss>",
    }
    (folder / name).write_text(page[name], "utf-8")
    problem = the_one_problem(folder)
    assert isinstance(problem, LanguageError)
    assert problem.got == "a text in German"


def test_a_missing_file(folder: Path) -> None:
    _, problems = tell(folder / "none.txt")
    assert [problem.got for problem in problems] == ["no such file or folder"]
    _, problems = tell(folder / "*.html")
    assert [problem.got for problem in problems] == ["a pattern that no file fits"]
    _, problems = tell("x" * 5000)
    assert len(problems) == 1
    _, problems = tell("a\0b")
    assert len(problems) == 1


def test_permission_denied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "page.txt").write_text(WORDS)
    opened = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == "page.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert the_one_problem(folder).got == "an error (Permission denied)"


def test_a_failing_device(folder: Path) -> None:
    class Failing(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    articles, problems = tell(Failing())
    assert not articles
    assert [problem.got for problem in problems] == ["an error (Input/output error)"]


def test_loops_of_links(folder: Path) -> None:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert the_one_problem(folder).subject.endswith("loop.txt")
    (folder / "loop.txt").unlink()
    (folder / "inner").mkdir()
    (folder / "inner" / "back").symlink_to(folder)
    problem = the_one_problem(folder)
    assert problem.got == "a link to a folder that it stands in"
    assert problem.subject.endswith("back")


def test_a_broken_link_and_a_pipe(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    assert the_one_problem(folder).subject.endswith("gone.txt")
    (folder / "gone.txt").unlink()
    os.mkfifo(folder / "pipe")
    assert the_one_problem(folder).got == "a pipe or device"


@pytest.mark.alone
def test_ten_thousand_quotation_marks_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "Envoys meet\n\n" + 'He said: "They met." ' * (count // 2) + "“" * count
        start = time.process_time()
        articles, _ = tell(io.BytesIO(text.encode()))
        assert articles
        return time.process_time() - start

    seconds(1_000)
    few, many = seconds(10_000), seconds(40_000)
    assert many < 12 * few + 0.5


def test_without_a_listener_the_first_problem_is_raised(folder: Path) -> None:
    (folder / "hole.txt").write_bytes(b"")
    articles = read(folder)
    assert next(articles).id == "a1"
    with pytest.raises(SourceError, match="an empty file"):
        next(articles)


def test_a_date_that_is_given_stands_for_what_the_page_says() -> None:
    [found] = read(io.BytesIO(line(1, date="2024-01-01")), published="2025-02")
    assert (found.published, found.published_basis) == ("2025-02", "given with the source")
    with pytest.raises(DateError):
        next(read(io.BytesIO(line(1)), published="February"))


def test_ids_are_kept_and_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(1) + line(1) + line(2) + line(1))
    (tmp_path / "b.jsonl").write_bytes(line(1))
    articles, _ = tell(tmp_path)
    assert [article.id for article in articles] == ["a1", "a1#2", "a2", "a1#3", "a1"]


def test_globs_and_folders_are_sorted_and_go_to_the_ground(tmp_path: Path) -> None:
    for name in ("b/two.jsonl", "a.jsonl", "b/one.jsonl", "c.txt.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(line(1, id=name))
    assert [article.id for article in read(tmp_path)] == ["a.jsonl", "b/one.jsonl", "b/two.jsonl", "c.txt.jsonl"]
    assert [article.id for article in read(str(tmp_path / "**" / "*.jsonl"))] == [
        "a.jsonl", "b/one.jsonl", "b/two.jsonl", "c.txt.jsonl",
    ]  # fmt: skip
    odd = tmp_path / "what[1]?.jsonl"
    odd.write_bytes(line(9))
    assert [article.id for article in read(odd)] == ["a9"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = Repeated(line(1)[:7], line(1)[7:], 1, line(2))

    monkeypatch.setattr("sys.stdin", Pipe())
    assert [article.id for article in read("-")] == ["a1", "a2"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_of_json_lines(codec: str) -> None:
    rows = [json.dumps({"id": f"a{n}", "text": WORDS + " “Café” – naïve"}, ensure_ascii=False) for n in range(3)]
    articles, problems = tell(io.BytesIO("\n".join(rows).encode(codec)))
    assert not problems
    assert [article.id for article in articles] == ["a0", "a1", "a2"]
    assert articles[2].text.endswith("“Café” – naïve")


def test_offsets_of_flat_articles_count_code_points(sample: Path) -> None:
    text = sample.read_text("utf-8")
    for article in read(sample):
        assert article.source.start is not None and article.source.end is not None
        stretch = text[article.source.start : article.source.end]
        for paragraph in article.paragraphs:
            assert paragraph in stretch


# ru_maxrss would count the memory of the process that started this one; VmHWM begins anew with the program.
MEASURED = """
import re, sys
from pathlib import Path
from dragoman.intake import read
count = sum(1 for _ in read(sys.argv[1]))
print(count, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) >> 10)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured by the kernel's own account")
def test_memory_stays_small_on_a_large_file(tmp_path: Path, long: bool) -> None:
    part = line(1, date="2025-01-13", text=(WORDS + "\n\n") * 40)
    rounds = ((100 if long else 20) << 20) // len(part)
    path = tmp_path / "lines.jsonl"
    with path.open("wb") as file:
        for _ in range(rounds):
            file.write(part)
    done = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, text=True, check=True)
    count, megabytes = map(int, done.stdout.split())
    assert count == rounds
    assert megabytes < 400


def test_streams_limit_is_what_the_errors_say() -> None:
    assert (streams.PAGE, streams.FLAT) == (16 << 20, 4 << 20)
