"""Bystanders: who stands by an act in its sentence and does not do it: who condemned the attack, who came under it."""

from collections.abc import Container, Iterable

from dragoman.reading import clause, cues, offices, tables, undergoing
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.what import AIMS

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "TREATY"})
"""Types that are done together."""


def bystanders(document: Document, draft: Draft) -> Container[int]:
    """Give the words for whom an act is done to or aimed at, and who takes a stand on it: "condemned the attack".

    In the passive that is who stands behind "by": "the attack was condemned by".
    """
    s, i = draft.sentence, draft.index
    if draft.type in MUTUAL:
        return ()
    if draft.type == "OFFICE" and document.upos[s][i] == "VERB":
        return _unseated(document, draft)
    if document.upos[s][i] != "NOUN":
        # Forces that are moved are those who act, where nobody is told to move them.
        moved = draft.type == "MOBILIZE" and clause.subject(document, s, i) is None
        return {*_passive(document, s, i), *agents(document, s, i)} if draft.type != "OFFICE" and not moved else ()
    undergoes = undergoing.undergoer(document, s, i)
    aimed = _aimed(document, s, i)
    if undergoes is not None:
        return {*document.conjuncts(s, undergoes), *aimed}
    if draft.type == "SUPPORT" or document.dep(s, i, "nmod:poss") is not None:
        return aimed
    own = reacting(document, s, i)
    if own is None:
        return aimed
    # Nobody that a provocation names protests against it: "the arrest of a man by police sparked protests".
    return {*(document.subtree(s, own) if draft.type == "PROTEST" else (own,)), *aimed}


def reacting(document: Document, s: int, i: int) -> int | None:
    """Give who takes a stand on the act that a noun tells, or is led to it: "Chad condemned the attack"."""
    head = document.head(s, i)
    if head is None or not (document.bases[s][i] in ("obj", "obl") or document.rels[s][i] == "nsubj:pass"):
        return None
    lemma, known = document.lemmas[s][head], cues.load()
    aside = lemma in known.reacting | known.suffering or known.leading.get(lemma) in clause.cases(document, s, i)
    own = clause.subject(document, s, head) if aside else None
    return own.index if own is not None else None


def decrier(draft: Draft, own: frozenset[str], here: Iterable[tuple[int, frozenset[str]]]) -> frozenset[str]:
    """Name whoever speaks in a document of a party's own and decries harm: he and his state (`own`) did not do it.

    Empty where the sentence names them, by the words and names that are in it (`here`), or tells what they decree.
    """
    if draft.type not in _HARM or draft.mode in _DECREED or any(not own.isdisjoint(names) for _, names in here):
        return frozenset()
    return own


def accuser(draft: Draft, own: frozenset[str]) -> frozenset[str]:
    """Name whoever holds harm against others: he and his side (`own`) did not do it, unless the frame names them."""
    held = draft.status == "alleged" and draft.type in _HELD
    return own if held and own.isdisjoint([actor.name for actor in draft.actors]) else frozenset()


_HARM = frozenset({"ASSAULT", "COERCE"})
_HELD = _HARM | {"SANCTION", "TREATY", "PROGRAMME"}
_DECREED = frozenset({"restrict", "ban", "seize", "curfew", "martial-law"})
"""Modes of what a party's own document decrees: "property is blocked"."""


def agents(document: Document, s: int, i: int) -> set[int]:
    """Who does something else to its doer: by whom "Chad, which expelled the envoy, was praised"."""
    own = document.dep(s, i, "nsubj")
    if own is None or clause.passive(document, s, i) or not document.rels[s][i].startswith("acl"):
        return set()
    above = document.head(s, i)
    verb = document.head(s, above) if above is not None else None
    if above is None or verb is None or not document.rels[s][above].startswith("nsubj"):
        return set()
    if not clause.passive(document, s, verb):
        return set()
    doers = (child for child in document.children[s][verb] if "by" in clause.cases(document, s, child))
    return {word for child in doers for word in document.conjuncts(s, child)}


def _unseated(document: Document, draft: Draft) -> set[int]:
    """Who gets or loses an office by somebody else's act, and whose office it is: "was sacked by the president"."""
    s, i = draft.sentence, draft.index
    office = offices.given(document, s, i) if draft.act in offices.GIVING else set()
    doer = clause.subject(document, s, i) if clause.passive(document, s, i) else None
    return office | (_passive(document, s, i) if doer is not None else set())


def _passive(document: Document, s: int, i: int) -> set[int]:
    """To what a passive verb does it, and at whom that is aimed: "sanctions on Chad were lifted"."""
    found = clause.patient(document, s, i) if clause.passive(document, s, i) else None
    return {*document.conjuncts(s, found), *_aimed(document, s, found)} if found is not None else set()


def _aimed(document: Document, s: int, i: int) -> set[int]:
    """At whom a noun is aimed: "sanctions on", "the war against", "the invasion of"."""
    marks = AIMS | {"of"} if document.lemmas[s][i] in tables.sets()["undergone"] else AIMS
    below = (
        child for child in clause.obliques(document, s, i) if not clause.cases(document, s, child).isdisjoint(marks)
    )
    return {word for child in below for word in document.conjuncts(s, child)}
