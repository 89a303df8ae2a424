"""Windows to padded arrays, grouped by length."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from augment import augment
from data import Gold, windows
from labels import NAMES, UPOS, allowed

from dragoman.language.pieces import pieces
from dragoman.language.shape import code_of, plain

START, END, MASK = 101, 102, 103
NONE = -100
POSITIONS = 510


def onto(given: dict[str, torch.Tensor], device: torch.device) -> dict[str, torch.Tensor]:
    """Move a batch to a device."""
    return {key: value.to(device, non_blocking=True) for key, value in given.items()}


@dataclass
class Labels:
    """The label lists of one model, in the order of its outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    rels: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    @classmethod
    def of(cls, golds: list[Gold]) -> "Labels":
        xpos = sorted({tag for gold in golds for tag in gold.xpos or ()})
        rels = sorted({rel for gold in golds for rel in gold.rels or ()})
        return cls(UPOS, tuple(xpos), tuple(rels))


class Encoder:
    """Turns windows of sentences into arrays."""

    def __init__(self, labels: Labels) -> None:
        self.pieces = pieces()
        self.labels = labels
        self.index = {
            kind: {label: n for n, label in enumerate(getattr(labels, kind))}
            for kind in ("upos", "xpos", "rels", "names")
        }
        self.masks: dict[tuple[str, str], np.ndarray] = {}

    def size(self, gold: Gold) -> int:
        return len(self.pieces.encode([plain(word) for word in gold.words])[0])

    def allowed(self, source: str, label: str) -> np.ndarray:
        if (source, label) not in self.masks:
            kinds = allowed(source, label)
            self.masks[source, label] = np.array([name in kinds for name in self.labels.names])
        return self.masks[source, label]

    def window(self, run: list[Gold]) -> dict:
        ids, codes, first, last = [START], [0], [], []
        sent, heads, rels, upos, xpos, bound, facts, names = [], [], [], [], [], [], [], []
        width = len(self.labels.names)
        for number, gold in enumerate(run):
            base = len(first)
            for index, word in enumerate(gold.words):
                found = self.pieces.encode([plain(word)])[0]
                if len(ids) + len(found) >= POSITIONS:
                    break
                first.append(len(ids))
                ids.extend(found)
                codes.extend([code_of(word, gold.gaps[index])] * len(found))
                last.append(len(ids) - 1)
                sent.append(number)
                bound.append(NONE if base + index == 0 else int(index == 0))
                facts.append(gold.facts.get(index, np.nan))
                known = gold.names is not None
                names.append(self.allowed(gold.source, gold.names[index]) if known else np.ones(width, bool))
                if gold.heads is None:
                    heads.append(NONE), rels.append(NONE), upos.append(NONE), xpos.append(NONE)
                    bound[-1] = NONE  # A post of wnut17 may hold several sentences.
                    continue
                heads.append(base + (gold.heads[index] - 1 if gold.heads[index] else index))
                rels.append(self.index["rels"][gold.rels[index]])
                upos.append(self.index["upos"][gold.upos[index]])
                xpos.append(self.index["xpos"][gold.xpos[index]])
        count = len(first)
        heads = [head if head < count else NONE for head in heads]
        rels = [rel if head != NONE else NONE for rel, head in zip(rels, heads, strict=True)]
        return {
            "ids": [*ids, END],
            "codes": [*codes, 0],
            "first": first,
            "last": last,
            "sent": sent,
            "heads": heads,
            "rels": rels,
            "upos": upos,
            "xpos": xpos,
            "bound": bound,
            "facts": facts,
            "names": names,
        }

    def batch(self, rows: list[dict]) -> dict[str, torch.Tensor]:
        pieces = max(len(row["ids"]) for row in rows)
        words = max(len(row["first"]) for row in rows)
        fill = {"ids": 0, "codes": 0, "first": 0, "last": 0, "sent": -1, "facts": np.nan}
        out = {}
        for key in rows[0]:
            if key == "names":
                array = np.ones((len(rows), words, len(self.labels.names)), bool)
            else:
                wide = pieces if key in ("ids", "codes") else words
                array = np.full((len(rows), wide), fill.get(key, NONE), np.float32 if key == "facts" else np.int64)
            for number, row in enumerate(rows):
                array[number, : len(row[key])] = row[key]
            out[key] = torch.from_numpy(array)
        return out


def epoch(
    encoder: Encoder, trees: list[Gold], names: list[Gold], *, seed: int, size: int, share: float, amount: float
) -> Iterator[dict]:
    """Give one pass over the treebanks, with a share of the other names, as batches of about `size` pieces."""
    rng = random.Random(seed)
    runs = list(windows(trees, encoder.size, rng))
    runs += [[gold] for gold in rng.sample(names, int(len(names) * share))]
    rows = [encoder.window(augment(run, rng, amount)) for run in runs]
    rows = [row for row in rows if row["first"]]
    rows.sort(key=lambda row: len(row["ids"]) + rng.uniform(0, 6))
    groups, group, widest = [], [], 0
    for row in rows:
        widest = max(widest, len(row["ids"]))
        if group and widest * (len(group) + 1) > size:
            groups.append(group)
            group, widest = [], len(row["ids"])
        group.append(row)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        yield encoder.batch(group)
