"""All formats: listed with what a page needs, the same every time, and sound whatever the text."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import fromstring

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from dragoman.export import FORMATS, Record
from dragoman.export.text import address
from dragoman.shapes import Actor, Evidence, Place
from dragoman.shapes.errors import UsageError

from .conftest import Told, article, entry


def jsonl(data: bytes) -> None:
    # Only a line feed ends a line: a line separator within a string is text.
    for line in data.decode().split("\n")[:-1]:
        json.loads(line)


def table(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert len({len(row) for row in rows}) == 1


def tabbed(data: bytes) -> None:
    assert len({line.count("\t") for line in data.decode().split("\n")[:-1]}) == 1


READERS: dict[str, Callable[[bytes], object]] = {
    "jsonl": jsonl,
    "json": json.loads,
    "csv": table,
    "parquet": lambda data: parquet.read_table(io.BytesIO(data)),
    "plover": tabbed,
    "ftm": jsonl,
    "webannotation": json.loads,
    "gexf": fromstring,
    "timelinejs": json.loads,
    "ical": icalendar.Calendar.from_ical,
    "rss": fromstring,
    "csl": json.loads,
    "markdown": bytes.decode,
}


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_gives_a_sound_file(name: str, text: str) -> None:
    who = Actor(id=text, name=text, kind="person", country=text, sector=text, mention=text)
    span = Evidence(start=0, end=len(text), quote=text, sentence=0)
    fields = {"items": (text,), "condition": text, "channel": text, "where": (Place(name=text),), "when": "2031-03"}
    one = entry(id=text, actors=(who,), according_to=(who,), evidence=(span,), **fields)
    page = article(id=text, text=text, title=text, outlet=text, byline=text, url="https://x.org/" + text)
    READERS[name](b"".join(FORMATS[name].octets([Told(page, [one])])))


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_gives_a_sound_file(name: str, hostile: Sequence[Record]) -> None:
    READERS[name](b"".join(FORMATS[name].octets(hostile)))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_file(name: str, told: Sequence[Record]) -> None:
    assert b"".join(FORMATS[name].octets(told)) == b"".join(FORMATS[name].octets(iter(told)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_a_page_needs(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert form.title
    assert re.fullmatch(r"[a-z]+/[a-z.+-]+", form.media)
    assert re.fullmatch(r"[a-z.]+", form.extension)
    assert (form.lines is None) != (form.blocks is None)


def test_files_of_two_formats_end_differently() -> None:
    assert len({form.extension for form in FORMATS.values()}) == len(FORMATS)


def test_bytes_are_not_given_as_text() -> None:
    with pytest.raises(UsageError, match="parquet"):
        FORMATS["parquet"]([])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[", None),
        ("https://example.org/" + "a" * 3000, None),
        (" https://example.org/a b?c=<d>\"'\n", "https://example.org/a%20b?c=%3Cd%3E%22%27"),
        ("http://example.org/%20?q=fish#top", "http://example.org/%20?q=fish#top"),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert address(article(url=url)) == expected
