"""What a request may carry, and how long it may take about it."""

import asyncio
from time import monotonic

from starlette.types import Message, Receive, Send

from dragoman.serve.refusal import RefusedError

LARGEST = 10 * 2**20
"""Bytes that a request may carry."""

PATIENCE = 20.0
"""Seconds for which a client may let us wait for the next part of its request, or take none of our answer."""

WHOLE = 120.0
"""Seconds within which a request must be here whole: a byte now and then is no progress."""


def measured(receive: Receive) -> Receive:
    """Take a request's body within the limits; `RefusedError` beyond them."""
    taken, whole, began = 0, False, monotonic()

    async def receiving() -> Message:
        nonlocal taken, whole
        if whole:  # What comes now is only the client's leaving, for which we may wait long.
            return await receive()
        left = began + WHOLE - monotonic()
        try:
            message = await asyncio.wait_for(receive(), max(0.0, min(PATIENCE, left)))
        except TimeoutError:
            got = f"nothing for {PATIENCE:.0f} seconds" if left > PATIENCE else f"no end in {WHOLE:.0f} seconds"
            raise RefusedError("request", status=408, got=got, expected="its body", remedy="send it again") from None
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise RefusedError(
                "request", status=413, got=f"more than {LARGEST} bytes", expected="less",
                remedy="use `dragoman add` for large inputs",
            )  # fmt: skip
        whole = not message.get("more_body", False)
        return message

    return receiving


def hurried(send: Send) -> Send:
    """Give an answer only to who takes it: a client that reads nothing must not hold the ledger's state.

    `TimeoutError` ends the answer, and the connection with it.
    """

    async def sending(message: Message) -> None:
        await asyncio.wait_for(send(message), 3 * PATIENCE)

    return sending
