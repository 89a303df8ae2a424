"""An entry with all that is known of it, and an event with all its tellings."""

from collections.abc import Sequence

from dragoman.dossier.judged import about
from dragoman.record import Ledger, Query
from dragoman.record.shape import Event, Relation, StoredEntry
from dragoman.serve.answers import Known
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row


def entry(asked: Asked) -> Page | None:
    """Give an entry, what made its fields, its versions, what people judged of it, and what is related to it."""
    id = asked.path["id"]
    found = asked.ledger.entry(id)
    versions = asked.ledger.versions(id)
    if found is None and not versions:
        return None
    shown = found or versions[-1]
    event = asked.ledger.event(id)
    relations = asked.ledger.relations(entries=[id])
    judgements = about(asked.ledger, id)
    return Page(
        title=heading(shown),
        template="entry.html",
        data=Known(
            entry=shown,
            counts=found is not None,
            trace=asked.ledger.trace(id),
            versions=versions,
            judgements=judgements,
            relations=relations,
            event=event,
        ),
        rows=[row(shown)],
        extra={"related": related(asked.ledger, id, relations), "undone": {one.undone for one in judgements}},
    )


def related(ledger: Ledger, id: str, relations: Sequence[Relation]) -> list[tuple[Relation, StoredEntry]]:
    """Give each relation with the entry at its other end."""
    found = []
    for relation in relations:
        other = ledger.entry(relation.second if relation.first == id else relation.first)
        if other is not None:
            found.append((relation, other))
    return found


def heading(stored: StoredEntry) -> str:
    """Say an entry in a few words."""
    one = stored.entry
    actors = ", ".join(actor.name for actor in one.actors) or "Somebody"
    recipients = ", ".join(actor.name for actor in one.recipients)
    return f"{one.type}: {actors}" + (f" → {recipients}" if recipients else "")


def question(asked: Asked) -> Query | None:
    """Give what asks for all tellings of an event."""
    found = asked.ledger.event(asked.path["id"])
    return Query(event=found.id, limit=None) if found else None


def event(asked: Asked) -> Page | None:
    """Give an event: every telling of one act, how many reports there are, and how many of them are independent."""
    found = asked.ledger.event(asked.path["id"])
    if found is None:
        return None
    return Page(
        title=heading(found.entries[0]),
        template="event.html",
        data=found,
        rows=[row(one) for one in found.entries],
        extra={"merges": [one for one in found.relations if one.kind == "same"]},
    )


PLACES = (
    Place(path="/entry/{id:path}", view=entry, name="entry", gives=Known,
          says="One entry with all that is known of it."),
    Place(path="/event/{id:path}", view=event, name="event", question=question, gives=Event,
          says="One act with every telling of it."),
)  # fmt: skip
