"""Direct quotations as textacy finds them on our parse: quotes.py PARSES.jsonl OUT.json (in the peers' environment)."""

import json
import sys
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.tokens import Doc
from textacy.extract import direct_quotations

VOCAB = English().vocab


def quotations(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Give each quotation's speaker, cue and content; a paragraph with an odd number of marks gives none."""
    doc = Doc(VOCAB, **row["doc"])
    starts = row["starts"]
    try:
        found = list(direct_quotations(doc))
    except ValueError:  # textacy refuses an odd number of quotation marks
        return []

    def spans(tokens: Any) -> list[list[int]]:
        return [[starts[token.i], starts[token.i] + len(token.text)] for token in tokens]

    return [{"source": spans(one.speaker), "cue": spans(one.cue), "content": spans(one.content)} for one in found]


def main() -> None:
    """Read all paragraphs and write what was found in each."""
    source, out = sys.argv[1:]
    rows = [json.loads(line) for line in Path(source).read_text("utf-8").splitlines()]
    Path(out).write_text(json.dumps([quotations(row) for row in rows]), encoding="utf-8")


if __name__ == "__main__":
    main()
