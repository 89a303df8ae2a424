"""Undergoing: whom an act is done to that a noun names behind a preposition, as in "came under attack"."""

from dragoman.reading import clause, cues
from dragoman.reading.document import Document
from dragoman.shapes.terms import Type


def verb(doc: Document, s: int, i: int) -> int | None:
    """Give the verb or adjective that says of something that it undergoes the act that a noun names; None if none does.

    `i` is the noun: "was placed under sanctions", "met with resistance", "is subject to an embargo".
    """
    for _ in range(clause.STEPS):
        head = doc.head(s, i)
        if head is None or doc.rel(s, i) != "conj" or doc.upos[s][head] != "NOUN":
            break
        i = head
    if head is None or doc.bases[s][i] not in ("obl", "nmod", "xcomp", "obj"):
        return None
    if doc.lemmas[s][i] in cues.load().subjecting and doc.lemmas[s][head] in cues.load().suffering:
        return head
    marks = clause.cases(doc, s, i)
    return head if cues.load().undergoing.get(doc.lemmas[s][head]) in marks or _subjects(doc, s, i) else None


def undergoer(doc: Document, s: int, i: int) -> int | None:
    """Give the word for what undergoes the act that a noun names: of "put Chad under sanctions" Chad; None if nothing.

    A noun may say so itself: "is under sanctions".
    """
    above = verb(doc, s, i)
    if above is None:
        itself = not clause.cases(doc, s, i).isdisjoint(_STATES) or _subjects(doc, s, i)
        return doc.dep(s, i, "nsubj") if itself and doc.dep(s, i, "cop") is not None else None
    found = clause.patient(doc, s, above)
    found = None if found == i else found
    if found is None and not clause.passive(doc, s, above):
        own = clause.subject(doc, s, above)
        found = own.index if own is not None else None
    return found


def wanted(doc: Document, s: int, verb: int | None, type: Type) -> bool:
    """Whether a noun tells a gift, as its type says, that the subject of the verb it is the object of would get."""
    return verb is not None and type in GIFTS and doc.lemmas[s][verb] in cues.load().wanting


def calls(doc: Document, s: int, verb: int, type: Type) -> bool:
    """Whether the subject of a verb gets the act that is its object: "received aid", "seeks a loan"."""
    return doc.lemmas[s][verb] in cues.load().suffering or wanted(doc, s, verb, type)


def _subjects(doc: Document, s: int, i: int) -> bool:
    """Whether a noun is one whose act the subject undergoes behind its preposition: "on trial"."""
    return cues.load().subjecting.get(doc.lemmas[s][i]) in clause.cases(doc, s, i)


GIFTS: frozenset[Type] = frozenset({"AID"})
"""Types of what is given: who wants it gets it."""
_STATES = frozenset({"under"})
"""After these stands what somebody undergoes."""
