"""Items: the short phrases that say what is given, sought, agreed, discussed or demanded."""

from dragoman.reading import clause, offices, what
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate

LONGEST = 28
"""Words of an item: longer ones are cut, since a phrase should be read at a glance."""


def items(doc: Document, predicate: Predicate) -> tuple[str, ...]:
    """Give the phrases that fill the frame's item roles, else the predicate's own phrase."""
    s = predicate.sentence
    for role in predicate.pattern.frame.item:
        found = _role(doc, predicate, role)
        if found:
            return tuple(phrase(doc, s, word) for word in found)
        if role == "title" and (borne := offices.borne(doc, s, predicate.index)) is not None:
            return _office(doc, predicate, borne)
    return (own_phrase(doc, predicate),)


def _office(doc: Document, predicate: Predicate, borne: tuple[int, int]) -> tuple[str, ...]:
    """Give the office that a title names, with what is told of it where the words for that leave the title out."""
    office, own = doc.span_text(predicate.sentence, first=borne[0], last=borne[1]), own_phrase(doc, predicate)
    if office not in own:
        return office, own
    return (own,) if predicate.noun else (office,)


def _role(doc: Document, predicate: Predicate, role: str) -> list[int]:
    s, i = predicate.sentence, predicate.index
    if role in ("self", "title"):
        return []
    if role == "xcomp":
        return [word for word in doc.deps(s, i, "xcomp") if doc.upos[s][word] == "NOUN"]
    if role == "inf":
        return doc.deps(s, i, "xcomp") or [c for c in doc.deps(s, i, "acl", "advcl") if "to" in clause.cases(doc, s, c)]
    if role == "that":
        return doc.deps(s, i, "ccomp")
    if role == "ger":
        return [c for c in doc.deps(s, i, "advcl", "acl") if clause.cases(doc, s, c)]
    found = [argument.index for argument in what.arguments(doc, predicate, role) if argument.how == "phrase"]
    office = predicate.pattern.frame.type == "OFFICE"
    # Who gets, gives or loses an office is not the office.
    return [word for word in found if doc.upos[s][word] != "PRON" and not (office and offices.person(doc, s, word))]


def phrase(doc: Document, s: int, i: int) -> str:
    """Give the phrase below a word without its first preposition, cut at the longest length."""
    first, last = doc.first(s, i), doc.last(s, i)
    while first < i and doc.rel(s, first) in ("case", "mark", "cc", "punct"):
        first += 1
    return doc.span_text(s, first=first, last=min(last, first + LONGEST))


def own_phrase(doc: Document, predicate: Predicate) -> str:
    """Give the phrase of the predicate itself: a noun with all below it, a verb from itself to its last word."""
    s, i = predicate.sentence, predicate.index
    if predicate.noun:
        return phrase(doc, s, i)
    last = max([i, *(doc.last(s, child) for child in doc.children[s][i] if child > i and doc.rel(s, child) in _VERBAL)])
    first = i
    if clause.passive(doc, s, i):
        patient = clause.patient(doc, s, i)
        if patient is not None and patient < i and i - doc.first(s, patient) < LONGEST:
            first = doc.first(s, patient)
    return doc.span_text(s, first=first, last=min(last, first + LONGEST))


_VERBAL = frozenset({"obj", "iobj", "obl", "xcomp", "ccomp", "compound", "advmod"})
