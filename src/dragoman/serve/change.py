"""A change to the record that somebody asks for from a page."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.refusal import RefusedError
from dragoman.shapes.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Change:
    """Where a change is asked for."""

    path: str
    """Its path."""
    endpoint: Callable[[Request], Awaitable[Response]]
    """What does it."""
    name: str
    """By which templates link to it."""
    says: str
    """One sentence on what it does, for the description of the API."""
    fields: Mapping[str, str]
    """Fields of its form, each with what it means."""
    needs: tuple[str, ...]
    """Those that must be filled in."""
    upload: bool = False
    """Whether a file may come with it."""


async def form_of(request: Request, *, large: bool = False) -> FormData:
    """Read a form that proves to come from one of our pages; `UsageError` otherwise, or where nothing may change.

    `large` is for forms that carry an article.
    """
    if not request.app.state.desk.writable:
        raise RefusedError(
            "change", status=403, got="a change", expected="none: this desk only shows",
            remedy="start it without --read-only",
        )  # fmt: skip
    try:
        form = await request.form(max_files=4, max_fields=200, max_part_size=(10 if large else 1) * 2**20)
    except HTTPException as error:
        raise UsageError("form", got=error.detail, expected="a form of this desk", remedy="send less") from None
    except ValueError:  # a charset that some codec has and no text can be in
        raise UsageError("form", got="unreadable text", expected="UTF-8", remedy="send it in UTF-8") from None
    given = request.headers.get("x-csrf-token") or form.get("proof")
    proven = isinstance(given, str) and hmac.compare_digest(
        given.encode("utf-8", "replace"), request.state.proof.encode()
    )
    if not (proven or request.state.trusted):
        raise RefusedError(
            "change", status=403, got="a form without the page's proof", expected="one of this desk's pages",
            remedy="load the page again",
        )  # fmt: skip
    return form


def text_of(form: FormData, name: str, *, needed: bool = True) -> str:
    """Give a field of a form; `UsageError` where it is needed and empty."""
    value = form.get(name)
    # Half a character, which some charset made, can be stored nowhere.
    text = value.encode("utf-8", "replace").decode().replace("\0", "").strip() if isinstance(value, str) else ""
    if needed and not text:
        raise UsageError(name, got="nothing", expected="something to go by", remedy="fill it in and send it again")
    return text
