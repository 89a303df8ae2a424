"""Numbers of two tellings, held against each other."""

from functools import cache

import msgspec

from dragoman.record import words
from dragoman.shapes import Entry, Quantity
from dragoman.shapes.tables import load


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/quantities.toml` holds."""

    vague: tuple[str, ...]
    """Units that say nothing of what is counted."""
    open: frozenset[str]
    """Words that leave a number open."""
    unit: dict[str, tuple[str, float]]
    """Units to what they count as, and how many of that."""


@cache
def _table() -> Units:
    return load("dragoman.record", "data/quantities.toml", type=Units)


def measure(quantity: Quantity, /) -> tuple[str, float] | None:
    """Give what is counted and how many, in the units that can be compared; null where unit or number says nothing.

    >>> measure(Quantity(value=2, unit="weeks", text="two weeks"))
    ('day', 14.0)
    >>> measure(Quantity(value=40, unit="patrol boats", text="40 patrol boats"))
    ('boat patrol', 40)
    """
    unit = (quantity.unit or "").casefold().strip()
    if unit in _table().vague or quantity.value is None:
        return None
    known = _table().unit.get(unit)
    if known:
        return known[0], quantity.value * known[1]
    stems = sorted(words.stems(unit))
    return (" ".join(stems), quantity.value) if stems else None


def disagree(one: Entry, two: Entry, /) -> tuple[Quantity, Quantity] | None:
    """Give the numbers of one thing that two entries count differently; null where there is none.

    A thing that one of them counts more than once is left alone: nobody knows which count is meant.
    """
    first, second = _counts(one), _counts(two)
    for unit in first.keys() & second.keys():
        if len(first[unit]) == len(second[unit]) == 1:
            (left, mine), (right, yours) = first[unit][0], second[unit][0]
            if left != right and not (_about(mine) or _about(yours)):
                return mine, yours
    return None


def _counts(entry: Entry) -> dict[str, list[tuple[float, Quantity]]]:
    found: dict[str, list[tuple[float, Quantity]]] = {}
    for quantity in entry.quantity:
        measured = measure(quantity)
        if measured:
            found.setdefault(measured[0], []).append((measured[1], quantity))
    return found


def _about(quantity: Quantity) -> bool:
    """Whether the words leave the number open."""
    return not _table().open.isdisjoint(words.normal(quantity.text).split())
