"""Several who speak together: "we" are all of them."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    "words",
    [
        '"We condemn the attack on the embassy," they said in a joint statement.',
        '"We condemn the attack on the embassy," Norway, Denmark and Sweden said in a statement.',
        '"We are worried. We condemn the attack on the embassy," the three countries said.',
    ],
)
def test_we_of_several_states_are_all_of_them(read: Read, words: str) -> None:
    found = read("Norway, Denmark and Sweden recalled their envoys from Chad on Monday.", words)
    accusers = [{actor.name for actor in entry.actors} for entry in found if entry.type == "ACCUSE"]
    assert accusers and all(names == {"Norway", "Denmark", "Sweden"} for names in accusers)


def test_we_of_one_after_several_is_his_alone(read: Read) -> None:
    found = read(
        "Norway and Denmark recalled their envoys from Chad on Monday.",
        '"We will close our embassy," Norway said.',
    )
    closed = [{actor.name for actor in entry.actors} for entry in found if entry.quote]
    assert closed and all(names == {"Norway"} for names in closed)
