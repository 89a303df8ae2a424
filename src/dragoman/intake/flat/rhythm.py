"""The rhythm of the lines around one: threads of remarks have stamps and views, cards of links have a beat."""

from collections.abc import Sequence
from itertools import accumulate

from dragoman.intake.flat.shape import Shape

AROUND = 10
"""Lines before and after a line in which stamps and views are counted."""
SHORT = 12
"""Words up to which a line with a date or a time is a stamp."""
BEATS = (2, 3, 4, 5)
"""Lines after which a list of cards begins anew."""
EDGES = (0, 1, 2, 4, 8)


def rhythm(shapes: Sequence[Shape], outlines: Sequence[str]) -> list[list[str]]:
    """Describe each line by stamps and views around it and by the beat of the outlines.

    `outlines` sums up each line in one word.

    >>> from dragoman.intake.flat.shape import shape
    >>> rhythm([shape("Envoys meet in Oslo")], ["label"])
    [['stamped=0/label', 'viewed=0/label', 'beat=same/label']]
    """
    stamps = [one.count <= SHORT and bool(one.marks & {"date", "clock"}) for one in shapes]
    views = [one.sentence and bool(one.marks & {"self", "shrill"}) for one in shapes]
    stamped, viewed = around(stamps), around(views)
    out = []
    for i, mine in enumerate(outlines):
        found = [f"stamped={level(stamped[i])}/{mine}", f"viewed={level(viewed[i])}/{mine}"]
        found.append(f"beat={beat(outlines, i)}/{mine}")
        out.append(found)
    return out


def around(marks: Sequence[bool]) -> list[int]:
    """Count marks around each line, its own left out."""
    sums = [0, *accumulate(marks)]
    last = len(marks)
    return [sums[min(last, i + AROUND + 1)] - sums[max(0, i - AROUND)] - own for i, own in enumerate(marks)]


def level(number: int) -> int:
    """Give the number of edges that lie below a number."""
    return sum(number > edge for edge in EDGES)


def beat(outlines: Sequence[str], i: int) -> str:
    """Name after how many lines the outlines around a line come again, "none" where they do not.

    >>> beat(["headline", "sentence", "headline", "sentence", "headline", "sentence"], 2)
    '2'
    """
    last = len(outlines)
    if len(set(outlines[max(0, i - 1) : i + 2])) == 1:
        return "same"
    for step in BEATS:
        pairs = [(j, j + step) for j in (i - step, i - 1 - step, i + 1 - step, i, i - 1, i + 1)]
        inside = [(a, b) for a, b in pairs if a >= 0 and b < last]
        if len(inside) >= 3 and all(outlines[a] == outlines[b] for a, b in inside):
            return str(step)
    return "none"
