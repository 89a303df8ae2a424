"""Learns the splitter's weights from labelled pages: a linear-chain model, its likelihood made largest with a penalty.

python training/flat/train.py pages.jsonl src/dragoman/intake/data/flat_weights.json --epochs 12
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from dragoman.intake.flat.decode import LABELS, Stored, Weights, decode
from dragoman.intake.flat.draftwise import second
from dragoman.intake.flat.features import Page
from dragoman.intake.flat.lines import lines
from dragoman.intake.flat.repeats import unglue

RARE = 8
"""A feature must be seen on this many lines to be learnt."""


def described(rows: list[list[str]]) -> tuple[Page, list[list[str]], list[int]] | None:
    """Give the features and labels of a page; pages whose lines are cut or joined are left out."""
    found = unglue(lines("\n".join(text for text, _ in rows)))
    if len(found) != len(rows):
        return None
    page = Page(found)
    return page, page.features(), [LABELS.index(label) for _, label in rows]


class Model:
    """Weights with Adam's moments."""

    def __init__(self, size: int) -> None:
        n = len(LABELS)
        self.values = {"w": np.zeros((size, n)), "t": np.zeros((n, n)), "s": np.zeros(n), "e": np.zeros(n)}
        self.m = {k: np.zeros_like(v) for k, v in self.values.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.values.items()}
        self.step = 0

    def update(self, grads: dict[str, np.ndarray], *, rate: float) -> None:
        self.step += 1
        for k, g in grads.items():
            self.m[k] = 0.9 * self.m[k] + 0.1 * g
            self.v[k] = 0.999 * self.v[k] + 0.001 * g * g
            m = self.m[k] / (1 - 0.9**self.step)
            v = self.v[k] / (1 - 0.999**self.step)
            self.values[k] -= rate * m / (np.sqrt(v) + 1e-8)


def logsum(a: np.ndarray, axis: int) -> np.ndarray:
    top = a.max(axis=axis, keepdims=True)
    return (top + np.log(np.exp(a - top).sum(axis=axis, keepdims=True))).squeeze(axis)


def batch_gradient(
    model: Model, batch: list[tuple[list[np.ndarray], np.ndarray]], *, penalty: float, total: int
) -> tuple[float, dict[str, np.ndarray]]:
    """Give loss and gradient of some pages; all pages run side by side, padded."""
    w, t, s, e = (model.values[k] for k in "wtse")
    n, longest, size = len(LABELS), max(len(y) for _, y in batch), len(batch)
    lengths = np.array([len(y) for _, y in batch])
    scores = np.zeros((size, longest, n))
    gold = np.zeros((size, longest), dtype=int)
    for b, (x, y) in enumerate(batch):
        flat = np.concatenate(x)
        cuts = np.cumsum([0] + [len(i) for i in x[:-1]])
        scores[b, : len(y)] = np.add.reduceat(w[flat], cuts, axis=0)
        gold[b, : len(y)] = y
    mask = np.arange(longest)[None, :] < lengths[:, None]
    alpha = np.zeros_like(scores)
    beta = np.zeros_like(scores)
    alpha[:, 0] = scores[:, 0] + s
    for i in range(1, longest):
        nxt = logsum(alpha[:, i - 1][:, :, None] + t[None], 1) + scores[:, i]
        alpha[:, i] = np.where(mask[:, i][:, None], nxt, alpha[:, i - 1])
    z = logsum(alpha[:, -1] + e, 1)
    beta[:, -1] = e
    for i in range(longest - 2, -1, -1):
        nxt = logsum(t[None] + (scores[:, i + 1] + beta[:, i + 1])[:, None, :], 2)
        beta[:, i] = np.where(mask[:, i + 1][:, None], nxt, e)
    post = np.exp(alpha + beta - z[:, None, None]) * mask[:, :, None]
    grads = {k: np.zeros_like(v) for k, v in model.values.items()}
    loss = z.sum()
    for i in range(longest - 1):
        on = mask[:, i + 1]
        if on.any():
            pair = (
                alpha[on, i][:, :, None]
                + t[None]
                + (scores[on, i + 1] + beta[on, i + 1])[:, None, :]
                - z[on][:, None, None]
            )
            grads["t"] += np.exp(pair).sum(0)
            np.add.at(grads["t"], (gold[on, i], gold[on, i + 1]), -1)
    rows = np.arange(size)
    ends = lengths - 1
    grads["s"] += post[:, 0].sum(0)
    grads["e"] += post[rows, ends].sum(0)
    np.add.at(grads["s"], gold[:, 0], -1)
    np.add.at(grads["e"], gold[rows, ends], -1)
    for b, (x, y) in enumerate(batch):
        d = post[b, : len(y)].copy()
        d[np.arange(len(y)), y] -= 1
        loss -= scores[b, np.arange(len(y)), y].sum() + s[y[0]] + e[y[-1]] + t[y[:-1], y[1:]].sum()
        np.add.at(grads["w"], np.concatenate(x), np.repeat(d, [len(i) for i in x], axis=0))
    share = size / total
    for k, v in model.values.items():
        grads[k] += penalty * share * v
    return float(loss), grads


