"""Fields: what an annotated article offers for a field of an entry, and which of it is right."""

from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
from choice import Choice
from pairing import Read, pairs

from dragoman.catalogue import Catalogue
from dragoman.reading import assemble, confidence
from dragoman.reading.draft import Draft
from dragoman.reading.quoting import QUOTED
from dragoman.reading.weights import Question


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
    "recipients": Field(
        lambda score, gold, value: _parties(score, gold.get("recipients"), value),
        "rule",
        30.0,
        {},
        lambda gold, question: "recipients" in gold,
    ),
    "according_to": Field(
        lambda score, gold, value: _parties(score, gold.get("according_to"), value), "rule", 20.0, {}
    ),
    # The articles to learn from tell few deadlines.
    "when": Field(
        lambda score, gold, value: bool(score.when_right(gold.get("when"), value and value.edtf)),
        "own",
        20.0,
        {"ago:by then": 1.0},
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


def asked(
    read: Read, names: Sequence[str], *, score: ModuleType, catalogue: Catalogue
) -> Iterator[tuple[str, Draft, Question, list[bool]]]:
    """Give what is asked of fields for all drafts of one article that its record holds, and which options are right."""
    article, gold, parse = read
    seen: dict[tuple[str, int], tuple[Sequence[Any], Question]] = {}

    def watch(name: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if name in names:
            seen[name, id(draft)] = values, question

    least = confidence.threshold()
    document, drafts = assemble.drafts(article, parse, catalogue=catalogue, least=least, watch=watch)
    for i, j in pairs(document, drafts, gold, score=score):
        for name in names:
            values, question = seen.get((name, id(drafts[j])), ((), None))
            if question is not None and FIELDS[name].told(gold[i], question):
                yield name, drafts[j], question, [FIELDS[name].right(score, gold[i], value) for value in values]


def choices(
    number: int, read: Read, names: Sequence[str], *, score: ModuleType, catalogue: Catalogue
) -> dict[str, list[Choice]]:
    """Give the choices of fields for all drafts of one article that its record holds."""
    found: dict[str, list[Choice]] = {name: [] for name in names}
    for name, _, question, right in asked(read, names, score=score, catalogue=catalogue):
        marked = FIELDS[name].marked
        before = next((place for place, features in enumerate(question.options) if marked in features), -1)
        found[name].append(Choice(number, question.expanded(), right, right[before]))
    return found
