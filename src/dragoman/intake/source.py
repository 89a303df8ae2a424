"""From a source to its articles."""

import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from dragoman import catalogue as who_is_who
from dragoman.catalogue import Catalogue
from dragoman.intake import dates, tongue, walk, web
from dragoman.intake.contents import Contents, Given
from dragoman.shapes.article import Article, bared
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import FetchError, LanguageError, SourceError
from dragoman.shapes.markup import Bare

Tell = Callable[[SourceError], None]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def read(
    source: str | Path | IO[bytes],
    *,
    on_problem: Tell | None = None,
    published: str | None = None,
    allow_private: bool = False,
    catalogue: Catalogue | None = None,
    on_raw: Callable[[bytes, str], None] | None = None,
) -> Iterator[Article]:
    r"""Read the articles of a source as they come; a source larger than memory is no harm.

    `source` is a file, a folder (its files in the order of their names, to its ground), a glob, `-` for standard
    input, an `http(s)://` address, or an open binary stream. What it holds (flat text, HTML, JSON Lines or JSON, RSS
    or Atom, WARC, each also gzipped) is told by its content. `published` (EDTF) stands for what the pages say of
    their date; `allow_private` lets addresses of private networks be fetched; `catalogue` dates pages by public
    events. Without `on_problem` the first unreadable input raises its `SourceError`; with it, it is told each and
    the rest is read. `on_raw` is given, before each article, the bytes of the page or record that it stands in and
    their media type, where they are no more than 5 MB; articles of one page are given the same bytes.

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

    contents = Contents(tell, catalogue=catalogue or who_is_who.load())
    for given in _inputs(source, tell=tell, allow_private=allow_private):
        ids: Counter[str] = Counter()
        for article in _english(contents.articles(given), tell=tell):
            ids[article.id] += 1
            times = ids[article.id]
            own = msgspec.structs.replace(article, id=f"{article.id}#{times}") if times > 1 else article
            dated = _dated(own, stated=stated, catalogue=contents.catalogue)
            if on_raw and contents.raw:
                on_raw(*contents.raw)
            yield dated


def _inputs(source: str | Path | IO[bytes], *, tell: Tell, allow_private: bool) -> Iterator[Given]:
    if not isinstance(source, str | Path):
        yield Given(name=str(getattr(source, "name", "-")), stream=source)
    elif str(source) == "-":
        yield Given(name="-", stream=sys.stdin.buffer)
    elif isinstance(source, str) and _ADDRESS.match(source):
        try:
            answer = web.fetch(source, allow_private=allow_private)
        except FetchError as error:
            tell(error)
            return
        yield Given(name=source, stream=io.BytesIO(answer.data), url=answer.url, charset=answer.charset)
    else:
        yield from _opened(source, tell=tell)


def _opened(source: str | Path, *, tell: Tell) -> Iterator[Given]:
    for path in walk.files(source, tell=tell):
        try:
            with path.open("rb") as file:
                yield Given(name=str(path), stream=file)
        except OSError as error:
            tell(walk.unreadable(path, error))


def _english(articles: Iterator[Article], *, tell: Tell) -> Iterator[Article]:
    """Pass on what is English, or too short to tell; say what isn't."""
    for article in articles:
        place = article.source
        try:
            name = f"{place.file}, {place.record}" if place.record else place.file
            found = tongue.check(Bare(article.text).text, file=name)
        except LanguageError as error:
            tell(error)
            continue
        yield msgspec.structs.replace(article, language=found.code) if found else article


def _dated(article: Article, *, stated: str | None, catalogue: Catalogue) -> Article:
    """Give an article the date that its page states, else the one that can be inferred within what it states."""
    if stated:
        return msgspec.structs.replace(article, published=stated, published_basis="given with the source")
    bound = When.parse(article.published) if article.published else None
    if bound.earliest if bound else article.published_basis:
        return article
    seen = bared(article)
    found, basis = dates.published(seen.title, seen.paragraphs, seen.captions, (), catalogue)
    if bound and not found:
        return article
    if bound and found:
        both = bound.intersect(When.parse(found))
        reasons = f"{article.published_basis}; {basis}"
        found, basis = (str(both), reasons) if both else (None, f"not dated, because these disagree: {reasons}")
    return msgspec.structs.replace(article, published=found, published_basis=basis)
