"""Answers that are kept: worked out once, never of another state but while somebody writes without a pause."""

import asyncio
import gzip
import threading
from collections.abc import Callable, Coroutine
from typing import Any, cast

import pytest
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve import kept as room
from dragoman.serve.desk import Desk
from dragoman.serve.kept import MARK, Kept


class Stand:
    """Stands in for a desk: a state and a count of changes."""

    def __init__(self) -> None:
        self.now, self.changes = 1, 0

    def state(self) -> int:
        return self.now


class Maker:
    """Makes answers that say how many were made, and waits where it is told to."""

    def __init__(self, text: str = "") -> None:
        self.made, self.text, self.gate = 0, text, threading.Event()
        self.gate.set()

    def __call__(self) -> Response:
        self.gate.wait(5)
        self.made += 1
        return Response(f"answer {self.made} {self.text}", media_type="text/html")


def asks(accept: str = "", proof: str = "p" * 8) -> Request:
    headers = [(b"accept-encoding", accept.encode())]
    return Request({"type": "http", "headers": headers, "state": {"proof": proof}})


@pytest.fixture
def stand() -> Stand:
    return Stand()


def run(stand: Stand, play: Callable[[Kept], Coroutine[Any, Any, None]]) -> None:
    async def all_of_it() -> None:
        await play(Kept(cast(Desk, stand)))

    asyncio.run(all_of_it())


def test_many_who_ask_the_same_wait_for_one_answer(stand: Stand) -> None:
    make = Maker()

    async def play(kept: Kept) -> None:
        answers = await asyncio.gather(*(kept.answer(asks(), "page", make, page=True) for _ in range(20)))
        assert {bytes(one.body) for one in answers} == {b"answer 1 "} and make.made == 1

    run(stand, play)


def test_another_state_has_another_answer(stand: Stand) -> None:
    make = Maker()

    async def play(kept: Kept) -> None:
        for state in (1, 1, 2, 2, 2):
            stand.now = state
            answer = await kept.answer(asks(), "page", make, page=True)
        assert make.made == 2 and bytes(answer.body) == b"answer 2 "

    run(stand, play)


@pytest.mark.parametrize(("page", "changes", "made"), [(True, 0, 2), (False, 0, 4), (True, 1, 4)])
def test_a_page_lags_only_while_another_program_writes(stand: Stand, page: bool, changes: int, made: int) -> None:
    make = Maker()

    async def play(kept: Kept) -> None:
        for state in (1, 2, 3, 4):
            stand.now = state
            stand.changes += changes
            await kept.answer(asks(), "page", make, page=page)
        assert make.made == made

    run(stand, play)


def test_a_page_lags_no_longer_once_nothing_is_written(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()

    async def play(kept: Kept) -> None:
        for state in (1, 2, 3):
            stand.now = state
            await kept.answer(asks(), "page", make, page=True)
        monkeypatch.setattr(room, "PAUSE", 0.0)
        answer = await kept.answer(asks(), "page", make, page=True)
        assert bytes(answer.body) == b"answer 3 "

    run(stand, play)


def test_what_nobody_waits_for_is_left(stand: Stand) -> None:
    slow, make = Maker(), Maker()

    async def play(kept: Kept) -> None:
        await kept.answer(asks(), "page", make, page=True)
        slow.gate.clear()
        held = [asyncio.create_task(kept.answer(asks(), name, slow, page=True)) for name in range(room.AT_ONCE)]
        await asyncio.sleep(0.05)
        stand.now = 2
        waiting = asyncio.create_task(kept.answer(asks(), "page", make, page=True))
        await asyncio.sleep(0.05)
        stand.now = 3  # the second change: it is given the old page, and its place in the queue is free
        assert bytes((await waiting).body) == b"answer 1 "
        slow.gate.set()
        await asyncio.gather(*held)
        await asyncio.sleep(0.05)
        assert make.made == 1

    run(stand, play)


def test_a_secret_is_each_ones_own_and_not_compressed(stand: Stand) -> None:
    make, plain = Maker(f"{MARK} and {MARK}" + "x" * 2000), Maker("x" * 2000)

    async def play(kept: Kept) -> None:
        for proof in ("mine", "yours"):
            answer = await kept.answer(asks("gzip", proof), "form", make, page=True)
            assert f"{proof} and {proof}".encode() in bytes(answer.body) and MARK.encode() not in bytes(answer.body)
            assert "content-encoding" not in answer.headers
        await kept.answer(asks(), "list", plain, page=True)
        small = await kept.answer(asks("br, gzip"), "list", plain, page=True)
        assert small.headers["content-encoding"] == "gzip" and small.headers["vary"] == "accept-encoding"
        assert gzip.decompress(bytes(small.body)).startswith(b"answer 1") and len(bytes(small.body)) < 200

    run(stand, play)


def test_room_is_limited(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ROOM", 50)
    make = Maker("x" * 20)

    async def play(kept: Kept) -> None:
        for name in "abca":
            await kept.answer(asks(), name, make, page=True)
        assert make.made == 4

    run(stand, play)


def test_a_failure_is_told_and_not_kept(stand: Stand) -> None:
    async def play(kept: Kept) -> None:
        def broken() -> Response:
            raise RuntimeError("no")

        for _ in range(2):
            with pytest.raises(RuntimeError):
                await kept.answer(asks(), "page", broken, page=True)
        missing = [await kept.answer(asks(), "none", lambda: Response("gone", 404), page=True) for _ in range(2)]
        assert [one.status_code for one in missing] == [404, 404]

    run(stand, play)
