"""Instruments: the agreements, resolutions and memberships that an article names, and where."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading import tables
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate
from dragoman.shapes import InstrumentRef

_ALLOWED = {"pointer": frozenset({"words"}), "about": frozenset({"words"})}


class Words(msgspec.Struct, frozen=True):
    """Words that tell of an instrument without its name."""

    pointers: frozenset[str]
    """Nouns that point back to one."""
    about: frozenset[str]
    """What an instrument binds to and what is done with it."""


@cache
def words() -> Words:
    """Read `data/instruments.toml`; `DataError` names the file and line of a row that breaks the schema."""
    table = tables.read(files("dragoman.reading") / "data" / "instruments.toml", allowed=_ALLOWED)
    return Words(
        pointers=frozenset(word for row in table.of("pointer") for word in row.words("words")),
        about=frozenset(word for row in table.of("about") for word in row.words("words")),
    )


class Named(msgspec.Struct, frozen=True):
    """An instrument where it is named."""

    sentence: int
    start: int
    end: int
    """Words of the sentence, the end excluded."""
    ref: InstrumentRef
    kind: str
    """What sort of instrument it is, in the catalogue's words."""
    loose: bool
    """Whether the name is one that others bear too: "the nuclear deal"."""


class Instruments:
    """The instruments that one article names, by sentence and word."""

    def __init__(self, document: Document, *, catalogue: Catalogue) -> None:
        self._document = document
        self.all: list[Named] = []
        """In the article's order."""
        self._signed: dict[str | None, str | None] = {}
        self._at: list[list[Named]] = []
        for s, row in enumerate(document.words):
            here = []
            for match in catalogue.match_instruments(row):
                best = match.instruments[0]
                ref = InstrumentRef(id=best.id, name=best.name)
                self._signed[best.id] = best.signed
                here.append(Named(s, match.start, match.end, ref, best.kind, best.role == "loose"))
            self._at.append(here)
            self.all += here
        self.counts = Counter(named.ref.id for named in self.all)
        """How often each is named."""

    def signed(self, id: str | None) -> bool:
        """Whether it is in the catalogue as signed before the article's day."""
        signed, day = self._signed.get(id), self._document.article.published
        return bool(signed and day and signed[:10] < day.strip("[")[:10])

    def at(self, s: int) -> list[Named]:
        """Those named in a sentence."""
        return self._at[s]

    def before(self, s: int) -> Iterator[Named]:
        """Those named before a sentence, the last one first."""
        place = bisect_left(self.all, s, key=lambda named: named.sentence)
        return (self.all[i] for i in range(place - 1, -1, -1))

    def near(self, predicate: Predicate) -> InstrumentRef | None:
        """Give the instrument named below the predicate; for an act upon one, what "the deal" points back to."""
        document, s = self._document, predicate.sentence
        first, last = document.first(s, predicate.top), document.last(s, predicate.top)
        here = self._at[s]
        inside = [named for named in here if first <= named.start and named.end <= last + 1]
        if inside or (here and predicate.pattern.frame.type == "TREATY"):
            return min(inside or here, key=lambda named: abs(named.start - predicate.index)).ref
        return self.pointed(s, first=first, last=last)

    def within(self, s: int, *, first: int, last: int) -> InstrumentRef | None:
        """Give the instrument that a stretch of words names or points back to."""
        inside = next((named.ref for named in self._at[s] if first <= named.start and named.end <= last + 1), None)
        return inside or self.pointed(s, first=first, last=last)

    def pointed(self, s: int, *, first: int, last: int) -> InstrumentRef | None:
        """Give what "the deal" points back to: the instrument named last before."""
        lemmas, pointers = self._document.lemmas[s], words().pointers
        for i in range(first, last + 1):
            if lemmas[i] in pointers and i and {"the", "this", "nuclear"} & set(lemmas[max(0, i - 3) : i]):
                return next((named.ref for named in self.before(s)), None)
        return None
