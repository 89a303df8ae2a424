"""Crooked trees of real and made-up words: no exception, exact mentions, time in step with length."""

import gc
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import catalogue
from dragoman.reading.document import Document
from dragoman.reading.where import Places
from dragoman.reading.who import Cast
from dragoman.shapes import Article, Parse, Sentence, Source, Token

_WORDS = (
    "Oslo Norway Norwegian Norwegians minister ministers president officials of the two both sides countries he they "
    "their it who which we I and 's - government troops foreign ministry Strand Berit Aksel spokesman for group "
    "members police counterpart Kremlin Europe Western according – , \ud800 ﷽ Ø"
)
_POS = "NOUN PROPN PRON ADJ DET ADP VERB NUM PUNCT AUX PART X"
_RELS = "nsubj obj obl nmod nmod:poss nmod:desc amod compound flat conj appos det case acl:relcl acl root nummod cc"
_NAMES = "O O O O B-PER I-PER B-ORG I-ORG B-LOC I-LOC"
WORDS, POS, RELS, NAMES = (words.split() for words in (_WORDS, _POS, _RELS, _NAMES))


@st.composite
def sentences(draw: st.DrawFn) -> list[tuple[str, str, int, str, str, str]]:
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    rows = []
    for index in range(size):
        place = order.index(index)
        head = 0 if place == 0 else order[draw(st.integers(0, place - 1))] + 1
        rel = "root" if head == 0 else draw(st.sampled_from(RELS))
        feats = draw(st.sampled_from(("_", "Number=Plur")))
        word, pos, name = (draw(st.sampled_from(values)) for values in (WORDS, POS, NAMES))
        rows.append((word, pos, head, rel, name, feats))
    return rows


def build(blocks: list[list[tuple[str, str, int, str, str, str]]]) -> Document:
    text, made = "", []
    for rows in blocks:
        begin, tokens = len(text), []
        for word, pos, head, rel, name, feats in rows:
            start = len(text)
            tokens.append(Token(start, start + len(word), word, word.lower(), pos, feats, head, rel, name))
            text += word + " "
        made.append(Sentence(begin, len(text) - 1, tuple(tokens)))
    article = Article(id="f", text=text, paragraphs=(text,), source=Source(file="f.txt"))
    return Document(article, Parse(tuple(made)))


@given(st.lists(sentences(), min_size=1, max_size=5))
def test_any_tree_is_read(blocks: list[list[tuple[str, str, int, str, str, str]]]) -> None:
    document = build(blocks)
    who = catalogue.load()
    cast = Cast(document, catalogue=who, on=date(2024, 5, 2))
    places = Places(document, catalogue=who, cast=cast)
    for sentence, tokens in enumerate(document.sentences):
        for index in range(len(tokens)):
            asked = (*cast.actors(sentence, index), *cast.described(sentence, index), *cast.owners(sentence, index))
            for actor in (*asked, *cast.adjective(sentence, index)):
                assert actor.name and actor.mention in document.text_of_article
                assert cast.side(actor).name
            assert isinstance(cast.explain(sentence, index), str)
            assert cast.actors(sentence, index) == cast.actors(sentence, index)
            assert all(place.name for place in places.of(sentence, index))


def test_a_deep_phrase_is_read() -> None:
    size = 3000
    rows = [("officials", "NOUN", index, "nmod" if index else "root", "O", "Number=Plur") for index in range(size)]
    document = build([rows])
    assert Cast(document, catalogue=catalogue.load()).actors(0, 0)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Times what is read as it is read: what else the process holds is not searched for cycles meanwhile."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.alone
@pytest.mark.usefixtures("uncollected")
def test_time_grows_with_length() -> None:
    rows = [
        ("Norwegian", "ADJ", 2, "amod", "O", "_"),
        ("officials", "NOUN", 3, "nsubj", "O", "Number=Plur"),
        ("met", "VERB", 0, "root", "O", "_"),
        ("Strand", "PROPN", 3, "obj", "B-PER", "_"),
        ("and", "CCONJ", 6, "cc", "O", "_"),
        ("they", "PRON", 4, "conj", "O", "_"),
    ]
    who = catalogue.load()

    def spent(count: int) -> float:
        document = build([rows] * count)
        begin = time.process_time()
        Cast(document, catalogue=who)
        return time.process_time() - begin

    spent(100)
    short, long = min(spent(500) for _ in range(3)), min(spent(4000) for _ in range(3))
    assert long < 8 * short * 2.5