Described = list[tuple[Page, list[list[str]], list[int]]]


def learn(pages: Described, *, given: argparse.Namespace, name: str) -> dict[str, object]:
    """Learn weights from described pages."""
    seen = Counter(one for _, x, _ in pages for names in x for one in names)
    index = {one: i for i, one in enumerate(sorted(n for n, c in seen.items() if c >= RARE))}
    data = [([np.array([index[n] for n in names if n in index]) for names in x], np.array(y)) for _, x, y in pages]
    model = Model(len(index))
    order = np.random.default_rng(0)
    loss = 0.0
    for epoch in range(given.epochs):
        loss = 0.0
        shuffled = sorted(
            order.permutation(len(data)), key=lambda i: len(data[i][1]) // 40
        )  # like lengths side by side
        for at in order.permutation(range(0, len(data), 32)):
            part, grads = batch_gradient(
                model, [data[i] for i in shuffled[at : at + 32]], penalty=given.penalty, total=len(data)
            )
            loss += part
            model.update(grads, rate=given.rate * (1 - epoch / given.epochs) + 0.002)
    print(
        f"{name}: {len(data)} pages, {sum(len(y) for _, y in data)} lines, {len(index)} features, loss {loss:.0f}",
        flush=True,
    )
    w = model.values["w"]
    features = {one: [round(float(v), 2) for v in w[i]] for one, i in index.items() if np.abs(w[i]).max() >= 0.03}
    return {
        "labels": LABELS,
        "features": features,
        "steps": model.values["t"].round(3).tolist(),
        "first": model.values["s"].round(3).tolist(),
        "last": model.values["e"].round(3).tolist(),
    }


def ready(stored: dict[str, object]) -> Weights:
    return Weights(msgspec.convert(stored, Stored))


def looked_again(pages: Described, *, using: Weights) -> Described:
    """Add what the second look sees after a first one."""
    out = []
    for page, x, y in pages:
        more = second(page, decode(x, using=using))
        out.append((page, [[*a, *b] for a, b in zip(x, more, strict=True)], y))
    return out


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pages", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--epochs", type=int, default=8)
    ask.add_argument("--penalty", type=float, default=40.0)
    ask.add_argument("--rate", type=float, default=0.03)
    given = ask.parse_args()
    raw = [json.loads(line) for line in given.pages.read_text(encoding="utf-8").splitlines()]
    random.Random(0).shuffle(raw)
    pages = [d for rows in raw if rows and (d := described(rows))]
    half = len(pages) // 2
    # The second look must learn from first looks at pages that the first had not learnt from.
    one = ready(learn(pages[:half], given=given, name="first half"))
    two = ready(learn(pages[half:], given=given, name="second half"))
    again = looked_again(pages[:half], using=two) + looked_again(pages[half:], using=one)
    first = learn(pages, given=given, name="first look")
    stored = [first, learn(again, given=given, name="second look")]
    given.out.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{given.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
