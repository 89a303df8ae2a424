"""Choosing: gives a field of a draft the likeliest of its options, and says why."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dragoman.reading.draft import Draft, Watch
from dragoman.reading.weights import Question


def pick(draft: Draft, field: str, options: Sequence[Any], question: Question, watch: Watch | None) -> int:
    """Give the place of a field's likeliest option; `watch` is told what it may be."""
    if watch is not None:
        watch(field, draft, options, question)
    return question.best(field)


def choose(
    draft: Draft,
    field: str,
    options: Sequence[Any],
    question: Question,
    watch: Watch | None,
    *,
    why: Callable[[set[str]], Iterable[str]] = iter,
) -> bool:
    """Give a draft's field its likeliest option, and tell whether that is another than before.

    `why` gives, of the features of what was chosen, those that are told as the reason.
    """
    best = pick(draft, field, options, question, watch)
    if options[best] == getattr(draft, field):
        return False
    setattr(draft, field, options[best])
    draft.steps[field] = f"likelier: {', '.join(sorted(why(question.options[best])))}"
    return True
