"""Choices among what an article offers, learnt on annotated articles: a conditional logit with a quadratic penalty."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FOLDS = 5
RAREST = 4
"""A feature seen in fewer choices is left out: it would learn those choices."""
LEAST = 0.05
"""Weights below it are not written."""


class Choice(NamedTuple):
    """One choice."""

    article: int
    """The article's number: choices of one article are never on both sides of a cross-validation."""
    options: list[set[str]]
    """Features of each option."""
    right: list[bool]
    """Whether it is right; several may be."""
    before: bool
    """Whether what would be chosen without weights is right."""


def common(rows: Iterable[Iterable[str]], *, first: int = 0) -> dict[str, int]:
    """Number the features that enough rows have, from `first` on; a row names each of its features once."""
    counts = Counter(name for row in rows for name in row)
    return {name: at for at, name in enumerate(sorted(name for name, seen in counts.items() if seen >= RAREST), first)}


def columns(rows: list[Choice]) -> dict[str, int]:
    """Number the features that are common enough."""
    return common(set().union(*row.options) for row in rows)


def fit(rows: list[Choice], place: dict[str, int], *, penalty: float) -> np.ndarray:
    """Fit the weights under which the right options of each choice are likeliest."""
    used = [row for row in rows if any(row.right) and not all(row.right)]
    options = [features for row in used for features in row.options]
    held = [(number, place[name]) for number, features in enumerate(options) for name in features if name in place]
    numbers, places = np.array(held).T
    matrix = csr_matrix((np.ones(len(held)), (numbers, places)), shape=(len(options), len(place)))
    turned = matrix.T.tocsr()
    right = np.array([one for row in used for one in row.right])
    sizes = np.array([len(row.options) for row in used])
    starts = np.cumsum([0, *sizes])[:-1]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        power = np.exp(np.clip(matrix @ weights, -30, 30))
        all_of, good = np.add.reduceat(power, starts), np.add.reduceat(power * right, starts)
        slope = turned @ (power / np.repeat(all_of, sizes) - power * right / np.repeat(good, sizes))
        return float(np.sum(np.log(all_of) - np.log(good)) + penalty / 2 * weights @ weights), slope + penalty * weights

    return np.asarray(minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B").x)


def correct(rows: list[Choice], place: dict[str, int], weights: np.ndarray, prior: dict[str, float]) -> list[bool]:
    """Tell for each choice whether the likeliest option is a right one."""
    found = []
    for row in rows:
        scores = [
            sum((weights[place[name]] if name in place else 0.0) + prior.get(name, 0.0) for name in sorted(features))
            for features in row.options
        ]
        found.append(row.right[int(np.argmax(scores))])
    return found


def learn(rows: list[Choice], target: Path, *, penalty: float, prior: dict[str, float] | None = None) -> None:
    """Cross-validate over fifths of the articles, print how often each way is right, fit on all, write the weights.

    `prior` is added to the weights of features, where the articles to learn from are known to be unlike others.
    """
    prior, held = prior or {}, list[bool]()
    for fold in range(FOLDS):
        seen = [row for row in rows if row.article % FOLDS != fold]
        place = columns(seen)
        rest = [row for row in rows if row.article % FOLDS == fold]
        held += correct(rest, place, fit(seen, place, penalty=penalty), prior)
    place = columns(rows)
    weights = fit(rows, place, penalty=penalty)
    print(f"{len(rows)} choices; a right option is offered {np.mean([any(row.right) for row in rows]):.3f}")
    print(f"without weights {np.mean([row.before for row in rows]):.3f}, cross-validated {np.mean(held):.3f}")
    print(f"on all of them {np.mean(correct(rows, place, weights, prior)):.3f}")
    with target.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(
            [name, round(float(weights[column]) + prior.get(name, 0.0), 3)]
            for name, column in place.items()
            if abs(weights[column]) >= LEAST or name in prior
        )
