"""Parties: who there is, what one of them did and had done to it, and how two of them stand."""

from urllib.parse import quote

import msgspec

from dragoman.dossier.counts import counted
from dragoman.dossier.names import Names
from dragoman.dossier.profile import SAID, lists, profile
from dragoman.record import Query
from dragoman.record.shape import Party
from dragoman.serve import filters
from dragoman.serve.answers import About, Between, Named
from dragoman.serve.asked import query_of
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row
from dragoman.serve.views.overtime import overtime

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
        commonest = counted(asked.ledger, Query(), "actor")[:SHOWN]
        named = [(asked.ledger.parties(name), number) for name, number in commonest]
        found = [(parties[0], number) for parties, number in named if parties]
    told = [Named(key=o.key, name=o.name, kind=o.kind, country=o.country, entries=n) for o, n in found]
    rows = [msgspec.to_builtins(one) for one in told]
    return Page(title="Actors", template="actors.html", data=told, rows=rows, extra={"text": start})


def known(asked: Asked, name: str, /) -> list[Party]:
    """Give the parties that a name means: the ledger's own, else those that the catalogue knows by it."""
    found = asked.ledger.parties(name)
    if found:
        return found
    return [party for meant in Names(asked.ledger).meant("actor", name) for party in asked.ledger.parties(meant)]


def actor(asked: Asked) -> Page | None:
    """Give a party's profile and lists."""
    parties = known(asked, asked.path["id"])
    found = profile(asked.ledger, asked.catalogue, parties[0].key) if parties else None
    if found is None:
        return None
    told = lists(asked.ledger, found.party)
    return Page(
        title=found.party.name,
        template="actor.html",
        data=About(profile=found, lists=told),
        extra={
            "small": overtime(asked, Query(actor=(found.party.key,)), actor=found.party.key),
            "filters_of": {name: _filters(query) for name, query in SAID.items()},
        },
    )


def _filters(query: Query) -> dict[str, tuple[str, ...]]:
    """Give the filters of a list as an address has them."""
    return {name: value for name in ("type", "status") if (value := getattr(query, name))}


def question(asked: Asked) -> Query | None:
    """Give what asks for all entries of a party."""
    found = known(asked, asked.path["id"])
    return Query(actor=(found[0].key,), limit=None) if found else None


def pair(asked: Asked) -> Page | None:
    """Give what two parties did to each other and together."""
    one, other = (known(asked, asked.path[name]) for name in ("one", "id"))
    both = _both(asked, limit=50)
    if both is None or both.pair is None:
        return None
    keys = both.pair
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
        data=Between(pair=(one[0], other[0]), ways=ways, total=total, entries=found),
        rows=[row(stored) for stored in found],
        extra={
            "pages": filters.pages(path, here, both, total),
            "start": both.offset + 1,
            "small": overtime(asked, Query(pair=keys), pair=keys),
        },
    )


def _both(asked: Asked, *, limit: int | None = None) -> Query | None:
    one, other = (known(asked, asked.path[name]) for name in ("one", "id"))
    if not one or not other:
        return None
    query = query_of(asked.query, limit=limit)
    return Query(pair=(one[0].key, other[0].key), limit=query.limit, offset=query.offset, type=query.type,
                 status=query.status)  # fmt: skip


PLACES = (
    Place(path="/actors", view=actors, name="actors", menu="Actors", says="Parties, the most often named first.",
          gives=list[Named],
          parameters={"text": "how a word of the name begins"}),
    Place(path="/actor/{id:path}", view=actor, name="actor", question=question,
          says="One party: its offices, what it did, with whom.", gives=About),
    Place(path="/pair/{one}/{id:path}", view=pair, name="pair", question=_both,
          says="What two parties did to each other and together.", gives=Between,
          parameters={"type": "PLOVER type", "status": "status", "limit": "entries at most", "offset": "to pass over"}),
)  # fmt: skip
