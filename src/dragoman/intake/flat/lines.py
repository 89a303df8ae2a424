"""Lines of a page: where each stands, its clean words, and hard wraps undone."""

import re
from dataclasses import dataclass
from itertools import pairwise

HARD_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t"
INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202c\u2066\u2067\u2068\u2069"
CLEAN = str.maketrans({**dict.fromkeys(HARD_SPACES, " "), **dict.fromkeys(INVISIBLE, None)})

NARROWEST, WIDEST = 44, 130
"""Widths, in characters, between which text is taken to be set by hand in columns of a fixed width."""

TERMINAL = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that has words on it."""

    text: str
    """What it says: hard spaces made plain, soft hyphens and marks without width gone, ends trimmed."""
    start: int
    """Its first code point in the page."""
    end: int
    """The code point after its last."""
    gap: int = 0
    """How many more blank lines stand before it than between most lines of the page."""


def lines(text: str) -> list[Line]:
    r"""Cut a page into its lines, joining what was wrapped at a fixed width.

    `text` is the page, with any kind of line end; offsets of the lines count its code points.

    >>> [line.text for line in lines("Envoys meet\r\n\r\nThey met in\u00a0Oslo.\n")]
    ['Envoys meet', 'They met in Oslo.']
    """
    found: list[Line] = []
    at = blanks = 0
    for raw in text.splitlines(keepends=True):
        clean = raw.translate(CLEAN).strip()
        if clean:
            lead = len(raw) - len(raw.lstrip())
            found.append(Line(clean, at + lead, at + len(raw.rstrip()), blanks))
            blanks = 0
        else:
            blanks += 1
        at += len(raw)
    return unwrap(level(found))


def level(found: list[Line]) -> list[Line]:
    """Count gaps from the smallest one that the page uses: some put a blank line between any two lines.

    >>> [line.gap for line in level([Line("a", 0, 1), Line("b", 3, 4, 1), Line("c", 7, 8, 2)])]
    [0, 0, 1]
    """
    least = min((line.gap for line in found[1:]), default=0)
    return [Line(line.text, line.start, line.end, max(0, line.gap - least)) for line in found]


def unwrap(found: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a fixed width.

    A line was wrapped if the next line's first word would not have fitted on it any more.

    >>> page = ["The two ministers spoke for an hour and then went", "on to see the president of the council, who was",
    ...         "said to be glad of it."]
    >>> [line.text[-11:] for line in unwrap([Line(text, 0, 0) for text in page])]
    ['glad of it.']
    """
    width = column(found)
    if not width:
        return found
    joined: list[Line] = []
    parts: list[Line] = []
    for line in found:
        if parts and line.gap == 0 and wrapped(parts[-1], line, width=width):
            parts.append(line)
            continue
        if parts:
            joined.append(merge(parts))
        parts = [line]
    joined.append(merge(parts))
    return joined


def column(found: list[Line]) -> int:
    """Find the width at which a page's running text was wrapped, 0 where it was not.

    Only text that was wrapped has many lines which stop without a full stop, go on in lower case, and all
    stop just before one width.

    >>> column([Line("Envoys meet", 0, 11), Line("They met in Oslo.", 12, 29)])
    0
    """
    pairs = [(a, b) for a, b in pairwise(found) if b.gap == 0]
    going_on = [len(a.text) for a, b in pairs if b.text[:1].islower() and not TERMINAL.search(a.text[-4:])]
    if len(going_on) < 2:
        return 0
    going_on.sort()
    width = going_on[-1 - len(going_on) // 20]
    if not NARROWEST <= width <= WIDEST:
        return 0
    reach = [length for length in going_on if length >= width - 14]
    prose = sum(len(line.text) > WIDEST for line in found)
    if len(reach) < 0.7 * len(going_on) or prose > len(reach) // 2:
        return 0
    return width


def wrapped(above: Line, below: Line, *, width: int) -> bool:
    """Tell whether `below` goes on with `above`, wrapped at `width` characters."""
    word = FIRST_WORD.match(below.text)
    room = len(above.text) + 1 + (len(word.group()) if word else 0)
    if not width * 0.6 <= len(above.text) <= width + 2 or room <= width - 2:
        return False
    return below.text[:1].islower() or not TERMINAL.search(above.text[-4:]) or room > width


def merge(parts: list[Line]) -> Line:
    """Join wrapped lines to one; a word broken by a hyphen keeps it."""
    if len(parts) == 1:
        return parts[0]
    return Line(" ".join(part.text for part in parts), parts[0].start, parts[-1].end, parts[0].gap)
