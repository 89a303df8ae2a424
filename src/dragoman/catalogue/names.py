"""An index of names: longest match over words in linear time."""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from dragoman.catalogue.keys import Piece, keys

T = TypeVar("T")

_END = ""
"""Key of a node under which the names that end there stand: no piece is empty."""


class Names(Generic[T]):
    """Names with what they stand for, found whatever their diacritics, hyphens or dots, but heeding capitals.

    >>> names = Names[str]()
    >>> names.add("Côte d'Ivoire", "CIV")
    >>> names.find(keys("cote d’Ivoire")), names.find(keys("Cote d'Ivoire"))
    ([], ['CIV'])
    """

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self._root: dict[str, Any] = {}
        self._common = frozenset(word.casefold() for word in common)

    def __contains__(self, key: str) -> bool:
        return key in self._root

    def firsts(self) -> frozenset[str]:
        """Give the words that names start with."""
        return frozenset(self._root)

    def add(self, name: str, value: T) -> None:
        """Add a name; its capitals are required of a text, those of an acronym all of them."""
        parts = keys(name)
        if not parts:
            return
        node = self._root
        for piece in parts:
            node = node.setdefault(piece.key, {})
        node.setdefault(_END, []).append(("".join(piece.shape for piece in parts), len(parts), value))

    def find(self, run: Sequence[Piece], *, shout: bool = False) -> list[T]:
        """Give what a whole surface stands for."""
        node: dict[str, Any] | None = self._root
        for piece in run:
            if node is None:
                return []
            node = node.get(piece.key)
        if node is None:
            return []
        return self._fitting(node, run, 0, len(run), shout) if run else []

    def longest(self, run: Sequence[Piece], start: int, *, shout: bool = False) -> tuple[int, list[T]]:
        """Give the end of the longest name that starts at a piece, and what it stands for; `(start, [])` for none."""
        node: dict[str, Any] | None = self._root.get(run[start].key)
        ends: list[tuple[int, dict[str, Any]]] = []
        index = start + 1
        total = len(run)
        while node is not None:
            if _END in node:
                ends.append((index, node))
            node = node.get(run[index].key) if index < total else None
            index += 1
        for end, last in reversed(ends):
            if found := self._fitting(last, run, start, end, shout):
                return end, found
        return start, []

    def __iter__(self) -> Iterator[T]:
        """Go through all values, those of a name together."""
        waiting = [self._root]
        while waiting:
            for key, node in waiting.pop().items():
                if key == _END:
                    yield from (value for _, _, value in node)
                else:
                    waiting.append(node)

    def _fitting(self, node: dict[str, Any], run: Sequence[Piece], start: int, end: int, shout: bool) -> list[T]:
        found = []
        for shapes, _, value in node.get(_END, ()):
            for wanted, piece in zip(shapes, run[start:end], strict=True):
                given = piece.shape
                if wanted == "T" and given == "l":
                    break
                if wanted == "U" and given != "U" and (given == "l" or len(piece.key) < 4 or piece.key in self._common):
                    break
                if wanted == "U" and shout and piece.key in self._common:
                    break
            else:
                found.append(value)
        return found
