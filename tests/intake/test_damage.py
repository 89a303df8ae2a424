"""Random damage to every kind of input: articles and problems come out, never anything else."""

import gzip
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

from dragoman.intake import read
from dragoman.shapes.errors import SourceError

WORDS = "The foreign minister of Norway met his Danish counterpart in Oslo and said that they had agreed on the quotas."
HERE = Path(__file__).parent
MARKS = (
    b"\0", b"<", b">", b'"', b"\xff\xfe", b"{", b"}", b"\n\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"<!DOCTYPE x [",
    b"&#0;", b"&#xD800;", b"\xed\xa0\x80", b"https://[", b"]]>", b"2025-99-99",
)  # fmt: skip


def record(number: int) -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Part {number}</h1><p>{WORDS}</p>".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{number}>\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def seeds() -> list[bytes]:
    rows = [{"id": f"a{n}", "title": "Envoys meet", "date": "2025-01-13", "text": WORDS} for n in range(9)]
    items = "".join(
        f"<item><title>T</title><pubDate>13 Jan 2025</pubDate><description>{WORDS}</description></item>" for _ in rows
    )
    plain = [
        *(path.read_bytes() for path in sorted((HERE / "html").glob("*.html"))),
        "\n".join(map(json.dumps, rows)).encode(),
        json.dumps(rows, indent=1).encode(),
        b"".join(map(record, range(6))),
        b"".join(gzip.compress(record(number)) for number in range(6)),
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode(),
        f"Envoys meet\n\nPublished: 13 January 2025\n\n{WORDS}\n\n{WORDS}".encode(),
    ]
    return [*plain, *map(gzip.compress, plain[-6:])]


def damaged(count: int) -> Iterator[bytes]:
    chance = random.Random(20250113)
    whole = seeds()
    for _ in range(count):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 6)):
            start = chance.randrange(len(data) + 1)
            end = min(len(data), start + chance.randint(1, 60))
            data[start : chance.choice((start, end, end, len(data)))] = chance.choice(
                (b"", chance.randbytes(end - start), bytes(data[end:][:200]), chance.choice(MARKS))
            )
        yield bytes(data)


def test_no_damage_stops_the_reading(long: bool) -> None:
    problems: list[SourceError] = []
    for data in damaged(20_000 if long else 300):
        for article in read(io.BytesIO(data), on_problem=problems.append):
            assert article.text
            assert article.source.file
    assert all(problem.got and problem.remedy for problem in problems)
