"""Who may come in and change something: names of this machine, the token, proofs that a change comes from our pages."""

import socket
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from click.testing import CliRunner
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.serve.desks import client_of, proof_of

from dragoman.cli.serve import LOOPBACK, serve
from dragoman.dossier.question import kept
from dragoman.record import SqliteLedger
from dragoman.serve.security import POLICY, key
from dragoman.serve.views import CHANGES, PLACES
from dragoman.shapes.errors import DragomanError, UsageError

TOKEN = "only-for-tests"
KEEP = {"name": "new", "question": "actor=TCD"}


def dossiers(path: Path) -> set[str]:
    with SqliteLedger(path, read_only=True) as ledger:
        return set(kept(ledger))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, told: Path) -> Any:
    """Runs the command without listening; gives its output and what it would have served."""
    runs: list[tuple[Any, dict[str, Any]]] = []

    def listen(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        with sockets[0] as taken:
            runs.append((server.config.app, vars(server.config) | {"host": taken.getsockname()[0]}))

    monkeypatch.setattr(uvicorn.Server, "run", listen)

    def start(*options: str) -> tuple[str, Any, dict[str, Any]]:
        result = CliRunner().invoke(serve, ["--ledger", str(told), "--port", "0", *options], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output, *runs.pop()

    return start


def test_no_ledger_is_made_of_a_name_that_was_mistyped(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--ledger", str(tmp_path / "shp.db")])
    assert isinstance(result.exception, DragomanError)
    assert "no such file" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_desk_listens_to_this_machine_alone(started: Any) -> None:
    said, app, options = started()
    assert options["host"] == "127.0.0.1"
    assert "warning" not in said
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        assert client.get("/find").status_code == 200


def test_where_others_reach_it_a_token_is_made_and_a_warning_given(started: Any) -> None:
    said, app, options = started("--host", "0.0.0.0")
    assert options["host"] == "0.0.0.0"
    assert "warning: others can reach 0.0.0.0" in said
    token = said.rpartition("?token=")[2].split()[0]
    assert len(token) >= 32
    with TestClient(app, base_url="http://desk.example:8765", follow_redirects=False) as client:
        assert client.get("/find").status_code == 401
        assert client.get("/find", headers={"authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", "", "[::2]",
                                  "127.0.0.1@evil.example", "evil.example:127.0.0.1"])  # fmt: skip
def test_a_name_that_was_pointed_at_this_machine_is_refused(told: Path, host: str) -> None:
    with client_of(told, hosts=LOOPBACK) as client:
        answer = client.get("/find", headers={"host": host})
        assert answer.status_code == 421
        assert "expected one of" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "[::1]"])
def test_names_of_this_machine_are_taken(told: Path, host: str) -> None:
    with client_of(told, hosts=LOOPBACK) as client:
        assert client.get("/paste", headers={"host": host}).status_code == 200


def test_a_token_is_brought_once_and_then_kept_where_no_script_reads_it(told: Path) -> None:
    with client_of(told, token=TOKEN) as client:
        assert client.get("/find").status_code == 401
        assert client.get("/find?token=wrong").status_code == 401
        given = client.get(f"/find?actor=TCD&token={TOKEN}")
        assert given.status_code == 303
        assert given.headers["location"] == "/find?actor=TCD"
        cookie = next(one for one in given.headers.get_list("set-cookie") if TOKEN in one)
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.lower()
        assert client.get("/find?actor=TCD").status_code == 200


@pytest.mark.parametrize("token", ["", "short"])
def test_a_token_that_is_soon_guessed_is_none(told: Path, token: str) -> None:
    with pytest.raises(UsageError, match="at least 12"):
        client_of(told, token=token)


def test_a_token_leads_to_no_other_host(told: Path) -> None:
    with client_of(told, token=TOKEN) as client:
        answer = client.get(f"http://127.0.0.1:8765//evil.example/?token={TOKEN}")
        assert answer.headers["location"] == "/evil.example/"


def test_two_desks_of_one_machine_keep_their_tokens_apart(told: Path) -> None:
    with client_of(told, token=TOKEN) as one, client_of(told, token="another-token") as two:
        first = one.get(f"/?token={TOKEN}").headers["set-cookie"].partition("=")[0]
        assert first != two.get("/?token=another-token").headers["set-cookie"].partition("=")[0]


def test_of_several_cookies_of_one_name_the_right_one_counts(told: Path) -> None:
    with client_of(told, token=TOKEN) as client:
        name = client.get(f"/?token={TOKEN}").headers["set-cookie"].partition("=")[0]
        client.cookies.clear()
        assert client.get("/paste", headers={"cookie": f"{name}=x; {name}={TOKEN}; {name}=y"}).status_code == 200
        assert client.get("/paste", headers={"cookie": f"{name}=x; other={TOKEN}"}).status_code == 401


def test_a_feed_s_key_opens_that_feed_and_nothing_else(told: Path) -> None:
    with client_of(told, token=TOKEN) as client:
        asked = f"key={key(TOKEN, '/find.rss')}"
        assert client.get(f"/find.rss?actor=TCD&{asked}").status_code == 200
        for path in ("/find.ics", "/find", "/find.rss/", "/actor/TCD.rss", "/find.json"):
            assert client.get(f"{path}?{asked}").status_code == 401
        assert client.post(f"/dossiers/keep?{asked}", data=KEEP).status_code == 401
        client.get(f"/?token={TOKEN}")
        assert asked in client.get("/find?actor=TCD").text


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
@pytest.mark.parametrize("headers", [
    {}, {"x-csrf-token": "0" * 64}, {"x-csrf-token": ""}, {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
], ids=str)  # fmt: skip
def test_a_change_without_proof_is_refused(told: Path, change: Any, headers: dict[str, str]) -> None:
    before = told.read_bytes()
    with client_of(told) as client:
        proven = "sec-fetch-site" in headers or "origin" in headers
        more = {"x-csrf-token": proof_of(client)} if proven else {}
        answer = client.post(change.path, data=dict.fromkeys(change.fields, "x"), headers={**headers, **more})
    assert answer.status_code == 403
    assert told.read_bytes() == before


def test_a_change_with_its_proof_is_made(own: Path) -> None:
    with client_of(own) as client:
        proof = proof_of(client)
        for headers in ({}, {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}):
            assert client.post("/dossiers/keep", data=KEEP | {"proof": proof}, headers=headers).status_code == 303
        assert client.post("/dossiers/keep", data=KEEP | {"name": "b"}, headers={"x-csrf-token": proof}).is_redirect
    assert dossiers(own) == {"new", "b", "north & south"}


def test_a_proof_belongs_to_one_browser(own: Path) -> None:
    with client_of(own) as client:
        proof = proof_of(client)
        client.cookies.clear()
        assert client.post("/dossiers/keep", data=KEEP | {"proof": proof}).status_code == 403


def test_a_program_with_the_token_needs_no_proof(own: Path) -> None:
    with client_of(own, token=TOKEN) as client:
        bearer = {"authorization": f"bearer {TOKEN}"}
        assert client.post("/dossiers/keep", data=KEEP, headers=bearer).status_code == 303
        assert client.post("/dossiers/keep", data=KEEP, headers={"authorization": "Bearer no"}).status_code == 401
        client.get(f"/?token={TOKEN}")  # a browser that has the token still needs the page's proof
        assert client.post("/dossiers/keep", data=KEEP).status_code == 403
        assert client.post(f"/dossiers/keep?token={TOKEN}", data=KEEP).status_code == 403


def test_a_desk_that_only_shows_takes_no_change(own: Path) -> None:
    with client_of(own, writable=False) as client:
        answer = client.post("/dossiers/keep", data=KEEP | {"proof": "0" * 64})
        assert answer.status_code == 403
        assert "only shows" in answer.text
        assert 'method="post"' not in client.get("/find").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT"])
def test_other_methods_change_nothing(reader: TestClient, method: str) -> None:
    answer = reader.request(method, "/dossiers", headers={"x-csrf-token": proof_of(reader)})
    assert answer.status_code == 405


def test_there_are_no_web_sockets(reader: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, reader.websocket_connect("/find"):
        pass
    assert refused.value.code == 1008


PATHS = [
    *(place.path.partition("{")[0] for place in PLACES), "/find.json", "/find.csv", "/find.rss", "/find?when=never",
    "/find.json?limit=x", "/nowhere", "/nowhere.json", "/actor/nobody", "/static/js/desk.js", "/static/nothing.js",
    "/openapi.json", "/api", "/instrument/jcpoa/calendar.ics", "/entry/none", "/paste.json",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_a_page_may_do(reader: TestClient, path: str) -> None:
    for answer in (reader.get(path), reader.head(path), reader.post(path)):
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "no-store" in answer.headers["cache-control"] or path.startswith("/static/js")


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    parts = {part.split()[0]: part.split()[1:] for part in POLICY.split(";")}
    assert parts["default-src"] == ["'none'"]
    assert {source for sources in parts.values() for source in sources} <= {"'none'", "'self'", "data:"}
    assert parts["script-src"] == parts["style-src"] == ["'self'"]


def test_refusals_and_failures_say_so_too(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with client_of(told, hosts=LOOPBACK, token=TOKEN, raises=False) as client:
        assert client.get("/", headers={"host": "evil.example"}).headers["content-security-policy"] == POLICY
        assert client.get("/").headers["content-security-policy"] == POLICY
        client.get(f"/?token={TOKEN}")

        def break_down(*_: object) -> None:
            raise RuntimeError("a secret of the machine")

        monkeypatch.setattr(client.app.state.desk, "reading", break_down)  # type: ignore[attr-defined]
        broken = client.get("/find")
        assert broken.status_code == 500
        assert broken.headers["content-security-policy"] == POLICY
        assert "secret" not in broken.text


def test_a_file_that_everybody_may_keep_sets_no_cookie(told: Path) -> None:
    with client_of(told) as client:
        assert "set-cookie" not in client.get("/static/js/desk.js").headers
        assert "set-cookie" in client.get("/find").headers


@pytest.mark.parametrize("said", ["Your record was deleted, call 555", "<b>x</b>", "correct%00", "KEEP"])
def test_an_address_cannot_make_a_page_say_anything(reader: TestClient, said: str) -> None:
    assert '<div class="toast">' not in reader.get(f"/find?done={said}").text
    assert "Corrected." in reader.get("/find?done=correct").text


def test_an_address_that_is_taken_is_told_before_anything_is_promised(tmp_path: Path) -> None:
    SqliteLedger(tmp_path / "l.db").close()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ran = CliRunner().invoke(serve, ["--ledger", str(tmp_path / "l.db"), "--port", port])
    assert isinstance(ran.exception, UsageError) and "in use" in str(ran.exception), ran.exception
    assert "The desk on" not in ran.output
