"""What stands between the desk and the world: headers, hosts, the token, forged changes, oversized and slow bodies."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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

LARGEST = 10 * 2**20
"""Bytes that a request may carry."""

PATIENCE = 20.0
"""Seconds for which a client may let us wait for the next part of its request."""

SAFE = {"GET", "HEAD", "OPTIONS"}
"""Methods that change nothing."""

SESSION, TOKEN = "dragoman_session", "dragoman_token"
"""Cookies."""


def proof(secret: bytes, session: str) -> str:
    """Make what a change must carry: nobody who can't read our pages can know it."""
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookie_parser(headers.get("cookie", ""))
        session = cookies.get(SESSION) or ""
        fresh = not (len(session) == 43 and session.isascii())
        if fresh:
            session = secrets.token_urlsafe(32)
        scope.setdefault("state", {})["proof"] = proof(self.secret, session)
        send = _marking(send, session if fresh else None)
        refusal = self._refusal(scope, headers, cookies, session)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self._pass(scope, receive, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, _measured(receive), watched)
        except Refused as refused:
            if not started:
                await _refuse(refused.status, refused.says)(scope, receive, send)

    def _refusal(
        self, scope: Scope, headers: Headers, cookies: dict[str, str], session: str
    ) -> Callable[[Scope, Receive, Send], Awaitable[None]] | None:
        host = headers.get("host", "")
        if self.hosts is not None and _name(host) not in self.hosts:
            return _refuse(400, f"got host {host[:80]!r}; expected one of {', '.join(sorted(self.hosts))};"
                                " start with --host to serve under another name")  # fmt: skip
        if self.token is not None:
            given = QueryParams(scope.get("query_string", b"").decode("latin-1")).get("token")
            if given is not None and _same(given, self.token):
                response = RedirectResponse(scope["path"] or "/", status_code=303)
                response.set_cookie(TOKEN, given, httponly=True, samesite="strict")
                return response
            bearer = headers.get("authorization", "").removeprefix("Bearer ")
            if not (_same(bearer, self.token) or _same(cookies.get(TOKEN, ""), self.token)):
                return _refuse(401, "got no token, or a wrong one; expected the token that was printed at the start;"
                                    " open the address that was printed with it")  # fmt: skip
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST:
            return _refuse(
                413, f"got {length[:20]} bytes; expected at most {LARGEST}; use `dragoman add` for large inputs"
            )
        if scope["method"] not in SAFE and not self._ours(headers, session):
            return _refuse(403, "got a change that does not come from a page of this desk; expected its proof in"
                                " X-CSRF-Token; load the page again")  # fmt: skip
        return None

    def _ours(self, headers: Headers, session: str) -> bool:
        """Whether a change comes from one of our pages: the browser says so, and it carries the page's proof.

        A program that brings the token in its header is nobody's forged form.
        """
        if self.token is not None and _same(headers.get("authorization", "").removeprefix("Bearer "), self.token):
            return True
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        if site not in ("same-origin", "none") or (origin and origin.partition("://")[2] != headers.get("host")):
            return False
        # Forms carry it too, but reading a form here would eat the request: the views check theirs.
        given = headers.get("x-csrf-token")
        return given is None or _same(given, proof(self.secret, session))


class Refused(Exception):
    """A body that is too large or too slow."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status
        self.says = says


def _measured(receive: Receive) -> Receive:
    taken = 0

    async def measured() -> Message:
        nonlocal taken
        try:
            message = await asyncio.wait_for(receive(), PATIENCE) if taken >= 0 else await receive()
        except TimeoutError:
            raise Refused(
                408, f"got nothing for {PATIENCE:.0f} seconds; expected the request's body; send it again"
            ) from None
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise Refused(413, f"got more than {LARGEST} bytes; expected less; use `dragoman add` for large inputs")
        if not message.get("more_body", False):
            taken = min(taken, -1)  # What comes now is only the client's leaving, for which we may wait long.
        return message

    return measured


def _marking(send: Send, session: str | None) -> Send:
    async def marking(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if session is not None:
                headers.append("set-cookie", f"{SESSION}={session}; HttpOnly; SameSite=Strict; Path=/")
        await send(message)

    return marking


def _refuse(status: int, says: str) -> PlainTextResponse:
    return PlainTextResponse(f"dragoman: {says}\n", status_code=status)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _name(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).strip("[]").lower()
