"""Instruments: the agreements, resolutions and memberships that acts are upon."""

from dragoman.catalogue import Catalogue
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate
from dragoman.shapes import InstrumentRef

_POINTERS = frozenset(["deal", "agreement", "accord", "pact", "treaty", "convention", "protocol", "resolution"])


class Instruments:
    """The instruments that one article names, by sentence and word."""

    def __init__(self, document: Document, *, catalogue: Catalogue) -> None:
        self._document = document
        self._at: list[list[tuple[int, int, InstrumentRef]]] = []
        self._before: list[InstrumentRef | None] = []
        last: InstrumentRef | None = None
        for words in document.words:
            self._before.append(last)
            row = []
            for match in catalogue.match_instruments(words):
                best = match.instruments[0]
                row.append((match.start, match.end, InstrumentRef(id=best.id, name=best.name)))
                last = row[-1][2]
            self._at.append(row)

    def near(self, predicate: Predicate) -> InstrumentRef | None:
        """Give the instrument named below the predicate; for an act upon one, what "the deal" points back to."""
        document, s = self._document, predicate.sentence
        first, last = document.first(s, predicate.top), document.last(s, predicate.top)
        inside = [
            (abs(start - predicate.index), ref) for start, end, ref in self._at[s] if first <= start and end <= last + 1
        ]
        if inside:
            return min(inside, key=lambda pair: pair[0])[1]
        named = self._at[s]
        if named and predicate.pattern.frame.type == "TREATY":
            return min(named, key=lambda row: abs(row[0] - predicate.index))[2]
        return self.pointed(s, first=first, last=last)

    def within(self, s: int, *, first: int, last: int) -> InstrumentRef | None:
        """Give the instrument that a stretch of words names or points back to."""
        inside = next((ref for start, end, ref in self._at[s] if first <= start and end <= last + 1), None)
        return inside or self.pointed(s, first=first, last=last)

    def pointed(self, s: int, *, first: int, last: int) -> InstrumentRef | None:
        """Give what "the deal" points back to: the instrument named last before."""
        lemmas = self._document.lemmas[s]
        for i in range(first, last + 1):
            if lemmas[i] in _POINTERS and i and {"the", "this", "nuclear"} & set(lemmas[max(0, i - 3) : i]):
                return self._before[s]
        return None
