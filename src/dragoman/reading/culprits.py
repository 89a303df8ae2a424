"""Culprits: who is blamed for a deed that is condemned without its doer: whoever did it, as the article tells.

"Rebels shelled Goma. Chad condemned the shelling of the town": the rebels are blamed.
"""

from collections.abc import Iterator

from dragoman.reading import clause, frames
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.frames import Frame
from dragoman.reading.parties import Parties
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""Types of deeds that are condemned."""
_STANDS = frozenset({"ACCUSE", "REJECT"})
"""Types of the stands that are taken on them."""
_DONE = frozenset({"happened", "ongoing", "alleged"})
"""Status of what was done."""
_ON = frozenset({"of", "at", "over", "about", "with", "against"})
"""After these an attitude that a noun tells has what it is towards: "condemnation of the raid"."""
_AT = frozenset({"on", "against", "of"})
"""After these a deed has whoever suffered it."""
_BACK = 3
"""Sentences before a stand in which "the attack" was told."""


def settle(document: Document, found: list[Draft], *, cast: Cast, parties: Parties) -> None:
    """Give stands on a deed, which blame nobody or whoever suffered it, its doers as recipients."""
    told: dict[tuple[int, int], Draft] = {}
    for draft in found:
        told.setdefault((draft.sentence, draft.index), draft)
    done = [draft for draft in found if draft.type in _DEEDS and draft.status in _DONE and draft.actors]
    for draft in found:
        if draft.type not in _STANDS or draft.status == "negated":
            continue
        for word, frame in _deeds(document, draft):
            suffered = _struck(document, draft.sentence, word, cast=cast, parties=parties)
            deed = told.get((draft.sentence, word))
            suffered |= {actor.name for actor in deed.recipients} if deed and deed.type == frame.type else set()
            own = {name for actor in draft.actors for name in (actor.name, cast.side(actor).name)}
            plain = _plain(document, draft.sentence, word)
            if plain:
                # "The raid" is one told before: whoever suffered that did not do it.
                earlier = (one for one in done if one.type == frame.type and 0 < draft.sentence - one.sentence <= _BACK)
                suffered |= {actor.name for one in earlier for actor in one.recipients}
            if not suffered.issuperset(actor.name for actor in draft.recipients):
                continue
            alike = [one for one in done if one.type == frame.type and own.isdisjoint(a.name for a in one.actors)]
            doers = _doers(draft.sentence, word, suffered, alike, plain=plain)
            if doers:
                draft.recipients = doers
                draft.steps["recipients"] = "who did what is condemned"
            break


def _deeds(document: Document, draft: Draft) -> Iterator[tuple[int, Frame]]:
    """Find the deeds that a stand is on, each with the frame of its noun."""
    s, i = draft.sentence, draft.index
    if document.upos[s][i] == "VERB":
        on = [clause.patient(document, s, i)]
    else:
        on = [child for child in clause.obliques(document, s, i) if _ON & clause.cases(document, s, child)]
    for word in on:
        if word is None or document.upos[s][word] != "NOUN":
            continue
        for pattern in frames.load().of("n", document.lemmas[s][word]):
            if pattern.frame.type in _DEEDS and not pattern.before and pattern.oblique is None:
                yield word, pattern.frame
                break


def _struck(document: Document, s: int, word: int, *, cast: Cast, parties: Parties) -> set[str]:
    """Name at whom a deed was aimed by its own phrase, and whose the place is: "the attack on Goma"."""
    below = [child for child in clause.obliques(document, s, word) if _AT & clause.cases(document, s, child)]
    return {actor.name for child in below for actor in cast.actors(s, child) or parties.ground(s, child)}


def _plain(document: Document, s: int, word: int) -> bool:
    """Whether a noun alone points back to a deed: "the attack", not "attacks on Chad"."""
    pointed = any(document.lemmas[s][child] in ("the", "this") for child in document.deps(s, word, "det"))
    return pointed and not clause.obliques(document, s, word)


def _doers(s: int, word: int, suffered: set[str], alike: list[Draft], *, plain: bool) -> tuple[Actor, ...]:
    """Give who did a deed: as its own word has it, else the nearest act on the same, or, pointed to, shortly before."""
    for draft in alike:
        if (draft.sentence, draft.index) == (s, word):
            return draft.actors
    if suffered:
        same = [draft for draft in alike if any(_same(one.name, name) for one in draft.recipients for name in suffered)]
    else:
        same = [draft for draft in alike if plain and 0 <= s - draft.sentence <= _BACK]
    same.sort(key=lambda draft: (abs(s - draft.sentence), draft.index))
    return same[0].actors if same else ()


def _same(one: str, other: str) -> bool:
    """Whether two names are the same, but for a count before one: "five journalists", "journalists"."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
