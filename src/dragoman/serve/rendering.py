"""Pages to HTML, JSON and CSV."""

import csv
import io
from datetime import date
from functools import lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from dragoman import __version__
from dragoman.export.csv import guarded
from dragoman.record.shape import Party
from dragoman.serve.done import MESSAGES
from dragoman.serve.drawing.status import glyph
from dragoman.serve.exports import MOST as EXPORTED
from dragoman.serve.links import address as address
from dragoman.serve.links import link as link
from dragoman.serve.page import Page, Place
from dragoman.serve.ways import ways
from dragoman.serve.wording import WORDS
from dragoman.shapes import Actor
from dragoman.shapes.codec import encode


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Make the templates' environment: everything is escaped, a name that is missing is an error."""
    made = Environment(
        loader=PackageLoader("dragoman.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(version=__version__, asset=asset, link=link, key_of=key_of, glyph=glyph, today=date.today)
    made.globals.update(WORDS, exported=EXPORTED)
    made.filters.update(named=WORDS["named"], zip=zip)
    made.filters["builtins"] = msgspec.to_builtins
    return made


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """Give the address of a static file, with its hash, so that a browser keeps it until it changes."""
    data = (files("dragoman.serve") / "static" / name).read_bytes()
    return f"/static/{name}?{sha256(data).hexdigest()[:12]}"


def key_of(party: Actor | Party) -> str:
    """Give the key under which the ledger knows a party.

    >>> key_of(Actor(name="An Official", kind="unnamed", mention="an official"))
    'unnamed:an official'
    """
    return party.key if isinstance(party, Party) else party.id or f"{party.kind}:{party.name.casefold()}"


def html(request: Request, page: Page, *, place: Place | None = None, proof: str = "", **more: Any) -> Response:
    """Show a page, with the ways to take it away where it is one of the desk's places; its forms carry `proof`."""
    asked, path = request.query_params, quote(request.scope["path"], safe="/")
    forms = ways(path, asked, entries=place.question is not None) if place else []
    forms = [(name, _keyed(request, way) if name in ("RSS", "iCalendar") else way) for name, way in forms]
    template = environment().get_template(page.template)
    more.setdefault("tellings", {})
    text = template.render(
        title=page.title, data=page.data, page=page, proof=proof or request.state.proof, here=request.url.path,
        query=request.query_params, forms=forms, 
        done=MESSAGES.get(asked.get("done", "")), host=request.url.netloc, keyed=partial(_keyed, request),
        **page.extra,
        **more,
    )  # fmt: skip
    return Response(text.encode("utf-8", "replace"), page.status, media_type="text/html; charset=utf-8")


def _keyed(request: Request, way: str) -> str:
    """Give an address to which a program may come without our cookie: where there is a token, it carries a key."""
    path, _, asked = way.partition("?")
    extra = request.state.key(unquote(path)).removeprefix("?")
    together = "&".join(part for part in (asked, extra) if part)
    return path + (f"?{together}" if together else "")


def json(page: Page) -> Response:
    """Give a page's data."""
    return Response(encode(page.data) + "\n", page.status, media_type="application/json")


def table(page: Page) -> Response:
    """Give a page's rows as CSV; a field that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in page.rows for name in row))
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in page.rows)
    return Response(out.getvalue().encode("utf-8", "replace"), page.status, media_type="text/csv; charset=utf-8")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(part) for part in value)
    return guarded(value) if isinstance(value, str) else value
