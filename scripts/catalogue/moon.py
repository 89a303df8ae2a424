"""New and full moons, by the mean moon and its largest terms (Meeus): good to an hour, which is enough for a day."""

from datetime import date, timedelta
from math import radians, sin

_EPOCH = 2_451_550.09766
"""Julian day of the mean new moon of 6 January 2000."""
_MONTH = 29.530588861
"""Days of the mean month."""
_JULIAN = 1_721_424.5
"""Julian day of the day before `date.min`."""


def phase(first: date, *, full: bool) -> date:
    """The day (of universal time) of the first new or full moon from a day on.

    >>> phase(date(2024, 4, 1), full=False).isoformat(), phase(date(2024, 3, 20), full=True).isoformat()
    ('2024-04-08', '2024-03-25')
    """
    start = first.toordinal() + _JULIAN
    number = int((start - _EPOCH) / _MONTH) - 2 + (0.5 if full else 0)
    while (day := _moment(number)) < start:
        number += 1
    return date.min + timedelta(int(day - _JULIAN) - 1)


def _moment(number: float) -> float:
    """The Julian day of a new moon (whole numbers) or full moon (halves)."""
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number)
    node = radians(160.7108 + 390.67050284 * number)
    terms = -0.407 * sin(moon) + 0.172 * sin(sun) + 0.016 * sin(2 * moon) + 0.010 * sin(2 * node)
    return _EPOCH + _MONTH * number + terms + 0.007 * sin(moon - sun) - 0.005 * sin(moon + sun)
