"""Containers: the state or region that a phrase says a place lies in."""

from typing import NamedTuple

from dragoman.catalogue import Catalogue
from dragoman.catalogue.locality import Locality
from dragoman.reading.document import Document
from dragoman.reading.toponyms import Toponym, Toponyms, vocabulary


class Container(NamedTuple):
    """What a place lies in."""

    readings: tuple[Locality, ...]
    """The states and regions that it may be, the likeliest first; at least one."""
    name: Toponym | None
    """Its name, if it isn't an adjective."""
    firm: bool
    """Whether the parse has it below the place, not only beside it."""


class Containers:
    """Finds what the names of an article lie in, by the words around each.

    "Moura, Mali", "Moura in central Mali", "the Malian town of Moura", "Mali's town of Moura" and "the town of Moura
    in Mali" all say that it lies in Mali.
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, names: Toponyms) -> None:
        self._document = document
        self._catalogue = catalogue
        self._names = names

    def of(self, sentence: int, name: Toponym) -> Container | None:
        """Give the nearest container of a name, or None."""
        top = self._document.top(sentence, name.first, name.last)
        chain = [top, *self._nouns(sentence, top)]
        return (
            self._beside(sentence, name, chain)
            or next((found for i in chain if (found := self._before(sentence, i, name))), None)
            or next((found for i in chain if (found := self._below(sentence, i, name))), None)
        )

    def _nouns(self, sentence: int, top: int) -> list[int]:
        """List the nouns that say what sort of place it is: "town" in "the town of Moura"."""
        document, found = self._document, []
        for _ in range(2):
            head = document.heads[sentence][top]
            if head < 0 or document.bases[sentence][top] not in ("nmod", "appos", "compound", "flat"):
                break
            if document.lemmas[sentence][head] not in _words()["settled"] or self._names.at(sentence, head):
                break
            marker = document.dep(sentence, top, "case")
            if marker is not None and document.lemmas[sentence][marker] != "of":
                break
            found.append(head)
            top = head
        return found

    def _beside(self, sentence: int, name: Toponym, chain: list[int]) -> Container | None:
        """Give what stands right behind it after a comma, in brackets or after "in"."""
        words, upos = self._document.words[sentence], self._document.upos[sentence]
        after = name.last + 1
        while after < len(words) and self._document.lemmas[sentence][after] in _words()["sorts"]:
            after += 1
        if after + 1 >= len(words) or words[after] not in (",", "(", "in"):
            return None
        at = after + 1
        if words[after] == "in":
            while at < len(words) and (upos[at] == "DET" or self._document.lemmas[sentence][at] in _words()["around"]):
                at += 1
        outer = self._names.at(sentence, at)
        return self._container(sentence, outer, chain) if outer else None

    def _below(self, sentence: int, index: int, name: Toponym) -> Container | None:
        """Give what the phrase says it is in: "the town of Moura, long besieged, in Mali"."""
        document = self._document
        for child in document.deps(sentence, index, "nmod", "appos"):
            outer = self._names.at(sentence, child)
            if outer is None or outer.first == name.first or document.rels[sentence][child] == "nmod:poss":
                continue
            marker = document.dep(sentence, child, "case")
            if marker is None or document.lemmas[sentence][marker] == "in":
                found = self._container(sentence, outer, [index])
                if found:
                    return found
        return None

    def _before(self, sentence: int, index: int, name: Toponym) -> Container | None:
        """Give the state whose it is: "the Malian town", "Mali's town"."""
        document = self._document
        for child in document.deps(sentence, index, "amod", "compound", "nmod:poss"):
            if child >= name.first:
                continue
            outer = self._names.at(sentence, child)
            if outer:
                found = self._container(sentence, outer, [index], owner=True)
            else:
                found = self._adjective(document.words[sentence][child])
            if found:
                return found
        return None

    def _adjective(self, word: str) -> Container | None:
        """Give the states of an adjective: "Dominican" has two."""
        if not word[:1].isupper():
            return None
        found: list[Locality] = []
        for record in self._catalogue.lookup(word):
            if record.kind == "state" and record.role == "adjective" and record.country:
                found.extend(one for one in self._catalogue.places(record.name) if one.kind == "state")
        return Container(tuple(found), None, True) if found else None

    def _container(self, sentence: int, outer: Toponym, chain: list[int], *, owner: bool = False) -> Container | None:
        readings = tuple(one for one in outer.readings if one.kind in ("state", "region") and one.country)
        if not readings:
            return None
        document, heads = self._document, self._document.heads[sentence]
        top = document.top(sentence, outer.first, outer.last)
        # "Oslo, Norway and Chad" lists them; "in Oslo in Norway's name" is of another noun than Oslo.
        if document.bases[sentence][top] in ("conj", "nsubj"):
            return None
        # But "in Mali's Mopti region" and "in Chad's Lac province" are of what they name.
        of_noun = document.rels[sentence][top] in ("nmod:poss", "compound") and not owner
        if of_noun and document.lemmas[sentence][heads[top]] not in _words()["settled"]:
            return None
        return Container(readings, outer, heads[top] in chain)


def _words() -> dict[str, frozenset[str]]:
    return vocabulary()["names"]
