"""Lines that a page says again: whole, inside other lines, or glued to them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.intake.flat.lines import Line

KEY = 400
"""Letters of a line by which it is known again."""
STEM = 14
"""Letters by which candidates for a glued line are found; shorter lines are never taken for parts."""
NOT_LETTERS = re.compile(r"[\W_]+")
CANDIDATES = 6
"""Lines with one stem that are tried: more than that are a template, not a headline."""


def key(text: str) -> str:
    """Give what stays of a line when case, spaces and punctuation are left out.

    >>> key("Iran’s envoy: “No”") == key("Iran's envoy: 'no' ")
    True
    """
    return NOT_LETTERS.sub("", text[: KEY * 2].casefold())[:KEY]


def count(keys: Sequence[str]) -> Counter[str]:
    """Count how often each key stands on the page."""
    return Counter(keys)


def held(keys: Sequence[str], *, least: int = 24) -> list[str]:
    """Tell of each line whether a longer one holds it: at its start, at its end, or not.

    `least` is the fewest letters that count.

    >>> held(["foreignministersmeetinoslo", "foreignministersmeetinosloonfriday"])
    ['start', '']
    """
    starts: set[str] = set()
    ends: set[str] = set()
    want_start: dict[int, set[str]] = defaultdict(set)
    for one in keys:
        if len(one) >= least:
            want_start[len(one)].add(one)
    lengths = sorted(want_start)[:200]
    for one in set(keys):
        for length in lengths:
            if length >= len(one):
                break
            if one[:length] in want_start[length]:
                starts.add(one[:length])
            if one[-length:] in want_start[length]:
                ends.add(one[-length:])
    return ["start" if one in starts else "end" if one in ends else "" for one in keys]


def unglue(found: list[Line]) -> list[Line]:
    """Cut lines in two where a page ran a headline or a caption into the next line.

    The first part must be known as a line of its own, and the second must be known too, or follow without a space,
    or be set off by a change that no sentence makes.

    >>> head = "Envoys of both sides meet in Oslo"
    >>> [line.text for line in unglue([Line(head, 0, 33), Line(head + "Photo: dpa", 34, 77)])][1:]
    ['Envoys of both sides meet in Oslo', 'Photo: dpa']
    """
    by_stem: dict[str, list[str]] = defaultdict(list)
    known: set[str] = set()
    for line in found:
        one = key(line.text)
        if len(one) >= STEM and len(line.text) < KEY and one not in known:
            known.add(one)
            by_stem[one[:STEM]].append(one)
    out: list[Line] = []
    for line in found:
        out.extend(cut(line, by_stem=by_stem, known=known))
    return out


def cut(line: Line, *, by_stem: dict[str, list[str]], known: set[str]) -> list[Line]:
    """Cut one line behind a part that is known, as often as it can be."""
    out: list[Line] = []
    while True:
        at = boundary(line, by_stem=by_stem, known=known)
        if not at:
            return [*out, line]
        head = line.text[:at].rstrip()
        rest = line.text[at:].lstrip()
        middle = min(line.end, line.start + at)
        out.append(Line(head, line.start, middle, line.gap))
        line = Line(rest, middle, line.end, 0)


def boundary(line: Line, *, by_stem: dict[str, list[str]], known: set[str]) -> int:
    """Find where in a line its known first part ends, 0 for nowhere."""
    credit = GLUED_CREDIT.search(line.text[: KEY * 2])
    if credit and credit.start() > 24:
        return credit.start() + 1
    whole = key(line.text)
    candidates = by_stem.get(whole[:STEM], [])
    if len(candidates) > CANDIDATES:
        return 0
    for part in sorted(candidates, key=len, reverse=True):
        if len(part) < len(whole) and whole.startswith(part):
            at = letters_end(line.text, len(part))
            if breaks(line.text, at) or key(line.text[at:]) in known:
                return at
    return 0


def letters_end(text: str, wanted: int) -> int:
    """Give the place behind the first `wanted` letters of a text, closing marks included."""
    seen = at = 0
    while at < len(text) and seen < wanted:
        seen += len(NOT_LETTERS.sub("", text[at].casefold()))
        at += 1
    while at < len(text) and text[at] in ".!?\"”’'»)]":
        at += 1
    return at


def breaks(text: str, at: int) -> bool:
    """Tell whether a text changes at a place as no sentence does: a letter or stop met by a capital without a space."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not after or not (after.isupper() or after in '“‘"©('):
        return bool(DATELINE_AFTER.match(text[at : at + 60])) if after == " " else False
    return before.isalnum() or before in '.!?"”’)]'


GLUED_CREDIT = re.compile(r"(?<=[A-Za-z])\)(?=[A-Z][a-z])")
DATELINE_AFTER = re.compile(r" [A-Z]{3,}[A-Z ,]*(?:\([^()]{2,40}\) ?[—–-]|[—–]|, [A-Z]\w+\.? \d)")
