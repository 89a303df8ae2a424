"""Sanctioned: who is under the sanctions that an article tells of did not lay them on himself, nor does he lift them.

"The US imposed sanctions on Chad. The talks aim at lifting the sanctions": Chad does not lift them, they are its own.
"""

from collections import Counter
from collections.abc import Iterator

from dragoman.reading import clause, tables, what
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_LAID = "SANCTION"
_LIFTED = "RETREAT"


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Give sanctions on nobody whom the article tells to be under them, and take him out of those who act."""
    told = [(draft, noun) for draft in found if (noun := _noun(document, draft)) is not None]
    aims = {id(draft): _aim(document, draft, noun, cast) for draft, noun in told}
    under = _most(cast.side(party) for aim in aims.values() for party in aim)
    if under is None:
        return
    imposing = _imposing(told, under.name, cast)
    for draft, _ in told:
        aim, own = aims[id(draft)], _names(draft.actors, cast)
        if aim and under.name not in _names(aim, cast):
            continue
        if own == {under.name}:
            subject = _subject(document, draft, cast)
            if under.name not in _names(subject, cast):
                _turn(draft, subject or imposing, aim or (under,))
        elif not draft.recipients and under.name not in own:
            draft.recipients = aim or (under,)
            draft.steps["recipients"] = "who is under the sanctions"


def _turn(draft: Draft, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> None:
    """Make who was taken to act the one to whom it is done, and, of what is sought, the one who wants it."""
    if draft.status == "sought":
        draft.sought_by = draft.sought_by or draft.actors
    draft.actors, draft.recipients = actors, recipients
    draft.steps["actors"] = draft.steps["recipients"] = "who is under sanctions neither lays nor lifts them"


def _imposing(told: list[tuple[Draft, int]], under: str, cast: Cast) -> tuple[Actor, ...]:
    """Give who most often lays sanctions on the one under them."""
    laid = [draft for draft, _ in told if draft.type == _LAID and _names(draft.recipients, cast) == {under}]
    sides = [cast.side(actor) for draft in laid for actor in draft.actors]
    found = _most(side for side in sides if side.name != under)
    return (found,) if found else ()


def _noun(document: Document, draft: Draft) -> int | None:
    """Give the word for sanctions in what lays or lifts them: "imposed sanctions", "the lifting of the embargo"."""
    if draft.type not in (_LAID, _LIFTED):
        return None
    s, i = draft.sentence, draft.index
    if document.upos[s][i] == "VERB":
        below = [clause.patient(document, s, i)]
    else:
        below = [i, *(child for child in clause.obliques(document, s, i) if "of" in clause.cases(document, s, child))]
    known = tables.sets()["sanctions"]
    return next((word for word in below if word is not None and document.lemmas[s][word] in known), None)


def _aim(document: Document, draft: Draft, noun: int, cast: Cast) -> tuple[Actor, ...]:
    """Give on whom the words lay them: "sanctions on Chad", "anti-Chad sanctions", "imposed on Chad"."""
    s = draft.sentence
    found = {actor.name: actor for actor in cast.against(s, noun)}
    for word in dict.fromkeys((noun, draft.index, *document.deps(s, noun, "acl"))):
        for child in clause.obliques(document, s, word):
            if not clause.cases(document, s, child).isdisjoint(what.AIMS):
                found.update((actor.name, actor) for actor in cast.actors(s, child))
    return tuple(found.values())


def _subject(document: Document, draft: Draft, cast: Cast) -> tuple[Actor, ...]:
    """Give whom the act has as its own subject: "Chad lifted the sanctions" is told as it is."""
    s, i = draft.sentence, draft.index
    while document.rel(s, i) == "conj" and document.dep(s, i, "nsubj") is None and document.heads[s][i] >= 0:
        i = document.heads[s][i]
    own = document.dep(s, i, "nsubj")
    if own is None or document.upos[s][own] == "PRON" or clause.passive(document, s, i):
        return ()
    return cast.actors(s, own)


def _most(parties: Iterator[Actor]) -> Actor | None:
    """Give the one who is most of them, the first of them."""
    found: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    for party in parties:
        found.setdefault(party.name, party)
        counts[party.name] += 1
    name = max(counts, key=lambda one: counts[one], default=None)
    return found[name] if name is not None and 2 * counts[name] > counts.total() else None


def _names(parties: tuple[Actor, ...], cast: Cast) -> set[str]:
    """Name whose sides they are."""
    return {cast.side(party).name for party in parties}
