"""The cast of an article: every party that its words name, describe or point back to."""

from datetime import date

from dragoman.catalogue import Catalogue
from dragoman.reading.document import Document
from dragoman.shapes import Actor


class Cast:
    """The parties of one article, asked for by (sentence, word).

    `document` is the parsed article, `catalogue` who is who, `on` the article's date (None if it isn't known), by
    which holders of offices are told. All is resolved once, in the order of the article, when the cast is made; the
    questions below only look it up.
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, on: date | None = None) -> None: ...

    def actors(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """Give the parties of the phrase whose head is `token`, coordinated ones with it.

        "Gharibabadi and Takht-Ravanchi" gives two, "Moscow and Tehran" Russia and Iran, "both countries" the two it
        points back to, "who" the antecedent of its relative clause, "he" the person meant. Empty for what is no party:
        a thing, an event, a place ("in Moscow"), a dummy "it". `speaker` is whose words these are, where the phrase
        stands inside a quotation: then "I" is he, and "we" the side he speaks for; without it they stay empty
        (unless the article is one party's own document: then "we" is its issuer).
        """
        raise NotImplementedError

    def single(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """As `actors`, for this head alone, without the phrases coordinated with it."""
        raise NotImplementedError

    def adjective(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """Give the party that an adjective, a compound noun or a first part names.

        "Israeli" in "Israeli offensive" is Israel, "US" in "US sanctions" the United States, "Russian" in
        "Russian-supplied" Russia; "US-Iranian" gives both. Empty for other words.
        """
        raise NotImplementedError

    def owners(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """Give the parties that stand as possessor, adjective or compound before the noun `token`.

        The doers of a nominalisation: "Israel's invasion", "Iranian drone deliveries", "his visit", "US-Iran talks".
        """
        raise NotImplementedError

    def described(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """As `actors`, but a phrase that resolves to nothing becomes an unnamed party by its own words.

        For positions where only a party can stand: whoever says, told, killed … ("the report said" gives `report`).
        Empty for pronouns that stay open and for clauses.
        """
        raise NotImplementedError

    def side(self, actor: Actor) -> Actor:
        """Give the state, body or group a person speaks for when he says "we"; himself where none is known."""
        raise NotImplementedError

    def explain(self, sentence: int, token: int) -> str:
        """Say in a few words which rule resolved the phrase (`name`, `demonym`, `pronoun he → …`); empty if none."""
        raise NotImplementedError
