"""The front: what is new, what is due, what is contradicted."""

from collections.abc import Sequence

from dragoman.record import Query
from dragoman.record.contradictions import contradictions
from dragoman.record.denials import denials
from dragoman.record.pending import Pending, pending
from dragoman.serve.day import day_of
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row

NEW, FEW = 8, 3
"""Entries, and pairs, on the front."""


def front(asked: Asked) -> Page:
    """Give the newest entries, what is due, and the surest contradictions and denials."""
    ledger = asked.ledger
    total = ledger.count(Query())[0][1]
    newest = ledger.find(Query(order="reported", limit=NEW))
    on = day_of(asked.query.get("on"))
    waiting = pending(ledger, as_of=on.isoformat(), states=("overdue", "due", "open")) if total else ()
    odds = contradictions(ledger) if total else ()
    quarrels = denials(ledger) if total else ()
    return Page(
        title="The record",
        template="front.html",
        data={
            "totals": {
                "entries": total,
                "contradictions": len(odds),
                "denials": len(quarrels),
                "overdue": sum(one.state == "overdue" for one in waiting),
            },
            "newest": newest,
            "due": _nearest(waiting)[:NEW],
            "contradictions": odds[:FEW],
            "denials": quarrels[:FEW],
        },
        rows=[row(one) for one in newest],
        extra={"on": on},
    )


def _nearest(waiting: Sequence[Pending]) -> list[Pending]:
    """Put what is nearest to a day first: a visit missed in another century is less urgent than tomorrow's."""
    dated = [one for one in waiting if one.days is not None]
    return sorted(dated, key=lambda one: (abs(one.days or 0), one.event))


PLACES = (Place(path="/", view=front, name="front", menu="Front", says="What is new, due and contradicted."),)
