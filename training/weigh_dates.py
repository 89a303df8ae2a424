"""Learn which time an act has: `python training/weigh_dates.py ../shared/gold/train`.

Reads the articles with the shipped model, pairs every draft with the record as `score/record.py` does, and fits a
choice among the times that the article offers each (a conditional logit with a quadratic penalty). The figures printed
are those of fifths of the articles, each chosen for by the other four. Writes `src/dragoman/reading/data/dating.csv`.
"""

import argparse
import csv
import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import minimize
from weigh_entries import articles, scorer

from dragoman import catalogue as who_is_who
from dragoman import language
from dragoman.reading import assemble
from dragoman.reading.dating import Candidate
from dragoman.shapes import Article, Parse

FOLDS = 5
RAREST = 4
"""A feature seen on fewer drafts is left out: it would learn those drafts."""
PENALTY = 5.0
TARGET = Path("src/dragoman/reading/data/dating.csv")
Choice = tuple[int, list[set[str]], list[bool], bool]
"""Article's number, features of each time, whether it is right, whether the draft had the right one before."""


def choices(folder: Path, pages: list[tuple[Article, list[dict[str, Any]]]], parses: list[Parse]) -> list[Choice]:
    """Give the choices of all drafts that the records hold and for which one of the times is right."""
    score, who, found = scorer(folder), who_is_who.load(), []
    for number, ((article, gold), parse) in enumerate(zip(pages, parses, strict=True)):
        seen: dict[int, list[Candidate]] = {}

        def watch(_: object, rows: list[Any], seen: dict[int, list[Candidate]] = seen) -> None:
            seen.update({id(draft): candidates for draft, candidates in rows})

        document, drafts = assemble.drafts(article, parse, catalogue=who, watch=watch)
        drafts = [draft for draft in drafts if id(draft) in seen]
        entries = [json.loads(msgspec.json.encode(assemble.entry(document, draft, 0.5))) for draft in drafts]
        for i, j in score.pair(gold, entries, True):
            rows = seen[id(drafts[j])]
            right = [bool(score.when_right(gold[i].get("when"), row.dated.edtf if row.dated else None)) for row in rows]
            before = [row for row in rows if row.features & {"own", "own:cue", "carried"}] or rows[-1:]
            found.append((number, [row.features for row in rows], right, right[rows.index(before[0])]))
    return found


def fit(rows: list[Choice], place: dict[str, int]) -> np.ndarray:
    """Fit the weights of a choice among each draft's times."""
    used = [row for row in rows if any(row[2]) and not all(row[2])]
    features = [feature for _, offers, _, _ in used for feature in offers]
    matrix = np.zeros((len(features), len(place)))
    for number, names in enumerate(features):
        for name in names:
            if name in place:
                matrix[number, place[name]] = 1.0
    right = np.array([one for row in used for one in row[2]])
    starts = np.cumsum([0, *(len(row[1]) for row in used)])[:-1]
    sizes = np.array([len(row[1]) for row in used])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        power = np.exp(np.clip(matrix @ weights, -30, 30))
        all_of, good = np.add.reduceat(power, starts), np.add.reduceat(power * right, starts)
        slope = matrix.T @ (power / np.repeat(all_of, sizes) - power * right / np.repeat(good, sizes))
        return float(np.sum(np.log(all_of) - np.log(good)) + PENALTY / 2 * weights @ weights), slope + PENALTY * weights

    return np.asarray(minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B").x)


def correct(rows: list[Choice], place: dict[str, int], weights: np.ndarray) -> list[bool]:
    """Tell for each draft whether the chosen time is the right one."""
    found = []
    for _, offers, right, _ in rows:
        scores = [sum(weights[place[name]] for name in names if name in place) for names in offers]
        found.append(right[int(np.argmax(scores))])
    return found


def columns(rows: list[Choice]) -> dict[str, int]:
    """Number the features that are common enough."""
    counts: dict[str, int] = {}
    for _, offers, _, _ in rows:
        for name in set().union(*offers):
            counts[name] = counts.get(name, 0) + 1
    return {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= RAREST))}


def learn(rows: list[Choice]) -> None:
    """Cross-validate, fit, write."""
    held = []
    for fold in range(FOLDS):
        seen = [row for row in rows if row[0] % FOLDS != fold]
        place = columns(seen)
        held += correct([row for row in rows if row[0] % FOLDS == fold], place, fit(seen, place))
    reach = np.mean([any(row[2]) for row in rows])
    print(f"{len(rows)} drafts; a right time is offered {reach:.3f}, own {np.mean([row[3] for row in rows]):.3f}")
    place = columns(rows)
    weights = fit(rows, place)
    print(f"cross-validated {np.mean(held):.3f}, on all of them {np.mean(correct(rows, place, weights)):.3f}")
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(
            [name, round(float(weights[column]), 3)] for name, column in place.items() if abs(weights[column]) >= 0.01
        )


def main() -> None:
    """Learn from a folder of annotated articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    pages = articles(folder)
    parses = list(language.load().parse(article.text for article, _ in pages))
    learn(choices(folder, pages, parses))


if __name__ == "__main__":
    main()
