"""What each of several acts that one quotation tells has of it."""

import pytest

from dragoman import catalogue, language
from dragoman.reading import assemble
from dragoman.shapes import Article, Source


def quoted(text: str) -> dict[str, str | None]:
    article = Article(id="a", text=text, paragraphs=(text,), published="2031-05-07", source=Source(file="a"))
    [parse] = language.load().parse([text])
    return {draft.type: draft.quote for draft in assemble.drafts(article, parse, catalogue=catalogue.load())[1]}


@pytest.mark.parametrize(
    ("text", "type", "quote"),
    [
        (
            '"The ministers of Norway met in Oslo on Monday, and Chad has arrested two reporters in Mali," she said.',
            "COERCE",
            "Chad has arrested two reporters in Mali",
        ),
        (
            '"Norway will withdraw its troops from Mali because Chad attacked a base in Bamako," Kari Berg said.',
            "ASSAULT",
            "because Chad attacked a base in Bamako",
        ),
        (
            '"Norway will withdraw its troops from Mali because Chad attacked a base in Bamako," Kari Berg said.',
            "RETREAT",
            "Norway will withdraw its troops from Mali because Chad attacked a base in Bamako",
        ),
        ('"We condemn the attack and we will send aid to Chad," Kari Berg said.', "ACCUSE", "We condemn the attack"),
    ],
)
def test_each_act_of_a_quotation_has_the_words_of_its_clause(text: str, type: str, quote: str) -> None:
    assert quoted(text)[type] == quote


def test_an_act_that_a_quotation_tells_alone_has_all_of_it() -> None:
    text = '"Norway will send aid to Chad because winter is coming and the roads are long," Kari Berg said.'
    assert quoted(text)["AID"] == "Norway will send aid to Chad because winter is coming and the roads are long"
