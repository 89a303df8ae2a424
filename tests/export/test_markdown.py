"""Markdown: a CommonMark reader with footnotes finds our structure and nothing of a stranger's."""

from collections import Counter
from collections.abc import Sequence

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from dragoman.export import FORMATS, Record

from .conftest import Told, article, entry


def written(records: Sequence[Record]) -> str:
    return "\n".join(FORMATS["markdown"](records))


def tokens(text: str) -> Counter[str]:
    """Count the tokens of a text, those within paragraphs too."""
    reader = MarkdownIt("gfm-like", {"linkify": False, "html": True}).use(footnote_plugin)
    found = reader.parse(text)
    return Counter(token.type for outer in found for token in (outer, *(outer.children or ())))


def test_the_report_is_read_day_by_day(told: Sequence[Record]) -> None:
    text = written(told)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Record", "## 2031", "## 2031-03-01", "## 2031-03-09", "## 2031-05"]
    assert (
        "- Norway accused (disapprove) Iceland over “overfishing”, according to officials; denied by Iceland (some time"
        " from 2031-03-01 to 2031-03-07).[^1]\n\n  > Oslo accused Reykjavik of overfishing." in text
    )
    assert "[^1]: *Fish*, Fjordfoto, 2031-03-10. <https://example.org/fish?a=1&b=2>" in text
    assert "[^2]: *Later*, \\[2031-03-11..2031-03-12\\]. pages/page.txt" in text


def test_every_entry_has_its_words_and_its_footnote(told: Sequence[Record]) -> None:
    found = tokens(written(told))
    assert (found["list_item_open"], found["blockquote_open"], found["footnote_ref"]) == (4, 4, 4)
    assert found["footnote_open"] == 2


def test_the_undated_stands_last() -> None:
    text = written([Told(article(), [entry(), entry(id="f", when="2031")])])
    assert text.index("## 2031") < text.index("## Without a date")


def test_counts_of_a_ledger_are_told(kept: Sequence[Record]) -> None:
    assert "(40 reports, 1 source).[^1]" in written(kept)


def test_hostile_text_makes_no_markup(hostile: Sequence[Record]) -> None:
    found = tokens(written(hostile))
    expected = tokens(written([Told(article(url=None), [entry(when="2031-03-09")])]))
    assert {kind for kind in found if kind != "text_special"} == set(expected)


def test_a_line_that_begins_like_markup_is_a_line() -> None:
    for start in ("1. x", "- x", "+ x", "# x", "> x", "= x", "```x", "| a | b |", "<!-- x"):
        found = tokens(written([Told(article(title=start, text=start), [entry(channel=None, items=(start,))])]))
        assert (found["list_item_open"], found["heading_open"], found["html_block"]) == (1, 2, 0)
