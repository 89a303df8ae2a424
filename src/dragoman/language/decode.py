"""From scores to sentences and trees: the numbers only, no text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.language.model import Floats, Model, Scores, Whole
from dragoman.language.tree import best_tree, is_tree

_NEVER = np.float32(-1e9)
_FAR = 1e6  # Added to the cost of a root, so that a tree has one root only.


@dataclass(frozen=True)
class Reading:
    """What the network's scores come to, for the words of one window."""

    starts: npt.NDArray[np.bool_]
    """(words,): whether a sentence starts there; the first word always starts one."""
    upos: Whole
    """(words,): index of the part of speech."""
    xpos: Whole
    """(words,): index of the Penn tag."""
    names: Whole
    """(words,): index of the name label."""
    factuality: Floats
    """(words,): -3 to 3, of use for predicates."""
    heads: Whole
    """(words,): index in the window of the head; a root is its own."""
    rels: Whole
    """(words,): index of the relation."""
    signals: Floats
    """(words, `shapes.signals.WIDTH`): each word's part in acts."""


def decode(
    scores: Scores, cells: Whole, counts: list[int], *, model: Model, starts: list[Whole | None] | None = None
) -> list[Reading]:
    """Decode a batch: `counts` words in each window, window i's being `cells[i, :counts[i]]`.

    `starts` may give the words that start sentences, for windows whose sentences are known.
    """
    upos, xpos, names = len(model.upos), len(model.xpos), len(model.names)
    cuts = np.cumsum([upos, xpos, names])
    tag_upos, tag_xpos, tag_names, other = np.split(scores.tags, cuts, axis=1)
    best_upos, best_xpos = tag_upos.argmax(1), tag_xpos.argmax(1)
    inside = np.arange(cells.shape[1])[None, :] < np.array(counts)[:, None]
    opens = (other[:, 0] > 0)[cells] & inside
    for row, known in enumerate(starts or []):
        if known is not None:
            opens[row] = False
            opens[row, known] = True
    opens[:, 0] = True
    sentence: Whole = np.cumsum(opens, axis=1, dtype=np.int64)
    sentence[~inside] = 0
    heads = _heads(scores, cells, sentence, inside, model=model)
    rels = _relations(scores, cells, heads, inside, model=model)
    best_names = name_labels(tag_names[cells], inside, opens, model.names)
    factuality = np.clip(other[:, 1], -3, 3)
    readings = []
    for row, count in enumerate(counts):
        at = cells[row, :count]
        readings.append(
            Reading(
                opens[row, :count],
                best_upos[at],
                best_xpos[at],
                best_names[row, :count],
                factuality[at],
                heads[row, :count],
                rels[row, :count],
                scores.signals[at],
            )
        )
    return readings


def _heads(scores: Scores, cells: Whole, sentence: Whole, inside: npt.NDArray[np.bool_], *, model: Model) -> Whole:
    """Choose heads: greedily where that gives a tree with one root, else the best tree."""
    size = cells.shape[1]
    at = np.arange(size)
    far = len(model.near) // 2
    arcs = scores.arcs + model.near[np.clip(at[None, :] - at[:, None], -far, far) + far]
    arcs[:, at, at] = scores.root[cells, 0]
    arcs[sentence[:, :, None] != sentence[:, None, :]] = _NEVER
    heads: Whole = arcs.argmax(2)
    heads[~inside] = np.broadcast_to(at, heads.shape)[~inside]
    # Follow the heads upwards, doubling the distance; who has not come to a root is in a circle.
    up = heads
    for _ in range(max(1, size.bit_length())):
        up = np.take_along_axis(up, up, 1)
    lost = np.take_along_axis(heads, up, 1) != up
    rooted = np.zeros((len(cells), size + 2), np.int64)
    own = (heads == at) & inside
    row_of = np.broadcast_to(np.arange(len(cells))[:, None], own.shape)
    np.add.at(rooted, (row_of[own], sentence[own]), 1)
    wrong = np.zeros_like(rooted, bool)
    wrong[row_of[lost & inside], sentence[lost & inside]] = True
    present = np.zeros_like(wrong)
    present[row_of[inside], sentence[inside]] = True
    wrong |= present & (rooted != 1)
    for row, number in np.argwhere(wrong):
        where = np.flatnonzero(sentence[row] == number)
        first, last = where[0], where[-1] + 1
        heads[row, first:last] = best_tree(arcs[row, first:last, first:last]) + first
    return heads


def _relations(scores: Scores, cells: Whole, heads: Whole, inside: npt.NDArray[np.bool_], *, model: Model) -> Whole:
    """Choose each word's relation to its head; `root` is for roots alone."""
    space = scores.rels.shape[1] // 2
    words = cells[inside]
    above = np.take_along_axis(cells, heads, 1)[inside]
    dependant, head = scores.rels[words, :space], scores.rels[above, space:]
    marks = np.concatenate([dependant * head, dependant, head], 1) @ model.relation_weight + model.relation_bias
    root = words == above
    marks[:, model.root_rel] = np.where(root, -_NEVER, _NEVER)
    found = np.zeros(cells.shape, np.int64)
    found[inside] = marks.argmax(1)
    return found


def name_labels(
    marks: Floats, inside: npt.NDArray[np.bool_], opens: npt.NDArray[np.bool_], labels: tuple[str, ...]
) -> Whole:
    """Choose the best sequences of BIO labels: an `I-` follows its own kind only, and no name crosses a sentence."""
    best: Whole = marks.argmax(2)
    follow, begin = _transitions(labels)
    rights = follow[best[:, :-1], best[:, 1:]] & ~(opens[:, 1:] & ~begin[best[:, 1:]])
    bad = np.flatnonzero((~rights & inside[:, 1:]).any(1) | ~begin[best[:, 0]])
    if len(bad):
        best[bad] = _viterbi(marks[bad], opens[bad], follow, begin)
    return best


def _transitions(labels: tuple[str, ...]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    begin = np.array([not label.startswith("I-") for label in labels])
    kinds = [label[2:] for label in labels]
    follow = np.array([[begin[j] or (kinds[i] == kinds[j]) for j in range(len(labels))] for i in range(len(labels))])
    return follow, begin


def _viterbi(
    marks: Floats, opens: npt.NDArray[np.bool_], follow: npt.NDArray[np.bool_], begin: npt.NDArray[np.bool_]
) -> Whole:
    rows, size, count = marks.shape
    cost = np.where(follow, np.float32(0), _NEVER)
    start = np.where(begin, np.float32(0), _NEVER)
    back = np.zeros((rows, size, count), np.int64)
    total = marks[:, 0] + start
    for at in range(1, size):
        ways = total[:, :, None] + cost
        back[:, at] = ways.argmax(1)
        total = ways.max(1) + marks[:, at] + np.where(opens[:, at, None], start, np.float32(0))
    best = np.zeros((rows, size), np.int64)
    best[:, -1] = total.argmax(1)
    for at in range(size - 1, 0, -1):
        best[:, at - 1] = np.take_along_axis(back[:, at], best[:, at, None], 1)[:, 0]
    return best


__all__ = ["Reading", "best_tree", "decode", "is_tree", "name_labels"]
