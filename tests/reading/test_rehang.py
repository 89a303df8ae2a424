"""Times of sayings that stand before what is said, and times that count from or rank what is told."""

import pytest
from tests.reading.articles import make

from dragoman import catalogue, language, reading


def dates(text: str, type: str) -> set[str | None]:
    """Give the times of the acts of a type; the article is of 2 May 2024, a Thursday."""
    article = make(text)
    [entries] = reading.read([article], language.load().parse([article.text]), catalogue=catalogue.load())
    return {str(entry.when) if entry.when else None for entry in entries if entry.type == type}


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("Police said on Wednesday they arrested five people in Paris on Tuesday.", "COERCE", "2024-04-30"),
        ("The Syrian army said on Tuesday it had attacked the town on Monday.", "ASSAULT", "2024-04-29"),
        ("China said on Friday it will impose tariffs on Canada from Monday.", "SANCTION", "2024-05-06/.."),
        ("Norway expelled the ambassador of Chad on Monday.", "SANCTION", "2024-04-29"),
    ],
)
def test_the_day_of_a_saying_does_not_date_what_has_a_day_of_its_own(text: str, type: str, edtf: str) -> None:
    assert dates(text, type) == {edtf}


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("Somalia executed two soldiers three days after rebels attacked a base on April 21.", "ASSAULT", "2024-04-24"),
        ("Police arrested the leader of Chad four days before the election on April 20.", "COERCE", "2024-04-16"),
    ],
)
def test_an_act_is_counted_from_an_event_whose_own_words_tell_its_day(text: str, type: str, edtf: str) -> None:
    assert edtf in dates(text, type)


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("Germany deployed troops to Lithuania ahead of the NATO summit on June 24.", "CONSULT", "2024-06-24"),
        ("Germany deployed troops to Lithuania ahead of the NATO summit on June 24.", "MOBILIZE", None),
        ("Uganda deployed soldiers in Kampala ahead of Sunday's election.", "MOBILIZE", None),
        ("Uganda deployed soldiers in Kampala ahead of the election on April 21.", "MOBILIZE", "2024-04-21"),
    ],
)
def test_what_something_is_done_ahead_of_is_to_come_where_that_is_nearer(text: str, type: str, edtf: str) -> None:
    assert dates(text, type) == {edtf}


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("The president of Chile visited Brazil for the first time since 2019.", "CONSULT", None),
        ("Israel carried out its deadliest strike on Gaza since October.", "ASSAULT", None),
        ("Sudan has bombed Chad since April.", "ASSAULT", "2024-04/.."),
        ("This will be the first visit since December 2002 when Chad expelled inspectors.", "SANCTION", "2002-12"),
    ],
)
def test_what_ranks_an_act_does_not_date_it(text: str, type: str, edtf: str | None) -> None:
    assert dates(text, type) == {edtf}


def test_two_days_in_a_row_are_one_stretch() -> None:
    text = "The leaders of Japan and South Korea are meeting in Seoul today and tomorrow."
    assert dates(text, "CONSULT") == {"2024-05-02/2024-05-03"}
