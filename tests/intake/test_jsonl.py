"""Articles as JSON: what is kept, what is tolerated, what is refused."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import jsonl, read, stream
from dragoman.shapes import Article
from dragoman.shapes.article import Source
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import RecordError, SourceError

WORDS = "The foreign minister of Norway met his Danish counterpart in Oslo.\n\nThey said that they had agreed."


def one(**fields: object) -> Article:
    [found] = jsonl.articles(io.BytesIO(json.dumps(fields).encode()), file="a.jsonl", tell=pytest.fail)
    return found


def test_the_text_is_title_blank_line_and_text_untouched() -> None:
    text = "  They met.\r\n \tThey left. \n\n\n\n“They”  will meet.\n"
    found = one(id="a1", title=" Envoys  meet ", text=text)
    assert found.text == " Envoys  meet \n\n" + text
    assert found.paragraphs == ("They met.\r\n \tThey left.", "“They”  will meet.")
    assert one(text=text).text == text
    assert one(title="", text=text).title is None


def test_fields_are_kept_and_others_tolerated() -> None:
    found = one(
        id=17, url="https://x.example/", title="T", date="2021-10-22 18:23:34-04:00", text=WORDS, tags=["a"], outlet="P"
    )
    assert (found.id, found.url, found.outlet) == ("17", "https://x.example/", "P")
    assert (found.published, found.published_basis) == ("2021-10-22", 'the record\'s "date": 2021-10-22 18:23:34-04:00')
    for odd in (None, "", " ", [], {}, True):
        assert one(text=WORDS, date=odd, id=odd or None, url=17).published is None


@pytest.mark.parametrize(
    ("date", "got"),
    [
        ("soon", "the date “soon”"),
        ("2031-02-31", "the date “2031-02-31”"),
        (0, "the date “0”"),
        ("x" * 500, "the date “" + "x" * 40 + "…”"),
    ],
)
def test_a_date_that_cannot_be_read_is_told_and_the_article_kept(date: object, got: str) -> None:
    problems: list[SourceError] = []
    row = json.dumps({"text": WORDS, "date": date}).encode()
    for found in (
        jsonl.articles(io.BytesIO(row), file="a.jsonl", tell=problems.append),
        jsonl.document(io.BytesIO(row), file="a.json", tell=problems.append),
    ):
        assert [article.published for article in found] == [None]
    assert [problem.got for problem in problems] == [got, got]
    assert "a.jsonl, line 1" in str(problems[0]) and "read without it" in str(problems[0])
    assert one(text=WORDS, date="soon", published="2031-02-28").published == "2031-02-28"


def test_an_article_that_we_wrote_comes_back_as_it_was() -> None:
    given = Article(
        id="a1", title="T", text="T\n\nC\n\nThe body of it.", paragraphs=("The body of it.",), captions=("C",),
        published="[2025-01-13..2025-01-14]", published_basis="x", source=Source(file="page.txt", start=3, end=40),
    )  # fmt: skip
    [found] = read(io.BytesIO(encode(given).encode()))
    assert found == given


@pytest.mark.parametrize(
    ("line", "got"),
    [
        (b'{"text": "x"', "malformed JSON"),
        (b"[1, 2]", "JSON that is a list"),
        (b'"text"', "JSON that is a string"),
        (b"null", "JSON that is null"),
        (b"17", "JSON that is a number"),
        (b'{"title": "T"}', 'no text, only "title"'),
        (b'{"headline": "T", "body": "They met."}', 'no text, only "headline", "body"'),
        (json.dumps(dict.fromkeys("abcdefgh")).encode(), 'no text, only "a", "b", "c", "d", "e", "f", …'),
        (b"{}", "no text"),
        (b'{"text": " "}', "no text"),
        (b'{"text": ["x"]}', 'a "text" that is a list'),
        (b'{"text": ' + b"[" * 100_000, "JSON nested too deep"),
    ],
)
def test_lines_that_are_no_article(line: bytes, got: str) -> None:
    problems: list[SourceError] = []
    good = b'{"text": "They met."}\n'
    found = list(jsonl.articles(io.BytesIO(good + b"\n" + line + b"\n" + good), file="a.jsonl", tell=problems.append))
    assert len(found) == 2
    [problem] = problems
    assert isinstance(problem, RecordError)
    assert problem.record == "line 3"
    assert problem.got.startswith(got) or (got == "JSON nested too deep" and "malformed" in problem.got)


def test_lone_surrogates_and_other_oddities() -> None:
    [found] = jsonl.articles(io.BytesIO(b'{"text": "They \\ud800 met.", "n": NaN}'), file="a", tell=pytest.fail)
    assert found.text == "They \ud800 met."
    assert len(found.id) == 16


@pytest.mark.parametrize(
    "document",
    [
        '[{"text": "They met {\\"here\\"}."}, {"text": "They ] left.", "more": {"a": [1]}}]',
        '{\n"text": "They met {\\"here\\"}."}\n\n{\n "text":\n "They ] left."}',
        '[\n{"text": "They met {\\"here\\"}."}\n,\n{"text": "They ] left."}\n]',
    ],
)
def test_documents(document: str) -> None:
    [first, second] = read(io.BytesIO(document.encode()))
    assert (first.text, second.text) == ('They met {"here"}.', "They ] left.")


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5), st.integers(1, 9))
def test_documents_are_cut_where_their_objects_end(texts: list[str], size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return super().read(size)

    data = json.dumps([{"text": text, "{": ['}"\\']} for text in texts]).encode()
    found = list(jsonl.document(Slow(data), file="a.json", tell=pytest.fail))
    assert [article.text for article in found] == texts


def test_an_item_without_end_is_not_held() -> None:
    class Endless(io.RawIOBase):
        left = 2 * stream.PAGE

        def read(self, size: int = -1, /) -> bytes:
            first, self.left = self.left == 2 * stream.PAGE, self.left - size
            return b'[{"text": "' if first else b"x" * size if self.left > 0 else b""

    problems: list[SourceError] = []
    assert not list(jsonl.document(Endless(), file="a.json", tell=problems.append))  # type: ignore[arg-type]
    assert [problem.got for problem in problems] == ["more than 16 MB"]


@pytest.mark.parametrize("document", ["[]", '["text"]', "[1, 2]"])
def test_a_document_without_objects_is_said(document: str) -> None:
    problems: list[SourceError] = []
    assert not list(jsonl.document(io.BytesIO(document.encode()), file="a.json", tell=problems.append))
    assert [problem.got for problem in problems] == ["JSON without an object"]
