"""Moves terms: what lasts, renews or lapses."""

from datetime import date, timedelta

from dragoman.instruments.clauses import Effects, Term
from dragoman.instruments.counting import add
from dragoman.instruments.extending import extending
from dragoman.instruments.judge import judge
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Spell
from dragoman.instruments.times import each_end, time
from dragoman.instruments.world import World


def move_terms(world: World, /, *, morning: bool) -> bool:
    """Start, renew and end terms as the day allows; say whether anything changed."""
    changed = False
    for term in world.instrument.terms.values():
        if not world.instrument.allows(term.reading, world.chosen):
            continue
        spell = world.terms.get(term.id)
        if spell is None or spell.state == "not started":
            changed |= _start(term, world)
        elif spell.state == "running":
            if not spell.fixed:
                spell.end = time(term.end, world, start=spell.start)
            if not morning:
                changed |= _renewed(term, spell, world)
            changed |= _ended(term, spell, world)
    return changed


def _start(term: Term, world: World) -> bool:
    start = time(term.start, world)
    end = time(term.end, world, start=start)
    begun = start.reached(world.today)
    since = (start.first or date.min) - timedelta(days=1) if begun else date.min
    world.terms[term.id] = Spell(start=start, end=end, state="running" if begun else "not started", facts=start.facts,
                                 since=since)  # fmt: skip
    if begun and term.begins:
        _effects(term, term.begins, start.last or world.today, start.facts, world)
    return begun


def _renewed(term: Term, spell: Spell, world: World) -> bool:
    """Renew a term by a fact or a vote while it still runs."""
    if term.renew_if is None or (term.times is not None and spell.renewals >= term.times):
        return False
    verdict = judge(term.renew_if, world, since=spell.since)
    if not verdict.value or set(verdict.facts) <= spell.seen:
        return False
    if spell.end.passed(_when(verdict.when, world)):
        return False
    facts = [fact for fact in extending(term.renew_if, world, None, spell.since) if fact.id not in spell.seen]
    carrier = facts[-1] if facts else None
    _go_on(term, spell, world, until=carrier.until if carrier else None,
           by=(carrier.length if carrier else None) or term.next, facts=verdict.facts)  # fmt: skip
    spell.seen |= set(verdict.facts) | {fact.id for fact in facts}
    spell.since = _when(verdict.when, world)
    return True


def _when(moment: Moment | None, world: World) -> date:
    return (moment.last if moment else None) or world.today


def _go_on(term: Term, spell: Spell, world: World, *, until: Moment | None, by: object, facts: tuple[str, ...]) -> None:
    from dragoman.instruments.duration import Duration

    old = spell.end
    if until is not None:
        spell.end = until.resting_on(facts)
    elif isinstance(by, Duration) and old.dated:
        calendar = world.instrument.calendar
        from msgspec.structs import replace

        # A renewal runs from the end of the old term, which is its day 0 whatever the first term did.
        plain = replace(calendar, first_day="excluded")
        spell.end = each_end(old, lambda day: add(day, by, calendar=plain)).resting_on(facts)
    else:
        spell.end = Moment.open("renewed without an end date", facts=facts)
    spell.fixed, spell.renewals = True, spell.renewals + 1
    spell.facts = tuple(dict.fromkeys((*spell.facts, *facts)))
    _effects(term, term.renewed, world.today, facts, world)


def _ended(term: Term, spell: Spell, world: World) -> bool:
    over = spell.end.reached(world.today) if term.open_end else spell.end.passed(world.today)
    if not over:
        return False
    end = spell.end.last or world.today
    if term.renewal == "automatic" and (term.times is None or spell.renewals < term.times):
        objection = judge(term.unless, world, since=spell.since) if term.unless else None
        in_time = objection is not None and objection.value and _when(objection.when, world) <= _limit(term, end, world)
        if not in_time:
            _go_on(term, spell, world, until=None, by=term.next, facts=())
            spell.since = end
            return True
        assert objection
        spell.facts = tuple(dict.fromkeys((*spell.facts, *objection.facts)))
    spell.state = "ended"
    # The last day still belongs to the term, unless the text says otherwise.
    _effects(term, term.lapse, end + timedelta(days=int(not term.open_end)), spell.facts, world)
    return True


def _limit(term: Term, end: date, world: World) -> date:
    from msgspec.structs import replace

    plain = replace(world.instrument.calendar, first_day="excluded")
    return add(end, term.notice, calendar=plain, back=True) if term.notice else end


def _effects(term: Term, effects: Effects, day: date, facts: tuple[str, ...], world: World) -> None:
    world.apply(effects, day=day, actors=(), facts=facts, provisions=term.provision)
