"""From a source to its articles."""

import io
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.intake import detect, encoding, feed, html, jsonl, stream, tongue, walk, warc, web
from dragoman.shapes.article import Article
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import FetchError, LanguageError, SourceError

Tell = Callable[[SourceError], None]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def read(
    source: str | Path | IO[bytes],
    *,
    on_problem: Tell | None = None,
    published: str | None = None,
    allow_private: bool = False,
    catalogue: Catalogue | None = None,
) -> Iterator[Article]:
    r"""Read the articles of a source as they come; a source larger than memory is no harm.

    `source` is a file, a folder (its files in the order of their names, to its ground), a glob, `-` for standard
    input, an `http(s)://` address, or an open binary stream. What it holds (flat text, HTML, JSON Lines or JSON, RSS
    or Atom, WARC, each also gzipped) is told by its content. `published` (EDTF) stands for what the pages say of
    their date; `allow_private` lets addresses of private networks be fetched; `catalogue` dates pages by public
    events. Without `on_problem` the first unreadable input raises its `SourceError`; with it, it is told each and
    the rest is read.

    The id of an article is the input's own where it has one, else a hash of the text. If two articles of one input
    have the same, the later are `id#2`, `id#3`: each is kept.

    >>> import io
    >>> lines = b'{"id": "a1", "title": "Envoys meet", "text": "They met in Oslo."}\n{"id": "a1", "text": "They left."}'
    >>> [article.id for article in read(io.BytesIO(lines))]
    ['a1', 'a1#2']
    """
    stated = str(When.parse(published)) if published else None

    def tell(problem: SourceError) -> None:
        if on_problem is None:
            raise problem
        on_problem(problem)

    for given in _inputs(source, tell=tell, allow_private=allow_private):
        ids: Counter[str] = Counter()
        for article in _english(_guarded(given, tell=tell), tell=tell):
            ids[article.id] += 1
            times = ids[article.id]
            own = msgspec.structs.replace(article, id=f"{article.id}#{times}") if times > 1 else article
            yield _dated(own, stated=stated)


class _Given(msgspec.Struct, kw_only=True):
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


def _inputs(source: str | Path | IO[bytes], *, tell: Tell, allow_private: bool) -> Iterator[_Given]:
    if not isinstance(source, str | Path):
        yield _Given(name=str(getattr(source, "name", "-")), stream=source)
    elif str(source) == "-":
        yield _Given(name="-", stream=sys.stdin.buffer)
    elif isinstance(source, str) and _ADDRESS.match(source):
        try:
            answer = web.fetch(source, allow_private=allow_private)
        except FetchError as error:
            tell(error)
            return
        yield _Given(name=source, stream=io.BytesIO(answer.data), url=answer.url, charset=answer.charset)
    else:
        yield from _opened(source, tell=tell)


def _opened(source: str | Path, *, tell: Tell) -> Iterator[_Given]:
    for path in walk.files(source, tell=tell):
        try:
            with path.open("rb") as file:
                yield _Given(name=str(path), stream=file)
        except OSError as error:
            tell(walk.unreadable(path, error))


def _guarded(given: _Given, *, tell: Tell) -> Iterator[Article]:
    """Read one input; what its device fails at is told like any other problem."""
    try:
        yield from _articles(given, tell=tell)
    except OSError as error:
        tell(walk.unreadable(given.name, error))


def _articles(given: _Given, *, tell: Tell) -> Iterator[Article]:
    """Read one input; of a damaged gzip file what can be read, and then say that it is damaged."""
    head = stream.take(given.stream, size=detect.HEAD)
    if detect.is_warc(head, name=given.name):
        yield from _warc(given, head, tell=tell)
        return
    if not head.startswith(detect.GZIP):
        yield from _by_kind(given, head, given.stream, tell=tell)
        return
    inflated = stream.Inflated(stream.Rejoined(head, given.stream))
    held = _Held(tell)
    for article in _by_kind(given, stream.take(inflated, size=detect.HEAD), inflated, tell=held):
        held.release()
        yield article
    if inflated.damage is None:
        held.release()
        return
    # What the damage did to the last record is no second problem.
    held.drop()
    tell(
        SourceError(
            given.name,
            got=inflated.damage,
            expected="a whole gzip file",
            remedy="what could be inflated was read; get the file again",
        )
    )


