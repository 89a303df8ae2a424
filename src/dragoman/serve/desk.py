"""The desk's hold on its ledger: readers that any number of requests share, one writer at a time."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from dragoman.catalogue import Catalogue
from dragoman.catalogue import load as load_catalogue
from dragoman.record import SqliteLedger

EXPORTS = 6
"""Exports that are made at a time: each holds its entries, some 13 KB apiece, until its last byte is gone."""

READERS = 64
"""Connections kept open for further questions."""


class Desk:
    """What all pages share: the ledger's file, the catalogue, the secret that guards changes.

    The ledger is made if there is none, so that the first page can say what to do. `LedgerError` if it can't be opened.
    """

    def __init__(self, path: str | Path, *, writable: bool = True) -> None:
        self.path = Path(path)
        """The ledger's file."""
        self.writable = writable
        """Whether people may change the record from the page."""
        self.secret = secrets.token_bytes(32)
        """Signs what a page hands out to prove that a change comes from it; new at every start."""
        self.catalogue: Catalogue = load_catalogue()
        """Who is who."""
        self.reader: object | None = None
        """What reads inputs that are handed in, once one was."""
        self.exporting = threading.BoundedSemaphore(EXPORTS)
        """Lets only so many exports be made at a time."""
        self.changes = 0
        """Changes that were made from its pages."""
        self._readers: LifoQueue[SqliteLedger] = LifoQueue(READERS)
        self._writing = threading.Lock()
        SqliteLedger(self.path, create=writable).close()
        self._watching = SqliteLedger(self.path, read_only=True)

    @contextmanager
    def reading(self) -> Iterator[SqliteLedger]:
        """Lend a ledger whose answers are all of one state."""
        try:
            ledger = self._readers.get_nowait()
        except Empty:
            ledger = SqliteLedger(self.path, read_only=True)
        try:
            with ledger.snapshot():
                yield ledger
        except BaseException:
            ledger.close()
            raise
        if self._readers.full():
            ledger.close()
        else:
            self._readers.put(ledger)

    @contextmanager
    def writing(self) -> Iterator[SqliteLedger]:
        """Lend a ledger that can be written to, to one at a time."""
        with self._writing, SqliteLedger(self.path, create=False) as ledger:
            try:
                yield ledger
            finally:
                self.changes += 1

    def state(self) -> int:
        """Give the ledger's state, quickly; to be called from the thread that answers requests alone."""
        return self._watching.state()

    def close(self) -> None:
        """Let go of all connections."""
        self._watching.close()
        while not self._readers.empty():
            self._readers.get_nowait().close()
