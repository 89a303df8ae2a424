"""Starts, moves and ends runs of procedures."""

from datetime import date, timedelta

from dragoman.instruments.clauses import Effects, Procedure, Step
from dragoman.instruments.counting import add
from dragoman.instruments.duration import Duration
from dragoman.instruments.fact import Fact
from dragoman.instruments.judge import judge
from dragoman.instruments.match import by_whom, matches
from dragoman.instruments.moment import Moment
from dragoman.instruments.pausing import pause
from dragoman.instruments.run import RUNNING, Pace, Run
from dragoman.instruments.times import each_end, time
from dragoman.instruments.world import World
from dragoman.shapes.edtf import When


def begin(fact: Fact, world: World, /) -> None:
    """Start the procedures that a fact triggers."""
    for procedure in world.instrument.procedures.values():
        trigger = procedure.trigger
        if fact.act != trigger.act or fact.kind not in trigger.kinds:
            continue
        if not world.instrument.allows(procedure.reading, world.chosen):
            continue
        if trigger.on not in (None, fact.on, "same"):
            continue
        actors = fact.by or ("anyone",)
        for group in (actors,) if procedure.joint else tuple((who,) for who in actors):
            _begin(procedure, fact, group, world)


def begin_when(world: World, /) -> bool:
    """Start the procedures whose condition has just come true; say whether there was one."""
    started = False
    for procedure in world.instrument.procedures.values():
        if procedure.when is None or not world.instrument.allows(procedure.reading, world.chosen):
            continue
        verdict = judge(procedure.when, world)
        was = world.standing.get(procedure.id, False)
        world.standing[procedure.id] = bool(verdict.value)
        if verdict.value and not was:
            day = (verdict.when.last if verdict.when else None) or world.today
            fact = Fact(
                id=verdict.facts[-1] if verdict.facts else "", day=When.day(day), known=world.today, kind="done"
            )
            run = Run(procedure=procedure.id, actors=("anyone",), trigger=fact, since=day, why=verdict.why)
            run.rest_on(verdict.facts)
            world.runs.append(run)
            _first_steps(procedure, run, world, None)
            started = True
    return started


def _begin(procedure: Procedure, fact: Fact, actors: tuple[str, ...], world: World) -> None:
    run = Run(procedure=procedure.id, actors=actors, trigger=fact, since=fact.day.latest)
    world.runs.append(run)
    fit = by_whom(procedure.trigger.by, actors, fact, world, run)
    if not fit:
        names = " or ".join(procedure.trigger.by)
        run.state, run.why = "void", f"{', '.join(actors)} was not {names} on {fact.day}"
        return
    back = world.taken_back(fact, actors)
    if back is not None:
        run.state, run.why = "void", f"taken back: {back.words}"
        return
    floor = time(procedure.not_before, world, run=run) if procedure.not_before else None
    too_early = floor is not None and (not floor.dated or (fact.day.latest or world.today) < (floor.first or date.max))
    if too_early and procedure.early == "void":
        run.state, run.why = "void", f"too early: not before {floor}"
        return
    if procedure.requires:
        verdict = judge(procedure.requires, world, run=run)
        if not verdict.value:
            run.state, run.why = "moot" if verdict.value is False else "unknown", verdict.why
            run.rest_on(verdict.facts)
            return
    _first_steps(procedure, run, world, floor if too_early else None)


def _first_steps(procedure: Procedure, run: Run, world: World, floor: Moment | None) -> None:
    start = run.trigger.moment
    if floor is not None:
        start = floor.resting_on(start.facts)
    if procedure.at_start:
        _apply(procedure.at_start, start.last or world.today, run, procedure, world)
    steps = steps_of(procedure, world)
    if not steps:
        effect(run, procedure, procedure.default, start, "in effect", world)
        return
    targets = {target for step in steps for target in (step.then, step.otherwise)}
    for number, step in enumerate(steps):
        if step.start is not None:
            open_step(run, step, time(step.start, world, run=run), world)
        elif number == 0 or (step.beside is None and step.id not in targets):
            open_step(run, step, start, world)


def steps_of(procedure: Procedure, world: World) -> list[Step]:
    """Give the steps that exist under the readings chosen."""
    return [step for step in procedure.steps if world.instrument.allows(step.reading, world.chosen)]


def open_step(run: Run, step: Step, start: Moment, world: World) -> None:
    """Start a step, and those beside it."""
    due = time(step.due, world, run=run, start=start)
    run.steps[step.id] = Pace(id=step.id, start=start, due=due)
    for other in steps_of(world.instrument.procedures[run.procedure], world):
        if other.beside == step.id and other.id not in run.steps:
            open_step(run, other, start, world)


