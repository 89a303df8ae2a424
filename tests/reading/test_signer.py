"""Whose words a party's own document and a speech printed whole are."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry

WHITE_HOUSE = "https://www.whitehouse.gov/statement"
THANKS = "I thank the Government of Norway for its help."


def thanking(found: list[Entry]) -> list[str]:
    """Name who thanks."""
    return [actor.name for entry in found if entry.type == "SUPPORT" for actor in entry.actors]


@pytest.mark.parametrize(
    "title",
    [
        "Statement by President Joe Biden on the Situation in Chad",
        "Statement from President Joe Biden",
        "President Biden’s Remarks on the Situation in Chad",
        "Message of President Joe Biden on Independence Day",
    ],
)
def test_a_headline_names_whose_words_it_heads(read: Read, title: str) -> None:
    assert thanking(read(THANKS, title=title, url=WHITE_HOUSE)) == ["Joe Biden"]


def test_we_are_the_side_of_the_person_whom_the_headline_names(read: Read) -> None:
    found = read(
        "We imposed sanctions on Chad today.",
        title="Statement by President Joe Biden on Chad",
        url=WHITE_HOUSE,
    )
    assert [[actor.name for actor in entry.actors] for entry in found if entry.type == "SANCTION"] == [
        ["United States"]
    ]


def test_a_spokesman_whom_a_headline_names_speaks_for_the_issuer(read: Read) -> None:
    found = read(
        "We thank the Government of Norway for its help.",
        title="Statement by Press Secretary Jen Psaki on Norway",
        url=WHITE_HOUSE,
    )
    assert thanking(found) == ["United States"]


@pytest.mark.parametrize(
    ("thanks", "voice"), [("We thank Norway for its help.", "United States"), (THANKS, "Antony Blinken")]
)
def test_who_signs_speaks_for_the_issuer_unless_he_says_i(read: Read, thanks: str, voice: str) -> None:
    found = read(
        "Antony J. Blinken, Secretary of State",
        f"{thanks} There is no military solution that will bring peace to Chad.",
        title="Peace in Chad",
        url="https://www.state.gov/peace-in-chad",
    )
    assert [[actor.name for actor in entry.actors] for entry in found if entry.type == "SAY"] == [[voice]]


def test_a_letter_is_its_signers_and_not_of_whom_it_goes_to(read: Read) -> None:
    found = read(
        "Dear Madam Speaker:",
        THANKS,
        "Sincerely,",
        "JOSEPH R. BIDEN JR.",
        title="Letter to the Speaker of the House of Representatives",
        url=WHITE_HOUSE,
    )
    assert thanking(found) == ["Joe Biden"]


def test_a_speech_printed_whole_is_his_whom_its_headline_names(read: Read) -> None:
    title = "Speech by President of Ukraine Volodymyr Zelenskyy in the Verkhovna Rada"
    found = read("Ladies and gentlemen!", THANKS, "We will rebuild the port.", title=title)
    assert thanking(found) == ["Volodymyr Zelenskyy"]


def test_news_that_quotes_a_statement_is_nobodys_own_words(read: Read) -> None:
    found = read(
        "“I thank the Government of Norway,” Foreign Minister Dmytro Kuleba said.",
        "“We will rebuild the port,” he said.",
        title="Statement by President Volodymyr Zelenskyy leaves allies cold",
    )
    assert thanking(found) == ["Dmytro Kuleba"]


def test_a_joint_statement_is_of_all_whom_its_headline_names(read: Read) -> None:
    found = read(
        "We condemn the missile launches by North Korea.",
        title="Joint Statement by Prime Minister of Norway Anna Berg, President of Chile Luis Soto, "
        "and Minister for Foreign Affairs of Kenya Amina Otieno on North Korea",
        url="https://www.state.gov/joint-statement",
    )
    assert len([actor for entry in found if entry.type == "ACCUSE" for actor in entry.actors]) == 3


def test_a_headline_about_a_statement_heads_no_statement(read: Read) -> None:
    title = "Norway rejects statement by President Joe Biden on Chad"
    assert thanking(read(THANKS, title=title, url=WHITE_HOUSE)) == ["United States"]
