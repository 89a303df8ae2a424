"""What the network says of who, to whom, where and when: how likely each name around an act is its value."""

import numpy as np

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.links import Links
from dragoman.reading.weights import Question
from dragoman.shapes import Article, Parse, Sentence, Source, Token
from dragoman.shapes.signals import LINK_RANK, LINKED, PARTS, WIDTH

WORDS = ("Chad", "met", "Oslo")
FIELD = "where"


def document(*, asks: float, offers: dict[int, float], none: float = 0.0) -> Document:
    """Make a sentence whose second word asks for a place, and whose other words offer one."""
    rows = np.zeros((len(WORDS), WIDTH), np.float16)
    first = LINKED.index(FIELD) * LINK_RANK
    rows[1, PARTS["link_asks"].start + first] = asks
    rows[1, PARTS["link_none"].start + LINKED.index(FIELD)] = none
    for word, offer in offers.items():
        rows[word, PARTS["link_offers"].start + first] = offer
    text = " ".join(WORDS)
    starts = [text.index(word) for word in WORDS]
    tokens = tuple(
        Token(start, start + len(word), word, word, "PROPN", "_", 0 if at == 1 else 2, "dep")
        for at, (start, word) in enumerate(zip(starts, WORDS, strict=True))
    )
    article = Article(id="a", text=text, source=Source(file="a"))
    return Document(article, Parse((Sentence(0, len(text), tokens, rows.tobytes()),)))


def heard(doc: Document, *, words: list[list[tuple[int, int]]], field: str = FIELD) -> list[set[str]]:
    options: list[set[str]] = [set() for _ in words]
    question = Question(options, [], words=words)
    Links(doc).hear(field, Draft(type="CONSULT", sentence=0, index=1), question)
    return options


def test_the_value_that_the_words_ask_for_is_likeliest() -> None:
    chad, oslo, nowhere = heard(document(asks=2.0, offers={0: -2.0, 2: 2.0}), words=[[(0, 0)], [(0, 2)], []])
    assert oslo == {"linked:1", "linked best"}
    assert chad == {"linked:0.02"}
    assert nowhere == {"unlinked:0.02"}


def test_none_may_be_likeliest() -> None:
    _, nowhere = heard(document(asks=1.0, offers={2: 1.0}, none=8.0), words=[[(0, 2)], []])
    assert nowhere == {"unlinked:1", "unlinked best"}


def test_a_value_counts_by_the_likeliest_of_its_names() -> None:
    both, nowhere = heard(document(asks=2.0, offers={0: -2.0, 2: 2.0}), words=[[(0, 0), (0, 2)], []])
    assert "linked best" in both
    assert "unlinked best" not in nowhere


def test_values_without_names_around_stay_as_they_are() -> None:
    options = heard(document(asks=2.0, offers={2: 2.0}), words=[[(0, 2)], [], []])
    assert options[1] == set()
    assert heard(document(asks=2.0, offers={}), words=[[], []]) == [set(), set()]


def test_fields_do_not_hear_each_other() -> None:
    [oslo, _] = heard(document(asks=2.0, offers={2: 2.0}), words=[[(0, 2)], []], field="when")
    assert "linked:0.5" in oslo


def test_a_parse_without_a_network_says_nothing() -> None:
    doc = document(asks=2.0, offers={2: 2.0})
    bare = Parse((Sentence(0, len(doc.article.text), doc.parse.sentences[0].tokens),))
    assert heard(Document(doc.article, bare), words=[[(0, 2)], []]) == [set(), set()]
