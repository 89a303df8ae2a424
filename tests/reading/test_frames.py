"""Every row of the vocabulary reads its own example, and a broken row is refused by file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman import catalogue, language
from dragoman.reading import assemble, cues, frames, speech, stance, tables
from dragoman.reading.draft import Draft
from dragoman.reading.frames import Example
from dragoman.reading.weights import Question
from dragoman.shapes import Article, Parse, Source
from dragoman.shapes.errors import DataError
from dragoman.shapes.terms import Type

EXAMPLES = frames.load().examples


@pytest.fixture(scope="module")
def read() -> Iterator[dict[str, list[tuple[Type, list[str], list[str]]]]]:
    parses = language.load().parse(example.text for example in EXAMPLES)
    found = {}
    for example, parse in zip(EXAMPLES, parses, strict=True):
        article = Article(
            id="a", text=example.text, paragraphs=(example.text,), published="2024-05-02", source=Source(file="a")
        )
        found[example.text] = _found(article, parse)
    yield found


def _found(article: Article, parse: Parse) -> list[tuple[Type, list[str], list[str]]]:
    """Give what the rows themselves find of each act, before likelier parties are chosen."""
    rows: dict[int, tuple[Type, dict[str, list[str]]]] = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field in ("actors", "recipients"):
            own = next((place for place, names in enumerate(question.options) if "rule" in names), -1)
            names = [actor.name for actor in values[own]]
            rows.setdefault(id(draft), (draft.type, {}))[1][field] = names

    _, drafts = assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    for draft in drafts:  # a statement's speaker is not chosen, nor the sides of a frame that turns them round
        own = rows.setdefault(id(draft), (draft.type, {}))[1]
        own.setdefault("actors", [actor.name for actor in draft.actors])
        own.setdefault("recipients", [actor.name for actor in draft.recipients])
    return [(type, sides["actors"], sides["recipients"]) for type, sides in rows.values()]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.frame.name)
def test_row_reads_its_example(example: Example, read: dict[str, list[tuple[Type, list[str], list[str]]]]) -> None:
    acts = read[example.text]

    def fits(names: tuple[str, ...], parties: list[str]) -> bool:
        return all(any(name.lower() in party.lower() for party in parties) for name in names)

    assert any(
        kind == example.frame.type and fits(example.actors, actors) and fits(example.recipients, recipients)
        for kind, actors, recipients in acts
    ), acts


def test_vocabulary_is_broad() -> None:
    assert len(frames.load()) >= 1500
    assert {pattern.frame.type for patterns in frames.load().index.values() for pattern in patterns} == set(
        Type.__args__  # type: ignore[attr-defined]
    )


def test_heavier_patterns_come_first() -> None:
    weights = [pattern.weight for pattern in frames.load().of("v", "call")]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('type = "ASSAULT"\n\n[[frame]]\nverbs = "hit"\nmode = "soft"\nexample = "x"\nexpect = " > "\n', 3, "mode"),
        ('type = "NOISE"\n[[frame]]\nverbs = "hit"\nexample = "x"\nexpect = " > "\n', 2, "type"),
        ('type = "ASSAULT"\n[[frame]]\nverbs = "hit {@nosuch}"\nexample = "x"\nexpect = " > "\n', 2, "verbs"),
        ('type = "ASSAULT"\n[[frame]]\nverbs = "hit"\n', 2, "example"),
        ('type = "ASSAULT"\n[[frame]]\nverb = "hit"\n', 2, "verb"),
        ('type = "ASSAULT"\n[[frame]\n', 2, "TOML"),
    ],
)
def test_broken_row_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, word: str) -> None:
    acts = tmp_path / "acts"
    acts.mkdir()
    (acts / "bad.toml").write_text(text)
    monkeypatch.setattr(frames, "files", lambda _: tmp_path)
    with pytest.raises(DataError) as caught:
        frames.load.__wrapped__()
    assert (caught.value.file, caught.value.line) == ("bad.toml", line)
    assert word in str(caught.value)


def test_tables_load() -> None:
    assert cues.load().find("v", "want", "inf") is not None
    assert speech.load().channels["tweet"] == "X"
    assert stance.load().blame
    assert "treaty" in tables.sets()["agreement"]
