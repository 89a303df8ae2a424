"""The API's description (OpenAPI 3.1), made of the places, what they take, and the records that they give."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from dragoman import __version__
from dragoman.record import Query
from dragoman.record.query import Order
from dragoman.serve import calendar
from dragoman.serve.answers import Problem
from dragoman.serve.asked import LONGEST, MANY, MOST
from dragoman.serve.change import Change
from dragoman.serve.exports import ENDS
from dragoman.serve.exports import MOST as WHOLE
from dragoman.serve.page import Place
from dragoman.serve.schemas import components, reference
from dragoman.shapes.terms import Act, Context, Status, Type

ABOUT = f"""Every page of the desk is also data: append `.json` to its address. Where the answer is entries, append the
end of any export format instead, and get all entries of the question (up to {WHOLE}). Where the desk has a token, bring
it as `Authorization: Bearer`. A change is a form; a program that brings no token must carry a page's proof."""

TERMS: dict[str, tuple[str, ...]] = {
    "type": get_args(Type), "act": get_args(Act), "context": get_args(Context), "status": get_args(Status),
}  # fmt: skip
"""Filters whose values are known; others may be asked for, and find nothing."""

EDTF = {"when": "2025-01", "reported": "2024/2025", "first": "2025-01-01", "last": "2025-12-31", "on": "2025-02-01"}
"""Parameters that are times, each with an example."""

REPEATED = ("if", "state")
"""Parameters that may be given more than once, besides filters of a question."""


def document(places: Sequence[Place], changes: Sequence[Change], /) -> dict[str, Any]:
    """Describe the API; the answer is an OpenAPI 3.1 document as plain data."""
    paths: dict[str, Any] = {}
    for place in places:
        if place.gives is not None:
            paths |= _place(place)
    paths["/instrument/{id}/calendar.ics"] = {"get": _calendar()}
    paths["/openapi.json"] = {"get": {
        "operationId": "openapi", "summary": "This description.", "tags": ["about"],
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {
            "type": "object", "required": ["openapi", "info", "paths"]}}}}} | _refusals(),
    }}  # fmt: skip
    paths |= {change.path: {"post": _change(change)} for change in changes}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dragoman", "version": __version__, "summary": "The record of a ledger.",
                 "description": ABOUT, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{}, {"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": components([Problem, *(place.gives for place in places if place.gives is not None)]),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    stem = place.path.replace(":path}", "}").rstrip("/") or "/index"
    parameters = [_inside(name) for name in ("one", "id") if f"{{{name}" in place.path]
    asked = [_asked(name, says) for name, says in place.parameters.items()]
    plain = {"summary": place.says, "tags": [place.name], "parameters": [*parameters, *asked]}
    refusals = _refusals("404") if parameters else _refusals()
    found = {f"{stem}.json": {"get": {
        "operationId": place.name, **plain,
        "responses": {"200": {"description": place.says, "content": {"application/json": {
            "schema": reference(place.gives)}}}} | refusals,
    }}}  # fmt: skip
    if place.question is None:
        found[f"{stem}.csv"] = {"get": {
            "operationId": f"{place.name}-table", **plain, "summary": "The same as a table.",
            "responses": {"200": {"description": "A table.", "content": {"text/csv": {}}}} | refusals,
        }}  # fmt: skip
        return found
    ends = {end.removeprefix("."): form for end, form in ENDS.items()}
    formats = "; ".join(f"`{end}` {form.title}" for end, form in ends.items())
    found[f"{stem}.{{form}}"] = {"get": {
        "operationId": f"{place.name}-export",
        "summary": f"All its entries in one of {len(ENDS)} formats.",
        "tags": [place.name],
        "parameters": [*parameters, {"name": "form", "in": "path", "required": True, "description": formats,
                                     "schema": {"type": "string", "enum": list(ends)}}, *asked],
        "responses": {"200": {
            "description": f"Up to {WHOLE} entries.",
            "headers": {"X-Dragoman-Total": _counted("How many entries answer the question."),
                        "X-Dragoman-Entries": _counted("How many of them the export holds.")},
            "content": {form.media: {} for form in ends.values()},
        }} | _refusals("404", "429"),
    }}  # fmt: skip
    return found


def _counted(says: str) -> dict[str, Any]:
    return {"description": says, "schema": {"type": "integer", "minimum": 0}}


def _inside(name: str) -> dict[str, Any]:
    says = "Id, key or name of the first party." if name == "one" else "Its id, key or name."
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}


def _asked(name: str, says: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
    if name in TERMS:
        schema = {"type": "string", "enum": list(TERMS[name])}
    elif name in EDTF:
        schema["examples"] = [EDTF[name]]
    elif name in ("limit", "offset", "revision"):
        most = MOST if name == "limit" else 10**6
        schema = {"type": "integer", "minimum": 0 if name == "offset" else 1, "maximum": most}
    elif name == "confidence":
        schema = {"type": "number", "minimum": 0, "maximum": 1}
    elif name in ("oldest_first", "past"):
        schema = {"type": "string", "enum": ["1"]}
    elif name == "order":
        schema = {"type": "string", "enum": list(get_args(Order))}
    found = {"name": name, "in": "query", "description": says, "schema": schema}
    if name == "pair":
        found["schema"] = {"type": "array", "items": schema, "minItems": 2, "maxItems": 2}
    elif name in REPEATED or (name != "text" and isinstance(getattr(Query(), name, None), tuple)):
        found["schema"] = {"type": "array", "items": schema, "maxItems": MANY}
    return found


def _calendar() -> dict[str, Any]:
    return {
        "operationId": "calendar", "summary": "An agreement's deadlines, for calendars.", "tags": ["instrument"],
        "parameters": [_inside("id"), *(_asked(name, says) for name, says in calendar.PARAMETERS.items())],
        "responses": {"200": {"description": "Its deadlines.", "content": {"text/calendar": {}}}}
        | _refusals("404"),
    }  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    fields: Mapping[str, str] = change.fields
    properties: dict[str, Any] = {name: {"type": "string", "description": says} for name, says in fields.items()}
    if change.upload:
        properties["file"] = {"type": "string", "format": "binary", "description": "or a file, up to 10 MB"}
    media = "multipart/form-data" if change.upload else "application/x-www-form-urlencoded"
    schema = {"type": "object", "properties": properties, "required": list(change.needs)}
    done: dict[str, Any] = {"303": {"description": "Done; see the page that it leads to."}}
    if change.upload:
        done = {"200": {"description": "What was read, as a page.", "content": {"text/html": {}}}}
    return {
        "operationId": change.name, "summary": change.says, "tags": ["changes"],
        "requestBody": {"required": True, "content": {media: {"schema": schema}}},
        "responses": done | _refusals("403", "404", "408", "413"),
    }  # fmt: skip


_SAYS = {
    "400": "The question cannot be answered as it was asked.",
    "401": "The token is missing or wrong.",
    "403": "The change does not come from a page of this desk, or the desk only shows.",
    "404": "The ledger has nothing of that name.",
    "408": "The request did not come in time.",
    "413": "The request is too large.",
    "429": "Too many exports are being made.",
}


def _refusals(*more: str) -> dict[str, Any]:
    # As data to who asks for it, in words to programs that take a file, else as a page.
    problem = {"application/json": {"schema": reference(Problem)}, "text/plain": {}, "text/html": {}}
    return {
        status: {"description": _SAYS[status], "content": {"text/plain": {}} if status == "401" else problem}
        for status in sorted({"400", "401", *more})
    }
