"""Who denied what: found between two entries, and listed with both words side by side."""

from collections.abc import Sequence
from functools import partial

import msgspec

from dragoman.record import parties
from dragoman.record.cues import cues
from dragoman.record.ledger import Ledger
from dragoman.record.listing import asked, narrowed, recorded
from dragoman.record.merge import Match
from dragoman.record.query import Query
from dragoman.record.shape import Relation, StoredEntry
from dragoman.record.view import View
from dragoman.record.words import normal, weight
from dragoman.shapes import Actor

BEFORE = 3
"""Days by which a report of a denial may come before the report of what it denies."""
AFTER = 31
"""Days by which it may come after."""
ALIKE = 0.34
"""Share of the words that a denial and what it denies have in common."""

LEAST = 0.5
"""Weight of the words that they have in common at least."""


def denial(one: View, two: View, /) -> Match | None:
    """Say why the first entry denies the second; null where it doesn't."""
    if not _denies(one, two) or not _held_against(two):
        return None
    accused = two.entry.recipients if two.entry.type == "ACCUSE" else two.entry.actors
    denier = one.entry.actors
    if not any(parties.speaks_for(mine, theirs) for mine in denier for theirs in accused):
        return None
    accuser = two.entry.actors if two.entry.type == "ACCUSE" else two.entry.according_to
    if _others(_addressed(one, two), accuser) or parties.shared(denier, accuser) == 1.0 or not _in_time(one, two):
        return None
    likeness, follows = one.likeness(two), _follows(one, two)
    if not follows and (likeness < _asked(one, two, accuser) or weight(one.common(two)) < LEAST):
        return None
    what = "the accusation of" if two.entry.type == "ACCUSE" else "what is alleged by"
    whose = parties.names(accuser) or "others"
    why = "the next sentence" if follows and not one.common(two) else f"words in common: {one.shared(two)}"
    return Match(round(min(0.9, 0.5 + likeness / 2), 3), f"{parties.names(denier)} denies {what} {whose}; {why}")


def _follows(one: View, two: View, /) -> bool:
    """Whether a denial stands right behind the charge: "… have accused Oslo of it. The theft, which Oslo denies, …"."""
    if one.told.article != two.told.article or (one.entry.type, two.entry.type) != ("REJECT", "ACCUSE"):
        return False
    return one.entry.evidence[0].sentence - two.entry.evidence[0].sentence in (0, 1)


def _asked(one: View, two: View, accuser: Sequence[Actor], /) -> float:
    """Give the share of words asked for: little where the denial names the accuser and follows at once."""
    at_once = one.told.article == two.told.article or bool(
        one.report and two.report and one.report.gap(two.report) <= BEFORE
    )
    named = bool(one.entry.recipients and accuser)
    return ALIKE / 3 if named and at_once else ALIKE


def _addressed(one: View, two: View, /) -> list[Actor]:
    """To whom a denial speaks: whom the charge itself names ("denied seizing the Aurora") is what it speaks of."""
    named = " ".join((*two.entry.items, *(actor.name for actor in two.entry.recipients)))
    return [actor for actor in one.entry.recipients if actor.name not in named]


def _others(addressed: Sequence[Actor], accuser: Sequence[Actor], /) -> bool:
    """Whether a denial is addressed to somebody who has nothing to do with the accuser."""
    mine, theirs = ({parties.key(actor) for actor in actors} for actors in (addressed, accuser))
    return bool(mine and theirs and not mine & theirs)


def _denies(one: View, two: View, /) -> bool:
    """Whether the first denies something: refuses a charge, calls it untrue, or says "we did not" of its own doing."""
    entry = one.entry
    if entry.type in ("REJECT", "SAY") and entry.status in ("happened", "ongoing"):
        return bool(entry.actors) and cues().denies(one.line)
    own = parties.shared(entry.actors, entry.according_to) or parties.shared(entry.actors, entry.denied_by)
    if entry.status != "negated" or one.manner.words or not own:
        return False
    # Without a word of denying, "did not" answers an act of that very kind.
    return cues().denies(one.line) or (one.manner.family == two.manner.family and cues().absent(one.line))


def _held_against(view: View, /) -> bool:
    return view.entry.status == "alleged" or (view.entry.type == "ACCUSE" and view.phase == "done")


