"""Nominees: those who are to get an office, listed below the sentence that says so, each with the office behind a name.

"The president intends to nominate the following leaders: Ana Silva, Nominee for Ambassador to Peru …"
"""

from collections.abc import Iterator

from dragoman.reading import clause, offices, tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.sides import without
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_STEPS = 3
"""Governors that are asked."""


def settle(document: Document, found: list[Draft], *, cast: Cast) -> list[Draft]:
    """Give each who is listed to whoever nominates; what an office is given for is not told once more."""
    giving = [draft for draft in found if draft.type == "OFFICE" and draft.act in offices.GIVING]
    if not giving:
        return found
    by = {(draft.sentence, draft.index) for draft in giving}
    found = [draft for draft in found if not _filled(document, draft, by)]
    told: set[int] = set()
    first: dict[tuple[Actor, ...], Draft] = {}
    for draft, name in _listed(document, giving):
        draft.recipients = cast.single(draft.sentence, name)
        same = first.setdefault(draft.recipients, draft)
        if same is not draft:
            # Each has a heading of his own below the list.
            same.places = [*same.places, *draft.places]
            told.add(id(draft))
            continue
        draft.steps["recipients"] = f"the name before {document.words[draft.sentence][draft.index]}"
        above = _above(document, draft, giving)
        if above is None:
            draft.actors = without(draft.actors, draft.recipients)
            continue
        draft.actors, draft.status = above.actors, above.status
        draft.steps["actors"] = f"who told {document.words[above.sentence][above.index]}"
        if _announces(document, above):
            told.add(id(above))
            draft.places = [*draft.places, *above.places]
    return [draft for draft in found if id(draft) not in told]


def _above(document: Document, draft: Draft, giving: list[Draft]) -> Draft | None:
    """Give the sentence before that says who nominates him by name, else the last that points on to a list."""
    before = [one for one in reversed(giving) if one.sentence < draft.sentence]
    verbs = [one for one in before if document.upos[one.sentence][one.index] == "VERB"]
    names = {actor.name for actor in draft.recipients}
    named = (one for one in verbs if not names.isdisjoint(actor.name for actor in one.recipients))
    return next((one for one in verbs if _announces(document, one)), None) or next(named, None)


def _listed(document: Document, giving: list[Draft]) -> Iterator[tuple[Draft, int]]:
    """Give the drafts that a bare noun tells of the name before it, with that name."""
    for draft in giving:
        s, i = draft.sentence, draft.index
        name = clause.described(document, s, i) if document.lemmas[s][i] in tables.sets()["designee"] else None
        if name is not None:
            yield draft, name


def _announces(document: Document, draft: Draft) -> bool:
    """Whether its object only points on: "the following leaders"."""
    whom = clause.patient(document, draft.sentence, draft.index)
    below = document.deps(draft.sentence, whom, "amod") if whom is not None else []
    return any(document.words[draft.sentence][word].lower() in tables.sets()["pointing_on"] for word in below)


def _filled(document: Document, draft: Draft, by: set[tuple[int, int]]) -> bool:
    """Whether it only says what somebody is chosen for: "nominated her to serve as envoy"."""
    s, word = draft.sentence, draft.index
    if draft.type != "OFFICE" or draft.act != "take" or "to" not in clause.cases(document, s, word):
        return False
    for _ in range(_STEPS):
        word = document.heads[s][word]
        if word < 0:
            return False
        if (s, word) in by:
            return True
    return False
