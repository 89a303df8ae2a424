"""The desk as an application: every view at its path, as a page, as data and as a table."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from dragoman.serve import calendar, rendering
from dragoman.serve.asked import check_names, named
from dragoman.serve.change import Change
from dragoman.serve.desk import Desk
from dragoman.serve.exports import ENDS, export
from dragoman.serve.exports import MOST as EXPORTED
from dragoman.serve.kept import MARK, Kept
from dragoman.serve.openapi import document
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.security import Guard
from dragoman.serve.views import CHANGES, PLACES
from dragoman.serve.wording import tellings
from dragoman.shapes.errors import DragomanError, UsageError


def api(_: Asked) -> Page:
    """Describe the API."""
    told = _described()
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in told["paths"].items():
        for method, one in methods.items():
            groups.setdefault(one["tags"][0], []).append((method.upper(), path, one))
    return Page(title="API", template="api.html", data=told, extra={"groups": groups, "most": EXPORTED})


@cache
def _described() -> dict[str, Any]:
    return document(PLACES, CHANGES)


API = Place(path="/api", view=api, name="api", says="What programs may ask.")
"""The page about all the others."""

FORMS: dict[str, Callable[[Page], Response]] = {".json": rendering.json, ".csv": rendering.table}
"""What may be appended to every address; where the answer is entries, the formats of exports come before."""

SHORTEST = 12
"""Characters of a token."""

MENU = tuple(place for place in PLACES if place.menu)
"""What the menu shows."""


class Guarded(Starlette):
    """An application behind a guard that even its own failures have to pass."""

    def __init__(self, guard: Callable[[ASGIApp], ASGIApp], **more: Any) -> None:
        self._guard = guard
        super().__init__(**more)

    def build_middleware_stack(self) -> ASGIApp:
        """Put the guard around everything: what answers for errors stands outside of all that can be added."""
        return self._guard(super().build_middleware_stack())


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
    without `writable` nothing can be changed from the page. `LedgerError` if the ledger can't be opened, `UsageError`
    for a token that is soon guessed.
    """
    if token is not None and len(token) < SHORTEST:
        raise UsageError("token", got=f"one of {len(token)} characters", expected=f"at least {SHORTEST}",
                         remedy="leave --token out: then one is made")  # fmt: skip
    desk = Desk(path, writable=writable)
    routes: list[Route | Mount] = [*calendar.ROUTES]
    for place in (*PLACES, API):
        stem = place.path.rstrip("/") or "/index"
        # The longer end first: `.ftm.json` is no page of an id that ends in `.ftm`.
        ends = sorted({*FORMS, *(ENDS if place.question else ())}, key=len, reverse=True)
        routes += [Route(stem + end, partial(_answer, place=place, form=end), methods=["GET"]) for end in ends]
        routes.append(Route(place.path, partial(_answer, place=place, form=""), methods=["GET"], name=place.name))
    routes += [
        Route(change.path, partial(_changed, change=change), methods=["POST"], name=change.name) for change in CHANGES
    ]
    routes.append(Route("/openapi.json", partial(_answer, place=API, form=".json"), methods=["GET"]))
    routes.append(Mount("/static", Statics(packages=[("dragoman.serve", "static")])))
    app = Guarded(
        partial(Guard, secret=desk.secret, hosts=hosts, token=token),
        routes=routes,
        exception_handlers={DragomanError: _wrong, 404: _missing, 405: _missing, 500: _broken},
    )
    app.state.desk = desk
    app.state.kept = Kept(desk)
    app.state.menu = MENU
    return app


async def _changed(request: Request, *, change: Change) -> Response:
    try:
        return await change.endpoint(request)
    finally:
        await request.close()  # and with it the files that came along


def warm(app: Starlette) -> None:
    """Do before anybody asks what the first page would wait for: libraries, templates, agreements, names of people."""
    desk: Desk = app.state.desk
    for template in rendering.environment().list_templates():
        rendering.environment().get_template(template)
    with suppress(DragomanError), desk.reading() as ledger:
        asked = Asked(ledger=ledger, catalogue=desk.catalogue, path={}, query=QueryParams())
        next(place for place in PLACES if place.path == "/").view(asked)
        desk.catalogue.people("")


async def _answer(request: Request, *, place: Place, form: str) -> Response:
    if place.question and form in ENDS and (given := await export(request, place=place, form=ENDS[form])):
        return given
    key = (place.name, form, request.scope["path"], request.scope["query_string"], request.url.netloc, date.today())
    kept: Kept = request.app.state.kept
    return await kept.answer(request, key, partial(_built, request, place, form), page=not form)


def _built(request: Request, place: Place, form: str) -> Response:
    desk: Desk = request.app.state.desk
    with desk.reading() as ledger:
        if form:
            check_names(request.query_params, place.parameters)
        query = named(request.query_params, ledger)
        asked = Asked(ledger=ledger, catalogue=desk.catalogue, path=request.path_params, query=query)
        # What is no export by now has no entries of that name.
        page = place.view(asked) if form in ("", *FORMS) else None
        if page is None and form:
            # An id may end in what looks like a format.
            whole = {name: value + form if name == "id" else value for name, value in request.path_params.items()}
            asked = Asked(ledger=ledger, catalogue=desk.catalogue, path=whole, query=query)
            page, form = place.view(asked), ""
        if page is None:
            says = f"got {request.url.path!r}; expected something that the ledger holds; search for it"
            return _said(request, "Nothing of that name", says, 404)
        if form:
            return FORMS[form](page)
        told = tellings(ledger, page.data, *page.extra.values())
        return rendering.html(request, page, place=place, proof=MARK, desk=desk, menu=MENU, tellings=told)


def _wrong(request: Request, error: Exception) -> Response:
    return _said(request, "That cannot be answered", str(error), getattr(error, "status", 400))


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
    path = request.url.path
    if path.endswith(".json") or request.headers.get("accept", "").startswith("application/json"):
        return rendering.json(page)
    if path.endswith(tuple(ENDS)):
        return PlainTextResponse(f"dragoman: {says}\n".encode("utf-8", "replace"), status)
    return rendering.html(request, page, desk=request.app.state.desk, menu=MENU)
