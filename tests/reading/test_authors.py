"""Who speaks in a paper, whom an agency cites, and what is told to a gathering."""

import pytest
from tests.reading.articles import Read, make

from dragoman import catalogue, language
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings
from dragoman.reading.voice import Voices
from dragoman.reading.who import Cast
from dragoman.shapes import Entry


def told(text: str) -> list[list[str]]:
    """Give by whose word each saying of a text is told."""
    article = make(text)
    [parse] = language.load().parse([article.text])
    document = Document(article, parse)
    sayings = Sayings(document)
    cast = Cast(document, catalogue=catalogue.load())
    voices = Voices(document, cast=cast, sayings=sayings)
    return [[actor.name for actor in voices.according_to(index)] for index in range(len(sayings.all))]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("A report by Human Rights Watch said Chad had jailed two reporters.", "Human Rights Watch"),
        ("A UN report said Rwanda had sent troops to Congo.", "United Nations"),
        ("Norway's statement said Chad had expelled its envoy.", "Norway"),
        ("A report released by the Pentagon said China had built two carriers.", "United States"),
        ("China has built two carriers, according to a report by the Pentagon.", "United States"),
        ("China has built two carriers, according to a report in Der Spiegel.", "Der Spiegel"),
    ],
)
def test_a_paper_speaks_for_its_author(text: str, author: str) -> None:
    assert [author] in told(text)


def test_an_adjective_or_a_place_is_no_author() -> None:
    assert ["Israel"] not in told("An Israeli report said Iran had built a new site.")
    assert ["Switzerland"] not in told("A report in Geneva said Iran had built a new site.")


def test_a_paper_that_accuses_is_its_author_who_accuses(read: Read) -> None:
    [accusation] = [one for one in read("A UN report accused Rwanda of arming rebels.") if one.type == "ACCUSE"]
    assert [actor.name for actor in accusation.actors] == ["United Nations"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported, citing two officials, that Israel had attacked a convoy in Syria.",
        "Citing two officials, Reuters reported that Israel had attacked a convoy in Syria.",
        "Israel has attacked a convoy in Syria, Reuters reported on Monday, citing two officials.",
        "Reuters, citing two officials, said Israel had attacked a convoy in Syria.",
    ],
)
def test_whom_an_agency_cites_says_it_first(text: str) -> None:
    assert ["two officials", "Reuters"] in told(text)


def test_who_is_cited_as_saying_says_it_and_the_agency_passes_it_on() -> None:
    text = "Reuters cited two officials as saying that Germany had rejected the plan."
    assert told(text) == [["two officials", "Reuters"]]


def test_of_a_cited_paper_its_author_says_it() -> None:
    text = "Citing a statement from the Pentagon, Reuters said China had built two carriers."
    assert ["United States", "Reuters"] in told(text)
    assert ["Reuters"] in told("Citing a report, Reuters said China had built two carriers.")


def test_nobody_is_cited_without_citing_him() -> None:
    assert told("Reuters reported that Japan had eased the rules, without citing officials.") == [["Reuters"]]


@pytest.mark.parametrize(
    ("before", "author"),
    [
        ("A report by Amnesty International said Sudan's army had bombed a market.", "Amnesty International"),
        ("Amnesty International said in a report that Sudan's army had bombed a market.", "Amnesty International"),
        ("The New York Times reported that Sudan's army had bombed a market.", "New York Times"),
    ],
)
def test_the_report_is_that_of_before(before: str, author: str) -> None:
    assert told(f"{before} Chad sent weapons to the rebels, the report said.")[-1] == [author]


def test_grounds_that_are_cited_are_no_source() -> None:
    assert ["Reuters"] in told("Reuters reported that Norway had closed its embassy, citing security concerns.")


def test_according_to_at_the_end_holds_for_the_whole_sentence(read: Read) -> None:
    [deal] = [
        one
        for one in read("Egypt and Qatar have agreed to send a delegation to Gaza, according to two officials.")
        if one.type == "AGREE"
    ]
    assert [actor.name for actor in deal.according_to] == ["two officials"]


@pytest.mark.parametrize(
    ("whom", "channel"),
    [
        ("a regular news conference", "news conference"),
        ("a daily briefing", "news conference"),
        ("a Senate hearing", "speech"),
        ("parliament", "speech"),
        ("the Security Council", "speech"),
    ],
)
def test_what_is_told_to_a_gathering_is_the_speakers_word(read: Read, whom: str, channel: str) -> None:
    found = read(f"Secretary of State Antony Blinken told {whom} that the United States would lift sanctions on Syria.")
    lifted: list[Entry] = [one for one in found if one.type == "RETREAT"]
    assert [actor.name for actor in lifted[0].according_to] == ["Antony Blinken"]
    assert lifted[0].channel == channel


def test_the_subject_of_parted_words_is_not_their_speaker() -> None:
    assert told("“The attack,” said UN chief Antonio Guterres, “violated international law.”") == [["António Guterres"]]


@pytest.mark.parametrize(
    "before",
    [
        "Norway and Chad released a joint statement on Monday.",
        "Norway and Chad gave the details in a statement.",
    ],
)
def test_the_statement_speaks_for_those_who_brought_it_out(before: str) -> None:
    assert ["Norway", "Chad"] in told(f"{before} Rwanda had sent troops to Congo, the statement said.")


def test_a_statement_that_nobody_brought_out_speaks_for_nobody() -> None:
    text = "Norway rejected a statement on Monday. Rwanda had sent troops to Congo, the statement said."
    assert ["Norway"] not in told(text)


def test_a_tally_speaks_for_who_counted() -> None:
    assert ["United Nations"] in told("According to UN estimates, Rwanda has sent 900 soldiers to Congo.")
    assert ["Norway"] not in told("Norwegian opposition figures said Rwanda had sent troops to Congo.")
