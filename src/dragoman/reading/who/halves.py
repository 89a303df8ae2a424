"""Halves: divided lands whose two states news calls by where they lie, "the North" and "the South"."""

from dragoman.catalogue import Record
from dragoman.reading.who.context import Context


def half(context: Context, sentence: int, index: int) -> Record | None:
    """Give the state that "the North" is, where the article speaks of it or of its other half by their full names.

    Nobody where it may be part of a land ("in the North"), or where the article speaks of two such lands.
    """
    halves, word = context.words.pointers["halves"]["words"], context.document.words[sentence][index]
    if word.lower() not in halves or context.case(sentence, index) in context.words.pointers["place"]["inside"]:
        return None
    found: dict[str, Record] = {}
    for code in context.spoken:
        state = context.catalogue.record(code) if code else None
        first, _, land = state.name.partition(" ") if state else ("", "", "")
        records = context.catalogue.lookup(f"{word} {land}") if first.lower() in halves and land else ()
        if records and records[0].kind == "state" and records[0].role == "name":
            found[records[0].id] = records[0]
    return next(iter(found.values())) if len(found) == 1 else None
