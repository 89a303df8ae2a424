"""Dated public events and instruments by name."""

from datetime import date

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A public event whose date is known."""

    kind: str
    """Its class: `US presidential inauguration`, `NATO summit`, `Nowruz` …"""
    name: str
    """Its own name."""
    start: date
    """First day."""
    end: date
    """Last day; of moon-dated days the last that sighting allows."""
    place: str | None = None
    """Where it was."""
    country: str | None = None
    """Alpha-3 code of the state whose event it is; null for common ones."""
    source: str = ""
    """Where it was checked."""


class EventMatch(msgspec.Struct, frozen=True):
    """Words that name an event or a class of events."""

    start: int
    """Index of the first word."""
    end: int
    """Index after the last."""
    kind: str
    """The class of the event."""
    events: tuple[Event, ...]
    """All dated events that it may be, earliest first."""


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, resolution, law or membership by name."""

    id: str
    """`jcpoa`, `npt`, `unscr-2231` …"""
    name: str
    """Full name."""
    kind: str
    """treaty, agreement, Security Council resolution …"""
    role: str = "name"
    """`name`, `acronym`, or `loose`: a name only in context ("the nuclear deal")."""
    signed: str | None = None
    """When it was signed or adopted (EDTF)."""
    in_force: str | None = None
    """When it entered into force (EDTF)."""
    parties: tuple[str, ...] = ()
    """Codes of the parties, where they are few."""
    source: str = ""
    """Where it was checked."""


class InstrumentMatch(msgspec.Struct, frozen=True):
    """Words that name an instrument."""

    start: int
    """Index of the first word."""
    end: int
    """Index after the last."""
    instruments: tuple[Instrument, ...]
    """All that it may be, the likeliest first."""