def effect(
    run: Run,
    procedure: Procedure,
    effects: Effects,
    moment: Moment,
    state: str,
    world: World,
    *,
    day: date | None = None,
) -> None:
    """Let a run end with its effects, which begin on `day`, else on that of `moment`."""
    day = day or moment.last or world.today
    run.state, run.effect, run.since = state, moment, day
    run.rest_on(moment.facts)
    _apply(effects, day, run, procedure, world)
    run.survives = tuple((name, _tail(moment, length, world)) for name, length, _ in effects.survives)


def _apply(effects: Effects, day: date, run: Run, procedure: Procedure, world: World) -> None:
    without: set[str] = set()
    if effects.without:
        without = {who for fact in matches(effects.without, world, run=run) for who in fact.by}
    world.apply(effects, day=day, actors=run.actors, facts=tuple(dict.fromkeys((run.trigger.id, *run.facts))),
                provisions=procedure.provision, without=without)  # fmt: skip


def _longer(moment: Moment, length: Duration, world: World) -> Moment:
    return each_end(moment, lambda day: add(day, length, calendar=world.instrument.calendar))


def _tail(moment: Moment, length: Duration | None, world: World) -> Moment:
    if length is None:
        return Moment.open("without end", facts=moment.facts)
    return _longer(moment, length, world)


def advance(world: World, /, *, morning: bool) -> bool:
    """Move every live run as far as the day allows; say whether anything changed.

    In the morning only what falls due by the day itself happens: effects of that day, and the ends of spans whose last
    day is over. Facts of the day come after it.
    """
    changed = False
    for run in list(world.runs):
        if run.state == "moot" or not run.live or not run.steps:
            continue
        procedure = world.instrument.procedures[run.procedure]
        if not morning:
            changed |= _interrupt(run, procedure, world)
        if run.live and run.state != "paused":
            changed |= _steps(run, procedure, world, morning=morning)
    return changed


def _interrupt(run: Run, procedure: Procedure, world: World) -> bool:
    """Take back, stop, pause or resume."""
    back = world.taken_back(run.trigger, run.actors)
    if back is not None and procedure.revocable:
        run.state, run.why = "revoked" if back.kind == "revoked" else "void", back.words
        run.since = back.day.latest
        run.rest_on((back.id,))
        return True
    if procedure.stop_if:
        verdict = judge(procedure.stop_if, world, run=run, since=_eve(run.trigger.moment))
        if verdict.value:
            stop(run, procedure, verdict.why, verdict.facts, world)
            return True
    return pause(run, world)


def stop(run: Run, procedure: Procedure, why: str, facts: tuple[str, ...], world: World) -> None:
    """End a run before its default."""
    run.why = why
    run.rest_on(facts)
    if procedure.stopped:
        effect(run, procedure, procedure.stopped, Moment.on(world.today, facts=facts), "stopped", world)
    run.state, run.since, run.effect = "stopped", world.today, None


def _steps(run: Run, procedure: Procedure, world: World, *, morning: bool) -> bool:
    changed = False
    for step in procedure.steps:
        pace = run.steps.get(step.id)
        if pace is None or pace.state not in (RUNNING, "held", "unknown") or not run.live:
            continue
        if step.start is not None and not pace.start.dated:
            pace.start = time(step.start, world, run=run)
        if not pace.extended and pace.left is None and pace.state == RUNNING:
            pace.due = time(step.due, world, run=run, start=pace.start)
        if not morning:
            changed |= _extend(run, step, pace, world)
            if _done(run, step, pace, world):
                changed = True
                if step.when_done:
                    _apply(step.when_done, pace.due.last or world.today, run, procedure, world)
                _go(run, procedure, step.then, pace.due, world)
                continue
        changed |= _elapse(run, procedure, step, pace, world, morning=morning)
    if run.live and run.steps and not run.moving:
        run.state, run.since = "ended", world.today
        changed = True
    return changed


