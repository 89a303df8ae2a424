"""Learn the weights of confidence from annotated articles: `python training/weigh_entries.py ../shared`.

Reads the articles that the network was not trained on with the shipped model, pairs every draft of an entry with the
record as `score/record.py` does, and fits a logistic with a quadratic penalty. The threshold is the highest at which
the F1 is near its best (of records that are as good, the one with fewer false entries), when each tenth of the
articles is weighed by the other nine: the F1 is flat there, and where exactly it is best is chance. The figures printed
are of that cross-validation. Writes `src/dragoman/reading/data/confidence.csv`.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import pairing
import records
from scipy.optimize import minimize

from dragoman import catalogue as who_is_who
from dragoman import language
from dragoman.reading import assemble

FOLDS = 10
RAREST = 4
"""A feature seen on fewer drafts is left out: it would learn those drafts."""
PENALTY = 12.0
NEAR = 0.002
"""How far below the best an F1 is as good."""
TARGET = Path("src/dragoman/reading/data/confidence.csv")


def examples(shared: Path) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray, int]:
    """Give features, labels and article numbers of all drafts, and how many entries the records hold."""
    score, who = pairing.scorer(shared), who_is_who.load()
    rows: list[dict[str, float]] = []
    labels: list[int] = []
    groups: list[int] = []
    read = records.pages(shared)
    parses = language.load().parse(article.text for article, _ in read)
    for number, ((article, gold), parse) in enumerate(zip(read, parses, strict=True)):
        document, drafts = assemble.drafts(article, parse, catalogue=who)
        paired = {j for _, j in pairing.pairs(document, drafts, gold, score=score)}
        rows.extend(draft.features for draft in drafts)
        labels.extend(int(j in paired) for j in range(len(drafts)))
        groups.extend([number] * len(drafts))
    return rows, np.array(labels), np.array(groups), sum(len(gold) for _, gold in read)


def fit(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Fit a logistic with a quadratic penalty on all weights but the constant (column 0)."""
    mask = np.ones(matrix.shape[1])
    mask[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = matrix @ weights
        chance = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        value = np.sum(np.logaddexp(0, logits) - labels * logits) + PENALTY / 2 * np.sum(mask * weights**2)
        return float(value), matrix.T @ (chance - labels) + PENALTY * mask * weights

    return np.asarray(minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B").x)


def main() -> None:
    """Fit, cross-validate, choose the threshold, write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path, help="the folder with gold/ corpora/ score/")
    rows, labels, groups, total = examples(options.parse_args().shared)
    counts: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    names = ["bias", *sorted(name for name, count in counts.items() if count >= RAREST)]
    place = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    matrix[:, 0] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in place:
                matrix[number, place[name]] = value
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = groups % FOLDS == fold
        weights = fit(matrix[~held], labels[~held])
        chances[held] = 1 / (1 + np.exp(-matrix[held] @ weights))
    scores = {}
    for step in range(5, 70):
        kept = chances >= step / 100
        scores[step] = 2 * labels[kept].sum() / (kept.sum() + total)
    highest = max(step for step, f1 in scores.items() if f1 >= max(scores.values()) - NEAR)
    best = (scores[highest], highest / 100)
    print(f"{len(rows)} drafts, {labels.sum()} right; all kept: F1 {200 * labels.sum() / (len(rows) + total):.1f}")
    print(f"cross-validated: F1 {100 * best[0]:.1f} at threshold {best[1]}")
    for low in range(10):
        inside = (chances >= low / 10) & (chances < low / 10 + 0.1)
        if inside.any():
            mean, right = chances[inside].mean(), labels[inside].mean()
            print(f"  {low / 10:.1f}: {inside.sum():5d} drafts, mean {mean:.2f}, right {right:.2f}")
    weights = fit(matrix, labels)
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["threshold", best[1]])
        writer.writerows(
            [name, round(float(weight), 3)] for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.001
        )


if __name__ == "__main__":
    main()
