"""Times to come, hours, nights, and what is counted from something that nobody told."""

import pytest

from dragoman import catalogue, language, reading
from dragoman.reading import when
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
