"""Candidates: the parties that may be a side of an act, each once, with what speaks for them."""

from collections.abc import Sequence

import msgspec

from dragoman.reading.document import Document
from dragoman.reading.weights import Word
from dragoman.shapes import Actor

_WHOSE = frozenset({"nmod", "amod", "compound"})
"""Relations of words in a phrase that say whose or of what it is."""

Side = tuple[Actor, ...]
"""Parties that are one side together; none for nobody."""


class Option(msgspec.Struct):
    """Parties that may be a side of an act."""

    parties: Side
    """The parties; none for nobody."""
    features: set[str]
    """How they stand to the act."""
    words: list[Word]
    """By which words they are named around it."""


Options = dict[frozenset[str], Option]
"""What may be a side, by the names of its parties."""


def names_of(parties: Side) -> frozenset[str]:
    """Give the names of parties, by which they are told apart."""
    return frozenset([party.name for party in parties])


def less(parties: Side, names: frozenset[str]) -> Side:
    """Leave out the parties of some names."""
    return tuple(party for party in parties if party.name not in names) if names else parties


def add(
    rows: Options,
    parties: Side,
    *names: str,
    words: Sequence[Word] = (),
    key: frozenset[str] | None = None,
) -> None:
    """Offer parties with some features, or give the features to them if they are offered already."""
    if parties:
        key = key or names_of(parties)
        option = rows.get(key)
        if option is None:
            option = rows[key] = Option(parties, set(), [])
        option.features.update(names)
        option.words.extend(words)


def join(document: Document, rows: Options, base: Side) -> None:
    """Offer each party together with who is known to act: of what is done together all sides are actors."""
    own = names_of(base)
    whole = {word for key, option in rows.items() if key <= own for word in option.words}
    for key, option in list(rows.items()) if base else ():
        # "The ministers of the bloc" are one side, not two.
        if key.isdisjoint(own) and not (option.words and all(_part(document, word, whole) for word in option.words)):
            names = [f"with {name}" for name in option.features]
            add(rows, (*base, *option.parties), "joined", *names, words=option.words)


def _part(document: Document, word: Word, whole: set[Word]) -> bool:
    """Whether a name stands inside one of the phrases, as whose or of what they are."""
    s, at = word
    while document.bases[s][at] in _WHOSE and document.heads[s][at] >= 0:
        at = document.heads[s][at]
        if (s, at) in whole:
            return True
    return False
