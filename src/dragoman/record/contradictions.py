"""Accounts that cannot both be true: found between two entries, and listed with both words side by side."""

from collections.abc import Sequence

import msgspec

from dragoman.record import parties
from dragoman.record import span as time
from dragoman.record.cues import cues
from dragoman.record.families import modes_clash
from dragoman.record.ledger import Ledger
from dragoman.record.listing import Sides, recorded, sides
from dragoman.record.merge import Match, agreement
from dragoman.record.quantities import disagree
from dragoman.record.query import Query
from dragoman.record.shape import StoredEntry
from dragoman.record.view import View

ALIKE = 0.5
"""Share of the words that two accounts of one act must have in common to be held against each other."""
DAYS = 4
"""Days by which two accounts of one act may miss each other."""
MONTH = 31
"""Days that a time may allow at most, for two of them to be of one act."""
REACH = 7
"""Days between reports that may speak of one act."""


def contradiction(one: View, two: View, /) -> Match | None:
    """Say why two entries cannot both be true; null where they can."""
    if one.id in two.entry.contradicts or two.id in one.entry.contradicts:
        return Match(0.9, "their article holds them against each other")
    if one.manner.family != two.manner.family or one.entry.type == "SAY":
        return None
    return _status(one, two) or _number(one, two) or _day(one, two) or _doer(one, two)


def _same_but(one: View, two: View, /) -> bool:
    """Whether act, mode, instrument, parties and place may be the same, as far as both tell."""
    first, second = one.entry, two.entry
    if first.act != second.act or modes_clash(first.type, first.mode, second.mode):
        return False
    if first.instrument and second.instrument and first.instrument.id != second.instrument.id:
        return False
    doers, targets = parties.match(one.doers, two.doers), parties.match(one.targets, two.targets)
    return bool(doers and targets and doers.exact + doers.loose)


def _status(one: View, two: View, /) -> Match | None:
    """One says that it took place, one that it did not."""
    if {one.phase, two.phase} != {"done", "negated"}:
        return None
    yes, no = (one, two) if one.phase == "done" else (two, one)
    if yes.entry.status == "alleged" or not _same_but(one, two) or not (one.span and two.span):
        return None
    if cues().fails(no.line) or cues().calls_off(no.line) or not cues().absent(no.line):
        return None
    if not one.span.meets(two.span) or any(span.known and span.days > MONTH for span in (one.span, two.span)):
        return None
    if not (one.span.known and two.span.known) and not _near(one, two):
        return None
    # A sentence can say both only if it speaks of two things: what was and what wasn't.
    if one.line == two.line or agreement(one, two) is None:
        return None
    return Match(0.8, f"one tells that it took place ({yes.entry.status}), one that it did not; {_common(one, two)}")


def _number(one: View, two: View, /) -> Match | None:
    """Both count the same thing of one act, and come to different numbers."""
    counted = disagree(one.entry, two.entry)
    if counted is None or one.phase != two.phase or not _same_but(one, two) or not _close(one, two):
        return None
    if one.likeness(two) < ALIKE:
        return None
    return Match(0.7, f"one counts “{counted[0].text}”, one “{counted[1].text}”; {_common(one, two)}")


def _day(one: View, two: View, /) -> Match | None:
    """Both give the day of one act, and not the same."""
    if one.phase != two.phase or one.manner.words or not _same_but(one, two) or not (one.span and two.span):
        return None
    if one.span.days > 1 or two.span.days > 1 or not (one.span.known and two.span.known):
        return None
    if not 0 < one.span.gap(two.span) <= DAYS or one.told.article == two.told.article:
        return None
    if {one.entry.when_basis, two.entry.when_basis} & {"article", None}:
        return None
    # The same parties meet again on the next day; a bombing of the same depot is another matter.
    if one.likeness(two) < (0.9 if one.manner.mutual else 0.7) or len(one.common(two)) < 4:
        return None
    days = f"{time.words(one.span)} and {time.words(two.span)}"
    return Match(0.6, f"they give different days for it, {days}; {_common(one, two)}")


def _doer(one: View, two: View, /) -> Match | None:
    """Both tell one act against one party on one day, and name different doers."""
    if one.manner.mutual or one.manner.words or one.phase != "done" or two.phase != "done":
        return None
    if not (one.entry.actors and two.entry.actors and one.targets and two.targets and one.span and two.span):
        return None
    if parties.shared(one.entry.actors, two.entry.actors) or one.entry.mode != two.entry.mode:
        return None
    targets = parties.match(one.targets, two.targets)
    if (
        not targets
        or not targets.exact
        or {actor.country for actor in one.entry.actors} & {actor.country for actor in two.entry.actors}
    ):
        return None
    if one.span.days > 1 or two.span.days > 1 or not one.span.meets(two.span) or one.likeness(two) < 0.7:
        return None
    who = f"{parties.names(one.entry.actors)}, {parties.names(two.entry.actors)}"
    return Match(0.6, f"they name different doers, {who}; {_common(one, two)}")


def _close(one: View, two: View, /) -> bool:
    if not (one.span and two.span) or not one.span.meets(two.span):
        return False
    if one.span.known and two.span.known and max(one.span.days, two.span.days) <= MONTH:
        return True
    return _near(one, two)


def _near(one: View, two: View, /) -> bool:
    return bool(one.report and two.report and one.report.gap(two.report) <= REACH)


def _common(one: View, two: View, /) -> str:
    act = " ".join(part for part in (one.entry.type, one.entry.act or one.entry.mode) if part)
    return f"both speak of {act} of {parties.names(one.entry.actors)}; words in common: {one.shared(two)}"


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two accounts that cannot both be true, each with everybody who gives it."""

    one: tuple[StoredEntry, ...]
    """Tellings of the account that was recorded first."""
    two: tuple[StoredEntry, ...]
    """Tellings of the other."""
    why: str
    """What they are at odds about."""
    score: float
    """How sure, 0 to 1."""


def contradictions(
    ledger: Ledger, /, *, query: Query | None = None, as_of: str | None = None
) -> Sequence[Contradiction]:
    """List accounts that cannot both be true, the surest first.

    `query` keeps those of which one telling answers it; `as_of` asks what the ledger would have said at a time (UTC,
    ISO 8601).
    """

    def key(one: StoredEntry, two: StoredEntry) -> tuple[str, ...]:
        # Accounts of two events are held against each other once, however many tell each of them.
        return tuple(sorted({one.event, two.event} if one.event != two.event else {one.entry.id, two.entry.id}))

    with ledger.snapshot():
        found = sides(ledger, ("contradicts",), key=key, query=query, as_of=as_of)
        listed = [_contradiction(one, ledger, as_of) for one in found]
    return sorted(listed, key=lambda one: (-one.score, one.one[0].entry.id))


def _contradiction(found: Sides, ledger: Ledger, as_of: str | None) -> Contradiction:
    """Order the two accounts by when they were recorded; of two events, give everybody who tells each."""
    first, second = found.pairs[0]
    told: list[tuple[StoredEntry, ...]] = [(first,), (second,)]
    if first.event != second.event:
        events = (ledger.event(one.entry.id, as_of=as_of) for one in (first, second))
        told = [event.entries if event else pair for event, pair in zip(events, told, strict=True)]
    one, two = sorted((tuple(sorted(tellings, key=recorded)) for tellings in told), key=lambda each: recorded(each[0]))
    return Contradiction(one=one, two=two, why=found.best.why, score=found.best.score)
