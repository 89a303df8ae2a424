"""Every answer that is entries, in every format, as it comes: all entries of the question, not only a page of them."""

from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dragoman.dossier.question import told
from dragoman.export import FORMATS, Format, rss
from dragoman.export.answered import ROWS, answered
from dragoman.record import Query
from dragoman.serve.asked import check_names, named
from dragoman.serve.desk import EXPORTS, Desk
from dragoman.serve.page import Asked, Place
from dragoman.serve.refusal import RefusedError

MOST = 25_000
"""Entries that one export gives; more is work for the command line, which does not hold them in a page's memory."""

BLOCK = 64 * 1024
"""Bytes that are sent together."""

ENDS: dict[str, Format] = {
    # `.json` is the page's own data, as of all pages.
    (".articles.json" if form.name == "json" else f".{form.extension}"): form
    for form in FORMATS.values()
}
"""What may be appended to the address of every page whose answer is entries."""

SHOWN = {"rss", "ical"}
"""Formats that a program subscribes to; the others are files to keep."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What an export is about to give."""

    query: Query
    """The question, capped."""
    total: int
    """Entries that answer it."""


async def export(request: Request, *, place: Place, form: Format) -> Response | None:
    """Give the entries of a page in a format; null where the ledger has nothing of that name.

    Its headers say how many entries answer the question, and how many of them it holds. `UsageError` for a question or
    a format that cannot be, before the first byte.
    """
    flow = _flow(request, place, form)
    given = await run_in_threadpool(next, flow, None)
    if not isinstance(given, Given):
        return None
    name = f"dragoman-{place.name}.{form.extension}"
    headers = {
        "content-disposition": f'{"inline" if form.name in SHOWN else "attachment"}; filename="{name}"',
        "x-dragoman-total": str(given.total),
        "x-dragoman-entries": str(max(0, min(given.total - given.query.offset, given.query.limit or MOST))),
    }
    first = await run_in_threadpool(next, flow, b"")
    if request.method == "HEAD":
        flow.close()
        return Response(None, headers=headers, media_type=_media(form))
    return Streamed(_sent(flow, first), flow, headers=headers, media_type=_media(form))


class Streamed(StreamingResponse):
    """An answer that lets go of the ledger when it ends, however it ends."""

    def __init__(self, content: AsyncIterator[bytes], flow: Generator[object, None, None], **more: Any) -> None:
        super().__init__(content, **more)
        self._flow = flow

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._flow.close()


def _flow(request: Request, place: Place, form: Format) -> Generator[Given | bytes | None, None, None]:
    desk: Desk = request.app.state.desk
    with _turn(desk), desk.reading() as ledger:
        asked = Asked(
            ledger=ledger, catalogue=desk.catalogue, path=request.path_params,
            query=named(request.query_params, ledger),
        )  # fmt: skip
        check_names(request.query_params, place.parameters)
        query = place.question(asked) if place.question else None
        if query is None:
            yield None
            return
        if form.name == "rss":
            query = msgspec.structs.replace(query, order="reported", oldest_first=False, limit=rss.NEWEST)
        query = msgspec.structs.replace(query, limit=min(query.limit or MOST, MOST))
        yield Given(query=query, total=ledger.count(query)[0][1])
        records = answered(ledger, ledger.find(query), in_order=form.name in ROWS)
        yield from _joined(_dressed(form, request, query).octets(records))


@contextmanager
def _turn(desk: Desk) -> Iterator[None]:
    """Wait for nobody: whoever waited here would keep others from being answered at all."""
    if not desk.exporting.acquire(blocking=False):
        raise RefusedError(
            "export", status=429, got=f"more than {EXPORTS} exports at once", expected="fewer", remedy="try again soon"
        )
    try:
        yield
    finally:
        desk.exporting.release()


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= BLOCK:
            yield bytes(held)
            held.clear()
    yield bytes(held)


async def _sent(flow: Generator[Given | bytes | None, None, None], first: object) -> AsyncIterator[bytes]:
    block = first
    while isinstance(block, bytes):
        yield block
        block = await run_in_threadpool(next, flow, None)


def _dressed(form: Format, request: Request, query: Query) -> Format:
    """Give a feed its name and the page that it tells of."""
    if form.name != "rss":
        return form
    plain = msgspec.structs.replace(query, limit=50, order="when")
    page = f"{request.url.scheme}://{request.url.netloc}{quote(request.url.path.removesuffix('.rss'))}"
    if request.url.query:
        page += f"?{request.url.query}"
    return msgspec.structs.replace(form, lines=partial(rss.lines, title=f"Dragoman: {told(plain)}", link=page))


def _media(form: Format) -> str:
    return form.media if form.binary or "charset" in form.media else f"{form.media}; charset=utf-8"
