"""Score who said what on PolNeAR's development articles: sources and contents, as spans of the text.

python benchmarks/statements.py [--data ../shared]
"""

import importlib.util
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from shared import data

from dragoman import language
from dragoman.reading.attributions import attributions
from dragoman.reading.dateline import mend
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings
from dragoman.shapes import Article, Parse, Source

Spans = list[list[int]]


def main() -> None:
    """Parse the articles, find the attributions, score."""
    folder = data(__doc__)
    path = folder / "corpora" / "statements" / "polnear_traindev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == "dev" and row["primary"]]
    parses = language.load(threads=2).parse(row["text"] for row in rows)
    pairs = [
        (row["text"], row["attributions"], list(found(row["text"], parse)))
        for row, parse in zip(rows, parses, strict=True)
    ]
    score = scorer(folder / "score" / "statements.py")
    score.show(f"{len(rows)} articles", score.score(pairs))


def scorer(path: Path) -> Any:
    """Load the yardstick."""
    spec = importlib.util.spec_from_file_location("statements_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(text: str, parse: Parse) -> Iterator[dict[str, Spans]]:
    """Give the attributions of a text: source, cue and content, each as spans of code points."""
    paragraphs = tuple(part for part in text.split("\n\n") if part.strip())
    article = Article(id="x", text=text, paragraphs=paragraphs, source=Source(file="x"))
    document = Document(article, mend(parse))
    for one in attributions(document, Sayings(document)):
        s = one.sentence
        further = [span for other, words in one.further for span in _spans(document, other, words)]
        yield {
            "source": _spans(document, s, one.source),
            "cue": _spans(document, s, (one.cue,)),
            "content": sorted([*_spans(document, s, one.content), *further]),
        }


def _spans(document: Document, sentence: int, words: Iterable[int]) -> Spans:
    """Join words that stand side by side."""
    spans = []
    for _, run in groupby(enumerate(sorted(words)), key=lambda pair: pair[1] - pair[0]):
        tokens = [document.token(sentence, word) for _, word in run]
        spans.append([tokens[0].start, tokens[-1].end])
    return spans


if __name__ == "__main__":
    main()
