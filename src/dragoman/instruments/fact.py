"""A dated fact: what happened, by whom, of which kind, and where that is known from."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from dragoman.instruments.duration import Duration
from dragoman.instruments.moment import Moment
from dragoman.instruments.node import Node, shown
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError

KINDS = (
    "announced", "decided", "notified", "received", "effective", "revoked", "void", "done", "signed", "extended",
    "paused", "resumed", "objected", "vote", "measured",
)  # fmt: skip
"""Kinds of fact; only the kind that a clause names starts its clock."""

CHECKED = ("seen", "partly seen", "general knowledge", "assumed")
"""How well a provision or a fact is known."""

_KEYS = {
    "id", "day", "reported", "kind", "act", "by", "to", "on", "measure", "of", "value", "unit", "decision", "for",
    "against", "abstain", "vetoes", "casting", "result", "until", "length", "reading", "contested", "says", "source",
    "checked", "accepted", "evidence",
}  # fmt: skip

Votes = tuple[str, ...] | float


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One dated fact."""

    id: str
    """Unique in its file; made from what it says where the file gives none."""
    day: When
    """When it was."""
    at: datetime | None = None
    """The very minute, where it is told."""
    known: date
    """From which day on an answer may rest on it: the day it was reported, else its last possible day."""
    kind: str
    """One of `KINDS`."""
    act: str = ""
    """What it is about."""
    by: tuple[str, ...] = ()
    """Who did it; several did it together."""
    to: tuple[str, ...] = ()
    """To whom."""
    on: str | None = None
    """The matter: a draft, an amendment."""
    measure: str | None = None
    """Of a measurement: what was measured."""
    of: str | None = None
    """Of a measurement: whose."""
    value: float | None = None
    """Of a measurement: how much; true is 1."""
    unit: str | None = None
    """Of a measurement: its unit, if not the measure's own."""
    decision: str | None = None
    """Of a vote: which decision."""
    yes: Votes | None = None
    """Of a vote: how many or who."""
    no: Votes | None = None
    """Of a vote: how many or who."""
    abstain: Votes | None = None
    """Of a vote: how many or who."""
    vetoes: tuple[str, ...] = ()
    """Of a vote of which only numbers are told: permanent members against."""
    casting: str | None = None
    """Of a vote that was a tie: how the chair broke it, `for` or `against`."""
    result: Literal["adopted", "not adopted"] | None = None
    """Of a vote whose tally is not known: how it came out."""
    until: Moment | None = None
    """Of an extension: its new end; may be open."""
    length: Duration | None = None
    """Of an extension: by how much."""
    reading: tuple[str, ...] = ()
    """Readings under which it is a fact; all where empty."""
    contested: str = ""
    """Who contests it and why."""
    says: str = ""
    """What happened, in words."""
    source: str = ""
    """Where it is known from."""
    checked: str = "general knowledge"
    """One of `CHECKED`."""
    evidence: tuple[str, ...] = ()
    """Entries of the record that it was taken from."""

    @property
    def moment(self) -> Moment:
        """Its day, as a time that rests on it."""
        if self.at is not None and self.day.earliest:
            return Moment.on(self.day.earliest, instant=self.at, facts=(self.id,))
        return Moment.of(self.day, facts=(self.id,))

    @property
    def words(self) -> str:
        """What it says, in words."""
        if self.says:
            return self.says
        if self.kind == "measured":
            return f"{self.measure}{' of ' + self.of if self.of else ''}: {self.value:g} {self.unit or ''}".rstrip()
        who = ", ".join(self.by)
        if self.kind == "vote":
            return f"vote on {self.on or self.decision}"
        return f"{who + ': ' if who else ''}{self.kind} {self.act}" + (f" on {self.on}" if self.on else "")


def read_facts(root: Node, /, *, zone: str) -> tuple[Fact, ...]:
    """Read the `[[facts]]` of a file; days with a time of the day are days of `zone`.

    >>> text = '[[facts]]\\nday = 2025-07-10\\nkind = "received"\\nact = "withdrawal"\\nby = "FIN"'
    >>> read_facts(Node.parse(text, file="f.toml"), zone="UTC")[0].id
    '2025-07-10 received withdrawal FIN'
    """
    facts: list[Fact] = []
    seen: dict[str, int] = {}
    for node in root.rows("facts"):
        node.only(_KEYS)
        if not node.flag("accepted", True):
            continue
        fact = _fact(node, zone)
        if "id" not in node:
            number = seen.get(fact.id, 0) + 1
            seen[fact.id] = number
            if number > 1:
                fact = msgspec.structs.replace(fact, id=f"{fact.id} ({number})")
        facts.append(fact)
    return tuple(facts)


