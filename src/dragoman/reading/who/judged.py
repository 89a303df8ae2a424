"""Judged: whose deed it is that somebody is blamed, thanked or punished for: "condemned Chad for its raids"."""

from dragoman.reading.who.context import Context

_STEPS = 3
"""How far above the phrase the word of judging may stand."""


def judged(context: Context, sentence: int, index: int) -> int | None:
    """Give the word for who is judged for what a possessor owns, none where nobody is.

    `index` is a possessor right behind "for" or "over" beside a verb or a noun of judging; of "for shelling its
    port" and "for the attack on its port" anybody's port may be meant.
    """
    document, lists = context.document, context.words.pointers["judged"]
    owned = document.heads[sentence][index]
    above = document.heads[sentence][owned] if owned >= 0 else -1
    marks = {document.lemmas[sentence][mark] for mark in document.deps(sentence, max(owned, 0), "case")}
    if not 0 <= above < owned or not marks & lists["before"]:
        return None
    return _whom(context, sentence, above, than=owned)


def _whom(context: Context, sentence: int, above: int, *, than: int) -> int | None:
    """Give the object of a verb of judging above, or who stands behind "on" or "at" beside a noun of judging."""
    document, lists = context.document, context.words.pointers["judged"]
    lemmas, heads = document.lemmas[sentence], document.heads[sentence]
    for _ in range(_STEPS):
        if lemmas[above] in lists["verbs"] and document.upos[sentence][above] == "VERB":
            return document.dep(sentence, above, "obj")
        objects = document.deps(sentence, above, "obj") if document.upos[sentence][above] == "VERB" else []
        for noun in (above, *objects):
            if lemmas[noun] not in lists["nouns"]:
                continue
            below = {*document.deps(sentence, noun, "nmod", "obl"), *document.deps(sentence, above, "nmod", "obl")}
            aimed = (word for word in sorted(below) if word < than)
            return next((word for word in aimed if context.case(sentence, word) in lists["upon"]), None)
        if document.upos[sentence][above] == "VERB" or heads[above] < 0:
            return None
        above = heads[above]
    return None
