"""Toponyms: the names of places that an article has, each taken whole."""

from functools import lru_cache

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.catalogue.locality import Locality
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import tables

_PLACE = frozenset({"LOC", "GPE", "FAC"})
"""Labels of names of places."""
_PARTIES = frozenset({"bloc", "armed-group", "organisation"})
"""Kinds of parties that are no places, though a town has the same name."""


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a place in a sentence, with all that it may mean."""

    first: int
    """First word."""
    last: int
    """Last word."""
    text: str
    """The name as printed, without an article."""
    readings: tuple[Locality, ...] = ()
    """The places of the gazetteer that have it, the likeliest first; none if it holds none."""
    within: tuple[Locality, ...] = ()
    """Where a longer name starts with one or ends in "of" one, its places: of "Windsor Castle" those of "Windsor"."""
    hosted: bool = False
    """Whether it is of what stands in the place of the name within: "Turku University", but not "Turku Road"."""
    wide: bool = False
    """Whether it is of no one state: a sea, a strait, a part of the world."""

    @property
    def key(self) -> str:
        """What makes it the same name elsewhere in the article."""
        return self.text.casefold()

    @property
    def sole(self) -> bool:
        """Whether all that have the name lie in one state."""
        return bool(self.readings) and len({one.country for one in self.readings}) == 1

    @property
    def vast(self) -> bool:
        """Whether it is first of all more than a town, or no part of a state."""
        return bool(self.readings) and self.readings[0].kind not in ("town", "capital")


class Toponyms:
    """The names of places of one article; linear in the number of words.

    A name of the gazetteer that is only part of a longer name is no place of its own: not "Scarborough" in
    "Scarborough Shoal" or "Independence" in "Independence Day". Nor is the name of a town where a party is meant.
    `cast` tells the seats of governments, which are left to it.
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, cast: Cast | None) -> None:
        self._document = document
        self._catalogue = catalogue
        self._cast = cast
        self._of = [self._find(s) for s in range(len(document.sentences))]
        self._at = [{i: name for name in row for i in range(name.first, name.last + 1)} for row in self._of]

    def of(self, sentence: int) -> list[Toponym]:
        """List the names of a sentence in order."""
        return self._of[sentence]

    def at(self, sentence: int, word: int) -> Toponym | None:
        """Give the name that a word belongs to."""
        return self._at[sentence].get(word)

    def _find(self, sentence: int) -> list[Toponym]:
        document = self._document
        upos, tokens = document.upos[sentence], document.sentences[sentence]
        labelled = _labelled([token.name for token in tokens])
        if "PROPN" not in upos and not labelled:
            return []
        spans = {i: span for span in labelled for i in range(span[0], span[1] + 1)}
        found: list[Toponym] = []
        within: dict[tuple[int, int], tuple[Locality, ...]] = {}
        matches = self._catalogue.match_places(document.words[sentence]) if "PROPN" in upos else []
        states = {i for first, end, readings in matches if readings[0].kind == "state" for i in range(first, end)}
        for first, end, readings in matches:
            span = spans.get(first, (first, end - 1, ""))
            if not self._means_place(sentence, first, end, readings, span):
                continue
            if self._is_part(sentence, first, end - 1, readings, span, states):
                if first == span[0] or (end - 1 == span[1] and document.lemmas[sentence][first - 1] == "of"):
                    within.setdefault(span[:2], readings)
            else:
                found.append(self._name(sentence, first, end - 1, readings))
        taken = {i for name in found for i in range(name.first, name.last + 1)}
        for first, last, _ in self._cast.seats(sentence) if self._cast else ():
            taken.update(range(first, last + 1))
        for first, last, label in labelled:
            if (
                label in _PLACE
                and taken.isdisjoint(range(first, last + 1))
                and not self._is_feast(sentence, first, last)
                and not self._in_group(sentence, first, last)
            ):
                found.append(self._name(sentence, first, last, (), within.get((first, last), ())))
        return sorted(found, key=lambda name: name.first)

    def _is_feast(self, sentence: int, first: int, last: int) -> bool:
        """Whether a name that is labelled a place is that of a dated event: "Nowruz"."""
        words = self._document.words[sentence][first : last + 1]
        return any((match.start, match.end) == (0, len(words)) for match in self._catalogue.match_events(words))

    def _name(
        self,
        sentence: int,
        first: int,
        last: int,
        readings: tuple[Locality, ...],
        within: tuple[Locality, ...] = (),
    ) -> Toponym:
        lemmas = self._document.lemmas[sentence][first : last + 1]
        return Toponym(
            first=first,
            last=last,
            text=self._document.span_text(sentence, first=first, last=last).removeprefix("the "),
            readings=readings,
            within=within,
            hosted=bool(within) and not _words()["hosted"].isdisjoint(lemmas),
            wide=readings[0].country is None if readings else self._is_wide(lemmas),
        )

    def _is_wide(self, lemmas: list[str]) -> bool:
        """Whether a name that the gazetteer doesn't hold is of no one state: "Lake Chad", "the West"."""
        words = _words()
        return not words["wide"].isdisjoint((*lemmas, " ".join(lemmas))) or words["around"].issuperset(lemmas)

    def _means_place(
        self, sentence: int, first: int, end: int, readings: tuple[Locality, ...], span: tuple[int, int, str]
    ) -> bool:
        tokens = self._document.sentences[sentence][first:end]
        if any(token.name[2:] == "PER" for token in tokens) or self._in_group(sentence, first, end - 1):
            return False
        if not any(token.upos in ("PROPN", "NOUN", "X") for token in tokens):
            return False
        if readings[0].kind != "town" or span[2] in _PLACE:
            return True
        if self._in_party(sentence, first, end):
            return False
        records = self._catalogue.lookup(" ".join(self._document.words[sentence][first:end]))
        return not records or records[0].kind not in _PARTIES

    def _in_party(self, sentence: int, first: int, end: int) -> bool:
        """Whether a name is only the end of a party's: no town in "European Union"."""
        return any(
            match.start < first and match.end == end and match.records[0].kind in _PARTIES
            for match in (self._cast.named(sentence) if self._cast else ())
        )

    def _in_group(self, sentence: int, first: int, last: int) -> bool:
        """Whether a name is of an armed group or a part of that: nothing takes place in "Islamic State"."""
        return any(
            match.start <= first
            and last < match.end
            and match.records[0].kind == "armed-group"
            and not self._has_land(self._document.words[sentence][match.start : match.end])
            for match in (self._cast.named(sentence) if self._cast else ())
        )

    def _has_land(self, name: list[str]) -> bool:
        """Whether a group is called as the land that it holds: "Transnistria", "the Donetsk People's Republic"."""
        if not _words()["lands"].isdisjoint(word.lower() for word in name):
            return True
        return any(
            end - first == len(name) and readings[0].kind != "town"
            for first, end, readings in self._catalogue.match_places(name)
        )

    def _is_part(
        self,
        sentence: int,
        first: int,
        last: int,
        readings: tuple[Locality, ...],
        span: tuple[int, int, str],
        states: set[int],
    ) -> bool:
        """Whether a name is only part of the labelled name around it ("Victoria" of "Victoria Park")."""
        start, end, label = span
        lemmas, upos = self._document.lemmas[sentence], self._document.upos[sentence]
        more = [i for i in (*range(start, first), *range(last + 1, end + 1)) if upos[i] != "DET"]
        more = [i for i in more if not self._is_of(self._document.words[sentence][i], readings[0].country)]
        # "Aleppo province", "Northern Aleppo" and "Syrian Aleppo" are Aleppo; "Aleppo, Syria" is two names.
        if all(lemmas[i] in _words()["around"] for i in more):
            return False
        if any(upos[i] in ("PUNCT", "CCONJ", "PART") or (label in _PLACE and i in states) for i in more):
            return False
        if label in _PLACE:
            # "The Kingdom of Norway" is Norway, and the gazetteer knows it by its short name.
            whole = self._catalogue.lookup(self._document.span_text(sentence, first=start, last=end))
            return readings[0].kind != "state" or not whole or whole[0].kind != "state"
        # "The Munich conference" and "Expo Munich" are there, and so may be its university; not the Munich Accords.
        after = lemmas[last + 1 : end + 1]
        return readings[0].kind == "town" and bool(after) and _words()["hosted"].isdisjoint(after)

    def _is_of(self, word: str, country: str | None) -> bool:
        """Whether a word is the adjective of a state."""
        return any(one.role == "adjective" and one.country == country for one in self._catalogue.lookup(word))


def _labelled(labels: list[str]) -> list[tuple[int, int, str]]:
    """List the labelled names: first and last word, and the label."""
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        if label[:2] == "B-":
            found.append((index, index, label[2:]))
        elif label[:2] == "I-" and found and found[-1][1:] == (index - 1, label[2:]):
            found[-1] = (found[-1][0], index, label[2:])
    return found


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, frozenset[str]]]:
    """Load the words beside places, by table and key."""
    return tables.load("dragoman.reading", "data/where.toml", type=dict[str, dict[str, frozenset[str]]])


def _words() -> dict[str, frozenset[str]]:
    return vocabulary()["names"]
