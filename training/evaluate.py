"""Measures the model that ships, on the test halves of the corpora and on copies that careless sources might have made.

    python training/evaluate.py --corpora ../shared/corpora

Gold words means gold words and gold sentences. LAS counts relations with their subtypes; the figure in brackets counts
them without, as the CoNLL 2018 script does.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from augment import _noise, _spell  # noqa: E402
from data import Gold, add_factuality, cut, paragraphs, read_treebank, spaces  # noqa: E402

from dragoman.language import load  # noqa: E402
from dragoman.language.decode import Reading  # noqa: E402
from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.runtime import Parser  # noqa: E402
from dragoman.language.windows import COMFORT, whole_window  # noqa: E402
from dragoman.language.words import Word  # noqa: E402

Words = list[Word]
MAIN = ("PER", "ORG", "LOC")


def as_words(run: list[Gold]) -> Words:
    """Give gold words as the tokenizer would."""
    found, at = [], 0
    for gold in run:
        for word, gap in zip(gold.words, gold.gaps, strict=True):
            at += gap > 0
            found.append(Word(at, at + len(word), word, gap, True))
            at += len(word)
    return found


def size(gold: Gold) -> int:
    return len(pieces().encode(gold.words)[0])


def read_gold(parser: Parser, runs: list[list[Gold]]) -> Iterable[tuple[list[Gold], Reading]]:
    """Read runs of sentences with their gold words and starts."""
    for run in runs:
        starts = np.cumsum([0, *(len(gold.words) for gold in run[:-1])])
        (reading,) = parser.read([whole_window(as_words(run), pieces=pieces())], [starts])
        yield run, reading


def runs_of(golds: list[Gold]) -> list[list[Gold]]:
    return [run for pages in paragraphs(golds) for page in pages for run in cut(page, size, COMFORT)]


def tree_scores(parser: Parser, golds: list[Gold], runs: list[list[Gold]] | None = None) -> dict[str, float]:
    model = parser._model
    count, upos, uas, las, plain = 0, 0, 0, 0, 0
    for run, reading in read_gold(parser, runs or runs_of(golds)):
        base = 0
        for gold in run:
            for index in range(len(gold.words)):
                at = base + index
                head = int(reading.heads[at])
                said = 0 if head == at else head - base + 1
                rel = model.rels[reading.rels[at]]
                right = said == gold.heads[index]
                count += 1
                upos += model.upos[reading.upos[at]] == gold.upos[index]
                uas += right
                las += right and rel == gold.rels[index]
                plain += right and rel.split(":")[0] == gold.rels[index].split(":")[0]
            base += len(gold.words)
    return {
        key: 100 * value / count for key, value in (("UPOS", upos), ("UAS", uas), ("LAS", las), ("LAS plain", plain))
    }


def raw_text(golds: list[Gold]) -> list[tuple[str, list[Gold]]]:
    """Write documents as text: paragraphs parted by a blank line."""
    texts = []
    for pages in paragraphs(golds):
        parts = []
        for page in pages:
            text = ""
            for gold in page:
                for index, (word, gap) in enumerate(zip(gold.words, gold.gaps, strict=True)):
                    text += (" " if gap and (text or index) else "") + word
            parts.append(text)
        texts.append(("\n\n".join(parts), [gold for page in pages for gold in page]))
    return texts


def end_to_end(parser: Parser, golds: list[Gold]) -> dict[str, float]:
    """Score raw text as the CoNLL 2018 script does: words and sentences by their characters, white space aside."""
    texts = raw_text(golds)
    totals = {key: np.zeros(3) for key in ("words", "sentences", "UPOS", "UAS", "LAS", "LAS plain")}
    for (text, gold), parse in zip(texts, parser.parse(text for text, _ in texts), strict=True):
        solid = np.cumsum([0, *(not char.isspace() for char in text)])
        theirs: dict[tuple[int, int], tuple] = {}
        starts = set()
        for sentence in parse.sentences:
            spans = [(int(solid[token.start]), int(solid[token.end])) for token in sentence.tokens]
            starts.add((spans[0][0], spans[-1][1]))
            for span, token in zip(spans, sentence.tokens, strict=True):
                theirs[span] = (spans[token.head - 1] if token.head else None, token.deprel, token.upos)
        at, mine, gold_starts = 0, {}, set()
        for one in gold:
            spans = []
            for word in one.words:
                wide = sum(not char.isspace() for char in word)
                spans.append((at, at + wide))
                at += wide
            gold_starts.add((spans[0][0], spans[-1][1]))
            for index, span in enumerate(spans):
                mine[span] = (
                    spans[one.heads[index] - 1] if one.heads[index] else None,
                    one.rels[index],
                    one.upos[index],
                )
        both = [(mine[span], theirs[span]) for span in mine.keys() & theirs.keys()]
        right = {
            "words": len(both),
            "UPOS": sum(a[2] == b[2] for a, b in both),
            "UAS": sum(a[0] == b[0] for a, b in both),
            "LAS": sum(a[:2] == b[:2] for a, b in both),
            "LAS plain": sum(a[0] == b[0] and a[1].split(":")[0] == b[1].split(":")[0] for a, b in both),
        }
        for key, value in right.items():
            totals[key] += (value, len(mine), len(theirs))
        totals["sentences"] += (len(starts & gold_starts), len(gold_starts), len(starts))
    return {key: 100 * 2 * hit / (gold + said) for key, (hit, gold, said) in totals.items()}


def spans_of(labels: Iterable[str]) -> set[tuple[int, int, str]]:
    found, start, kind = set(), 0, ""
    for index, label in enumerate([*labels, "O"]):
        if kind and not (label.startswith("I-") and label[2:] == kind):
            found.add((start, index, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = index, label[2:]
    return found


def name_scores(
    parser: Parser, runs: list[list[Gold]], rename: Callable[[str], str], wanted: tuple[str, ...] = MAIN
) -> dict[str, float]:
    """Give the F1 of names of people, organisations and places, all three together and each."""
    model = parser._model
    totals = {kind: np.zeros(3) for kind in wanted}
    for run, reading in read_gold(parser, runs):
        base = 0
        for gold in run:
            said = spans_of(model.names[n] for n in reading.names[base : base + len(gold.words)])
            true = {(a, b, rename(kind)) for a, b, kind in spans_of(gold.names or ())} if gold.names else None
            base += len(gold.words)
            if true is None:
                continue
            for kind, total in totals.items():
                mine, theirs = {s for s in true if s[2] == kind}, {s for s in said if s[2] == kind}
                total += (len(mine & theirs), len(mine), len(theirs))
    totals["all"] = sum(totals.values())
    return {kind: 100 * 2 * hit / max(1, gold + said) for kind, (hit, gold, said) in totals.items()}


def worldwide(path: Path) -> list[list[Gold]]:
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [[Gold(words=tuple(row["w"]), gaps=spaces(row["w"]), names=tuple(row["ner"]))] for row in rows]


def fact_scores(parser: Parser, golds: list[Gold]) -> dict[str, float]:
    true, said = [], []
    for run, reading in read_gold(parser, runs_of(golds)):
        base = 0
        for gold in run:
            for index, value in gold.facts.items():
                true.append(value)
                said.append(float(reading.factuality[base + index]))
            base += len(gold.words)

    def band(values: list[float]) -> np.ndarray:
        return np.digitize(values, (-1, 1))

    a, b = band(true), band(said)
    f1 = [2 * ((a == k) & (b == k)).sum() / max(1, (a == k).sum() + (b == k).sum()) for k in range(3)]
    return {
        "Pearson r": float(np.corrcoef(true, said)[0, 1]),
        "macro F1": 100 * float(np.mean(f1)),
        "predicates": len(true),
    }


def careless(golds: list[Gold]) -> dict[str, list[Gold]]:
    rng = random.Random(5)
    return {
        "ALL CAPS": [_spell(gold, str.upper) for gold in golds],
        "lower case": [_spell(gold, str.lower) for gold in golds],
        "OCR noise in one word of ten": [_spell(gold, lambda word: _noise(word, rng, 0.1)) for gold in golds],
    }


def speed(parser: Parser, path: Path) -> dict[str, float]:
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    list(parser.parse(texts[:20]))
    start, cpu = time.perf_counter(), time.process_time()
    count = sum(len(sentence.tokens) for parse in parser.parse(texts) for sentence in parse)
    return {
        "tokens": count,
        "tokens/s": count / (time.perf_counter() - start),
        "tokens per CPU second": count / (time.process_time() - cpu),
    }


def same_in_batches(parser: Parser, golds: list[Gold], count: int = 1000) -> int:
    texts = [raw_text([replace(gold, doc=str(n))])[0][0] for n, gold in enumerate(golds[:count])]
    together = [parse for at in range(0, len(texts), 64) for parse in parser.parse(texts[at : at + 64])]
    return sum(next(parser.parse([text])) == parse for text, parse in zip(texts, together, strict=True))


FIRST = """
import time; start = time.perf_counter()
from dragoman.language import load
list(load().parse(["Talks opened."]))
print(time.perf_counter() - start)
"""
MANY = """
import itertools, json, resource, sys
from dragoman.language import load
lines = (line for _ in itertools.count() for name in sys.argv[2:] for line in open(name, encoding="utf-8"))
rows = (json.loads(line)["text"] for line in lines)
for parse in load().parse(itertools.islice(rows, int(sys.argv[1]))): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"""


def start_and_memory(corpora: Path, articles: int) -> dict[str, float]:
    """Measure, in processes of their own, the time to the first parse and the peak memory of parsing many articles."""

    def told(script: str, *options: str) -> float:
        ran = subprocess.run([sys.executable, "-c", script, *options], capture_output=True, check=True, text=True)
        return float(ran.stdout)

    files = [str(corpora / "news" / f"{name}.jsonl") for name in ("wikinews_dexter", "tehran_times_a")]
    return {"start s": min(told(FIRST) for _ in range(5)), f"peak MB on {articles}": told(MANY, str(articles), *files)}


def show(title: str, scores: dict[str, float]) -> None:
    print(
        f"{title:42s}",
        "  ".join(
            f"{key} {value:.4g}" if key == "Pearson r" else f"{key} {value:.2f}" for key, value in scores.items()
        ),
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--part", default="test", help="dev or test")
    parser.add_argument("--articles", type=int, default=10_000, help="for the peak memory")
    parser.add_argument("--quick", action="store_true", help="no careless copies, no speed")
    args = parser.parse_args()
    banks, part = args.corpora / "treebanks", args.part
    room = load()
    ewt = add_factuality(
        read_treebank(banks / f"ewt_{part}.jsonl.gz"), args.corpora / "statements" / "factuality_uds_ih2.jsonl", part
    )
    gum = read_treebank(banks / f"gum_{part}.jsonl.gz", free_only=False)
    show("EWT, gold words", tree_scores(room, ewt))
    show("EWT, gold words, each sentence alone", tree_scores(room, ewt, [[gold] for gold in ewt]))
    show("GUM news, gold words", tree_scores(room, [gold for gold in gum if gold.genre == "news"]))
    show("EWT, end to end", end_to_end(room, ewt))
    show("GUM news, end to end", end_to_end(room, [gold for gold in gum if gold.genre == "news"]))
    show("names, EWT", name_scores(room, runs_of(ewt), str))
    kinds = {"Person": "PER", "Location": "LOC", "Organization": "ORG"}
    news = worldwide(args.corpora / "names" / f"worldwide_{part}.jsonl.gz")
    show("names, worldwide", name_scores(room, news, lambda kind: kinds.get(kind, kind)))
    show("peoples, worldwide", name_scores(room, news, lambda kind: kinds.get(kind, kind), ("NORP",)))
    show("factuality, UDS", fact_scores(room, ewt))
    if args.quick:
        return
    for genre in sorted({gold.genre for gold in gum}):
        show(f"GUM {genre}, gold words", tree_scores(room, [gold for gold in gum if gold.genre == genre]))
    show("GUM, end to end", end_to_end(room, gum))
    for title, copy in careless(ewt).items():
        show(f"EWT, gold words, {title}", tree_scores(room, copy))
        show(f"names, EWT, {title}", name_scores(room, runs_of(copy), str))
    print("equal alone and in batches of 64:", same_in_batches(room, ewt), "of 1000")
    for name in ("wikinews_dexter", "us_state_dept_2021_22"):
        show(f"speed, {name}", speed(room, args.corpora / "news" / f"{name}.jsonl"))
    show("start and memory", start_and_memory(args.corpora, args.articles))


if __name__ == "__main__":
    main()
