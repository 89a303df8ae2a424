"""Tolls: what became of those whom a text counts, as the words around the count tell it."""

from functools import cache

import msgspec

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.shapes.tables import load

_NAMES = frozenset(("NOUN", "PROPN", "NUM"))
"""Parts of speech of what is counted and of numbers that stand alone."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a toll."""

    parts: frozenset[str]
    """What stands before some of those that are told before."""
    done: dict[str, str]
    """What somebody does to them, and what it makes them."""
    borne: dict[str, str]
    """What they suffer or are."""
    deaths: dict[str, str]
    """Nouns of what becomes of those behind "of"."""


@cache
def _table() -> _Words:
    return load("dragoman.reading", "data/tolls.toml", type=_Words)


def fate(doc: Document, s: int, word: int) -> str | None:
    """Name what became of those counted: "killed" of "12 people died"; null where the clause doesn't tell.

    `word` is the noun that is counted, or the number where it stands alone.
    """
    # "A woman and two children", "eight people, including two children": all hang where the first hang.
    while _with(doc, s, word):
        word = doc.heads[s][word]
    if doc.upos[s][word] not in _NAMES:
        return _state(doc, s, word)  # "two dead and seven wounded"
    head, table = doc.head(s, word), _table()
    if head is None:
        return None
    lemma, rel = doc.lemmas[s][head], doc.rels[s][word]
    if rel in ("obj", "nsubj:pass") and lemma in table.done:
        return table.done[lemma]
    if rel in ("nsubj", "nsubj:pass") and (borne := _borne(doc, s, head)):
        return borne
    if doc.rel(s, word) == "nmod" and lemma in table.deaths and "of" in clause.cases(doc, s, word):
        return table.deaths[lemma]
    return (_left(doc, s, word) if rel == "obj" else None) or _after(doc, s, word)


def harms(lemma: str) -> bool:
    """Whether a verb tells what is done to those who are counted: "kill"."""
    return lemma in _table().done


def suffered(lemma: str) -> bool:
    """Whether a word tells what its subject suffers or is, whoever did it: "die"."""
    return lemma in _table().borne


def is_part(doc: Document, s: int, word: int) -> bool:
    """Whether a phrase names some of those told before it: "eight people, including two children"."""
    while doc.rel(s, word) == "conj":
        word = doc.heads[s][word]
    return doc.rel(s, word) == "nmod" and not _table().parts.isdisjoint(clause.cases(doc, s, word))


def parts(doc: Document, s: int, word: int) -> list[int]:
    """List the phrases that name some of those that a noun tells; of "dozens of men, including" those below the men."""
    below = doc.deps(s, word, "nmod")
    whole = [child for child in below if "of" in clause.cases(doc, s, child)]
    return [child for head in (word, *whole) for child in doc.deps(s, head, "nmod") if is_part(doc, s, child)]


def _with(doc: Document, s: int, word: int) -> bool:
    """Whether it is told along with others that are counted: beside them, or as some of them."""
    head = doc.head(s, word)
    if head is None or doc.upos[s][head] not in _NAMES:
        return False
    return doc.rel(s, word) == "conj" or is_part(doc, s, word)


def _left(doc: Document, s: int, word: int) -> str | None:
    """What somebody leaves them: "left nine officers dead"."""
    state = next((child for child in doc.deps(s, doc.heads[s][word], "xcomp") if child > word), None)
    return None if state is None else _state(doc, s, state)


def _state(doc: Document, s: int, word: int) -> str | None:
    """What a word says that they are by now, whoever did it."""
    return _borne(doc, s, word) or _table().done.get(doc.lemmas[s][word])


def _borne(doc: Document, s: int, word: int) -> str | None:
    """What a word says that they suffer or are; "missing" is none who misses something."""
    table = _table().borne
    return table.get(doc.words[s][word].lower()) or table.get(doc.lemmas[s][word])


def _after(doc: Document, s: int, word: int) -> str | None:
    """What a participle behind them tells: "the 12 people killed in the attack"."""
    for child in doc.deps(s, word, "acl"):
        suffered = "Tense=Past" in doc.token(s, child).feats and doc.dep(s, child, "obj") is None
        if suffered and doc.lemmas[s][child] in _table().done:
            return _table().done[doc.lemmas[s][child]]
    return None
