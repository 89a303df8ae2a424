"""From an opened input, of whatever kind, to the articles that it holds."""

import io
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import IO

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.intake import dates, detect, encoding, feed, flat, html, jsonl, stream, tongue, walk, warc
from dragoman.shapes.article import Article
from dragoman.shapes.errors import LanguageError, SourceError

Tell = Callable[[SourceError], None]

KEPT = 5 << 20
"""Bytes of a page or a record that are handed on beside its articles, at most."""

_BELOW = 2
"""Lines behind an article's end that may still be its own: stamps and the like."""


class Given(msgspec.Struct, kw_only=True):
    """One input, opened."""

    name: str
    """As it was given, or found in a folder."""
    stream: stream.Readable
    """Its bytes."""
    url: str | None = None
    """The address that it came from."""
    charset: str | None = None
    """The charset that was named there."""
    record: str | None = None
    """Its id in a container."""

    @property
    def subject(self) -> str:
        """What an error about it names."""
        return f"{self.name}, {self.record}" if self.record else self.name


class Contents:
    """Reads inputs to their articles; tells what could not be read.

    >>> from dragoman.catalogue import load
    >>> given = Given(name="a.jsonl", stream=io.BytesIO(b'{"text": "They met in Oslo."}'))
    >>> [article.text for article in Contents(print, catalogue=load()).articles(given)]
    ['They met in Oslo.']
    """

    def __init__(self, tell: Tell, *, catalogue: Catalogue) -> None:
        self._tell = tell
        self.catalogue = catalogue
        """Who is who, and when."""
        self.raw: tuple[bytes, str] | None = None
        """The bytes in which the article given last stood, with their media type; null for more than `KEPT`."""

    def articles(self, given: Given) -> Iterator[Article]:
        """Read one input; what its device fails at is told like any other problem."""
        try:
            yield from self._opened(given)
        except OSError as error:
            self._tell(walk.unreadable(given.name, error))

    def _keep(self, data: bytes, media: str = "application/json") -> None:
        self.raw = (data, media) if len(data) <= KEPT else None

    def _opened(self, given: Given) -> Iterator[Article]:
        head = stream.take(given.stream, size=detect.HEAD)
        if detect.is_warc(head, name=given.name):
            yield from self._warc(given, head)
        elif head.startswith(detect.GZIP):
            yield from self._gzip(given, head)
        else:
            yield from self._by_kind(given, head, given.stream, tell=self._tell)

    def _gzip(self, given: Given, head: bytes) -> Iterator[Article]:
        """Read of a damaged gzip file what can be read, and then say once that it is damaged."""
        inflated = stream.Inflated(stream.Rejoined(head, given.stream))
        held = _Held(self._tell)
        yield from self._by_kind(given, stream.take(inflated, size=detect.HEAD), inflated, tell=held)
        if inflated.damage is None:
            held.release()
            return
        remedy = "what could be inflated was read; get the file again"
        self._tell(SourceError(given.name, got=inflated.damage, expected="a whole gzip file", remedy=remedy))

    def _by_kind(self, given: Given, head: bytes, rest: stream.Readable, *, tell: Tell) -> Iterator[Article]:
        kind = detect.kind(head, name=given.name)
        whole = stream.Rejoined(head, rest)
        if kind == "jsonl":
            yield from jsonl.articles(_utf8(head, whole), file=given.name, tell=tell, keep=self._keep)
        elif kind == "json":
            yield from jsonl.document(_utf8(head, whole), file=given.name, tell=tell, keep=self._keep)
        elif kind in ("flat", "html", "feed"):
            try:
                data = stream.page(whole, file=given.name, limit=stream.FLAT if kind == "flat" else stream.PAGE)
            except SourceError as error:
                tell(error)
                return
            yield from self._page(kind, data, given, tell=tell)
        else:
            tell(detect.refusal(kind, head, file=given.name))

    def _page(self, kind: detect.Kind, data: bytes, given: Given, *, tell: Tell) -> Iterator[Article]:
        self._keep(data, {"html": "text/html", "feed": "application/xml"}.get(kind, "text/plain"))
        if kind == "html":
            yield from html.articles(
                data, file=given.name, tell=tell, url=given.url, declared=given.charset, record=given.record
            )
        elif kind == "feed":
            yield from feed.articles(data, file=given.name, tell=tell)
        else:
            yield from self._flat(data, given, tell=tell)

    def _flat(self, data: bytes, given: Given, *, tell: Tell) -> Iterator[Article]:
        if len(data) > stream.FLAT:
            got = f"more than {stream.FLAT >> 20} MB in one page"
            tell(html.problem(given.name, given.record, got, "pages of up to that", "split it"))
            return
        found = encoding.decode(data, declared=given.charset)
        if found.damage:
            tell(
                html.problem(given.name, given.record, found.damage, "one encoding", "read with U+FFFD in their place")
            )
        try:
            # Once for the page: it would else be said of each of its parts.
            tongue.check(found.text, file=given.subject)
        except LanguageError as error:
            tell(error)
            return
        articles = flat.articles(found.text, file=given.name)
        if not articles:
            tell(
                html.problem(
                    given.name, given.record, "a page without an article", "an article's text", "check the page"
                )
            )
        for article, beside in zip(articles, _beside(found.text, articles), strict=True):
            yield self._placed(article, beside, given)

    def _placed(self, article: Article, beside: list[str], given: Given) -> Article:
        """Add what the page and its container know of an article: address, record, the date that it prints."""
        published, basis = dates.published(article.title, article.paragraphs, article.captions, beside, self.catalogue)
        return msgspec.structs.replace(
            article,
            url=article.url or given.url,
            published=published,
            published_basis=basis,
            source=msgspec.structs.replace(article.source, record=given.record),
        )

    def _warc(self, given: Given, head: bytes) -> Iterator[Article]:
        """Read the pages of an archive, from a stream in which one can go back."""
        with tempfile.TemporaryFile() as copy:
            try:
                given.stream.seek(0)  # type: ignore[attr-defined]
                data: IO[bytes] = given.stream  # type: ignore[assignment]
            except (AttributeError, OSError):
                shutil.copyfileobj(stream.Rejoined(head, given.stream), copy)
                copy.seek(0)
                data = copy
            said: list[SourceError] = []

            def tell(problem: SourceError) -> None:
                said[:] = [problem]
                self._tell(problem)

            empty = True
            for capture in warc.captures(data, file=given.name, tell=tell):
                empty = False
                inner = Given(
                    name=given.name,
                    stream=io.BytesIO(capture.payload),
                    url=capture.url,
                    charset=capture.charset,
                    record=capture.record,
                )
                kind = detect.kind(capture.payload[: detect.HEAD])
                if kind in ("html", "feed") or (kind == "flat" and capture.media in ("text/plain", "")):
                    yield from self._page(kind, capture.payload, inner, tell=self._tell)
            if empty and not said:
                self._tell(SourceError(given.name, got="no page", expected="an archive of pages", remedy="check it"))


