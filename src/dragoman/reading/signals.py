"""Signals: what the network says of each word's part in acts, as likelihoods."""

from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.shapes import Sentence
from dragoman.shapes.signals import PARTS, WAYS, WIDTH

Floats = npt.NDArray[np.float32]
_WAYS: dict[str, list[tuple[int, str]]] = {}
for _place, _way in enumerate(WAYS[1:], 1):
    _WAYS.setdefault(_way.partition(" ")[0], []).append((_place, _way.partition(" ")[2]))


class Signals:
    """The signals of one sentence; a parse that was not made by the network has none.

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
        self._rows = rows.reshape(size, WIDTH)
        # Sixteen bits store it; what little is asked for is widened.
        self._chances: Any = _soft(self._rows[:, PARTS["types"]].astype(np.float32)).tolist()

    def chances(self, word: int) -> list[float]:
        """How likely the word tells no act, and each type in the order of `TYPES`; only where anything is known."""
        row: list[float] = self._chances[word]
        return row

    def act(self, word: int, type: str) -> str:
        """The likeliest act of a type that must have one."""
        ways, row = _WAYS[type], self._rows[word, PARTS["ways"]]
        return max(ways, key=lambda way: float(row[way[0]]))[1]


def _soft(rows: Floats) -> Floats:
    """Shares from scores, along the last axis."""
    if not rows.size:
        return rows
    risen = np.exp(rows - rows.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
