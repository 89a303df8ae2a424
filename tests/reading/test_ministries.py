"""Documents of ministries: readouts, schedules, travel notes, and remarks of two who speak in turns."""

import pytest
from tests.reading.articles import Read, make

from dragoman import catalogue, language, reading
from dragoman.reading import confidence
from dragoman.shapes import Entry


def issued(*paragraphs: str, published: str) -> list[Entry]:
    """Read a paper of the American ministry of a day."""
    article = make(*paragraphs, published=published, url="https://www.state.gov/readout/")
    [entries] = reading.read([article], language.load().parse([article.text]), catalogue=catalogue.load())
    return entries


def sides(entries: list[Entry], type: str, words: str = "") -> tuple[list[str], list[str]]:
    """Name who does the one act of a type that a sentence with these words tells, and to whom it is done."""
    [found] = [entry for entry in entries if entry.type == type and words in entry.evidence[0].quote]
    return [actor.name for actor in found.actors], [actor.name for actor in found.recipients]


def test_a_name_that_stands_behind_the_matter_of_its_title() -> None:
    entries = issued(
        "Secretary of State Antony J. Blinken met today with Kenyan Cabinet Secretary for Foreign Affairs Per Omamo in"
        " Nairobi. The Secretary and the Cabinet Secretary agreed to expand trade.",
        published="2021-11-17",
    )
    both = ["Antony Blinken", "Per Omamo"]
    assert sides(entries, "CONSULT", "met today") == (both, [])
    assert sides(entries, "AGREE") == (both, [])


def test_a_preposition_that_a_tree_hangs_from_the_name() -> None:
    entries = issued(
        "Secretary of State Michael R. Pompeo spoke today with Kuwaiti Foreign Minister Sheikh Ahmad Nasser"
        " Al-Mohammad Al-Sabah. The Foreign Minister invited the Secretary to visit Kuwait.",
        published="2020-07-08",
    )
    pompeo, sabah = "Michael R. Pompeo", "Ahmad Nasser al-Mohammed al-Sabah"
    assert sides(entries, "CONSULT", "spoke today") == ([pompeo, sabah], [])
    # He is called foreign minister, while the other one is called secretary.
    assert sides(entries, "AGREE") == ([sabah], [pompeo])


def test_a_lawyer_for_somebody_is_not_that_person(read: Read) -> None:
    [asked] = [e for e in read("Lawyers for Ms Strand urged Norway to free her.") if e.type == "REQUEST"]
    assert "Strand" not in [actor.name for actor in asked.actors]


def test_a_given_name_before_an_initial_is_no_capital() -> None:
    entries = issued(
        "UNDER SECRETARY FOR POLITICAL AFFAIRS VICTORIA J. NULAND",
        "10:00 a.m. Under Secretary Nuland meets with Romanian Foreign Minister Bogdan Aurescu in Washington.",
        published="2022-10-06",
    )
    assert sides(entries, "CONSULT") == (["Victoria Nuland", "Bogdan Aurescu"], [])


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Minister Lund thanked her counterpart.", "SUPPORT", ["Siri Lund"], ["Kofi Boateng"]),
        ("The two ministers signed a treaty on trade.", "TREATY", ["Siri Lund", "Kofi Boateng"], []),
    ],
)
def test_the_other_side_of_a_meeting(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    met = "Norwegian Foreign Minister Siri Lund met Ghanaian Foreign Minister Kofi Boateng in Oslo. "
    then = "King Per Vik welcomed him. "
    assert sides(read(met + then + text), type, text[:20]) == (actors, recipients)


def test_the_two_heads_of_state() -> None:
    entries = issued(
        "President Macron met Uzbek President Shavkat Mirziyoyev in Paris. The two Heads of State agreed to open"
        " direct flights.",
        published="2022-11-22",
    )
    assert sides(entries, "AGREE")[0] == ["Emmanuel Macron", "Shavkat Mirziyoyev"]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("We will provide weapons to your country.", "AID", ["Norway"], ["Ghana"]),
        ("I thank you for the visit.", "SUPPORT", ["Siri Lund"], ["Kofi Boateng"]),
        ("I look forward to our discussions.", "CONSULT", ["Siri Lund", "Kofi Boateng"], []),
        ("I urged my counterpart to sign the treaty.", "REQUEST", ["Siri Lund"], ["Kofi Boateng"]),
    ],
)
def test_whom_two_mean_who_speak_in_turns(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    entries = read(
        f"FOREIGN MINISTER LUND: Good morning. {text}",
        "FOREIGN MINISTER BOATENG: Good morning to all.",
        title="Norwegian Foreign Minister Siri Lund and Ghanaian Foreign Minister Kofi Boateng Before Their Meeting",
        url="https://www.regjeringen.no/remarks/",
    )
    found, done_to = sides(entries, type, text[:20])
    assert (sorted(found), done_to) == (sorted(actors), recipients)


def test_the_second_to_speak_has_a_country_of_his_own(read: Read) -> None:
    entries = read(
        "FOREIGN MINISTER LUND: Good morning.",
        "FOREIGN MINISTER BOATENG: My country will send troops to Mali. We condemn Chad.",
        "QUESTION: Will you condemn Togo?",
        title="Norwegian Foreign Minister Siri Lund and Ghanaian Foreign Minister Kofi Boateng Before Their Meeting",
        url="https://www.regjeringen.no/remarks/",
    )
    assert sides(entries, "MOBILIZE")[0] == ["Ghana"]
    assert sides(entries, "ACCUSE", "Chad") == (["Ghana"], ["Chad"])


def test_a_journey_to_several_states_is_in_all_of_them(read: Read) -> None:
    [visit] = read("Foreign Minister Siri Lund will travel to Chad and Cameroon on Friday.")
    assert [place.name for place in visit.where] == ["Chad", "Cameroon"]


def test_who_speaks_to_the_press_together(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is likely enough to be told is learnt anew with every model; what is read is not.
    monkeypatch.setattr(confidence, "threshold", lambda: 0.0)
    [said] = issued(
        "10:30 a.m. Secretary Blinken holds a joint press availability with Uzbek Foreign Minister Vladimir Norov in"
        " Tashkent.",
        published="2023-03-03",
    )
    assert (said.type, said.channel) == ("SAY", "news conference")
    assert said.actors[0].name == "Antony Blinken"


@pytest.mark.parametrize("who", ["for Ghanaian President Kofi Boateng", "in honor of Ghanaian President Kofi Boateng"])
def test_for_whom_there_is_a_meal_sits_at_it(read: Read, who: str) -> None:
    entries = read(f"Norwegian Foreign Minister Siri Lund hosted a working dinner {who} on Monday.")
    assert sides(entries, "CONSULT") == (["Siri Lund", "Kofi Boateng"], [])
