"""What was to be, and what has become of it at a date."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Literal

import msgspec

from dragoman.record import span as time
from dragoman.record.cues import cues
from dragoman.record.followup import awaited_types
from dragoman.record.ledger import Ledger
from dragoman.record.listing import narrowed
from dragoman.record.query import Query
from dragoman.record.shape import Relation, StoredEntry
from dragoman.record.words import normal
from dragoman.shapes.errors import UsageError

How = Literal["planned", "promised", "threatened", "sought"]
"""How it came to be expected."""

State = Literal["overdue", "due", "open", "called off", "fulfilled"]
"""What has become of it: its last possible day has passed; that day is near; neither; or what decided it."""

STATES: tuple[State, ...] = ("overdue", "due", "open", "called off", "fulfilled")
"""In the order in which they are listed."""

SOON = 7
"""Days before its last possible day from which something is due."""


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was to be, as it stands at a date."""

    event: str
    """Id of the event."""
    how: How
    """How it came to be expected."""
    state: State
    """What has become of it."""
    due: str | None
    """The last day on which it may come true, ISO 8601; null where nothing names one."""
    days: int | None
    """Days from the date asked for to that day; below zero it has passed."""
    condition: str | None
    """The words of the condition it depends on."""
    entries: tuple[StoredEntry, ...]
    """Everything that tells it by that date, the first reported first."""
    by: Relation | None = None
    """What decides its state, where something does."""
    outcome: StoredEntry | None = None
    """The entry that fulfils it or calls it off."""


def pending(
    ledger: Ledger,
    /,
    *,
    as_of: str,
    within: int = SOON,
    states: Iterable[State] = STATES,
    query: Query | None = None,
    recorded: str | None = None,
) -> Sequence[Pending]:
    """Say what was planned, promised, threatened or sought, and what has become of it at a day.

    `as_of` is the day (ISO 8601): reports of later days count for nothing. `within` is in days; `query` keeps what
    answers it; `recorded` asks what the ledger would have said at a time (UTC, ISO 8601). What is overdue comes first,
    then what is due, by day. `UsageError` for what is no day.
    """
    today, wanted = _day(as_of), frozenset(states)
    asked = query or Query()
    find = partial(narrowed, ledger, as_of=recorded)
    with ledger.snapshot():
        plans = _reported(find(asked, status=("planned", "sought"), type=awaited_types()), today)
        threats = _reported(find(asked, status=("happened",), type=("THREATEN",)), today)
        promises = _reported(find(Query(), status=("happened",), type=("AGREE",)), today)
        sentences = {_sentence(one) for one in plans}
        plans += [one for one in threats if _sentence(one) not in sentences]
        relations = ledger.relations(kind=("fulfils", "cancels"), as_of=recorded)
        outcomes = _outcomes(ledger, relations, today, recorded)
    ways: dict[tuple[str, int], How] = dict.fromkeys((_sentence(one) for one in promises), "promised")
    ways |= dict.fromkeys((_sentence(one) for one in threats), "threatened")
    events: dict[str, list[StoredEntry]] = {}
    for one in plans:
        events.setdefault(one.event, []).append(one)
    found = [_pending(name, told, outcomes, ways, today=today, within=within) for name, told in events.items()]
    return sorted((one for one in found if one.state in wanted), key=_order)


def nearest(waiting: Iterable[Pending], /) -> list[Pending]:
    """Put what is nearest to the day asked about first: a visit missed in another century is less urgent than
    tomorrow's. What names no day is left out.
    """
    dated = [one for one in waiting if one.days is not None]
    return sorted(dated, key=lambda one: (abs(one.days or 0), one.event))


def _day(text: str) -> int:
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        raise UsageError("as-of", got=repr(text), expected="a day, like 2025-02-01", remedy="write it so") from None


def _sentence(one: StoredEntry) -> tuple[str, int]:
    return one.entry.article_id, one.entry.evidence[0].sentence


def _report(one: StoredEntry) -> int:
    """First day on which its report may have appeared; the very first where nothing tells."""
    span = time.edtf(one.published) if one.published else None
    return span.first if span else time.FIRST


def _reported(found: Iterable[StoredEntry], today: int) -> list[StoredEntry]:
    return [one for one in found if _report(one) <= today]


def _outcomes(
    ledger: Ledger, relations: Iterable[Relation], today: int, recorded: str | None
) -> dict[str, list[tuple[Relation, StoredEntry]]]:
    """Give, for the id of a plan, what was reported of it by then, the last first."""
    found: dict[str, list[tuple[Relation, StoredEntry]]] = {}
    for relation in relations:
        first = ledger.entry(relation.first, as_of=recorded)
        if first and _report(first) <= today:
            found.setdefault(relation.second, []).append((relation, first))
    return found


def _pending(
    event: str,
    told: Sequence[StoredEntry],
    outcomes: dict[str, list[tuple[Relation, StoredEntry]]],
    ways: dict[tuple[str, int], How],
    *,
    today: int,
    within: int,
) -> Pending:
    told = sorted(told, key=lambda one: (_report(one), one.entry.id))
    last = _last_day(told)
    how: How = next((ways[_sentence(one)] for one in told if _sentence(one) in ways), "planned")
    if all(one.entry.status == "sought" for one in told):
        how = "sought"
    known = [pair for one in told for pair in outcomes.get(one.entry.id, ())]
    by, outcome = max(known, key=_weight, default=(None, None))
    state: State
    if by is not None:
        state = "fulfilled" if by.kind == "fulfils" else "called off"
    elif last is not None and last < today:
        state = "overdue"
    else:
        state = "due" if last is not None and last <= today + within else "open"
    return Pending(
        event=event,
        how=how,
        state=state,
        due=time.day(last) if last is not None else None,
        days=last - today if last is not None else None,
        condition=next((one.entry.condition for one in told if one.entry.condition), None),
        entries=tuple(told),
        by=by,
        outcome=outcome,
    )


def _weight(pair: tuple[Relation, StoredEntry]) -> tuple[bool, int, bool, float]:
    """Order outcomes: the last word counts, but "it did not take place" nothing against somebody's word that it did."""
    relation, outcome = pair
    decides = relation.kind == "fulfils" or cues().calls_off(normal(outcome.entry.evidence[0].quote))
    return decides, _report(outcome), relation.kind == "fulfils", relation.score


def _last_day(told: Iterable[StoredEntry]) -> int | None:
    """Give the last day on which it may come true: of the telling that knows it most closely, the newest of such."""
    spans = [(time.edtf(one.entry.when), _report(one)) for one in told if one.entry.when]
    closed = [(span, report) for span, report in spans if span and span.last < time.LAST]
    if not closed:
        return None
    # A deadline ("by Friday") has no first day: how close it is counts from the report.
    return min(closed, key=lambda one: (one[0].last - max(one[0].first, one[1]), -one[1]))[0].last


def _order(one: Pending) -> tuple[int, int, str]:
    return STATES.index(one.state), one.days if one.days is not None else time.LAST, one.event
