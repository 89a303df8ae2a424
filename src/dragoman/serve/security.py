"""What stands between the desk and the world: headers, hosts, the token, forged changes, oversized and slow bodies."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serve.bodies import LARGEST, hurried, measured

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
"""Content-Security-Policy: nothing from elsewhere, nothing inline."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # under "no-referrer" a browser says of our own forms that they come from nowhere
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Set on every answer."""

SAFE = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""

FEEDS = (".ics", ".rss")
"""Ends of addresses that calendars and feed readers fetch: they bring no cookie, and may bring a key instead."""

SESSION, TOKEN = "dragoman_session", "dragoman_token"
"""Cookies; the token's has a name for each token, for two desks of one machine share a browser's cookies."""

_SESSION = re.compile(r"[A-Za-z0-9_-]{43}")

Answer = Callable[[Scope, Receive, Send], Awaitable[None]]


def proof(secret: bytes, session: str) -> str:
    """Make what a change must carry: nobody who can't read our pages can know it."""
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


def key(token: str, path: str) -> str:
    """Make what opens one feed and nothing else, for programs that can't bring the token.

    >>> key("secret", "/find.rss") == key("secret", "/find.rss") != key("secret", "/find.ics")
    True
    """
    return hmac.new(token.encode(), b"feed " + path.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:40]


class Guard:
    """Refuses what should not come in, and marks what goes out.

    `hosts` are names under which we may be asked (a page elsewhere may have its own name point at this machine);
    `token`, where there is one, must be brought as a cookie, as `Authorization: Bearer` or once as `?token=`.
    """

    def __init__(self, app: ASGIApp, *, secret: bytes, hosts: frozenset[str] | None, token: str | None = None) -> None:
        self.app = app
        self.secret = secret
        self.hosts = hosts
        self.token = token
        self.cookie = f"{TOKEN}_{hashlib.sha256((token or '').encode()).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # the desk has none, and they obey no origin
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = next(filter(_SESSION.fullmatch, _cookies(headers, SESSION)), "")
        fresh = not session
        if fresh:
            session = secrets.token_urlsafe(32)
        state = scope.setdefault("state", {})
        state["proof"], state["trusted"], state["key"] = proof(self.secret, session), False, self._key
        # A file that everybody may keep must not carry what belongs to one.
        send = _marking(hurried(send), session if fresh and not scope["path"].startswith("/static/") else None)
        refusal = self._refusal(scope, headers, session)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self.app(scope, measured(receive), send)

    def _key(self, path: str) -> str:
        """Give what a feed's address must carry; nothing where there is no token."""
        return f"?key={key(self.token, path)}" if self.token else ""

    def _refusal(self, scope: Scope, headers: Headers, session: str) -> Answer | None:
        hosts = headers.getlist("host")
        if len(hosts) > 1 or (self.hosts is not None and _name("".join(hosts)) not in self.hosts):
            named = ", ".join(sorted(self.hosts)) if self.hosts else "one"
            return _refuse(421, f"got host {', '.join(hosts)[:80]!r}; expected one of {named};"
                                " start with --host to serve under another name")  # fmt: skip
        if self.token is not None and (stopped := self._stopped(scope, headers, self.token)):
            return stopped
        lengths = headers.getlist("content-length")
        if lengths and "transfer-encoding" in headers:  # two readers of it would see two different requests
            return _refuse(400, "got a content-length and a transfer-encoding; expected one of them; send it again")
        if len(lengths) > 1 or not all(one.isascii() and one.isdigit() for one in lengths):
            return _refuse(400, f"got content-length {', '.join(lengths)[:40]!r}; expected one number; send it again")
        if lengths and (len(lengths[0]) > 18 or int(lengths[0]) > LARGEST):
            return _refuse(
                413, f"got {lengths[0][:20]} bytes; expected at most {LARGEST}; use `dragoman add` for large inputs"
            )
        if scope["method"] not in SAFE and not self._ours(scope, headers, session):
            return _refuse(403, "got a change that does not come from a page of this desk; expected its proof in"
                                " X-CSRF-Token; load the page again")  # fmt: skip
        return None

    def _stopped(self, scope: Scope, headers: Headers, token: str) -> Answer | None:
        """Refuse who brings no token; send on who brings it in the address, so that it does not stay there."""
        asked = QueryParams(scope.get("query_string", b"").decode("latin-1"))
        safe = scope["method"] in SAFE
        if safe and _same(asked.get("token", ""), token):
            rest = urlencode([pair for pair in asked.multi_items() if pair[0] != "token"], errors="replace")
            # Two slashes at the start would name another host.
            path = "/" + quote(scope["path"], safe="/").lstrip("/")
            response = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
            response.set_cookie(self.cookie, token, httponly=True, samesite="strict")
            return response
        if safe and scope["path"].endswith(FEEDS) and _same(asked.get("key", ""), key(token, scope["path"])):
            return None
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(bearer.strip(), token):
            scope["state"]["trusted"] = True
            return None
        if any(_same(one, token) for one in _cookies(headers, self.cookie)):
            return None
        return _refuse(401, "got no token, or a wrong one; expected the token that was printed at the start;"
                            " open the address that was printed with it")  # fmt: skip

    def _ours(self, scope: Scope, headers: Headers, session: str) -> bool:
        """Whether a change comes from one of our pages: the browser says so, and it carries the page's proof.

        A program that brings the token in its header is nobody's forged form.
        """
        if scope["state"]["trusted"]:
            return True
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origins, host = headers.getlist("origin"), headers.get("host", "")
        if any(origin.partition("://")[2] != host for origin in origins):
            return False
        # Forms carry it too, but reading a form here would eat the request: the views check theirs.
        given = headers.get("x-csrf-token")
        return given is None or _same(given, proof(self.secret, session))


def _cookies(headers: Headers, name: str) -> list[str]:
    """Give the values of a cookie, of which a browser may send several: another path, another port set them."""
    return [
        value
        for header in headers.getlist("cookie")
        for part in header.split(";")
        if (value := cookie_parser(part).get(name)) is not None
    ]


def _marking(send: Send, session: str | None) -> Send:
    async def marking(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
            if session is not None:
                headers.append("set-cookie", f"{SESSION}={session}; HttpOnly; SameSite=Strict; Path=/")
        await send(message)

    return marking


def _refuse(status: int, says: str) -> PlainTextResponse:
    # Whatever else stands on the line is not read: it may be the rest of what was refused.
    headers = {"connection": "close"}
    return PlainTextResponse(f"dragoman: {says}\n".encode("utf-8", "replace"), status_code=status, headers=headers)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))


def _name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if name and port.isascii() and port.isdigit() else host).strip("[]").lower()
