"""Learn what fields of an entry hold: `python training/weigh_fields.py ../shared [FIELD...]`.

Reads the articles with the shipped model, pairs every draft with the record as `score/record.py` does, and learns a
choice among what the article offers for a field: first the status and the actors, then, with those chosen, the
recipients, the source, the time, and so on in the order of `FIELDS`. Writes `src/dragoman/reading/data/FIELD.csv`.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
from choice import Choice, learn, unheard
from pairing import pairs, scorer
from records import Page, pages, untaught

from dragoman import catalogue as who_is_who
from dragoman import language
from dragoman.reading import assemble, confidence, weights
from dragoman.reading.draft import Draft
from dragoman.reading.quoting import QUOTED
from dragoman.reading.weights import Question
from dragoman.shapes import Parse

DATA = Path("src/dragoman/reading/data")


class Field(NamedTuple):
    """How a field is learnt."""

    right: Callable[[ModuleType, dict[str, Any], Any], bool]
    """Whether a value is right for an entry of the record, asked of the scorer."""
    marked: str
    """The feature of what is taken without weights."""
    penalty: float
    """How strongly weights are held to nought."""
    prior: dict[str, float]
    """What is added to the weights of features that the articles to learn from have less often than others do."""
    told: Callable[[dict[str, Any], Question], bool] = lambda gold, question: True
    """Whether the record tells anything of the field."""


FIELDS = {
    "status": Field(lambda score, gold, value: bool(gold["status"] == value), "rule", 5.0, {}),
    "actors": Field(lambda score, gold, value: _parties(score, gold.get("actors"), value), "rule", 30.0, {}),
    "recipients": Field(lambda score, gold, value: _parties(score, gold.get("recipients"), value), "rule", 30.0, {}),
    "according_to": Field(
        lambda score, gold, value: _parties(score, gold.get("according_to"), value), "rule", 20.0, {}
    ),
    # The articles to learn from leave more of their acts without a time than others do, and tell few deadlines.
    "when": Field(
        lambda score, gold, value: bool(score.when_right(gold.get("when"), value and value.edtf)),
        "own",
        20.0,
        {"none": -0.5, "ago:by then": 1.0},
        lambda gold, question: "when" in gold,
    ),
    "where": Field(lambda score, gold, value: _place(score, gold.get("where"), value), "rule", 10.0, {}),
    # The records leave channels away that are told of a speaker once.
    "channel": Field(
        lambda score, gold, value: bool(score.any_word(gold.get("channel"), value)), "rule", 20.0, {"none": -1.0}
    ),
    # The records leave many instruments away that are only meant.
    "instrument": Field(
        lambda score, gold, value: _name(gold.get("instrument")) == (value.id if value else None),
        "rule",
        20.0,
        {"none": -1.0},
        lambda gold, question: not gold.get("instrument") or bool(_name(gold["instrument"])),
    ),
    "mode": Field(lambda score, gold, value: bool(gold.get("mode") == value), "rule", 5.0, {"none": -0.5}),
    # Nearly half of `records.txt` holds no quotations. Where a sentence has one and the record none, it was left out
    # more often than it belongs elsewhere.
    "quote": Field(
        lambda score, gold, value: _words(score, gold.get("quote"), value),
        "rule",
        20.0,
        {"none": -1.5},
        lambda gold, question: "quote" in gold and (bool(gold["quote"]) or QUOTED not in question.circumstances),
    ),
}


def _parties(score: ModuleType, wanted: Any, given: Any) -> bool:
    return bool(score.parties(wanted or [], msgspec.to_builtins(given)) > 0.99)


def _name(instrument: Any) -> str | None:
    """Give the id of a record's instrument, or none."""
    id = instrument.get("id") if instrument else None
    return id.lower() if id else None


def _place(score: ModuleType, wanted: Any, given: Any) -> bool:
    return bool(score.any_word(wanted, list(msgspec.to_builtins(given))))


def _words(score: ModuleType, wanted: Any, given: Any) -> bool:
    return bool(score.same_words(wanted, given)) if wanted and given else not wanted and not given


def choices(name: str, score: ModuleType, read: list[Page], parses: list[Parse]) -> list[Choice]:
    """Give the choices of a field for all drafts that the records hold."""
    who, found, field = who_is_who.load(), list[Choice](), FIELDS[name]
    for number, ((article, gold), parse) in enumerate(zip(read, parses, strict=True)):
        seen: dict[int, tuple[Sequence[Any], Question]] = {}

        def watch(given: str, draft: Draft, values: Sequence[Any], question: Question, seen: Any = seen) -> None:
            if given == name:
                seen[id(draft)] = values, question

        least = confidence.threshold()
        document, drafts = assemble.drafts(article, parse, catalogue=who, least=least, watch=watch)
        for i, j in pairs(document, drafts, gold, score=score):
            if id(drafts[j]) in seen:
                values, question = seen[id(drafts[j])]
                if not field.told(gold[i], question):
                    continue
                right = [field.right(score, gold[i], value) for value in values]
                before = next((place for place, names in enumerate(question.options) if field.marked in names), -1)
                kept = untaught(article.id)
                options = question.expanded() if kept else [unheard(names) for names in question.expanded()]
                found.append(Choice(number, options, right, right[before], kept))
    return found


def main() -> None:
    """Learn from a folder of annotated articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path, help="the folder with gold/ corpora/ score/")
    options.add_argument("fields", nargs="*", help="all if none is named")
    given = options.parse_args()
    score, read = scorer(given.shared), pages(given.shared)
    parses = list(language.load().parse(article.text for article, _ in read))
    for name in given.fields or FIELDS:
        weights.forget()
        print(name)
        field = FIELDS[name]
        rows = choices(name, score, read, parses)
        learn(rows, DATA / f"{name}.csv", penalty=field.penalty, prior=field.prior)


if __name__ == "__main__":
    main()
