"""Names that the catalogue makes of a state and a noun, where the noun makes parties of its own."""

from dragoman.catalogue import Record
from dragoman.reading.who.context import Context
from dragoman.reading.who.nouns import KINDS
from dragoman.reading.who.qualifiers import nations

MADE = frozenset(("government", "forces", "body", "people", "phrase"))
"""Roles of records that the catalogue makes of a state and a noun."""


def of_people(context: Context, sentence: int, index: int, record: Record, length: int) -> bool:
    """Whether a noun in the name makes parties of their own: "US officials", "European countries"."""
    if record.role not in MADE and (record.kind != "bloc" or length == 1):
        return False
    found = context.noun(sentence, index, *KINDS)
    if found is None:
        return False
    if record.role == "phrase" and nations(context, sentence, index):
        # Of "Chadian and Libyan soldiers" the catalogue names those of the second only.
        return True
    states = record.kind == "bloc" and context.plural(sentence, index)
    if record.kind == "bloc" and not states:
        # "The European Community" is one party: its own name holds the noun.
        return False
    return found[1].kind in ("role", "people") or (states and found[1].kind in ("state", "bloc"))


def of_several(context: Context, sentence: int, index: int, last: int) -> bool:
    """Whether a name goes on with further owners of what it names: "the governments of Chad and Niger"."""
    if not index < last or not context.plural(sentence, index):
        return False
    beside = context.document.deps(sentence, last, "conj")
    return any(child > last and child in context.records[sentence] for child in beside)
