"""What the question "when?" can be answered with: a date, a range, open, none or unknown; never a guess."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from dragoman.shapes.edtf import When

Shape = Literal["date", "range", "open", "none", "unknown"]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A time that the engine computed, with the facts that it rests on.

    >>> str(Moment.on(date(2025, 9, 27)))
    '2025-09-27'
    >>> str(Moment.open("no notice yet"))
    'open'
    """

    shape: Shape
    """`date`, `range`, `open` (waits for something), `none` (the text sets no clock) or `unknown`."""
    first: date | None = None
    """The first day it may be."""
    last: date | None = None
    """The last day it may be."""
    instant: datetime | None = None
    """The very minute, where the clause names one."""
    why: str = ""
    """What it waits for, or why it can't be told."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that it rests on."""

    @classmethod
    def on(cls, day: date, *, facts: tuple[str, ...] = (), instant: datetime | None = None) -> "Moment":
        """Make one day."""
        return cls(shape="date", first=day, last=day, instant=instant, facts=facts)

    @classmethod
    def of(cls, when: When, *, facts: tuple[str, ...] = ()) -> "Moment":
        """Make the day or the range that a date of the record allows."""
        first, last = when.earliest, when.latest
        shape: Shape = "date" if first == last else "range"
        return cls(shape=shape, first=first, last=last, facts=facts)

    @classmethod
    def open(cls, why: str, *, facts: tuple[str, ...] = ()) -> "Moment":
        """Make a time that waits for something."""
        return cls(shape="open", why=why, facts=facts)

    @classmethod
    def none(cls, why: str = "the text sets no time limit") -> "Moment":
        """Make the answer that no clock runs."""
        return cls(shape="none", why=why)

    @classmethod
    def unknown(cls, why: str, *, facts: tuple[str, ...] = ()) -> "Moment":
        """Make the answer that it can't be told."""
        return cls(shape="unknown", why=why, facts=facts)

    @property
    def dated(self) -> bool:
        """Whether it is a day or a range."""
        return self.shape in ("date", "range")

    def reached(self, day: date) -> bool:
        """Whether it has surely come by the end of `day`."""
        return self.dated and self.last is not None and self.last <= day

    def passed(self, day: date) -> bool:
        """Whether it was surely over before `day` began."""
        return self.dated and self.last is not None and self.last < day

    def resting_on(self, facts: Sequence[str]) -> "Moment":
        """Add facts that it rests on."""
        merged = tuple(dict.fromkeys((*self.facts, *facts)))
        return self if merged == self.facts else msgspec.structs.replace(self, facts=merged)

    def __str__(self) -> str:
        if self.instant is not None:
            text = self.instant.isoformat(timespec="minutes")
            return text.replace("+00:00", "Z")
        if self.shape == "date":
            return str(self.first)
        if self.shape == "range":
            return str(When.within(self.first, self.last))
        return self.shape


def utc(moment: datetime) -> datetime:
    """Give the same instant in UTC.

    >>> from datetime import timezone, timedelta
    >>> utc(datetime(2020, 2, 1, tzinfo=timezone(timedelta(hours=1)))).isoformat()
    '2020-01-31T23:00:00+00:00'
    """
    return moment.astimezone(UTC)
