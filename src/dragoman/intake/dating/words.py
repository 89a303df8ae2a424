"""The vocabulary of dating, from `data/dates.toml`."""

from functools import cache

import msgspec

from dragoman.shapes.tables import load


class Stamps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a printed stamp is made of."""

    words: frozenset[str]
    published: frozenset[str]
    modified: frozenset[str]
    other: frozenset[str]
    longest: int


class Captions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What marks an old picture."""

    old: frozenset[str]


class Years(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a bare year a date."""

    openers: frozenset[str]
    names: frozenset[str]


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Offices whose holders date an article."""

    dating: frozenset[str]
    same: frozenset[str]
    elect: frozenset[str]
    elect_days: int
    grace_days: int
    early_days: int
    then: frozenset[str]
    accession: tuple[str, ...]


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that count from an event."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    under: tuple[str, ...]
    over: tuple[str, ...]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Measures of the inference, in days."""

    lag: int
    widest: int
    weekday_within: int
    yearless: int
    yearless_day: int


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    stamps: Stamps
    captions: Captions
    years: Years
    offices: Offices
    events: Events
    units: dict[str, int]
    numbers: dict[str, int]
    weights: Weights


@cache
def vocabulary() -> Vocabulary:
    """Load the file."""
    return load("dragoman.intake", "data/dates.toml", type=Vocabulary)
