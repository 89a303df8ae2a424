"""Attributions in the wide sense: what is said, and what is wanted, backed, refused or planned by the word for it."""

from collections.abc import Iterator
from functools import cache

import msgspec

from dragoman.reading import clause, cues, speech
from dragoman.reading.carry import SPOKEN
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings
from dragoman.reading.what import predicates

_NAMES = 5
"""Words before a colon that may name a speaker."""


class Attribution(msgspec.Struct, frozen=True):
    """A source, the word that attributes, and what is attributed; words of one sentence."""

    sentence: int
    """The sentence."""
    source: tuple[int, ...]
    """Words of the source; empty where nobody is named."""
    cue: int
    """The word that attributes."""
    content: tuple[int, ...]
    """Words of what is attributed."""


@cache
def _wanting() -> frozenset[str]:
    """Verbs of wanting and planning, and those of speech."""
    table = cues.load()
    wanting = {lemma for (pos, lemma), rows in table.index.items() if pos == "v" and any(row.by for row in rows)}
    return (speech.load().verbs | wanting) - table.light - table.happening


def attitudes(document: Document, sayings: Sayings) -> Iterator[Attribution]:
    """Give the attributions beside the sayings: "called for calm", "plans to run", "Name: his words".

    `sayings` are those of the document; a word that attributes one of them is not given again. In the order of the
    text.

    >>> from dragoman.reading import attributions
    >>> attributions.Attribution(0, (0,), 1, (2, 3)).content
    (2, 3)
    """
    known = {(saying.sentence, saying.cue) for saying in sayings.all}
    for s, lemmas in enumerate(document.lemmas):
        acts = {one.index: one for one in predicates(document, s) if one.pattern.pos == "v"}
        for i, lemma in enumerate(lemmas):
            act = acts.get(i)
            spoken = act is not None and act.pattern.frame.type in SPOKEN
            if document.upos[s][i] == "VERB" and (s, i) not in known and (spoken or lemma in _wanting()):
                yield from _attitude(
                    document, s, i, spoken=spoken, oblique=act.oblique if act is not None and spoken else None
                )
            elif lemma == ":" and _named(document, s, i):
                yield Attribution(s, tuple(range(i)), i, tuple(range(i + 1, len(lemmas))))


def _attitude(document: Document, s: int, i: int, *, spoken: bool, oblique: int | None) -> Iterator[Attribution]:
    source = clause.subject(document, s, i)
    if source is None:
        return
    # Of bare wanting and thinking only a clause is what somebody wants or thinks; of an act in words its object, too.
    below = document.deps(s, i, "ccomp", "xcomp") or (document.deps(s, i, "obj") if spoken else [])
    if oblique is not None and not below:
        below = [oblique]
    if not below:
        return
    content = sorted({word for child in below for word in document.subtree(s, child)})
    who = tuple(document.subtree(s, source.index)) if source.how == "phrase" else (source.index,)
    if source.index not in content and i not in content:
        yield Attribution(s, who, i, tuple(content))


def _named(document: Document, s: int, i: int) -> bool:
    """Whether a colon follows a name and nothing else."""
    return 0 < i <= _NAMES and all(document.upos[s][word] == "PROPN" for word in range(i))
