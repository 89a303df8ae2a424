"""Articles of our own, each with the complete record that a careful annotator wrote: one file of `tests/gold` each."""

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.shapes import Actor, InstrumentRef, Place, Quantity
from dragoman.shapes.article import compose
from dragoman.shapes.tables import read
from dragoman.shapes.terms import Act, Basis, Context, Kind, Status, Type

FOLDER = Path(__file__).resolve().parent / "gold"


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party as the entries name it by its key."""

    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry that a complete record holds; parties are keys of the file's `parties`, contradictions are labels."""

    label: str | None = None
    type: Type
    act: Act | None = None
    mode: str | None = None
    status: Status
    also_types: tuple[Type, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    quantity: tuple[Quantity, ...] = ()
    when: str | None = None
    when_text: str | None = None
    when_basis: Basis | None = None
    said_when: str | None = None
    where: tuple[Place, ...] = ()
    according_to: tuple[str, ...] = ()
    channel: str | None = None
    quote: str | None = None
    sought_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    condition: str | None = None
    instrument: InstrumentRef | None = None
    contradicts: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()
    evidence: tuple[str, ...]
    core: bool


class Annotated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article, its sentences by paragraph, and its record."""

    id: str
    title: str
    date: str
    issuer: str | None = None
    paragraphs: tuple[tuple[str, ...], ...]
    parties: dict[str, Party]
    entries: tuple[Wanted, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The headline and all sentences of the body."""
        return (self.title, *(sentence for paragraph in self.paragraphs for sentence in paragraph))

    @property
    def body(self) -> str:
        """The article without its headline, as a page would hold it."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The clean text that offsets count in."""
        return compose(self.title, (), tuple(self.body.split("\n\n")))

    @property
    def row(self) -> dict[str, str]:
        """The article as a line of JSON Lines has it."""
        return {"id": self.id, "title": self.title, "date": self.date, "text": self.body}

    def named(self, keys: tuple[str, ...]) -> list[Actor]:
        """Give the parties of some keys."""
        return [
            Actor(name=one.name, kind=one.kind, country=one.country, sector=one.sector, mention=one.name)
            for one in (self.parties[key] for key in keys)
        ]


def load() -> list[Annotated]:
    """Read all files of the folder; `DataError` names file and line of what does not fit."""
    return [read(path.read_text("utf-8"), file=path.name, type=Annotated) for path in sorted(FOLDER.glob("*.toml"))]


def write(path: Path, articles: Iterable[Annotated]) -> None:
    """Write articles as the JSON Lines that are read like any others."""
    path.write_text("".join(json.dumps(one.row) + "\n" for one in articles), encoding="utf-8")
