"""What stood after a day, frozen."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from dragoman.instruments.clauses import Procedure, Step
from dragoman.instruments.duty import Special, bounds_of, following, specials_of
from dragoman.instruments.moment import Moment
from dragoman.instruments.projection import projected
from dragoman.instruments.run import Glance, Pace, Run
from dragoman.instruments.times import time
from dragoman.instruments.voting import Outcome
from dragoman.instruments.world import Held, Tenure, World


class RunShot(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a procedure as it stood."""

    procedure: str
    """Its id."""
    actors: tuple[str, ...]
    """Who pulled the trigger."""
    trigger: str
    """The fact that did."""
    began: Moment
    """When."""
    matter: str
    """What it is about, if its trigger says."""
    glance: Glance
    """Its state; due is when its default comes or came."""
    steps: tuple[tuple[str, Glance], ...] = ()
    """Its steps."""
    survives: tuple[tuple[str, Moment], ...] = ()
    """What lives on, and how long."""


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that stood after a day, until the next change."""

    day: date
    """The day."""
    milestones: dict[str, Moment]
    """Days with names."""
    runs: tuple[RunShot, ...]
    """Runs of procedures, in the order of their triggers."""
    terms: dict[str, Glance]
    """Terms."""
    status: dict[tuple[str, str | None], Held]
    """Status variables."""
    roles: dict[tuple[str, str], tuple[bool, Tenure | None]]
    """Whoever holds or held a role: whether it holds, and the last spell."""
    votes: dict[str, tuple[Outcome, ...]]
    """Decisions."""
    bounds: dict[str, tuple[Moment | None, Moment | None, Moment | None]]
    """Start, end and last day of each obligation."""
    specials: dict[str, dict[str, Special]]
    """What the conditions of each obligation say of each holder."""
    starts: tuple[Moment, ...] = ()
    """Further days on which something begins or ends."""

    def moments(self) -> Iterable[Moment]:
        """Give every time in it."""
        yield from self.milestones.values()
        for run in self.runs:
            if run.glance.due:
                yield run.glance.due
            yield from (glance.due for _, glance in run.steps if glance.due)
            yield from (moment for _, moment in run.survives)
        yield from (glance.due for glance in self.terms.values() if glance.due)
        for bounds in self.bounds.values():
            yield from (moment for moment in bounds if moment)
        yield from self.starts


def snapshot(world: World, /) -> Snapshot:
    """Freeze a world."""
    world.fresh()
    instrument = world.instrument
    return Snapshot(
        day=world.today,
        milestones={name: time(expression, world) for name, expression in instrument.milestones.items()},
        runs=tuple(_run(run, world) for run in world.runs),
        terms={name: _term(name, world) for name in world.terms},
        status=_status(world),
        roles=_roles(world),
        votes={name: tuple(found) for name, found in world.votes.items()},
        bounds={name: bounds_of(duty, world) for name, duty in instrument.obligations.items()},
        specials={name: specials_of(duty, world) for name, duty in instrument.obligations.items()},
        starts=_asked(world)
        + tuple(moment for spans in world.spans().values() for start, end, _ in spans for moment in (start, end))
        + tuple(call.due for call in world.calls)
        + tuple(run.resumes for run in world.runs if run.resumes),
    )


def _run(run: Run, world: World) -> RunShot:
    procedure = world.instrument.procedures[run.procedure]
    glance = Glance(state=run.state, due=projected(run, world), why=run.why, provisions=procedure.provision,
                    facts=tuple(dict.fromkeys((run.trigger.id, *run.facts))), then=procedure.default.says)  # fmt: skip
    steps = []
    for step in procedure.steps:
        pace = run.steps.get(step.id)
        if pace is not None:
            steps.append((step.id, _step(step, pace, run, procedure)))
    return RunShot(
        procedure=run.procedure,
        actors=run.actors,
        trigger=run.trigger.id,
        began=run.trigger.moment,
        matter=run.trigger.on or "",
        glance=glance,
        steps=tuple(steps),
        survives=run.survives,
    )


def _step(step: Step, pace: Pace, run: Run, procedure: Procedure) -> Glance:
    return Glance(
        state=pace.state if pace.state in ("done", "elapsed") or run.live else "closed",
        due=pace.due,
        why=pace.due.why,
        then=_follows(step.otherwise, procedure),
        facts=tuple(dict.fromkeys((*pace.due.facts, *pace.facts))),
        provisions=step.provision or procedure.provision,
    )


def _follows(target: str, procedure: Procedure) -> str:
    """Word where a step goes when its time is out."""
    words = {"default": procedure.default.says, "end": "nothing follows from this step", "stop": "it is settled"}
    return words.get(target, f"step {target}")


def _term(name: str, world: World) -> Glance:
    term, spell = world.instrument.terms[name], world.terms[name]
    then = {"automatic": f"renews ({term.renewed.says})", "if": term.lapse.says, "none": term.lapse.says}[term.renewal]
    why = f"renewed {spell.renewals} time{'s' * (spell.renewals != 1)}" if spell.renewals else ""
    return Glance(state=spell.state, due=spell.end, why=why or spell.end.why, provisions=term.provision, then=then,
                  facts=tuple(dict.fromkeys((*spell.facts, *spell.end.facts))))  # fmt: skip


def _status(world: World) -> dict[tuple[str, str | None], Held]:
    found: dict[tuple[str, str | None], Held] = {
        (name, None): world.value(name) for name, status in world.instrument.status.items() if not status.per_actor
    }
    return {**found, **world.status}


def _roles(world: World) -> dict[tuple[str, str], tuple[bool, Tenure | None]]:
    found: dict[tuple[str, str], tuple[bool, Tenure | None]] = {}
    for pair in dict.fromkeys((*world.spans(), *world.given)):
        spell = world.holds(*pair, world.today)
        begun = [past for past in world.tenures(*pair) if past.start <= world.today]
        found[pair] = (spell is not None, spell or max(begun, key=lambda past: past.start, default=None))
    return found


def _asked(world: World) -> tuple[Moment, ...]:
    """Give the times that conditions wait for, so that the engine looks again when they come."""
    found = [time(expression, world) for expression in world.reached.get("", ())]
    for run in world.runs:
        if run.live:
            found += [time(expression, world, run=run) for expression in world.reached.get(run.procedure, ())]
    for duty in world.instrument.obligations.values():
        if duty.every:
            for special in specials_of(duty, world).values():
                last = special.last or bounds_of(duty, world)[0]
                if last and last.last:
                    found.append(Moment.on(following(last.last, duty.every) + timedelta(days=1)))
    return tuple(found)
