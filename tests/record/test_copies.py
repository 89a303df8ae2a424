"""Copies of wire stories: what is one, what is none, and what the index keeps of them."""

import random
import time
from collections.abc import Collection
from pathlib import Path

import pytest

from dragoman.record.copies import FREQUENT, MemoryIndex, copies
from dragoman.record.shingles import LONGEST, keys, shingles

TEXTS = Path(__file__).parent / "wire"
FERRY, GLACIER, OPERA, SCHEDULE = (
    (TEXTS / f"{name}.txt").read_text("utf-8").strip() for name in ("ferry", "glacier", "opera", "schedule")
)
DAYS = [
    ("Monday, 3 March", "9:30 a.m.", "the Ambassador of Lhale", "Port Selm"),
    ("Tuesday, 4 March", "1:15 p.m.", "members of the harbour guild", "the salt works of Brine"),
    ("Wednesday, 5 March", "11:00 a.m.", "President Odo Quill of Kessandra", "Dunmarrow"),
    ("Thursday, 6 March", "4:45 p.m.", "the Secretary of the River Commission", "the Orrin valley"),
    ("Friday, 7 March", "8:00 a.m.", "students of the naval school", "Ostravar and Velm"),
    ("Monday, 10 March", "2:30 p.m.", "the widow of the late consul", "the northern crossing"),
]


def index_of(*texts: str) -> MemoryIndex:
    index = MemoryIndex()
    for number, text in enumerate(texts):
        index.add(number, text)
    return index


@pytest.fixture
def index() -> MemoryIndex:
    return index_of(FERRY, GLACIER, OPERA)


def changed(text: str, *, every: int) -> str:
    words = text.split()
    return " ".join("otherwise" if place % every == every - 1 else word for place, word in enumerate(words))


def first(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: round(len(words) * share)])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FERRY, "repeats"),
        ("PORT SELM (Harbour News) - Officials say:\n\n" + changed(FERRY, every=50), "repeats"),
        (first(FERRY, 0.6), "repeats"),
        (first(FERRY, 0.3), "abridges"),
        (GLACIER.split("\n\n")[1] + "\n\n" + changed(FERRY, every=12), "embeds"),
        (GLACIER.split("\n\n")[0] + "\n\n" + FERRY + "\n\n" + OPERA.split("\n\n")[1], "repeats"),
    ],
)
def test_a_copy_is_found_however_it_was_made(index: MemoryIndex, text: str, kind: str) -> None:
    found = {copy.article: copy for copy in copies(text, index=index).copies}
    assert found[0].kind == kind


def test_an_original_that_comes_after_its_copy_is_found_too() -> None:
    [copy] = copies(FERRY, index=index_of(GLACIER, first(FERRY, 0.3))).copies
    assert (copy.article, copy.kind) == (1, "embeds")
    assert copy.of_old == 1.0
    assert copy.of_new < 0.4


def test_a_long_passage_among_words_of_ones_own_is_found() -> None:
    own = " ".join(f"{word}{number}" for number in range(80) for word in ("Quay", "herring", "nets", "duties", "talks"))
    old = " ".join(f"{word}{number}" for number in range(80) for word in ("ice", "cores", "shed", "metre", "court"))
    [copy] = copies(own + "\n\n" + FERRY, index=index_of(FERRY + "\n\n" + old)).copies
    assert copy.kind == "passage"


def test_other_stories_and_a_quoted_sentence_are_no_copies(index: MemoryIndex) -> None:
    text = GLACIER.replace("Kessandra", "Brine").split("\n\n")[2] + " " + FERRY.split("\n\n")[1].split(". ")[0]
    assert copies("An entirely different report about the price of rope in the islands.", index=index).copies == ()
    assert [copy.article for copy in copies(text, index=index).copies] == [1]


def test_the_stretches_are_those_that_were_copied(index: MemoryIndex) -> None:
    text = "Foreign words to begin with.\n\n" + OPERA + "\n\nAnd foreign words to end with."
    [copy] = copies(text, index=index).copies
    assert [text[start:end] for start, end in copy.spans] == [OPERA.rstrip(".")]


def test_the_reason_gives_the_figures(index: MemoryIndex) -> None:
    [copy] = copies(first(FERRY, 0.3), index=index).copies
    runs = len(shingles(first(FERRY, 0.3)).hashes)
    assert copy.why.startswith(f"100 % of its {runs} runs of 6 words stand in the earlier text, and 2")
    assert copy.why.endswith("100 % of the shared ones are rare")


