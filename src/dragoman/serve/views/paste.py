"""Paste text or drop a file: it is read and shown, and kept only if somebody says so."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve import rendering
from dragoman.serve.change import Change, form_of, text_of
from dragoman.serve.desk import Desk
from dragoman.serve.marking import in_place
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.reader import keep, reader_of
from dragoman.serve.rendering import link
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import UsageError


def paste(_: Asked) -> Page:
    """Give the form."""
    return Page(title="Read something", template="paste.html", data={})


async def read(request: Request) -> Response:
    """Read what was pasted or uploaded and show it."""
    form = await form_of(request, large=True)
    desk: Desk = request.app.state.desk
    published = text_of(form, "date", needed=False) or None
    if published:
        When.parse(published)
    upload = form.get("file")
    if isinstance(upload, UploadFile) and upload.filename:
        data, name = await upload.read(), upload.filename
    else:
        text = form.get("text")
        data, name = (text if isinstance(text, str) else "").encode("utf-8", "replace"), "pasted text"
    reader = reader_of(desk)
    key, given = await run_in_threadpool(reader.read, data, name=name, published=published)
    page = Page(
        title=f"What {given.name} tells",
        template="read.html",
        data={"key": key, "name": given.name, "problems": given.problems},
        extra={"articles": [(reading, in_place(reading.article, reading.entries)) for reading in given.readings]},
    )
    return rendering.html(request, page, desk=desk, menu=request.app.state.menu)


async def store(request: Request) -> Response:
    """Keep what was read."""
    form = await form_of(request)
    desk: Desk = request.app.state.desk
    given = reader_of(desk).held(text_of(form, "key"))
    if given is None:
        raise UsageError(
            "input", got="one that is held no longer", expected="one of the last few", remedy="read it again"
        )

    def write() -> str:
        with desk.writing() as ledger:
            return keep(ledger, given)[0].article

    first = await run_in_threadpool(write)
    return RedirectResponse(link("article", first, done="read"), status_code=303)


PLACES = (Place(path="/paste", view=paste, name="paste", menu="Read", says="The form to read a text or a file."),)

CHANGES = (
    Change(path="/paste", endpoint=read, name="read", needs=(), upload=True,
           says="Read a text or a file; nothing is kept.",
           fields={"text": "the text", "date": "when it was published, EDTF, where it does not say so itself"}),
    Change(path="/paste/keep", endpoint=store, name="keep", needs=("key",),
           says="Keep what was read.", fields={"key": "the key that the page of what was read has for it"}),
)  # fmt: skip
