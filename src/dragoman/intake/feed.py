"""Articles of RSS and Atom feeds."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax import SAXException

import feedparser

from dragoman.intake import fragment, ldjson, stamps
from dragoman.shapes.article import Article, Source, compose, text_id
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import RecordError, SourceError

Tell = Callable[[SourceError], None]

_EXTERNAL = re.compile(rb"<!ENTITY\s+(?:%\s+)?([\w.:-]{1,100})\s+(?:SYSTEM|PUBLIC)\b")
_DTD = 1 << 16
"""Bytes in which a document type stands, if there is one."""


def articles(data: bytes, *, file: str, tell: Tell) -> Iterator[Article]:
    r"""Read the items of a feed.

    `data` are its bytes, `file` the input's name; `tell` is told what is malformed. Entities that name a file or an
    address are never followed: what they stand for is left out, and told.

    >>> feed = b'''<rss version="2.0"><channel><title>The Harbour Post</title><item><title>Envoys meet</title>
    ... <guid>p1</guid><pubDate>Mon, 13 Jan 2025 22:00:00 GMT</pubDate><description>They met.</description>
    ... </item></channel></rss>'''
    >>> [article] = articles(feed, file="a.xml", tell=print)
    >>> article.id, article.outlet, article.published, article.text
    ('p1', 'The Harbour Post', '2025-01-13', 'Envoys meet\n\nThey met.')
    """
    for name in dict.fromkeys(match[1].decode() for match in _EXTERNAL.finditer(data[:_DTD])):
        _tell(tell, file, f"an external entity, &{name};", "a feed that holds its own text", "it was left out")
    try:
        parsed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # whatever its lenient parser stumbles over, the feed can't be told apart
        _tell(tell, file, f"a feed that breaks its parser ({error})", "well-formed RSS or Atom", "mend the feed")
        return
    fault = parsed.get("bozo_exception")
    if isinstance(fault, SAXException):
        _tell(
            tell,
            file,
            f"malformed XML ({_said(fault)})",
            "well-formed RSS or Atom",
            "what could be told apart was read",
        )
    if not parsed.entries:
        _tell(tell, file, "a feed without items", "RSS or Atom with items", "check its address")
    for number, entry in enumerate(parsed.entries, 1):
        try:
            yield _article(entry, parsed.feed, file=file, number=number, version=str(parsed.get("version") or ""))
        except RecordError as error:
            tell(error)


def _article(entry: dict[str, Any], feed: dict[str, Any], *, file: str, number: int, version: str) -> Article:
    own = _string(entry, "id") or _string(entry, "link")
    record = f"item {own or number}"
    title = ldjson.text(_string(entry, "title"))
    found = fragment.read(_content(entry))
    text = compose(title, found.captions, found.paragraphs)
    if not text:
        raise RecordError(
            file, record=record, got="neither title nor text", expected="an item with a text", remedy="check the feed"
        )
    published, basis = _published(entry, version)
    link = _string(entry, "link")
    return Article(
        id=own or text_id(text),
        url=link if link and link.startswith(("http://", "https://")) else None,
        outlet=_outlet(entry, feed),
        title=title,
        byline=_string(entry, "author"),
        published=published,
        published_basis=basis,
        language=_string(feed, "language"),
        text=text,
        paragraphs=found.paragraphs,
        captions=found.captions,
        credits=found.credits,
        source=Source(file=file, record=record),
    )


def _content(entry: dict[str, Any]) -> str:
    """The longest of what an item holds of its text: feeds carry a summary, the whole, or both."""
    texts = [str(part.get("value") or "") for part in dict.get(entry, "content") or [] if isinstance(part, dict)]
    return max([*texts, _string(entry, "summary") or ""], key=len)


def _published(entry: dict[str, Any], version: str) -> tuple[str | None, str | None]:
    stated = _string(entry, "published")
    if stated and (stamp := stamps.read(stated)):
        return stamp.edtf, f"the item's date: {stated}"
    changed = _string(entry, "updated")
    stamp = stamps.read(changed) if changed else None
    if stamp is None:
        return None, None
    if version.startswith("rss"):
        # What RSS calls dc:date is the publication.
        return stamp.edtf, f"the item's date: {changed}"
    return str(When.within(None, When.parse(stamp.edtf).latest)), f"not after the item's last change: {changed}"


def _outlet(entry: dict[str, Any], feed: dict[str, Any]) -> str | None:
    origin = dict.get(entry, "source")
    named = _string(origin, "title") if isinstance(origin, dict) else None
    return named or ldjson.text(_string(feed, "title"))


def _string(table: dict[str, Any], key: str) -> str | None:
    # Not through feedparser's own lookup, which answers one field for another.
    value = dict.get(table, key)
    return value.strip() or None if isinstance(value, str) else None


def _said(fault: SAXException) -> str:
    line = getattr(fault, "getLineNumber", lambda: None)()
    return f"line {line}: {fault.getMessage()}" if line else str(fault)


def _tell(tell: Tell, file: str, got: str, expected: str, remedy: str) -> None:
    tell(SourceError(file, got=got, expected=expected, remedy=remedy))
