"""Where the record is at odds with itself, who denies what, and what is still to come true."""

import msgspec

from dragoman.record.contradictions import Contradiction, contradictions
from dragoman.record.denials import Denial, denials
from dragoman.record.pending import STATES, Pending, pending
from dragoman.record.query import Query
from dragoman.serve import filters
from dragoman.serve.answers import Contradictions, Denials, Expected
from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.day import day_of
from dragoman.serve.page import Asked, Page, Place

SHOWN = 25
"""Pairs on one page."""


def contradicted(asked: Asked) -> Page:
    """Give accounts that cannot both be true, side by side, the surest first."""
    query = query_of(asked.query, limit=SHOWN)
    found = contradictions(asked.ledger, query=_filters(query))
    shown = found[query.offset : query.offset + (query.limit or SHOWN)]
    return Page(
        title="Contradictions",
        template="contradictions.html",
        data=Contradictions(total=len(found), contradictions=shown),
        rows=[_contradiction(one) for one in shown],
        extra=_around(asked, query, len(found), "/contradictions"),
    )


def denied(asked: Asked) -> Page:
    """Give what is denied beside the denials, the last reported first."""
    query = query_of(asked.query, limit=SHOWN)
    found = denials(asked.ledger, query=_filters(query))
    shown = found[query.offset : query.offset + (query.limit or SHOWN)]
    return Page(
        title="Denials",
        template="denials.html",
        data=Denials(total=len(found), denials=shown),
        rows=[_denial(one) for one in shown],
        extra=_around(asked, query, len(found), "/denials"),
    )


def due(asked: Asked) -> Page:
    """Give what was planned, promised, threatened or sought, and what has become of it at a day."""
    query = query_of(asked.query, limit=SHOWN)
    on = day_of(asked.query.get("on"))
    wanted = tuple(state for state in STATES if state in asked.query.getlist("state"))
    every = pending(asked.ledger, as_of=on.isoformat(), query=_filters(query))
    found = [one for one in every if one.state in (wanted or ("overdue", "due", "open"))]
    shown = found[query.offset : query.offset + (query.limit or SHOWN)]
    numbers = {state: sum(one.state == state for one in every) for state in STATES}
    return Page(
        title="Pending",
        template="pending.html",
        data=Expected(on=on, total=len(found), states=numbers, pending=shown),
        rows=[_pending(one) for one in shown],
        extra=_around(asked, query, len(found), "/pending") | {"wanted": wanted},
    )


def _filters(query: Query) -> Query:
    """Leave out of a question what only pages its answers."""
    plain = Query()
    return msgspec.structs.replace(
        query, limit=plain.limit, offset=plain.offset, order=plain.order, oldest_first=plain.oldest_first
    )


def _around(asked: Asked, query: Query, total: int, path: str) -> dict[str, object]:
    return {
        "pages": filters.pages(path, asked.query, query, total),
        "chips": filters.chips(path, asked.query),
        "start": query.offset + 1,
    }


def _contradiction(one: Contradiction) -> dict[str, object]:
    return {
        "why": one.why,
        "score": one.score,
        "one": one.one[0].entry.id,
        "one_words": one.one[0].entry.evidence[0].quote,
        "two": one.two[0].entry.id,
        "two_words": one.two[0].entry.evidence[0].quote,
    }


def _denial(one: Denial) -> dict[str, object]:
    return {
        "by": [actor.name for actor in one.by],
        "denied": one.denied[0].entry.id if one.denied else None,
        "denied_words": one.denied[0].entry.evidence[0].quote if one.denied else None,
        "denial": one.denials[0].entry.id if one.denials else None,
        "denial_words": one.denials[0].entry.evidence[0].quote if one.denials else None,
        "why": one.why,
    }


def _pending(one: Pending) -> dict[str, object]:
    first = one.entries[0].entry
    return {
        "event": one.event,
        "state": one.state,
        "how": one.how,
        "due": one.due,
        "days": one.days,
        "type": first.type,
        "actors": [actor.name for actor in first.actors],
        "condition": one.condition,
        "words": first.evidence[0].quote,
        "outcome": one.outcome.entry.id if one.outcome else None,
        "why": one.by.why if one.by else None,
    }


PLACES = (
    Place(
        path="/contradictions",
        view=contradicted,
        name="contradictions",
        menu="Contradictions",
        says="Accounts that cannot both be true, side by side.",
        gives=Contradictions,
        parameters=MEANINGS,
    ),
    Place(
        path="/denials",
        view=denied,
        name="denials",
        menu="Denials",
        says="What is denied, beside the denials.",
        gives=Denials,
        parameters=MEANINGS,
    ),
    Place(
        path="/pending",
        view=due,
        name="pending",
        menu="Pending",
        says="What was to be, and what has become of it at a day.",
        gives=Expected,
        parameters=MEANINGS
        | {"on": "the day asked about; today if left out", "state": "overdue, due, open, called off or fulfilled"},
    ),
)
