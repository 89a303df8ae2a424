"""Who is meant by a noun phrase, a pronoun or an adjective of an article."""

from dragoman.reading.who.cast import Cast

__all__ = ["Cast"]
