"""Addresses, asked of a server of our own on this machine."""

import contextlib
import gzip
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from dragoman.intake import network, read, web
from dragoman.intake.web import Limits
from dragoman.shapes.errors import FetchError, SourceError

WORDS = "The foreign minister of Norway met his Danish counterpart and said that they had agreed on the quotas."
PAGE = f"<html><body><article><h1>Envoys meet</h1><p>{WORDS}</p></article></body></html>"
ITEM = f"<item><title>T</title><description>{WORDS}</description></item>"
FEED = f"<rss version='2.0'><channel><title>x</title>{ITEM}</channel></rss>"


class Handler(BaseHTTPRequestHandler):
    """Answers each path with the fault, or the page, that it names."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "at_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def send(self, body: bytes, media: str | None = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if media:
            self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.send(PAGE.encode())

    def at_agent(self) -> None:
        self.send(PAGE.replace("Envoys meet", self.headers["User-Agent"]).encode())

    def at_feed(self) -> None:
        self.send(FEED.encode(), "application/rss+xml")

    def at_charset(self) -> None:
        self.send(PAGE.replace("Norway", "Norway’s café").encode("cp1252"), "text/html; charset=utf-8")

    def at_gzip(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def at_brotli(self) -> None:
        self.send(b"xxxx", Content_Encoding="br")

    def at_bomb(self) -> None:
        self.send(gzip.compress(bytes(80 << 20), 6), Content_Encoding="gzip")

    def at_torn(self) -> None:
        self.send(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")

    def at_large(self) -> None:
        self.send(b"x" * 3_000_000, "text/plain")

    def at_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while True:
            self.wfile.write(b"word " * 1000)

    def at_silent(self) -> None:
        time.sleep(3)

    def at_dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def at_drippinghead(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100:
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(0.05)

    def at_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"short")

    def at_missing(self) -> None:
        self.send(b"gone", status=404)

    def at_picture(self) -> None:
        self.send(b"\x89PNG", "image/png")

    def at_untyped(self) -> None:
        self.send(PAGE.encode(), None)

    def at_to(self) -> None:
        self.send(b"", status=302, Location=self.path.split("?", 1)[1])

    def at_hop(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self.send(b"", status=301, Location=f"/hop/{left - 1}" if left > 1 else "/page")

    def at_loop(self) -> None:
        self.send(b"", status=302, Location="/loop")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()


Fetch = Callable[..., web.Answer]


@pytest.fixture
def fetch(server: str) -> Fetch:
    def one(path: str, **limits: float) -> web.Answer:
        return web.fetch(server + path, allow_private=True, limits=Limits(**limits))  # type: ignore[arg-type]

    return one


def test_a_page_and_a_feed(server: str) -> None:
    [page] = read(server + "/page", allow_private=True)
    assert (page.title, page.url, page.source.file) == ("Envoys meet", server + "/page", server + "/page")
    [item] = read(server + "/feed", allow_private=True)
    assert item.title == "T"


def test_redirects_are_followed_and_counted(server: str, fetch: Fetch) -> None:
    assert fetch("/hop/5").url == server + "/page"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch("/hop/6")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch("/loop")


@pytest.mark.parametrize(
    ("path", "got"),
    [
        ("/missing", "status 404 Not Found"),
        ("/picture", "content of the type image/png"),
        ("/brotli", "content in the encoding br"),
        ("/torn", "a gzip file that is cut off"),
        ("/short", "a failed connection"),
        ("/to?file:///etc/passwd", "the address file:"),
        ("/to?ftp://post.example/", "the address ftp://post.example/"),
    ],
)
def test_what_is_no_page(fetch: Fetch, path: str, got: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(path)
    assert caught.value.got.startswith(got)
    assert caught.value.subject.endswith(path)


def test_a_failed_connection_gives_its_reason_without_a_number() -> None:
    with pytest.raises(FetchError) as caught:
        web.fetch("http://127.0.0.1:1/", allow_private=True)
    assert caught.value.got == "a failed connection (Connection refused)"


@pytest.mark.parametrize("path", ["/large", "/endless", "/bomb"])
def test_size_is_bounded(fetch: Fetch, path: str) -> None:
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        fetch(path, size=1_000_000)


def test_a_part_that_ends_at_the_limit_is_not_the_end() -> None:
    parts = httpx.Response(200, content=iter((b"x" * 1000, b"x")))
    with pytest.raises(FetchError, match="more than 1,000 bytes"):
        web._data(parts, "http://a.example/", Limits(size=1000))
    assert (
        len(web._data(httpx.Response(200, content=iter((b"x" * 1000,))), "http://a.example/", Limits(size=1000)))
        == 1000
    )


@pytest.mark.alone
def test_time_is_bounded(fetch: Fetch) -> None:
    for path, limits in (
        ("/silent", {"silence": 0.3}),
        ("/silent", {"seconds": 0.3}),
        ("/dripping", {"seconds": 0.5}),
        ("/drippinghead", {"seconds": 0.5}),
    ):
        start = time.monotonic()
        with pytest.raises(FetchError, match="seconds"):
            fetch(path, **limits)
        assert time.monotonic() - start < 2


def test_encodings(server: str, fetch: Fetch) -> None:
    assert fetch("/gzip").data == PAGE.encode()
    assert fetch("/untyped").data == PAGE.encode()
    [page] = read(server + "/charset", allow_private=True)
    assert "Norway’s café" in page.text


def test_it_says_who_asks(fetch: Fetch) -> None:
    assert b"dragoman/" in fetch("/agent").data


def test_a_private_address_is_refused_unless_allowed(server: str) -> None:
    port = server.rsplit(":", 1)[1]
    for host in (
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::ffff:127.0.0.1]",
        "127.1",
        "0.0.0.0",
    ):
        with pytest.raises(FetchError) as caught:
            web.fetch(f"http://{host}:{port}/page")
        assert "private address" in caught.value.got or "no address" in caught.value.got, host
    problems: list[SourceError] = []
    assert not list(read(server + "/page", on_problem=problems.append))
    assert "--allow-private" in problems[0].remedy


def test_each_redirect_is_checked_like_the_first(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The server's own address is taken for a public one here; what it leads to isn't.
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    assert web.fetch(server + "/page").data
    with pytest.raises(FetchError, match="private address"):
        web.fetch(server + "/to?http://127.0.0.2/page")


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.215.14", "127.0.0.1"])
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(2, 1, 6, "", (next(answers), port))]

    connected: list[str] = []

    class Backend:
        def connect_tcp(self, host: str, *_: object) -> object:
            connected.append(host)
            raise network.httpcore.ConnectError("not here")

    monkeypatch.setattr(network.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(network.httpcore, "SyncBackend", Backend)
    with pytest.raises(FetchError, match="failed connection"):
        web.fetch("http://rebinding.example/page")
    assert asked == ["rebinding.example"]
    assert connected == ["93.184.215.14"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("10.0.0.1", False), ("172.16.3.4", False), ("192.168.1.1", False), 
        ("169.254.169.254", False),
        ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("0.0.0.0", False), ("::1", False),
        ("::", False), ("fe80::1", False), ("fd00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("2606:4700::1111", True), ("240.0.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert network.is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "address", ["http://", "https://[", "http://a b/", "gopher://x/", "http://\ud800/", "http://x:99999/"]
)
def test_what_is_no_address(address: str) -> None:
    problems: list[SourceError] = []
    assert not list(read(address, on_problem=problems.append))
    assert len(problems) == 1
    assert isinstance(problems[0], FetchError)


def test_an_unknown_host() -> None:
    with pytest.raises(FetchError, match="failed connection"):
        web.fetch("http://no-such-host.invalid/")
