"""Places by name."""

import pytest

from dragoman import catalogue

WHO = catalogue.load()


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Geneva", "CHE", "town", 46.2, 6.15),
        ("Oslo", "NOR", "capital", 59.9, 10.7),
        ("Norway", "NOR", "state", 62, 10),
        ("Georgia", "GEO", "state", 42, 43.5),
        ("Kharkov", "UKR", "town", 50, 36.3),
        ("Natanz", "IRN", "site", 33.7, 51.7),
        ("the Strait of Hormuz", None, "site", 26.6, 56.3),
        ("St. Petersburg", "RUS", "town", 59.9, 30.3),
        ("Saint Petersburg", "RUS", "town", 59.9, 30.3),
        ("New York", "USA", "town", 40.7, -74),
    ],
)
def test_likeliest(name: str, country: str | None, kind: str, lat: float, lon: float) -> None:
    place = WHO.places(name)[0]
    assert (place.country, place.kind) == (country, kind)
    assert place.lat == pytest.approx(lat, abs=2) and place.lon == pytest.approx(lon, abs=2)


def test_the_country_chooses() -> None:
    assert WHO.places("Tripoli")[0].country == "LBY"
    assert WHO.places("Tripoli", country="LBN")[0].country == "LBN"
    assert WHO.places("Tripoli", country="NOR") == () and WHO.places("oslo") == () and WHO.places("") == ()


def test_in_running_words() -> None:
    found = [
        (start, end, places[0].name) for start, end, places in WHO.match_places(["from", "New", "Delhi", "to", "Oslo"])
    ]
    assert found == [(1, 3, "New Delhi"), (4, 5, "Oslo")]


@pytest.mark.parametrize("word", ["\u0323", "\u0301\u0323", "\u200d", "\x00", "\u00ad", "-", "´"])
def test_words_without_a_letter_stand_beside_names_without_harm(word: str) -> None:
    assert [start for start, _, _ in WHO.match_places(["Paris", word, "says"])] == [0]
