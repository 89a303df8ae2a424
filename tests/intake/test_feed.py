"""Feeds: RSS and Atom, whole and malformed."""

import time
from pathlib import Path

import pytest

from dragoman.intake import feed, fragment
from dragoman.shapes import Article
from dragoman.shapes.errors import SourceError

RSS = """<?xml version="1.0"?>%s
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Post</title><link>https://post.example/</link><language>en</language>
<item><title>Envoys &amp;amp; ministers meet</title><guid isPermaLink="false">p1</guid><link>https://post.example/1</link>
<pubDate>Mon, 13 Jan 2025 22:00:00 GMT</pubDate><dc:creator>A. Lind</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>They met in <b>Oslo</b>.</p><figure><img src="x"><figcaption>The hall.
<span class="credit">B. Moe</span></figcaption></figure><p>They left.<br><br>They will meet again.</p>
<script>x()</script>]]>
</content:encoded></item>
<item><title>Second %s</title><link>https://post.example/2</link><dc:date>2025-01-14T08:00:00+01:00</dc:date>
<description>&lt;p&gt;Summary text.&lt;/p&gt;</description></item>
<item><description></description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<id>urn:n</id><updated>2025-02-02T00:00:00Z</updated>
<entry><id>urn:n:1</id><title>First</title><published>2025-01-13T10:00:00Z</published><updated>2025-01-20T10:00:00Z</updated>
<link href="https://notes.example/1"/><author><name>C. Dahl</name></author>
<content type="html">&lt;p&gt;They met.&lt;/p&gt;</content></entry>
<entry><id>urn:n:2</id><title>Second</title><updated>2025-01-20T10:00:00Z</updated><summary>They left.</summary></entry>
</feed>"""


def tell(text: str) -> tuple[list[Article], list[SourceError]]:
    problems: list[SourceError] = []
    return list(feed.articles(text.encode(), file="feed.xml", tell=problems.append)), problems


def test_rss() -> None:
    (first, second), problems = tell(RSS % ("", ""))
    assert first.id == "p1"
    assert first.source.record == "item p1"
    assert (first.title, first.outlet, first.byline) == ("Envoys & ministers meet", "The Harbour Post", "A. Lind")
    assert first.published == "2025-01-13"
    assert first.published_basis == "the item's date: Mon, 13 Jan 2025 22:00:00 GMT"
    assert first.paragraphs == ("They met in Oslo.", "They left.", "They will meet again.")
    assert (first.captions, first.credits) == (("The hall.",), ("B. Moe",))
    assert (second.id, second.published, second.text) == (
        "https://post.example/2",
        "2025-01-14",
        "Second\n\nSummary text.",
    )
    assert [str(problem) for problem in problems] == [
        "feed.xml, item 3: got neither title nor text; expected an item with a text; check the feed"
    ]


def test_atom() -> None:
    (first, second), problems = tell(ATOM)
    assert not problems
    assert (first.id, first.url, first.published) == ("urn:n:1", "https://notes.example/1", "2025-01-13")
    # A change tells no more than that it was published before.
    assert second.published == "[..2025-01-20]"


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")
    (first, second), problems = tell(RSS % (f'<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file://{secret}">]>', "&xxe;"))
    assert "secret" not in first.text + second.text
    assert problems[0].got == "an external entity, &xxe;"
    assert len(problems) == 2


def test_entities_that_multiply_are_bounded() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    start = time.process_time()
    articles, problems = tell(RSS % (f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>', "&l9;"))
    assert time.process_time() - start < 20
    assert all(len(article.text) < 1 << 20 for article in articles)
    assert problems


def test_malformed_xml_is_read_as_far_as_it_can_be_told_apart() -> None:
    articles, problems = tell((RSS % ("", "")).replace("<title>Second", "<title>Sec & ond <b>"))
    assert [article.id for article in articles] == ["p1", "https://post.example/2"]
    assert problems[0].got.startswith("malformed XML (line ")


def test_what_breaks_the_lenient_parser_is_said() -> None:
    articles, problems = tell((RSS % ("", "")).replace("Second", "<b>&#xD800;"))
    assert not articles
    assert "breaks its parser" in problems[0].got


def test_a_feed_without_items() -> None:
    articles, problems = tell("<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert not articles
    assert [problem.got for problem in problems] == ["a feed without items"]


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("They met.\n\nThey &amp; we left.", ("They met.", "They & we left.")),
        ("<div>They met.<div>They left.</div>They will meet.</div>", ("They met.", "They left.", "They will meet.")),
        ("They met.<br/>In <i>Os</i>lo.", ("They met. In Oslo.",)),
        ("<ul><li>One</li><li>Two</li></ul>", ("One", "Two")),
        ("<p>5 < 6 and that is all", ("5 < 6 and that is all",)),
        ("<p></p>", ()),
    ],
)
def test_fragments(source: str, paragraphs: tuple[str, ...]) -> None:
    assert fragment.read(source).paragraphs == paragraphs
