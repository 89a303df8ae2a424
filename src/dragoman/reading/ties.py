"""Ties: how far two words of a sentence are in its tree, and how many clauses lie between them."""

import msgspec

from dragoman.reading.document import Document, once

_PATH = 14
"""Steps up the tree after which two words have nothing to do with each other."""
_CLAUSES = ("advcl", "acl", "ccomp", "xcomp", "parataxis", "csubj")


class Tie(msgspec.Struct, frozen=True):
    """Steps from each of two words up to where they meet, and the clauses that they leave on the way."""

    one: int
    one_clauses: int
    two: int
    two_clauses: int

    @property
    def length(self) -> int:
        """How far they are; leaving a clause is as far as three steps."""
        return self.one + self.two + 3 * (self.one_clauses + self.two_clauses)


FAR = Tie(15, 5, 15, 5)
"""Of words that do not meet."""


class Ties:
    """The ties of all words of a sentence to one of them.

    >>> from dragoman.reading.document import Document
    >>> from dragoman.shapes import Article, Parse, Sentence, Source, Token
    >>> rows = [(0, 6, "Envoys", "NOUN", 2, "nsubj"), (7, 11, "said", "VERB", 0, "root"),
    ...         (12, 16, "they", "PRON", 4, "nsubj"), (17, 21, "left", "VERB", 2, "ccomp")]
    >>> words = tuple(Token(a, b, w, w, p, "_", h, r) for a, b, w, p, h, r in rows)
    >>> article = Article(id="a", text="Envoys said they left", source=Source(file="a.txt"))
    >>> Ties(Document(article, Parse((Sentence(0, 21, words),))), 0, 2).of(0)
    Tie(one=1, one_clauses=0, two=2, two_clauses=1)
    """

    def __init__(self, document: Document, s: int, word: int) -> None:
        self._document = document
        self._sentence = s
        self._above = {place: (step, clauses) for step, (place, clauses) in enumerate(_upwards(document, s, word))}

    def of(self, word: int) -> Tie:
        """Tie a word to the one."""
        for step, (place, clauses) in enumerate(_upwards(self._document, self._sentence, word)):
            met = self._above.get(place)
            if met is not None:
                return Tie(step, clauses, *met)
        return FAR


@once
def _upwards(document: Document, s: int, word: int) -> list[tuple[int, int]]:
    """The words above a word, each with how many clauses are left below it."""
    clauses, heads, rels, upos = 0, document.heads[s], document.rels[s], document.upos[s]
    found: list[tuple[int, int]] = []
    for _ in range(_PATH):
        found.append((word, clauses))
        rel = rels[word]
        if rel.startswith(_CLAUSES) or (rel.startswith("conj") and upos[word] in ("VERB", "AUX")):
            clauses += 1
        word = heads[word]
        if word < 0:
            break
    return found
