"""What the network says of a word's part in acts, in the order in which it says it."""

from typing import get_args

from dragoman.shapes.terms import ACTS_OF, MODES_OF, Status, Type

TYPES: tuple[str, ...] = ("", *get_args(Type))
"""Which type of act the word tells; none first."""

STATUSES: tuple[str, ...] = get_args(Status)
"""Of which status."""

TIMES = ("none", "article", "other")
"""When: not told, on the article's day, on another."""

SIDES = ("actors", "recipients", "according_to")
"""Which of these the act has; each on its own."""

WAYS: tuple[str, ...] = (
    "",
    *(f"{type} {way}" for type in get_args(Type) for way in sorted(ACTS_OF.get(type, MODES_OF.get(type, ())))),
)
"""Its act or PLOVER mode after its type; none first."""

RANK = 25
"""Numbers by which a word asks for the party of a side, and by which a word offers one."""

LINKED = ("actors", "recipients", "where", "when")
"""Fields of an act whose value is one of those that the article names around it, or none."""

LINK_RANK = 16
"""Numbers by which a word asks for the name of a linked field's value, and by which a word offers one."""

PARTS: dict[str, slice] = {}
"""Where in a word's row of numbers what stands."""

_at = 0
for _name, _size in (
    ("types", len(TYPES)),
    ("ways", len(WAYS)),
    ("statuses", len(STATUSES)),
    ("times", len(TIMES)),
    ("sides", len(SIDES)),
    ("asks", RANK * len(SIDES)),
    ("offers", RANK * len(SIDES)),
    ("link_asks", LINK_RANK * len(LINKED)),
    ("link_offers", LINK_RANK * len(LINKED)),
    ("link_any", len(LINKED)),
    ("link_none", len(LINKED)),
):
    PARTS[_name] = slice(_at, _at + _size)
    _at += _size

SPOKEN = PARTS["link_asks"].start
"""Numbers before those that link names to acts."""

WIDTH = _at
"""Numbers in a word's row."""
