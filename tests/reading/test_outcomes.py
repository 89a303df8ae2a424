"""Whether acts came about."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.reading.articles import drafted

from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question
from dragoman.shapes.signals import STATUSES


def test_every_status_is_weighed_beside_that_of_the_rules_with_what_the_network_says() -> None:
    found: list[tuple[Sequence[Any], Question]] = []

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "status":
            found.append((values, question))

    drafted("Norway will expel the ambassador of Chad on Friday.", watch=watch)
    values, question = found[0]
    assert tuple(values) == STATUSES
    assert "rule" in question.options[STATUSES.index("planned")]
    assert all(any(name.startswith("heard:") for name in names) for names in question.options)
    assert [("heard best" in names) for names in question.options].count(True) == 1


def test_what_is_judged_is_not_thought_over() -> None:
    assert "possible" not in {
        draft.status for draft in drafted("Norway considered the move a violation of the treaty.")
    }


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Norway will expel the ambassador of Chad on Friday.", "SANCTION", "planned"),
        ("Norway did not sign the treaty with Chad.", "TREATY", "negated"),
        ("Norway urged Chad to release two journalists.", "RETREAT", "sought"),
        ("Norway may expel the ambassador of Chad.", "SANCTION", "possible"),
        ("Norway expelled the ambassador of Chad.", "SANCTION", "happened"),
        ("Norwegian troops have been fighting rebels in Chad since May.", "ASSAULT", "ongoing"),
        ("Neither Norway nor Chad signed the treaty.", "TREATY", "negated"),
        ("Neither side signed the treaty.", "TREATY", "negated"),
        ("None of the five states signed the treaty.", "TREATY", "negated"),
        ("Norway and Chad signed no treaty.", "TREATY", "negated"),
        ("Norway no longer supplies arms to Chad.", "AID", "negated"),
        ("Norway ruled out attacking Chad.", "ASSAULT", "negated"),
        ("Norway cancelled a visit to Chad.", "CONSULT", "negated"),
        ("Norway decided against expelling the ambassador of Chad.", "SANCTION", "negated"),
        ("Norway opted against sanctions on Chad.", "SANCTION", "negated"),
        ("Norway held off imposing sanctions on Chad.", "SANCTION", "negated"),
        ("Norway ditched a plan to deport the rebels to Chad.", "COERCE", "negated"),
        ("Instead of imposing sanctions on Chad, Norway offered talks.", "SANCTION", "negated"),
        ("Far from withdrawing its troops, Norway attacked Chad.", "RETREAT", "negated"),
        ("Norway is mulling sanctions on Chad.", "SANCTION", "possible"),
        ("Norway weighed sanctions on Chad.", "SANCTION", "possible"),
        ("Norway did not sign the treaty, urging Chad to free the hostages.", "REQUEST", "happened"),
        ("Norway's minister said he had never seen such a crisis, accusing Chad of torture.", "ACCUSE", "happened"),
        ("Norway called off a planned raid on Chad.", "ASSAULT", "negated"),
        ("Norwegian soldiers are suspected of killing 40 villagers in Chad.", "ASSAULT", "alleged"),
    ],
)
def test_an_act_stands_as_its_sentence_tells(text: str, type: str, status: str) -> None:
    assert status in {draft.status for draft in drafted(text) if draft.type == type}


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Silva lost the election in May.", "OFFICE", "negated"),
        ("The Liberal candidate lost the primary to Silva.", "OFFICE", "negated"),
        ("Silva won the election in May.", "OFFICE", "happened"),
    ],
)
def test_who_loses_an_election_is_not_elected(text: str, type: str, status: str) -> None:
    assert [draft.status for draft in drafted(text) if draft.type == type] == [status]
