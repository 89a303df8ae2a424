"""Learn the weights of confidence from annotated articles: `python training/weigh_entries.py ../shared`.

Reads annotated articles with the shipped model, pairs every draft of an entry with the record as `score/record.py`
does, and fits a logistic with a quadratic penalty. Of articles that the network was taught, what it says is left out,
and what it alone heard: it errs less there than elsewhere; they count for less. The threshold is the highest at which
the F1 of the other articles is near its best (of records that are as good, the one with fewer false entries), when
each fifth of them is weighed by all the rest: the F1 is flat there, and where exactly it is best is chance. The figures
printed are of that cross-validation. Writes `src/dragoman/reading/data/confidence.csv`.
"""

import argparse
import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pairing
import records
from choice import FOLDS, common, unheard
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman import catalogue as who_is_who
from dragoman import language
from dragoman.reading import assemble

PENALTY = 12.0
TAUGHT = 0.25
"""What a draft of an article that the network was taught counts beside one of another."""
NEAR = 0.002
"""How far below the best an F1 is as good."""
TARGET = Path("src/dragoman/reading/data/confidence.csv")


class Example(NamedTuple):
    """A draft, and whether the record holds it."""

    features: dict[str, float]
    right: bool
    article: int
    kept: bool
    """Whether its article was kept from the network."""


def examples(shared: Path) -> tuple[list[Example], int]:
    """Give all drafts, and how many entries the records of the articles kept from the network hold."""
    score, who = pairing.scorer(shared), who_is_who.load()
    found: list[Example] = []
    read = records.pages(shared)
    parses = language.load().parse(article.text for article, _ in read)
    for number, ((article, gold), parse) in enumerate(zip(read, parses, strict=True)):
        document, drafts = assemble.drafts(article, parse, catalogue=who)
        paired = {j for _, j in pairing.pairs(document, drafts, gold, score=score)}
        kept = records.untaught(article.id)
        for place, draft in enumerate(drafts):
            if kept or not _heard_alone(draft.features):
                features = draft.features if kept else {name: draft.features[name] for name in unheard(draft.features)}
                found.append(Example(features, place in paired, number, kept))
    return found, sum(len(gold) for article, gold in read if records.untaught(article.id))


def _heard_alone(features: dict[str, float]) -> bool:
    """Tell whether no frame and no word of saying made a draft, but the network."""
    return "statement" not in features and not any(name.startswith("frame:") for name in features)


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
    counts = np.array([1.0 if row.kept else TAUGHT for row in rows])
    mask = np.ones(len(place) + 1)
    mask[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = given @ weights
        chance = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        value = np.sum(counts * (np.logaddexp(0, logits) - right * logits)) + PENALTY / 2 * np.sum(mask * weights**2)
        return float(value), turned @ (counts * (chance - right)) + PENALTY * mask * weights

    return np.asarray(minimize(loss, np.zeros(len(mask)), jac=True, method="L-BFGS-B").x)


def cross_validate(rows: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Give the confidence of the drafts of articles kept from the network, weighed by all others, and the truth."""
    chances, truth = [], []
    for fold in range(FOLDS):
        rest = [row for row in rows if not row.kept or row.article % FOLDS != fold]
        held = [row for row in rows if row.kept and row.article % FOLDS == fold]
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
    highest = max(step for step, f1 in scores.items() if f1 >= max(scores.values()) - NEAR)
    print(f"{len(truth)} drafts, {truth.sum()} right; all kept: F1 {200 * truth.sum() / (len(truth) + total):.1f}")
    print(f"cross-validated: F1 {100 * scores[highest]:.1f} at threshold {highest / 100}")
    for low in range(10):
        inside = (chances >= low / 10) & (chances < low / 10 + 0.1)
        if inside.any():
            mean, right = chances[inside].mean(), truth[inside].mean()
            print(f"  {low / 10:.1f}: {inside.sum():5d} drafts, mean {mean:.2f}, right {right:.2f}")
    return highest / 100


def main() -> None:
    """Cross-validate, choose the threshold, fit, write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path, help="the folder with gold/ corpora/ score/")
    rows, total = examples(options.parse_args().shared)
    least = threshold(*cross_validate(rows), total)
    place = columns(rows)
    names = {column: name for name, column in place.items()} | {0: "bias"}
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["threshold", least])
        writer.writerows(
            [names[column], round(float(weight), 3)]
            for column, weight in enumerate(fit(rows, place))
            if abs(weight) >= 0.001
        )


if __name__ == "__main__":
    main()
