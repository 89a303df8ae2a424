"""The marks of HTML that stand in a text: tags, comments, named characters; and the text as a reader sees it."""

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from html.entities import html5

import msgspec
from msgspec.structs import replace

from dragoman.shapes.parse import Parse, Sentence
from dragoman.shapes.tables import load


class Elements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of elements."""

    inline: frozenset[str]
    """That part no words and no paragraphs."""
    line: frozenset[str]
    """That end a line."""
    block: frozenset[str]
    """That part paragraphs."""
    mute: frozenset[str]
    """That hold no words."""


@cache
def elements() -> Elements:
    """Load the names of elements."""
    return load("dragoman.shapes", "data/markup.toml", type=Elements)


class Bare:
    """A text as a reader sees it: without tags and comments, with the characters that entities stand for.

    `given` is the text as given, `text` what a reader sees of it; every offset of one has its place in the other.
    Time is linear in the text.

    >>> bare = Bare("until May 20<sup>th</sup>&nbsp;&ndash; AT&T, 3 < 5")
    >>> bare.text
    'until May 20th – AT&T, 3 < 5'
    >>> bare.given[slice(*bare.span(10, 14))]
    '20<sup>th'
    """

    __slots__ = ("_ends", "_starts", "given", "text")

    def __init__(self, given: str) -> None:
        self.given = given
        """The text as given."""
        self.text = given
        """The text as seen."""
        self._starts, self._ends = array("q"), array("q")
        marks = _marks(given) if "<" in given or "&" in given else []
        if marks:
            self._read_over(marks)

    @property
    def same(self) -> bool:
        """Whether there are no marks in it."""
        return self.text is self.given

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of the text as seen, of one code point or more, stands in the text as given."""
        return (start, end) if self.same else (self._starts[start], self._ends[end - 1])

    def outer(self, parse: Parse) -> Parse:
        """Give a parse of the text as seen its offsets in the text as given."""
        return parse if self.same else Parse(tuple(_moved(sentence, self.span) for sentence in parse))

    def inner(self, parse: Parse) -> Parse:
        """Give a parse of the text as given its offsets in the text as seen."""
        return parse if self.same else Parse(tuple(_moved(sentence, self._seen) for sentence in parse))

    def _seen(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_right(self._ends, end)

    def _read_over(self, marks: list[tuple[int, int, str]]) -> None:
        parts, at = list[str](), 0
        for start, end, sign in (*marks, (len(self.given), len(self.given), "")):
            parts += self.given[at:start], sign
            self._starts.extend(range(at, start))
            self._ends.extend(range(at + 1, start + 1))
            self._starts.extend([start] * len(sign))
            self._ends.extend([end] * len(sign))
            at = end
        self.text = "".join(parts)


def _moved(sentence: Sentence, place: Callable[[int, int], tuple[int, int]]) -> Sentence:
    """Give a sentence and its words other offsets."""
    tokens = []
    for token in sentence.tokens:
        start, end = place(token.start, token.end)
        tokens.append(replace(token, start=start, end=end))
    start, end = place(sentence.start, sentence.end)
    return replace(sentence, start=start, end=end, tokens=tuple(tokens))


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Find the marks of a text, each with what it is read as."""
    found = ((match, _sign(match)) for match in _pattern().finditer(text))
    return [(match.start(), match.end(), sign) for match, sign in found if sign is not None]


def _sign(match: re.Match[str]) -> str | None:
    """Give what a mark is read as; null for what only looks like one."""
    if match["character"]:
        return _character(match["character"])
    if not match["element"]:
        return ""
    name, known = match["element"].lower(), elements()
    if name in known.inline or name in known.mute:
        return ""
    return "\n" if name in known.line else "\n\n" if name in known.block else None


def _character(name: str) -> str | None:
    """Give the one character that an entity stands for; spaces of all widths are spaces."""
    sign = html.unescape(f"&{name};") if name[0] == "#" else html5.get(f"{name};", "")
    if name[0] != "#" and len(sign) != 1:
        return None
    return " " if sign.isspace() and sign != "\n" else sign


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all marks; none is tried beyond the next that begins like it, so that time is linear.

    A word in angle brackets is a tag where it stands alone or with attributes that have values.
    """
    mute = "|".join(sorted(elements().mute))
    return re.compile(
        rf"""
        <!--(?:(?!<!--|-->).)*+-->
      | <(?P<mute>{mute})(?=[\s>])(?:(?!<(?P=mute)[\s>]|</(?P=mute)[\s>]).)*+</(?P=mute)\s*+>
      | </?(?P<element>[a-z][a-z0-9]{{0,15}})(?:\s(?=[^<>=]*=)[^<>]*+|\s*+/?)>
      | &(?P<character>\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});
        """,
        re.VERBOSE | re.DOTALL | re.IGNORECASE,
    )
