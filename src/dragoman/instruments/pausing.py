"""Pauses and resumes the clocks of a run."""

from datetime import date, timedelta

from dragoman.instruments.fact import Fact
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import RUNNING, Run
from dragoman.instruments.world import World


def pause(run: Run, world: World, /) -> bool:
    """Pause or resume a run where a fact says so; say whether anything changed."""
    if run.state == "paused" and _over(run, world):
        return True
    for fact in world.acts.get(run.trigger.act, ()):
        if fact.kind not in ("paused", "resumed") or fact.id in run.facts or not _touches(fact, run):
            continue
        if not world.instrument.allows(fact.reading, world.chosen) or fact.known < run.trigger.known:
            continue
        day = fact.day.latest or world.today
        if fact.kind == "paused" and run.state in (RUNNING, "paused"):
            if run.state == RUNNING:
                for pace in run.moving:
                    pace.left = (pace.due.last - day).days if pace.due.dated and pace.due.last else None
                    pace.due = Moment.open("paused")
            # A later pause takes the place of one that still lasts: it may be longer, or without end.
            run.resumes = fact.until.resting_on((fact.id,)) if fact.until and fact.until.dated else None
            run.state, run.why, run.since = "paused", fact.words, day
        elif fact.kind == "resumed" and run.state == "paused":
            _resume(run, day, fact.words, (fact.id,))
        else:
            continue
        run.rest_on((fact.id,))
        return True
    return False


def _over(run: Run, world: World) -> bool:
    """Go on where the last day of a pause has come."""
    end = run.resumes
    if end is None or end.last is None or not end.reached(world.today):
        return False
    _resume(run, end.last, f"the pause ended on {end}", end.facts)
    return True


def _resume(run: Run, day: date, why: str, facts: tuple[str, ...]) -> None:
    for pace in run.moving:
        if pace.left is not None:
            pace.due = Moment.on(day + timedelta(days=pace.left), facts=facts)
    run.state, run.why, run.since, run.resumes = RUNNING, why, day, None


def _touches(fact: Fact, run: Run) -> bool:
    """Whether a pause is one of this run: by or to its actors, on its matter, or of nobody in particular."""
    if fact.on is not None and run.trigger.on is not None:
        return fact.on == run.trigger.on
    return not fact.by or bool({*fact.by, *fact.to} & set(run.actors))
