"""Visits every record inside another."""

from collections.abc import Iterator
from typing import Any

import msgspec


def walk(value: Any, /) -> Iterator[Any]:
    """Give a record and every record inside it.

    >>> from dragoman.instruments.pattern import Pattern
    >>> [type(part).__name__ for part in walk({"x": (Pattern(act="a", kinds=()),)})]
    ['Pattern']
    """
    if isinstance(value, msgspec.Struct):
        yield value
        for field in value.__struct_fields__:
            yield from walk(getattr(value, field))
    elif isinstance(value, dict):
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from walk(item)
