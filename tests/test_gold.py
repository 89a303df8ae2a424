"""Articles of our own, read for real and held to floors; then damaged, to see that nothing breaks."""

import json
import random
import time
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.agreement import Score
from tests.annotated import Annotated, load, write
from tests.mutations import mutated

from dragoman import catalogue, language, pipeline, reading
from dragoman.shapes import Article, Entry, Source
from dragoman.shapes.article import compose
from dragoman.shapes.codec import encode
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import SourceError
from dragoman.shapes.terms import ACTS_OF, MODES_OF

ARTICLES = load()
FLOORS = tomllib.loads((Path(__file__).resolve().parents[1] / "benchmarks" / "floors.toml").read_text("utf-8"))
SHORT, LONG = 60, 20_000
"""Damaged articles by default, and with --long."""


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pipeline.Reading]:
    """Read the articles as a user would, from JSON Lines."""
    page = tmp_path_factory.mktemp("gold") / "articles.jsonl"
    write(page, ARTICLES)
    return {found.article.id: found for found in pipeline.read([page])}


@pytest.fixture(scope="module")
def score(readings: dict[str, pipeline.Reading]) -> Score:
    score = Score()
    for text in ARTICLES:
        score.add(text, readings[text.id].entries)
    return score


def records(found: Iterable[pipeline.Reading]) -> dict[str, bytes]:
    """Give each article's record as it would be printed."""
    return {one.article.id: "\n".join(map(encode, one.entries)).encode() for one in found}


def test_the_ten_articles_use_every_type() -> None:
    assert len(ARTICLES) == 10
    assert {wanted.type for text in ARTICLES for wanted in text.entries} == set(_types())


def _types() -> tuple[str, ...]:
    from typing import get_args

    from dragoman.shapes.terms import Type

    return get_args(Type)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.id)
def test_the_annotator_kept_to_the_article(text: Annotated) -> None:
    """Evidence is a sentence; items, quotes, conditions and words of time stand there."""
    for wanted in text.entries:
        assert wanted.evidence and set(wanted.evidence) <= set(text.sentences), wanted
        phrases = [wanted.quote, wanted.condition, wanted.when_text, *wanted.items, *(q.text for q in wanted.quantity)]
        assert all(phrase in text.text for phrase in phrases if phrase), wanted
    used = {key for one in text.entries for key in _keys(one)}
    assert used == set(text.parties)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.id)
def test_the_annotator_kept_to_the_vocabularies(text: Annotated) -> None:
    labels = {wanted.label for wanted in text.entries if wanted.label}
    for wanted in text.entries:
        assert wanted.mode is None or wanted.mode in MODES_OF.get(wanted.type, ()), wanted
        assert (wanted.act in ACTS_OF[wanted.type]) if wanted.type in ACTS_OF else wanted.act is None, wanted
        assert wanted.type not in wanted.also_types, wanted
        assert set(wanted.contradicts) <= labels, wanted
        assert bool(wanted.when) >= bool(wanted.when_text) and bool(wanted.when) == bool(wanted.when_basis), wanted
        assert bool(wanted.sought_by) or wanted.status != "sought", wanted
        for when in filter(None, (wanted.when, wanted.said_when)):
            assert str(When.parse(when)) == when


def _keys(wanted: object) -> Iterator[str]:
    for role in ("actors", "recipients", "according_to", "sought_by", "denied_by"):
        yield from getattr(wanted, role)


@pytest.mark.parametrize("name", sorted(FLOORS["own"]["entries"]))
def test_the_record_is_as_complete_as_it_was(score: Score, name: str) -> None:
    assert score.figures()[name] >= FLOORS["own"]["entries"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["own"]["fields"]))
def test_the_fields_are_as_right_as_they_were(score: Score, name: str) -> None:
    assert score.accuracies()[name] >= FLOORS["own"]["fields"][name]


def test_every_span_is_exact(readings: dict[str, pipeline.Reading]) -> None:
    for text in ARTICLES:
        assert readings[text.id].article.text == text.text
        assert readings[text.id].entries
        check(readings[text.id].article, readings[text.id].entries)


def check(article: Article, entries: Iterable[Entry]) -> None:
    """Hold what must hold of every record, however bad the article."""
    found = list(entries)
    assert len({entry.id for entry in found}) == len(found)
    for entry in found:
        assert entry.article_id == article.id
        assert entry.evidence, entry
        assert 0 <= entry.confidence <= 1
        assert set(entry.contradicts) <= {other.id for other in found}
        for span in entry.evidence:
            assert 0 <= span.start < span.end
            assert article.text[span.start : span.end] == span.quote


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("batch", [1, 64])
def test_the_same_bytes_in_any_order_batch_and_number_of_threads(
    readings: dict[str, pipeline.Reading], threads: int, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [found.article for found in readings.values()]
    random.Random(10 * threads + batch).shuffle(articles)
    monkeypatch.setattr(pipeline, "BATCH", batch)
    again = records(pipeline.read_articles(articles, threads=threads))
    assert list(again) == [article.id for article in articles]
    assert again == records(readings.values())


def test_ids_do_not_hang_on_what_else_the_article_says(readings: dict[str, pipeline.Reading]) -> None:
    """Ids are of the article and the reading: read twice they are the same; no two articles share one."""
    ids = [entry.id for found in readings.values() for entry in found.entries]
    assert len(set(ids)) == len(ids)


def read_damaged(numbers: range, page: Path) -> int:
    """Damage articles, read them as JSON Lines, hold each record to what must hold; gives how many had text to read."""
    with page.open("w", encoding="utf-8") as lines:
        for number in numbers:
            text = ARTICLES[number % len(ARTICLES)]
            title, paragraphs = mutated(text.sentences, number)
            row = {"id": str(number), "title": title, "date": text.date, "text": "\n\n".join(paragraphs)}
            lines.write(json.dumps(row) + "\n")
    problems: list[SourceError] = []
    count = 0
    for found in pipeline.read([page], on_problem=problems.append):
        check(found.article, found.entries)
        count += 1
    assert count + len(problems) >= len(numbers)  # what cannot be read is said, never lost
    return count


def test_damaged_articles_never_break_it(tmp_path: Path) -> None:
    assert read_damaged(range(SHORT), tmp_path / "damaged.jsonl") > 0.9 * SHORT


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_great_many_damaged_articles_never_break_it(tmp_path: Path) -> None:
    assert read_damaged(range(SHORT, LONG), tmp_path / "damaged.jsonl") > 0.9 * (LONG - SHORT)


@pytest.mark.alone
def test_reading_takes_time_in_proportion_to_length() -> None:
    """Eight times the text may take eight times as long, with room for noise; a square would take sixty-four."""
    who, parser = catalogue.load(), language.load(threads=2)
    text = ARTICLES[0]

    def seconds(times: int) -> float:
        paragraphs = tuple(text.body.split("\n\n")) * times
        long = compose(text.title, (), paragraphs)
        article = Article(id="x", published=text.date, text=long, paragraphs=paragraphs, source=Source(file="x"))
        parses = list(parser.parse([article.text]))
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            list(reading.read([article], parses, catalogue=who))
            best = min(best, time.process_time() - began)
        return best

    seconds(1)
    assert seconds(32) < 8 * 2.5 * seconds(4)
