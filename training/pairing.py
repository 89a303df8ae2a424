"""Pairs the drafts of an article with its record, as `score/record.py` does."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from dragoman.reading import assemble
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft


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
    made = [json.loads(msgspec.json.encode(assemble.entry(document, draft))) for draft in drafts]
    return [(int(i), int(j)) for i, j in score.pair(entries, made, True)]
