"""Who must do something does not ask for it."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry


def demands(entries: list[Entry]) -> list[tuple[list[str], list[str]]]:
    return [
        ([one.name for one in entry.actors], [one.name for one in entry.recipients])
        for entry in entries
        if entry.type == "REQUEST"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Washington must accept the result of the vote.",
        "It is necessary for Chad to release the prisoners.",
        "Norway and Sweden must accept that Chad will decide.",
    ],
)
def test_who_must_is_not_who_demands(read: Read, text: str) -> None:
    assert all(not actors for actors, _ in demands(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Vessels of Chad must be allowed to pass.",
        "It is necessary for Chad to release the prisoners.",
    ],
)
def test_whose_paper_it_is_makes_it(read: Read, text: str) -> None:
    [(actors, recipients)] = demands(read(text, title="Statement on Chad", url="https://www.state.gov/chad/"))
    assert (actors, recipients) == (["United States"], ["Chad"])


def test_whoever_says_it_makes_it(read: Read) -> None:
    [(actors, recipients)] = demands(read("“Chad must release the prisoners,” Lavrov said."))
    assert (actors, recipients) == (["Sergey Lavrov"], ["Chad"])


def test_what_somebody_finds_that_he_must_do_he_asks_of_nobody(read: Read) -> None:
    told = "Therefore, I have determined that it is necessary to continue the emergency with respect to Libya."
    assert demands(read(told, title="Letter to the Speaker", url="https://www.whitehouse.gov/letter/")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bill calls on the government of Chad to release the prisoners.",
        "The letter urged Chad to release the prisoners.",
    ],
)
def test_whom_a_paper_asks_does_not_ask(read: Read, text: str) -> None:
    [(actors, recipients)] = demands(read(text))
    assert (actors, recipients) == ([], ["Chad"])
