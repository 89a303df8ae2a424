"""Titles of office in running words."""

import pytest

from dragoman import catalogue

WHO = catalogue.load()


@pytest.mark.parametrize(
    ("text", "office", "words"),
    [
        ("the Norwegian foreign minister", "foreign minister", "foreign minister"),
        ("Foreign Minister Nordstrand", "foreign minister", "Foreign Minister"),
        ("FM Nordstrand", "foreign minister", "FM"),
        ("the deputy foreign minister", "deputy foreign minister", "deputy foreign minister"),
        ("its national security adviser", "national security adviser", "national security adviser"),
        ("a State Department spokesperson", "spokesperson", "State Department spokesperson"),
        ("the special envoy", "special envoy", "special envoy"),
        ("the ambassador to the United Nations", "permanent representative to the UN", None),
        ("Prime Minister-designate", "head of government elect", "Prime Minister-designate"),
        ("EU foreign policy chief", "foreign minister", "EU foreign policy chief"),
        ("the president-elect", "head of state elect", "president-elect"),
    ],
)
def test_titles(text: str, office: str, words: str | None) -> None:
    split = text.split()
    [match] = WHO.office_titles(split)
    assert match.titles[0].office == office
    if words is not None:
        assert " ".join(split[match.start : match.end]) == words


def test_a_title_that_two_states_have_in_their_own_sense() -> None:
    [match] = WHO.office_titles(["Secretary", "of", "State"])
    assert {title.country: title.office for title in match.titles} == {"USA": "foreign minister", "GBR": "minister"}


def test_former_and_acting() -> None:
    [match] = WHO.office_titles(["the", "former", "acting", "defence", "minister"])
    assert (match.start, match.end, match.former, match.acting) == (1, 5, True, True)
    [match] = WHO.office_titles(["ex-president"])
    assert match.former and match.titles[0].office == "head of state"
    [match] = WHO.office_titles(["president"])
    assert not match.former and not match.acting


def test_titles_lead_to_offices_that_have_holders() -> None:
    titles = ["president", "prime minister", "foreign minister", "ambassador", "supreme leader", "speaker"]
    titles += ["defence minister"]
    titled = {title.office for text in titles for match in WHO.office_titles(text.split()) for title in match.titles}
    assert titled <= set(WHO.offices)
    assert len(titled) == len(titles)
