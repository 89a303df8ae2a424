"""Processes that read: articles to their records on several cores, in the order in which they were given."""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

import msgspec

from dragoman.shapes import Article, Entry
from dragoman.shapes.errors import UsageError

if TYPE_CHECKING:
    from dragoman.catalogue import Catalogue
    from dragoman.language.runtime import Parser

Traces = dict[str, dict[str, str]]


class Told(msgspec.Struct, frozen=True):
    """What was read in one article."""

    entries: tuple[Entry, ...]
    """Its record."""
    traces: Traces
    """What made each field, by the entries' ids."""
    failed: str | None = None
    """The error of ours that kept it from being read; null for none."""


class Reader:
    """Reads articles to their records; the model and the catalogue are loaded with the first one."""

    def __init__(self, *, threads: int, catalogue: "Catalogue | None" = None) -> None:
        self._threads = threads
        self._catalogue = catalogue
        self._parser: Parser | None = None

    def read(self, articles: Sequence[Article]) -> list[Told]:
        """Read each article; what is read in one depends on it alone, not on the others."""
        from dragoman import catalogue as who_is_who
        from dragoman import language, reading

        self._catalogue = self._catalogue or who_is_who.load()
        self._parser = self._parser or language.load(threads=self._threads)
        found = []
        for article, parse in zip(articles, self._parser.parse(one.text for one in articles), strict=True):
            traces: Traces = {}
            try:
                [entries] = reading.read([article], [parse], catalogue=self._catalogue, traces=traces)
            except Exception as error:  # one text that our rules stumble over must not end a run over thousands
                found.append(Told((), {}, failed=f"{type(error).__name__}: {error}"))
                continue
            found.append(Told(tuple(entries), traces))
        return found


def read(groups: Iterable[Sequence[Article]], *, workers: int, threads: int) -> Iterator[list[Told]]:
    """Read groups of articles in as many processes, each with a model of its own; answers come in order.

    No more groups are held than there are workers. A worker that ends, for want of memory say, is a `UsageError`.
    """
    pool = [_start(threads) for _ in range(workers)]
    busy: deque[_Worker] = deque()
    stream = iter(groups)
    try:
        for worker in pool:
            if _give(worker, stream):
                busy.append(worker)
        while busy:
            worker = busy.popleft()
            told = worker.answer()
            # It gets its next group before what it has read is stored: it needn't wait for that.
            if _give(worker, stream):
                busy.append(worker)
            yield told
    finally:
        for worker in pool:
            worker.stop()


class _Worker:
    """A process and our end of the pipe to it; it ends when that is closed, however we end."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe

    def answer(self) -> list[Told]:
        try:
            found = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            raise UsageError(
                "--workers", got=f"a reading process that ended by itself (exit status {self.process.exitcode})",
                expected="one that reads on", remedy="run it again with fewer: what was stored stays",
            ) from None  # fmt: skip
        if isinstance(found, BaseException):
            raise found
        assert isinstance(found, list)
        return found

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _start(threads: int) -> _Worker:
    # Spawned, not forked: a fork would take over threads and locks of the model, and our end of every pipe.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, threads), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, groups: Iterator[Sequence[Article]]) -> bool:
    group = next(groups, None)
    if group is None:
        return False
    # One that has ended is found out when it should answer.
    with contextlib.suppress(OSError):
        worker.pipe.send(list(group))
    return True


def _serve(pipe: Connection, threads: int) -> None:
    """Read what comes through a pipe until it is closed."""
    # Whoever interrupts the program interrupts the one that stores; we end with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(threads=threads)
    while True:
        try:
            group = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = reader.read(group)
        except Exception as error:
            answer = error
        try:
            pipe.send(answer)
        except OSError:
            return
