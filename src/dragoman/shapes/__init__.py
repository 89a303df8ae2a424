"""The frozen records that every room passes on, their dates and their errors."""

from dragoman.shapes.actor import Actor
from dragoman.shapes.article import Article, Source
from dragoman.shapes.edtf import When
from dragoman.shapes.entry import Entry, Evidence, InstrumentRef, Quantity
from dragoman.shapes.parse import Parse, Sentence, Token
from dragoman.shapes.place import Place

__all__ = [
    "Actor",
    "Article",
    "Entry",
    "Evidence",
    "InstrumentRef",
    "Parse",
    "Place",
    "Quantity",
    "Sentence",
    "Source",
    "Token",
    "When",
]
