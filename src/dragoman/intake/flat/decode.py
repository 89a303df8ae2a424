"""The decoder: the likeliest sequence of labels for the lines of a page."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

LABELS = ("title", "caption", "notes", "body", "debris")
"""What a line can be: a headline; a caption; a byline, dateline or credit; a line of the body; anything else."""
Matrix = NDArray[np.float64]


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """The file of weights."""

    labels: tuple[str, ...]
    """The labels, in the order of the numbers."""
    features: dict[str, tuple[float, ...]]
    """Weight of each feature for each label."""
    steps: tuple[tuple[float, ...], ...]
    """Weight of each label after each label."""
    first: tuple[float, ...]
    """Weight of each label on the first line."""
    last: tuple[float, ...]
    """Weight of each label on the last line."""


class Weights:
    """Weights, ready for use."""

    def __init__(self, stored: Stored) -> None:
        self.features: dict[str, Matrix] = {name: np.array(row) for name, row in stored.features.items()}
        self.steps: Matrix = np.array(stored.steps)
        self.first: Matrix = np.array(stored.first)
        self.last: Matrix = np.array(stored.last)


@cache
def weights() -> tuple[Weights, Weights]:
    """Read the weights that the package ships: those of the first look and those of the second."""
    raw = files("dragoman.intake").joinpath("data", "flat_weights.json").read_bytes()
    first, second = msgspec.json.decode(raw, type=tuple[Stored, Stored])
    return Weights(first), Weights(second)


def decode(described: Sequence[Sequence[str]], *, using: Weights, favour: float = 0.0) -> list[str]:
    """Label the lines of a page from their features.

    `favour` is added to what speaks for the body on every line.

    >>> decode([], using=weights()[0])
    []
    """
    if not described:
        return []
    zero = np.zeros(len(LABELS))
    scores = np.array([sum((using.features.get(name, zero) for name in names), zero) for names in described])
    scores[:, LABELS.index("body")] += favour
    scores[0] += using.first
    scores[-1] += using.last
    best = scores[0]
    came: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        paths = best[:, None] + using.steps
        came.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    at = int(best.argmax())
    path = [at]
    for choice in reversed(came):
        at = int(choice[at])
        path.append(at)
    return [LABELS[i] for i in reversed(path)]
