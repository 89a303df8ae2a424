"""Finds instruments and their facts: those that come with the program, and files."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from dragoman.instruments.fact import Fact, read_facts
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.known import check_facts, spelt_out
from dragoman.instruments.node import Node
from dragoman.instruments.reader import read_instrument
from dragoman.instruments.replay import Replay, read_replays
from dragoman.shapes.errors import UsageError


def _folder() -> Traversable:
    return files("dragoman.instruments") / "library"


@lru_cache(maxsize=1)
def ids() -> dict[str, str]:
    """Give every id that the library answers to, with the id of the file that it means.

    >>> ids()["npt"]
    'npt'
    """
    found = {}
    for entry in sorted(_folder().iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            name = entry.name.removesuffix(".toml")
            found[name] = name
            for other in tomllib.loads(entry.read_text(encoding="utf-8")).get("also", []):
                found.setdefault(other, name)
    return found


def text_of(name: str, /) -> tuple[str, str]:
    """Give file name and text of an instrument of the library; `UsageError` if there is none."""
    known = ids()
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, n=3)
        raise UsageError(
            name,
            got="an instrument that the library does not have",
            expected="an id, or a path of a file",
            remedy=f"did you mean {' or '.join(near)}?" if near else "try dragoman instrument list",
        )
    file = f"{known[name]}.toml"
    return file, (_folder() / file).read_text(encoding="utf-8")


def load(name: str, /) -> Instrument:
    """Load an instrument by id, or from a path that ends in `.toml`.

    >>> load("npt").form
    'treaty'
    """
    if name.endswith(".toml"):
        found = read_instrument(read_text(Path(name)), file=name, find=text_of)
        # Its own facts are those that its writer gives, even if the library has an instrument of the same id.
        return msgspec.structs.replace(found, files=tuple(other for other in found.files if other != found.id))
    return _shipped(ids().get(name, name))


@lru_cache(maxsize=128)
def _shipped(name: str) -> Instrument:
    file, text = text_of(name)
    return read_instrument(text, file=file, find=text_of)


def read_text(path: Path, /) -> str:
    """Read a file; `UsageError` if it can't be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError(str(path), got=reason.lower(), expected="a file of text in UTF-8",
                         remedy="check the path") from None  # fmt: skip


def facts_of(instrument: Instrument, /, *, more: Iterable[str] = (), shipped: bool = True) -> tuple[Fact, ...]:
    """Give the facts of an instrument, those of what it includes, and those of further files.

    An instrument from a file has its own `[[facts]]`, if it has any, through `more`.

    >>> len(facts_of(load("npt"))) > 0
    True
    """
    found: list[Fact] = []
    if shipped:
        for name in instrument.files:
            entry = _folder() / "facts" / f"{name}.toml"
            if entry.is_file():
                found += _facts(entry.read_text(encoding="utf-8"), f"facts/{name}.toml", instrument)
    for path in more:
        found += _facts(read_text(Path(path)), path, instrument)
    return distinct(found)


def _facts(text: str, file: str, instrument: Instrument) -> tuple[Fact, ...]:
    root = Node.parse(text, file=file)
    facts = read_facts(root, zone=instrument.calendar.zone)
    check_facts(root, instrument)
    return spelt_out(facts, instrument)


def distinct(facts: Iterable[Fact], /) -> tuple[Fact, ...]:
    """Leave out facts that are told twice, and keep ids apart where two different facts share one."""
    found: dict[str, Fact] = {}
    for fact in facts:
        name, number = fact.id, 1
        while name in found and found[name] != msgspec.structs.replace(fact, id=name):
            number += 1
            name = f"{fact.id} ({number})"
        found[name] = msgspec.structs.replace(fact, id=name)
    return tuple(found.values())


def replays_of(name: str, /) -> tuple[Replay, ...]:
    """Give the replays of an instrument that come with the program.

    >>> [replay.id for replay in replays_of("ottawa")]
    ['ottawa-baltics', 'ottawa-finland']
    """
    entry = _folder() / "replays" / f"{ids().get(name, name)}.toml"
    if not entry.is_file():
        return ()
    return read_replays(Node.parse(entry.read_text(encoding="utf-8"), file=f"replays/{entry.name}"))
