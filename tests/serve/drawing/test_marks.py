import re
from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dragoman.serve.drawing.marks import Words, blocks, marked


def words(entry: str, start: int, end: int) -> Words:
    return Words(entry=entry, number=int(entry[1:]), status="happened", start=start, end=end)


def read(html: str) -> list[tuple[str, frozenset[str]]]:
    """Give every character with the entries that mark it."""
    found: list[tuple[str, frozenset[str]]] = []
    bare = re.sub(r'<span class="words-numbers">.*?</span>', "", html)
    for ids, marked_text, plain in re.findall(
        r'<mark [^>]*data-entry="([^"]*)">(.*?)</mark>|((?:[^<]|<(?!mark))+)', bare, re.S
    ):
        text = Markup(marked_text or re.sub(r"</?(?:p|h1)[^>]*>", "", plain)).unescape()
        found += [(char, frozenset(ids.split())) for char in text]
    return found


def test_nested_overlapping_and_touching_spans_are_all_kept() -> None:
    html = marked("abcdefghij", [words("e1", 0, 6), words("e2", 2, 4), words("e3", 3, 8), words("e4", 8, 10)])
    assert [sorted(ids) for _, ids in read(str(html))] == [
        ["e1"], ["e1"], ["e1", "e2"], ["e1", "e2", "e3"], ["e1", "e3"], ["e1", "e3"], ["e3"], ["e3"], ["e4"], ["e4"],
    ]  # fmt: skip
    assert "shared-3" in html and "shared-2" in html


@given(
    st.text(alphabet="ab <&\n\"'", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8)
)
def test_every_character_is_written_once_with_just_its_entries(text: str, spans: list[tuple[int, int]]) -> None:
    given_words = [words(f"e{index}", *sorted(span)) for index, span in enumerate(spans)]
    html = marked(text, given_words)
    expected = []
    for block in blocks(text):
        expected += [
            (text[at], frozenset(span.entry for span in given_words if span.start <= at < span.end))
            for at in range(block.start, block.end)
        ]
    assert read(str(html).replace("</p>\n<p", "</p><p")) == expected


def test_each_entry_is_numbered_once_at_the_end_of_its_first_words() -> None:
    html = marked("one two\n\nthree", [words("e1", 0, 3), words("e1", 9, 14), words("e2", 4, 7)])
    assert html.count('class="words-number ') == 2
    assert html.index('href="#entry-e1"') < html.index("two")


def test_kinds_of_blocks_become_headline_and_caption() -> None:
    html = marked("Head\n\nPicture\n\nBody", [], parts=blocks("Head\n\nPicture\n\nBody", kinds=("title", "caption")))
    assert '<h1 class="title">Head</h1>' in html and '<p class="caption">Picture</p>' in html
    assert '<p class="para">Body</p>' in html


def test_a_hostile_article_shows_as_text() -> None:
    text = "<script>alert(1)</script> <svg onload=x> {{ 7*7 }} javascript:x"
    html = marked(text, [words("e1", 3, 20)])
    assert "<script" not in html and "<svg onload" not in html and "&lt;svg" in html and "{{ 7*7 }}" in html


def test_many_marks_take_no_time() -> None:
    text = "word " * 40_000
    spans = [words(f"e{index}", index * 20, index * 20 + 35) for index in range(9_000)]
    began = process_time()
    marked(text, spans)
    assert process_time() - began < 5
