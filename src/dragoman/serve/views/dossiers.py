"""Dossiers: questions that are kept under a name, and answered anew whenever they are opened."""

from collections.abc import Sequence

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.dossier.counts import counted
from dragoman.dossier.question import drop, given, keep, kept, told
from dragoman.record import Ledger, Query
from dragoman.record.contradictions import Contradiction, contradictions
from dragoman.record.denials import Denial, denials
from dragoman.record.pending import Pending, nearest, pending
from dragoman.record.shape import StoredEntry
from dragoman.serve.asked import query_of
from dragoman.serve.change import Change, form_of, text_of
from dragoman.serve.day import day_of
from dragoman.serve.desk import Desk
from dragoman.serve.links import address, link
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row

NEWEST, DUE, FEW = 12, 8, 4
"""Entries, what is due, and pairs of each sort on a dossier's page."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A question that is kept."""

    name: str
    """Its name."""
    question: str
    """What it asks, in words."""
    query: Query
    """The same, filter by filter."""
    entries: int
    """How many entries answer it now."""


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A kept question with its answer of now."""

    name: str
    """Its name."""
    question: str
    """What it asks, in words."""
    query: Query
    """The same, filter by filter."""
    totals: dict[str, int]
    """How many entries, contradictions and denials answer it, and how much of it is overdue."""
    statuses: list[tuple[str, int]]
    """Statuses with how many entries have each, the commonest first."""
    types: list[tuple[str, int]]
    """Types, likewise."""
    newest: list[StoredEntry]
    """The entries reported last."""
    due: list[Pending]
    """What is expected, the nearest day first."""
    contradictions: Sequence[Contradiction]
    """Accounts that cannot both be true, the surest first."""
    denials: Sequence[Denial]
    """What is denied, the last reported first."""


def listed(ledger: Ledger, /) -> list[Kept]:
    """Give the questions that are kept, by name, with how many entries answer each."""
    return [
        Kept(name=name, question=told(_plain(query)), query=query, entries=ledger.count(query)[0][1])
        for name, query in sorted(kept(ledger).items())
    ]


def dossiers(asked: Asked) -> Page:
    """Give the questions that are kept."""
    found = listed(asked.ledger)
    rows = [{"name": one.name, "question": one.question, "entries": one.entries} for one in found]
    return Page(title="Dossiers", template="dossiers.html", data=found, rows=rows)


def dossier(asked: Asked) -> Page | None:
    """Give what answers a kept question now."""
    name, query = asked.path["id"], question(asked)
    if query is None:
        return None
    ledger, on = asked.ledger, day_of(asked.query.get("on"))
    newest = ledger.find(msgspec.structs.replace(query, order="reported", limit=NEWEST))
    waiting = pending(ledger, as_of=on.isoformat(), states=("overdue", "due", "open"), query=query)
    odds, quarrels = contradictions(ledger, query=query), denials(ledger, query=query)
    totals = {
        "entries": ledger.count(query)[0][1],
        "contradictions": len(odds),
        "denials": len(quarrels),
        "overdue": sum(one.state == "overdue" for one in waiting),
    }
    data = Dossier(
        name=name, question=told(query), query=query, totals=totals, statuses=counted(ledger, query, "status"),
        types=counted(ledger, query, "type"), newest=newest, due=nearest(waiting)[:DUE],
        contradictions=odds[:FEW], denials=quarrels[:FEW],
    )  # fmt: skip
    pairs = pairs_of(query)
    links = {
        where: address(f"/{where}", pairs)
        for where in ("find", "timeline", "network", "map", "contradictions", "denials", "pending")
    }
    return Page(
        title=name, template="dossier.html", data=data, rows=[row(one) for one in newest],
        extra={"links": links, "pairs": pairs},
    )  # fmt: skip


def question(asked: Asked) -> Query | None:
    """Give a kept question, whole; null if none of that name is kept."""
    found = kept(asked.ledger).get(asked.path["id"])
    return _plain(found) if found else None


def _plain(query: Query) -> Query:
    """Leave out what only pages an answer, and the empty words that say nothing."""
    return msgspec.structs.replace(query, limit=None, offset=0, order="when", oldest_first=False)


def pairs_of(query: Query, /) -> list[tuple[str, str]]:
    """Write a question as what stands after an address's question mark.

    >>> pairs_of(Query(actor=("RUS", "IRN"), text="cod"))
    [('text', 'cod'), ('actor', 'RUS'), ('actor', 'IRN')]
    """
    found = []
    for name, value in given(query):
        if name != "limit":
            values = value if isinstance(value, tuple) else ("1" if value is True else str(value),)
            found += [(name, one) for one in values]
    return found


async def save(request: Request) -> Response:
    """Keep a question under a name; `UsageError` for what is no question or no name."""
    form = await form_of(request)
    desk: Desk = request.app.state.desk
    name = text_of(form, "name")
    query = _plain(query_of(QueryParams(text_of(form, "question", needed=False).removeprefix("?"))))

    def write() -> None:
        with desk.writing() as ledger:
            ledger.count(query)  # a question that cannot be answered now never can
            keep(ledger, name, query)

    await run_in_threadpool(write)
    return RedirectResponse(link("dossier", name, done="keep"), status_code=303)


async def delete(request: Request) -> Response:
    """Keep a question no longer; `UsageError` if none of that name is kept."""
    form = await form_of(request)
    desk: Desk = request.app.state.desk
    name = text_of(form, "name")

    def write() -> None:
        with desk.writing() as ledger:
            drop(ledger, name)

    await run_in_threadpool(write)
    return RedirectResponse(link("dossiers", done="drop"), status_code=303)


PLACES = (
    Place(path="/dossiers", view=dossiers, name="dossiers", menu="Dossiers",
          says="Questions that are kept, with how many entries answer each.", gives=list[Kept]),
    Place(path="/dossier/{id:path}", view=dossier, name="dossier", question=question,
          says="A kept question: what is new, due, contradicted and denied.", gives=Dossier,
          parameters={"on": "the day that what is due counts from; today if left out"}),
)  # fmt: skip

CHANGES = (
    Change(path="/dossiers/keep", endpoint=save, name="keep-dossier", needs=("name",),
           says="Keep a question under a name.",
           fields={"name": "its name", "question": "the question as it stands in the address of /find"}),
    Change(path="/dossiers/drop", endpoint=delete, name="drop-dossier", needs=("name",),
           says="Keep a question no longer.", fields={"name": "its name"}),
)  # fmt: skip
