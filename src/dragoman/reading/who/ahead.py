"""Ahead: whom a possessor points forward to, the subject behind its phrase: "on his visit to Chad, Lund met"."""

from dragoman.reading.who.context import Context

_STEPS = 3
"""How far above the phrase the verb of the clause may stand."""
_FRONTED = frozenset({"obl", "obj", "advcl", "nmod"})
"""How phrases before a subject hang from its verb."""
_NAMED = frozenset({"PROPN", "PRON"})


def ahead(context: Context, sentence: int, index: int) -> int | None:
    """Give the subject that a possessor before it may mean, none where its phrase tells of no occasion of his.

    `index` is a possessor that nobody is named before in its sentence: "on his visit", "after ending her tour", but not
    "in his absence" or "at his request".
    """
    document, lists = context.document, context.words.pointers["ahead"]
    heads, upos = document.heads[sentence], document.upos[sentence]
    word = heads[index]
    if document.rels[sentence][index] != "nmod:poss" or not 0 <= index < word or _NAMED & set(upos[:index]):
        return None
    if document.lemmas[sentence][word] in lists["others"]:
        return None
    for _ in range(_STEPS):
        above = heads[word]
        if above < 0 or document.rel(sentence, word) not in _FRONTED:
            return None
        subject = document.dep(sentence, above, "nsubj")
        if subject is not None:
            told = document.rel(sentence, word) == "advcl" or context.case(sentence, word) in lists["before"]
            return subject if told and word < subject < above else None
        word = above
    return None
