"""An agreement's deadlines as a calendar that programs subscribe to."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.dossier import agreement
from dragoman.export.deadlines import falling_due
from dragoman.export.ics import calendar as lines
from dragoman.instruments import Timeline, facts_of, ids, load
from dragoman.instruments.library import distinct
from dragoman.serve.day import day_of
from dragoman.serve.desk import Desk
from dragoman.serve.refusal import RefusedError

PARAMETERS = {
    "on": "deadlines as they stand on this day; today if left out",
    "past": "1 for those that fell due before, too",
}
"""What may stand after the question mark."""


async def calendar(request: Request) -> Response:
    """Give what an agreement's clocks have fall due, with the facts that the ledger adds; 404 for one of no clauses."""
    text = await run_in_threadpool(_calendar, request)
    return Response(text, headers={"content-disposition": "inline"}, media_type="text/calendar; charset=utf-8")


def _calendar(request: Request) -> bytes:
    name = request.path_params["id"]
    if name not in ids():
        raise RefusedError("agreement", status=404, got=repr(name[:80]), expected="one whose clauses the library knows",
                           remedy="see /instruments")  # fmt: skip
    found, day = load(name), day_of(request.query_params.get("on"))
    desk: Desk = request.app.state.desk
    with desk.reading() as ledger:
        facts = distinct((*facts_of(found), *agreement.facts(ledger, found)))
    timeline = Timeline(found, facts, until=day)
    past = request.query_params.get("past") in ("1", "true", "on")
    # Stamped with the day that it tells of: the same state gives the same file, which a client then need not read.
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    due = falling_due(timeline, found, day, past=past)
    return "".join(lines(due, name=found.title, stamp=stamp)).encode("utf-8", "replace")


ROUTES = (Route("/instrument/{id:path}/calendar.ics", calendar, methods=["GET"], name="calendar"),)
