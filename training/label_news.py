r"""Labels names in open news with a model trained so far, checked by a second look, to train on further.

    python training/label_news.py --corpora ../shared/corpora --catalogue ../shared/catalogue \
        --out training/runs/news.jsonl

The second look: a name is trusted if the catalogue has it, or if the model read it the same way in most of the places
where it stands. Trusted names are labelled wherever they stand; what is neither trusted nor sure stays open.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from evaluate import spans_of  # noqa: E402

from dragoman.language import load  # noqa: E402
from dragoman.language.decode import decode  # noqa: E402
from dragoman.language.model import Model  # noqa: E402
from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.runtime import BATCH, Parser, _batch  # noqa: E402
from dragoman.language.windows import windows  # noqa: E402
from dragoman.language.words import Word, words  # noqa: E402

SOURCES = {
    "wikinews_dexter": 408,
    "wikinews_gum": 100,
    "tehran_times_a": 220,
    "us_state_dept_2021_22": 110,
    "us_white_house_foreign": 60,
}
SURE = 0.9
KNOWN = ("PER", "ORG", "LOC")
Labelled = tuple[tuple[str, ...], tuple[int, ...], list[str], np.ndarray]


def catalogue_names(folder: Path) -> dict[tuple[str, ...], str]:
    """Give names that the catalogue is sure of, as word sequences."""
    found: dict[str, str] = {}

    def add(name: str, kind: str) -> None:
        name = name.split(" (")[0].strip().removeprefix("the ").removeprefix("The ")
        capitals = [word for word in name.split() if word[:1].isupper()]
        if len(name) > 1 and capitals and name[:1].isupper() and (kind != "PER" or len(capitals) > 1):
            found.setdefault(name, kind)

    columns = {
        "states.csv": ("LOC", ("name", "official_name", "capital")),
        "groups.csv": ("ORG", ("id", "name")),
        "armed_groups.csv": ("ORG", ("name",)),
        "media.csv": ("ORG", ("name",)),
        "offices.csv": ("PER", ("person",)),
    }
    for file, (kind, fields) in columns.items():
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for field in fields:
                    add(row.get(field) or "", kind)
    return {tuple(word.text for word in words(name)): kind for name, kind in found.items()}


def read_sentences(parser: Parser, texts: list[str]) -> Iterator[Labelled]:
    """Give sentences as words, gaps, name labels and how sure the model is of each."""
    model = parser._model
    low = len(model.upos) + len(model.xpos)
    for text in texts:
        of = words(text)
        cut = sorted(windows(of, text=0, pieces=pieces()), key=lambda window: window.width)
        while cut:
            group = [window for window in cut if window.width == cut[0].width][: max(1, BATCH // cut[0].width)]
            cut = [window for window in cut if window not in group]
            batch, counts = _batch(group)
            scores = model.run(batch)
            marks = scores.tags[:, low : low + len(model.names)]
            chances = np.exp(marks - marks.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            for row, (window, reading) in enumerate(
                zip(group, decode(scores, batch.cells, counts, model=model), strict=True)
            ):
                sure = chances[batch.cells[row, : counts[row]], reading.names]
                own = of[window.first : window.first + counts[row]]
                starts = [*np.flatnonzero(reading.starts).tolist(), counts[row]]
                for first, end in pairwise(starts):
                    yield _labelled(own[first:end], [model.names[n] for n in reading.names[first:end]], sure[first:end])


def _labelled(own: list[Word], labels: list[str], sure: np.ndarray) -> Labelled:
    return tuple(word.text for word in own), tuple(min(word.gap, 2) for word in own), labels, sure


def trusted(sentences: list[Labelled]) -> dict[tuple[str, ...], str]:
    """Find the names that the model reads the same way nearly everywhere."""
    read: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    for own, _, labels, sure in sentences:
        for first, end, kind in spans_of(labels):
            if sure[first:end].min() > 0.5:
                read[own[first:end]][kind] += 1
    longest = max(map(len, read))
    seen: Counter = Counter()
    for own, *_ in sentences:
        for first in range(len(own)):
            for end in range(first + 1, min(len(own), first + longest) + 1):
                if own[first:end] in read:
                    seen[own[first:end]] += 1
    found = {}
    for name, kinds in read.items():
        kind, most = kinds.most_common(1)[0]
        total = sum(kinds.values())
        if total >= 3 and most >= 0.85 * total and total >= 0.5 * seen[name] and kind in KNOWN:
            found[name] = kind
    return found


def second_look(sentence: Labelled, known: dict[tuple[str, ...], str], longest: int) -> list[str]:
    """Label a sentence: what is known, what the model is sure of, and `?` for the rest."""
    own, _, labels, sure = sentence
    said = spans_of(labels)
    final = ["?" if chance < SURE else "O" for chance in sure]
    for first, end, kind in said:
        state = kind if sure[first:end].min() >= SURE and kind in KNOWN else "?"
        final[first:end] = (
            [f"B-{state}"] + [f"I-{state}"] * (end - first - 1) if state != "?" else ["?"] * (end - first)
        )
    at = 0
    while at < len(own):
        for end in range(min(len(own), at + longest), at, -1):
            kind = known.get(own[at:end])
            if kind and not any(first <= at and end <= last and (first, last) != (at, end) for first, last, _ in said):
                for index in range(at, end):
                    if index == at and final[index].startswith("I-"):
                        break
                    final[index] = ("B-" if index == at else "I-") + kind
                else:
                    if end < len(own) and final[end].startswith("I-"):
                        final[end] = "?"
                at = end - 1
                break
        at += 1
    return _mend(final)


def _mend(labels: list[str]) -> list[str]:
    """Leave open what an overlap has broken."""
    before, mended = "O", []
    for label in labels:
        if label.startswith("I-") and before[2:] != label[2:]:
            label = "?"
        mended.append(label)
        before = label
    return mended


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--catalogue", type=Path, default=Path("../shared/catalogue"))
    parser.add_argument("--model", type=Path, help="the network; by default the one that the package ships")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rng = random.Random(11)
    texts = []
    for name, count in SOURCES.items():
        with (args.corpora / "news" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            rows = [json.loads(line)["text"] for line in lines]
        texts += rng.sample(rows, min(count, len(rows)))
    room = Parser(Model(args.model.read_bytes(), threads=1), threads=1) if args.model else load(threads=1)
    sentences = list(read_sentences(room, [text[:6000] for text in texts]))
    known = {**trusted(sentences), **catalogue_names(args.catalogue)}
    longest = max(map(len, known))
    kept = 0
    with args.out.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            own, gaps, *_ = sentence
            if not 4 <= len(own) <= 80:
                continue
            labels = second_look(sentence, known, longest)
            if any(label[0] == "B" for label in labels) or rng.random() < 0.15:
                out.write(json.dumps({"w": own, "gaps": gaps, "ner": labels}, ensure_ascii=False) + "\n")
                kept += 1
    print(len(texts), "articles", len(sentences), "sentences", len(known), "known names", kept, "kept")


if __name__ == "__main__":
    main()
