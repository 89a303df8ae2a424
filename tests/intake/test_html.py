"""Twenty pages in the shapes of common news systems: body as trafilatura finds it, the rest from the page's fields."""

import json
import time
from pathlib import Path

import pytest
import trafilatura

from dragoman.intake import encoding, html, read
from dragoman.intake.captions import captions
from dragoman.shapes import Article
from dragoman.shapes.errors import SourceError

PAGES = sorted((Path(__file__).parent / "html").glob("*.html"))
EXPECTED = json.loads((Path(__file__).parent / "html" / "expected.json").read_text("utf-8"))


def article(page: Path) -> Article:
    [found] = read(page)
    return found


def lines(page: Path) -> list[str]:
    """What trafilatura itself finds, asked independently of how we ask it."""
    data = page.read_bytes()
    text = encoding.decode(data, declared=html.charset(data)).text
    found = trafilatura.extract(text, favor_precision=True, include_comments=False)
    return [line for line in (found or "").splitlines() if line.strip()]


def test_there_are_twenty() -> None:
    assert len(PAGES) == 20
    assert sorted(EXPECTED) == [page.stem for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_fields(page: Path) -> None:
    found, expected = article(page), EXPECTED[page.stem]
    facts = {key: getattr(found, key) for key in ("title", "published", "outlet", "byline", "url")}
    facts |= {"captions": list(found.captions), "credits": list(found.credits)}
    assert facts == expected["fields"]
    assert found.published_basis
    assert found.language == "en"


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "13-table-layout"], ids=lambda page: page.stem)
def test_the_body_is_not_changed(page: Path) -> None:
    found = article(page)
    beside = {found.title, *found.captions}
    assert list(found.paragraphs) == [line for line in lines(page) if line not in beside]


def test_a_table_layout_is_read_by_its_paragraphs() -> None:
    page = next(page for page in PAGES if page.stem == "13-table-layout")
    assert all(line.startswith("|") for line in lines(page))
    found = article(page)
    assert len(found.paragraphs) == 4
    assert found.paragraphs[0].startswith("Iceland has lodged")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_text_holds_each_part_once(page: Path) -> None:
    found, expected = article(page), EXPECTED[page.stem]
    assert found.text == "\n\n".join([found.title or "", *found.captions, *found.paragraphs])
    for part in (found.title, *found.captions, expected["first"], expected["last"]):
        assert part and found.text.count(part) == 1


def page(head: str, body: str = "<h1>Envoys meet</h1>") -> bytes:
    words = "<p>The foreign minister of Norway met his Danish counterpart and said that they had agreed.</p>"
    return f"<html><head>{head}</head><body><article>{body}{words}</article></body></html>".encode()


def first(data: bytes, **options: str) -> Article:
    [found] = html.articles(data, file="a.html", tell=pytest.fail, **options)
    return found


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="03/04/2025">', "[2025-03-04..2025-04-03]"),
        ('<meta property="article:modified_time" content="2025-03-04T10:00:00Z">', "[..2025-03-04]"),
        ('<meta name="date" content="2025-03">', "2025-03"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": ["2025-03-04"]}</script>',
            "2025-03-04",
        ),
        ('<script type="application/ld+json">{"@type": "Recipe", "datePublished": "2025-03-04"}</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
    ],
)
def test_dates_of_fields(head: str, published: str | None) -> None:
    assert first(page(head)).published == published


def test_json_ld_comes_before_meta_and_meta_before_time() -> None:
    graph = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-01-01"}</script>'
    meta = '<meta property="article:published_time" content="2025-01-02">'
    time = '<h1>Envoys meet</h1><time datetime="2025-01-03">3 January</time>'
    assert first(page(graph + meta, time)).published == "2025-01-01"
    assert first(page(meta, time)).published == "2025-01-02"
    assert first(page("", time)).published == "2025-01-03"


def test_times_that_disagree_tell_nothing() -> None:
    body = '<h1>Envoys meet</h1><time datetime="2025-01-03">a</time><time datetime="2025-01-04">b</time>'
    assert first(page("", body)).published is None


