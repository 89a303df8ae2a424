"""Signals: what the network says of each word's part in acts, as likelihoods."""

from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from dragoman.shapes import Sentence
from dragoman.shapes.signals import PARTS, RANK, SIDES, SPOKEN, TYPES, WAYS, WIDTH

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

    __slots__ = ("_offers", "_parts", "_rows", "known")

    def __init__(self, sentence: Sentence) -> None:
        self.known = bool(sentence.signals)
        """Whether the network said anything."""
        rows = np.frombuffer(sentence.signals, np.float16) if self.known else np.zeros(0, np.float16)
        size = len(sentence.tokens) if self.known else 0
        self._rows = rows.reshape(size, WIDTH)
        self._parts: dict[str, list[list[float]]] = {}
        self._offers: Floats | None = None

    def chances(self, word: int) -> list[float]:
        """How likely the word tells no act, and each type in the order of `TYPES`; only where anything is known."""
        return self._shares(word, "types")

    def tells(self, word: int, type: str) -> float:
        """How likely the word tells an act of a type."""
        return self.chances(word)[TYPES.index(type)]

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

    def side(self, word: int, side: str) -> float:
        """How likely the article tells who is on a side of the act that the word tells, one of `SIDES`."""
        if "sides" not in self._parts:
            rows = self._rows[:, PARTS["sides"]].astype(np.float32)
            self._parts["sides"] = (1 / (1 + np.exp(-rows))).tolist()
        return self._parts["sides"][word][SIDES.index(side)]

    def roles(self, word: int) -> list[list[float]]:
        """How likely each word of the sentence has no part in the act that a word tells, and is of each of `SIDES`."""
        if self._offers is None:
            rows = self._rows[:, PARTS["offers"]].astype(np.float32)
            self._offers = rows.reshape(len(rows), len(SIDES), RANK)
        asks = self._rows[word, PARTS["asks"]].astype(np.float32).reshape(len(SIDES), RANK)
        scores = (self._offers * asks).sum(-1)
        none = np.zeros((len(scores), 1), np.float32)
        shares: list[list[float]] = _soft(np.concatenate([none, scores], 1)).tolist()
        return shares

    @property
    def links(self) -> npt.NDArray[np.float16]:
        """(words, numbers): by which words and names are linked (`reading.links`)."""
        return self._rows[:, SPOKEN:]

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
    return _NAMES[bisect_left(_BANDS, share)]


_BANDS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_NAMES = (*map(str, _BANDS), "1")


def _soft(rows: Floats) -> Floats:
    """Shares from scores, along the last axis."""
    risen = np.exp(rows - rows.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
