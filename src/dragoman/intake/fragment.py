"""Pieces of HTML that are an article's body and nothing else, as feeds carry them."""

import html
import re

import msgspec
from lxml.etree import iterwalk
from lxml.html import HtmlElement

from dragoman.intake import html as pages
from dragoman.intake.captions import captions
from dragoman.intake.vocabulary import vocabulary

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TAG = re.compile(r"<[a-zA-Z/!]")
_TAGS = vocabulary().tags


class Fragment(msgspec.Struct, frozen=True):
    """What a piece of HTML holds."""

    paragraphs: tuple[str, ...] = ()
    """Its paragraphs."""
    captions: tuple[str, ...] = ()
    """Captions of its pictures."""
    credits: tuple[str, ...] = ()
    """Credits of its pictures."""


def read(source: str) -> Fragment:
    """Read a piece of HTML, or plain text in its place.

    >>> read("<p>They met in <b>Oslo</b>.</p>They left.<br><br>They will meet again.").paragraphs
    ('They met in Oslo.', 'They left.', 'They will meet again.')
    """
    if not _TAG.search(source):
        blocks = (" ".join(block.split()) for block in _BLANK_LINE.split(html.unescape(source)))
        return Fragment(tuple(block for block in blocks if block))
    root, _ = pages.tree(f"<html><body><div>{source}</div></body></html>")
    if root is None:
        return Fragment()
    return Fragment(paragraphs(root), *captions(root))


def paragraphs(root: HtmlElement) -> tuple[str, ...]:
    """Give the paragraphs of a tree: what its block elements and doubled line breaks part."""
    pieces: list[str] = []
    outside: HtmlElement | None = None
    for event, node in iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start" and outside is None:
            if node.tag in _TAGS.passed_over:
                outside = node
                continue
            pieces.append(_mark(node))
            pieces.append(_words(node.text))
        elif event == "end":
            outside = None if node is outside else outside
            if outside is None:
                pieces.append(_mark(node) if node.tag != "br" else "")
                pieces.append(_words(node.tail))
    blocks = re.split(r"\n *\n[\n ]*", "".join(pieces))
    return tuple(words for block in blocks if (words := " ".join(block.split())))


def _mark(node: HtmlElement) -> str:
    return "\n" if node.tag == "br" else "" if node.tag in _TAGS.inline else "\n\n"


def _words(text: str | None) -> str:
    """Text in which line ends mean nothing, as in HTML."""
    return re.sub(r"\s+", " ", text) if text else ""
