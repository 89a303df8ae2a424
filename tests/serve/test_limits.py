"""What is too large, too slow, packed to burst, or no proper request gets a clear refusal, and costs little."""

import gzip
import io
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import anyio
import pytest
import uvicorn
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient
from tests.serve.desks import client_of, proof_of

from dragoman.serve import bodies
from dragoman.serve.app import make
from dragoman.serve.bodies import LARGEST
from dragoman.serve.patient import Patient

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("path", [
    "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static/js/..%5c..%5capp.py",
    "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/js/", "/static/", "/static/js/%00.js",
    "/static/vendor/../../security.py", "/static/" + "a" * 5000, "/static/~root",
    "/article/..%2f..%2f..%2fetc%2fpasswd", "/article/%00", "/actor/../../etc/passwd", "/entry/%ff%fe",
    "/instrument/..%2flibrary%2fjcpoa", "/instrument/..%2f..%2f..%2fetc%2fpasswd/calendar.ics", "/dossier/..%2f..",
    "/article/x/raw/..%2f..",
])  # fmt: skip
def test_no_path_leads_out_of_the_house(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text and "import" not in answer.text


def test_what_says_that_it_is_too_large_is_refused_unread(reader: TestClient) -> None:
    answer = reader.post("/paste", content=b"", headers={"content-length": str(LARGEST + 1)})
    assert answer.status_code == 413
    assert "dragoman add" in answer.text


@pytest.mark.parametrize("length", ["9" * 5000, "-1", "\u00b2", "1e3", "0x10", ""])
def test_a_length_that_is_none_is_refused(reader: TestClient, length: str) -> None:
    answer = reader.post("/paste", content=b"", headers={"content-length": length.encode("latin-1")})
    assert answer.status_code in (400, 413)


def test_what_turns_out_too_large_is_refused_as_soon_as_it_is(reader: TestClient) -> None:
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        while sent < 3 * LARGEST:
            sent += 2**20
            yield b"a" * 2**20

    answer = reader.post("/paste", content=chunks(), headers=FORM)
    assert answer.status_code == 413


BASE: dict[str, Any] = {
    "type": "http", "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1", "client": None,
    "server": ("127.0.0.1", 8765), "asgi": {"version": "3.0", "spec_version": "2.4"},
    "headers": [(b"host", b"127.0.0.1"), (b"content-type", FORM["content-type"].encode())],
}  # fmt: skip
POST = BASE | {"method": "POST", "path": "/paste", "raw_path": b"/paste"}
GET = BASE | {"method": "GET", "path": "/find.jsonl", "raw_path": b"/find.jsonl"}


async def _ask(app: Any, messages: list[dict[str, Any]], pause: float = 0.0) -> list[dict[str, Any]]:
    """Send parts of a request, then nothing more, and collect the answer."""
    given: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not messages:
            await anyio.sleep(60)
        await anyio.sleep(pause)
        return messages.pop(0)

    async def send(message: Any) -> None:
        given.append(message)

    await app(dict(POST), receive, send)
    return given


def test_who_sends_half_a_request_is_not_waited_for(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)
    part = {"type": "http.request", "body": b"text=a", "more_body": True}
    given = anyio.run(_ask, make(told), [part])
    assert given[0]["status"] == 408


@pytest.mark.alone
def test_a_byte_now_and_then_is_no_progress(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "WHOLE", 0.3)
    parts = [{"type": "http.request", "body": b"a", "more_body": True} for _ in range(1000)]

    async def ask() -> list[dict[str, Any]]:
        return await _ask(make(told), parts, pause=0.01)

    began = time.monotonic()
    assert anyio.run(ask)[0]["status"] == 408
    assert time.monotonic() - began < 5


def test_who_takes_no_answer_lets_the_ledger_go(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.03)
    app = make(told)

    async def stuck(message: Any) -> None:
        if message["type"] == "http.response.body":
            await anyio.sleep(60)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def ask() -> None:
        for _ in range(2 * 6):
            with pytest.raises((TimeoutError, ClientDisconnect)):
                await app(dict(GET), receive, stuck)

    anyio.run(ask)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/find.jsonl").status_code == 200  # no turn and no reader is lost


@cache
def _bomb(size: int) -> bytes:
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=9, mtime=0) as packed:
        for _ in range(size >> 20):
            packed.write(b"a " * 2**19)
    return held.getvalue()


