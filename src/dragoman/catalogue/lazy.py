"""An index of names that is filled as texts ask for it: many names, few of them needed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from dragoman.catalogue.keys import ALIKE, Piece, fold
from dragoman.catalogue.names import Names

T = TypeVar("T")

_APART = str.maketrans({"-": " ", "'": " ", "/": " ", ".": None})


def words_of(names: Sequence[str]) -> list[list[str]]:
    """Fold many names at once, roughly, but so that each one's first word is the key of its first piece.

    >>> words_of(["St. Élie-Marie", "Oslo"])
    [['saint', 'elie', 'marie'], ['oslo']]
    """
    folded = fold("\n".join(names)).translate(_APART)
    found = [line.split() for line in folded.split("\n")]
    for words in found:
        if words and words[0] in ALIKE:
            words[0] = ALIKE[words[0]]
    return found


class LazyNames(Generic[T]):
    """Names by their first word; what stands under a word is taken apart only when a text has that word.

    `names_of` gives for an item its names, each with what it stands for.

    >>> towns = {1: "New Delhi", 2: "New York"}
    >>> lazy = LazyNames[int](lambda item: [(towns[item], item)])
    >>> for item, words in zip(towns, words_of(list(towns.values()))):
    ...     lazy.note(words, item)
    >>> from dragoman.catalogue.keys import keys
    >>> lazy.find(keys("New York"))
    [2]
    """

    def __init__(
        self, names_of: Callable[[int], Iterable[tuple[str, T]]], common: frozenset[str] = frozenset()
    ) -> None:
        self._names_of = names_of
        self._names: Names[T] = Names(common)
        self._waiting: dict[str, list[int]] = defaultdict(list)
        self._filled: set[int] = set()

    def note(self, words: Sequence[str], item: int, *, all: bool = False) -> None:
        """Note that an item has a name of these words; with `all`, short forms that may start at any of them."""
        for word in words if all else words[:1]:
            self._waiting[word].append(item)

    def find(self, run: Sequence[Piece], *, shout: bool = False) -> list[T]:
        """Give what a whole surface stands for."""
        if not run:
            return []
        self._fill(run[0].key)
        return self._names.find(run, shout=shout)

    def longest(self, run: Sequence[Piece], start: int, *, shout: bool = False) -> tuple[int, list[T]]:
        """Give the end of the longest name that starts at a piece, and what it stands for."""
        key = run[start].key
        if key in self._waiting:
            self._fill(key)
        elif key not in self._names:
            return start, []
        return self._names.longest(run, start, shout=shout)

    def _fill(self, key: str) -> None:
        for item in self._waiting.pop(key, ()):
            if item not in self._filled:
                self._filled.add(item)
                for name, value in self._names_of(item):
                    self._names.add(name, value)
