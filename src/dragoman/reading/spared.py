"""Spared: to whom an act is not done though its sentence names him: whose attitude is passed on, who suffered a deed.

"Conveyed Chad's anger" accuses no Chad, "condemned the raid on Chad" neither, and who asks for a blow is not hit by it.
"""

from collections.abc import Container, Iterator, Sequence

from dragoman.reading import clause, frames, offices, speech, tables
from dragoman.reading.bystanders import agents
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Type

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "PROTEST"})
"""Types of what nobody asks others to do to himself."""
_HELP = frozenset({"SUPPORT", "AID"})
"""Types of what helps whoever it is done to."""
_ATTITUDES: dict[Type, frozenset[Type]] = {
    "SUPPORT": frozenset({"SUPPORT", "AID"}),
    "ACCUSE": frozenset({"ACCUSE"}),
    "REJECT": frozenset({"REJECT"}),
    "AGREE": frozenset({"AGREE"}),
}
"""Types of which others may speak, with the types of the nouns that they speak of."""
_DEEDS = frozenset({"ASSAULT", "COERCE"})
"""Types of what is condemned for whoever suffered it."""
_HELD = frozenset({"convict", "arrest", "allege", "investigate", "release"})
"""Modes of what is done to somebody for what he is charged with."""
_BELOW = frozenset({"advcl", "acl", "obl", "xcomp", "ccomp"})
"""How a charge hangs by its verb."""
_CHARGES = frozenset({"of", "for", "with", "over", "on"})
"""Before charges."""
_STRUCK = frozenset({"on", "against", "of"})
"""After these stands who suffered a deed."""
_POSTED = frozenset({"to", "in"})
"""Before where, or to whom, somebody is sent who holds an office."""
_ABOUT = frozenset({"for", "over", "about", "to", "regarding", "with", "at", "on"})
"""After these stands what an attitude is towards, so that a name before its noun is whose it is."""


def spared(document: Document, draft: Draft, here: Sequence[tuple[int, frozenset[str]]]) -> frozenset[str]:
    """Name those to whom a draft's act is not done by how its sentence is built.

    `here` are the words of the sentence that name parties, with their names.
    """
    words = {*_holders(document, draft), *_struck(document, draft), *_beside(document, draft)}
    words |= agents(document, draft.sentence, draft.index)
    words |= set(_backers(document, draft))
    words |= set(_charged(document, draft, {word for word, _ in here}))
    if draft.act in offices.GIVING and document.upos[draft.sentence][draft.index] == "VERB":
        words |= offices.given(document, draft.sentence, draft.index)
    if draft.type == "OFFICE" and draft.act != "elect":
        words |= set(_posted(document, draft.sentence))
    aside = {name for word, names in here if word in words for name in names}
    if draft.status == "sought" and draft.type in _HOSTILE:
        aside |= {actor.name for actor in draft.sought_by}
    # Whom the act's own words name as well is no bystander.
    below = set(document.subtree(draft.sentence, draft.index)) - words if aside else set()
    return frozenset(aside - {name for word, names in here if word in below for name in names})


def _holders(document: Document, draft: Draft) -> Iterator[int]:
    """Whose attitude somebody passes on: "reiterated Chad's support", "underscored Danish concern over it"."""
    s, i = draft.sentence, draft.index
    told = document.dep(s, i, "obj") if document.upos[s][i] == "VERB" else i
    verb = document.head(s, i) if told == i and document.bases[s][i] == "obj" else i
    if told is None or verb is None or not _passed_on(document, s, verb, told, draft.type):
        return
    towards = any(_ABOUT & clause.cases(document, s, child) for child in clause.obliques(document, s, told))
    for child in document.children[s][told]:
        if child < told and (document.rels[s][child] == "nmod:poss" or (towards and _names(document, s, child))):
            yield from document.conjuncts(s, child)
            # Where no word of the phrase is a party of its own, the noun stands for whose it is.
            yield told


def _backers(document: Document, draft: Draft) -> Iterator[int]:
    """Who helps the doer of a hostile act: "rebels, long backed by Chad, have refused"."""
    s, i = draft.sentence, draft.index
    own = clause.subject(document, s, i) if draft.type in _HOSTILE and document.upos[s][i] == "VERB" else None
    for verb in document.deps(s, own.index, "acl", "amod") if own is not None else ():
        told = frames.load().of("v", document.lemmas[s][verb])
        helper = clause.subject(document, s, verb) if clause.passive(document, s, verb) else None
        if helper is not None and any(pattern.frame.type in _HELP for pattern in told if pattern.object is None):
            yield from document.conjuncts(s, helper.index)


