"""Answers that are kept: as long as the ledger's state stays, the same question has the same answer."""

import asyncio
import gzip
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import Desk

ROOM = 64 * 2**20
"""Bytes of answers that are kept; those not asked for the longest go first."""

AT_ONCE = 2
"""Answers that are worked out at a time: they take the processor, and more of them would only wait for each other."""

BEHIND = 5.0
"""Seconds by which a page may lag while some other program writes without a pause."""

PAUSELESS = 3
"""States seen within so many seconds that tell of such a program."""

SMALL = 1_000
"""Bytes below which nothing is gained by compressing."""

MARK = secrets.token_hex(32)
"""Stands in what is kept for the proof, which is another one for everybody who looks."""


@dataclass(frozen=True)
class Answer:
    """What is kept of a response."""

    state: int
    """State of the ledger."""
    changes: int
    """Changes that had been made from this desk's pages."""
    made: float
    """When, on the monotonic clock."""
    media: str
    """Its content type."""
    parts: tuple[bytes, ...]
    """The body, cut wherever the proof stands."""
    packed: bytes | None
    """The body compressed; null where it is short, or where it has a proof: a secret is not compressed with text."""

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(map(len, self.parts)) + len(self.packed or b"")


class Kept:
    """Gives the answers to requests, each worked out once for a state of the ledger, however many ask for it.

    While another program writes without a pause, a page that was answered a few seconds ago is given again and worked
    out anew meanwhile: readers need not wait for each article that it adds. Data is always of the very state.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0
        self._coming: dict[Hashable, asyncio.Task[Response]] = {}
        self._limit = CapacityLimiter(AT_ONCE)
        self._seen: deque[tuple[int, float]] = deque(maxlen=PAUSELESS)

    async def answer(self, request: Request, key: Hashable, make: Callable[[], Response], *, page: bool) -> Response:
        """Give what was kept, or work it out; `page` lets it lag a little while somebody else writes."""
        now, state, changes = time.monotonic(), self._desk.state(), self._desk.changes
        if not self._seen or self._seen[-1][0] != state:
            self._seen.append((state, now))
        known = self._kept.get(key)
        if known and known.changes == changes:
            if known.state == state:
                self._kept.move_to_end(key)
                return _response(request, known)
            if page and self._pauseless(now) and now - known.made < BEHIND:
                self._work(key, state, make)
                return _response(request, known)
        made = await asyncio.shield(self._work(key, state, make))
        known = self._kept.get(key)
        fresh = known is not None and known.state == state and known.changes == changes
        return _response(request, known) if known and fresh else _plain(request, made)

    def _pauseless(self, now: float) -> bool:
        return len(self._seen) == PAUSELESS and now - self._seen[0][1] < BEHIND

    def _work(self, key: Hashable, state: int, make: Callable[[], Response]) -> "asyncio.Task[Response]":
        """Work an answer out, or wait for whoever does so already."""
        changes = self._desk.changes
        whole = (key, state, changes)
        if whole not in self._coming:
            task = asyncio.create_task(self._made(key, state, changes, make))
            self._coming[whole] = task
            task.add_done_callback(lambda done: self._arrived(whole, done))
        return self._coming[whole]

    def _arrived(self, whole: Hashable, done: "asyncio.Task[Response]") -> None:
        self._coming.pop(whole, None)
        if not done.cancelled():
            done.exception()  # told to whoever waits; nobody may, where a page was given again

    async def _made(self, key: Hashable, state: int, changes: int, make: Callable[[], Response]) -> Response:
        began = time.monotonic()
        response, packed = await to_thread.run_sync(_packed, make, limiter=self._limit)
        if response.status_code == 200:
            parts = tuple(bytes(response.body).split(MARK.encode()))
            self._keep(key, Answer(state, changes, began, response.headers["content-type"], parts, packed))
        return response

    def _keep(self, key: Hashable, answer: Answer) -> None:
        before = self._kept.pop(key, None)
        self._size += answer.size - (before.size if before else 0)
        self._kept[key] = answer
        while self._size > ROOM and self._kept:
            self._size -= self._kept.popitem(last=False)[1].size


def _packed(make: Callable[[], Response]) -> tuple[Response, bytes | None]:
    response = make()
    body = bytes(response.body)
    if len(body) < SMALL or MARK.encode() in body:
        return response, None
    return response, gzip.compress(body, compresslevel=5, mtime=0)


def _response(request: Request, answer: Answer) -> Response:
    headers = {"vary": "accept-encoding"}
    if answer.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(answer.packed, headers=headers | {"content-encoding": "gzip"}, media_type=answer.media)
    body = request.state.proof.encode().join(answer.parts)
    return Response(body, headers=headers, media_type=answer.media)


def _plain(request: Request, made: Response) -> Response:
    body = bytes(made.body).replace(MARK.encode(), request.state.proof.encode())
    return Response(body, made.status_code, media_type=made.headers.get("content-type"))