def _extend(run: Run, step: Step, pace: Pace, world: World) -> bool:
    if step.extend_if is None:
        return False
    verdict = judge(step.extend_if, world, run=run, since=_eve(run.trigger.moment))
    fresh = tuple(fact for fact in verdict.facts if fact not in pace.extended)
    if not verdict.value or not _all_extensions(step, run, world, pace):
        return False
    for fact in _all_extensions(step, run, world, pace):
        pace.extended += (fact.id,)
        run.rest_on((fact.id, *fresh))
        length = fact.length or step.extend_by
        if fact.until is not None:
            pace.due = fact.until.resting_on((fact.id,))
        elif length is not None and pace.due.dated:
            pace.due = _longer(pace.due, length, world)
        else:
            pace.due = Moment.open("extended without an end date", facts=(fact.id,))
        run.why = fact.words
    return True


def _all_extensions(step: Step, run: Run, world: World, pace: Pace) -> list[Fact]:
    """Give the facts that extend a step and were not yet counted, while its time still ran."""
    from dragoman.instruments.extending import extending

    found = extending(step.extend_if, world, run)
    return [
        fact
        for fact in found
        if fact.id not in pace.extended
        and (pace.start.first is None or (fact.day.latest or date.min) >= pace.start.first)
        and (pace.due.last is None or (fact.day.latest or date.max) <= pace.due.last)
    ]


def _eve(moment: Moment) -> date | None:
    """Give the day before a time: what happened earlier belongs to something else."""
    return moment.first - timedelta(days=1) if moment.first and moment.first > date.min else None


def _done(run: Run, step: Step, pace: Pace, world: World) -> bool:
    """Whether a step was done; late is not done."""
    if step.done_if is None:
        return False
    verdict = judge(step.done_if, world, run=run, since=_eve(pace.start))
    late = pace.due.dated and pace.due.last and (verdict.when.last if verdict.when else world.today) > pace.due.last  # type: ignore[operator]
    if not verdict.value or late:
        return False
    pace.state, pace.facts = "done", verdict.facts
    run.rest_on(verdict.facts)
    if verdict.when is not None:
        pace.due = verdict.when
    else:
        pace.due = Moment.on(world.today, facts=verdict.facts)
    run.why = verdict.why
    return True


def _elapse(run: Run, procedure: Procedure, step: Step, pace: Pace, world: World, *, morning: bool) -> bool:
    if step.early_if and not morning:
        verdict = judge(step.early_if, world, run=run, since=_eve(run.trigger.moment))
        if verdict.value:
            pace.due = (verdict.when or Moment.on(world.today)).resting_on(verdict.facts)
            run.why = verdict.why
    due = pace.due
    ripe = due.passed(world.today) if step.whole_day else due.reached(world.today)
    if pace.state != "held" and not ripe:
        return False
    if step.hold_while:
        return _held(run, procedure, step, pace, world)
    pace.state = "elapsed"
    _out(run, procedure, step, due, world)
    return True


def _out(run: Run, procedure: Procedure, step: Step, due: Moment, world: World) -> None:
    # What may be done up to a day still stands on that day; what follows begins with the next.
    day = (due.last or world.today) + timedelta(days=int(step.whole_day))
    if step.when_out:
        _apply(step.when_out, day, run, procedure, world)
    _go(run, procedure, step.otherwise, due, world, day=day)


def _held(run: Run, procedure: Procedure, step: Step, pace: Pace, world: World) -> bool:
    assert step.hold_while
    verdict = judge(step.hold_while, world, run=run)
    state = "held" if verdict.value else "unknown" if verdict.value is None else "elapsed"
    if state == "elapsed":
        waited = pace.state in ("held", "unknown") and pace.due.shape != "date"
        due = Moment.on(world.today, facts=(*pace.due.facts, *verdict.facts)) if waited else pace.due
        pace.state, pace.due = state, due
        run.state = RUNNING
        _out(run, procedure, step, due, world)
        return True
    if pace.state == state:
        return False
    pace.state, run.state, run.why, run.since = state, state, verdict.why, world.today
    make = Moment.open if state == "held" else Moment.unknown
    pace.due = make(f"held: {verdict.why}" if state == "held" else verdict.why, facts=verdict.facts)
    run.rest_on(verdict.facts)
    return True


def _go(run: Run, procedure: Procedure, target: str, moment: Moment, world: World, *, day: date | None = None) -> None:
    if target == "default":
        effect(run, procedure, procedure.default, moment, "in effect", world, day=day)
    elif target == "stop":
        why = run.why or "settled"
        if procedure.stopped:
            effect(run, procedure, procedure.stopped, moment, "settled", world)
        run.state, run.why, run.since, run.effect = "settled", why, moment.last or world.today, None
    elif target != "end":
        step = procedure.step(target)
        if step is not None and target not in run.steps and world.instrument.allows(step.reading, world.chosen):
            open_step(run, step, moment, world)
