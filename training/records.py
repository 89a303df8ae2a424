"""Reads the records of open news that the project made by hand: `records.txt` beside this file.

For each article of `../shared/corpora/news` a block: `# ID DATE` (`-` for none), `untimed` after it if statements were
given a time there on narrower grounds than the contract's; its parties
(`P KEY = NAME | KIND | COUNTRY | SECTOR`), then one entry a line, ten fields with ` | ` between: spans of evidence in
the clean text, the main one first; where the word that tells it begins; type, with others that would be right after
`/`; act or mode; status; actors; recipients; according to, outermost last after `>`; when; further fields, of which
`quote` is a span of the clean text. `-` is none.
The texts themselves stay where they are.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from dragoman.shapes import Article, Source
from dragoman.shapes.terms import ACTS_OF

FILE = Path(__file__).with_name("records.txt")
FOLDS = 5
"""Networks that are each kept from one article in so many: what is learnt upon signals must see them as they err."""
Page = tuple[Article, list[dict[str, Any]]]


def fold(article_id: str) -> int:
    """Give the number of the network that an article is kept from."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % FOLDS


def article(page: dict[str, Any], published: str | None) -> Article:
    """Make the article of a page of the corpora or the annotated folders."""
    paragraphs = tuple(line.strip() for line in page["text"].split("\n") if line.strip())
    return Article(
        id=page["id"],
        url=page.get("url"),
        title=page["title"],
        published=published,
        text="\n\n".join((page["title"], *paragraphs)),
        paragraphs=paragraphs,
        source=Source(file=page["id"]),
    )


def names() -> set[str]:
    """Give the articles that the file has records of."""
    return {_head(line)[0] for line in FILE.read_text(encoding="utf-8").split("\n") if line.startswith("# ")}


def types(entry: dict[str, Any]) -> tuple[str, ...]:
    """Give the types that an entry may be of, its own first."""
    return (entry["type"], *(entry.get("also_types") or ()))


def read(corpora: Path) -> list[Page]:
    """Read all records with their articles."""
    pages = {}
    for path in sorted((corpora / "news").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            pages.update({row["id"]: row for row in map(json.loads, lines)})
    found = []
    for block in FILE.read_text(encoding="utf-8").split("\n\n"):
        head, *lines = block.strip().split("\n")
        name, day, untimed = _head(head)
        page = pages[name]
        made = article(page, (page.get("date") or "")[:10] or (None if day == "-" else day))
        parties = dict(map(_party, (line for line in lines if line.startswith("P "))))
        entries = [_entry(line, parties, made.text) for line in lines if not line.startswith("P ")]
        # Quotations were noted in some articles only: the others' entries hold no such field.
        if not any(entry["quote"] for entry in entries):
            for entry in entries:
                del entry["quote"]
        if untimed:
            for entry in entries:
                del entry["when"]
        # Whose office it is was noted in some articles only.
        for entry in entries:
            if entry["type"] == "OFFICE" and not entry["recipients"]:
                del entry["recipients"]
        found.append((made, entries))
    return found


def _head(line: str) -> tuple[str, str, list[str]]:
    """Give the article, the day and the marks of a block's first line."""
    _, name, day, *marks = line.split(" ")
    return name, day, marks


def annotated(folder: Path) -> list[Page]:
    """Read a folder of articles with their records."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text(encoding="utf-8"))
        day = (page.get("date") or "")[:10] or gold.get("published")
        found.append((article(page, day if day != "unknown" else None), gold["entries"]))
    return found


def pages(shared: Path) -> list[Page]:
    """Read all annotated articles that may train."""
    return [*annotated(shared / "gold" / "train"), *read(shared / "corpora")]


def _party(line: str) -> tuple[str, dict[str, Any]]:
    key, _, rest = line[2:].partition(" = ")
    name, kind, country, sector = (None if part == "-" else part for part in rest.split(" | "))
    return key, {"name": name, "kind": kind, "country": country, "sector": sector}


def _stretch(text: str, span: str) -> str:
    start, end = map(int, span.split("-"))
    return text[start:end]


def _entry(line: str, parties: dict[str, dict[str, Any]], text: str) -> dict[str, Any]:
    spans, word, types, way, status, actors, recipients, source, when, rest = line.split(" | ")
    first, *others = types.split("/")
    more = dict(part.partition("=")[::2] for part in rest.split("; "))

    def those(names: str, mark: str = ",") -> list[dict[str, Any]]:
        return [parties[key] for key in (name.strip() for name in names.split(mark)) if key in parties]

    sides = [tuple(map(int, span.split("-"))) for span in spans.split(",")]
    known = None if way == "-" else way
    return {
        "type": first,
        "also_types": others,
        "act": known if first in ACTS_OF else None,
        "mode": None if first in ACTS_OF else known,
        "status": status,
        "actors": those(actors),
        "recipients": those(recipients),
        "according_to": those(source.replace(">", ",")),
        "when": None if when == "-" else when,
        "said_when": more.get("said_when"),
        "where": [{"name": name.strip()} for name in more.get("where", "").split(",") if name.strip()],
        "channel": more.get("channel"),
        "quote": _stretch(text, more["quote"]) if "quote" in more else None,
        "sought_by": those(more.get("sought_by", "")),
        "denied_by": those(more.get("denied_by", "")),
        "instrument": {"id": more["instrument"]} if "instrument" in more else None,
        "core": "core" in more,
        "evidence": [text[start:end] for start, end in sides],
        "word": int(word),
    }
