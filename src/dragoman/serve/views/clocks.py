"""What agreements have fall due next: running procedures, terms and duties, by day."""

from datetime import date

import msgspec

from dragoman.dossier import agreement
from dragoman.instruments import ids, load
from dragoman.instruments.deadlines import deadlines
from dragoman.instruments.library import distinct
from dragoman.record import Ledger
from dragoman.serve.views.instruments import run, shipped


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """Something of an agreement that falls due."""

    instrument: str
    """The agreement's id."""
    title: str
    """Its name."""
    address: str
    """What of it, as the agreement's answers name it."""
    due: str
    """When, EDTF."""
    days: int
    """Days from the day asked about to the last on which it may be."""
    readings: tuple[str, ...]
    """Under which readings; under all where empty."""
    then: str
    """What follows when nothing happens."""


def clocks(ledger: Ledger, on: date, /, *, most: int) -> list[Clock]:
    """Give what falls due next in the library's agreements on a day, the nearest first; one line an agreement's day."""
    found: dict[tuple[str, str], Clock] = {}
    for name in dict.fromkeys(ids().values()):
        instrument = load(name)
        facts = distinct((*shipped(name), *agreement.facts(ledger, instrument)))
        for one in deadlines(run(name, facts, on), on):
            last = one.moment.last
            if one.item.section == "milestone" or last is None or last < on:
                continue
            clock = Clock(
                instrument=name, title=instrument.title, address=one.item.address, due=str(one.moment),
                days=(last - on).days, readings=tuple(one.readings), then=one.item.then,
            )  # fmt: skip
            found.setdefault((name, clock.due), clock)
    return sorted(found.values(), key=lambda clock: (clock.days, clock.instrument, clock.address))[:most]
