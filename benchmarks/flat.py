"""Score the splitting and cleaning of flat pages: 150 synthetic pages with every line labelled."""

import tempfile
from pathlib import Path

from shared import data, dragoman, scorer


def main() -> None:
    """Write the pages as a scraper would give them, read them with `dragoman articles`, score."""
    folder = data(__doc__)
    pages = folder / "corpora" / "flat" / "pages_dev.json"
    with tempfile.TemporaryDirectory() as scratch:
        texts, found = Path(scratch, "pages"), Path(scratch, "articles.jsonl")
        scorer(folder / "score" / "flat.py", str(pages), "--write", str(texts))
        dragoman("articles", str(texts), "--format", "jsonl", out=found)
        print(scorer(folder / "score" / "flat.py", str(pages), str(found)))


if __name__ == "__main__":
    main()
