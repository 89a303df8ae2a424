"""A clue: the days that some words allow the article to be of, and why."""

from typing import Literal

import msgspec

Strength = Literal["labelled", "printed", "sure", "likely"]
"""`labelled`: the page says when it was published; `printed`: it prints a date that can be no other; `sure`: follows
if the words mean what they seem to; `likely`: as a rule."""


class Clue(msgspec.Struct, frozen=True):
    """What some words tell about the article's date."""

    mask: int
    """Days that it allows, as `days` has them."""
    why: str
    """What was read from which words, for a reader."""
    strength: Strength = "sure"
    """How far it can be relied on."""
    options: tuple[tuple[int, str], ...] = ()
    """Where several readings are possible (one of several events): the days that each allows, and its name."""

    def told(self, left: int) -> str:
        """Say why, naming the readings that go with the days that are `left`."""
        kept = [name for mask, name in self.options if mask & left]
        return f"{self.why} ({' or '.join(kept)})" if kept else self.why


class Page(msgspec.Struct, frozen=True):
    """What of an article bears clues."""

    title: str
    """Its headline, or ""."""
    paragraphs: tuple[str, ...]
    """Its body."""
    captions: tuple[str, ...]
    """Captions of its pictures."""
    other_lines: tuple[str, ...]
    """Lines beside it: stamps, bylines, credits."""


def shown(text: str, start: int, end: int, *, around: int = 40) -> str:
    """Quote words with a little of what stands around them, cut at words.

    >>> shown("The Kremlin said Monday that talks will go on.", 17, 23, around=12)
    '“… said Monday that talks …”'
    """
    first, last = max(0, start - around), min(len(text), end + around)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    inner = " ".join(text[first:last].split())
    return f"“{'… ' * (first > 0)}{inner}{' …' * (last < len(text))}”"
