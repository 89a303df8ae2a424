"""Confidence: how likely an entry is right, by a logistic over plain features, learnt on annotated articles."""

import csv
import math
from functools import cache
from importlib.resources import files

from dragoman.reading.draft import Draft

_UNKNOWN = 0.5


@cache
def weights() -> dict[str, float]:
    """Read the weights: `feature,weight` rows; `bias` is the constant, `threshold` what an entry must reach."""
    source = files("dragoman.reading") / "data" / "confidence.csv"
    if not source.is_file():
        return {}
    lines = source.read_text(encoding="utf-8").splitlines()
    return {row[0]: float(row[1]) for row in csv.reader(lines) if row and not row[0].startswith("#")}


def confidence(draft: Draft) -> float:
    """Give the likelihood, 0 to 1, to three digits."""
    table = weights()
    if not table:
        return _UNKNOWN
    score = table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in sorted(draft.features.items()))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)


def threshold() -> float:
    """Give the confidence below which a draft is no entry."""
    return weights().get("threshold", 0.0)
