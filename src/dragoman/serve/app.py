"""The desk as an application: every view at its path, as a page, as data and as a table."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman.serve import rendering
from dragoman.serve.desk import Desk
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.security import Guard
from dragoman.serve.views import CHANGES, PLACES
from dragoman.shapes.errors import DragomanError

FORMS: dict[str, Callable[[Page], Response]] = {".json": rendering.json, ".csv": rendering.table}
"""What may be appended to every address."""

MENU = tuple(place for place in PLACES if place.menu)
"""What the menu shows."""


class Statics(StaticFiles):
    """Files that a browser may keep: their addresses change with them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Give one."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def make(
    path: str | Path, *, token: str | None = None, hosts: frozenset[str] | None = None, writable: bool = True
) -> Starlette:
    """Make the application on a ledger.

    `token` must then be brought by everyone; `hosts` are the names under which it may be asked, all if null;
    without `writable` nothing can be changed from the page. `LedgerError` if the ledger can't be opened.
    """
    desk = Desk(path, writable=writable)
    routes: list[Route | Mount] = []
    for place in PLACES:
        answer = partial(_answer, place=place)
        stem = place.path.rstrip("/")
        routes += [Route(f"{stem or '/index'}{end}", partial(answer, form=end), methods=["GET"]) for end in FORMS]
        routes.append(Route(place.path, partial(answer, form=""), methods=["GET"], name=place.name))
    routes += [Route(change.path, change.endpoint, methods=["POST"], name=change.name) for change in CHANGES]
    routes.append(Mount("/static", Statics(packages=[("dragoman.serve", "static")])))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, secret=desk.secret, hosts=hosts, token=token)],
        exception_handlers={DragomanError: _wrong, 404: _missing, 405: _missing, 500: _broken},
    )
    app.state.desk = desk
    app.state.menu = MENU
    return app


async def _answer(request: Request, *, place: Place, form: str) -> Response:
    return await run_in_threadpool(_built, request, place, form)


def _built(request: Request, place: Place, form: str) -> Response:
    desk: Desk = request.app.state.desk
    with desk.reading() as ledger:
        asked = Asked(ledger=ledger, catalogue=desk.catalogue, path=request.path_params, query=request.query_params)
        page = place.view(asked)
        if page is None and form:
            # An id may end in what looks like a format.
            whole = {name: value + form if name == "id" else value for name, value in request.path_params.items()}
            asked = Asked(ledger=ledger, catalogue=desk.catalogue, path=whole, query=request.query_params)
            page, form = place.view(asked), ""
        if page is None:
            page = Page(
                title="Nothing of that name", template="error.html", status=404,
                data={"error": f"got {request.url.path!r}; expected something that the ledger holds; search for it"},
            )  # fmt: skip
        return FORMS[form](page) if form else rendering.html(request, page, desk=desk, menu=MENU)


def _wrong(request: Request, error: Exception) -> Response:
    return _said(request, "That cannot be answered", str(error), 400)


def _missing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    says = f"got {request.method} {request.url.path!r}; expected a page of the desk; see the menu"
    return _said(request, "No such page", says, status)


def _broken(request: Request, _: Exception) -> Response:
    return _said(
        request, "Something broke", "the desk made a mistake; what is stored is intact; its log says more", 500
    )


def _said(request: Request, title: str, says: str, status: int) -> Response:
    page = Page(title=title, template="error.html", data={"error": says}, status=status)
    if request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json"):
        return rendering.json(page)
    return rendering.html(request, page, desk=request.app.state.desk, menu=MENU)
