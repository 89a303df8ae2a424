"""Archives of pages: whole, damaged in every way, gzipped or not."""

import gzip
import io
from pathlib import Path

import pytest

from dragoman.intake import read
from dragoman.shapes import Article
from dragoman.shapes.errors import RecordError, SourceError

NAMES = ["Oslo", "Bergen", "Tromsø", "Bodø", "Narvik", "Molde"]


def html(name: str) -> bytes:
    words = f"<p>The foreign ministers of both countries met in {name} on Monday and said that they had agreed.</p>"
    return f"<html><body><article><h1>Envoys meet in {name}</h1>{words}</article></body></html>".encode()


def record(number: int, *, kind: str = "response", body: bytes | None = None, http: str = "") -> bytes:
    body = html(NAMES[number]) if body is None else body
    media = "text/html"
    if kind == "response":
        head = http or "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        body = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        media = "application/http; msgtype=response"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/{number}\r\n"
        f"WARC-Date: 2025-01-13T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


RECORDS = [record(number) for number in range(6)]


def tell(data: bytes) -> tuple[list[Article], list[SourceError]]:
    problems: list[SourceError] = []
    return list(read(io.BytesIO(data), on_problem=problems.append)), problems


def places(articles: list[Article]) -> list[str]:
    return [(article.title or "").rsplit(" ", 1)[-1] for article in articles]


@pytest.mark.parametrize("zipped", [False, True])
def test_whole_archives(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(b"".join(gzip.compress(one) if zipped else one for one in RECORDS))
    articles = list(read(path))
    assert places(articles) == NAMES
    assert articles[2].source.record == "<urn:uuid:2>"
    assert articles[2].url == "https://post.example/2"


def test_an_archive_from_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seek(self, *_: int) -> int:
            raise OSError("a pipe")

    assert places(list(read(Pipe(b"".join(RECORDS))))) == NAMES


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        record(0, kind="request", body=b"GET / HTTP/1.1\r\n\r\n"),
        record(1, http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"),
        record(1, http="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"),
        record(1, kind="metadata"),
    ]
    articles, problems = tell(b"".join(others) + RECORDS[3])
    assert places(articles) == ["Bodø"]
    assert not problems


def test_resources_texts_and_feeds() -> None:
    text = b"Envoys meet in Molde\n\nThe ministers of both countries met in Molde on Monday and agreed on the quotas."
    feed = (
        b"<rss version='2.0'><channel><title>x</title><item><title>Envoys meet in Narvik</title></item></channel></rss>"
    )
    data = [
        record(2, kind="resource"),
        record(3, kind="conversion", body=text).replace(b"text/html", b"text/plain"),
        record(4, body=feed, http="HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"),
    ]
    articles, problems = tell(b"".join(data))
    assert not problems
    assert [article.title for article in articles] == [
        "Envoys meet in Tromsø", "Envoys meet in Molde", "Envoys meet in Narvik",
    ]  # fmt: skip
    assert articles[1].source.record == "<urn:uuid:3>"
    assert articles[1].source.start == 0


def test_transfer_and_content_encodings_are_undone() -> None:
    body = gzip.compress(html("Molde"))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    one = record(5, body=chunked, http=http)
    inner = f"Content-Length: {len(chunked)}\r\n\r\n".encode()
    block = one.replace(inner, b"\r\n")
    size = int(one.split(b"Content-Length: ")[1].split(b"\r")[0])
    block = block.replace(b"Content-Length: %d" % size, b"Content-Length: %d" % (size - len(inner) + 2))
    articles, problems = tell(block)
    assert places(articles) == ["Molde"]
    assert not problems


DAMAGES = {
    "no mark": lambda one: one.replace(b"WARC/1.0", b"WXRC/1.0"),
    "no length": lambda one: one.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: x", 1),
    "cut off": lambda one: one[:250],
    "cut off in its head": lambda one: one[:60],
    "too long": lambda one: one.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 9", 1),
    "far too long": lambda one: one.replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 999999999", 1),
    "garbage": lambda one: b"\0garbage" * 40,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("zipped", [False, True])
def test_a_damaged_record(damage: str, zipped: bool) -> None:
    records = [*RECORDS]
    records[2] = DAMAGES[damage](records[2])
    parts = [gzip.compress(one) if zipped else one for one in records]
    articles, problems = tell(b"".join(parts))
    whole = [name for name in NAMES if name != NAMES[2]]
    assert [place for place in places(articles) if place in whole] == whole
    [problem] = problems
    assert isinstance(problem, RecordError)
    assert "offset" in problem.record


def test_a_damaged_member() -> None:
    members = [gzip.compress(one) for one in RECORDS]
    broken = bytearray(members[2])
    broken[60:80] = b"\xff" * 20
    for member in (bytes(broken), members[2][:90]):
        articles, problems = tell(b"".join([*members[:2], member, *members[3:]]))
        assert places(articles) == [name for name in NAMES if name != NAMES[2]]
        assert len(problems) == 1


def test_two_damaged_records_apart() -> None:
    records = [*RECORDS]
    for number in (1, 4):
        records[number] = DAMAGES["no mark"](records[number])
    articles, problems = tell(b"".join(records))
    assert places(articles) == ["Oslo", "Tromsø", "Bodø", "Molde"]
    assert len(problems) == 2


def test_a_damaged_start(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(b"\xff" * 500 + b"".join(RECORDS[1:]))
    problems: list[SourceError] = []
    assert places(list(read(path, on_problem=problems.append))) == NAMES[1:]
    assert [problem.got for problem in problems] == ["Invalid WARC header"]


def test_an_archive_that_is_cut_off() -> None:
    for data in (b"".join(RECORDS)[:-150], b"".join(map(gzip.compress, RECORDS))[:-60]):
        articles, problems = tell(data)
        assert places(articles) == NAMES[:-1]
        assert [problem.got for problem in problems] == ["a record that is cut off"]


def test_one_member_that_holds_all_records() -> None:
    records = [*RECORDS]
    assert places(tell(gzip.compress(b"".join(records)))[0]) == NAMES
    records[2] = DAMAGES["no mark"](records[2])
    articles, problems = tell(gzip.compress(b"".join(records)))
    assert places(articles) == [name for name in NAMES if name != NAMES[2]]
    assert len(problems) == 1


def test_an_archive_of_marks_alone_ends_soon() -> None:
    _, problems = tell(b"WARC/1.0\r\nx:\r\n\r\n" * 20_000)
    assert problems


def test_a_page_in_another_language_names_its_record() -> None:
    german = "Der Außenminister hat sich mit dem Kollegen aus Oslo getroffen und über die Quoten gesprochen."
    body = f"<html><body><article><h1>Treffen</h1><p>{german}</p></article></body></html>".encode()
    articles, problems = tell(record(1, body=body) + RECORDS[2])
    assert places(articles) == ["Tromsø"]
    assert [problem.subject for problem in problems] == ["-, <urn:uuid:1>"]


def test_a_record_of_a_hundred_megabytes_is_passed_over() -> None:
    giant = record(1, body=b"<html><body><p>" + b"word " * (20 << 20))
    articles, problems = tell(RECORDS[0] + giant + RECORDS[2])
    assert places(articles) == ["Oslo", "Tromsø"]
    assert [problem.got for problem in problems] == ["more than 16 MB in one page"]
