"""Checks that every name of an instrument means something, that no time waits for itself, that roles don't overlap."""

import re
from datetime import date
from functools import lru_cache
from importlib.resources import files

from dragoman.instruments.clauses import Role
from dragoman.instruments.expression import Expression, Fixed
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.node import Node
from dragoman.instruments.uses import Use, Uses

WORDS = ("actor", "anyone", "others")
"""Parties that a clause can name without a list: whoever pulled the trigger, anybody, anybody else."""

_LOCAL = ("trigger", "start", "named_day")


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """Give the alpha-3 codes that exist."""
    text = (files("dragoman.instruments") / "data/alpha3.txt").read_text(encoding="utf-8")
    return frozenset(code for line in text.splitlines() if not line.startswith("#") for code in line.split())


def check(instrument: Instrument, uses: Uses, /) -> None:
    """Refuse an instrument with a name that means nothing, a circle of times, or roles that overlap."""
    names = _Names(instrument)
    for use in uses.all:
        names.check(use)
    _no_circle(instrument, uses)
    _no_overlap(instrument, uses)
    _questions(instrument, uses)


class _Names:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.actors = states() | {name for name, _ in instrument.actors}
        self.roles = roles_of(instrument)
        self.known: dict[str, tuple[str, ...]] = {
            "provision": tuple(instrument.provisions), "reading": tuple(instrument.readings),
            "question": tuple(instrument.questions), "source": tuple(name for name, _ in instrument.sources),
            "share": tuple(instrument.shares), "decision": tuple(instrument.decisions),
            "measure": tuple(instrument.measures), "status": tuple(instrument.status),
            "procedure": tuple(instrument.procedures), "term": tuple(instrument.terms),
            "obligation": tuple(instrument.obligations), "role": tuple(sorted(self.roles)),
        }  # fmt: skip
        self.sections = {"share": "shares", "status": "status", "reading": "readings", "role": "roles"}

    def check(self, use: Use) -> None:
        if use.sort in self.known:
            if use.name not in self.known[use.sort]:
                section = self.sections.get(use.sort, use.sort + "s")
                known = ", ".join(self.known[use.sort]) or "none is there yet"
                self._refuse(use, f"one of [{section}]: {known}", f"correct it, or add it to [{section}]")
        elif use.sort == "party":
            self._party(use)
        elif use.sort == "time":
            self._time(use)
        elif use.sort == "status value":
            name, _, value = use.name.partition("=")
            values = self.instrument.status[name].values if name in self.instrument.status else ()
            if value not in values:
                self._refuse(use, "one of " + ", ".join(values), "correct it, or add it to values", got=value)
        elif use.sort == "clause":
            found = self.instrument
            if use.name not in {**found.milestones, **found.procedures, **found.terms}:
                self._refuse(use, "a milestone, a procedure or a term", "correct it, or remove it")

    def _party(self, use: Use) -> None:
        name = use.name
        if name in WORDS or name in self.instrument.groups or name in self.roles or name in self.actors:
            return
        if re.fullmatch(r"[A-Z]{2}", name):
            self._refuse(use, "a three-letter code of ISO 3166-1, or a name from [actors]", "write GBR, not GB")
        if name[:1].isupper():
            self._refuse(use, "a three-letter code of ISO 3166-1, or a name from [actors]", "add it to [actors]")
        self._refuse(use, "an actor, a group, a role, or " + ", ".join(WORDS), "add it to [groups] or [[roles]]")

    def _time(self, use: Use) -> None:
        head, _, tail = use.name.partition(".")
        found = self.instrument
        if use.name in found.milestones or use.name == "today":
            return
        inside = use.owner[0] in ("procedures", "terms", "decisions", "obligations")
        if inside and (use.name in _LOCAL or (head == "step" and use.owner[0] == "procedures")):
            return
        if head in found.terms and tail in ("start", "end", "notice_by"):
            return
        if inside and head in self.roles and tail == "since":
            return
        if head in found.procedures and tail in ("effect", "trigger"):
            return
        names = [*found.milestones, *(f"{term}.end" for term in found.terms),
                 *(f"{name}.effect" for name in found.procedures)]  # fmt: skip
        local = ", or in a procedure trigger, start, step.ID" if inside else ""
        self._refuse(use, "a date, none, open, or one of " + ", ".join(names) + local, "add it to [milestones]")

    def _refuse(self, use: Use, expected: str, remedy: str, *, got: str | None = None) -> None:
        sort = "value" if use.sort == "status value" else use.sort
        use.node.fail(use.key, got=f"the unknown {sort} {got or use.name!r}", expected=expected,
                      remedy=remedy)  # fmt: skip


