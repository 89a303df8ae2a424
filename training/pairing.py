"""Pairs the drafts of an article with its record, as `score/record.py` does."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from records import fold, pages

from dragoman.language.model import Model
from dragoman.language.runtime import Parser
from dragoman.reading import assemble
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Article, Parse

Read = tuple[Article, list[dict[str, Any]], Parse]
"""An article with its record and its parse."""


def parsed(shared: Path, models: Sequence[Path]) -> list[Read]:
    """Read all annotated articles that may train, with a model, or each with that of several that its fold has."""
    read = pages(shared)
    found: list[Read | None] = [None] * len(read)
    for number, model in enumerate(models):
        of = [place for place, (article, _) in enumerate(read) if fold(article.id) % len(models) == number]
        parser = Parser(Model(model.read_bytes(), threads=1), threads=2)
        for place, parse in zip(of, parser.parse(read[place][0].text for place in of), strict=True):
            found[place] = (*read[place], parse)
    return [one for one in found if one is not None]


def scorer(shared: Path) -> ModuleType:
    """Load the scorer that stands beside the annotated articles."""
    spec = importlib.util.spec_from_file_location("record_scorer", shared / "score" / "record.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(
    document: Document, drafts: list[Draft], entries: list[dict[str, Any]], *, score: ModuleType
) -> list[tuple[int, int]]:
    """Give the numbers of entries of a record, each with that of the draft that tells it."""
    return [(int(i), int(j)) for i, j in score.pair(entries, made(document, drafts), True)]


def made(document: Document, drafts: list[Draft]) -> list[dict[str, Any]]:
    """Give the entries of drafts as the scorer takes them."""
    return [json.loads(msgspec.json.encode(assemble.entry(document, draft))) for draft in drafts]
