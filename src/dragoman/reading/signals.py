"""Signals: what the network says of each word's part in acts, as likelihoods."""

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

    __slots__ = ("_parts", "_rows", "known")

    def __init__(self, sentence: Sentence) -> None:
        self.known = bool(sentence.signals)
        """Whether the network said anything."""
        rows = np.frombuffer(sentence.signals, np.float16) if self.known else np.zeros(0, np.float16)
        size = len(sentence.tokens) if self.known else 0
        self._rows = rows.reshape(size, WIDTH)
        self._parts: dict[str, list[list[float]]] = {}

    def chances(self, word: int) -> list[float]:
        """How likely the word tells no act, and each type in the order of `TYPES`; only where anything is known."""
        return self._shares(word, "types")

    def act(self, word: int, type: str) -> str:
        """The likeliest act of a type that must have one."""
        ways, row = _WAYS[type], self._rows[word, PARTS["ways"]]
        return max(ways, key=lambda way: float(row[way[0]]))[1]

    def statuses(self, word: int) -> list[float]:
        """How likely the act that the word tells is of each status, in the order of `STATUSES`."""
        return self._shares(word, "statuses")

    def times(self, word: int) -> list[float]:
        """How likely its time is not told, the article's day, another, in the order of `TIMES`."""
        return self._shares(word, "times")

    def _shares(self, word: int, part: str) -> list[float]:
        if part not in self._parts:
            # Sixteen bits store it; what little is asked for is widened.
            self._parts[part] = _soft(self._rows[:, PARTS[part]].astype(np.float32)).tolist()
        return self._parts[part][word]


def chance(share: float) -> str:
    """Name the band that a likelihood lies in by its upper bound: weights are learnt band by band.

    >>> chance(0.3), chance(0.99)
    ('0.35', '1')
    """
    return next((str(most) for most in _BANDS if share <= most), "1")


_BANDS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)


def _soft(rows: Floats) -> Floats:
    """Shares from scores, along the last axis."""
    risen = np.exp(rows - rows.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
