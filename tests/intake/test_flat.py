"""Flat pages: what is kept, what is dropped, where it stood."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import flat
from dragoman.shapes.article import compose, text_id

TWO = """\
Estavia Frees Both Trawler Crews after Three Weeks

12 March 2031, Estavia, Port Elm: Sailors of the trawler Havbris board a bus to the airport of Port Elm. (DNA/EPA)
12 March 2031, Estavia, Port Elm: Sailors of the trawler Havbris board a bus to the airport of Port Elm. (DNA/EPA)
TT

Estavia Frees Both Trawler Crews after Three Weeks

12 March 2031, Estavia, Port Elm: Sailors of the trawler "Havbris" board a bus to the airport of Port Elm.  (DNA/EPA)
12 March 2031, Estavia, Port Elm: Sailors of the trawler Havbris board a bus to the airport of Port Elm. (DNA/EPA)

Estavia on Wednesday freed the crews of two trawlers that it had held for three weeks, the presidency in Port Elm said.

The 19 sailors were taken to the airport by bus and left for Skarhavn on a plane of the government of Tolmin.

“We thank everybody who worked for this in silence,” Foreign Minister Erik Solheim said.



Observers Leave Ombra Delta as Mandate Ends

A patrol of the mission on the west bank of the Ombra in 2029. (Council/Handout)
A patrol of the mission on the west bank of the Ombra in 2029. (Council/Handout)
TT

Observers Leave Ombra Delta as Mandate Ends

A patrol of the mission on the west bank of the Ombra in 2029. (Council/Handout)
A patrol of the mission on the west bank of the Ombra in 2029. (Council/Handout)

The last of 64 unarmed observers left the delta of the Ombra on Tuesday, four years after they had been sent there.

General Piotr Valdez, who headed the mission, handed the keys of its compound in Wadi Harm to the mayor of the town.

Marrakan had asked the council for another extension, which Sorra refused.
"""


def test_a_page_of_two_articles_gives_both_with_each_thing_once() -> None:
    one, two = flat.articles(TWO, file="page.txt")
    assert one.title == "Estavia Frees Both Trawler Crews after Three Weeks"
    assert two.title == "Observers Leave Ombra Delta as Mandate Ends"
    assert [len(a.paragraphs) for a in (one, two)] == [3, 3]
    assert [len(a.captions) for a in (one, two)] == [1, 1]
    assert one.credits == ("DNA/EPA",)
    assert "TT" not in one.text + two.text
    assert one.text == compose(one.title, one.captions, one.paragraphs)
    assert one.id == text_id(one.text)


def test_each_article_says_where_it_stood() -> None:
    one, two = flat.articles(TWO, file="page.txt")
    assert one.source.file == "page.txt"
    assert TWO[one.source.start : one.source.end].startswith("Estavia Frees")
    assert TWO[one.source.start : one.source.end].endswith("Erik Solheim said.")
    assert TWO[two.source.start : two.source.end].startswith("Observers Leave")
    assert TWO[two.source.start : two.source.end].endswith("which Sorra refused.")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_kinds_of_line_end_make_no_difference(end: str) -> None:
    expected = [(a.title, a.paragraphs, a.captions) for a in flat.articles(TWO, file="")]
    changed = TWO.replace("\n", end)
    found = flat.articles(changed, file="")
    assert [(a.title, a.paragraphs, a.captions) for a in found] == expected
    assert changed[found[1].source.start : found[1].source.end].endswith("which Sorra refused.")


def test_a_page_without_empty_lines_is_read_as_well() -> None:
    found = flat.articles(re.sub(r"\n+", "\n", TWO), file="")
    assert [a.title for a in found] == [a.title for a in flat.articles(TWO, file="")]


PLAIN = [
    "The foreign ministers of Norland and Estavia met in Novi Grad on Sunday.",
    "They talked for two hours and agreed to meet again in April, a spokesman said.",
]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_paragraphs_pasted_by_hand_pass_whole(count: int, between: str) -> None:
    [article] = flat.articles(between.join(PLAIN[:count]), file="")
    assert article.title is None
    assert list(article.paragraphs) == PLAIN[:count]


def test_a_plain_article_keeps_its_headline() -> None:
    [article] = flat.articles("Foreign ministers of Norland and Estavia meet\n\n" + "\n\n".join(PLAIN), file="")
    assert article.title == "Foreign ministers of Norland and Estavia meet"
    assert list(article.paragraphs) == PLAIN


@pytest.mark.parametrize("text", ["Talks", "They met.", "?", "Talks in Oslo go on"])
def test_the_shortest_texts_are_not_lost(text: str) -> None:
    [article] = flat.articles(text, file="")
    assert article.text == text


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u200b\n\ufeff"])
def test_nothing_gives_nothing(text: str) -> None:
    assert flat.articles(text, file="") == []


def test_hard_spaces_and_soft_hyphens_are_made_plain() -> None:
    [article] = flat.articles(
        "The foreign\u00a0ministers met in No\u00advi Grad on Sunday, a spokes\u00adman said.", file=""
    )
    assert article.paragraphs == ("The foreign ministers met in Novi Grad on Sunday, a spokesman said.",)


WRAPPED = """\
Norland and Estavia agree on a date for the joint commission

