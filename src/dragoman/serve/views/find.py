"""Search: entries by words and filters."""

from dragoman.record import Query
from dragoman.record.shape import StoredEntry
from dragoman.serve import filters
from dragoman.serve.answers import Found
from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.page import Asked, Page, Place


def find(asked: Asked) -> Page:
    """Give the entries that answer a question, with how many there are and what they may be narrowed to."""
    query = query_of(asked.query)
    found = asked.ledger.find(query)
    total = asked.ledger.count(query)[0][1]
    return Page(
        title="Search",
        template="find.html",
        data=Found(total=total, entries=found),
        rows=[row(one) for one in found],
        extra={
            "chips": filters.chips("/find", asked.query),
            "facets": filters.facets(asked.ledger, query, "/find", asked.query),
            "pages": filters.pages("/find", asked.query, query, total),
            "start": query.offset + 1,
        },
    )


def question(asked: Asked) -> Query:
    """Give what is asked, whole."""
    return query_of(asked.query, limit=None)


def row(stored: StoredEntry) -> dict[str, object]:
    """Give an entry as a row of a table."""
    entry = stored.entry
    return {
        "id": entry.id,
        "event": stored.event,
        "type": entry.type,
        "act": entry.act,
        "mode": entry.mode,
        "status": entry.status,
        "when": entry.when,
        "actors": [actor.name for actor in entry.actors],
        "recipients": [actor.name for actor in entry.recipients],
        "items": entry.items,
        "where": [place.name for place in entry.where],
        "according_to": [actor.name for actor in entry.according_to],
        "instrument": entry.instrument.name if entry.instrument else None,
        "words": entry.evidence[0].quote,
        "article": entry.article_id,
        "outlet": stored.outlet,
        "published": stored.published,
        "confidence": round(entry.confidence, 3),
    }


PLACES = (
    Place(
        path="/find",
        view=find,
        question=question,
        name="find",
        menu="Search",
        says="Entries by words and filters.",
        gives=Found,
        parameters=MEANINGS,
    ),
)
