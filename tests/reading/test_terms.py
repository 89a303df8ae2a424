"""What lasts until a time to come, parts of months and years, feasts, and who is expected somewhere."""

from datetime import date

import pytest

from dragoman import catalogue, language, reading
from dragoman.reading import confidence, when
from dragoman.reading.when.form import Tense
from dragoman.reading.when.vocabulary import vocabulary
from dragoman.shapes import Article, Entry, Source
from dragoman.shapes.edtf import When

PUBLISHED = "2031-05-14"  # a Wednesday


def read(text: str) -> list[Entry]:
    article = Article(id="a", text=text, paragraphs=(text,), published=PUBLISHED, source=Source(file="a"))
    [entries] = reading.read([article], language.load().parse([text]), catalogue=catalogue.load())
    return list(entries)


@pytest.mark.parametrize(
    ("text", "tense", "edtf"),
    [
        # until
        ("It was shut until May 20.", "past", "../2031-05-20"),
        ("It was shut until September.", "past", "../2031-09"),
        ("It ran until March.", "past", "../2031-03"),
        ("It was shut until Saturday.", "past", "../2031-05-17"),
        ("It is shut until July.", "present", "../2031-07"),
        # weekdays and months that follow each other
        ("They met on Monday and Tuesday.", "past", "2031-05-12/2031-05-13"),
        ("They met on Wednesday and Thursday.", "past", "2031-05-07/2031-05-08"),
        ("They will meet on Tuesday and Wednesday.", "future", "2031-05-20/2031-05-21"),
        ("They met in January and February.", "past", "2031-01/2031-02"),
        ("A curfew was imposed from Monday until Friday.", "past", "2031-05-12/2031-05-16"),
        # parts
        ("They will meet in the first week of June.", "future", "[2031-06-01..2031-06-07]"),
        ("They met in the last days of April.", "past", "[2031-04-28..2031-04-30]"),
        ("They met in the second half of April.", "past", "[2031-04-16..2031-04-30]"),
        ("They met in the last week of March 2024.", "past", "[2024-03-25..2024-03-31]"),
        ("They met in the first three months of 2024.", "past", "[2024-01..2024-03]"),
        ("They will meet in the first half of next month.", "future", "[2031-06-01..2031-06-15]"),
        ("They met on the last weekend of April.", "past", "[2031-04-26..2031-04-27]"),
        # feasts
        ("They met on Easter Sunday.", "past", "2031-04-13"),
        ("They will meet after Orthodox Easter.", "future", "[2032-05-02..]"),
        ("They met during Ramadan 2025.", "past", "[2025-02-28..2025-03-31]"),
        ("They met last Passover.", "past", "[2031-04-08..2031-04-14]"),
        ("They met on Christmas Eve.", "past", "2030-12-24"),
        ("They signed it before Nowruz.", "past", "[..2031-03-21]"),
    ],
)
def test_places_terms_parts_and_feasts(text: str, tense: Tense, edtf: str) -> None:
    found = [one for one in when.find(text) if not one.within]
    events = when.dated_by(catalogue.load())
    assert [when.resolve(one, published=When.parse(PUBLISHED), tense=tense, events=events).edtf for one in found] == [
        edtf
    ]


@pytest.mark.parametrize("text", ["The Good Friday Agreement held.", "They live on Easter Island."])
def test_names_with_a_feast_in_them_tell_no_time(text: str) -> None:
    assert when.find(text) == ()


def test_every_feast_is_a_class_of_dated_events() -> None:
    letter = vocabulary().letters["HOLIDAY"]
    phrases = [entry for row in vocabulary().phrases.values() for entry in row]
    values = [value for found, value in vocabulary().words.values() if found == letter]
    values += [value for _, found, value in phrases if found == letter]
    classes = {name for value in values for name in str(value).split(";")}
    assert len(classes) > 30
    for name in classes:
        days = [event.start for event in catalogue.load().events(name)]
        assert any(day >= date(2040, 1, 1) for day in days), name


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Iran suspended flights to Iraq until May 20.", {None, PUBLISHED}),
        ("A Russian court on Friday extended the detention of the journalist until June 30.", {"2031-05-09"}),
        ("The United States lifted sanctions on Syria for six months.", {None, PUBLISHED}),
        ("The Taliban freed 50 prisoners during Eid al-Fitr.", {"[2031-01-24..2031-01-26]"}),
        ("Pope Francis urged Russia to accept an Easter truce.", {None, PUBLISHED}),
    ],
)
def test_what_was_done_is_not_dated_by_its_end(text: str, times: set[str | None]) -> None:
    entries = [entry for entry in read(text) if entry.status == "happened"]
    assert entries and {entry.when for entry in entries} <= times


@pytest.mark.parametrize(
    ("text", "actor", "day"),
    [
        ("Turkish Foreign Minister Hakan Fidan is due in Damascus on Thursday.", "Hakan Fidan", "2031-05-15"),
        ("U.S. Secretary of State Marco Rubio is expected in Paris on Monday.", "Marco Rubio", "2031-05-19"),
        ("Turkish President Tayyip Erdogan arrives in Baghdad on Monday.", "Recep Tayyip Erdoğan", "2031-05-19"),
    ],
)
def test_who_is_due_somewhere_is_to_come(monkeypatch: pytest.MonkeyPatch, text: str, actor: str, day: str) -> None:
    # What is likely enough to be told is learnt anew with every model; what is read is not.
    monkeypatch.setattr(confidence, "threshold", lambda: 0.0)
    [entry] = [entry for entry in read(text) if entry.type == "CONSULT"]
    assert (entry.status, entry.mode, [one.name for one in entry.actors], entry.when) == (
        "planned",
        "visit",
        [actor],
        day,
    )


def test_an_ultimatum_asks_and_its_length_is_no_time() -> None:
    entries = {entry.type: entry for entry in read("Niger gave French ambassador Sylvain Itte 48 hours to leave.")}
    asked = entries["REQUEST"]
    assert ([one.name for one in asked.actors], [one.name for one in asked.recipients]) == (["Niger"], ["Sylvain Itte"])
    assert asked.when in (None, PUBLISHED)
    assert all(one.name != "Niger" for entry in entries.values() if entry is not asked for one in entry.actors)


def test_a_region_is_of_its_state_and_a_feast_is_no_place() -> None:
    [entry] = read("Gunmen kidnapped 30 pupils in Zamfara state on Monday.")
    assert [(place.name, place.country) for place in entry.where] == [("Zamfara", "NGA")]
    [entry] = read("Iran executed two men ahead of Nowruz.")
    assert entry.where == ()
