"""Names of parties, one by one and in running words."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import catalogue

WHO = catalogue.load()


def ids(surface: str) -> list[tuple[str, str]]:
    return [(record.id, record.role) for record in WHO.lookup(surface)]


@pytest.mark.parametrize(
    ("surface", "id", "role"),
    [
        ("Norway", "NOR", "name"),
        ("Kingdom of Norway", "NOR", "official"),
        ("Norwegian", "NOR", "adjective"),
        ("Norwegians", "NOR", "people"),
        ("Oslo", "NOR", "capital"),
        ("US", "USA", "acronym"),
        ("U.S.", "USA", "acronym"),
        ("U.S.A.", "USA", "acronym"),
        ("UK", "GBR", "acronym"),
        ("Türkiye", "TUR", "name"),
        ("Turkiye", "TUR", "name"),
        ("Côte d’Ivoire", "CIV", "name"),
        ("Cote d'Ivoire", "CIV", "name"),
        ("the Netherlands", "NLD", "name"),
        ("Zaire", "COD", "former"),
        ("the Kremlin", "RUS", "seat"),
        ("the White House", "USA", "seat"),
        ("10 Downing Street", "GBR", "seat"),
        ("Élysée", "FRA", "seat"),
        ("Elysee", "FRA", "seat"),
        ("Guinea-Bissau", "GNB", "name"),
        ("Guinea Bissau", "GNB", "name"),
        ("St Lucia", "LCA", "name"),
        ("St. Lucia", "LCA", "name"),
        ("Trinidad & Tobago", "TTO", "name"),
        ("NATO", "NATO", "name"),
        ("Nato", "NATO", "name"),
        ("North Atlantic Treaty Organization", "NATO", "name"),
        ("U.N.", "UN", "acronym"),
        ("IAEA", "IAEA", "acronym"),
        ("the UN nuclear watchdog", "IAEA", "name"),
        ("Hizbullah", "HEZBOLLAH", "name"),
    ],
)
def test_names(surface: str, id: str, role: str) -> None:
    assert (id, role) in ids(surface)


@pytest.mark.parametrize(
    "surface", ["us", "turkey", "chad", "it", "who", "Who", "march", "", "   ", "nowhere", "jordan"]
)
def test_words_that_are_no_names(surface: str) -> None:
    assert ids(surface) == []


def test_ambiguous_names_keep_all_they_may_be() -> None:
    assert {"GEO", "USA:GEORGIA"} <= {id for id, _ in ids("Georgia")}
    assert {"USA", "USA:WASHINGTON-STATE"} <= {id for id, _ in ids("Washington")}
    assert {"COD", "COG"} <= {id for id, _ in ids("Congo")}
    assert {"KOR", "PRK"} <= {id for id, _ in ids("Korean")}
    assert WHO.state("Congolese") is None and WHO.state("Georgian").id == "GEO"  # type: ignore[union-attr]


def test_a_capital_tells_its_town() -> None:
    [record] = [record for record in WHO.lookup("the Kremlin") if record.kind == "state"]
    assert record.place == "Moscow"
    assert WHO.lookup("Oslo")[0].place == "Oslo"


def found(text: str) -> list[tuple[str, str, str]]:
    words = text.split()
    return [
        (" ".join(words[match.start : match.end]), match.records[0].name, match.records[0].kind)
        for match in WHO.match(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norwegian foreign ministry", ("Norwegian foreign ministry", "Foreign Ministry of Norway", "body")),
        ("Norway 's army said", ("Norway 's army", "Armed Forces of Norway", "body")),
        ("the army of the Netherlands", ("army of the Netherlands", "Armed Forces of the Netherlands", "body")),
        (
            "the ministry of foreign affairs of Ghana",
            ("ministry of foreign affairs of Ghana", "Foreign Ministry of Ghana", "body"),
        ),
        ("the Danish mission", ("Danish mission", "Embassy of Denmark", "body")),
        # What an organisation sends is itself.
        ("an African Union mission", ("African Union mission", "African Union", "organisation")),
        ("the Danish government", ("Danish government", "Denmark", "state")),
        ("Danish troops left", ("Danish troops", "Denmark", "state")),
        ("Danish officials said", ("Danish officials", "Danish officials", "people")),
        ("Danish protesters", ("Danish protesters", "Danish protesters", "people")),
        ("Chadian rebels", ("Chadian rebels", "Chadian rebels", "armed-group")),
        ("the Israeli Knesset", ("Israeli Knesset", "Knesset", "body")),
        ("the US Congress", ("US Congress", "US Congress", "body")),
        ("European countries", ("European countries", "Europe", "bloc")),
        ("the Western powers", ("Western powers", "the West", "bloc")),
        ("Kurdish militants", ("Kurdish militants", "Kurdish militants", "armed-group")),
        ("the Republic of Korea", ("Republic of Korea", "South Korea", "state")),
        ("in South Sudan today", ("South Sudan", "South Sudan", "state")),
        ("Papua New Guinea", ("Papua New Guinea", "Papua New Guinea", "state")),
    ],
)
def test_phrases(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_parts_of_hyphenated_words() -> None:
    [match] = WHO.match(["the", "Iranian-backed", "group"])
    assert (match.start, match.end, match.partial, match.records[0].id) == (1, 2, True, "IRN")
    [match] = WHO.match(["anti-U.S.", "slogans"])
    assert match.partial and match.records[0].id == "USA"


def test_hyphens_as_words_of_their_own() -> None:
    [match] = WHO.match(["Al", "-", "Qaeda"])
    assert (match.start, match.end, match.records[0].id) == (0, 3, "AL_QAEDA")


def test_a_comma_divides() -> None:
    assert WHO.match(["Guinea", ",", "Bissau"])[0].records[0].id == "GIN"
    assert found("In Norway , army officers")[0][1] == "Norway"


def test_headlines_in_capitals() -> None:
    names = [name for _, name, _ in found("IRAN TELLS WHO IT WANTS US SANCTIONS LIFTED")]
    assert "Iran" in names and "United States" in names and "World Health Organization" not in names
    assert ("WHO", "World Health Organization", "organisation") in found("the WHO said so")


def test_bodies_of_nobody_in_particular() -> None:
    [match] = WHO.match_bodies(["the", "foreign", "ministry", "said"])
    record = match.records[0]
    assert (record.office, record.country, record.kind) == ("foreign ministry", None, "body")
    body = WHO.body("foreign ministry", "GBR")
    assert body is not None and body.name.startswith("Foreign, Commonwealth")
    assert WHO.body("foreign ministry", "NOR").name == "Foreign Ministry of Norway"  # type: ignore[union-attr]
    assert WHO.body("weather bureau", "NOR") is None and WHO.body("foreign ministry", "XXX") is None


def test_members_by_day() -> None:
    from datetime import date

    assert "GBR" in WHO.members("EU", on=date(2015, 1, 1)) and "GBR" not in WHO.members("EU", on=date(2021, 1, 1))
    assert "FIN" in WHO.members("NATO", on=date(2024, 1, 1)) and "FIN" not in WHO.members("NATO", on=date(2020, 1, 1))
    assert "G8" in WHO.groups_of("RUS", on=date(2010, 1, 1)) and "G8" not in WHO.groups_of("RUS", on=date(2020, 1, 1))


WORDS = st.lists(
    st.sampled_from(
        ["Iran", "the", "US", "of", "army", "foreign", "ministry", "'s", "-", ",", "New", "Guinea", "Congo"]
    )
    | st.text(max_size=8),
    max_size=12,
)


@given(WORDS)
def test_matches_lie_in_order_within_the_words(words: list[str]) -> None:
    last = 0
    for match in WHO.match(words):
        assert last <= match.start < match.end <= len(words) or match.partial
        assert match.records
        last = match.end


@given(st.sampled_from([record.name for record in WHO.states]))
def test_diacritics_do_not_matter(name: str) -> None:
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    assert ids(name) == ids(bare) != []


@pytest.mark.alone
def test_fast_enough() -> None:
    text = "The Iranian foreign ministry spokesman said on Monday that talks with the European Union in Vienna"
    words = text.split()
    WHO.match(words)
    start = time.process_time()
    for _ in range(2000):
        WHO.match(words)
    speed = 2000 * len(words) / (time.process_time() - start)
    assert speed > 60_000, "a fifth of what a quiet machine does"


@pytest.mark.parametrize("name", ["Islamic State", "al-Qaeda", "Amnesty International", "Oxfam", "FIFA", "UN"])
def test_what_belongs_to_no_one_state_has_no_country(name: str) -> None:
    assert WHO.lookup(name)[0].country is None
