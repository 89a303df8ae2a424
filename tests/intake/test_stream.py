"""Bounded streams."""

import gzip
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import detect, stream
from dragoman.shapes.errors import SourceError


@given(st.lists(st.binary(max_size=5000), min_size=1, max_size=4), st.integers(1, 4000))
def test_inflating_in_steps_of_any_size(members: list[bytes], size: int) -> None:
    inflated = stream.Inflated(io.BytesIO(b"".join(map(gzip.compress, members))))
    parts = []
    while part := inflated.read(size):
        parts.append(part)
    assert b"".join(parts) == b"".join(members)
    assert inflated.damage is None


@given(st.binary(min_size=1, max_size=5000), st.data())
def test_a_cut_gives_what_stands_before_it(data: bytes, draw: st.DataObject) -> None:
    whole = gzip.compress(data)
    cut = draw.draw(st.integers(2, len(whole) - 1))
    inflated = stream.Inflated(io.BytesIO(whole[:cut]))
    assert data.startswith(stream.take(inflated, size=1 << 20))
    assert inflated.damage == "a gzip file that is cut off"


@given(st.binary(max_size=500))
def test_no_bytes_crash_it(data: bytes) -> None:
    inflated = stream.Inflated(io.BytesIO(b"\x1f\x8b" + data))
    stream.take(inflated, size=1 << 20)
    assert inflated.damage


def test_other_bytes_behind_the_end() -> None:
    inflated = stream.Inflated(io.BytesIO(gzip.compress(b"They met.") + b"trailing"))
    assert stream.take(inflated, size=100) == b"They met."
    assert inflated.damage == "a gzip file with other bytes after its end"


@given(st.binary(max_size=200), st.binary(max_size=200), st.integers(1, 50))
def test_a_rejoined_stream_is_whole(head: bytes, rest: bytes, size: int) -> None:
    rejoined = stream.Rejoined(head, io.BytesIO(rest))
    parts = []
    while part := rejoined.read(size):
        parts.append(part)
    assert b"".join(parts) == head + rest


def test_a_page_has_a_limit() -> None:
    assert stream.page(io.BytesIO(b"x" * 10), file="a", limit=10) == b"x" * 10
    with pytest.raises(SourceError, match="in one page"):
        stream.page(io.BytesIO(b"x" * 11), file="a", limit=10)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "", "empty"),
        (b"\xef\xbb\xbf", "", "empty"),
        (b"[Picture: envoys in Oslo]\nThey met.", "", "flat"),
        (b"{They} met.", "", "flat"),
        (b"<b>They</b> met.", "", "flat"),
        (b"They met.", "a.html", "html"),
        (b"<!-- x --><!doctype html><p>x", "", "html"),
        (b"\n <html lang=en>", "", "html"),
        (b"<div class=x><p>They met.</p></div>", "", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><html>', "", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "", "html"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<feed xmlns="http://www.w3.org/2005/Atom">', "a.html", "feed"),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "]>">]><rss version="2.0">', "", "feed"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "", "xml"),
        (b'{"text": "x"}\n{"text": "y"}\n', "", "jsonl"),
        (b'{"text": "x"}', "", "jsonl"),
        (b'{"text": "x"}', "a.json", "jsonl"),
        (b'{\n "text": "x"\n}', "", "json"),
        (b'[{"text": "x"}]', "", "json"),
        (b'{broken\n{"text": "x"}\n', "a.jsonl", "jsonl"),
        (b'{"broken": \n{"text": "x"}\n', "", "jsonl"),
        ("They met.".encode("utf-16"), "", "flat"),
        (b"They\0met", "", "binary"),
        (b"id,title,date,text\r\n1,Envoys meet,2031-02-03,They met.\r\n", "", "table"),
        (b'"Date"\t"Headline"\t"Link"\n2031-02-03\tThey met\thttps://x.example/', "a.txt", "table"),
        (b"url;content\nhttps://x.example/;They met, and left", "", "table"),
        (b"Text, date\n\nThey met in Oslo\n", "", "flat"),
        (b"Norway, Chad, Peru\nThey met, all of them", "", "flat"),
        (b"Title: the date, the text\nThey met, all of them", "", "flat"),
        (b"Home | World | Africa | Asia | Date | Title\nOslo | Bergen", "", "flat"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str) -> None:
    assert detect.kind(data, name=name) == kind


@given(st.binary(max_size=300), st.sampled_from(["", "a.txt", "a.html", "a.jsonl", "a.json", "a.xml"]))
def test_no_bytes_have_no_kind(data: bytes, name: str) -> None:
    assert detect.kind(data, name=name)


@pytest.mark.parametrize("unit", ["a,", "a ,", '"a", ', "text,date,", "a a "])
def test_headers_of_tables_take_linear_time(unit: str) -> None:
    began = time.process_time()
    detect.kind((unit * 60_000)[:60_000].encode() + b"!\na,b")
    assert time.process_time() - began < 2


def test_prologues_take_linear_time() -> None:
    for part in (b"<!-- ", b"<?x ", b"<!DOCTYPE [", b"<!DOCTYPE x [] "):
        detect.kind(b"<?xml?>" + part * 4000)
