"""Lengths of time as clauses state them: `90 days`, `1 year and 6 months`."""

import re
from typing import Literal

import msgspec

Unit = Literal["hour", "day", "business day", "week", "month", "year"]

_PART = re.compile(r"(\d+)\s+(hour|business day|day|week|month|year)s?")
_WHOLE = re.compile(rf"{_PART.pattern}(?:(?:\s*,\s*|\s+and\s+|\s+){_PART.pattern})*")


class Duration(msgspec.Struct, frozen=True):
    """A length of time, in the units of the clause: months are not thirty days.

    >>> str(Duration.parse("1 year and 6 months"))
    '1 year 6 months'
    """

    parts: tuple[tuple[int, Unit], ...]
    """Number and unit, largest first as written."""

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read a length; `ValueError` for anything else."""
        if not _WHOLE.fullmatch(text.strip()):
            raise ValueError(text)
        parts = [(int(n), unit) for n, unit in _PART.findall(text)]
        return cls(tuple(parts))

    @property
    def hours(self) -> int:
        """Hours in it, beside days and longer units."""
        return sum(n for n, unit in self.parts if unit == "hour")

    def __str__(self) -> str:
        return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in self.parts)
