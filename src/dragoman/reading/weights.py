"""Weights learnt on annotated articles, and the choices that they make.

A feature of an option may be worth more or less under the circumstances of the choice: `feature|circumstance`.
"""

import csv
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat

import msgspec

_NOUGHTS = repeat(0)
"""What features are worth that no weight is learnt for."""
_KEPT = 1024
"""Circumstances whose worths are remembered: few come up again and again."""


Word = tuple[int, int]
"""A sentence and a word of it."""


class Question(msgspec.Struct):
    """A choice among options, told by their features."""

    options: list[set[str]]
    """Features of each option."""
    circumstances: list[str]
    """What changes the worth of every feature."""
    close: frozenset[str] = frozenset()
    """Features whose worth changes by more than that."""
    more: list[str] = []
    """By what."""
    words: list[list[Word]] = []
    """The names of each option, where it is one that the network may link (`links`)."""

    def expanded(self) -> list[set[str]]:
        """Give the options with their features and those joined with the circumstances, as weights are named.

        >>> Question([{"near"}, {"far"}], ["noun"], frozenset({"far"}), ["past"]).expanded() == [
        ...     {"near", "near|noun"},
        ...     {"far", "far|noun", "far|past"},
        ... ]
        True
        """
        return [
            features | _joined(features, self.circumstances) | _joined(features & self.close, self.more)
            for features in self.options
        ]

    def best(self, name: str) -> int:
        """Give the place of the likeliest option by the weights of that name, the first of equals."""
        scores = self.scores(name)
        return scores.index(max(scores))

    def scores(self, name: str) -> list[int]:
        """Give what each option is worth by the weights of that name, in thousandths."""
        base = _under(name, tuple(self.circumstances)).get
        found = [sum(map(base, features, _NOUGHTS)) for features in self.options]
        if self.more:
            self._cross(name, found)
        return found

    def _cross(self, name: str, found: list[int]) -> None:
        """Add to what the options are worth by how much more the worth of their close features changes."""
        table, more, close = load(name), self.more, self.close
        extra: dict[str, int] = {}
        for place, features in enumerate(self.options):
            for feature in close & features:
                worth = extra.get(feature)
                if worth is None:
                    row = table.get(feature)
                    worth = extra[feature] = sum(map(row.get, more, _NOUGHTS)) if row else 0
                found[place] += worth


@cache
def load(name: str) -> dict[str, dict[str, int]]:
    """Read the weights of `data/NAME.csv`, rows of `feature,weight`, by feature and circumstance (empty for none).

    They are given in thousandths: sums of whole numbers do not hang on the order of a set.
    """
    source = files("dragoman.reading") / "data" / f"{name}.csv"
    table: dict[str, dict[str, int]] = {}
    for row in csv.reader(source.read_text(encoding="utf-8").splitlines()):
        if row and not row[0].startswith("#"):
            feature, _, circumstance = row[0].partition("|")
            table.setdefault(feature, {})[circumstance] = round(1000 * float(row[1]))
    return table


@cache
def _turned(name: str) -> dict[str, dict[str, int]]:
    """Give the same weights by circumstance and feature."""
    turned: dict[str, dict[str, int]] = {}
    for feature, row in load(name).items():
        for circumstance, weight in row.items():
            turned.setdefault(circumstance, {})[feature] = weight
    return turned


@lru_cache(maxsize=_KEPT)
def _under(name: str, circumstances: tuple[str, ...]) -> dict[str, int]:
    """Give what every feature is worth under circumstances."""
    turned = _turned(name)
    found = dict(turned.get("", {}))
    for word in dict.fromkeys(circumstances):
        for feature, weight in turned.get(word, {}).items():
            found[feature] = found.get(feature, 0) + weight
    return found


def knows(name: str, circumstance: str) -> bool:
    """Tell whether weights were learnt for a circumstance."""
    return circumstance in _turned(name)


def forget() -> None:
    """Read the files again when they are asked for next: they were learnt anew."""
    load.cache_clear()
    _turned.cache_clear()
    _under.cache_clear()


def _joined(features: Iterable[str], words: list[str]) -> set[str]:
    return {f"{feature}|{word}" for feature in features for word in words}
