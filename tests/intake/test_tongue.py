"""Languages: English passes, others are named, too little text is left alone."""

import json
from pathlib import Path

import pytest

from dragoman.intake import tongue

TEXTS = json.loads((Path(__file__).parent / "tongues.json").read_text("utf-8"))


@pytest.mark.parametrize("name", TEXTS)
def test_other_languages_are_named(name: str) -> None:
    found = tongue.of(TEXTS[name])
    assert found and found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "He told reporters: “Wir haben uns getroffen und über die Quoten gesprochen.” It was, he said, a "
        "good day for both of the countries, and the ministers would meet again in the spring.",
        "Iran, Iraq and Saudi Arabia agreed on Monday to reopen embassies, officials of the three countries said.",
        "The minister (وزیر امور خارجه ایران) met the president on Sunday and said that they would sign the pact.",
    ],
)
def test_english_with_foreign_words_is_english(text: str) -> None:
    assert tongue.of(text) == tongue.ENGLISH


@pytest.mark.parametrize("text", ["", "Oslo", "Treffen in Oslo", "12 345 678", "Envoys meet", "—" * 500, "GDP 3.4 %"])
def test_too_little_is_left_alone(text: str) -> None:
    assert tongue.of(text) is None


def test_names_alone_are_left_alone() -> None:
    names = "Emmanuel Macron, Olaf Scholz, Pedro Sánchez, Giorgia Meloni, Mark Rutte, Donald Tusk, Viktor Orbán"
    assert tongue.of(names) is None
