"""Reading a few paragraphs as an article."""

from collections.abc import Iterator

import pytest
from tests.reading.articles import Read, make

from dragoman import catalogue, language, reading
from dragoman.reading import confidence
from dragoman.shapes import Entry


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """Reads paragraphs to their entries, likely or not, each in the article's very words."""
    parser, who = language.load(), catalogue.load()
    # What is likely enough to be told is learnt anew with every model; what is read is not.
    patch = pytest.MonkeyPatch()
    patch.setattr(confidence, "threshold", lambda: 0.0)

    def entries(*paragraphs: str, title: str | None = None, url: str | None = None) -> list[Entry]:
        article = make(*paragraphs, title=title, url=url)
        [found] = reading.read([article], parser.parse([article.text]), catalogue=who)
        for entry in found:
            for span in entry.evidence:
                assert article.text[span.start : span.end] == span.quote
        return found

    yield entries
    patch.undo()
