"""Captions and credits of a page's pictures."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from dragoman.intake import visible
from dragoman.intake.visible import classes
from dragoman.intake.vocabulary import vocabulary

_ELSEWHERE = frozenset({"aside", "nav", "footer", "template"})
_PICTURES = ("img", "amp-img", "picture", "video", "iframe", "amp-video")
_LONGEST = 1500
_NEAR = 4
"""Children of an element that make it a picture with its words, not a page that also has pictures."""


def captions(root: HtmlElement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the captions and the credits of a page, each once, in order.

    `root` is the page's tree; pictures of side columns and footers don't count.

    >>> from lxml.html import document_fromstring
    >>> figure = '<figure><figcaption>Envoys in Oslo. <span class="credit">A. Lind</span></figcaption></figure>'
    >>> captions(document_fromstring(figure))
    (('Envoys in Oslo.',), ('A. Lind',))
    """
    words = vocabulary().classes
    found: dict[str, None] = {}
    credits: dict[str, None] = {}
    for element in _elements(root):
        within = [node for node in element.iter() if node.tag == "cite" or classes(node) & words.credit]
        for credit in within:
            credits.setdefault(visible.text(credit))
        if element.tag != "figure" and element not in within:
            caption = visible.text(element, without=frozenset(within))
            if caption and len(caption) <= _LONGEST:
                found.setdefault(caption)
    credits.pop("", None)
    return tuple(found), tuple(credits)


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Walk figures (for their credits) and captions, without those of side columns; no caption within another."""
    skipped: set[HtmlElement] = set()
    for element in root.iter():
        if element.getparent() in skipped or element.tag in _ELSEWHERE:
            skipped.add(element)
        elif element.tag == "figure":
            yield element
        elif element.tag == "figcaption" or _is_caption(element):
            skipped.add(element)
            yield element


def _is_caption(element: HtmlElement) -> bool:
    """Whether its class says so, and it stands by a picture without holding it."""
    if not isinstance(element.tag, str) or not classes(element) & vocabulary().classes.caption:
        return False
    if next(element.iter("figcaption", *_PICTURES), None) is not None:
        return False
    before, parent = element.getprevious(), element.getparent()
    near = [node for node in (before, before.getprevious() if before is not None else None) if node is not None]
    # Not by the parent's length, which would be counted anew for each of its children.
    if parent is not None and next(islice(parent, _NEAR, None), None) is None:
        near.append(parent)
    return any(next(node.iter(*_PICTURES), None) is not None for node in near)