def _in_time(one: View, two: View, /) -> bool:
    if one.told.article == two.told.article:
        return True
    if one.report is None or two.report is None:
        return False
    return one.report.last >= two.report.first - BEFORE and one.report.first <= two.report.last + AFTER


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """Something held against somebody, and how it is denied."""

    denied: tuple[StoredEntry, ...]
    """What is denied: accusations and acts alleged, the first recorded first."""
    denials: tuple[StoredEntry, ...]
    """The denials that were read as entries of their own; empty where an article only says that it is denied. A charge
    is denied, too, that nobody in the ledger makes: then `denied` is empty."""
    by: tuple[Actor, ...]
    """Who denies it."""
    why: str
    """Why both belong together."""


def denials(ledger: Ledger, /, *, query: Query | None = None, as_of: str | None = None) -> Sequence[Denial]:
    """List what is denied beside the denials, the last reported first.

    One quarrel is one row, however many tell either side. `query` keeps those of which one entry answers it; `as_of`
    asks what the ledger would have said at a time (UTC, ISO 8601).
    """
    with ledger.snapshot():
        kept = None if query is None or query == Query() else asked(ledger, query, as_of=as_of)
        relations = ledger.relations(kind=("denies",), as_of=as_of)
        stored = (ledger.entry(id, as_of=as_of) for id in {id for one in relations for id in (one.first, one.second)})
        entries = {one.entry.id: one for one in stored if one}
        alone = _alone(ledger, query or Query(), as_of)
    relations = [one for one in relations if one.first in entries and one.second in entries]
    alone = [one for one in alone if one.entry.id not in entries or one.entry.denied_by]
    entries = {one.entry.id: one for one in alone} | entries
    found = [_denial(group, entries) for group in _groups(relations, alone, entries)]
    ids = ((one, {each.entry.id for each in (*one.denied, *one.denials)}) for one in found)
    return sorted((one for one, told in ids if kept is None or told & kept), key=_last, reverse=True)


def _alone(ledger: Ledger, query: Query, as_of: str | None) -> list[StoredEntry]:
    """Find what an article only says to be denied, and denials of charges that nobody may have made here."""
    find = partial(narrowed, ledger, query, as_of=as_of)
    held = find(status=("alleged",)) + find(type=("ACCUSE",))
    found = {one.entry.id: one for one in held if one.entry.denied_by}
    refused = find(type=("REJECT",), status=("happened", "ongoing"))
    answers = (one for one in refused if cues().answers(normal(one.entry.evidence[0].quote)))
    return [*found.values(), *(one for one in answers if one.entry.actors)]


def _groups(
    relations: Sequence[Relation], alone: Sequence[StoredEntry], entries: dict[str, StoredEntry]
) -> list[list[Relation | StoredEntry]]:
    """Bring together relations whose entries tell the same events, and what stands alone."""
    above: dict[str, str] = {}

    def top(event: str) -> str:
        while above.setdefault(event, event) != event:
            event = above[event]
        return event

    for one in relations:
        above[top(entries[one.first].event)] = top(entries[one.second].event)
    groups: dict[str, list[Relation | StoredEntry]] = {}
    for one in relations:
        groups.setdefault(top(entries[one.second].event), []).append(one)
    for stored in alone:
        groups.setdefault(top(stored.event), []).append(stored)
    return list(groups.values())


def _denial(group: Sequence[Relation | StoredEntry], entries: dict[str, StoredEntry]) -> Denial:
    relations = [one for one in group if isinstance(one, Relation)]
    alone = [one for one in group if isinstance(one, StoredEntry)]
    denied = {one.second: entries[one.second] for one in relations}
    denied |= {one.entry.id: one for one in alone if one.entry.type != "REJECT"}
    told = {one.first: entries[one.first] for one in relations}
    told |= {one.entry.id: one for one in alone if one.entry.type == "REJECT"}
    deniers = [actor for one in told.values() for actor in one.entry.actors]
    deniers += [actor for one in denied.values() for actor in one.entry.denied_by]
    if relations:
        why = max(relations, key=lambda one: one.score).why
    else:
        why = "the article says who denies it" if denied else "nobody in the ledger makes the charge"
    return Denial(
        denied=tuple(sorted(denied.values(), key=recorded)),
        denials=tuple(sorted(told.values(), key=recorded)),
        by=tuple({parties.name(actor.name): actor for actor in reversed(deniers)}.values())[::-1],
        why=why,
    )


def _last(denial: Denial) -> tuple[str, str]:
    told = (*denial.denied, *denial.denials)
    return max(one.published or "" for one in told), told[0].entry.id
