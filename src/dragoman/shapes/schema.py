"""The JSON Schema of what Dragoman prints and stores."""

from typing import Any

import msgspec

from dragoman.shapes.article import Article
from dragoman.shapes.entry import Entry
from dragoman.shapes.parse import Parse


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of an entry, an article and a parse, under `$defs`.

    >>> sorted(schema()["$defs"])[:3]
    ['Actor', 'Article', 'Entry']
    """
    _, definitions = msgspec.json.schema_components([Entry, Article, Parse], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dragoman record, version 1",
        "$defs": definitions,
    }
