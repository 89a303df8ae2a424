import itertools

import numpy as np
import pytest

from dragoman.language.tree import best_tree, is_tree


def total(scores, heads):
    return sum(float(scores[index, head]) for index, head in enumerate(heads))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_best_tree_is_the_best_of_all(size):
    rng = np.random.default_rng(size)
    trees = [heads for heads in itertools.product(range(size), repeat=size) if is_tree(np.array(heads))]
    for _ in range(40):
        scores = rng.normal(size=(size, size)).astype(np.float32)
        heads = best_tree(scores)
        assert is_tree(heads)
        assert total(scores, heads) == pytest.approx(max(total(scores, other) for other in trees), abs=1e-5)


def test_a_long_sentence_gets_a_tree():
    scores = np.random.default_rng(1).normal(size=(250, 250)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_what_is_no_tree():
    assert not is_tree(np.array([0, 1, 1])), "two roots"
    assert not is_tree(np.array([1, 0, 2])), "a circle beside a root"
    assert not is_tree(np.array([1, 2, 0])), "a circle and no root"
    assert is_tree(np.array([1, 1, 1, 0]))