def test_a_form_that_is_filled_in_every_day_is_no_copy() -> None:
    """The first two look like copies of one another, as nothing shows yet what the form is; from then on none does."""
    index = MemoryIndex()
    names = ("day", "hour", "guest", "place")
    found = [index.add(at, SCHEDULE.format(**dict(zip(names, day, strict=True)))) for at, day in enumerate(DAYS)]
    assert [len(one.copies) for one in found[3:]] == [0, 0, 0]


def test_a_closing_paragraph_of_the_house_is_no_copy() -> None:
    closing = (
        "\n\nThe Harbour News Agency was founded by the guild of rope makers and reports from nine ports every day of "
    )
    closing += (
        "the year. Its reporters take no gifts, and its corrections stand on the second page under the tide tables. "
    )
    closing += (
        "Write to the editor if you know better, and name the page and the line that you would like to see mended."
    )
    index = index_of(*(text + closing for text in (FERRY, GLACIER, OPERA)))
    assert (
        copies("Rope has become dearer in all of the nine ports since the spring." + closing, index=index).copies == ()
    )


def test_a_story_in_four_hundred_papers_is_found_in_each_and_indexed_once() -> None:
    index = index_of(GLACIER, FERRY)
    before = len(index)
    for number in range(400):
        found = index.add(number + 2, f"Edition {number} of the morning paper of harbour {number}.\n\n{FERRY}")
        assert 1 in [copy.article for copy in found.copies]
    assert len(index) - before < 400 * 6


def test_a_story_that_forty_papers_edit_each_in_its_own_way_stays_a_story() -> None:
    """They share two runs in three with the original, as the uses of a form do, but each other ones."""
    index, chance = index_of(GLACIER, FERRY), random.Random(3)
    before = len(index)
    for number in range(40):
        words = FERRY.split()
        for place in chance.sample(range(len(words)), len(words) // 14):
            words[place] = f"edited{number}"
        assert index.add(number + 2, " ".join(words)).copies, number
    assert len(index) - before < 40 * len(set(keys(shingles(FERRY))))


def test_the_order_in_which_the_store_gives_its_rows_makes_no_difference() -> None:
    class Reversed(MemoryIndex):
        def lookup(self, keys: Collection[int], /) -> list[tuple[int, int]]:
            return list(super().lookup(keys))[::-1]

    one, other, chance = MemoryIndex(), Reversed(), random.Random(5)
    for number in range(12):
        words = FERRY.split()
        for place in chance.sample(range(len(words)), len(words) // 14):
            words[place] = f"edited{number}"
        text = " ".join(words)
        assert one.add(number, text) == other.add(number, text)


def test_a_run_that_everybody_has_is_not_indexed_without_end() -> None:
    index = MemoryIndex()
    for number in range(4 * FREQUENT):
        index.add(number, f"{GLACIER[:120]} " + " ".join(f"word{number}x{place}" for place in range(300)))
    holders = [article for _, article in index.lookup(keys(shingles(GLACIER[:120])))]
    assert len(holders) <= FREQUENT * len(set(keys(shingles(GLACIER[:120]))))


def test_articles_to_ignore_are_no_answer(index: MemoryIndex) -> None:
    assert copies(FERRY, index=index, ignore=[0]).copies == ()


def test_the_same_form_of_words_months_later_is_no_copy_but_a_reprint_is(index: MemoryIndex) -> None:
    def months(_: int) -> int:
        return 200

    def unknown(_: int) -> None:
        return None

    later = changed(FERRY, every=12)
    assert copies(later, index=index).copies
    assert copies(later, index=index, days_apart=unknown).copies
    assert copies(later, index=index, days_apart=months).copies == ()
    assert [copy.article for copy in copies(FERRY, index=index, days_apart=months).copies] == [0]


def test_the_hashes_are_the_same_on_every_machine() -> None:
    """Written down: an index that was made elsewhere, or by an older version, must go on working."""
    assert shingles("The envoy left Port Selm late").hashes.tolist() == [6573139569110118978]
    assert all(0 <= key < 2**48 for key in keys(shingles(FERRY)))


@pytest.mark.parametrize(
    "text", ["", "\0", "one two three four five", "\ud800 " * 40, "a\u0301" * 5000, "_ " * 500, "x" * 10**6]
)
def test_no_text_is_too_odd(index: MemoryIndex, text: str) -> None:
    assert copies(text, index=index).copies == ()


def test_a_huge_text_takes_little_time_and_slows_no_other(index: MemoryIndex) -> None:
    began = time.process_time()
    index.add(7, (FERRY + "\n\n") * (10_000_000 // len(FERRY)))
    assert index.add(8, OPERA).copies
    assert time.process_time() - began < 5
    assert shingles("a " * LONGEST).ends[-1] <= LONGEST
