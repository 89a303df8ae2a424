"""The HTTP protocol with an end to its patience: a request whose head does not come is not waited for."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from dragoman.serve.bodies import PATIENCE

GONE = (
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: 0\r\n\r\n"
)
"""What is answered to half a request."""


class Patient(H11Protocol):
    """Closes a connection that begins a request and does not finish its head; the body has limits of its own."""

    patience = PATIENCE
    """Seconds."""
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait no longer once a request's head is whole, and for the next one as soon as it begins."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(self.patience, self._end)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        self._timer = None
        waiting = self.cycle is None or self.cycle.response_complete
        if waiting and not self.transport.is_closing():
            self.transport.write(GONE)
            self.transport.close()
