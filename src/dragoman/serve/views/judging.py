"""Judgements from a page: correct, reject, merge, split, undo; each a fact with a name and a reason."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.catalogue import Catalogue
from dragoman.record import Judgement, Ledger
from dragoman.record.shape import Verb
from dragoman.serve.change import Change, form_of
from dragoman.serve.desk import Desk
from dragoman.serve.rendering import link
from dragoman.shapes import Actor
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import UsageError

PARTIES = ("actors", "recipients", "according_to", "sought_by", "denied_by")
"""Fields that hold parties."""

VERBS: tuple[Verb, ...] = ("correct", "reject", "merge", "split", "undo")
"""What may be judged; the page says afterwards that it was."""


async def judge(request: Request, *, verb: Verb) -> Response:
    """Record a judgement and show the entry again; `UsageError` for one that makes no sense."""
    form = await form_of(request)
    desk: Desk = request.app.state.desk
    target = text_of(form, "target")
    await run_in_threadpool(_record, desk, form, verb, target)
    return RedirectResponse(link("entry", target, done=verb), status_code=303)


def _record(desk: Desk, form: FormData, verb: Verb, target: str) -> None:
    with desk.writing() as ledger:
        undone = text_of(form, "undone", needed=verb == "undo")
        if undone and not (undone.isascii() and undone.isdigit()):
            raise UsageError(
                "undo", got=repr(undone), expected="the number of a judgement", remedy="see the entry's page"
            )
        ledger.judge(
            Judgement(
                verb=verb,
                target=target,
                others=tuple(text_of(form, "other").split()) if verb == "merge" else (),
                changes=_changes(ledger, desk, form) if verb == "correct" else {},
                undone=int(undone) if undone else None,
                by=text_of(form, "by"),
                reason=text_of(form, "reason"),
            )
        )


def text_of(form: FormData, name: str, *, needed: bool = True) -> str:
    """Give a field of a form; `UsageError` where it is needed and empty."""
    value = form.get(name)
    # Half a character, which some charset made, can be stored nowhere.
    text = value.encode("utf-8", "replace").decode().replace("\0", "").strip() if isinstance(value, str) else ""
    if needed and not text:
        raise UsageError(name, got="nothing", expected="something to go by", remedy="fill it in and send it again")
    return text


def changes(ledger: Ledger, catalogue: Catalogue, field: str, value: str, /) -> dict[str, msgspec.Raw]:
    """Read what is corrected: plain words, lists with commas, parties by name; nothing for none."""
    found: Any = value or None
    if field in PARTIES:
        found = [party(ledger, catalogue, name) for name in _listed(value)]
    elif field == "items":
        found = _listed(value, ";")
    elif field == "where":
        found = [_place(catalogue, name) for name in _listed(value)]
    elif field == "instrument" and value:
        found = _instrument(catalogue, value)
    changes = {field: msgspec.Raw(encode(found).encode())}
    if field == "when":
        # Whoever says when it was says it in so many words.
        changes |= {"when_text": msgspec.Raw(b"null"), "when_basis": msgspec.Raw(b'"explicit"' if value else b"null")}
    return changes


def _changes(ledger: Ledger, desk: Desk, form: FormData) -> dict[str, msgspec.Raw]:
    return changes(ledger, desk.catalogue, text_of(form, "field"), text_of(form, "value", needed=False))


def _listed(value: str, mark: str = ",") -> list[str]:
    return [part.strip() for part in value.split(mark) if part.strip()]


def party(ledger: Ledger, catalogue: Catalogue, name: str) -> Actor:
    """Make a party of a name: as the ledger knows it, else as the catalogue does, else by that name alone."""
    known = ledger.parties(name)
    if known:
        one = known[0]
        return Actor(id=one.id, name=one.name, kind=one.kind, country=one.country, mention=name)  # type: ignore[arg-type]
    records = catalogue.lookup(name)
    if records:
        return Actor(id=records[0].id, name=records[0].name, kind=records[0].kind, country=records[0].country,
                     sector=records[0].sector, mention=name)  # fmt: skip
    return Actor(name=name, kind="unnamed", mention=name)


def _place(catalogue: Catalogue, name: str) -> dict[str, object]:
    found = catalogue.places(name)
    if not found:
        return {"name": name}
    return {"name": found[0].name, "country": found[0].country, "lat": found[0].lat, "lon": found[0].lon}


def _instrument(catalogue: Catalogue, name: str) -> dict[str, object]:
    known = catalogue.instruments(name)
    return {"id": known[0].id, "name": known[0].name} if known else {"id": None, "name": name}


def _endpoint(verb: Verb) -> Callable[[Request], Awaitable[Response]]:
    return partial(judge, verb=verb)


FIELDS: dict[Verb, dict[str, str]] = {
    "correct": {"field": "the field", "value": "its new value; nothing for none"},
    "reject": {},
    "merge": {"other": "ids of entries that tell the same act, with spaces between"},
    "split": {},
    "undo": {"undone": "number of the judgement that no longer counts"},
}
"""What each judgement needs besides the entry, a name and a reason."""

SAYS: dict[Verb, str] = {
    "correct": "Mend a field of an entry.",
    "reject": "Let an entry count no longer.",
    "merge": "Join entries in one event.",
    "split": "Take an entry out of its event.",
    "undo": "Take a judgement back.",
}
"""What each does."""

CHANGES = tuple(
    Change(
        path=f"/judge/{verb}", endpoint=_endpoint(verb), name=f"judge-{verb}", says=SAYS[verb],
        fields={"target": "id of the entry", **FIELDS[verb], "by": "who decides", "reason": "why"},
        needs=("target", *(name for name in FIELDS[verb] if name != "value"), "by", "reason"),
    )
    for verb in VERBS
)  # fmt: skip
