"""Captions and credits of a page's pictures."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from dragoman.intake.vocabulary import vocabulary

_ELSEWHERE = {"aside", "nav", "footer", "template"}
_LONGEST = 1500
_NOT_LETTERS = re.compile(r"[^a-z]+")


def captions(root: HtmlElement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the captions and the credits of a page, each once, in order.

    `root` is the page's tree; pictures of side columns and footers don't count.

    >>> from lxml.html import document_fromstring
    >>> figure = '<figure><figcaption>Envoys in Oslo. <span class="credit">A. Lind</span></figcaption></figure>'
    >>> captions(document_fromstring(figure))
    (('Envoys in Oslo.',), ('A. Lind',))
    """
    found: dict[str, None] = {}
    credits: dict[str, None] = {}
    for element in _elements(root):
        caption, parts = _split(element)
        if caption and len(caption) <= _LONGEST:
            found.setdefault(caption)
        for part in parts:
            credits.setdefault(part)
    return tuple(found), tuple(credits)


def classes(element: HtmlElement) -> frozenset[str]:
    """Give the words of an element's class, split at anything but letters.

    >>> from lxml.html import fromstring
    >>> sorted(classes(fromstring('<p class="wp-caption-text">x</p>')))
    ['caption', 'text', 'wp']
    """
    return frozenset(_NOT_LETTERS.split((element.get("class") or "").lower()))


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Walk the caption elements, the outermost of each picture, without those of side columns."""
    inside: HtmlElement | None = None
    skipped: set[HtmlElement] = set()
    for element in root.iter():
        parent = element.getparent()
        if inside is not None and not _within(element, inside):
            inside = None
        if not isinstance(element.tag, str) or parent in skipped or element.tag in _ELSEWHERE:
            skipped.add(element)
        elif inside is None and (element.tag == "figcaption" or _is_caption(element)):
            inside = element
            yield element


def _within(element: HtmlElement, outer: HtmlElement) -> bool:
    return any(ancestor is outer for ancestor in element.iterancestors())


def _is_caption(element: HtmlElement) -> bool:
    """Whether its class says so, and it holds the caption's words, not the picture too."""
    if not classes(element) & vocabulary().classes.caption:
        return False
    return next(element.iter("img", "figcaption", "picture", "video", "iframe"), None) is None


def _split(element: HtmlElement) -> tuple[str, list[str]]:
    """Split a caption from the credits within it."""
    words = vocabulary().classes
    parts: list[str] = []
    pieces: list[str] = []
    credit: HtmlElement | None = None
    for event, node in _events(element):
        if event == "start":
            if credit is None and node is not element and (node.tag == "cite" or classes(node) & words.credit):
                credit = node
                parts.append(" ".join(node.text_content().split()))
            if credit is None and node.text and node.tag not in ("script", "style", "button"):
                pieces.append(node.text)
        else:
            if node is credit:
                credit = None
            if credit is None and node is not element and node.tail:
                pieces.append(node.tail)
            elif credit is None:
                pieces.append(" ")
    return " ".join("".join(pieces).split()), [part for part in parts if part]


def _events(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for event, node in iterwalk(element, events=("start", "end")):
        if isinstance(node.tag, str):
            yield event, node
