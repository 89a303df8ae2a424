"""Companions: parties that act beside the subject of a clause: "together with Chad", "joined Chad in urging …"."""

from collections.abc import Iterator
from functools import cache

import msgspec

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast


class _Words(msgspec.Struct, frozen=True):
    """What tells a companion."""

    beside: frozenset[str]
    """Words before "with"."""
    alone: frozenset[str]
    """Prepositions of their own."""
    nouns: frozenset[str]
    """Nouns between "in" and "with"."""
    joining: frozenset[str]
    """Verbs whose object does the same as their subject."""


@cache
def _words() -> _Words:
    return tables.words(_Words, "companions.toml")


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Add to a side whoever is told to stand beside it: to who acts, and of a passive to whom it is done to."""
    for draft in found:
        s, verb = draft.sentence, _verb(document, draft)
        subject = _subject(document, s, verb) if verb is not None else None
        if verb is None or subject is None:
            continue
        beside = {actor.name: actor for word in _beside(document, s, verb, subject) for actor in cast.actors(s, word)}
        undergoing = clause.passive(document, s, verb)
        side, other = (draft.recipients, draft.actors) if undergoing else (draft.actors, draft.recipients)
        named = {actor.name: actor for actor in side}
        if beside.keys() <= named.keys() or named.keys().isdisjoint(one.name for one in cast.actors(s, subject)):
            continue
        wider = tuple({**named, **beside}.values())
        rest = tuple(one for one in other if one.name not in beside)
        draft.actors, draft.recipients = (rest, wider) if undergoing else (wider, rest)
        field = "recipients" if undergoing else "actors"
        draft.steps[field] = "; and ".join(filter(None, (draft.steps.get(field), "who stands beside them")))


def _subject(document: Document, s: int, verb: int) -> int | None:
    """Give the word that acts, or of a passive that undergoes."""
    if clause.passive(document, s, verb):
        return document.dep(s, verb, "nsubj")
    found = clause.subject(document, s, verb)
    return found.index if found is not None and found.how == "phrase" else None


def _verb(document: Document, draft: Draft) -> int | None:
    """Give the verb of the draft's clause: "imposed" of "imposed sanctions"."""
    s, i = draft.sentence, draft.index
    if document.upos[s][i] == "VERB":
        return i
    head = document.head(s, i)
    return head if head is not None and document.rel(s, i) == "obj" and document.upos[s][head] == "VERB" else None


def _beside(document: Document, s: int, verb: int, subject: int) -> Iterator[int]:
    """Find the phrases that name who acts beside a subject, at the verb, at the subject, and as whom it joins."""
    for child in (*document.deps(s, verb, "obl", "advmod"), *document.deps(s, subject, "nmod", "obl", "advmod")):
        lemma = document.lemmas[s][child].lower()
        if _marked(document, s, child):
            yield child
        elif lemma in _words().beside or (lemma in _words().nouns and "in" in clause.cases(document, s, child)):
            below = document.deps(s, child, "nmod", "obl")
            yield from (word for word in below if "with" in clause.cases(document, s, word))
    above = document.head(s, verb)
    joins = above is not None and document.lemmas[s][above] in _words().joining and document.rel(s, verb) == "advcl"
    if above is not None and joins and "in" in clause.cases(document, s, verb):
        yield from document.deps(s, above, "obj")


def _marked(document: Document, s: int, word: int) -> bool:
    """Whether a phrase stands behind "together with", "along with" or "alongside"."""
    if clause.cases(document, s, word) & _words().alone:
        return True
    marks = [mark for mark in document.deps(s, word, "case") if document.lemmas[s][mark] == "with"]
    return any(mark and document.lemmas[s][mark - 1].lower() in _words().beside for mark in marks)
