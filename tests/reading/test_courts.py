"""Courts: whoever is tried, charged or judged does nothing; who pleads does."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Former Georgian President Mikheil Saakashvili appeared before the International Criminal Court.",
         ["International Criminal Court"], ["Mikheil Saakashvili"]),
        ("Huawei executive Meng Wanzhou appeared in a Vancouver court on Monday.", ["Vancouver court"],
         ["Meng Wanzhou"]),
        ("Former Peruvian President Pedro Castillo went on trial on rebellion charges.", [], ["Pedro Castillo"]),
        ("Three officers are on trial in Dakar over the massacre.", [], ["Three officers"]),
        ("Hashim Thaci will stand trial in The Hague.", [], ["Hashim Thaçi"]),
        ("Russian authorities placed the opposition politician Ilya Yashin on trial.", ["Russia"], ["Ilya Yashin"]),
    ],
)  # fmt: skip
def test_who_is_tried_does_nothing(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(read, text, "ACCUSE") == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Robert Menendez pleaded not guilty to bribery charges.", "REJECT"),
        ("A former officer pleaded guilty to spying.", "CONCEDE"),
    ],
)
def test_a_plea_denies_the_charge_or_owns_up_to_it(read: Read, text: str, type: str) -> None:
    assert [entry.type for entry in read(text)] == [type]


@pytest.mark.parametrize(
    ("text", "type", "recipient"),
    [
        ("Iran executed two men convicted of spying for Israel.", "SANCTION", "two men"),
        # Nouns that the reading has no list of name the bearer all the same.
        ("Russia sentenced Ukrainian filmmaker Oleg Sentsov to 20 years.", "SANCTION", "Oleg Sentsov"),
        ("Hungary arrested Polish pianist Jan Kowalski.", "COERCE", "Jan Kowalski"),
    ],
)
def test_who_is_judged_is_no_state_that_the_charge_or_his_nationality_names(
    read: Read, text: str, type: str, recipient: str
) -> None:
    assert sides(read, text, type)[1] == [recipient]


def test_a_storm_is_nobody_for_its_name(read: Read) -> None:
    assert sides(read, "Hurricane Katrina killed 20 people in Florida.", "ASSAULT")[0] != ["Katrina"]


def test_who_is_to_be_released_releases_nobody(read: Read) -> None:
    actors, recipients = sides(read, "A judge ordered the release of activist Mahmoud Khalil.", "RETREAT")
    assert "Mahmoud Khalil" not in actors
    assert recipients == ["Mahmoud Khalil"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Iraqi protesters marched on the Swedish embassy in Baghdad.", ["Sweden"]),
        ("Demonstrators rallied outside the Chinese consulate in Los Angeles.", ["China"]),
        ("Hundreds of people protested outside the parliament in Nairobi.", ["Parliament of Kenya"]),
        ("Students marched on Tuesday in Athens.", []),
    ],
)
def test_an_embassy_that_is_marched_on_is_its_state(read: Read, text: str, recipients: list[str]) -> None:
    assert sides(read, text, "PROTEST")[1] == recipients
