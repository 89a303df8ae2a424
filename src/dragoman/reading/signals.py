"""Signals: what the network says of each word's part in acts, as likelihoods."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dragoman.shapes import Sentence
from dragoman.shapes.signals import PARTS, RANK, SIDES, SPOKEN, TYPES, WAYS, WIDTH

Floats = npt.NDArray[np.float32]
_WAYS: dict[str, list[tuple[int, str]]] = {}
for _place, _way in enumerate(WAYS[1:], 1):
    _WAYS.setdefault(_way.partition(" ")[0], []).append((_place, _way.partition(" ")[2]))


class Page:
    """The signals of several sentences, row under row: what is asked of one is computed for all at once."""

    __slots__ = ("_parts", "_rows", "links")

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._rows = np.frombuffer(b"".join([one.signals for one in sentences]), np.float16).reshape(-1, WIDTH)
        self._parts: dict[str, Floats] = {}
        self.links: npt.NDArray[np.float16] = self._rows[:, SPOKEN:]
        """(words, numbers): by which words and names are linked (`reading.links`)."""

    def row(self, word: int, part: str) -> Floats:
        """Give a part of what was said of a word, as it was said."""
        found: Floats = self.rows(word, word + 1, part)[0]
        return found

    def rows(self, first: int, end: int, part: str) -> Floats:
        """Give (words, numbers): a part of what was said of words that stand side by side."""
        # Sixteen bits store it; what little is asked for is widened.
        return self._rows[first:end, PARTS[part]].astype(np.float32)

    def shares(self, part: str) -> Floats:
        """Give (words, values): how likely each value of a part is, word by word; sides are each on their own."""
        if part not in self._parts:
            rows = self.rows(0, len(self._rows), part)
            self._parts[part] = np.divide(1, 1 + np.exp(-rows), dtype=np.float32) if part == "sides" else _soft(rows)
        return self._parts[part]

    def roles(self, pairs: list[tuple[int, int]]) -> list[list[float]]:
        """Give, of pairs of words, how likely the second has no part in the act that the first tells, and each side."""
        shape, offering = (len(pairs), len(SIDES), RANK), [other for _, other in pairs]
        asks = self._rows[[word for word, _ in pairs], PARTS["asks"]].astype(np.float32).reshape(shape)
        offers = self._rows[offering, PARTS["offers"]].astype(np.float32).reshape(shape)
        none = np.zeros((len(pairs), 1), np.float32)
        shares: list[list[float]] = _soft(np.concatenate([none, (offers * asks).sum(-1)], 1)).tolist()
        return shares

    def of(self, word: int, part: str) -> list[float]:
        """Give how likely each value of a part is for one word: of few words all of them are asked for."""
        found: list[float] = self.shares(part)[word].tolist()
        return found


class Signals:
    """The signals of one sentence; a parse that was not made by the network has none.

    `page` holds them from the word `first` on, alone where none is given.

    >>> from dragoman.shapes import Sentence, Token
    >>> Signals(Sentence(0, 4, (Token(0, 4, "Stop", "stop", "VERB", "_", 0, "root"),))).known
    False
    """

    __slots__ = ("_end", "_first", "_page", "known")

    def __init__(self, sentence: Sentence, *, page: Page | None = None, first: int = 0) -> None:
        self.known = bool(sentence.signals)
        """Whether the network said anything."""
        self._page = page or Page([sentence])
        self._first, self._end = first, first + len(sentence.tokens)

    def chances(self, word: int) -> list[float]:
        """How likely the word tells no act, and each type in the order of `TYPES`; only where anything is known."""
        return self._page.of(self._first + word, "types")

    def nothing(self) -> list[float]:
        """How likely each word of the sentence tells no act; only where anything is known."""
        found: list[float] = self._page.shares("types")[self._first : self._end, 0].tolist()
        return found

    def tells(self, word: int, type: str) -> float:
        """How likely the word tells an act of a type."""
        return self.chances(word)[TYPES.index(type)]

    def act(self, word: int, type: str) -> str:
        """The likeliest act of a type that must have one."""
        ways, row = _WAYS[type], self._page.row(self._first + word, "ways")
        return max(ways, key=lambda way: float(row[way[0]]))[1]

    def modes(self, word: int, type: str) -> dict[str, float]:
        """How likely each mode of a type is that of the act that the word tells, and none, the empty name."""
        ways = ((0, ""), *_WAYS.get(type, ()))
        row = self._page.row(self._first + word, "ways")[[place for place, _ in ways]]
        return dict(zip((name for _, name in ways), _soft(row).tolist(), strict=True))

    def statuses(self, word: int) -> list[float]:
        """How likely the act that the word tells is of each status, in the order of `STATUSES`."""
        return self._page.of(self._first + word, "statuses")

    def times(self, word: int) -> list[float]:
        """How likely its time is not told, the article's day, another, in the order of `TIMES`."""
        return self._page.of(self._first + word, "times")

    def side(self, word: int, side: str) -> float:
        """How likely the article tells who is on a side of the act that the word tells, one of `SIDES`."""
        return self._page.shares("sides").item(self._first + word, SIDES.index(side))


def chance(share: float) -> str:
    """Name the band that a likelihood lies in by its upper bound: weights are learnt band by band.

    >>> chance(0.3), chance(0.99)
    ('0.35', '1')
    """
    return _NAMES[bisect_left(_BANDS, share)]


def chances(name: str) -> tuple[str, ...]:
    """Name the bands of a likelihood, in the order of `band`, as features that are asked for often.

    >>> chances("heard")[band(0.3)]
    'heard:0.35'
    """
    return tuple(f"{name}:{most}" for most in _NAMES)


def band(share: float) -> int:
    """Give the place of the band that a likelihood lies in."""
    return bisect_left(_BANDS, share)


_BANDS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_NAMES = (*map(str, _BANDS), "1")


def _soft(rows: Floats) -> Floats:
    """Shares from scores, along the last axis."""
    risen = np.exp(rows - rows.max(-1, keepdims=True))
    shares: Floats = risen / risen.sum(-1, keepdims=True)
    return shares
