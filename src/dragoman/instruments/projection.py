"""When the default of a run comes if nothing else happens."""

from datetime import date

from dragoman.instruments.clauses import Procedure
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Run
from dragoman.instruments.times import time
from dragoman.instruments.world import World


def projected(run: Run, world: World, /) -> Moment:
    """Give when the default comes if nothing else happens."""
    if run.effect is not None:
        return run.effect
    if not run.live:
        return Moment.none("it runs no more")
    procedure = world.instrument.procedures[run.procedure]
    found = [_follow(run, procedure, pace.id, pace.due, world, 0) for pace in run.moving]
    leading = [moment for moment in found if moment is not None]
    if not leading:
        return Moment.none("nothing follows when its time is out")
    dated = [moment for moment in leading if moment.dated]
    return min(dated, key=lambda moment: moment.last or date.max) if dated else leading[0]


def _follow(run: Run, procedure: Procedure, name: str, due: Moment, world: World, depth: int) -> Moment | None:
    """Follow what happens when time runs out, from step to step, to the default."""
    step = procedure.step(name)
    if step is None or depth > len(procedure.steps):
        return None
    if step.otherwise == "default":
        return due
    following = procedure.step(step.otherwise)
    if following is None or following.id in run.steps:
        return None
    return _follow(run, procedure, following.id, time(following.due, world, run=run, start=due), world, depth + 1)
