"""Company: who met those whom a phrase names together, so that "they" and "the leaders" are all of them."""

from collections.abc import Iterable

from dragoman.reading.who.context import Context
from dragoman.reading.who.entry import Entry
from dragoman.reading.who.party import Party


def company(context: Context, naming: Entry, namings: Iterable[Entry]) -> tuple[Party, ...]:
    """Give all who met, of whom a naming tells one side: "Macron received Scholz and Tusk" tells of three.

    `namings` are those among which the other side is; empty in a clause that tells of no meeting.
    """
    s, verb = naming.sentence, _meets(context, naming.sentence, naming.word)
    if verb is None:
        return ()
    sides = [one for one in namings if one.sentence == s and _meets(context, s, one.word) == verb]
    # Of a list its first name and the whole are named at one word.
    sides.sort(key=lambda one: (one.word, len(one.parties)))
    met = tuple(dict.fromkeys(party for one in sides for party in one.parties))
    # Persons meet persons: beside them a state is the place, or whose they are.
    kinds = ("person",) if all(party.kind == "person" for party in naming.parties) else _MEETING
    return tuple(party for party in met if party in naming.parties or party.kind in kinds)


def _meets(context: Context, s: int, word: int) -> int | None:
    """Give the verb of the meeting that a word is a side of: subject, object of "host", behind "with"."""
    document, meeting = context.document, context.words.pointers["meeting"]
    head, rel = document.heads[s][word], document.rels[s][word]
    beside = rel in ("obl", "nmod") and context.case(s, word) in meeting["beside"]
    if beside and head >= 0 and document.lemmas[s][head] in meeting["nouns"]:
        # "Held talks with Lund": the talks are the verb's.
        head, light = document.heads[s][head], True
    else:
        light = rel == "nsubj" or beside
    if head < 0 or not (light or rel == "obj"):
        return None
    verb = document.lemmas[s][head]
    return head if verb in meeting["verbs"] or (light and verb in meeting["light"]) else None


_MEETING = ("person", "state", "bloc", "organisation", "body")
"""Parties that sit at a table."""
