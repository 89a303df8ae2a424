import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.shapes import Article, Source
from dragoman.shapes.article import bared
from dragoman.shapes.markup import Bare

PIECES = (
    "<", ">", "&", ";", "=", "\n", " ", "#", "/", "!--", "-->", "<b>", "</b>", "<br/>", "<p class='x'>", "<sup>",
    "</sup>", "<script>", "</script>", "&ndash;", "&nbsp;", "&amp;", "&#8217;", "&#xD800;", "&#1;", "&fjlig;", "&none;",
    "<!-- no -->", "a", "Oslo", "20", "“", "\U0001f600", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize(
    ("given_", "seen"),
    [
        ("February 20<sup>th</sup> – 22<sup>nd</sup>", "February 20th – 22nd"),
        ("the vote &mdash; 81&ndash;16 &mdash; failed", "the vote — 81–16 — failed"),
        ("14&nbsp;May, 12&thinsp;km", "14 May, 12 km"),
        ("He said: &quot;No.&quot; R&amp;D, Norland&rsquo;s, &#8220;so&#x201D;", 'He said: "No." R&D, Norland’s, “so”'),
        ("a <a href='https://example.org/?a=1&amp;b=2' rel=x>link</a> here", "a link here"),
        ("They met.<br/>They left.<BR>", "They met.\nThey left.\n"),
        ("<P>They met.</P><ul><li>One</li></ul>", "\n\nThey met.\n\n\n\n\n\nOne\n\n\n\n"),
        ("They<!-- <b>once</b> --> met.<script src=x>if (a<b) {}</script><style>p {}</style>", "They met."),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
    ],
)
def test_marks_are_read_over(given_: str, seen: str) -> None:
    assert Bare(given_).text == seen


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; R&D, Q & A; P&L; &none; &amp",
        "3 < 5 and 7 > 6, a<b and c>d, x <b and c> y",
        "<https://example.org/a> and <envoy@example.org>, <id>, <Reuters>",
        "an unclosed <b, <!-- and <a href='x'",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    bare = Bare(text)
    assert bare.same and bare.text == text and bare.span(2, 5) == (2, 5)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=500, deadline=None)
def test_every_character_seen_has_its_place_in_the_text_given(text: str) -> None:
    bare = Bare(text)
    end = 0
    for at, sign in enumerate(bare.text):
        first, last = bare.span(at, at + 1)
        place = text[first:last]
        assert 0 <= first < last <= len(text)
        # Two line ends may stand for one tag; all else follows what it follows.
        assert first >= end or (sign == "\n" and place[0] == "<")
        assert place == sign or place[0] in "<&"
        end = last
    assert bare.same == (bare.text == text)


UNITS = (
    "<",
    "<a ",
    "<a =",
    "<!--",
    "<!-- -",
    "<script>",
    "<script ",
    "&#",
    "&amp",
    "<b",
    "</",
    "<p>",
    "&ndash;",
    "-->",
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    Bare(unit * (400_000 // len(unit)))
    assert time.process_time() - began < 3


def test_a_title_is_seen_without_marks_though_the_text_has_none() -> None:
    article = Article(id="a", title="Chad &amp; Niger", text="They met.", source=Source(file="x"))
    assert bared(article).title == "Chad & Niger"
