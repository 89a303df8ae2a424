"""Entries: how likely a draft is an entry of the record, as a logistic with a quadratic penalty.

The threshold is that at which the F1 is best, when each fifth of the articles is weighed by all the rest: the middle of
those that are as good, of which chance would choose one.
"""

import csv
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from choice import FOLDS, common
from pairing import Read, pairs
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.catalogue import Catalogue
from dragoman.reading import assemble

PENALTY = 12.0
SLACK = 0.0005
"""By how much F1 may miss the best to be as good."""


class Example(NamedTuple):
    """A draft, and whether the record holds it."""

    features: dict[str, float]
    right: bool
    article: int


def examples(number: int, read: Read, *, score: ModuleType, catalogue: Catalogue) -> tuple[list[Example], int]:
    """Give all drafts of one article, and how many entries its record holds."""
    article, gold, parse = read
    document, drafts = assemble.drafts(article, parse, catalogue=catalogue)
    paired = {j for _, j in pairs(document, drafts, gold, score=score)}
    return [Example(draft.features, place in paired, number) for place, draft in enumerate(drafts)], len(gold)


def columns(rows: list[Example]) -> dict[str, int]:
    """Number the features that are common enough from 1: column 0 is the constant."""
    return common(({name for name, value in row.features.items() if value} for row in rows), first=1)


def matrix(rows: list[Example], place: dict[str, int]) -> csr_matrix:
    """Give (drafts, columns): the features' values."""
    cells = [(number, 0, 1.0) for number in range(len(rows))]
    for number, row in enumerate(rows):
        cells += [(number, place[name], value) for name, value in row.features.items() if name in place]
    numbers, places, values = zip(*cells, strict=True)
    return csr_matrix((values, (numbers, places)), shape=(len(rows), len(place) + 1))


def fit(rows: list[Example], place: dict[str, int]) -> np.ndarray:
    """Fit a logistic with a quadratic penalty on all weights but the constant."""
    given = matrix(rows, place)
    turned = given.T.tocsr()
    right = np.array([row.right for row in rows], float)
    mask = np.ones(len(place) + 1)
    mask[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = given @ weights
        chance = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        value = np.sum(np.logaddexp(0, logits) - right * logits) + PENALTY / 2 * np.sum(mask * weights**2)
        return float(value), turned @ (chance - right) + PENALTY * mask * weights

    return np.asarray(minimize(loss, np.zeros(len(mask)), jac=True, method="L-BFGS-B").x)


def cross_validate(rows: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Give the confidence of the drafts of each fifth of the articles, weighed by all others, and the truth."""
    chances, truth = [], []
    for fold in range(FOLDS):
        rest = [row for row in rows if row.article % FOLDS != fold]
        held = [row for row in rows if row.article % FOLDS == fold]
        place = columns(rest)
        chances.append(1 / (1 + np.exp(-(matrix(held, place) @ fit(rest, place)))))
        truth += [row.right for row in held]
    return np.concatenate(chances), np.array(truth)


def threshold(chances: np.ndarray, truth: np.ndarray, total: int) -> float:
    """Choose the confidence that an entry must reach, and print what it gives."""
    scores = {}
    for step in range(5, 70):
        kept = chances >= step / 100
        scores[step] = 2 * truth[kept].sum() / (kept.sum() + total)
    top = max(scores.values())
    good = [step for step, score in scores.items() if score >= top - SLACK]
    best = good[len(good) // 2]
    print(f"{len(truth)} drafts, {truth.sum()} right; all kept: F1 {200 * truth.sum() / (len(truth) + total):.1f}")
    print(f"cross-validated: F1 {100 * scores[best]:.1f} at threshold {best / 100}")
    for low in range(10):
        inside = (chances >= low / 10) & (chances < low / 10 + 0.1)
        if inside.any():
            mean, right = chances[inside].mean(), truth[inside].mean()
            print(f"  {low / 10:.1f}: {inside.sum():5d} drafts, mean {mean:.2f}, right {right:.2f}")
    return best / 100


def learn(rows: list[Example], total: int, target: Path) -> None:
    """Cross-validate, choose the threshold, fit, write the weights; `total` entries there are to find."""
    least = threshold(*cross_validate(rows), total)
    place = columns(rows)
    names = {column: name for name, column in place.items()} | {0: "bias"}
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["threshold", least])
        writer.writerows(
            [names[column], round(float(weight), 3)]
            for column, weight in enumerate(fit(rows, place))
            if abs(weight) >= 0.001
        )
