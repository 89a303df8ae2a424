"""Score event types and triples on PLOVER's gold records: single sentences, each with who did what to whom.

Our record is projected onto PLOVER's types as `reading/acts/plover.toml` says; what has no place there is dropped.

python benchmarks/events.py [--data ../shared]
"""

import json
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from shared import data, dragoman, scorer

from dragoman.shapes import Actor, Entry
from dragoman.shapes.codec import decode

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
"""Types of which several actors are each other's target where the record names no other."""


def main() -> None:
    """Read each sentence as an article of its own, project, score."""
    folder = data(__doc__)
    gold = folder / "corpora" / "events" / "plover_gsr_cameo_manual.jsonl"
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    terms = tomllib.loads((files("dragoman.reading") / "acts" / "plover.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        pages, entries, events = (Path(scratch, name) for name in ("pages.jsonl", "entries.jsonl", "events.jsonl"))
        articles = ({"id": row["id"], "date": row["date"], "text": row["text"]} for row in rows)
        pages.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        dragoman("read", str(pages), "--format", "jsonl", out=entries)
        found: dict[str, list[dict[str, str]]] = {row["id"]: [] for row in rows}
        for line in entries.read_text("utf-8").splitlines():
            entry = decode(line, Entry)
            found[entry.article_id] += projected(entry, terms)
        lines = (json.dumps({"id": name, "events": given}) for name, given in found.items())
        events.write_text("\n".join(lines), encoding="utf-8")
        print(scorer(folder / "score" / "events.py", str(gold), str(events)))


def projected(entry: Entry, terms: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Give an entry's events: one for each pair of source and target."""
    code = terms["types"].get(entry.type) or terms["acts"].get(entry.type, {}).get(entry.act)
    if entry.status in terms["status"]:
        code = terms["status"][entry.status].get(code)
    if not code:
        return
    pairs = list(product(entry.actors or (None,), entry.recipients or (None,)))
    if not entry.recipients and len(entry.actors) > 1 and code in MUTUAL:
        pairs = [(one, other) for one, other in product(entry.actors, repeat=2) if one is not other]
    for source, target in pairs:
        yield {"source": coded(source), "target": coded(target), "code": code}


def coded(actor: Actor | None) -> str:
    """Give the code of a party as PLOVER writes it: country and sector, or the sector of what belongs to no state."""
    return ((actor.country or "") + (actor.sector or "") or "---") if actor else "---"


if __name__ == "__main__":
    main()
