"""Lists of people with their offices: each is a member."""

import pytest

from dragoman import language
from dragoman.reading import rosters
from dragoman.shapes import Parse


def heads(parse: Parse) -> list[tuple[str, str, str]]:
    """Give word, relation and head's word of all words of the first sentence."""
    tokens = parse.sentences[0].tokens
    return [(token.text, token.deprel, tokens[token.head - 1].text if token.head else "") for token in tokens]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Norwegian Foreign Minister Anna Berg, Danish Foreign Minister Lars Holm and Swedish Foreign Minister "
            "Eva Lind met in Oslo on Tuesday.",
            {"Anna Berg", "Lars Holm", "Eva Lind"},
        ),
        (
            "Kenyan President William Ruto, Ugandan leader Yoweri Museveni, Rwanda's Paul Kagame and Ethiopian Prime "
            "Minister Abiy Ahmed signed the deal in Nairobi.",
            {"William Ruto", "Yoweri Museveni", "Paul Kagame", "Abiy Ahmed Ali"},
        ),
        (
            "The envoy met with Secretary of State Antony Blinken, Secretary of Commerce Gina Raimondo, and Secretary "
            "of Labor Marty Walsh.",
            {"envoy", "Antony Blinken", "Gina Raimondo", "Marty Walsh"},
        ),
    ],
)
def test_all_on_the_list_take_part(read, text, people):
    entry = max(read(text), key=lambda entry: len(entry.actors))
    assert {actor.name for actor in entry.actors} == people


def test_an_office_behind_a_name_stays_with_it():
    [parse] = language.load().parse(
        ["Lavrov met Hakan Fidan, Turkey's new foreign minister, and Ibrahim Kalin in Ankara."]
    )
    assert heads(rosters.mend(parse)) == heads(parse)


def test_a_name_that_something_is_of_is_no_member():
    [parse] = language.load().parse(["Richards, the successor of Dannatt, and Stirrup praised the troops on Friday."])
    assert heads(rosters.mend(parse)) == heads(parse)


def test_whose_office_is_a_body_too_is_a_person(read):
    entries = read("Norwegian officials met UN High Commissioner for Refugees Filippo Grandi in Oslo on Tuesday.")
    assert any("Filippo Grandi" in {actor.name for actor in entry.actors} for entry in entries)


def test_a_name_with_a_preposition_of_its_own_is_no_part_of_the_day_before_it() -> None:
    text = "President Costa held a press conference on Wednesday with Per Lund at the palace."
    (parse,) = language.load(threads=1).parse([text])
    assert heads(rosters.mend(parse)) == heads(parse)
