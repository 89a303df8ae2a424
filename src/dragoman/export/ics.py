"""Deadlines as iCalendar (RFC 5545)."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from dragoman.export.text import plain


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Something that falls due."""

    uid: str
    """What it is, so that a calendar can tell a change from a new entry."""
    summary: str
    """One line."""
    description: str = ""
    """More."""
    day: date
    """The day, as the instrument counts days."""
    instant: datetime | None = None
    """The very minute, with its zone, where the text names one."""


def calendar(deadlines: Iterable[Deadline], /, *, name: str, stamp: datetime) -> Iterator[str]:
    """Give the lines of a calendar; each ends as RFC 5545 wants, with CR and LF, and none is over 75 octets.

    An instant becomes a time in UTC, which every calendar shows in its owner's own zone; a day becomes a whole day.

    >>> due = Deadline(uid="x", summary="Vote", day=date(2030, 1, 2))
    >>> lines = calendar([due], name="N", stamp=datetime(2030, 1, 1, tzinfo=UTC))
    >>> [line.strip() for line in lines if "DTSTART" in line]
    ['DTSTART;VALUE=DATE:20300102']
    """
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dragoman//Instruments//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for line in head:
        yield folded(line)
    for deadline in deadlines:
        for line in _event(deadline, stamp):
            yield folded(line)
    yield folded("END:VCALENDAR")


def _event(deadline: Deadline, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(deadline.uid.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@dragoman"
    yield f"DTSTAMP:{_utc(stamp)}"
    if deadline.instant is not None:
        yield f"DTSTART:{_utc(deadline.instant)}"
        yield f"DTEND:{_utc(deadline.instant)}"
    else:
        yield f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{deadline.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(deadline.summary)}"
    if deadline.description:
        yield f"DESCRIPTION:{escaped(deadline.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    r"""Escape what ends a value or a list.

    >>> escaped("Oslo; fish,\nships")
    'Oslo\\; fish\\,\\nships'
    """
    text = plain(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    # A carriage return alone ends a line for some readers.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """Break a line after 75 octets, never within a character."""
    pieces: list[bytes] = []
    room, piece = 75, b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", 74  # The space that continues a line counts too.
        piece += octets
    pieces.append(piece)
    return "\r\n ".join(piece.decode() for piece in pieces) + "\r\n"
