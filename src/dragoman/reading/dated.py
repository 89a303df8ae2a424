"""Times of acts, with the words that they were read from."""

import msgspec

from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Basis


class Dated(msgspec.Struct, frozen=True):
    """A time of an act."""

    edtf: str | None
    """The time, or None where the words cannot be placed."""
    text: str
    """The words."""
    basis: Basis
    """What it rests on."""


def lasts(dated: Dated) -> bool:
    """Tell whether a time is a stretch that an utterance cannot take: "over the past two years", a bare year.

    >>> lasts(Dated("2022-09/2024-09", "over the past two years", "relative"))
    True
    """
    if dated.edtf is None:
        return False
    span = When.parse(dated.edtf)
    if "/" in dated.edtf:
        return span.days is None or span.days > 31
    return span.shape == "point" and span.granularity == "year"
