"""Senses: acts that the network hears in words which no frame knows."""

from typing import cast

from dragoman.reading import clause, frames
from dragoman.reading.carry import SPOKEN
from dragoman.reading.document import Document
from dragoman.reading.frames import Speech
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import Signals
from dragoman.reading.what import Predicate
from dragoman.shapes.signals import TYPES
from dragoman.shapes.terms import ACTS_OF, Act, Type

UNKNOWN = 0.2
"""How likely an act must be in a word that no frame knows."""
_POS: dict[str, Speech] = {"VERB": "v", "NOUN": "n", "ADJ": "a", "AUX": "v"}


class Senses:
    """Adds what the network hears to the predicates of a sentence; linear in its words."""

    def __init__(self, document: Document, *, sayings: Sayings) -> None:
        self._document = document
        self._cues = {(saying.sentence, saying.cue) for saying in sayings.all}
        self.roots = {(piece.sentence, piece.root) for saying in sayings.all for piece in saying.pieces}
        """The words that what somebody says hangs by."""

    def hear(self, s: int, found: list[Predicate]) -> list[Predicate]:
        """Give the predicates of a sentence with those that no frame knows, in order."""
        signals = self._document.signals(s)
        if not signals.known:
            return found
        taken = {word for predicate in found for word in (predicate.index, predicate.top)}
        heard = list(found)
        for word, (upos, nothing) in enumerate(zip(self._document.upos[s], signals.nothing(), strict=True)):
            if nothing > 1 - UNKNOWN or word in taken or upos not in _POS or (s, word) in self._cues:
                continue
            kind = self._sense(s, word, signals)
            if kind is not None:
                heard.append(self._predicate(s, word, kind))
        return sorted(heard, key=lambda predicate: predicate.index)

    def act(self, predicate: Predicate) -> Act | None:
        """The likeliest act upon an instrument, an office or a programme, where no frame names one."""
        return None if predicate.pattern.text else self.likeliest(predicate, predicate.pattern.frame.type)

    def likeliest(self, predicate: Predicate, type: Type) -> Act | None:
        """The likeliest act of a type that must have one."""
        if type not in ACTS_OF:
            return None
        return cast(Act, self._document.signals(predicate.sentence).act(predicate.index, type))

    def why(self, predicate: Predicate) -> str:
        """Say that the network heard it, and how surely; nothing for what a frame knows."""
        if predicate.pattern.text:
            return ""
        word, kind = predicate.index, predicate.pattern.frame.type
        surely = self._document.signals(predicate.sentence).tells(word, kind)
        return f"heard in {self._document.words[predicate.sentence][word]} ({surely:.2f})"

    def _sense(self, s: int, word: int, signals: Signals) -> Type | None:
        """The type that the word tells by the network alone."""
        chances = signals.chances(word)
        best = max(range(1, len(chances)), key=chances.__getitem__)
        kind = TYPES[best]
        if chances[best] < UNKNOWN or kind == "SAY" or ((s, word) in self.roots and kind in SPOKEN):
            return None
        return cast(Type, kind)

    def _predicate(self, s: int, word: int, kind: Type) -> Predicate:
        pos = _POS[self._document.upos[s][word]]
        obj = clause.patient(self._document, s, word) if pos == "v" else None
        return Predicate(s, word, frames.load().plain[kind, pos], obj, None, None)
