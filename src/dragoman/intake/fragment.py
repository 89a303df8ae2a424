"""Pieces of HTML that are an article's body and nothing else, as feeds carry them."""

import html
import re

import msgspec

from dragoman.intake import html as pages
from dragoman.intake import visible
from dragoman.intake.captions import captions

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TAG = re.compile(r"<[a-zA-Z/!]")


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
    pictures, credits = captions(root)
    return Fragment(tuple(block for block in visible.paragraphs(root) if block not in pictures), pictures, credits)
