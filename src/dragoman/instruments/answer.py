"""What an instrument answers on a day: items with a value, a time, a reason, facts and provisions."""

from datetime import date

import msgspec

from dragoman.instruments.duty import samples_of, state_of
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Glance
from dragoman.instruments.snapshot import RunShot, Snapshot

SECTIONS = ("role", "milestone", "term", "status", "obligation", "procedure", "decision")
"""What addresses begin with, in the order of an answer."""

ACTIVE = ("running", "held", "paused", "unknown")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer."""

    address: str
    """What asks for it: `obligation.stock.IRN`, `procedure.withdrawal.FIN`."""
    value: str
    """The answer: `met`, `running`, a date …"""
    due: str | None = None
    """The time that matters next, or did: of a procedure its effect, of an obligation its last day."""
    moment: Moment | None = None
    """The same as a time."""
    matter: str = ""
    """Of a run: what it is about, where its trigger says so."""
    why: str = ""
    """In words."""
    then: str = ""
    """What follows when its time is out."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    provisions: tuple[str, ...] = ()
    """Provisions behind it."""

    @property
    def key(self) -> tuple[str, str | None]:
        """What makes two answers differ."""
        return self.value, self.due

    @property
    def section(self) -> str:
        """The first part of its address."""
        return self.address.partition(".")[0]


def items_of(
    instrument: Instrument, shot: Snapshot, samples: dict[tuple[str, str | None], list[Fact]], day: date, /
) -> tuple[Item, ...]:
    """Give all items that stood at the end of a day; `samples` are the measurements known by then."""
    found = [*_roles(shot), *_milestones(instrument, shot), *_terms(shot), *_status(shot)]
    found += _obligations(instrument, shot, samples, day)
    found += [item for name, run in named_runs(shot) for item in _run(name, run)]
    found += _decisions(instrument, shot)
    return tuple(found)


def _roles(shot: Snapshot) -> list[Item]:
    found = []
    for (role, who), (held, spell) in shot.roles.items():
        value = "held" if held else "not held"
        why = f"since {spell.start}" if spell and held and spell.start > date.min else ""
        why = f"until {spell.end}" if spell and not held and spell.end else why
        found.append(Item(address=f"role.{role}.{who}", value=value, why=why, facts=spell.facts if spell else (),
                          provisions=spell.provisions if spell else ()))  # fmt: skip
    return found


def _milestones(instrument: Instrument, shot: Snapshot) -> list[Item]:
    return [
        Item(address=f"milestone.{name}", value=str(moment), moment=moment, due=str(moment), why=moment.why,
             facts=moment.facts, provisions=instrument.places.get(name, ()))
        for name, moment in shot.milestones.items()
    ]  # fmt: skip


def _terms(shot: Snapshot) -> list[Item]:
    return [
        Item(address=f"term.{name}", value=g.state, due=str(g.due), moment=g.due, why=g.why, then=g.then, facts=g.facts,
             provisions=g.provisions)
        for name, g in shot.terms.items()
    ]  # fmt: skip


def _status(shot: Snapshot) -> list[Item]:
    return [
        Item(address=f"status.{name}" + (f".{who}" if who else ""), value=held.value, facts=held.facts,
             why=f"since {held.since}" if held.since else "from the beginning", provisions=held.provisions)
        for (name, who), held in shot.status.items()
    ]  # fmt: skip


def _obligations(
    instrument: Instrument, shot: Snapshot, samples: dict[tuple[str, str | None], list[Fact]], day: date
) -> list[Item]:
    found = []
    for name, duty in instrument.obligations.items():
        measure = instrument.measures[duty.measure] if duty.measure else None
        for who, special in shot.specials[name].items():
            known = samples_of(
                duty, who, samples.get((duty.measure or "", who)), samples.get((duty.measure or "", None))
            )
            glance = state_of(duty, measure, bounds=shot.bounds[name], special=special, samples=known, day=day)
            found.append(Item(address=f"obligation.{name}.{who}", value=glance.state, moment=glance.due, why=glance.why,
                              due=str(glance.due) if glance.due else None, facts=glance.facts,
                              provisions=glance.provisions))  # fmt: skip
    return found


def named_runs(shot: Snapshot, /) -> list[tuple[str, RunShot]]:
    """Give the runs with their names: `withdrawal.FIN@2025-07-10`; of one day they are told apart by their matter."""
    found: dict[str, RunShot] = {}
    for run in shot.runs:
        plain = f"{run.procedure}.{'+'.join(sorted(run.actors))}@"
        name, number = f"{plain}{run.began}", 1
        while name in found:
            number += 1
            name = f"{plain}{run.matter}" if run.matter and number == 2 else f"{plain}{run.began}-{number}"
        found[name] = run
    return list(found.items())


def _run(name: str, run: RunShot) -> list[Item]:
    address = f"procedure.{name}"
    found = [_glanced(address, run.glance, run.matter)]
    found += [_glanced(f"{address}.step.{step}", glance, run.matter) for step, glance in run.steps]
    for tail, moment in run.survives:
        glance = Glance(state=str(moment), due=moment, why=moment.why, facts=run.glance.facts,
                        provisions=run.glance.provisions)  # fmt: skip
        found.append(_glanced(f"{address}.survives.{tail}", glance, run.matter))
    return found


def _glanced(address: str, glance: Glance, matter: str) -> Item:
    return Item(
        address=address,
        value=glance.state,
        due=_due(glance),
        moment=glance.due,
        matter=matter,
        why=glance.why,
        then=glance.then,
        facts=glance.facts,
        provisions=glance.provisions,
    )


def _due(glance: Glance) -> str | None:
    """Word when a run's default comes; a run that is over and had none has no time at all."""
    if glance.due is None or (glance.due.shape == "none" and glance.state not in ACTIVE):
        return None
    return str(glance.due)


def _decisions(instrument: Instrument, shot: Snapshot) -> list[Item]:
    found = []
    for name, outcomes in shot.votes.items():
        for outcome in outcomes:
            mark = f".{outcome.on}" if outcome.on else ""
            found.append(Item(address=f"decision.{name}{mark}", value=outcome.result, why=outcome.why,
                              due=str(outcome.day) if outcome.day else None, facts=outcome.facts,
                              moment=Moment.on(outcome.day) if outcome.day else None,
                              provisions=instrument.decisions[name].provision))  # fmt: skip
    return found