class _Held:
    """Holds a problem back until it is clear that it isn't the end of a damaged stream."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._problem: SourceError | None = None

    def __call__(self, problem: SourceError) -> None:
        self.release()
        self._problem = problem

    def release(self) -> None:
        problem, self._problem = self._problem, None
        if problem:
            self._tell(problem)

    def drop(self) -> None:
        self._problem = None


def _by_kind(given: _Given, head: bytes, rest: stream.Readable, *, tell: Tell) -> Iterator[Article]:
    kind = detect.kind(head, name=given.name)
    whole = stream.Rejoined(head, rest)
    if kind == "jsonl":
        yield from jsonl.articles(_utf8(head, whole), file=given.name, tell=tell)
    elif kind == "json":
        yield from jsonl.document(_utf8(head, whole), file=given.name, tell=tell)
    elif kind in ("flat", "html", "feed"):
        try:
            data = stream.page(whole, file=given.name)
        except SourceError as error:
            tell(error)
            return
        yield from _page(kind, data, given, tell=tell)
    else:
        tell(_refusal(kind, head, file=given.name))


def _page(kind: detect.Kind, data: bytes, given: _Given, *, tell: Tell) -> Iterator[Article]:
    if kind == "html":
        yield from html.articles(
            data, file=given.name, tell=tell, url=given.url, declared=given.charset, record=given.record
        )
    elif kind == "feed":
        yield from feed.articles(data, file=given.name, tell=tell)
    else:
        yield from _flat(data, given, tell=tell)


def _warc(given: _Given, head: bytes, *, tell: Tell) -> Iterator[Article]:
    """Read the pages of an archive, from a stream in which one can go back."""
    with tempfile.TemporaryFile() as copy:
        try:
            given.stream.seek(0)  # type: ignore[attr-defined]
            data: IO[bytes] = given.stream  # type: ignore[assignment]
        except (AttributeError, OSError):
            shutil.copyfileobj(stream.Rejoined(head, given.stream), copy)
            copy.seek(0)
            data = copy
        for capture in warc.captures(data, file=given.name, tell=tell):
            inner = _Given(
                name=given.name,
                stream=io.BytesIO(capture.payload),
                url=capture.url,
                charset=capture.charset,
                record=capture.record,
            )
            kind = detect.kind(capture.payload[: detect.HEAD])
            if kind in ("html", "feed") or (kind == "flat" and capture.media in ("text/plain", "")):
                yield from _page(kind, capture.payload, inner, tell=tell)


def _flat(data: bytes, given: _Given, *, tell: Tell) -> Iterator[Article]:
    from dragoman.intake import flat

    found = encoding.decode(data, declared=given.charset)
    if found.damage:
        tell(html.problem(given.name, given.record, found.damage, "one encoding", "read with U+FFFD in their place"))
    try:
        # Once for the page: it would else be said of each of its parts.
        tongue.check(found.text, file=f"{given.name}, {given.record}" if given.record else given.name)
    except LanguageError as error:
        tell(error)
        return
    articles = flat.articles(found.text, file=given.name)
    if not articles:
        tell(html.problem(given.name, given.record, "a page without an article", "text of articles", "check the page"))
    for article in articles:
        place = msgspec.structs.replace(article.source, record=given.record)
        yield msgspec.structs.replace(article, url=article.url or given.url, source=place)


def _utf8(head: bytes, whole: stream.Rejoined) -> IO[bytes]:
    """A stream of JSON in UTF-8, whatever its encoding was."""
    codec, mark = encoding.find(head)
    whole.read(mark)
    if codec == "utf-8":
        return stream.buffered(whole)
    return stream.buffered(stream.Joined(encoding.transcoded(stream.chunks(whole), encoding=codec)))


def _english(articles: Iterator[Article], *, tell: Tell) -> Iterator[Article]:
    """Pass on what is English, or too short to tell; say what isn't."""
    for article in articles:
        place = article.source
        try:
            found = tongue.check(article.text, file=f"{place.file}, {place.record}" if place.record else place.file)
        except LanguageError as error:
            tell(error)
            continue
        yield msgspec.structs.replace(article, language=found.code) if found else article


def _dated(article: Article, *, stated: str | None) -> Article:
    if stated:
        return msgspec.structs.replace(article, published=stated, published_basis="given by the reader")
    return article


def _refusal(kind: detect.Kind, head: bytes, *, file: str) -> SourceError:
    got, remedy = {
        "empty": ("an empty file", "check where it came from"),
        "binary": (detect.signature(head) or "a binary file", "give its text"),
        "xml": ("XML that is no page and no feed", "give its text"),
    }.get(kind, (f"a {kind} input", "give its text"))
    return SourceError(
        file, got=got, expected="flat text, HTML, JSON Lines, RSS, Atom or WARC, also gzipped", remedy=remedy
    )
