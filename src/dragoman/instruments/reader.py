"""Reads an instrument from a TOML text."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from dragoman.instruments.calls import read_decisions
from dragoman.instruments.check import check
from dragoman.instruments.clauses import Measure, Provision, Role, Series, Stage, Status
from dragoman.instruments.clocks import read_procedures, read_terms
from dragoman.instruments.counting import Calendar
from dragoman.instruments.duties import read_obligations
from dragoman.instruments.expression import Expression
from dragoman.instruments.fact import CHECKED
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.node import Node
from dragoman.instruments.phrases import Phrases
from dragoman.instruments.rival import read_readings
from dragoman.instruments.uses import Uses

_SECTIONS = {
    "id", "title", "form", "also", "include", "says", "calendar", "sources", "actors", "groups", "provisions", "roles",
    "bodies", "rules", "decisions", "measures", "shares", "milestones", "obligations", "procedures", "terms", "status",
    "questions", "readings", "lifecycle", "facts", "replays",
}  # fmt: skip

STAGES = (
    "signature", "ratification", "provisional_application", "entry_into_force", "accession", "amendment", "review",
    "extension", "suspension", "withdrawal", "termination", "survival", "reservations", "depositary",
)  # fmt: skip

Clause = TypeVar("Clause")


def read_instrument(text: str, /, *, file: str, find: Callable[[str], tuple[str, str]] | None = None) -> Instrument:
    """Read one instrument, with those that it includes, and check it.

    `file` is named in errors. `find` gives file name and text of an included id. `InstrumentError` names file, line
    and key of whatever breaks the format.

    >>> read_instrument('id = "x"\\ntitle = "X"\\nform = "treaty"', file="x.toml").title
    'X'
    """
    uses = Uses()
    instrument = _read(Node.parse(text, file=file), uses, find, ())
    check(instrument, uses)
    return instrument


def _read(root: Node, uses: Uses, find: Callable[[str], tuple[str, str]] | None, above: tuple[str, ...]) -> Instrument:
    if "id" not in root and ("facts" in root or "replays" in root):
        root.fail(
            "id",
            got="a file of facts or cases",
            expected="an instrument",
            remedy="name the instrument first, and give this file with --facts",
        )
    root.only(_SECTIONS)
    name = root.text("id")
    included: list[Instrument] = []
    for other in root.texts("include"):
        if other in (*above, name):
            root.fail("include", got=f"{other}, which includes this file", expected="no circle", remedy="remove it")
        if find is None:
            root.fail("include", got=repr(other), expected="a library to find it in", remedy="remove it")
        file, text = find(other)
        included.append(_read(Node.parse(text, file=file), uses, find, (*above, name)))
    return _merged(_own(root, uses, included), included, root)


def _own(root: Node, uses: Uses, included: list[Instrument]) -> Instrument:
    phrases = Phrases(uses)
    calendar = _calendar(root, included)
    groups = {name: root.table("groups").texts(name) for name in root.table("groups").value}
    for name, members in groups.items():
        for member in members:
            uses.add("party", member, root.table("groups"), name)
    milestones, places = _milestones(root, phrases)
    measures = _measures(root)
    known = {key: value for other in included for key, value in other.measures.items()} | measures
    questions, readings = read_readings(root, phrases)
    return Instrument(
        id=root.text("id"), title=root.text("title"), form=root.text("form"), also=root.texts("also"),
        files=(root.text("id"),), calendar=calendar, sources=_sources(root), actors=_names(root, "actors"),
        groups=groups, provisions=_provisions(root, uses), roles=_roles(root, phrases),
        decisions=read_decisions(root, phrases), measures=measures, shares=_shares(root, uses), milestones=milestones,
        obligations=read_obligations(root, phrases, known), procedures=read_procedures(root, phrases),
        terms=read_terms(root, phrases), status=_status(root), questions=questions, readings=readings,
        lifecycle=_lifecycle(root, uses), places=places,
    )  # fmt: skip


def _merged(own: Instrument, included: list[Instrument], root: Node) -> Instrument:
    for other in included:
        changes: dict[str, Any] = {}
        for field in msgspec.structs.fields(Instrument):
            mine, theirs = getattr(own, field.name), getattr(other, field.name)
            if isinstance(mine, dict):
                for twice in mine.keys() & theirs.keys():
                    root.fail(field.name, got=f"{twice}, which {other.id} has too", expected="another id",
                              remedy="rename one")  # fmt: skip
                changes[field.name] = {**theirs, **mine}
            elif field.name in ("roles", "sources", "actors", "files", "lifecycle"):
                changes[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        own = msgspec.structs.replace(own, **changes)
    return own


def _calendar(root: Node, included: list[Instrument]) -> Calendar:
    node = root.table("calendar")
    node.only({"zone", "first_day", "month_end", "shift", "weekend", "holidays"})
    zone = node.text("zone", "UTC")
    if zone not in available_timezones():
        node.fail("zone", got=repr(zone), expected="a time zone such as Europe/Brussels", remedy="see the tz database")
    ZoneInfo(zone)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    weekend = node.texts("weekend") or ("Sat", "Sun")
    for day in weekend:
        if day not in days:
            node.fail("weekend", got=repr(day), expected="of " + ", ".join(days))
    holidays = node.get("holidays") or []
    if len(set(weekend)) == len(days):
        node.fail("weekend", got="all seven days", expected="a week with a business day in it")
    if not isinstance(holidays, list) or not all(isinstance(day, date) for day in holidays):
        node.fail("holidays", got="something that is no date", expected="a list of dates such as [2025-12-25]")
    return Calendar(
        zone=zone, weekend=tuple(days.index(day) for day in weekend), holidays=frozenset(holidays),
        first_day=node.choice("first_day", ("excluded", "included", "clear"), "excluded"),  # type: ignore[arg-type]
        month_end=node.choice("month_end", ("last_day", "next_day", "keep_last"), "last_day"),  # type: ignore[arg-type]
        shift=node.choice("shift", ("none", "next_business_day", "previous_business_day"), "none"),  # type: ignore[arg-type]
    )  # fmt: skip


def _names(root: Node, section: str) -> tuple[tuple[str, str], ...]:
    node = root.table(section)
    return tuple((name, node.text(name)) for name in node.value)


def _sources(root: Node) -> tuple[tuple[str, str], ...]:
    return _names(root, "sources")


def provisions_of(node: Node, phrases_uses: Uses) -> tuple[str, ...]:
    """Read which provisions a clause rests on."""
    for name in node.texts("provision"):
        phrases_uses.add("provision", name, node, "provision")
    return node.texts("provision")


def _provisions(root: Node, uses: Uses) -> dict[str, Provision]:
    found = {}
    for name, node in root.items("provisions"):
        node.only({"place", "says", "checked", "source"})
        if "source" in node:
            uses.add("source", node.text("source"), node, "source")
        found[name] = Provision(
            id=name, place=node.text("place"), says=node.text("says"), source=node.text("source", ""),
            checked=node.choice("checked", CHECKED),
        )  # fmt: skip
    return found


def _roles(root: Node, phrases: Phrases) -> tuple[Role, ...]:
    found = []
    for node in root.rows("roles"):
        node.only({"who", "role", "from", "until", "reading", "provision", "source", "checked"})
        for who in node.texts("who"):
            phrases.uses.add("party", who, node, "who")
        for reading in node.texts("reading"):
            phrases.uses.add("reading", reading, node, "reading")
        start, end = phrases.maybe_time(node, "from"), phrases.maybe_time(node, "until")
        for who in node.texts("who"):
            role = Role(who=who, role=node.text("role"), start=start, end=end, reading=node.texts("reading"),
                        provision=provisions_of(node, phrases.uses))  # fmt: skip
            found.append(role)
            phrases.uses.add("role line", str(len(found) - 1), node, "who")
    return tuple(found)


def _measures(root: Node) -> dict[str, Measure]:
    found = {}
    for name, node in root.items("measures"):
        node.only({"unit", "same_as", "kind", "stale_after", "initial", "reported_by", "says"})
        same, kind = node.table("same_as"), node.choice("kind", ("sample", "state"), "sample")
        initial = node.get("initial")
        found[name] = Measure(
            id=name, unit=node.text("unit"), state=kind == "state", reported_by=node.text("reported_by", ""),
            same_as=tuple((unit, same.number(unit)) for unit in same.value),
            stale_after=_days(node) if "stale_after" in node else None,
            initial=None if initial is None else float(node.flag("initial") if isinstance(initial, bool)
                                                       else node.number("initial")),
        )  # fmt: skip
    return found


def _days(node: Node) -> int:
    number, _, unit = node.text("stale_after").partition(" ")
    if not number.isdigit() or unit not in ("day", "days"):
        node.fail("stale_after", got=repr(node.get("stale_after")), expected="a number of days such as 120 days")
    return int(number)


def _shares(root: Node, uses: Uses) -> dict[str, Series]:
    found = {}
    for name, node in root.items("shares"):
        for who in node.value:
            uses.add("party", who, node, who)
        found[name] = Series(id=name, shares=tuple((who, node.number(who)) for who in node.value))
    return found


def _milestones(root: Node, phrases: Phrases) -> tuple[dict[str, Expression], dict[str, tuple[str, ...]]]:
    """Read days with names: `NAME = time`, or `[milestones.NAME]` with `is`, `provision` and `says`."""
    node = root.table("milestones")
    found, places = {}, {}
    for name, value in node.value.items():
        if isinstance(value, dict) and "is" in value:
            child = node.child(name, value)
            child.only({"is", "provision", "says"})
            places[name] = provisions_of(child, phrases.uses)
            found[name] = phrases.time(child, "is")
        else:
            found[name] = phrases.time(node, name)
    return found, places


def _status(root: Node) -> dict[str, Status]:
    found = {}
    for name, node in root.items("status"):
        node.only({"values", "initial", "per_actor", "says"})
        values = node.texts("values")
        initial = node.choice("initial", values)
        found[name] = Status(id=name, values=values, initial=initial, per_actor=node.flag("per_actor"),
                             says=node.text("says", ""))  # fmt: skip
    return found


def _lifecycle(root: Node, uses: Uses) -> tuple[Stage, ...]:
    found = []
    for name, node in root.items("lifecycle"):
        if name not in STAGES:
            root.table("lifecycle").fail(name, got=repr(name), expected="one of " + ", ".join(STAGES))
        node.only({"says", "clause", "provision"})
        if "clause" in node:
            uses.add("clause", node.text("clause"), node, "clause")
        found.append(Stage(id=name, says=node.text("says"), clause=node.text("clause", ""),
                           provision=provisions_of(node, uses)))  # fmt: skip
    return tuple(found)
