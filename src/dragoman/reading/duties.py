"""Duties: what the words of an instrument allow or oblige somebody to, which is no act."""

from dragoman.reading import cues
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate

_STEPS = 3
"""Governors that are asked."""
_BELOW = frozenset({"xcomp", "ccomp", "conj", "obj"})


def ruled(doc: Document, predicate: Predicate) -> bool:
    """Whether a text allows or obliges it in the present: "the clause allows members to withdraw"."""
    s, word = predicate.sentence, predicate.top
    for _ in range(_STEPS):
        above = doc.head(s, word)
        if above is None or doc.rel(s, word) not in _BELOW:
            return False
        word = above
        if doc.lemmas[s][word] in cues.load().ruling:
            own = doc.dep(s, word, "nsubj")
            present = "Tense=Pres" in doc.token(s, word).feats
            return present and own is not None and doc.lemmas[s][own] in cues.load().rules
    return False
