"""Articles of web pages."""

import logging
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.intake import encoding, stated
from dragoman.intake.captions import captions
from dragoman.shapes.article import Article, Source, compose, text_id
from dragoman.shapes.errors import RecordError, SourceError

Tell = Callable[[SourceError], None]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.I
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")

_MOST_ELEMENTS = 60_000
"""Elements of a page: ten times what live blogs have. What finds the body takes minutes for more."""

# Its warnings on pages that we report ourselves would stand between our lines.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def charset(data: bytes) -> str | None:
    """Give the charset that a page declares in its first bytes; null if it doesn't.

    >>> charset(b'<html><meta charset="windows-1252">')
    'windows-1252'
    """
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode() if match else None


def articles(
    data: bytes,
    *,
    file: str,
    tell: Tell,
    url: str | None = None,
    declared: str | None = None,
    record: str | None = None,
) -> Iterator[Article]:
    """Read the article of a page.

    `data` are the page's bytes, `file` the input's name, `url` the address they came from and `declared` the charset
    that was named there, `record` the page's id in a container; `tell` is told what could not be read. The body is
    what trafilatura finds with favour for precision; the repeated headline and captions are taken out of it.

    >>> page = b"<html><body><article><h1>Envoys meet</h1><p>They met in Oslo.</p></article></body></html>"
    >>> [article] = articles(page, file="a.html", tell=print)
    >>> article.title, article.paragraphs
    ('Envoys meet', ('They met in Oslo.',))
    """
    found = encoding.decode(data, declared=declared or charset(data))
    if found.damage:
        tell(problem(file, record, found.damage, "one encoding", "read with U+FFFD in their place"))
    root, deep = tree(found.text)
    if root is not None and next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        tell(problem(file, record, f"more than {_MOST_ELEMENTS:,} elements", "a page of fewer", "give its text"))
        return
    lines = () if root is None else body(found.text)
    if deep and lines:
        tell(problem(file, record, "HTML nested too deep", "fewer than 256 levels", "what stands before was read"))
    elif deep:
        tell(problem(file, record, "HTML nested too deep to find an article", "fewer than 256 levels", "give its text"))
    elif root is None or not lines:
        tell(problem(file, record, "a page without an article's text", "an article", "check the page"))
    if root is None or not lines:
        return
    page = stated.page(root, url=url)
    pictures, credits = captions(root)
    known = {page.title, *pictures}
    paragraphs = tuple(line for line in lines if line not in known)
    text = compose(page.title, pictures, paragraphs)
    yield Article(
        id=text_id(text),
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        byline=page.byline,
        published=page.published,
        published_basis=page.published_basis,
        language=page.language,
        text=text,
        paragraphs=paragraphs,
        captions=pictures,
        credits=credits,
        source=Source(file=file, start=0, end=len(found.text), record=record),
    )


def tree(text: str) -> tuple[HtmlElement | None, bool]:
    """Parse a page to its tree, and say whether it was nested too deep to be read to its end.

    >>> root, deep = tree("<p>They met." + "<div>" * 100_000)
    >>> deep
    True
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(_XML_DECLARATION.sub("", _CONTROLS.sub(" ", text), count=1), parser=parser)
    except (ParserError, ValueError):
        return None, False
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def body(text: str) -> tuple[str, ...]:
    """Give the lines of the body that trafilatura finds in a page; none if it finds none.

    >>> body("<html><body><article><h1>Envoys meet</h1><p>They met in Oslo.</p></article></body></html>")
    ('Envoys meet', 'They met in Oslo.')
    """
    lines = _extract(text, favor_precision=True)
    if sum(len(line) for line in lines if line.startswith("|")) * 2 > sum(map(len, lines)):
        # The page is laid out in a table, whose rows are no paragraphs: it can find those too, but not so precisely.
        return _extract(text, include_tables=False) or lines
    return lines


def _extract(text: str, **options: Any) -> tuple[str, ...]:
    try:
        found = trafilatura.extract(text, include_comments=False, **options)
    except Exception:  # whatever it stumbles over, the page has then no text that we could read
        return ()
    return tuple(line for line in (found or "").splitlines() if line.strip())


def problem(file: str, record: str | None, got: str, expected: str, remedy: str) -> SourceError:
    """Say what is wrong with a page, or with the page that a record of a container holds."""
    if record:
        return RecordError(file, record=record, got=got, expected=expected, remedy=remedy)
    return SourceError(file, got=got, expected=expected, remedy=remedy)
