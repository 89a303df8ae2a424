"""Shares: of quoted words that tell several acts, each act has those of its own clause."""

from bisect import bisect_left

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft

_CLAUSES = frozenset({"conj", "parataxis", "advcl", "ccomp", "acl"})
"""How a clause hangs on what holds it."""
_JOINED = frozenset({"conj", "parataxis"})
"""How a clause is set beside another."""
_MOST = 0.75
"""Share of the quoted words above which a clause is as good as all of them."""


def settle(document: Document, found: list[Draft]) -> None:
    """Give acts that stand in one quotation with others the quoted words of their clauses; statements keep all."""
    told: dict[int, list[int]] = {}
    for draft in found:
        told.setdefault(draft.sentence, []).append(draft.index)
    for draft in found:
        s, others = draft.sentence, told[draft.sentence]
        if draft.quote is None or draft.features.get("statement") or len(others) == 1:
            continue
        words = _words(document, draft)
        own = _clause(document, s, draft.index, words) if words else words
        if any(word in words and word not in own for word in others):
            _share(document, draft, own)


def _words(document: Document, draft: Draft) -> range:
    """Give the words of an act's sentence that stand in its quotation, none if its own word does not."""
    text, tokens = document.article.text, document.sentences[draft.sentence]
    word, quote = tokens[draft.index], draft.quote or ""
    start = text.find(quote, max(0, word.end - len(quote)), word.start + len(quote))
    if start < 0:
        return range(0)
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, start + len(quote)))
    return range(first, last)


def _clause(document: Document, s: int, word: int, words: range) -> range:
    """Give the words of the clause that a word stands in, without those joined to it, among the quoted ones."""
    heads = document.heads[s]
    while not (document.bases[s][word] in _CLAUSES and _own(document, s, word)) and heads[word] in words:
        word = heads[word]
    below = set(document.subtree(s, word))
    for child in document.deps(s, word, *_JOINED):
        if _own(document, s, child):
            below.difference_update(document.subtree(s, child))
    inside = sorted(below.intersection(words))
    while len(inside) > 1 and document.upos[s][inside[0]] in ("CCONJ", "PUNCT"):
        del inside[0]
    return range(inside[0], inside[-1] + 1)


def _own(document: Document, s: int, word: int) -> bool:
    """Whether a clause has a subject of its own."""
    return document.dep(s, word, "nsubj", "csubj") is not None


def _share(document: Document, draft: Draft, own: range) -> None:
    """Give a draft the words of its clause, if they are much fewer than those it had."""
    text = document.span_text(draft.sentence, first=own[0], last=own[-1])
    if draft.quote is not None and len(text) <= _MOST * len(draft.quote):
        draft.quote, draft.steps["quote"] = text, "its clause of what is quoted"
