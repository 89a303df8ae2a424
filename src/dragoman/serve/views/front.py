"""The front: what is new, what is due, what is contradicted."""

from collections.abc import Sequence

import msgspec

from dragoman.record import Ledger, Query, StoredArticle, StoredEntry
from dragoman.record.contradictions import Contradiction, contradictions
from dragoman.record.denials import Denial, denials
from dragoman.record.pending import Pending, nearest, pending
from dragoman.record.query import Recency
from dragoman.serve.day import day_of
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.clocks import Clock, clocks
from dragoman.serve.views.dossiers import Kept, listed
from dragoman.serve.views.find import row

ARTICLES, EACH, DUE, CLOCKS, FEW = 10, 3, 8, 5, 2
"""Articles on the front, entries of each of them, what is due, clocks of agreements, pairs."""


def front(asked: Asked) -> Page:
    """Give the newest articles with what they tell, what is due, and the surest contradictions and denials."""
    ledger = asked.ledger
    total = ledger.count(Query())[0][1]
    order: Recency = "recorded" if asked.query.get("new") == "recorded" else "reported"
    newest = [_new(ledger, one) for one in ledger.recent(order=order, limit=ARTICLES)]
    on = day_of(asked.query.get("on"))
    waiting = pending(ledger, as_of=on.isoformat(), states=("overdue", "due", "open")) if total else ()
    odds = contradictions(ledger) if total else ()
    quarrels = denials(ledger) if total else ()
    return Page(
        title="The record",
        template="front.html",
        data=Front(
            totals={
                "entries": total,
                "contradictions": len(odds),
                "denials": len(quarrels),
                "overdue": sum(one.state == "overdue" for one in waiting),
            },
            newest=newest,
            dossiers=listed(ledger),
            due=nearest(waiting)[:DUE],
            clocks=clocks(ledger, on, most=CLOCKS),
            contradictions=odds[:FEW],
            denials=quarrels[:FEW],
        ),
        rows=[row(entry) for one in newest for entry in one.entries],
        extra={"on": on, "order": order},
    )


class New(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is new, with the weightiest of what it tells, so that one of many entries fills no page."""

    article: str
    """Its id."""
    title: str | None
    """Its headline."""
    outlet: str | None
    """Who published it."""
    published: str | None
    """When, EDTF."""
    recorded: str
    """When it was recorded: UTC, ISO 8601."""
    total: int
    """How many entries it has."""
    entries: list[StoredEntry]
    """The surest, deeds and acts before mere statements, in the order of its words."""


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """What is new, due, contradicted and denied."""

    totals: dict[str, int]
    """How many entries, contradictions and denials there are, and how much is overdue."""
    newest: Sequence[New]
    """The newest articles, each with the surest of what it tells."""
    dossiers: Sequence[Kept]
    """Questions that are kept."""
    due: Sequence[Pending]
    """What is expected, the nearest day first."""
    clocks: Sequence[Clock]
    """What agreements have fall due next."""
    contradictions: Sequence[Contradiction]
    """The surest."""
    denials: Sequence[Denial]
    """The last reported."""


def _new(ledger: Ledger, one: StoredArticle) -> New:
    told = ledger.find(Query(article=(one.article.id,), limit=None))
    best = sorted(told, key=lambda each: (each.entry.type == "SAY", -each.entry.confidence, each.entry.id))[:EACH]
    return New(
        article=one.article.id, title=one.article.title, outlet=one.article.outlet or one.article.issuer,
        published=one.article.published, recorded=one.recorded, total=len(told),
        entries=sorted(best, key=lambda each: (each.entry.evidence[0].start, each.entry.id)),
    )  # fmt: skip


PLACES = (
    Place(
        path="/",
        view=front,
        name="front",
        says="What is new, due and contradicted.",
        gives=Front,
        parameters={
            "on": "the day that what is due counts from; today if left out",
            "new": "recorded for what was recorded last; by report if left out",
        },
    ),
)
