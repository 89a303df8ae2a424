"""Checks facts against the instrument that they are for."""

from collections.abc import Iterable, Mapping

import msgspec

from dragoman.instruments.check import states
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.node import Node
from dragoman.instruments.pattern import Pattern
from dragoman.instruments.walk import walk

_TOP = {
    "instrument", "facts", "replays", "id", "title", "form", "also", "include", "says", "calendar", "sources",
    "actors", "groups", "provisions", "roles", "bodies", "rules", "decisions", "measures", "shares", "milestones",
    "obligations", "procedures", "terms", "status", "questions", "readings", "lifecycle",
}  # fmt: skip


def check_facts(root: Node, instrument: Instrument, /) -> None:
    """Refuse a fact with a measure, unit, decision, reading or actor that the instrument does not know."""
    root.only(_TOP)
    if "instrument" in root and root.text("instrument") not in {instrument.id, *instrument.files, *instrument.also}:
        root.fail(
            "instrument",
            got=f"facts of {root.text('instrument')}",
            expected=f"facts of {instrument.id}",
            remedy="give them to that instrument, or correct the name",
        )
    actors = states() | {name for name, _ in instrument.actors}
    many = actors | instrument.groups.keys()
    for node in root.rows("facts"):
        for key, known in (("measure", instrument.measures), ("decision", instrument.decisions)):
            if key in node and node.text(key) not in known:
                node.fail(key, got=f"the unknown {key} {node.text(key)!r}", expected="one of " + ", ".join(known))
        if "measure" in node and "unit" in node:
            measure = instrument.measures[node.text("measure")]
            if measure.factor(node.text("unit")) is None:
                units = ", ".join([measure.unit, *(unit for unit, _ in measure.same_as)])
                node.fail("unit", got=f"the unknown unit {node.text('unit')!r}", expected="one of " + units,
                          remedy="add it to same_as of the measure")  # fmt: skip
        for name in node.texts("reading"):
            if name not in instrument.readings:
                node.fail(
                    "reading", got=f"the unknown reading {name!r}", expected="one of " + ", ".join(instrument.readings)
                )
        _actors(node, "of", actors)
        for key in ("by", "to", "vetoes"):
            _actors(node, key, many)
        for key in ("for", "against", "abstain"):
            if isinstance(node.get(key), list):
                _actors(node, key, many)


def spelt_out(facts: Iterable[Fact], instrument: Instrument, /) -> tuple[Fact, ...]:
    """Put the members of groups for their names in facts."""
    return tuple(_spelt_out(fact, instrument.groups) for fact in facts)


def _spelt_out(fact: Fact, groups: Mapping[str, tuple[str, ...]]) -> Fact:
    """Put the members of a group for its name, wherever a fact lists who did it, to whom, or who voted how."""
    changes: dict[str, tuple[str, ...]] = {}
    for key in ("by", "to", "yes", "no", "abstain", "vetoes"):
        named = getattr(fact, key)
        if isinstance(named, tuple) and any(who in groups for who in named):
            changes[key] = tuple(dict.fromkeys(one for who in named for one in _each(who, groups)))
    return msgspec.structs.replace(fact, **changes) if changes else fact


def _each(who: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the members of a group, through groups in groups; one actor is its own."""
    if who not in groups:
        return (who,)
    return tuple(one for member in groups[who] for one in _each(member, groups))


def _actors(node: Node, key: str, known: frozenset[str]) -> None:
    for who in node.texts(key):
        if who not in known:
            node.fail(
                key,
                got=f"the unknown actor {who!r}",
                remedy="correct it, or add it to [actors] of the instrument",
                expected="a three-letter code of ISO 3166-1, a name from [actors], or a group",
            )


def unknown_acts(root: Node, instrument: Instrument, /) -> list[str]:
    """Give a note for every fact whose act or kind no clause of the instrument speaks of."""
    kinds: dict[str, set[str]] = {}
    for part in walk(instrument):
        if isinstance(part, Pattern):
            kinds.setdefault(part.act, set()).update(part.kinds)
    found = []
    for node in root.rows("facts"):
        act = node.get("act")
        if act and act not in kinds:
            found.append(
                f"{node.file}, line {node.line('act')}: no clause speaks of the act {act}; the fact has no effect"
            )
    return found
