"""Visits: how a visit and a meeting that one sentence tells of stand to each other.

"On a visit to Chad, Lund met Mahamat Deby" tells of a meeting, the visit is its occasion; "Lund flew to Chad to meet
Mahamat Deby" tells of both.
"""

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

_BELOW = frozenset({"obl", "advcl", "nmod", "acl"})
"""How the word of a visit hangs from that of the meeting that is held on it."""
_STEPS = 3
"""Words from that of a visit up to that of the meeting."""
_HOSTS = frozenset({"person", "people", "unnamed"})
"""Kinds of those whom a visitor meets: a state is where he goes."""


def apart(document: Document, one: Draft, other: Draft) -> bool:
    """Whether two tellings are a visit and a meeting of their own: "Lund flew to Chad and met Mahamat Deby"."""
    met = _meeting(one, other)
    if met is None or (met.frame or "/").endswith("/"):
        return False
    visit = other if met is one else one
    visitors = {actor.name for actor in visit.actors}
    hosts = [actor for actor in met.actors if actor.kind in _HOSTS and actor.name not in visitors]
    return bool(visitors and hosts) and not _occasion(document, visit, met)


def held_on(document: Document, one: Draft, other: Draft) -> Draft | None:
    """Give which of two tellings is of a meeting that has the other as its occasion: "on a visit to Chad, Lund met"."""
    met = _meeting(one, other)
    return met if met is not None and _occasion(document, other if met is one else one, met) else None


def sides(visit: Draft, met: Draft) -> tuple[Actor, ...]:
    """Give all who meet, whoever visits first: the others receive him."""
    first = {actor.name for actor in visit.actors}
    return tuple(sorted(met.actors, key=lambda actor: actor.name not in first))


def visitor(document: Document, s: int, noun: int) -> int | None:
    """Give who is on a visit that a noun tells of: "his US visit"; "on a visit to Chad, Lund met" leaves it open.

    A country before the noun says where the visit goes, if somebody else makes it.
    """
    verb, owner = document.head(s, noun), document.dep(s, noun, "nmod:poss")
    if owner is not None:
        return owner if document.upos[s][owner] == "PRON" else None
    if verb is None or document.rel(s, noun) != "obl" or document.upos[s][verb] != "VERB":
        return None
    named = any(document.upos[s][word] == "PROPN" for word in document.deps(s, noun, "amod", "compound"))
    if named or any("by" in clause.cases(document, s, word) for word in document.deps(s, noun, "nmod")):
        return None
    own = clause.subject(document, s, verb)
    return own.index if own is not None and own.how == "phrase" else None


def _meeting(one: Draft, other: Draft) -> Draft | None:
    """Give which of two tellings in one sentence is of a meeting, where the other is of a visit by who meets."""
    if one.type != "CONSULT" or one.sentence != other.sentence or (one.mode == "visit") == (other.mode == "visit"):
        return None
    visit, met = (one, other) if one.mode == "visit" else (other, one)
    names = {actor.name for actor in met.actors}
    return met if len(names) > 1 and names.issuperset(actor.name for actor in visit.actors) else None


def _occasion(document: Document, visit: Draft, met: Draft) -> bool:
    """Whether the word of a visit hangs below that of the meeting."""
    s, word = met.sentence, visit.index
    for _ in range(_STEPS):
        above = document.head(s, word)
        if above is None or document.rel(s, word) not in _BELOW:
            return False
        if above == met.index:
            return True
        word = above
    return False
