"""Times to come, hours, nights, and what is counted from something that nobody told."""

import pytest

from dragoman import catalogue, language, reading
from dragoman.reading import when
from dragoman.reading.clock import Clock
from dragoman.reading.document import Document
from dragoman.shapes import Article, Source
from dragoman.shapes.edtf import When


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They shelled the port overnight.", "2024-03-13/2024-03-14"),
        ("Two were killed in the past 48 hours.", "2024-03-12/2024-03-14"),
        ("He spoke 48 hours ago.", "2024-03-12"),
        ("It happened a few days ago.", "[2024-03-07..2024-03-14]"),
        ("Six months later, Chad expelled him.", None),
        ("They will train over the next year.", "2024-03/2025-03"),
        ("They will train over the next years.", "[2024-03-14..2029-03-14]"),
    ],
)
def test_lengths_and_offsets(text: str, edtf: str | None) -> None:
    [found] = when.find(text)
    tense = when.guess(text, found)
    assert when.resolve(found, published=When.parse("2024-03-14"), tense=tense).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The council may vote on the sanctions against Chad on Friday.", "2024-03-15"),
        ("Denmark could expel the ambassador of Chad on Monday.", "2024-03-18"),
        ("Denmark expelled the ambassador of Chad on Monday.", "2024-03-11"),
    ],
)
def test_what_may_come_is_still_to_come(text: str, edtf: str) -> None:
    article = Article(id="a", text=text, paragraphs=(text,), published="2024-03-14", source=Source(file="a"))
    [entries] = reading.read([article], language.load().parse([text]), catalogue=catalogue.load())
    assert {str(entry.when) for entry in entries} == {edtf}


def told(text: str) -> list[str | None]:
    """Give the times of the last sentence of a text of 14 March 2024, a Thursday."""
    [parse] = language.load().parse([text])
    document = Document(Article(id="a", text=text, paragraphs=(text,), source=Source(file="a")), parse)
    clock = Clock(document, published=When.parse("2024-03-14"))
    return [[dated.edtf for _, dated in clock.told(s)] for s in range(len(document.words))][-1]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Lund visited Chad on March 8. The day before, he met Orlov.", "2024-03-07"),
        ("Lund visited Chad on March 8. The month after, he met Orlov.", "2024-04"),
        ("Gunmen killed ten people on March 3. Two days after the attack, police arrested two men.", "2024-03-05"),
        ("Chad freed ten men on March 3. A day after their release, Norway lifted sanctions.", "2024-03-04"),
    ],
)
def test_days_counted_from_what_the_sentence_before_dates(text: str, edtf: str) -> None:
    assert told(text) == [edtf]


def test_not_from_other_events_nor_in_the_sentence_of_the_date() -> None:
    assert told("Gunmen fled on March 3. Two days after the attack on a bank in Oslo, police arrested two.") == [None]
    assert "2024-03-01" not in told("Gunmen killed ten people on March 3, two days before the vote.")
    assert told("Gunmen fled on March 3. In the days before, police arrested two.") == [None]


def test_a_meeting_of_years_ago_is_not_when_today_s_words_were_said() -> None:
    text = (
        "The leaders of Chad and Niger will meet in Oslo, Niger's government said. They last met in Bern in May 2019."
    )
    article = Article(id="a", text=text, paragraphs=(text,), published="2024-03-14", source=Source(file="a"))
    [found] = reading.read([article], language.load().parse([text]), catalogue=catalogue.load())
    assert [one.when for one in found if one.type == "CONSULT"][-1] == "2019-05"
    assert all(one.said_when != "2019-05" for one in found)
