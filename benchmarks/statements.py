"""Score who said what on PolNeAR's development articles: sources and contents, as spans of the text.

python benchmarks/statements.py [--data ../shared]
"""

import importlib.util
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from shared import data

from dragoman import language
from dragoman.reading.attributions import attitudes
from dragoman.reading.dateline import mend
from dragoman.reading.document import Document
from dragoman.reading.saying import Saying, Sayings
from dragoman.shapes import Article, Parse, Source

Spans = list[list[int]]


def main() -> None:
    """Parse the articles, find the attributions, score."""
    folder = data(__doc__)
    path = folder / "corpora" / "statements" / "polnear_traindev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == "dev" and row["primary"]]
    parses = language.load(threads=2).parse(row["text"] for row in rows)
    found = [
        (row["text"], row["attributions"], list(attributions(row["text"], parse)))
        for row, parse in zip(rows, parses, strict=True)
    ]
    score = scorer(folder / "score" / "statements.py")
    score.show(f"{len(rows)} articles", score.score(found))


def scorer(path: Path) -> Any:
    """Load the yardstick."""
    spec = importlib.util.spec_from_file_location("statements_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attributions(text: str, parse: Parse) -> Iterator[dict[str, Spans]]:
    """Give the attributions of a text: source, cue and content, each as spans of code points."""
    paragraphs = tuple(part for part in text.split("\n\n") if part.strip())
    article = Article(id="x", text=text, paragraphs=paragraphs, source=Source(file="x"))
    document = Document(article, mend(parse))
    sayings = Sayings(document)
    for saying in sayings.all:
        s, source = saying.sentence, saying.source
        who = document.subtree(s, source.index) if source else []
        yield {
            "source": _spans(document, s, who),
            "cue": _spans(document, s, [saying.cue]),
            "content": [span for piece in _pieces(document, saying) for span in piece],
        }
    for one in attitudes(document, sayings):
        source, cue, content = (_spans(document, one.sentence, list(w)) for w in (one.source, (one.cue,), one.content))
        yield {"source": source, "cue": cue, "content": content}


def _pieces(document: Document, saying: Saying) -> Iterator[Spans]:
    """Give the spans of each piece without the words of the attribution itself ("…, he said, …")."""
    s, cue = saying.sentence, saying.cue
    for piece in saying.pieces:
        words = set(range(piece.first, piece.last + 1))
        if piece.sentence == s and cue in words and cue != piece.root:
            words -= set(document.subtree(s, cue))
        yield _spans(document, piece.sentence, sorted(words))


def _spans(document: Document, sentence: int, words: list[int]) -> Spans:
    """Join words that stand side by side."""
    spans = []
    for _, run in groupby(enumerate(sorted(words)), key=lambda pair: pair[1] - pair[0]):
        tokens = [document.token(sentence, word) for _, word in run]
        spans.append([tokens[0].start, tokens[-1].end])
    return spans


if __name__ == "__main__":
    main()
