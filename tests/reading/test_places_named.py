"""Which place a name means: of namesakes, of names that the gazetteer doesn't hold, and of longer names."""

from collections.abc import Callable

import pytest

from dragoman import catalogue, language
from dragoman.reading.document import Document
from dragoman.reading.where import Places
from dragoman.reading.who import Cast
from dragoman.shapes import Article, Source

Spots = Callable[[str], dict[str, str | None]]


@pytest.fixture(scope="module")
def spots() -> Spots:
    """Reads a text, and gives the state of each place that it names."""
    model, who = language.load(), catalogue.load()

    def read(text: str) -> dict[str, str | None]:
        [parse] = model.parse([text])
        document = Document(Article(id="a", text=text, paragraphs=(text,), source=Source(file="a")), parse)
        places = Places(document, catalogue=who, cast=Cast(document, catalogue=who))
        found = [spot.place for s in range(len(document.sentences)) for spot in places.spots(s)]
        return {place.name: place.country for place in found}

    return read


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Hyderabad, Pakistan, arrested ten protesters on Monday.", "Hyderabad", "PAK"),
        ("Police arrested two men in Hyderabad on Monday.", "Hyderabad", "IND"),
        ("The envoys met in Tripoli in northern Lebanon on Monday.", "Tripoli", "LBN"),
        ("Police arrested two men in the Spanish city of Cordoba on Monday.", "Córdoba", "ESP"),
        ("Envoys met in Cambridge, Massachusetts, on Monday.", "Cambridge", "USA"),
        ("The envoys met in London, Ontario, on Monday.", "London", "CAN"),
        ("The ministers met in Santiago, Dominican Republic, on Monday.", "Santiago", "DOM"),
    ],
)
def test_a_namesake_lies_in_what_the_phrase_says(spots: Spots, text: str, name: str, country: str) -> None:
    assert spots(text)[name] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Spanish police raided homes in Valencia on Monday.", "Valencia", "ESP"),
        ("Lebanese soldiers arrested a man in Tripoli on Monday.", "Tripoli", "LBN"),
        ("Lebanese soldiers met Egyptian envoys in Tripoli on Monday.", "Tripoli", "LBY"),
        ("Envoys of the United States met in Geneva on Monday.", "Geneva", "CHE"),
        ("Envoys met in Hyderabad, Pakistan, on Monday. The talks in Hyderabad were long.", "Hyderabad", "PAK"),
    ],
)
def test_or_in_a_state_that_the_article_speaks_of(spots: Spots, text: str, name: str, country: str) -> None:
    assert spots(text)[name] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Soldiers killed ten civilians in Zorvana, Mali, in March.", "Zorvana", "MLI"),
        ("A rocket hit the Israeli town of Kiryat Zorva on Monday.", "Kiryat Zorva", "ISR"),
        ("Troops attacked Zorvana in the West Bank on Monday.", "Zorvana", "PSE"),
        ("Envoys met in Zorvana on Monday.", "Zorvana", None),
        ("A ship sank near Zorvana Shoal in the Philippines on Monday.", "Zorvana Shoal", None),
    ],
)
def test_a_name_outside_the_gazetteer_has_the_state_it_is_said_to_lie_in(
    spots: Spots, text: str, name: str, country: str | None
) -> None:
    assert spots(text).get(name, "missing") == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pirates seized a ship in the Gulf of Aden on Monday.", ["Gulf of Aden"]),
        ("Norway sent two ships to the Gulf on Monday.", ["Norway", "Persian Gulf"]),
        ("A boat sank near Scarborough Shoal on Monday.", ["Scarborough Shoal"]),
        ("The king met the president at Windsor Castle on Monday.", ["Windsor Castle"]),
        ("The president attended the Independence Day parade in Accra on Monday.", ["Accra"]),
        ("The leaders met at the Commonwealth summit in Oslo on Monday.", ["Oslo"]),
        ("Envoys of the Kingdom of Norway met in Northern Aleppo on Monday.", ["Norway", "Aleppo"]),
    ],
)
def test_a_name_is_taken_whole(spots: Spots, text: str, names: list[str]) -> None:
    assert list(spots(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoys met in the Qatari capital on Monday.", "Doha"),
        ("Missiles struck the Ukrainian capital overnight.", "Kyiv"),
        ("Fighting erupted in Sudan's capital on Monday.", "Khartoum"),
        ("Rebels entered the capital of Mali on Monday.", "Bamako"),
    ],
)
def test_a_capital_that_its_state_tells(spots: Spots, text: str, name: str) -> None:
    assert name in spots(text)


def test_capitals_of_regions_and_capital_to_spend_are_no_places(spots: Spots) -> None:
    assert spots("Rebels entered the regional capital on Monday.") == {}
    assert list(spots("The envoys met in the Qatari capital, Doha, on Monday.")) == ["Doha"]
    assert "Beijing" not in spots("Chinese capital flows to Kenya fell in May.")


@pytest.mark.parametrize(
    "text",
    ["Norway vetoed sanctions in the European Union.", "Chad starts its work in the Eurasian Economic Union in May."],
)
def test_the_end_of_a_partys_name_is_no_town(spots: Spots, text: str) -> None:
    assert "Union" not in spots(text)


def test_the_headquarters_of_an_organisation_are_where_the_text_says(spots: Spots) -> None:
    assert "Turtle Bay" not in spots("The ambassadors met at the UN headquarters in Geneva.")
