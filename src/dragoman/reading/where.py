"""Where an act takes place: places named in the article, with coordinates, and the act that each belongs to."""

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading.document import Document
from dragoman.shapes import Place


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the article names it."""

    place: Place
    """The place."""
    sentence: int
    """Sentence of the article."""
    first: int
    """First word of the name."""
    last: int
    """Last word of the name."""
    head: int
    """The word that the phrase hangs by."""
    locative: bool
    """Whether it stands as a place ("in Moscow"), not as the government there ("Moscow said")."""


class Places:
    """The places of one article.

    `document` is the parsed article, `catalogue` the gazetteer. Linear in the number of words.
    """

    def __init__(self, document: Document, *, catalogue: Catalogue) -> None: ...

    def spots(self, sentence: int) -> tuple[Spot, ...]:
        """List the places that the sentence names, in order, those that stand for a government with them."""
        raise NotImplementedError

    def of(self, sentence: int, token: int) -> tuple[Place, ...]:
        """Give the places where the act of the predicate (a verb or a noun) `token` happens.

        Locative phrases below the predicate ("met in Geneva", "talks in Doha"), else those of the verb that it hangs
        on as object or complement, else the dateline's place for nothing at all: an act without a place stays empty.
        """
        raise NotImplementedError

    def at(self, sentence: int, token: int) -> Place | None:
        """Give the place that the word belongs to, or None."""
        raise NotImplementedError
