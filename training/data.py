"""Reads the corpora into sentences, and sentences into windows that the encoder reads at once."""

import csv
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from labels import SOURCE_CLASSES

FREE = "CC BY or public domain"
SHUT = {
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "}",
    "%",
    "'s",
    "n't",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "’s",
    "n’t",
    "...",
    "''",
}
OPEN = {"(", "[", "{", "$", "£", "€", "#", "``"}


@dataclass(frozen=True)
class Gold:
    """A sentence with the labels that its source has."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    """Before each word: 0 nothing, 1 a space, 2 a line end."""
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    """1-based, 0 for the root."""
    rels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    source: str = "ewt"
    facts: dict[int, float] = field(default_factory=dict)
    doc: str = ""
    starts_paragraph: bool = True
    genre: str = ""


def read_treebank(path: Path, *, free_only: bool = True) -> list[Gold]:
    rows = []
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if free_only and row.get("licence", FREE) != FREE:
                continue
            gaps = [1] + [int(space) for space in row["sp"][:-1]]
            rows.append(
                Gold(
                    words=tuple(row["w"]),
                    gaps=tuple(gaps),
                    upos=tuple(row["upos"]),
                    xpos=tuple(row["xpos"]),
                    lemmas=tuple(row["lemma"]),
                    heads=tuple(row["head"]),
                    rels=tuple(row["rel"]),
                    names=tuple(row["ner"]) if row["ner"] else None,
                    source="ewt",
                    doc=row["doc"],
                    starts_paragraph=bool(row["newpar"]),
                    genre=row.get("genre", "web"),
                )
            )
    return rows


def add_factuality(golds: list[Gold], path: Path, split: str) -> list[Gold]:
    """Join the degrees of factuality to the sentences they were given for."""
    by_text = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                by_text[row["text"]] = row["predicates"]
    joined = []
    for gold in golds:
        found = by_text.get(" ".join(gold.words))
        if not found:
            joined.append(gold)
            continue
        starts, at = {}, 0
        for index, word in enumerate(gold.words):
            starts[at] = index
            at += len(word) + 1
        facts = {starts[p["start"]]: float(p["value"]) for p in found if p["start"] in starts}
        joined.append(replace(gold, facts=facts))
    return joined


def read_names(path: Path, source: str) -> list[Gold]:
    """Read word-and-label lines; a sentence ends at an empty line."""
    golds, words, labels = [], [], []
    known = SOURCE_CLASSES[source]
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        parts = line.split()
        if len(parts) >= 2:
            words.append(parts[0])
            labels.append(parts[-1])
            continue
        if words:
            fixed, before = [], "O"
            for label in labels:
                if label.startswith("I-") and (before == "O" or before[2:] != label[2:]):
                    label = "B-" + label[2:]
                assert label == "O" or label[2:] in known, label
                fixed.append(label)
                before = label
            golds.append(Gold(words=tuple(words), gaps=spaces(words), names=tuple(fixed), source=source))
        words, labels = [], []
    return golds


def read_news(path: Path) -> list[Gold]:
    """Read the sentences that `label_news.py` wrote."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Gold(words=tuple(row["w"]), gaps=tuple(row["gaps"]), names=tuple(row["ner"]), source="news") for row in rows
    ]


def read_peoples(states: Path, others: Path) -> dict[tuple[str, ...], int]:
    """Read the words for peoples (`French`, `South Koreans`): no source labels them, so that we do."""
    found = [line for line in others.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    with states.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for field in ("adjectives", "demonym_singular", "demonym_plural"):
                found += [part.strip() for part in (row[field] or "").split(";")]
    return {tuple(name.split()): 1 for name in found if name[:1].isupper() and len(name) > 2}


def mark_peoples(gold: Gold, peoples: dict[tuple[str, ...], int]) -> Gold:
    """Label the words for peoples in a sentence where they are no part of another name."""
    if gold.names is None:
        return gold
    labels = list(gold.names)
    at = 0
    while at < len(labels):
        for end in range(min(len(labels), at + 3), at, -1):
            whole = all(label in ("O", "?") or label.endswith("MISC") for label in labels[at:end])
            if whole and gold.words[at:end] in peoples and (end == len(labels) or not labels[end].startswith("I-")):
                if labels[at].startswith("I-"):
                    break
                labels[at:end] = ["B-NORP"] + ["I-NORP"] * (end - at - 1)
                at = end - 1
                break
        at += 1
    return replace(gold, names=tuple(labels))


def spaces(words: Iterable[str]) -> tuple[int, ...]:
    """Guess the gaps before words of a source that writes a space between all of them."""
    gaps, before = [], ""
    for word in words:
        gaps.append(0 if word in SHUT or before in OPEN else 1)
        before = word
    return tuple(gaps)


def paragraphs(golds: list[Gold]) -> Iterator[list[list[Gold]]]:
    """Group sentences by document, as lists of paragraphs."""
    doc, pages = None, []
    for gold in golds:
        if gold.doc != doc:
            if pages:
                yield pages
            doc, pages = gold.doc, []
        if gold.starts_paragraph or not pages:
            pages.append([])
        pages[-1].append(gold)
    if pages:
        yield pages


def cut(sentences: list[Gold], size, limit: int) -> Iterator[list[Gold]]:
    """Cut a paragraph into runs of whole sentences of at most `limit` pieces (a longer sentence stays alone)."""
    run, total = [], 0
    for gold in sentences:
        need = size(gold)
        if run and total + need > limit:
            yield run
            run, total = [], 0
        run.append(gold)
        total += need
    if run:
        yield run


def windows(golds: list[Gold], size, rng: random.Random) -> Iterator[list[Gold]]:
    """Make an epoch's windows: mostly paragraphs, some sentences alone, some paragraphs run together."""
    for pages in paragraphs(golds):
        style = rng.random()
        if style < 0.15:
            yield from ([gold] for page in pages for gold in page)
        elif style < 0.80:
            for page in pages:
                yield from cut(page, size, rng.choice((96, 128, 160, 200)))
        else:
            joint, gap = [], rng.choice((1, 2, 2))
            for page in pages:
                for number, gold in enumerate(page):
                    joint.append(replace(gold, gaps=(gap, *gold.gaps[1:])) if number == 0 else gold)
            yield from cut(joint, size, rng.choice((96, 128, 160, 200)))