def test_times_of_other_articles_tell_nothing() -> None:
    card = '<article><h3>Older story</h3><time datetime="2020-02-02">2 February 2020</time></article>'
    assert first(page("").replace(b"</body>", card.encode() + b"</body>")).published is None
    long = b"<p>" + b"They met again and again. " * 9 + b"</p>"
    data = page("").replace(b"</article>", long + b"</article><div><time datetime='2020-02-02'>x</time></div>")
    assert first(data).published is None


def test_a_time_of_the_last_change_is_no_publication() -> None:
    assert first(page("", '<h1>Envoys meet</h1><p>Updated <time datetime="2025-01-03">a</time></p>')).published is None


def test_the_date_in_an_address() -> None:
    found = first(page(""), url="https://post.example/world/2025/01/13/envoys-meet")
    assert (found.published, found.published_basis) == ("2025-01-13", "the page's address: /2025/01/13")
    for address in ("https://post.example/2025/13/45/x", "https://post.example/?/2025/01/13/", "https://[/x"):
        assert first(page(""), url=address).published is None


def test_two_dates_printed_below_the_headline_tell_nothing() -> None:
    assert first(page("", "<h1>Envoys meet</h1><p>13 January 2025</p><p>14 January 2025</p>")).published is None
    found = first(page("", "<h1>Envoys meet</h1><p>13 January 2025</p>"))
    assert (found.published, found.published_basis) == ("2025-01-13", "below the headline: printed: “13 January 2025”")


def test_dates_in_sentences_lists_and_columns_are_no_stamps() -> None:
    heading = "<h1>Envoys meet</h1>"
    assert first(page("", heading + "<p>The pact of 3 May 2010 was signed in Oslo.</p>")).published is None
    assert first(page("", heading + "<aside><p>3 May 2010</p></aside>")).published is None
    assert (
        first(page("", heading + f"<p>{'They said so again and again. ' * 8}</p><p>3 May 2010</p>")).published is None
    )
    assert first(page("", "<p>3 May 2010</p>" + heading)).published is None


def test_titles_lose_the_outlet_but_no_words_of_their_own() -> None:
    site = '<meta property="og:site_name" content="The Post">'
    title = '<meta property="og:title" content="Norway - Denmark: envoys meet | The Post">'
    assert first(page(site + title, "<p>x</p>")).title == "Norway - Denmark: envoys meet"
    assert first(page(title, "<h1>Norway - Denmark: envoys meet</h1>")).title == "Norway - Denmark: envoys meet"


def test_html_nested_a_hundred_thousand_deep() -> None:
    problems: list[SourceError] = []
    start = page("")[:-24]
    deep = start + b"<div>" * 100_000 + b"<p>Deep.</p>" + b"</div>" * 100_000
    [found] = html.articles(deep, file="deep.html", tell=problems.append)
    assert found.title == "Envoys meet"
    assert found.paragraphs
    assert [str(problem) for problem in problems] == [
        "deep.html: got HTML nested too deep; expected fewer than 256 levels; what stands before was read"
    ]


def test_html_with_nothing_above_its_depth_is_one_error() -> None:
    problems: list[SourceError] = []
    deep = b"<html><body>" + b"<div>" * 100_000 + b"<p>Deep.</p>"
    assert not list(html.articles(deep, file="deep.html", tell=problems.append))
    assert [problem.got for problem in problems] == ["HTML nested too deep to find an article"]


def test_a_page_without_text() -> None:
    problems: list[SourceError] = []
    assert not list(html.articles(b"<html><body><script>x</script></body></html>", file="a.html", tell=problems.append))
    assert "without an article" in str(problems[0])


def test_a_page_of_too_many_elements_is_refused_soon() -> None:
    problems: list[SourceError] = []
    assert not list(html.articles(page("", "<span>a</span>" * 70_000), file="a.html", tell=problems.append))
    assert problems[0].got == "more than 60,000 elements"


@pytest.mark.alone
def test_captions_take_linear_time() -> None:
    def seconds(count: int) -> float:
        root, _ = html.tree("<div class=caption>x</div>" * count)
        assert root is not None
        start = time.process_time()
        captions(root)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 12 * seconds(5_000) + 0.2
