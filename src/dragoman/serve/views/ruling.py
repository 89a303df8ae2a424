"""What people rule on facts that the ledger's entries propose to an agreement."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.dossier import agreement
from dragoman.instruments import load
from dragoman.instruments.bridge import Ruling
from dragoman.serve.change import Change, form_of, text_of
from dragoman.serve.desk import Desk
from dragoman.serve.rendering import link


async def rule(request: Request) -> Response:
    """Accept or refuse a proposed fact, with name and reason; `InstrumentError` for a fact that cannot be."""
    form = await form_of(request)
    desk: Desk = request.app.state.desk
    name, entry = text_of(form, "instrument"), text_of(form, "entry")
    ruling = _ruling(form)

    def write() -> None:
        with desk.writing() as ledger:
            agreement.rule(ledger, load(name), entry, ruling)

    await run_in_threadpool(write)
    return RedirectResponse(link("instrument", name, done="accept" if ruling.accepted else "refuse"), status_code=303)


def _ruling(form: FormData) -> Ruling:
    by, reason = text_of(form, "by"), text_of(form, "reason")
    if form.get("verdict") == "refuse":
        return Ruling(accepted=False, by=by, reason=reason)
    fields: dict[str, str | float | list[str]] = {name: text_of(form, name) for name in ("day", "kind", "act")}
    fields["by"] = [part.strip() for part in text_of(form, "actors", needed=False).split(",") if part.strip()]
    return Ruling(fields=fields, by=by, reason=reason)


CHANGES = (
    Change(
        path="/rule", endpoint=rule, name="rule", needs=("instrument", "entry", "by", "reason"),
        says="Accept or refuse a fact that an entry proposes to an agreement.",
        fields={
            "instrument": "id of the agreement", "entry": "id of the entry", "verdict": "accept or refuse",
            "day": "of a fact: its day", "kind": "of a fact: its kind", "act": "of a fact: its act",
            "actors": "of a fact: whose, codes with commas", "by": "who rules so", "reason": "why",
        },
    ),
)  # fmt: skip
