"""Signals: what the network says of each word's part in acts, as likelihoods."""

from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.shapes import Sentence
from dragoman.shapes.signals import PARTS, RANK, SIDES, TYPES, WAYS, WIDTH

Floats = npt.NDArray[np.float32]
_PLACES = {name: place for place, name in enumerate(TYPES)}
_WAYS: dict[str, list[tuple[int, str]]] = {}
for _place, _way in enumerate(WAYS[1:], 1):
    _WAYS.setdefault(_way.partition(" ")[0], []).append((_place, _way.partition(" ")[2]))


class Signals:
    """The signals of one sentence; all zero where a parse has none, which every likelihood then says evenly.

    >>> from dragoman.shapes import Sentence, Token
    >>> Signals(Sentence(0, 4, (Token(0, 4, "Stop", "stop", "VERB", "_", 0, "root"),))).known
    False
    """

    __slots__ = ("_chances", "_rows", "known")

    def __init__(self, sentence: Sentence) -> None:
        self.known = bool(sentence.signals)
        """Whether the network said anything."""
        rows = np.frombuffer(sentence.signals, np.float16) if self.known else np.zeros(0, np.float16)
        size = len(sentence.tokens) if self.known else 0
        self._rows: Floats = rows.reshape(size, -1 if size else WIDTH).astype(np.float32)
        self._chances: Any = _soft(self._rows[:, PARTS["types"]]).tolist()

    def chance(self, word: int, type: str) -> float:
        """How likely the word tells an act of a type; the empty type is none."""
        return float(self._chances[word][_PLACES[type]]) if self.known else 1 / len(TYPES)

    def chances(self, word: int) -> list[float]:
        """How likely the word tells no act, and each type in the order of `TYPES`."""
        row: list[float] = self._chances[word] if self.known else [1 / len(TYPES)] * len(TYPES)
        return row

    def part(self, word: int, name: str) -> list[float]:
        """Likelihoods of another part: `statuses`, `times`; of `sides`, each on its own."""
        if not self.known:
            return [0.5] * (PARTS[name].stop - PARTS[name].start)
        row = self._rows[word, PARTS[name]]
        found: list[float] = (1 / (1 + np.exp(-row)) if name == "sides" else _soft(row)).tolist()
        return found

    def way(self, word: int, type: str) -> tuple[str | None, float]:
        """The likeliest act or mode of a type there, none among them, and how likely it is."""
        ways = [(0, ""), *_WAYS.get(type, ())]
        if not self.known or len(ways) == 1:
            return None, 0.0
        scores = _soft(self._rows[word, PARTS["ways"]][[place for place, _ in ways]])
        best = int(scores.argmax())
        return ways[best][1] or None, float(scores[best])

    def act(self, word: int, type: str) -> str:
        """The likeliest act of a type that must have one."""
        ways, row = _WAYS[type], self._rows[word, PARTS["ways"]]
        return max(ways, key=lambda way: float(row[way[0]]))[1]

    def sides(self, word: int, other: int) -> list[float]:
        """How likely another word names an actor, a recipient or a source of the act that a word tells."""
        if not self.known:
            return [0.0] * len(SIDES)
        asks = self._rows[word, PARTS["asks"]].reshape(len(SIDES), RANK)
        offers = self._rows[other, PARTS["offers"]].reshape(len(SIDES), RANK)
        scores = np.concatenate([np.zeros(1, np.float32), (asks * offers).sum(1)])
        found: list[float] = _soft(scores)[1:].tolist()
        return found


def _soft(rows: Floats) -> Floats:
    """Shares from scores, along the last axis."""
    if not rows.size:
        return rows
    risen = np.exp(rows - rows.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
