import itertools
import re
import time
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import load
from dragoman.language.tree import is_tree
from dragoman.language.words import SPACES
from dragoman.shapes.markup import Bare

PLACES = ("Norland", "Port Marl", "the Isle of Tarn", "Sunland")
PEOPLE = ("Foreign Minister Jonas Vik", "the envoy", "Prime Minister Ada Holm", "a spokesman", "Gen. Tor Lund")
DEEDS = (
    "recalled its ambassador from {}",
    "said that talks with {} had failed",
    "did not sign the accord with {}",
    "met officials of {}, who declined to comment",
)
TAILS = (
    ".",
    " on Monday.",
    ", according to two officials.",
    "; no date was given",
    ', "we won\'t wait," the ministry said.',
)


@pytest.fixture(scope="module")
def parser():
    return load()


def made(count):
    """Make up sentences, all different."""
    ways = itertools.product(PEOPLE, DEEDS, PLACES, TAILS, ("", "In Oslo, ", "Yesterday "))
    texts = [when + who + " " + deed.format(where) + tail for who, deed, where, tail, when in ways]
    return texts[:count]


def check(text, parse):
    """Hold offsets, order, cover and trees against the text; what a reader sees of it, where it has marks of HTML."""
    bare = Bare(text)
    text, parse = bare.text, bare.inner(parse)
    at = 0
    for sentence in parse:
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert token.start >= at
            assert _blank(text[at : token.start])
            assert text[token.start : token.end] == token.text != ""
            at = token.end
        heads = np.array([index if not token.head else token.head - 1 for index, token in enumerate(sentence.tokens)])
        assert is_tree(heads)
        assert [token.deprel for token in sentence.tokens if not token.head] == ["root"]
        before = "O"
        for token in sentence.tokens:
            assert not token.name.startswith("I-") or before[2:] == token.name[2:]
            assert token.factuality is None or -3 <= token.factuality <= 3
            before = token.name
    assert _blank(text[at:])


def _blank(text):
    return re.fullmatch(f"[{SPACES}]*", text) is not None


def test_sentences_parse_alone_as_in_batches_of_64(parser):
    texts = made(1000)
    assert len(set(texts)) == 1000
    together = [parse for at in range(0, 1000, 64) for parse in parser.parse(texts[at : at + 64])]
    alone = [next(iter(parser.parse([text]))) for text in texts]
    assert alone == together


def test_threads_do_not_change_a_parse(parser):
    texts = [" ".join(made(12)), *made(80)]
    assert list(load(threads=1).parse(texts)) == list(parser.parse(texts)) == list(load(threads=3).parse(texts))


def test_texts_stream_in_order(parser):
    def endless():
        for number in itertools.count():
            yield f"Envoy number {number} left."

    found = list(itertools.islice(parser.parse(endless()), 2000))
    assert [parse.sentences[0].tokens[2].text for parse in found] == [str(number) for number in range(2000)]


def test_a_paragraph_ends_a_sentence(parser):
    (parse,) = parser.parse(["Envoys leave Norland\n\nthe talks have failed\n\nOslo"])
    assert [(sentence.start, sentence.end) for sentence in parse] == [(0, 20), (22, 43), (45, 49)]


def test_sentences_inside_a_paragraph(parser):
    text = 'Gen. Tor Lund met the U.S. envoy at 5 p.m. on Monday. "We won\'t wait," he said. "Talks are over." He left.'
    (parse,) = parser.parse([text])
    check(text, parse)
    assert [text[sentence.start : sentence.end] for sentence in parse] == [
        "Gen. Tor Lund met the U.S. envoy at 5 p.m. on Monday.",
        '"We won\'t wait," he said.',
        '"Talks are over."',
        "He left.",
    ]


def test_a_plain_statement_is_read_rightly(parser):
    (parse,) = parser.parse(["Norway did not recall its envoy, Foreign Minister Jonas Vik said on Monday."])
    (sentence,) = parse
    by_text = {token.text: token for token in sentence.tokens}
    said, recall = by_text["said"], by_text["recall"]
    assert (said.head, said.deprel, said.lemma) == (0, "root", "say")
    assert sentence.tokens[recall.head - 1].text == "said"
    assert (by_text["Norway"].deprel, by_text["envoy"].deprel, by_text["not"].deprel) == ("nsubj", "obj", "advmod")
    assert (by_text["Norway"].name, by_text["Jonas"].name, by_text["Vik"].name) == ("B-LOC", "B-PER", "I-PER")
    assert recall.factuality < 0 < said.factuality
    assert said.feats == "Mood=Ind|Tense=Past|VerbForm=Fin"


NASTY = (
    "",
    " ",
    "\n\n\n",
    "a" * 100_000,
    "." * 5_000,
    "\ud800",
    "Envoy \udfff left\ud83d.",
    "\x00\x01 Oslo \x7f",
    "😀👨‍👩‍👧 met 🇳🇴.",
    "外交部发言人说。会谈失败。",
    "محادثات السلام فشلت",
    "Переговоры провалились. Посол уехал.",
    "e\u0301" * 300,
    "\u200b\ufeff",
    "x\u2029y",
    "İstanbul’da görüştü",
    "(" * 400,
    '"' * 401,
    "- item\n- item two\n- item three",
    "U.S.-led U.N. p.m. etc... ???",
    "\r\n\t\v\f",
)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_bad_input_gets_a_parse(parser, text):
    (parse,) = parser.parse([text])
    check(text, parse)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text_gets_a_parse(texts):
    shared = _loaded()
    for text, parse in zip(texts, shared.parse(texts), strict=True):
        check(text, parse)


@cache
def _loaded():
    return load()


@pytest.mark.alone
def test_time_is_linear_in_a_sentence(parser):
    words = ("the envoy of the island and the harbour ") * 625

    def spent(text):
        start = time.process_time()
        (parse,) = parser.parse([text])
        check(text, parse)
        return time.process_time() - start

    spent("a short one")
    short, long = spent(words), spent(words * 4)
    assert long < 8 * short
