"""Parties: who there is, what one of them did and had done to it, and how two of them stand."""

from urllib.parse import quote

from dragoman.dossier.profile import lists, profile
from dragoman.record import Query
from dragoman.serve import filters
from dragoman.serve.asked import query_of
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row

SHOWN = 200
"""Parties on one page."""


def actors(asked: Asked) -> Page:
    """Give the parties that the ledger names most; `text` for those of whose name a word begins so."""
    start = asked.query.get("text", "").strip()
    if start:
        found = [
            (one, asked.ledger.count(Query(actor=(one.key,)))[0][1]) for one in asked.ledger.named(start, limit=60)
        ]
    else:
        counted = sorted(asked.ledger.count(Query(), by=("actor",)), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
        named = [(asked.ledger.parties(key[0]), number) for key, number in counted]
        found = [(parties[0], number) for parties, number in named if parties]
    rows = [{"key": o.key, "name": o.name, "kind": o.kind, "country": o.country, "entries": n} for o, n in found]
    return Page(title="Actors", template="actors.html", data=rows, rows=rows, extra={"text": start})


def actor(asked: Asked) -> Page | None:
    """Give a party's profile and lists."""
    found = profile(asked.ledger, asked.catalogue, asked.path["id"])
    if found is None:
        return None
    told = lists(asked.ledger, found.party)
    return Page(
        title=found.party.name,
        template="actor.html",
        data={"profile": found, "lists": told},
        rows=[row(one) for one in asked.ledger.find(Query(actor=(found.party.key,), limit=1000))],
    )


def pair(asked: Asked) -> Page | None:
    """Give what two parties did to each other and together."""
    one, other = (asked.ledger.parties(asked.path[name]) for name in ("one", "id"))
    if not one or not other:
        return None
    keys = (one[0].key, other[0].key)
    query = query_of(asked.query)
    both = Query(pair=keys, limit=query.limit, offset=query.offset, type=query.type, status=query.status)
    found = asked.ledger.find(both)
    ways = [
        (a, b, asked.ledger.count(Query(by=(a.key,), to=(b.key,)), by=("type",)))
        for a, b in ((one[0], other[0]), (other[0], one[0]))
    ]
    total = asked.ledger.count(both)[0][1]
    here = asked.query
    path = f"/pair/{quote(keys[0], safe='')}/{quote(keys[1], safe='')}"
    return Page(
        title=f"{one[0].name} and {other[0].name}",
        template="pair.html",
        data={"pair": [one[0], other[0]], "ways": ways, "total": total, "entries": found},
        rows=[row(stored) for stored in found],
        extra={"pages": filters.pages(path, here, both, total), "start": both.offset + 1},
    )


PLACES = (
    Place(path="/actors", view=actors, name="actors", menu="Actors", says="Parties, the most often named first.",
          parameters={"text": "how a word of the name begins"}),
    Place(path="/actor/{id:path}", view=actor, name="actor", says="One party: its offices, what it did, with whom."),
    Place(path="/pair/{one}/{id:path}", view=pair, name="pair", says="What two parties did to each other and together.",
          parameters={"type": "PLOVER type", "status": "status", "limit": "entries at most", "offset": "to pass over"}),
)  # fmt: skip
