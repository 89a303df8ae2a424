"""How an entry's words were said, and the ways that an article tells."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.reading.articles import Read, drafted

from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question

TOLD = (
    "Foreign Minister Per Lund of Norway criticised Chad for the arrest of two journalists.",
    "Speaking at a news conference in Oslo on Monday, Lund said the journalists had broken no law.",
    "The government of Peru rejected the Danish proposal.",
)


def test_ways_of_the_sentence_and_of_the_speaker_are_offered_and_none() -> None:
    found: dict[int, tuple[Sequence[Any], Question]] = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "channel":
            found[draft.sentence] = values, question

    drafted(*TOLD, watch=watch)
    values, question = found[0]
    assert list(values) == ["news conference", None]
    assert {"after:the speaker's", "gap:1"} <= question.options[0]
    # Another party's news conference is nothing to Peru.
    assert 2 not in found


def test_what_a_speaker_is_once_said_to_speak_through_holds_for_his_words(read: Read) -> None:
    found = read(*TOLD)
    assert {entry.channel for entry in found if entry.type in ("ACCUSE", "SAY")} == {"news conference"}
    assert all(entry.channel is None for entry in found if entry.type == "REJECT")


def test_a_verb_tells_its_channel(read: Read) -> None:
    found = read("“The attack on our embassy in Chad is a crime,” Foreign Minister Per Lund tweeted on Monday.")
    assert {entry.channel for entry in found} == {"X"}


def test_reporting_somebody_is_no_report_of_his(read: Read) -> None:
    """A verb that is spelt like the noun of a channel tells none."""
    found = read("Norway condemned the attack, and the police reported it to the ministry.")
    assert all(entry.channel is None for entry in found if entry.type == "ACCUSE")


def test_the_agency_that_carries_words_is_their_channel(read: Read) -> None:
    agency = read("Iran's army chief warned the United States, in remarks carried by the IRNA news agency.")
    assert {one.channel for one in agency if one.type == "THREATEN"} == {"IRNA"}
    station = read("Norway's foreign minister condemned the strikes in remarks broadcast by state television.")
    assert {one.channel for one in station if one.type == "ACCUSE"} == {"television"}


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Per Lund, the foreign minister of Norway, told the BBC's Jane Doe that Norway would join the EU.", "BBC"),
        ("Foreign Minister Per Lund told an Al Jazeera correspondent that Norway rejected the offer.", "Al Jazeera"),
        ("In remarks to the BBC, Foreign Minister Per Lund condemned the attack on Chad.", "BBC"),
        ("In an article for Le Monde, Foreign Minister Per Lund urged Chad to free the reporters.", "Le Monde"),
        ("Foreign Minister Per Lund said on Fox News that Norway would impose sanctions on Chad.", "Fox News"),
        ("In an op-ed published in the Guardian, Foreign Minister Per Lund urged Chad to free them.", "The Guardian"),
        ("Per Lund condemned the attack on Chad in an essay that appeared in Le Monde.", "Le Monde"),
    ],
)
def test_a_journalist_or_an_article_speaks_through_the_paper(read: Read, text: str, outlet: str) -> None:
    assert outlet in {entry.channel for entry in read(text)}


def test_a_conference_of_an_agency_and_a_journalist_are_no_papers(read: Read) -> None:
    speech = read("Foreign Minister Per Lund told a Reuters conference that Norway would impose sanctions on Chad.")
    assert "Reuters" not in {entry.channel for entry in speech}
    text = "“The attack on Chad is a crime,” Jane Doe, an editor at the Saudi Gazette, said."
    assert "Jane Doe" not in {entry.channel for entry in read(text)}


@pytest.mark.parametrize(
    "words",
    [
        "Lund made the remarks at a conference in Oslo on Monday.",
        "Lund delivered the keynote at the forum in Oslo on Monday.",
        "In his remarks to parliament on Monday, Lund praised the government of Peru.",
    ],
)
def test_words_spoken_to_an_audience_are_a_speech(read: Read, words: str) -> None:
    found = read("Foreign Minister Per Lund of Norway spoke of trade.", words, "He criticised Chad for its tariffs.")
    assert [entry.channel for entry in found if entry.type == "ACCUSE"] == ["speech"]


@pytest.mark.parametrize(
    "words",
    [
        "Addressing a group of merchants in Oslo, Foreign Minister Per Lund criticised Chad for its tariffs.",
        "Addressing pilgrims in Oslo, Foreign Minister Per Lund criticised Chad for its tariffs.",
        "Speaking to the cabinet in Oslo, Foreign Minister Per Lund criticised Chad for its tariffs.",
        "At a seminar in Oslo on Monday, Foreign Minister Per Lund criticised Chad for its tariffs.",
        "Foreign Minister Per Lund condemned the attack on Chad during a plenary session of the assembly.",
    ],
)
def test_who_is_addressed_or_speaks_at_a_gathering_gives_a_speech(read: Read, words: str) -> None:
    assert [entry.channel for entry in read(words) if entry.type == "ACCUSE"] == ["speech"]


def test_what_is_said_after_a_session_is_said_elsewhere(read: Read) -> None:
    found = read("Foreign Minister Per Lund criticised Chad for its tariffs after the session in Oslo.")
    assert all(entry.channel is None for entry in found)


def test_who_gives_a_news_conference_with_somebody_shares_it(read: Read) -> None:
    found = read(
        "President Ana Costa of Portugal held a news conference on Wednesday with President Per Lund of Norway.",
        "Lund criticised Chad for its tariffs.",
    )
    assert [entry.channel for entry in found if entry.type == "ACCUSE"] == ["news conference"]
