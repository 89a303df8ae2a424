"""The newest entries as RSS 2.0."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from dragoman.export.shape import Record, standing
from dragoman.export.telling import counts, sentence, words
from dragoman.export.text import address, line, plain, urn
from dragoman.shapes import Entry
from dragoman.shapes.edtf import When

NEWEST = 100
"""Items of a feed: readers fetch it again and again, and show no more."""
_UNKNOWN = date.min


def lines(
    records: Iterable[Record],
    *,
    title: str = "Dragoman",
    link: str = "http://127.0.0.1/",
    about: str = "The newest entries of the record: who did and said what, when, by whose word",
) -> Iterator[str]:
    """Write the entries of the articles published last, newest first; of one day, in the order that they came.

    `title`, `link` (RSS wants one; give the page that serves the feed) and `about` describe the channel. The feed is
    dated by its newest article, never by the time of writing.
    """
    dated = ((_published(record), record, entry) for record in records for entry in record.entries)
    newest = heapq.nlargest(NEWEST, enumerate(dated), key=lambda item: (item[1][0], -item[0]))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<rss version="2.0">'
    yield "<channel>"
    stamp = newest[0][1][0] if newest else _UNKNOWN
    for name, value in (("title", title), ("link", link), ("description", about), ("language", "en")):
        yield _tag(name, value)
    if stamp != _UNKNOWN:
        yield _tag("lastBuildDate", _moment(stamp))
    for _, (day, record, entry) in newest:
        yield _item(record, entry, day)
    yield "</channel>"
    yield "</rss>"


def _published(record: Record) -> date:
    """Give the last day that the article may be of; the earliest of all days where nothing tells."""
    when = When.parse(record.article.published) if record.article.published else None
    return (when and (when.latest or when.earliest)) or _UNKNOWN


def _item(record: Record, entry: Entry, day: date) -> str:
    article = record.article
    item = Element("item")
    SubElement(item, "title").text = line(sentence(entry))
    page = address(article)
    if page:
        SubElement(item, "link").text = page
    SubElement(item, "guid", isPermaLink="false").text = urn("entry", entry.id)
    if day != _UNKNOWN:
        SubElement(item, "pubDate").text = _moment(day)
    SubElement(item, "category").text = entry.type
    SubElement(item, "category").text = entry.status
    SubElement(item, "description").text = _description(record, entry)
    return tostring(item, encoding="unicode")


def _description(record: Record, entry: Entry) -> str:
    """Make the item's HTML; every word of an article is escaped, and once more by the XML around it."""
    article = record.article
    source = ", ".join(part for part in (article.outlet or article.issuer, article.title, article.published) if part)
    facts = (line(source), entry.when or "", counts(standing(record, entry)))
    told = " · ".join(fact for fact in facts if fact)
    return f"<blockquote>{escape(words(entry))}</blockquote><p>{escape(told)}</p>"


def _moment(day: date) -> str:
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)


def _tag(name: str, value: str) -> str:
    element = Element(name)
    element.text = plain(value)
    return tostring(element, encoding="unicode")
