"""One naming of parties in an article's order of words."""

from typing import NamedTuple

from dragoman.reading.who.party import Party


class Entry(NamedTuple):
    """A naming: parties, or a thing that a later "it" may mean."""

    sentence: int
    word: int
    parties: tuple[Party, ...]
    weight: float
    """Higher for subjects, which later pronouns mostly mean."""
    head: int
