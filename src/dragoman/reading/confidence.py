"""Confidence: how likely an entry is right, by a logistic over plain features, learnt on annotated articles."""

import csv
import math
from functools import cache
from importlib.resources import files

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.what import Predicate

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


def features(doc: Document, predicate: Predicate, draft: Draft) -> dict[str, float]:
    """Give what the confidence of an act is computed from."""
    pattern, rel = predicate.pattern, doc.rel(draft.sentence, predicate.top)
    return {
        f"type:{draft.type}": 1.0,
        f"pos:{pattern.pos}": 1.0,
        f"pos:{pattern.pos}:{draft.type}": 1.0,
        f"status:{draft.status}": 1.0,
        f"region:{doc.regions[draft.sentence]}": 1.0,
        f"rel:{rel}": 1.0,
        f"rel:{pattern.pos}:{rel}": 1.0,
        "light": float(predicate.light is not None),
        "weight": min(pattern.weight, 4) / 4,
        "actors": float(bool(draft.actors)),
        "recipients": float(bool(draft.recipients)),
        "both": float(bool(draft.actors) and bool(draft.recipients)),
        f"actor:{draft.actors[0].kind if draft.actors else 'none'}": 1.0,
        f"recipient:{draft.recipients[0].kind if draft.recipients else 'none'}": 1.0,
        "said": float(draft.saying is not None),
        "instrument": float(draft.instrument is not None),
        "when": float(draft.when is not None),
        "factual": (doc.token(draft.sentence, predicate.top).factuality or 0.0) / 3,
        f"word:{pattern.pos}:{pattern.lemma}": 1.0,
        f"frame:{pattern.frame.name}": 1.0,
    }
