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

REST, BEHIND = 5.0, 60.0
"""Seconds for which a page is given again as it is, and by which it may lag, while another program writes without a
pause."""

CHANGES, WITHIN, PAUSE = 2, 30.0, 10.0
"""So many changes seen within so many seconds, the last of them so many seconds ago at most, tell of such a program."""

BLINK = 0.1
"""Seconds after which whoever waits looks again whether such a program is at work."""

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
        self._coming: dict[Hashable, Work] = {}
        self._limit = CapacityLimiter(AT_ONCE)
        self._again = 0.0
        self._seen: int | None = None
        self._times: deque[float] = deque(maxlen=CHANGES)

    async def answer(self, request: Request, key: Hashable, make: Callable[[], Response], *, page: bool) -> Response:
        """Give what was kept, or work it out; `page` lets it lag a little while somebody else writes."""
        state, changes = self._look(), self._desk.changes
        known = self._kept.get(key)
        if known and known.changes == changes and known.state == state:
            self._kept.move_to_end(key)
            return _response(request, known)
        if not page or not known or known.changes != changes:
            known = None
        elif self._pauseless(known):
            self._refresh(key, state, make, known)
            return _response(request, known)
        work = self._work(key, state, make)
        work.waiting += 1
        try:
            while not (await asyncio.wait({work.task}, timeout=BLINK if known else None))[0]:
                self._look()
                if known and self._pauseless(known):
                    return _response(request, known)
        finally:
            work.waiting -= 1
            if not work.waiting and not work.begun:
                work.task.cancel()  # nobody waits for it any more, and the processor has better things to do
        made = work.task.result()
        known = self._kept.get(key)
        fresh = known is not None and known.state == state and known.changes == changes
        return _response(request, known) if known and fresh else _plain(request, made)

    def _look(self) -> int:
        """Give the state, and remember when it became another one."""
        state = self._desk.state()
        if self._seen not in (None, state):
            self._times.append(time.monotonic())
        self._seen = state
        return state

    def _pauseless(self, known: Answer) -> bool:
        """Whether another program writes without a pause, and an answer is young enough to be given meanwhile."""
        now = time.monotonic()
        times = self._times
        writes = len(times) == CHANGES and now - times[0] < WITHIN and now - times[-1] < PAUSE
        return writes and now - known.made < BEHIND

    def _refresh(self, key: Hashable, state: int, make: Callable[[], Response], known: Answer) -> None:
        now = time.monotonic()
        if now - known.made > REST and now > self._again:
            self._again = now + BEHIND  # until it is done
            work = self._work(key, state, make)
            work.waiting += 1  # the next reader
            work.task.add_done_callback(lambda _: self._rest(now))

    def _rest(self, began: float) -> None:
        """Let what is worked out anew for nobody in particular take a quarter of the time at most."""
        now = time.monotonic()
        self._again = now + 3 * (now - began)

    def _work(self, key: Hashable, state: int, make: Callable[[], Response]) -> "Work":
        """Work an answer out, or join whoever does so already."""
        changes = self._desk.changes
        whole = (key, state, changes)
        if whole not in self._coming:
            self._coming[whole] = work = Work()
            work.task = asyncio.create_task(self._made(key, state, changes, make, work))
            work.task.add_done_callback(lambda done: self._arrived(whole, done))
        return self._coming[whole]

    def _arrived(self, whole: Hashable, done: "asyncio.Task[Response]") -> None:
        self._coming.pop(whole, None)
        if not done.cancelled():
            done.exception()  # told to whoever waits; nobody may, where a page was given again

    async def _made(
        self, key: Hashable, state: int, changes: int, make: Callable[[], Response], work: "Work"
    ) -> Response:
        began = time.monotonic()

        def packed() -> tuple[Response, bytes | None]:
            work.begun = True
            return _packed(make())

        response, short = await to_thread.run_sync(packed, limiter=self._limit)
        if response.status_code == 200:
            parts = tuple(bytes(response.body).split(MARK.encode()))
            self._keep(key, Answer(state, changes, began, response.headers["content-type"], parts, short))
        return response

    def _keep(self, key: Hashable, answer: Answer) -> None:
        before = self._kept.pop(key, None)
        self._size += answer.size - (before.size if before else 0)
        self._kept[key] = answer
        while self._size > ROOM and self._kept:
            self._size -= self._kept.popitem(last=False)[1].size


class Work:
    """An answer that is being worked out."""

    task: "asyncio.Task[Response]"
    """What does it."""
    waiting = 0
    """How many wait for it."""
    begun = False
    """Whether it has more than its place in the queue."""


def _packed(response: Response) -> tuple[Response, bytes | None]:
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
