"""How an entry's words were said, and the ways that an article tells."""

from collections.abc import Sequence
from typing import Any

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
