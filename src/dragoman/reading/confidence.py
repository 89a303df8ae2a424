"""Confidence: how likely an entry is right, by a logistic over plain features, learnt on annotated articles."""

import csv
import math
from functools import cache
from importlib.resources import files

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, first_kind
from dragoman.reading.what import Predicate
from dragoman.shapes.signals import TYPES
from dragoman.shapes.terms import Type

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
    # The sum is exact, so that it does not hang on the order of the features.
    parts = [table[name] * value for name, value in draft.features.items() if name in table]
    score = math.fsum([table.get("bias", 0.0), *parts])
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)


def threshold() -> float:
    """Give the confidence below which a draft is no entry."""
    return weights().get("threshold", 0.0)


def features(doc: Document, predicate: Predicate, draft: Draft, *, above: str) -> dict[str, float]:
    """Give what the confidence of an act is computed from; `above` is the type of the act that it hangs below."""
    s, kind = draft.sentence, draft.type
    names = [*_told(doc, predicate, kind), *_sided(draft)]
    names += [f"under:{above}", f"under:{above}:{kind}", f"under:{above}:{predicate.pattern.pos}"]
    if predicate.noun:
        names += [f"noun:{_determined(doc, s, predicate.index)}", f"noun:{_determined(doc, s, predicate.index)}:{kind}"]
    return {
        **dict.fromkeys(names, 1.0),
        **heard(doc, [(s, predicate.index)], kind, "act"),
        "light": float(predicate.light is not None),
        "weight": min(predicate.pattern.weight, 4) / 4,
        "actors": float(bool(draft.actors)),
        "recipients": float(bool(draft.recipients)),
        "both": float(bool(draft.actors) and bool(draft.recipients)),
        "said": float(draft.saying is not None),
        f"said:{kind}": float(draft.saying is not None),
        "instrument": float(draft.instrument is not None),
        "when": float(draft.when is not None),
        "factual": (doc.token(s, predicate.top).factuality or 0.0) / 3,
        "passive": float(predicate.pattern.pos == "v" and clause.passive(doc, s, predicate.index)),
    }


def heard(doc: Document, words: list[tuple[int, int]], kind: Type, sort: str) -> dict[str, float]:
    """Give what the network says of the words that tell an act or a statement: of its type, of none, of another."""
    mean = doc.chances(words)
    if not mean:
        return {}
    own, none = mean[TYPES.index(kind)], mean[0]
    other = max(chance for place, chance in enumerate(mean) if place and TYPES[place] != kind)
    found = {"own": _power(own), "none": _power(none), "other": _power(other)}
    return {
        **{f"heard:{sort}:{name}": value for name, value in found.items()},
        f"heard:{sort}:share": own,
        f"heard:{sort}:own:{kind}": found["own"],
        f"heard:{sort}:best:{own > other}": 1.0,
    }


def _power(chance: float) -> float:
    """A chance on the scale of weights: 0 at one in twenty."""
    return round(math.log(chance + 0.001) + 3, 4)


def _told(doc: Document, predicate: Predicate, kind: Type) -> list[str]:
    """By which word of which frame it is told, and where in its sentence and article."""
    s, pattern, pos = predicate.sentence, predicate.pattern, predicate.pattern.pos
    rel = doc.rel(s, predicate.top)
    return [
        # First, since it is looked for again and again (`Draft.frame`).
        f"frame:{pattern.frame.key}",
        f"frame:{pos}:{pattern.frame.key}",
        f"type:{kind}",
        f"pos:{pos}",
        f"pos:{pos}:{kind}",
        f"region:{doc.regions[s]}",
        f"rel:{rel}",
        f"rel:{pos}:{rel}",
        f"rel:{pos}:{rel}:{kind}",
        f"word:{pos}:{pattern.lemma}",
        f"pattern:{pos}:{pattern.text}",
    ]


def _sided(draft: Draft) -> list[str]:
    """What kinds of party it has, and how it stands."""
    kind = draft.type
    return [
        f"status:{draft.status}",
        f"status:{draft.status}:{kind}",
        f"actor:{first_kind(draft.actors)}",
        f"actor:{first_kind(draft.actors)}:{kind}",
        f"recipient:{first_kind(draft.recipients)}",
        f"recipient:{first_kind(draft.recipients)}:{kind}",
        f"sides:{min(len(draft.actors), 2)}:{min(len(draft.recipients), 2)}:{kind}",
    ]


def _determined(doc: Document, s: int, i: int) -> str:
    """How a noun is picked out: "his visit", "the visit", "a visit", "visits", "visit"."""
    if doc.dep(s, i, "nmod:poss") is not None:
        return "owned"
    article = doc.dep(s, i, "det")
    if article is not None:
        return "the" if doc.lemmas[s][article] in ("the", "this", "that") else "a"
    return "many" if "Number=Plur" in doc.token(s, i).feats else "bare"