@pytest.mark.parametrize("name", ["page.txt.gz", "articles.jsonl.gz", "crawl.warc.gz"])
def test_what_was_packed_to_burst_is_refused_in_little_room(own: Path, name: str) -> None:
    data = _bomb(192 << 20)
    assert len(data) < 2**20
    with client_of(own) as client:
        proof = proof_of(client)
        tracemalloc.start()
        answer = client.post("/paste", data={"proof": proof}, files={"file": (name, data)})
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert answer.status_code in (200, 400)
    assert 'role="alert"' in answer.text
    assert peak < 120 << 20


@pytest.mark.parametrize("sent", [
    {"text": ""}, {"text": " \n "}, {"text": "x", "date": "someday"}, {"text": "x", "date": "9" * 500},
])  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(own: Path, sent: dict[str, str]) -> None:
    with client_of(own) as client:
        answer = client.post("/paste", data=sent | {"proof": proof_of(client)})
        assert answer.status_code == 400
        assert "expected" in answer.text


@pytest.mark.parametrize("kind", [
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x; charset=undefined",
    "multipart/form-data; boundary=x; charset=unicode_escape", "text/plain", "application/json", "",
])  # fmt: skip
def test_a_form_that_is_none_is_refused(own: Path, kind: str) -> None:
    with client_of(own) as client:
        body = b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n\\ud800\xff\r\n--x--\r\n'
        headers = {"content-type": kind, "x-csrf-token": proof_of(client)}
        assert client.post("/paste", content=body, headers=headers).status_code in (200, 400)


def test_a_form_of_too_many_parts_is_refused(own: Path) -> None:
    with client_of(own) as client:
        proof = proof_of(client)
        many = {f"f{number}": "x" for number in range(300)}
        assert client.post("/paste", data=many | {"proof": proof}).status_code == 400
        files = [("file", (f"{number}.txt", b"x")) for number in range(9)]
        assert client.post("/paste", data={"proof": proof}, files=files).status_code == 400


class Hasty(Patient):
    patience = 0.4


@pytest.fixture(scope="module")
def port(told: Path) -> Iterator[int]:
    """A desk that really listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(make(told), http=Hasty, ws="none", log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def _raw(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send bytes as they are; gives all that comes back before the other side closes or two seconds pass."""
    with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
        got = b""
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while data := line.recv(65536):
                got += data
        except (TimeoutError, ConnectionError):
            pass
        return got


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize("head", [
    b"GET /paste HTTP/1.1\r\nhost: a\r\nhost: b\r\n",
    b"POST /paste HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n",
    b"POST /paste HTTP/1.1\r\nhost: a\r\ncontent-length: 4, 4x\r\n",
    b"POST /paste HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip, chunked\r\n",
    b"POST /paste HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n",
    b"GET /paste HTTP/1.1\r\n",
    b"GET /pa ste HTTP/1.1\r\nhost: a\r\n",
    b"GET /paste HTTP/1.1\r\nhost : a\r\n",
    b"GET /paste HTTP/1.1\r\nhost: a\r\nx: a\0b\r\n",
    b"GET /paste\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
])  # fmt: skip
def test_a_request_that_may_be_read_in_two_ways_is_refused(port: int, head: bytes) -> None:
    answer = _raw(port, head + b"connection: close\r\n\r\n")
    assert _status(answer) in (400, 408, 421, 501)


def test_one_request_does_not_hide_another(port: int) -> None:
    hidden = b"GET /sources HTTP/1.1\r\nhost: a\r\n\r\n"
    both = b"POST /paste HTTP/1.1\r\nhost: a\r\ncontent-length: %d\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
    answer = _raw(port, both % len(hidden) + hidden)
    assert _status(answer) == 400
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.alone
def test_half_a_head_is_not_waited_for(port: int) -> None:
    began = time.monotonic()
    assert _status(_raw(port, b"GET /paste HTTP/1.1\r\nhost: a\r\n")) == 408
    dripping = _raw(port, *[b"GET /p HT", b"TP/1.1\r\n", b"host: ", b"a\r\n", b"x: y\r\n"], pause=0.15)
    assert not dripping or _status(dripping) == 408  # what was sent meanwhile may have closed it before it was read
    assert time.monotonic() - began < 3.5
    assert _status(_raw(port, b"GET /paste HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")) == 200


def test_a_head_without_end_is_refused(port: int) -> None:
    answer = _raw(port, b"GET /paste HTTP/1.1\r\nhost: a\r\n" + b"x: y\r\n" * 40_000)
    assert not answer or _status(answer) in (400, 431)
