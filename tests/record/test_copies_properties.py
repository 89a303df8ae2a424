"""What holds of the runs of words of any text."""

from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.record.copies import MemoryIndex, compare, copies
from dragoman.record.shingles import RUN, keys, shared, shingles, spans

WORDS = st.lists(st.sampled_from([f"{a}{b}" for a in "bdfgklmnprst" for b in "aeiou"]), min_size=40, max_size=120)
"""Sixty words, so that texts repeat themselves but share runs of six with each other hardly ever."""
LONG = st.lists(st.text("abcdefghijklmnop", min_size=3, max_size=9), min_size=80, max_size=160, unique=True)
MARKS = st.sampled_from([" ", ", ", ". ", "; ", " — ", "\n\n", " “", "” ", "  ", " (", ") ", "… "])


@given(WORDS)
def test_a_text_holds_all_of_itself(words: list[str]) -> None:
    one = shingles(" ".join(words))
    assert shared(one, one).all()
    assert len(one.hashes) == len(words) - RUN + 1


@given(LONG)
def test_texts_without_a_word_in_common_share_nothing(words: list[str]) -> None:
    one, other = shingles(" ".join(words)), shingles(" ".join(f"{word}q" for word in words))
    assert not shared(one, other).any()
    assert compare(one, other, article=1, holders={}, index=MemoryIndex()) is None


@given(LONG)
def test_order_matters(words: list[str]) -> None:
    assert not shared(shingles(" ".join(words)), shingles(" ".join(reversed(words)))).any()


@given(WORDS, st.data())
def test_case_and_punctuation_do_not(words: list[str], data: st.DataObject) -> None:
    other = "".join(data.draw(st.sampled_from([word, word.upper(), word.title()])) + data.draw(MARKS) for word in words)
    assert shingles(other).hashes.tolist() == shingles(" ".join(words)).hashes.tolist()


@given(LONG, LONG, LONG)
def test_a_text_embedded_in_any_other_is_found(words: list[str], before: list[str], after: list[str]) -> None:
    text = " ".join(words)
    assume(keys(shingles(text)))
    index = MemoryIndex()
    index.add(1, text)
    [copy] = copies(" ".join([*before, text, *after]), index=index).copies
    assert copy.article == 1
    assert copy.of_old == 1.0


@given(LONG, st.integers(0, 40), st.integers(40, 80))
def test_a_part_holds_only_what_the_whole_has(words: list[str], start: int, end: int) -> None:
    whole, part = shingles(" ".join(words)), shingles(" ".join(words[start:end]))
    assert shared(part, whole).all()
    assert set(keys(part)) <= set(keys(whole))


@given(st.text(max_size=400), st.text(max_size=400))
def test_stretches_lie_in_the_text_in_order_and_apart(text: str, other: str) -> None:
    both = shingles(text + " " + other)
    found = spans(both, shared(both, shingles(other)), gap=2)
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert len(set(edges)) == len(edges)
    assert not edges or 0 <= edges[0] < edges[-1] <= len(text) + 1 + len(other)


@given(LONG, st.integers(0, 1000))
def test_adding_is_deterministic(words: list[str], number: int) -> None:
    text = " ".join(words)
    one, other = MemoryIndex(), MemoryIndex()
    assert one.add(number, text) == other.add(number, text)
    assert one.add(number + 1, text) == other.add(number + 1, text)
