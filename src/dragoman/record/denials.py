"""Who denied what: found between two entries, and listed with both words side by side."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.record import parties
from dragoman.record.cues import cues
from dragoman.record.ledger import Ledger
from dragoman.record.listing import asked
from dragoman.record.merge import Match
from dragoman.record.query import Query
from dragoman.record.shape import Relation, StoredEntry
from dragoman.record.view import View
from dragoman.shapes import Actor

BEFORE = 3
"""Days by which a report of a denial may come before the report of what it denies."""
AFTER = 31
"""Days by which it may come after."""
ALIKE = 0.34
"""Share of the words that a denial and what it denies have in common."""


def denial(one: View, two: View, /) -> Match | None:
    """Say why the first entry denies the second; null where it doesn't."""
    if not _denies(one) or not _held_against(two):
        return None
    accused = two.entry.recipients if two.entry.type == "ACCUSE" else two.entry.actors
    denier = one.entry.actors
    if not accused or not parties.shared(denier, accused):
        return None
    accuser = two.entry.actors if two.entry.type == "ACCUSE" else two.entry.according_to
    if one.entry.recipients and accuser and not parties.shared(one.entry.recipients, accuser):
        return None
    if parties.shared(denier, accuser) == 1.0 or not _in_time(one, two):
        return None
    likeness = one.likeness(two)
    at_home = one.told.article == two.told.article
    named = bool(one.entry.recipients and accuser)
    if likeness < (ALIKE / 2 if at_home and named else ALIKE) or not one.common(two):
        return None
    common = one.shared(two)
    what = "the accusation of" if two.entry.type == "ACCUSE" else "what is alleged by"
    whose = parties.names(accuser) or "others"
    return Match(
        round(min(0.9, 0.5 + likeness / 2), 3),
        f"{parties.names(denier)} denies {what} {whose}; words in common: {common}",
    )


def _denies(view: View, /) -> bool:
    """Whether an entry is a denial: a refusal of a charge, a word that calls it untrue, or "we did not" of its doer."""
    entry = view.entry
    if not entry.actors:
        return False
    if entry.type in ("REJECT", "SAY") and entry.status in ("happened", "ongoing"):
        return cues().denies(view.line)
    own = parties.shared(entry.actors, entry.according_to) or parties.shared(entry.actors, entry.denied_by)
    return entry.status == "negated" and bool(own) and cues().absent(view.line) and not cues().calls_off(view.line)


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
    """The denials that were read as entries of their own; empty where an article only says that it is denied."""
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
        entries: dict[str, StoredEntry] = {}
        for id in {id for one in relations for id in (one.first, one.second)}:
            stored = ledger.entry(id, as_of=as_of)
            if stored:
                entries[id] = stored
        alleged = ledger.find(Query(status=("alleged",), limit=None), as_of=as_of)
        accused = ledger.find(Query(type=("ACCUSE",), limit=None), as_of=as_of)
    for one in (*alleged, *accused):
        if one.entry.denied_by:
            entries.setdefault(one.entry.id, one)
    relations = [one for one in relations if one.first in entries and one.second in entries]
    found = [_denial(group, entries) for group in _groups(relations, entries)]
    ids = ((one, {each.entry.id for each in (*one.denied, *one.denials)}) for one in found)
    return sorted((one for one, told in ids if kept is None or told & kept), key=_last, reverse=True)


def _groups(relations: Iterable[Relation], entries: dict[str, StoredEntry]) -> list[list[Relation | StoredEntry]]:
    """Bring together relations whose entries tell the same events, and what is denied without an entry of its own."""
    above: dict[str, str] = {}

    def top(event: str) -> str:
        while above.setdefault(event, event) != event:
            event = above[event]
        return event

    relations = list(relations)
    for one in relations:
        above[top(entries[one.first].event)] = top(entries[one.second].event)
    groups: dict[str, list[Relation | StoredEntry]] = {}
    for one in relations:
        groups.setdefault(top(entries[one.second].event), []).append(one)
    for stored in entries.values():
        if stored.entry.denied_by and stored.entry.status != "negated":
            groups.setdefault(top(stored.event), []).append(stored)
    return list(groups.values())


def _denial(group: Sequence[Relation | StoredEntry], entries: dict[str, StoredEntry]) -> Denial:
    relations = [one for one in group if isinstance(one, Relation)]
    denied = {one.second: entries[one.second] for one in relations}
    denied |= {one.entry.id: one for one in group if isinstance(one, StoredEntry)}
    told = {one.first: entries[one.first] for one in relations}
    deniers = [actor for one in told.values() for actor in one.entry.actors]
    deniers += [actor for one in denied.values() for actor in one.entry.denied_by]
    why = max(relations, key=lambda one: one.score).why if relations else "the article says who denies it"
    return Denial(
        denied=tuple(sorted(denied.values(), key=_recorded)),
        denials=tuple(sorted(told.values(), key=_recorded)),
        by=tuple({parties.name(actor.name): actor for actor in reversed(deniers)}.values())[::-1],
        why=why,
    )


def _recorded(stored: StoredEntry) -> tuple[str, str]:
    return stored.recorded, stored.entry.id


def _last(denial: Denial) -> tuple[str, str]:
    told = (*denial.denied, *denial.denials)
    return max(one.published or "" for one in told), denial.denied[0].entry.id
