"""Pairs the drafts of an article with its record, as `score/record.py` does."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from records import pages

from dragoman.language.model import Model
from dragoman.language.runtime import Parser
from dragoman.reading import assemble
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Article, Parse

Read = tuple[Article, list[dict[str, Any]], Parse]
"""An article with its record and its parse."""


def parsed(shared: Path, model: Path) -> list[Read]:
    """Read all annotated articles that may train, with a model."""
    read, parser = pages(shared), Parser(Model(model.read_bytes(), threads=1), threads=2)
    parses = parser.parse(article.text for article, _ in read)
    return [(*page, parse) for page, parse in zip(read, parses, strict=True)]


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
