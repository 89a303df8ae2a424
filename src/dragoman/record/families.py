"""What the vocabulary says about how tellings of a type are compared."""

from functools import cache

import msgspec

from dragoman.shapes.tables import load
from dragoman.shapes.terms import Act, Type


class Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How tellings of one type are compared."""

    name: Type
    """The type."""
    family: str
    """Types of one family may tell one act."""
    near: float
    """Share of words in common that is asked for where day and parties agree exactly."""
    far: float
    """The same where they agree loosely."""
    mutual: bool = False
    """Whether all sides are doers."""
    words: bool = False
    """Whether only the words tell one such act from the next."""
    once: tuple[Act, ...] = ()
    """Acts that need no time to be the same."""


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/acts.toml` holds."""

    type: tuple[Manner, ...]
    """One row a type."""
    free: dict[Type, tuple[str, ...]]
    """Modes that tellings of one act may vary in."""


@cache
def _table() -> Manners:
    return load("dragoman.record", "data/acts.toml", type=Manners)


@cache
def manner(type: Type, /) -> Manner:
    """Give how a type is compared.

    >>> manner("CONSULT").mutual, manner("SAY").words
    (True, True)
    """
    return next(row for row in _table().type if row.name == type)


@cache
def of_words(family: str, /) -> bool:
    """Say whether only words tell one act of a family from the next.

    >>> of_words("statement"), of_words("talks")
    (True, False)
    """
    return any(row.words for row in _table().type if row.family == family)


def modes_clash(type: Type, one: str | None, two: str | None, /) -> bool:
    """Say whether two modes cannot be one act's.

    >>> modes_clash("CONSULT", "phone", "visit"), modes_clash("CONSULT", "phone", None)
    (True, False)
    """
    if one is None or two is None or one == two:
        return False
    free = _table().free.get(type, ())
    return not (one in free and two in free)
