"""Sets of days as bits, so that what several clues allow is one `&`."""

from datetime import date, timedelta

FIRST = date(1990, 1, 1)
"""The first day that an undated article can be of."""
LAST = date(2049, 12, 31)
"""The last."""
SIZE = (LAST - FIRST).days + 1
ALL = (1 << SIZE) - 1
"""Every day."""
_WEEKS = sum(1 << place for place in range(0, SIZE + 14, 7))


def between(first: date | None, last: date | None) -> int:
    """Give the days from `first` to `last`, both counted; null leaves that end open.

    >>> hull(between(date(2025, 1, 8), date(2025, 1, 17)))
    (datetime.date(2025, 1, 8), datetime.date(2025, 1, 17))
    """
    low = 0 if first is None else min(max((first - FIRST).days, 0), SIZE)
    high = SIZE if last is None else min(max((last - FIRST).days + 1, 0), SIZE)
    return ((1 << high) - 1) & ~((1 << low) - 1)


def weekdays(weekday: int, *, lag: int) -> int:
    """Give every such weekday (1 for Monday) and the `lag` days after it."""
    start = (weekday - FIRST.isoweekday()) % 7
    mask = 0
    for step in range(lag + 1):
        mask |= _WEEKS << start + step >> 7
    return mask & ALL


def hull(mask: int) -> tuple[date, date] | None:
    """Give the first and the last day of a set, or null for none."""
    if not mask:
        return None
    low, high = (mask & -mask).bit_length() - 1, mask.bit_length() - 1
    return FIRST + timedelta(days=low), FIRST + timedelta(days=high)


def count(mask: int) -> int:
    """Count the days of a set."""
    return mask.bit_count()
