"""The best tree with one root (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
import numpy.typing as npt

from dragoman.language.model import Floats, Whole

_NEVER = -1e18

ROOTS = 4
"""Roots tried for a sentence whose best heads make no tree."""


def is_tree(heads: Whole) -> bool:
    """Tell whether heads (a root being its own) make one tree with one root.

    >>> is_tree(np.array([1, 1, 1])), is_tree(np.array([1, 0, 2]))
    (True, False)
    """
    own = np.flatnonzero(heads == np.arange(len(heads)))
    if len(own) != 1:
        return False
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return bool((up == own[0]).all())


def best_tree(scores: Floats) -> Whole:
    """Give the heads of the tree with the highest sum of scores among those with one root.

    `scores[i, j]` is that of j as the head of i, `scores[i, i]` that of i as the root. The `ROOTS` likeliest roots are
    tried. Time is cubic at worst in the words of a sentence, of which a window bounds the number.

    >>> best_tree(np.array([[0, 5, 1], [5, 1, 1], [0, 4, 0]], np.float32))
    array([1, 1, 1])
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, np.int64)
    arcs = scores.astype(np.float64)
    own = np.diagonal(arcs).copy()
    np.fill_diagonal(arcs, _NEVER)
    # How much a word loses by being no root: the likeliest roots lose most.
    tried = np.argsort(arcs.max(1) - own, kind="stable")[:ROOTS]
    best, heads = -np.inf, tried
    for root in tried.tolist():
        found = _rooted(arcs, root)
        total = float(scores[np.arange(size), found].sum())
        if total > best:
            best, heads = total, found
    return heads


def _rooted(arcs: npt.NDArray[np.float64], root: int) -> Whole:
    """Give the heads of the best tree below a root, which is its own."""
    order = np.arange(len(arcs))
    order[0], order[root] = root, 0  # A swap, so that it undoes itself.
    heads: Whole = order[_edmonds(arcs[order][:, order])][order]
    return heads


def _circle(heads: list[int]) -> list[int]:
    """Find a circle among heads; node 0 has none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        at = start
        while at and not state[at]:
            state[at] = start + 1
            path.append(at)
            at = heads[at]
        if at and state[at] == start + 1:
            return path[path.index(at) :]
    return []


def _edmonds(scores: npt.NDArray[np.float64]) -> Whole:
    """Solve for a graph rooted in node 0.

    A circle is shrunk to one node, the rest is solved, and the circle opened where the solution enters it.
    """
    heads: Whole = scores.argmax(1)
    heads[0] = 0
    circle = np.array(_circle(heads.tolist()), np.int64)
    if not len(circle):
        return heads
    apart = np.ones(len(scores), bool)
    apart[circle] = False
    outside = np.flatnonzero(apart)
    size = len(outside)
    small = np.full((size + 1, size + 1), _NEVER)
    small[:size, :size] = scores[outside][:, outside]
    leave = scores[outside][:, circle]
    small[:size, size] = leave.max(1)
    kept = scores[circle, heads[circle]]
    enter = scores[circle][:, outside] - kept[:, None]
    small[size, :size] = enter.max(0)
    solved = _edmonds(small)
    above = solved[:size]
    result = heads.copy()
    result[outside] = np.where(above == size, circle[leave.argmax(1)], outside[np.minimum(above, size - 1)])
    result[0] = 0
    entered = circle[enter[:, solved[size]].argmax()]
    result[entered] = outside[solved[size]]
    return result
