"""Pages to HTML, JSON and CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from dragoman import __version__
from dragoman.record.shape import Party
from dragoman.serve.drawing.status import glyph
from dragoman.serve.page import Page
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
    made.filters["builtins"] = msgspec.to_builtins
    return made


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """Give the address of a static file, with its hash, so that a browser keeps it until it changes."""
    data = (files("dragoman.serve") / "static" / name).read_bytes()
    return f"/static/{name}?{sha256(data).hexdigest()[:12]}"


def link(*parts: object, **query: object) -> str:
    """Write a link within the desk: path parts and query are quoted, empty ones left out.

    >>> link("actor", "a/b", type=["SAY", "ACCUSE"], text=None)
    '/actor/a%2Fb?type=SAY&type=ACCUSE'
    """
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    asked = {key: value for key, value in query.items() if value not in (None, "", (), [])}
    return path + ("?" + urlencode(asked, doseq=True, errors="replace") if asked else "")


def address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Write an address with what stands after its question mark.

    >>> address("/find", [("actor", "Norway & co")])
    '/find?actor=Norway+%26+co'
    """
    return path + ("?" + urlencode(pairs, errors="replace") if pairs else "")


def key_of(party: Actor | Party) -> str:
    """Give the key under which the ledger knows a party.

    >>> key_of(Actor(name="An Official", kind="unnamed", mention="an official"))
    'unnamed:an official'
    """
    return party.key if isinstance(party, Party) else party.id or f"{party.kind}:{party.name.casefold()}"


def html(request: Request, page: Page, **more: Any) -> Response:
    """Show a page."""
    template = environment().get_template(page.template)
    text = template.render(
        title=page.title, data=page.data, page=page, proof=request.state.proof, here=request.url.path,
        query=request.query_params, **page.extra, **more,
    )  # fmt: skip
    return Response(text.encode("utf-8", "replace"), page.status, media_type="text/html; charset=utf-8")


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
    if isinstance(value, str):
        return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value)
    return value
