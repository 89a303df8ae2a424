"""The record room: a ledger that grows, corroborates, contradicts and forgets nothing."""

from dragoman.record.ledger import Ledger
from dragoman.record.query import Query
from dragoman.record.shape import Added, Event, Finding, Judgement, Raw, Relation, StoredArticle, StoredEntry
from dragoman.record.sqlite import SqliteLedger

__all__ = [
    "Added",
    "Event",
    "Finding",
    "Judgement",
    "Ledger",
    "Query",
    "Raw",
    "Relation",
    "SqliteLedger",
    "StoredArticle",
    "StoredEntry",
]
