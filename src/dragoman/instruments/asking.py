"""Finds the answer to an address: `procedure.withdrawal.FIN.due`, `obligation.stock.IRN`, `status.un_measures`."""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.instruments.answer import SECTIONS, Item
from dragoman.instruments.check import roles_of
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.timeline import Timeline
from dragoman.shapes.errors import UsageError

NOTHING = "nothing"
"""The answer where there is no such run, vote or holder on that day."""

_RUN = re.compile(
    r"procedure\.([a-z0-9_-]+)(?:\.([A-Za-z0-9_+-]+))?(?:@(\[[^\]]*\]|[A-Za-z0-9_~-]+))?"
    r"((?:\.(?:step|survives)\.[a-z0-9_-]+)?)"
)
"""Procedure, actors, day or matter, and the rest."""


def ask(timeline: Timeline, address: str, /, *, day: date, readings: Sequence[str] = ()) -> dict[tuple[str, ...], str]:
    """Answer an address on a day: one value for each choice of readings that includes those given.

    An address may end in `.due` (its time) or `.why`. Choices that agree are joined under `()`.
    """
    if address.partition(".")[0] not in SECTIONS:
        raise UsageError(address, got="an address that begins otherwise", remedy="see dragoman instrument NAME",
                         expected="one of " + ", ".join(f"{section}.…" for section in SECTIONS))  # fmt: skip
    known_readings(readings, timeline.instrument)
    wanted = set(readings)
    found = {}
    for choice, run in timeline.choices(address).items():
        # A reading of a question that can't touch the address excludes nothing.
        if _fits(timeline, choice, wanted):
            value = value_of(timeline.items(day, run), address)
            found[tuple(sorted(choice))] = _at_rest(timeline, address) if value == NOTHING else value
    return {(): next(iter(found.values()))} if len(set(found.values())) == 1 else found


def known_readings(readings: Sequence[str], instrument: Instrument, /) -> None:
    """Refuse a reading that the instrument does not have."""
    for reading in readings:
        if reading not in instrument.readings:
            raise UsageError(
                reading,
                got="an unknown reading",
                remedy="choose one of them",
                expected="one of " + (", ".join(instrument.readings) or "none: there are none"),
            )


def _at_rest(timeline: Timeline, address: str) -> str:
    """Say what a role or a status is for somebody whom nothing has touched yet."""
    section, _, rest = address.partition(".")
    name, _, who = rest.partition(".")
    if section == "role" and who and "." not in who and name in roles_of(timeline.instrument):
        return "not held"
    if section == "status" and "." not in who and name in timeline.instrument.status:
        return timeline.instrument.status[name].initial
    return NOTHING


def _fits(timeline: Timeline, choice: frozenset[str], wanted: set[str]) -> bool:
    known = timeline.instrument.readings
    asked = {known[reading].question for reading in choice}
    return {reading for reading in wanted if known[reading].question in asked} <= choice


def value_of(items: Sequence[Item], address: str, /) -> str:
    """Give the value at an address among items."""
    plain, _, field = address.rpartition(".")
    if field not in ("due", "why"):
        plain, field = address, "value"
    item = find(items, plain)
    if item is None:
        return NOTHING
    found = getattr(item, field)
    return NOTHING if found is None else str(found)


def find(items: Sequence[Item], address: str, /) -> Item | None:
    """Find an item; of several runs or votes that an address fits, the last."""
    exact = [item for item in items if item.address == address]
    if exact:
        return exact[-1]
    match = _RUN.fullmatch(address)
    if match:
        return _run(items, *match.groups())
    if address.startswith("decision."):
        fitting = [item for item in items if item.address.startswith(address + ".")]
        return fitting[-1] if fitting else None
    return None


def _run(items: Sequence[Item], name: str, who: str | None, day: str | None, rest: str) -> Item | None:
    wanted = set((who or "").split("+")) - {""}
    found = None
    for item in items:
        match = _RUN.fullmatch(item.address)
        if match and match[1] == name and match[4] == rest and wanted <= set((match[2] or "").split("+")):
            found = item if day in (None, match[3], item.matter) else found
    return found
