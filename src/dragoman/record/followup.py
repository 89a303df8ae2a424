"""What became of a plan, a promise, a threat or a wish: it came true, or it was called off."""

from functools import cache
from typing import get_args

import msgspec

from dragoman.record import parties
from dragoman.record import span as time
from dragoman.record.cues import cues
from dragoman.record.families import manner, modes_clash
from dragoman.record.merge import WIDE, Match, elsewhere
from dragoman.record.view import View
from dragoman.record.words import weight
from dragoman.shapes.tables import load
from dragoman.shapes.terms import Act, Type

LATE = 31
"""Days by which something may come later than it was planned for."""
HORIZON = 120
"""Days for which a plan without a date waits for what comes of it."""
ALIKE = 0.34
"""Share of the words in common where day and parties don't say enough."""

DATED, UNDATED = 0.5, 1.5
"""Weight of the words in common at least, where the days agree and where they don't tell."""


class Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may come of plans of one type."""

    plan: Type
    """The type."""
    comes: tuple[str, ...]
    """Types, or `type.act`, in which it comes true besides its own."""
    by_words: bool = False
    """Whether the words must agree in any case."""


class Courses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/followup.toml` holds."""

    never: tuple[Type, ...]
    """Types in which nobody waits for a plan to come true."""
    course: tuple[Course, ...]
    """One row a type of plan; a type without one comes true in itself."""
    same: dict[Act, Act]
    """Acts that count as one."""


@cache
def _table() -> Courses:
    return load("dragoman.record", "data/followup.toml", type=Courses)


@cache
def course(plan: Type, /) -> Course:
    """Give what may come of a plan of this type.

    >>> "TREATY.sign" in course("AGREE").comes
    True
    """
    return next((row for row in _table().course if row.plan == plan), Course(plan, ()))


def awaited(view: View, /) -> bool:
    """Say whether an entry is of something that is to come, and that somebody may wait for."""
    if view.entry.type == "THREATEN":
        return view.entry.status in ("happened", "planned")
    return view.phase in ("planned", "sought") and view.entry.type not in _table().never


def awaited_types() -> tuple[Type, ...]:
    """Name the types whose plans somebody may wait for.

    >>> "CONSULT" in awaited_types(), "SAY" in awaited_types()
    (True, False)
    """
    return tuple(one for one in get_args(Type) if one not in _table().never)


def families(plan: Type, /) -> tuple[str, ...]:
    """Name the families of what may come of a plan of this type, its own first.

    >>> families("SANCTION")
    ('sanction', 'treaty', 'coercion')
    """
    types = (plan, *(one.partition(".")[0] for one in course(plan).comes))
    return tuple(dict.fromkeys(manner(type).family for type in types))


def fulfilment(one: View, two: View, /) -> Match | None:
    """Say why the first entry is what came of the second, a plan; null where it isn't."""
    if not awaited(two) or one.entry.status not in ("happened", "ongoing"):
        return None
    if one.entry.status == "ongoing" and not (one.span and one.span.known):
        return None
    if not _follows(one, two):
        return None
    assert one.span and two.span and two.report
    if one.span.last < two.report.first or one.span.days > WIDE or not _in_time(one, two):
        return None
    why = _agree(one, two)
    if why is None:
        return None
    late = " later than planned" if two.span.known and one.span.first > two.span.last else ""
    return Match(why.score, f"what was {_how(two)} came about{late} on {time.words(one.span)}; {why.why}")


def cancellation(one: View, two: View, /) -> Match | None:
    """Say why the first entry calls off the second, a plan; null where it doesn't."""
    if not awaited(two) or one.phase != "negated" or not _follows(one, two):
        return None
    assert one.span and two.span and two.report
    if one.span.known and one.span.days > WIDE:
        return None
    if not (cues().calls_off(one.line) or cues().absent(one.line)) or not _in_time(one, two):
        return None
    why = _agree(one, two)
    if why is None:
        return None
    over = one.report and two.span and two.span.known and one.report.first > two.span.last
    what = "is told not to have come about" if over and not cues().calls_off(one.line) else "is ruled out or called off"
    return Match(why.score, f"what was {_how(two)} {what}; {why.why}")


def _follows(one: View, two: View, /) -> bool:
    """Whether the first is told later than the second, elsewhere, and is what such plans come to."""
    if one.told.article == two.told.article or one.told.origin == two.told.origin:
        return False
    if not (one.report and two.report and one.span and two.span) or one.report.last <= two.report.first:
        return False
    return _comes(one, two)


def _comes(one: View, two: View, /) -> bool:
    first, second = one.entry, two.entry
    if first.type != second.type or second.type == "THREATEN":
        return bool({first.type, f"{first.type}.{first.act}"} & set(course(second.type).comes))
    acts = first.act == second.act or (second.act is not None and _table().same.get(second.act) == first.act)
    return acts and not modes_clash(first.type, first.mode, second.mode)


def _in_time(one: View, two: View, /) -> bool:
    """Whether it lies in the time of the plan, or not long after; a plan without one waits for a while."""
    assert one.span and two.span and two.report
    if two.span.known and two.span.last < time.LAST:
        if one.phase == "negated" and one.report and one.report.first <= two.span.last:
            return True
        return one.span.last >= two.span.first and one.span.first <= two.span.last + LATE
    return one.span.first <= two.report.last + HORIZON


def _agree(one: View, two: View, /) -> Match | None:
    """Say how parties, thing and words agree."""
    first, second = one.entry, two.entry
    if first.instrument and second.instrument and first.instrument.id != second.instrument.id:
        return None
    doers = parties.match(one.doers, two.doers)
    if doers is None or not doers.exact + doers.loose:
        return None
    targets = parties.match(one.targets, two.targets)
    if targets is None and first.type == second.type:
        return None
    assert one.span and two.span
    likeness = one.likeness(two)
    if not doers.firm or elsewhere(one, two):
        return None
    dated = two.span.known and one.span.known and max(one.span.days, two.span.days) <= 7 and one.span.meets(two.span)
    plain = dated and doers.firm > 1 and not (doers.left or doers.loose) and first.type == second.type
    asked = one.manner.near if plain else ALIKE if dated and not doers.loose else 0.5
    if course(second.type).by_words or not (one.span.known or two.span.known):
        asked = max(asked, 0.5)
    least = 0.0 if plain else DATED if dated else UNDATED
    if likeness < asked or weight(one.common(two)) < least:
        return None
    common = one.shared(two)
    condition = f"; its condition was “{second.condition}”" if second.condition else ""
    why = f"{second.type} of {parties.names(two.entry.actors)}; words in common: {common}{condition}"
    return Match(round(min(0.95, 0.5 + 0.3 * likeness + (0.15 if dated else 0)), 3), why)


def _how(view: View, /) -> str:
    return "threatened" if view.entry.type == "THREATEN" else view.phase
