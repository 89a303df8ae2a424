"""Places for the nodes of a network: the same nodes and edges lie at the same places on every machine."""

from collections import deque
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]

_ROUNDS, _PUSHES = 120, 80
_GOLDEN = 2.399963


def places(
    nodes: Sequence[str], edges: Mapping[tuple[str, str], float], /, *, sizes: Mapping[str, tuple[float, float]],
    width: float, height: float,
) -> dict[str, tuple[int, int]]:  # fmt: skip
    """Lay nodes out so that their distances follow the steps between them, and their boxes do not overlap.

    `nodes` come the most important first; `edges` weigh pairs (direction does not matter), the heavier the closer;
    `sizes` are the nodes' boxes; `width` and `height` the space. Stress is majorised from a spiral in the nodes' order,
    so there is no chance in it.

    >>> spots = places(["a", "b"], {("a", "b"): 1.0}, sizes={"a": (20, 20), "b": (20, 20)}, width=200, height=100)
    >>> sorted(spots) == ["a", "b"] and spots["a"] != spots["b"]
    True
    """
    if not nodes:
        return {}
    order = np.arange(len(nodes))
    turn, far = order * _GOLDEN, np.sqrt(order + 0.5)
    points = np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    if len(nodes) > 1:
        points = _relaxed(points, _distances(nodes, edges))
    boxes = np.array([sizes[node] for node in nodes])
    points = _fitted(_upright(points), boxes, width, height)
    points = _parted(points, boxes, width, height)
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points.tolist(), strict=True)}


def _distances(nodes: Sequence[str], edges: Mapping[tuple[str, str], float]) -> Places:
    """Give the steps between all nodes; those that no path joins lie just beyond the farthest that one does."""
    index = {node: at for at, node in enumerate(nodes)}
    near: list[list[int]] = [[] for _ in nodes]
    for one, other in edges:
        near[index[one]].append(index[other])
        near[index[other]].append(index[one])
    steps = np.full((len(nodes), len(nodes)), np.inf)
    for start in range(len(nodes)):
        steps[start, start] = 0
        todo = deque([start])
        while todo:
            here = todo.popleft()
            for there in near[here]:
                if steps[start, there] == np.inf:
                    steps[start, there] = steps[start, here] + 1
                    todo.append(there)
    reached = steps[np.isfinite(steps)]
    steps[~np.isfinite(steps)] = reached.max() + 1.0
    most = max([*edges.values(), 1.0])
    for (one, other), weight in edges.items():
        if one != other:
            length = 1.3 - 0.5 * (weight / most) ** 0.5
            steps[index[one], index[other]] = steps[index[other], index[one]] = length
    return steps


def _relaxed(points: Places, wanted: Places) -> Places:
    """Move points, round by round, to where their distances are as wanted as can be (majorised stress)."""
    weights = np.where(wanted > 0, 1.0 / np.maximum(wanted, 1e-9) ** 2, 0.0)
    laplace = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplace)
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
        ratio = np.where(apart > 1e-9, weights * wanted / np.maximum(apart, 1e-9), 0.0)
        points = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ points)
    return points


def _upright(points: Places) -> Places:
    """Turn the picture so that it is wide rather than tall, and the first node lies to the left."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    turned = points @ axes.T if len(axes) == 2 else points
    signs = np.where(turned[0] > 0, -1.0, 1.0)
    found: Places = turned * signs
    return found


def _fitted(points: Places, boxes: Places, width: float, height: float) -> Places:
    low, high = points.min(axis=0), points.max(axis=0)
    space = np.array([width, height]) - boxes.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    scale = np.minimum(space / span, 1e6)
    scale = np.where(high - low > 1e-9, np.minimum(scale, scale.min() * 2.2), 0.0)
    found: Places = np.array([width, height]) / 2 + (points - (low + high) / 2) * scale
    return found


def _parted(points: Places, boxes: Places, width: float, height: float) -> Places:
    """Push overlapping boxes apart along the shorter way, a few rounds, within the space."""
    half = boxes / 2
    for _ in range(_PUSHES):
        gap = points[:, None] - points[None, :]
        over = half[:, None] + half[None, :] - np.abs(gap)
        clash = np.all(over > 0, axis=2) & ~np.eye(len(points), dtype=bool)
        if not clash.any():
            break
        sign = np.where(gap > 0, 1.0, np.where(gap < 0, -1.0, np.where(np.tri(len(points))[:, :, None] > 0, 1.0, -1.0)))
        short = over[:, :, 1] <= over[:, :, 0]
        push = np.stack(
            [np.where(clash & ~short, over[:, :, 0], 0.0), np.where(clash & short, over[:, :, 1], 0.0)], axis=2
        )
        points = points + (push * sign).sum(axis=1) * 0.3
        points = np.clip(points, half, np.array([width, height]) - half)
    return points
