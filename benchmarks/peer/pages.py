"""Flat pages as trafilatura cleans them: pages.py FOLDER OUT.jsonl (in the peers' environment)."""

import html
import json
import sys
from pathlib import Path

import trafilatura


def main() -> None:
    """Give each line as a paragraph of a page; trafilatura makes one article of each page."""
    folder, out = map(Path, sys.argv[1:])
    with out.open("w", encoding="utf-8") as stream:
        for path in sorted(folder.glob("*.txt")):
            lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
            page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
            text = trafilatura.extract(f"<html><body><article>{page}</article></body></html>") or ""
            if text:
                stream.write(json.dumps({"text": text, "source": {"file": path.name}}) + "\n")


if __name__ == "__main__":
    main()
