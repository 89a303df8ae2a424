"""Bystanders: who stands by an act in its sentence and does not do it: who condemned the attack, who came under it."""

from collections.abc import Container, Iterable

from dragoman.reading import clause, cues, frames, offices, tables, tolls, undergoing
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
        if draft.type == "OFFICE" or moved:
            return ()
        harmed = {*_decriers(document, s, i), *_dead(document, s, i)} if draft.type == "ASSAULT" else set()
        harmed |= _addressed(document, draft)
        return {*_passive(document, s, i), *agents(document, s, i), *harmed, *_losers(document, draft)}
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
    stands = lemma in known.reacting or lemma in known.suffering
    aside = stands or known.leading.get(lemma) in clause.cases(document, s, i)
    own = clause.subject(document, s, head) if aside else None
    return own.index if own is not None else None


def deed(document: Document, s: int, i: int) -> int | None:
    """Give the noun for an attack that is the subject of a verb: "the raids killed five", "raids which killed five"."""
    if document.upos[s][i] != "VERB" or clause.passive(document, s, i):
        return None
    # "The raids, which burnt a school and killed five": the second verb has the subject of the first.
    while document.rels[s][i] == "conj" and document.dep(s, i, "nsubj") is None and document.heads[s][i] >= 0:
        i = document.heads[s][i]
    above = document.head(s, i)
    relative = document.rels[s][i] == "acl:relcl" and document.upos[s][document.dep(s, i, "nsubj") or i] != "NOUN"
    word = above if relative else document.dep(s, i, "nsubj")
    return word if word is not None and attack(document, s, word) else None


def attack(document: Document, s: int, word: int) -> bool:
    """Whether a word is a noun for an attack."""
    if document.upos[s][word] != "NOUN":
        return False
    known = frames.load().of("n", document.lemmas[s][word])
    told = any(pattern.frame.type == "ASSAULT" and not pattern.before for pattern in known)
    return told or document.lemmas[s][word] in tables.sets()["attack"]


def _decriers(document: Document, s: int, i: int) -> set[int]:
    """Who takes a stand on the attack that is told to harm: "Chad condemned the raids, which killed five"."""
    raid = deed(document, s, i)
    own = reacting(document, s, raid) if raid is not None else None
    return set(document.conjuncts(s, own)) if own is not None else set()


def _dead(document: Document, s: int, i: int) -> set[int]:
    """Who suffers what a verb tells of its subject: "ten villagers died"."""
    own = document.dep(s, i, "nsubj") if tolls.suffered(document.lemmas[s][i]) else None
    return set(document.conjuncts(s, own)) if own is not None else set()


def decrier(draft: Draft, own: frozenset[str], here: Iterable[tuple[int, frozenset[str]]]) -> frozenset[str]:
    """Name whoever speaks in a document of a party's own and decries harm: he and his state (`own`) did not do it.

    Empty where the sentence names them, by the words and names that are in it (`here`), or tells what they decree.
    """
    if draft.type not in _HARM or draft.mode in _DECREED or any(not own.isdisjoint(names) for _, names in here):
        return frozenset()
    return own


def accuser(draft: Draft, own: frozenset[str]) -> frozenset[str]:
    """Name whoever tells of harm held against others or done to his own side: neither he nor his side (`own`) did it.

    Empty where the frame names them as its doers.
    """
    held = draft.status == "alleged" and draft.type in _HELD
    suffered = draft.type in _HURTING and not own.isdisjoint([actor.name for actor in draft.recipients])
    return own if (held or suffered) and own.isdisjoint([actor.name for actor in draft.actors]) else frozenset()


_HARM = frozenset({"ASSAULT", "COERCE"})
_HURTING = _HARM | {"SANCTION"}
_HELD = _HURTING | {"TREATY", "PROGRAMME"}
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


def _addressed(document: Document, draft: Draft) -> set[int]:
    """Whom an active verb asks: in "the letter urged Chad to leave" Chad urges nobody."""
    s, i = draft.sentence, draft.index
    if draft.type != "REQUEST" or document.upos[s][i] != "VERB" or document.dep(s, i, "nsubj") is None:
        return set()
    found = document.deps(s, i, "obj", "iobj")
    found += [child for child in clause.obliques(document, s, i) if clause.cases(document, s, child) & {"on", "upon"}]
    return {word for child in found for word in document.conjuncts(s, child) if document.upos[s][word] != "PRON"}


def _losers(document: Document, draft: Draft) -> set[int]:
    """Whose is what is sanctioned: "Chad's fleet was hobbled by sanctions"; whom a court convicts may be its own."""
    s, i = draft.sentence, draft.index
    sanctioned = draft.type == "SANCTION" and draft.mode != "convict" and clause.passive(document, s, i)
    found = clause.patient(document, s, i) if sanctioned else None
    return set(document.deps(s, found, "nmod:poss")) if found is not None else set()


def _aimed(document: Document, s: int, i: int) -> set[int]:
    """At whom a noun is aimed: "sanctions on", "the war against", "the invasion of"."""
    marks = AIMS | {"of"} if document.lemmas[s][i] in tables.sets()["undergone"] else AIMS
    below = (
        child for child in clause.obliques(document, s, i) if not clause.cases(document, s, child).isdisjoint(marks)
    )
    return {word for child in below for word in document.conjuncts(s, child)}
