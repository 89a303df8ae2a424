"""The API's description is true of the API, and nothing that fits it, or nearly, breaks the desk."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
from starlette.testclient import TestClient
from tests.serve.desks import client_of, ledger_at

from dragoman.record import Query, SqliteLedger
from dragoman.serve.openapi import document
from dragoman.serve.views import CHANGES, PLACES

DOCUMENT = json.loads(json.dumps(document(PLACES, CHANGES)))
OPERATIONS = [
    (path, method, one["operationId"]) for path, methods in DOCUMENT["paths"].items() for method, one in methods.items()
]
EXAMPLES, LONG = 220, 5000
"""Requests in all."""

TOKEN = "a-token-of-the-tests"


def test_the_description_is_openapi(reader: TestClient) -> None:
    told = reader.get("/openapi.json")
    assert told.headers["content-type"] == "application/json"
    validate(told.json())
    assert told.json() == DOCUMENT


def test_every_page_with_data_is_described() -> None:
    described = {name for _, _, name in OPERATIONS}
    assert {place.name for place in PLACES if place.gives is not None} <= described
    assert {change.name for change in CHANGES} <= described
    assert len(described) == len(OPERATIONS)
    assert all(place.says and place.gives for place in PLACES if place.name != "paste")


def test_fields_are_told_in_the_words_of_the_record() -> None:
    entry = DOCUMENT["components"]["schemas"]["StoredEntry"]
    assert entry["properties"]["event"]["description"].startswith("Id of the event")
    untold = [
        f"{name}.{field}"
        for name, schema in DOCUMENT["components"]["schemas"].items()
        for field, told in schema.get("properties", {}).items()
        if not told.get("description")
    ]
    assert not untold


def test_the_page_about_it_names_every_operation(reader: TestClient) -> None:
    text = reader.get("/api").text
    assert all(f"{method.upper()} {path}" in text for path, method, _ in OPERATIONS)


@pytest.fixture(scope="module")
def known(told: Path) -> dict[str, list[str]]:
    with SqliteLedger(told, read_only=True) as ledger:
        found = ledger.find(Query(limit=None))
    return {
        "article": sorted({one.entry.article_id for one in found}),
        "entry": [one.entry.id for one in found],
        "event": [one.event for one in found],
        "actor": ["NOR", "TCD", "PER", "person:sunniva vik"],
        "instrument": ["jcpoa", "npt"],
        "dossier": ["north & south"],
    }


@pytest.mark.parametrize("path", [path for path, method, _ in OPERATIONS if method == "get" and path.endswith(".json")])
def test_what_is_given_is_what_is_described(reader: TestClient, known: dict[str, list[str]], path: str) -> None:
    kind = "actor" if path.startswith("/pair") else path.split("/")[1]
    ids = known.get(kind, [""])[:3] if "{id}" in path else [""]
    for id in ids:
        answer = reader.get(path.replace("{id}", id).replace("{one}", "PER"))
        assert answer.status_code == 200 or path.endswith("/diff.json")
        shape = DOCUMENT["paths"][path]["get"]["responses"][str(answer.status_code)]["content"]["application/json"]
        jsonschema.validate(
            answer.json(), {**shape["schema"], "components": DOCUMENT["components"]},
            cls=jsonschema.Draft202012Validator,
        )  # fmt: skip


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk that takes every change, as a program with the token asks for it."""
    path = ledger_at(tmp_path_factory.mktemp("fuzzed") / "fuzzed.db")
    with client_of(path, token=TOKEN, raises=False) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"
        yield client


SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
ABSURD = [
    "\0", "9" * 400,
    "-1", "0", "1e309", "nan", "../../etc/passwd", "..%2f..", "%", "%zz", "'\"<svg/onload=1>", "{{7*7}}",
    "0000-00-00", "0001-01-01", "9999-12-31", "2025-01/..", "../..", "../9999", "-99999-01", "[2025..]", "\u202e",
    "a" * 3000, "\U0001f9ff", '"', "NEAR(", "day=2025-01-01 kind=x by=", "AND OR NOT *", ":", "person:",
]  # fmt: skip
"""Values that have broken other programs."""


CHECKED = [
    CHECKS.get_one(check)
    for check in (
        "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    )
]  # fmt: skip


@pytest.mark.parametrize(("path", "method", "name"), OPERATIONS, ids=[name for _, _, name in OPERATIONS])
def test_nothing_breaks_the_desk(
    fuzzed: TestClient, known: dict[str, list[str]], long: bool, path: str, method: str, name: str
) -> None:
    operation = SCHEMA[path][method]
    modes = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]
    takes = [one["name"] for one in DOCUMENT["paths"][path][method].get("parameters", ()) if one["in"] == "query"]
    ids = st.sampled_from([*known.get(path.split("/")[1], known["actor"]), *ABSURD])
    number = (LONG if long else EXAMPLES) // len(OPERATIONS) + 1

    @settings(
        max_examples=number, suppress_health_check=list(HealthCheck), phases=[Phase.generate], derandomize=not long
    )
    @given(case=st.one_of(*modes), data=st.data())
    def ask(case: Any, data: st.DataObject) -> None:
        if data.draw(st.booleans()) and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = data.draw(ids)
        if takes and data.draw(st.booleans()) and isinstance(case.query, dict | None):
            case.query = {**(case.query or {}), data.draw(st.sampled_from(takes)): data.draw(st.sampled_from(ABSURD))}
        answer = case.call(app=fuzzed.app, headers={"authorization": f"Bearer {TOKEN}"})
        case.validate_response(answer, checks=CHECKED)
        assert "content-security-policy" in answer.headers

    ask()