def _charged(document: Document, draft: Draft, parties: Container[int]) -> Iterator[int]:
    """Whom a charge names beside whoever is charged: "convicted two men of spying for Chad"."""
    s, i = draft.sentence, draft.index
    whom = clause.patient(document, s, i) if document.upos[s][i] == "VERB" and draft.mode in _HELD else None
    if whom is None or whom not in parties:
        return
    for child in document.children[s][i]:
        below = child > i and child != whom and document.rel(s, child) in _BELOW
        if below and not clause.cases(document, s, child).isdisjoint(_CHARGES):
            yield from document.subtree(s, child)


def _beside(document: Document, draft: Draft) -> Iterator[int]:
    """Whom another verb beside it names, where each has its own object: "backed Chad's army and condemned Niger"."""
    s, i = draft.sentence, draft.index
    told = document.dep(s, i, "obj") if document.upos[s][i] == "VERB" else None
    # "Expressed concern and deplored Chad's raid" is one stand.
    if told is None or draft.type not in _ATTITUDES or _passed_on(document, s, i, told, draft.type):
        return
    for other in document.deps(s, i, "conj"):
        own = document.dep(s, other, "obj")
        if own is not None and document.upos[s][other] == "VERB":
            yield from document.subtree(s, own)


def _posted(document: Document, s: int) -> Iterator[int]:
    """Where or to whom an office-holder is sent, whose office it is not: "the US ambassador to Chad", "in Paris"."""
    for word in range(len(document.words[s])):
        sent = clause.cases(document, s, word) & _POSTED if document.rel(s, word) in ("obl", "nmod") else frozenset()
        above = document.head(s, word) if sent else None
        place = "in" in sent and document.upos[s][word] == "PROPN"
        if above is not None and (place or document.lemmas[s][above].lower() in tables.sets()["office"]):
            yield from document.conjuncts(s, word)


def _names(document: Document, s: int, word: int) -> bool:
    return document.rel(s, word) in ("compound", "amod") and document.words[s][word][:1].isupper()


def _passed_on(document: Document, s: int, verb: int, told: int, type: Type) -> bool:
    """Whether a noun tells an attitude, and the verb above it takes no stand of its own: "praised Chad's support"."""
    if type not in _ATTITUDES:
        return False
    lemma = document.lemmas[s][told]
    voiced = frames.load().of("v", document.lemmas[s][verb]) if document.upos[s][verb] == "VERB" else ()
    voiced = tuple(pattern for pattern in voiced if pattern.frame.type == type)
    if any(pattern.object and lemma in pattern.object for pattern in voiced):
        return True
    types = {pattern.frame.type for pattern in frames.load().of("n", lemma)}
    if lemma in tables.sets()["concern"]:
        types.add("ACCUSE")
    return not types.isdisjoint(_ATTITUDES[type]) and all(pattern.object is not None for pattern in voiced)


def _struck(document: Document, draft: Draft) -> Iterator[int]:
    """Who suffered a deed that is condemned, or denied: "condemned the raid on Chad", "denied any role in the raid"."""
    s, i = draft.sentence, draft.index
    if draft.type == "ACCUSE":
        of = clause.patient(document, s, i) if document.upos[s][i] == "VERB" else None
        deeds = [*([of] if of is not None else ()), *clause.obliques(document, s, i)]
    elif draft.type == "REJECT" and document.lemmas[s][i] in speech.load().denying:
        deeds = document.subtree(s, i)
    else:
        return
    for deed in dict.fromkeys(deeds):
        told = frames.load().of("n", document.lemmas[s][deed]) if document.upos[s][deed] == "NOUN" else ()
        if not any(pattern.frame.type in _DEEDS and not pattern.before for pattern in told):
            continue
        for child in clause.obliques(document, s, deed):
            # "The attacks of the rebels" are theirs, "the killing of villagers" is not the villagers'.
            marks = clause.cases(document, s, child)
            if marks & _STRUCK and ("of" not in marks or document.lemmas[s][deed] in tables.sets()["undergone"]):
                yield from _phrase(document, s, child)


def _phrase(document: Document, s: int, word: int) -> Iterator[int]:
    """The words below one, but for clauses, who did the deed and where: "the raid on a camp in Chad by rebels"."""
    yield word
    for child in document.children[s][word]:
        if document.rel(s, child) != "acl" and clause.cases(document, s, child).isdisjoint({"by", "in"}):
            yield from _phrase(document, s, child)
