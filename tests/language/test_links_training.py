"""Learns links from made states; only where torch is installed."""

import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"
CHOICES, WIDE = 3000, 24


@pytest.fixture(scope="module")
def links():
    for name in ("torch", "onnx", "scipy", "safetensors"):
        pytest.importorskip(name)
    sys.path.insert(0, str(TRAINING))
    try:
        import links

        yield links
    finally:
        sys.path.remove(str(TRAINING))


def test_the_value_whose_name_answers_the_act_is_learnt(links):
    import torch

    torch.manual_seed(1)
    given, choices = [], []
    for number in range(CHOICES):
        asking, *named = torch.randn(4, WIDE)
        # The first number of a name says whether it answers; where none does, none is right.
        right = number % 4
        for place, name in enumerate(named):
            name[0] = 3.0 if place == right else -3.0
        asking[1] = 3.0 if right == 3 else -3.0
        start = len(given)
        given += [asking, *named]
        choices.append(links.Choice(start, [[start + 1], [start + 2], [start + 3]], [right == one for one in range(4)]))
    states = torch.stack(given)
    rows = links.learn(states, {"where": choices})
    measured = links.right(rows, states, [(0, "where", one) for one in choices], None)
    assert measured["where"] > 95
