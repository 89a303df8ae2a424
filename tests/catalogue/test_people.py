"""People by name, office and day."""

from datetime import date
from pathlib import Path

import pytest

from dragoman import catalogue
from dragoman.catalogue import Post

WHO = catalogue.load()


def names(surface: str, **given: object) -> list[str]:
    return [person.name for person in WHO.people(surface, **given)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Vladimir Putin", "Vladimir Putin"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Muhammad Jawad Zareef", "Mohammad Javad Zarif"),
        ("Qasem Suleimani", "Qassem Soleimani"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Queen Elizabeth", "Elizabeth II"),
        ("Pope Francis", "Francis"),
        ("Ban Ki-moon", "Ban Ki-moon"),
        ("Ban Ki Moon", "Ban Ki-moon"),
        ("George Bush", "George H. W. Bush"),
        ("XI JINPING", "Xi Jinping"),
    ],
)
def test_full_names_and_spellings(surface: str, name: str) -> None:
    assert name in names(surface)


def test_short_names_are_no_more_than_alike() -> None:
    assert {person.role for person in WHO.people("Ana Lund")} == {"alike"}
    assert {person.role for person in WHO.people("Muhammed Jawad Zareef")} == {"spelling"}


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Xi", "Xi Jinping"),
        ("Abiy", "Abiy Ahmed Ali"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Le Drian", "Jean-Yves Le Drian"),
        ("bin Salman", "Mohammed bin Salman"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("Ghalibaf", "Mohammad Bagher Ghalibaf"),
        ("López Obrador", "Andrés Manuel López Obrador"),
    ],
)
def test_surnames(surface: str, name: str) -> None:
    assert name in names(surface)
    assert all(person.role in ("surname", "given", "spelling", "name") for person in WHO.people(surface))


@pytest.mark.parametrize("surface", ["", "Nobody Whatsoever", "bush", "rice", "may", "the"])
def test_no_people(surface: str) -> None:
    assert names(surface) == []


def test_a_day_sorts_namesakes() -> None:
    assert names("Bush", on=date(1990, 5, 1), office="head of state")[0] == "George H. W. Bush"
    assert names("Bush", on=date(2006, 5, 1), office="head of state")[0] == "George W. Bush"
    assert names("Kim", on=date(2024, 5, 1), country="PRK", office="supreme leader") == ["Kim Jong-un", "Kim Jong-il"]


def test_one_person_across_states_and_organisations() -> None:
    [borrell] = WHO.people("Josep Borrell")
    assert {post.country for post in borrell.posts} == {"ESP", "EU"} and borrell.country == "ESP"
    sectors = {post.office: post.sector for post in borrell.posts if post.country == "EU"}
    assert set(sectors.values()) == {"IGO"}
    [queen] = WHO.people("Elizabeth II")
    assert queen.country == "GBR" and {"CAN", "AUS", "NZL"} <= {post.country for post in queen.posts}


def test_holders_by_day() -> None:
    def holders(office: str, country: str, day: date) -> list[str]:
        return [person.name for person in WHO.holders(office, country, on=day)]

    assert holders("foreign minister", "NOR", date(2015, 1, 1)) == ["Børge Brende"]
    assert holders("head of government", "GBR", date(2012, 6, 1)) == ["David Cameron"]
    assert holders("foreign minister", "EU", date(2022, 6, 1)) == ["Josep Borrell"]
    assert holders("head of organisation", "UN", date(2003, 6, 1)) == ["Kofi Annan"]
    assert holders("head of organisation", "IAEA", date(2021, 6, 1)) == ["Rafael Grossi"]
    assert holders("weather chief", "NOR", date(2015, 1, 1)) == []
    everybody = [person.name for person in WHO.holders("national security adviser", "USA")]
    assert everybody.index("Condoleezza Rice") < everybody.index("Jake Sullivan")


def test_the_end_of_knowledge_is_not_the_end_of_a_post() -> None:
    post = Post(country="NOR", office="x", title="x", start="2020", as_of="2023-05", end_basis="open")
    assert post.held(date(2023, 5, 31)) is True
    assert post.held(date(2024, 1, 1)) is None
    assert post.held(date(2019, 12, 31)) is False
    assert Post(country="NOR", office="x", title="x", end="2020").held(date(2019, 1, 1)) is None
    assert post.overlaps(date(2000, 1, 1), date(2020, 1, 1)) and not post.overlaps(date(2000, 1, 1), date(2019, 12, 31))


def test_names_in_running_words() -> None:
    words = ["When", "Angela", "Merkel", "met", "Jean-Yves", "Le", "Drian", ",", "Merkel", "smiled"]
    found = [(start, end, people[0].name) for start, end, people in WHO.match_people(words)]
    assert found == [(1, 3, "Angela Merkel"), (4, 7, "Jean-Yves Le Drian")]


def test_a_user_adds_people(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "person,other_spellings,country,office,title,start,end,end_basis,source\n"
        "Ada Nordstrand,Ada Nordstrande,NOR,foreign minister,Foreign Minister,2031-01-01,,open,a made-up almanac\n"
    )
    mine = catalogue.load(path)
    assert [person.name for person in mine.people("Nordstrand", on=date(2031, 5, 1))] == ["Ada Nordstrand"]
    assert mine.holders("foreign minister", "NOR", on=date(2031, 2, 1))[0].name == "Ada Nordstrand"
    assert mine.people("Sergey Lavrov") and not WHO.people("Ada Nordstrand")
