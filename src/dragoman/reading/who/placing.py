"""Placing: whether the name of a state, a capital or a palace stands for a place, not for who governs there."""

from dragoman.catalogue import Match, Record
from dragoman.reading.who.context import Context


def is_place(context: Context, sentence: int, index: int, record: Record) -> bool:
    """Whether a state, capital or palace stands as the place where something happens."""
    if record.role == "capital" and context.dateline(sentence, index):
        return True
    if record.kind != "state" or record.role in ("government", "forces", "people", "demonym"):
        return False
    place = context.words.pointers["place"]
    case = context.case(sentence, index)
    if case in place["inside"]:
        return True
    return record.role in ("capital", "seat") and case in place["toward"] and not _speaks(context, sentence, index)


def _speaks(context: Context, sentence: int, index: int) -> bool:
    """Whether what comes from a capital comes from who governs there: "drew criticism from Cairo"."""
    document, voices = context.document, context.words.pointers["place"]["voices"]
    if context.case(sentence, index) != "from":
        return False
    for _ in range(8):
        if document.rel(sentence, index) == "conj" and document.heads[sentence][index] >= 0:
            index = document.heads[sentence][index]
    above = document.heads[sentence][index]
    told = [above, *document.deps(sentence, above, "obj", "nsubj:pass")] if above >= 0 else []
    return any(document.lemmas[sentence][word] in voices for word in told)


def is_meeting_place(context: Context, sentence: int, index: int, record: Record) -> bool:
    """Whether a capital or palace only says where talks or an attack were: "the Doha talks"."""
    if record.role not in ("capital", "seat"):
        return False
    head = context.document.heads[sentence][index]
    return head >= 0 and context.document.lemmas[sentence][head] in context.words.pointers["place"]["meetings"]


def standing_for(context: Context, sentence: int, index: int, match: Match) -> Record:
    """Give whom a name stands for: a capital that is a group's seat too is the group, unless its state is spoken of."""
    record = match.records[0]
    if record.role != "capital" or record.country in context.spoken or is_place(context, sentence, index, record):
        return record
    return next((one for one in match.records if one.role == "seat" and one.kind != "state"), record)
