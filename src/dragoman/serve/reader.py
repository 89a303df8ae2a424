"""Reading what somebody hands in: held here until it is kept or forgotten, and never shown as anything but text."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import msgspec

from dragoman import pipeline
from dragoman.catalogue import Catalogue
from dragoman.record import Added, Ledger, Raw
from dragoman.serve.desk import Desk
from dragoman.shapes import Source
from dragoman.shapes.errors import SourceError, UsageError

HELD = 16
"""Inputs that wait for somebody's decision; the oldest is forgotten first."""

ARTICLES = 200
"""Articles of one input that are read here; more is work for `dragoman add`."""

ENDS = (".txt", ".html", ".htm", ".jsonl", ".json", ".xml", ".rss", ".atom", ".warc", ".gz")
"""Ends of names by which an input's kind is told."""


@dataclass(frozen=True)
class Input:
    """Something that was handed in and read."""

    name: str
    """Its name."""
    data: bytes
    """Its bytes."""
    readings: tuple[pipeline.Reading, ...]
    """What was made of it."""
    problems: tuple[str, ...]
    """What of it could not be read."""


class Reader:
    """Reads inputs one at a time and remembers the last few."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._held: OrderedDict[str, Input] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, data: bytes, /, *, name: str, published: str | None) -> tuple[str, Input]:
        """Read bytes; gives the key under which they are held, and what was read.

        `UsageError` if there is nothing in them. Parts that cannot be read are told in `problems`.
        """
        if not data.strip():
            raise UsageError(
                "input", got="nothing", expected="an article, pasted or as a file", remedy="paste its text"
            )
        base = PurePosixPath(name.replace("\\", "/")).name[:120] or "pasted text"
        problems: list[str] = []
        with self._lock, TemporaryDirectory(prefix="dragoman-") as folder:
            path = str(Path(folder, f"input{_end(base)}"))
            Path(path).write_bytes(data)

            def tell(problem: SourceError) -> None:
                problems.append(str(problem).replace(path, base))

            found = []
            for reading in pipeline.read([path], on_problem=tell, published=published, catalogue=self._catalogue):
                found.append(_named(reading, base))
                if len(found) >= ARTICLES:
                    problems.append(f"{base}: got more than {ARTICLES} articles; expected fewer; use `dragoman add`")
                    break
            made = Input(name=base, data=data, readings=tuple(found), problems=tuple(problems))
            key = secrets.token_urlsafe(12)
            self._held[key] = made
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return key, made

    def held(self, key: str, /) -> Input | None:
        """Give what is held under a key."""
        with self._lock:
            return self._held.get(key)


def keep(ledger: Ledger, given: Input, /) -> list[Added]:
    """Store what was read, with its bytes."""
    raw = Raw(data=given.data, media="text/plain")
    return [ledger.add(one.article, one.entries, raw=raw) for one in given.readings]


def reader_of(desk: Desk) -> Reader:
    """Give the desk's reader, made when it is first needed: the model takes a moment to load."""
    found = getattr(desk, "reader", None)
    if not isinstance(found, Reader):
        found = Reader(desk.catalogue)
        desk.reader = found
    return found


def _end(name: str) -> str:
    low = name.casefold()
    found = next((end for end in ENDS if low.endswith(end)), "")
    if found == ".gz":
        found = next((end + ".gz" for end in ENDS if low.endswith(end + ".gz")), ".gz")
    return found


def _named(reading: pipeline.Reading, name: str) -> pipeline.Reading:
    """Name the source as it was handed in, not as the file that we kept it in for a moment."""
    source: Source = msgspec.structs.replace(reading.article.source, file=name)
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, source=source))
