"""Times as the ledger keeps them: moments of recording, and days as numbers."""

from datetime import UTC, date, datetime, timedelta

from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError, UsageError

FOREVER = date.max.toordinal()
"""The last day of a time whose end is open."""


def now() -> str:
    """Give the present moment: UTC, ISO 8601 with microseconds."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """Write a moment so that order of texts is order of times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def as_of(text: str) -> str:
    """Read a moment in the past: ISO 8601; a bare day means its end, a time without a zone is UTC.

    >>> as_of("2025-02-01")
    '2025-02-01T23:59:59.999999Z'
    >>> as_of("2025-02-01T12:00+03:00")
    '2025-02-01T09:00:00.000000Z'
    """
    try:
        if len(text) == 10:
            end = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC) + timedelta(days=1)
            return stamp(end - timedelta(microseconds=1))
        moment = datetime.fromisoformat(text)
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise UsageError(
            "as-of", got=repr(text), expected="a day or a time in ISO 8601, like 2025-02-01", remedy="write it so"
        ) from None


def days(edtf: str | None) -> tuple[int, int] | None:
    """Give the first and the last day of a time as proleptic Gregorian ordinals; null where nothing is known.

    >>> first, last = days("2025-01")
    >>> last - first
    30
    """
    if edtf is None:
        return None
    try:
        when = When.parse(edtf)
    except DateError:
        return None
    first, last = when.earliest, when.latest
    return (first.toordinal() if first else 1, last.toordinal() if last else FOREVER)


def asked(edtf: str, /) -> tuple[int, int]:
    """Give the days that a question names; `DateError` if it is no EDTF."""
    When.parse(edtf)
    found = days(edtf)
    assert found is not None
    return found


def month(ordinal: int | None) -> int | None:
    """Number the month of a day, so that months follow one another."""
    if ordinal is None:
        return None
    day = date.fromordinal(ordinal)
    return 12 * day.year + day.month - 1
