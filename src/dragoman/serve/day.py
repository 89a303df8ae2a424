"""The day that a page is asked about."""

from datetime import UTC, date, datetime

from dragoman.shapes.errors import UsageError

YEARS = range(1500, 2151)
"""Years that may be asked about: the clocks of all agreements run until the day, and must not run for ages."""


def day_of(text: str | None, /) -> date:
    """Read a day; today (UTC) where none is given. `UsageError` for what is none.

    >>> day_of("2025-02-01")
    datetime.date(2025, 2, 1)
    """
    if not text or not text.strip():
        return datetime.now(UTC).date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "day", got=repr(text[:40]), expected="a day such as 2025-02-01", remedy="write it so"
        ) from None
    if day.year not in YEARS:
        raise UsageError(
            "day", got=day.isoformat(), expected=f"one from {YEARS[0]} to {YEARS[-1]}", remedy="ask about a nearer day"
        )
    return day
