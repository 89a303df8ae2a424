"""Judgements from a page: correct, reject, merge, split, undo; each a fact with a name and a reason."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.dossier.names import Names
from dragoman.record import Judgement, Ledger
from dragoman.record.shape import Verb
from dragoman.serve.change import Change, form_of, text_of
from dragoman.serve.desk import Desk
from dragoman.serve.rendering import link
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
                changes=_changes(ledger, form) if verb == "correct" else {},
                undone=int(undone) if undone else None,
                by=text_of(form, "by"),
                reason=text_of(form, "reason"),
            )
        )


def changes(names: Names, field: str, value: str, /) -> dict[str, msgspec.Raw]:
    """Read what is corrected: plain words, lists with commas, parties by name; nothing for none."""
    found: Any = value or None
    if field in PARTIES:
        found = [names.actor(name) for name in _listed(value)]
    elif field == "items":
        found = _listed(value, ";")
    elif field == "where":
        found = [names.where(name) for name in _listed(value)]
    elif field == "instrument" and value:
        found = names.agreement(value)
    changes = {field: msgspec.Raw(encode(found).encode())}
    if field == "when":
        # Whoever says when it was says it in so many words.
        changes |= {"when_text": msgspec.Raw(b"null"), "when_basis": msgspec.Raw(b'"explicit"' if value else b"null")}
    return changes


def _changes(ledger: Ledger, form: FormData) -> dict[str, msgspec.Raw]:
    return changes(Names(ledger), text_of(form, "field"), text_of(form, "value", needed=False))


def _listed(value: str, mark: str = ",") -> list[str]:
    return [part.strip() for part in value.split(mark) if part.strip()]


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
