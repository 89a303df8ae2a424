"""What falls due after a day."""

from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.instruments.answer import ACTIVE, Item
from dragoman.instruments.moment import Moment
from dragoman.instruments.timeline import Timeline

_OPEN = {
    "milestone": None,
    "term": ("running",),
    "procedure": ACTIVE,
    "obligation": ("pending", "met", "breached", "unknown"),
}


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something that falls due, under the readings that say so."""

    item: Item
    """What."""
    moment: Moment
    """When."""
    readings: tuple[str, ...]
    """Under which readings; under all where empty."""


def deadlines(timeline: Timeline, day: date, /, *, past: bool = False) -> Iterator[Due]:
    """Give all that falls due from `day` on, as it stands then; with `past` also what fell due before."""
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    for line in timeline.at(day).lines:
        for readings, item in line.answers:
            if item is None or item.section not in _OPEN or item.moment is None or not item.moment.dated:
                continue
            states = _OPEN[item.section]
            if not past and (item.moment.last is None or item.moment.last < day):
                continue
            if states is not None and item.value not in states and not past:
                continue
            key = (item.address, readings, str(item.moment))
            whole = (item.address.partition(".step.")[0], readings, str(item.moment))
            # The last step of a procedure falls due with it, and one entry is enough.
            if key not in seen and whole not in seen:
                seen.add(key)
                yield Due(item=item, moment=item.moment, readings=readings)
