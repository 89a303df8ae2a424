"""Word pieces: BERT's uncased scheme, with its quirks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.pieces import Pieces, pieces

# Ids that the scheme's own implementation gives with this vocabulary.
EXPECTED = {
    "Ambassador": [6059],
    "DON'T": [2123, 1005, 1056],
    "Zelenskyy": [27838, 7770, 5874, 2100],
    "naïve": [15743],
    "Überläufer": [19169, 17298, 7512],
    "e\u0301lan": [3449, 2319],
    "北京": [1781, 1755],
    "한국": [1469, 30006, 30021, 29991, 30014, 30020],
    "ΣΑΣ": [1173, 14608, 29733],
    "İstanbul": [9960],
    "ﬁne": [1984, 2638],
    "U.S.": [1057, 1012, 1055, 1012],
    "$1.2bn": [1002, 1015, 1012, 1016, 24700],
    "a\u200bb": [11113],
    "\x07": [100],
    "\ufffd": [100],
    "👍": [100],
    "": [100],
    "a" * 100: [13360, *[11057] * 48, 2050],
    "b" * 101: [100],
}


@pytest.mark.parametrize("word", EXPECTED)
def test_cuts_as_the_scheme_does(word: str) -> None:
    ids, first, last = pieces().encode([word])
    assert ids == EXPECTED[word]
    assert (first, last) == ([0], [len(ids) - 1])


def test_a_lone_surrogate_is_unknown() -> None:
    assert pieces().encode(["\ud800", "it"]) == ([100, 2009], [0, 1], [0, 1])


def test_tells_where_each_word_lies() -> None:
    together = pieces().encode(["Norland", "denied", "Zelenskyy", "it"])
    ids, first, last = together
    alone = [pieces().encode([word])[0] for word in ["Norland", "denied", "Zelenskyy", "it"]]
    assert [ids[a : b + 1] for a, b in zip(first, last, strict=True)] == alone
    assert together == pieces().encode(["Norland", "denied", "Zelenskyy", "it"])


@given(st.lists(st.text(max_size=12) | st.text("aé.'\u0301\x00\ud800中", max_size=200), max_size=8))
def test_every_word_has_pieces_and_none_are_lost(words: list[str]) -> None:
    ids, first, last = pieces().encode(words)
    assert first == [0, *(index + 1 for index in last)][: len(words)]
    assert all(a <= b for a, b in zip(first, last, strict=True))
    assert not words or last[-1] == len(ids) - 1


def test_takes_the_longest_piece_and_gives_up_as_a_whole() -> None:
    small = Pieces(["[UNK]", "em", "emb", "##argo", "##bargo", "."])
    assert small.encode(["embargo", "emb.", "ember", "go"])[0] == [2, 3, 2, 5, 0, 0]


@pytest.mark.parametrize("word", ["." * 1_000_000, "中" * 300_000, "a" * 1_000_000, "é" * 300_000])
def test_a_huge_word_is_quick_and_has_few_pieces(word: str) -> None:
    started = time.process_time()
    assert len(pieces().encode([word])[0]) <= 64
    assert time.process_time() - started < 5