class _Held:
    """Holds problems back until it is clear that they aren't what a damaged stream has made of its records."""

    _MOST = 1000

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._problems: list[SourceError] = []

    def __call__(self, problem: SourceError) -> None:
        self._problems.append(problem)
        if len(self._problems) > self._MOST:
            self.release()

    def release(self) -> None:
        problems, self._problems = self._problems, []
        for problem in problems:
            self._tell(problem)


def _beside(text: str, articles: list[Article]) -> Iterator[list[str]]:
    """Give, for each article, the lines within it and just below it that are none of its parts."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    ends = [article.source.start or 0 for article in articles[1:]] + [len(text)]
    for article, end in zip(articles, ends, strict=True):
        first = max(0, bisect_left(starts, (article.source.start or 0) + 1) - 1)
        last = bisect_left(starts, article.source.end or 0)
        own = {article.title, *article.paragraphs, *article.captions}
        within = [line.strip() for line in lines[first:last]]
        below = [line.strip() for start, line in zip(starts[last:], lines[last:], strict=False) if start < end]
        yield [line for line in within if line and line not in own] + [line for line in below if line][:_BELOW]


def _utf8(head: bytes, whole: stream.Rejoined) -> IO[bytes]:
    """A stream of JSON in UTF-8, whatever its encoding was."""
    codec, mark = encoding.find(head)
    whole.read(mark)
    if codec == "utf-8":
        return stream.buffered(whole)
    return stream.buffered(stream.Joined(encoding.transcoded(stream.chunks(whole), encoding=codec)))