def roles_of(instrument: Instrument, /) -> frozenset[str]:
    """Give every role that somebody has or can get."""
    effects = [procedure.default for procedure in instrument.procedures.values()]
    effects += [procedure.stopped for procedure in instrument.procedures.values() if procedure.stopped]
    effects += [effect for decision in instrument.decisions.values() for effect in (decision.adopted, decision.failed)]
    effects += [effect for term in instrument.terms.values() for effect in (term.renewed, term.lapse)]
    given = {role for effect in effects for role in (*effect.give_role, *effect.end_role)}
    return frozenset({role.role for role in instrument.roles} | given)


def _no_circle(instrument: Instrument, uses: Uses) -> None:
    graph: dict[str, list[tuple[str, Use]]] = {}
    for use in uses.all:
        section, owner = use.owner
        if use.sort == "time" and section in ("milestones", "terms"):
            graph.setdefault(owner, []).append((use.name.partition(".")[0], use))
    done: set[str] = set()
    for name in graph:
        _follow(name, graph, done, [])


def _follow(name: str, graph: dict[str, list[tuple[str, Use]]], done: set[str], path: list[str]) -> None:
    if name in done:
        return
    for other, use in graph.get(name, []):
        here = [*path, name]
        if other in here:
            circle = " → ".join([*here[here.index(other) :], other])
            use.node.fail(use.key, got=f"a circle of times: {circle}", expected="times that end at a date or a fact",
                          remedy="break the circle")  # fmt: skip
        _follow(other, graph, done, here)
    done.add(name)


def _no_overlap(instrument: Instrument, uses: Uses) -> None:
    own = [use for use in uses.all if use.sort == "role line"]
    spells: dict[tuple[str, str], list[tuple[Role, Use]]] = {}
    for use in own:
        # The lines of an included file keep their own numbers, so each is looked up by what it says.
        row = use.node
        for role in instrument.roles:
            same = role.role == row.get("role") and role.who in row.texts("who")
            if same and role.reading == row.texts("reading") and _bounds(role) == _written(row):
                for who in instrument.groups.get(role.who, (role.who,)):
                    spells.setdefault((who, role.role), []).append((role, use))
                break
    for (who, name), lines in spells.items():
        lines = list(dict.fromkeys(lines))
        for number, (role, use) in enumerate(lines):
            for other, _ in lines[:number]:
                if other is not role and _meet(instrument, role, other):
                    use.node.fail("who", got=f"{who} as {name} twice at the same time", expected="spans apart",
                                  remedy="end the first where the second begins, or give each its reading")  # fmt: skip


def _bounds(role: Role) -> tuple[date | None, date | None]:
    return _day(role.start), _day(role.end)


def _written(row: Node) -> tuple[date | None, date | None]:
    def day(value: object) -> date | None:
        if isinstance(value, date):
            return value
        return date.fromisoformat(value) if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None

    return day(row.get("from")), day(row.get("until"))


def _day(time: Expression | None) -> date | None:
    return time.moment.first if isinstance(time, Fixed) else None


def _meet(instrument: Instrument, one: Role, other: Role) -> bool:
    """Whether two lines overlap under some reading; only lines with plain dates can be told apart beforehand."""
    if any(
        time is not None and not isinstance(time, Fixed) for role in (one, other) for time in (role.start, role.end)
    ):
        return False
    chosen = instrument.combinations() or (frozenset(),)
    if not any(instrument.allows(one.reading, c) and instrument.allows(other.reading, c) for c in chosen):
        return False
    first, second = _bounds(one), _bounds(other)
    low, high = date.min, date.max
    return (first[0] or low) < (second[1] or high) and (second[0] or low) < (first[1] or high)


def _questions(instrument: Instrument, uses: Uses) -> None:
    for question in instrument.questions:
        if len(instrument.readings_of(question)) < 2:
            use = next((use for use in uses.all if use.sort == "question" and use.name == question), None)
            node = use.node if use else Node({}, file=instrument.id + ".toml", lines={}, path=("questions",))
            node.fail(
                None if use else question,
                got=f"fewer than two readings of {question}",
                expected="rival readings",
                remedy="add the other reading",
            )
