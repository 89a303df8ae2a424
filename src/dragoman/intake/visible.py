"""The words of an element, as a reader sees them."""

import re

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from dragoman.intake.vocabulary import vocabulary
from dragoman.shapes.markup import elements

_NOT_LETTERS = re.compile(r"[^a-z]+")
_PARAGRAPH = re.compile(r"\n *\n[\n ]*")
_SPACE = re.compile(r"\s+")


def paragraphs(element: HtmlElement, *, without: frozenset[HtmlElement] = frozenset()) -> tuple[str, ...]:
    """Give the paragraphs of an element: what its block elements and doubled line breaks part.

    What is set for screen readers only, scripts, pictures and the elements `without` are passed over.

    >>> from lxml.html import fromstring
    >>> paragraphs(fromstring("<div><p>They met in <b>Oslo</b>.</p>They left.<br><br>They will meet again.</div>"))
    ('They met in Oslo.', 'They left.', 'They will meet again.')
    """
    tags, hidden = vocabulary().tags, vocabulary().classes.hidden
    pieces: list[str] = []
    outside: HtmlElement | None = None
    for event, node in iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start" and outside is None:
            if node is not element and (
                node.tag in tags.passed_over or node in without or hidden & frozenset((node.get("class") or "").split())
            ):
                outside = node
                continue
            pieces.append(_mark(node.tag))
            pieces.append(_plain(node.text))
        elif event == "end":
            outside = None if node is outside else outside
            if outside is None and node is not element:
                pieces.append("" if node.tag == "br" else _mark(node.tag))
                pieces.append(_plain(node.tail))
    blocks = _PARAGRAPH.split("".join(pieces))
    return tuple(words for block in blocks if (words := " ".join(block.split())))


def text(element: HtmlElement, *, without: frozenset[HtmlElement] = frozenset()) -> str:
    """Give the words of an element on one line, without some of the elements in it.

    >>> from lxml.html import fromstring
    >>> text(fromstring("<div><p>By Ann Lee</p><p>Updated today</p></div>"))
    'By Ann Lee Updated today'
    """
    return " ".join(paragraphs(element, without=without))


def classes(element: HtmlElement) -> frozenset[str]:
    """Give the words of an element's class, split at anything but letters.

    >>> from lxml.html import fromstring
    >>> sorted(classes(fromstring('<p class="wp-caption-text">x</p>')))
    ['caption', 'text', 'wp']
    """
    named = element.get("class")
    return frozenset(_NOT_LETTERS.split(named.lower())) if named else frozenset()


def _mark(tag: str) -> str:
    return "\n" if tag == "br" else "" if tag in elements().inline else "\n\n"


def _plain(words: str | None) -> str:
    """Text in which line ends mean nothing, as in HTML."""
    return _SPACE.sub(" ", words) if words else ""
