"""Agreeing: of the times that an act may have, those that tell nearly the same stand together against the rest."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import exp

from dragoman.shapes.edtf import When

_HALF = 2
"""Times agree where this many times what they have in common covers all that they span."""
_THOUSAND = 1000
"""Scores are given in thousandths."""
_KEPT = 4096
"""Times whose days are remembered: those of an article come up again and again."""


def likeliest(times: Sequence[str | None], scores: Sequence[int]) -> int:
    """Give the place of the time that is likeliest to agree with the true one, the likelier by itself of equals.

    `scores` are the logarithms of how likely each is, in thousandths. None agrees with none only.

    >>> likeliest(["2031-05-05", "[2031-05-05..2031-05-06]", None], [300, 200, 400])
    0
    """
    top = max(scores)
    shares = [exp((score - top) / _THOUSAND) for score in scores]
    if 2 * max(shares) > sum(shares):
        return scores.index(top)
    worth = [sum(share for other, share in zip(times, shares, strict=True) if agree(time, other)) for time in times]
    return max(range(len(times)), key=lambda place: (worth[place], scores[place], -place))


def agree(one: str | None, two: str | None) -> bool:
    """Tell whether half of all the days that two times span are of both.

    >>> agree("2031-05", "[2031-05-10..2031-06-02]"), agree("2031-05-05", "2031-05")
    (True, False)
    """
    if one == two or one is None or two is None:
        return one == two
    (first, last), (after, before) = _days(one), _days(two)
    common = min(last, before) - max(first, after) + 1
    return common > 0 and _HALF * common >= max(last, before) - min(first, after) + 1


@lru_cache(maxsize=_KEPT)
def _days(edtf: str) -> tuple[int, int]:
    """Number the first and the last day of a time; an open end lies as far off as days go."""
    span = When.parse(edtf)
    return (span.earliest or date.min).toordinal(), (span.latest or date.max).toordinal()
