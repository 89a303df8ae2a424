"""What a statement does by its words of judgement."""

import pytest
from tests.reading.articles import make

from dragoman import language
from dragoman.reading import stance
from dragoman.reading.document import Document


@pytest.mark.parametrize(
    ("text", "refutes"),
    [
        ("The allegations are baseless.", True),
        ("This report is a lie.", True),
        ("The allegations are not baseless.", False),
        ("The policy is baseless.", False),
        ("The report is long.", False),
    ],
)
def test_to_call_a_claim_untrue_is_to_reject_it(text: str, refutes: bool) -> None:
    article = make(text)
    [parse] = language.load().parse([text])
    document = Document(article, parse)
    root = document.heads[0].index(-1)
    assert stance.refutes(document, 0, root=root, first=0, last=len(document.words[0]) - 1) is refutes
