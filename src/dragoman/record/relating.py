"""What a new entry has to do with those that are there: the same act, its denial, its plan, its opposite."""

from collections.abc import Callable, Iterable, Sequence

from dragoman.record.contradictions import contradiction
from dragoman.record.denials import denial
from dragoman.record.followup import cancellation, fulfilment
from dragoman.record.keys import keys
from dragoman.record.merge import Match, clash, match
from dragoman.record.shape import Relation
from dragoman.record.told import Told
from dragoman.record.view import View

__all__ = ["Told", "keys", "relate"]

MEMBERS = 64
"""Entries of an event that a newcomer is checked against: the first and the last of a larger one."""


def relate(new: Told, others: Sequence[Told], /, *, event: Callable[[str], Sequence[Told]]) -> list[Relation]:
    """Say how a new entry stands to those that share a key with it.

    `others` count, and no person holds them apart from it; `event` gives all entries of an event by its id. Every
    entry that a relation of the kind `same` names belongs with the new one, with all of its event: none of them speaks
    against any other.
    """
    view = View(new)
    views = [View(other) for other in others if other.entry.id != new.entry.id]
    found = _same(view, views, event)
    for other in views:
        found += _between(view, other)
    return found


def _between(one: View, two: View) -> list[Relation]:
    """What else two entries have to do with each other, whichever was told first."""
    found = []
    opposed = contradiction(one, two)
    if opposed:
        found.append(_relation("contradicts", one, two, opposed))
    for kind, say in (("denies", denial), ("fulfils", fulfilment), ("cancels", cancellation)):
        for first, second in ((one, two), (two, one)):
            why = say(first, second)
            if why:
                found.append(_relation(kind, first, second, why))
                break
    return found


def _relation(kind: str, first: View, second: View, why: Match) -> Relation:
    return Relation(kind=kind, first=first.id, second=second.id, why=why.why, score=why.score)  # type: ignore[arg-type]


def _same(view: View, others: Sequence[View], event: Callable[[str], Sequence[Told]]) -> list[Relation]:
    """Find the events that the new entry belongs to: the likeliest, and others that agree with all of that."""
    best: dict[str, tuple[Match, View]] = {}
    for other in others:
        found = match(view, other)
        if found and (other.told.event not in best or found.score > best[other.told.event][0].score):
            best[other.told.event] = (found, other)
    joined: list[View] = [view]
    relations: list[Relation] = []
    for name, (found, other) in sorted(best.items(), key=lambda one: (-one[1][0].score, one[0])):
        if relations and view.manner.words:
            break  # What is said would drift from word to word.
        members = _members(event(name))
        if any(clash(one, two) for one in joined for two in members if one.id != two.id):
            continue
        joined += members
        relations.append(_relation("same", view, other, found))
    return relations


def _members(told: Sequence[Told]) -> list[View]:
    picked: Iterable[Told] = told if len(told) <= MEMBERS else [*told[: MEMBERS // 2], *told[-MEMBERS // 2 :]]
    return [View(one) for one in picked]