The governments of Norland and Estavia said on Monday that their joint
commission would meet in Novi Grad on 2 April for the first time in more
than twelve years, to draw the line between their two fishing zones.

"We have the map, we have the chairs, now we need the patience," said
the minister of foreign affairs of Norland, Erik Solheim, who thanked
the president of Tolmin for his hospitality.
"""


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_wrapped_at_a_width_are_joined(between: str) -> None:
    text = WRAPPED if between == "\n" else WRAPPED.replace("\n", between)
    [article] = flat.articles(text, file="")
    assert article.title == "Norland and Estavia agree on a date for the joint commission"
    assert len(article.paragraphs) == 2
    assert article.paragraphs[0].endswith("to draw the line between their two fishing zones.")


def test_a_glued_headline_is_cut_off() -> None:
    caption = "Envoys of both sides in Novi Grad on Sunday. (Tolmin Presidency/EPA)"
    title = "Tolmin Brings Both Foreign Ministers to One Table"
    text = "\n".join([title, caption, caption + title, *PLAIN, "Whether the ambassadors will return was left open."])
    [article] = flat.articles(text, file="")
    assert article.title == title
    assert article.captions == (caption,)
    assert article.paragraphs[: len(PLAIN)] == tuple(PLAIN)


def test_the_body_of_a_page_is_given_alone() -> None:
    assert flat.body("\n\n".join(PLAIN)) == PLAIN


words = st.sampled_from(
    [
        "the",
        "envoy",
        "met",
        "Share",
        "Reuters",
        "said",
        "talks",
        "Iran",
        "(",
        ")",
        "“",
        "”",
        ".",
        "!",
        "2031",
        "©",
        "…",
        "-",
        "Read",
        "more",
        ":",
    ]
)
rows = st.lists(st.lists(words, max_size=30).map(" ".join), max_size=25)


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_any_page_is_read_without_harm(lines: list[str], end: str) -> None:
    text = end.join(lines)
    found = flat.articles(text, file="x")
    last = 0
    for article in found:
        assert article.paragraphs
        assert article.source.start is not None and article.source.end is not None
        assert last <= article.source.start < article.source.end <= len(text)
        last = article.source.start
    if any(re.search(r"\w", line) for line in lines):
        assert found


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_harm(text: str) -> None:
    for article in flat.articles(text, file="x"):
        article.text.encode("utf-8", "surrogatepass")


ODD = {
    "quotes": "“" * 10_000,
    "straight quotes": '"' * 10_000 + " said.",
    "one word": "a" * 3_000_000,
    "one line": "Envoys met in Oslo. " * 100_000,
    "brackets": "(" * 50_000,
    "commas": "A, " * 50_000,
    "dashes": "x - " * 50_000,
    "captions": "\n".join(f"Envoy {i} arrives in Oslo. (Photo/EPA {i})" for i in range(4_000)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_take_little_time(text: str) -> None:
    began = time.process_time()
    flat.articles(text, file="x")
    assert time.process_time() - began < 10


@pytest.mark.alone
def test_time_grows_with_the_page_and_no_faster() -> None:
    def seconds(times: int) -> float:
        text = "\n".join(f"{line} {i}" for i in range(times) for line in TWO.splitlines() if line)
        began = time.process_time()
        flat.articles(text, file="x")
        return time.process_time() - began

    seconds(2)
    assert seconds(160) < 8 * max(seconds(40), 0.05)
