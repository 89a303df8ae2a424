"""What is said where the act that its words were taken for is left out."""

import pytest
from tests.reading.articles import make

from dragoman import catalogue, language
from dragoman.reading import assemble
from dragoman.reading.draft import Draft


def drafts(text: str, *, least: float = 0.0) -> list[Draft]:
    article = make(text)
    [parse] = language.load().parse([article.text])
    return assemble.drafts(article, parse, catalogue=catalogue.load(), least=least)[1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We have not received any new proposal from Chad," Sergey Lavrov said on Tuesday.', "Sergey Lavrov"),
        ('Sergey Lavrov said, "We have not received any new proposal from the European side."', "Sergey Lavrov"),
        ('Sergey Lavrov said, "We have seen no request from Kyiv."', "Sergey Lavrov"),
    ],
)
def test_a_statement_stays_where_the_act_in_its_words_is_left_out(text: str, speaker: str) -> None:
    [act] = drafts(text)
    [statement] = drafts(text, least=act.confidence + 0.001)
    assert act.type == "REQUEST" != statement.type
    assert [actor.name for actor in statement.actors] == [speaker]
    assert statement.confidence > act.confidence


def test_an_act_that_is_told_is_not_said_beside_it() -> None:
    assert [draft.type for draft in drafts("Sergey Lavrov said Chad had released two Russian hostages.")] == ["RETREAT"]
