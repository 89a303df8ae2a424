"""RSS 2.0: feedparser reads it without a complaint."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from dragoman.export import FORMATS, Record, rss
from dragoman.export.text import urn

from .conftest import Told, article, entry


def feed(records: Sequence[Record]) -> Any:
    found = feedparser.parse(b"".join(FORMATS["rss"].octets(records)))
    assert not found.bozo
    assert found.version == "rss20"
    return found


def test_the_newest_article_comes_first(told: Sequence[Record]) -> None:
    found = feed(told)
    # The second article is of the 11th or the 12th; entries of one article keep their order.
    assert [item.id for item in found.entries] == [urn("entry", name) for name in ("h", "e", "f", "g")]
    assert found.feed.updated == "Wed, 12 Mar 2031 00:00:00 GMT"
    item = found.entries[1]
    assert (item.title, item.published) == ("Norway and Iceland held talks in Oslo", "Mon, 10 Mar 2031 00:00:00 GMT")
    assert item.link == "https://example.org/fish?a=1&b=2"
    assert [tag.term for tag in item.tags] == ["CONSULT", "happened"]
    assert "<blockquote>Oslo and Reykjavik met.</blockquote>" in item.summary


def test_a_feed_stays_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rss, "NEWEST", 2)
    days = [Told(article(id=day, published=day), [entry(id=day)]) for day in ("2031-01-01", "2031-01-03", "2031-01-02")]
    assert [item.published[:7] for item in feed(days).entries] == ["Fri, 03", "Thu, 02"]


def test_the_undated_comes_last_and_an_empty_feed_is_a_feed() -> None:
    parts = [Told(article(published=None), [entry(id="x")]), Told(article(id="b"), [entry(id="y")])]
    assert ["published" in item for item in feed(parts).entries] == [True, False]
    assert feed([]).entries == []


def test_a_page_may_name_its_own_channel() -> None:
    channel = fromstring("".join(rss.lines([], title="Fish & ships", link="https://example.org/"))).find("channel")
    assert channel is not None
    assert (channel.findtext("title"), channel.findtext("link")) == ("Fish & ships", "https://example.org/")


def test_hostile_text_is_text(hostile: Sequence[Record]) -> None:
    raw = b"".join(FORMATS["rss"].octets(hostile)).decode()
    [item] = fromstring(raw).iter("item")
    assert "<script>" in (item.findtext("title") or "")
    assert "<script" not in (item.findtext("description") or "")
    assert item.find("link") is None
