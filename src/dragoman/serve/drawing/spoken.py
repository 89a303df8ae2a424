"""Times of the record in words, for people; the page keeps the EDTF beside them."""

from dragoman.shapes.edtf import Point, When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Short names, whatever the machine's language."""


def spoken(text: str, /) -> str:
    """Say an EDTF time in words; `DateError` where it is none of the record's forms.

    >>> spoken("2025-01-17"), spoken("2024-11~"), spoken("2018")
    ('17 Jan 2025', 'about Nov 2024', '2018')
    >>> spoken("2025-01-13/2025-01-19"), spoken("[2025-01-30..2025-02-02]")
    ('13–19 Jan 2025', 'some time 30 Jan – 2 Feb 2025')
    >>> spoken("../2024-12"), spoken("2024/.."), spoken("[..2024-12-03]"), spoken("[2024-12-03..]")
    ('until Dec 2024', 'since 2024', 'by 3 Dec 2024', 'some time from 3 Dec 2024')
    """
    when = When.parse(text)
    start, end = when.start, when.end
    if when.shape == "point" and start:
        return _point(start)
    within = when.shape == "within"
    if start and end:
        return ("some time " if within else "") + _range(start, end)
    if end:
        return f"{'by' if within else 'until'} {_point(end)}"
    return f"{'some time from' if within else 'since'} {_point(start)}" if start else text


def _range(start: Point, end: Point) -> str:
    """Say what both ends share only once, unless one of them is about."""
    if not (start.approximate or end.approximate) and start.year == end.year and start.month and end.month:
        if start.day and end.day and start.month == end.month:
            return f"{start.day}–{_point(end)}"
        if bool(start.day) == bool(end.day):
            return f"{_short(start)} – {_point(end)}"
    return f"{_point(start)} – {_point(end)}"


def _point(point: Point) -> str:
    return ("about " if point.approximate else "") + (
        f"{_short(point)} {point.year}" if point.month else str(point.year)
    )


def _short(point: Point) -> str:
    month = MONTHS[(point.month or 1) - 1]
    return f"{point.day} {month}" if point.day else month