def _fact(node: Node, zone: str) -> Fact:
    kind = _kind(node)
    day = _day(node, "day", zone)
    reported = _day(node, "reported", zone) if "reported" in node else day
    # Nothing is known before it happened, whatever a file says.
    known = max(when.latest or when.earliest or date.min for when in (day, reported))
    fact = Fact(
        id="",
        day=day,
        known=known,
        at=_instant(node, zone),
        kind=kind,
        act=node.text("act", ""),
        by=node.texts("by"),
        to=node.texts("to"),
        on=node.maybe("on"),
        measure=node.maybe("measure"),
        of=node.maybe("of"),
        value=_value(node, kind),
        unit=node.maybe("unit"),
        decision=node.maybe("decision"),
        yes=_votes(node, "for"),
        no=_votes(node, "against"),
        abstain=_votes(node, "abstain"),
        vetoes=node.texts("vetoes"),
        casting=node.choice("casting", ("for", "against")) if "casting" in node else None,
        result=_result(node),
        until=_until(node, zone),
        length=_length(node),
        reading=node.texts("reading"),
        contested=node.text("contested", ""),
        says=node.text("says", ""),
        source=node.text("source", ""),
        evidence=node.texts("evidence"),
        checked=node.choice("checked", CHECKED, "general knowledge"),
    )
    _complete(node, fact)
    return msgspec.structs.replace(fact, id=node.text("id", _made(fact)))


def _kind(node: Node) -> str:
    guess = "measured" if "measure" in node else "vote" if "decision" in node else "done"
    return node.choice("kind", KINDS, guess)


def _complete(node: Node, fact: Fact) -> None:
    if fact.kind == "measured" and (fact.measure is None or fact.value is None):
        node.fail("measure", got="a measurement without measure or value", expected="both", remedy="add measure, value")
    if fact.kind == "vote" and fact.decision is None:
        node.fail("decision", got="a vote without a decision", expected="the id of a decision", remedy="add decision")
    if fact.kind == "vote" and fact.result is None and fact.yes is None and fact.no is None:
        node.fail("for", got="a vote without tally", expected="for, against and abstain, or result",
                  remedy="add the numbers or the names")  # fmt: skip
    if fact.kind not in ("vote", "measured") and not fact.act:
        node.fail("act", got="nothing", expected="the id of an act that a clause names", remedy="add act")


def _made(fact: Fact) -> str:
    what = (fact.measure, fact.of) if fact.kind == "measured" else (fact.kind, fact.act or fact.decision)
    parts = (str(fact.day), *what, "+".join(sorted(fact.by)), fact.on)
    return " ".join(part for part in parts if part)


def _day(node: Node, key: str, zone: str) -> When:
    found = node.get(key)
    if isinstance(found, datetime):
        # A time without an offset is local time of the instrument.
        local = found.astimezone(ZoneInfo(zone)) if found.tzinfo else found
        return When.day(local.date())
    if isinstance(found, date):
        return When.day(found)
    try:
        return When.parse(node.text(key))
    except DateError as error:
        return node.fail(key, got=error.got, expected="a date that exists: " + error.expected)


def _instant(node: Node, zone: str) -> datetime | None:
    found = node.get("day")
    if not isinstance(found, datetime):
        return None
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))


def _until(node: Node, zone: str) -> Moment | None:
    if "until" not in node:
        return None
    if node.get("until") == "open":
        return Moment.open("extended without an end date")
    return Moment.of(_day(node, "until", zone))


def _length(node: Node) -> Duration | None:
    if "length" not in node:
        return None
    try:
        return Duration.parse(node.text("length"))
    except ValueError:
        return node.fail("length", got=shown(node.get("length")), expected="a length such as 6 months")


def _result(node: Node) -> Literal["adopted", "not adopted"] | None:
    return node.choice("result", ("adopted", "not adopted")) if "result" in node else None  # type: ignore[return-value]


def _value(node: Node, kind: str) -> float | None:
    if "value" not in node:
        return None
    return float(node.flag("value")) if isinstance(node.get("value"), bool) else node.number("value")


def _votes(node: Node, key: str) -> Votes | None:
    if key not in node:
        return None
    return node.texts(key) if isinstance(node.get(key), list) else node.number(key)
