"""The day that a page is asked about."""

from datetime import UTC, date, datetime

from dragoman.shapes.errors import UsageError


def day_of(text: str | None, /) -> date:
    """Read a day; today (UTC) where none is given. `UsageError` for what is none.

    >>> day_of("2025-02-01")
    datetime.date(2025, 2, 1)
    """
    if not text or not text.strip():
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "day", got=repr(text[:40]), expected="a day such as 2025-02-01", remedy="write it so"
        ) from None
