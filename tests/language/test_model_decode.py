import itertools

import numpy as np

from dragoman.language.decode import name_labels

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def lawful(sequence, opens):
    before = "O"
    for label, new in zip(sequence, opens, strict=True):
        if label.startswith("I-") and (new or before[2:] != label[2:]):
            return False
        before = label
    return True


def test_names_are_the_best_lawful_sequence():
    rng = np.random.default_rng(3)
    marks = rng.normal(size=(60, 4, len(LABELS))).astype(np.float32)
    opens = rng.random((60, 4)) < 0.3
    opens[:, 0] = True
    found = name_labels(marks, np.ones((60, 4), bool), opens, LABELS)
    for row in range(60):
        ways = [
            way
            for way in itertools.product(range(len(LABELS)), repeat=4)
            if lawful([LABELS[n] for n in way], opens[row])
        ]
        best = max(ways, key=lambda way: sum(marks[row, at, n] for at, n in enumerate(way)))
        assert tuple(found[row]) == best


def test_padding_does_not_matter():
    marks = np.zeros((1, 3, len(LABELS)), np.float32)
    marks[0, :, 1:] = -1
    marks[0, 2, 4] = 5
    inside = np.array([[True, True, False]])
    opens = np.array([[True, False, False]])
    assert name_labels(marks, inside, opens, LABELS)[0, :2].tolist() == [0, 0]
