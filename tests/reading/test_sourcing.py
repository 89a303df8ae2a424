"""By whose word an entry is told."""

from collections.abc import Sequence
from typing import Any

from tests.reading.articles import drafted

from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question

TOLD = (
    "Foreign Minister Per Lund of Norway accused Chad of arresting two journalists.",
    "Chad also expelled a Norwegian diplomat.",
)


def test_speakers_of_the_sentence_and_of_the_one_before_are_offered_and_nobody() -> None:
    found: dict[int, tuple[Sequence[Any], Question]] = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "according_to" and (draft.type == "COERCE" or draft.sentence):
            found[draft.sentence] = values, question

    drafts = drafted(*TOLD, watch=watch)
    values, question = found[0]
    # What the rules found is the first; what is held against somebody is somebody's word.
    assert [actor.name for actor in values[0]] == ["Per Lund"] and () not in values
    assert "rule" in question.options[0]
    values, question = found[1]
    assert values[0] == () and "nobody, rule" in question.options[0]
    place = [[actor.name for actor in value] for value in values].index(["Per Lund"])
    assert "before" in question.options[place]
    arrest = next(draft for draft in drafts if draft.type == "COERCE" and draft.sentence == 0)
    assert [actor.name for actor in arrest.according_to] == ["Per Lund"]
