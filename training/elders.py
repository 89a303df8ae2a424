"""What the networks of `train_acts.py --fold` say of news that nobody annotated, for one network to learn from.

    python training/elders.py --shared ../shared --runs training/runs/fold --out training/runs/elders.pkl

The mean of what five networks say errs less than any of them; one network that learns to say it on much text keeps a
part of that, at the cost of one.
"""

import argparse
import json
import pickle
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import records  # noqa: E402
from batches import Labels, onto  # noqa: E402
from learner import load  # noqa: E402
from memory import kept  # noqa: E402
from network import Network, half  # noqa: E402
from telling import CONTENT  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.words import words  # noqa: E402
from dragoman.shapes.signals import PARTS  # noqa: E402

BARRED = frozenset({"ukraine_president_2022"})
"""Files of open news whose licence is not sure enough to train what ships."""
SHARES = ("types", "ways", "statuses", "times")
"""Parts of which one thing is right; each word's sides are told or not, each on its own."""

Row = dict[str, Any]


def unread(shared: Path) -> list[Row]:
    """Give the windows of news that no record is of."""
    golds = [json.loads(path.read_bytes()) for path in sorted((shared / "gold").glob("*/*.json"))]
    known = records.names() | {page["id"] for page in golds if "text" in page}
    rows, found, seen = [], [], {start(page) for page in golds if "text" in page}
    for path in sorted((shared / "corpora" / "news").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                if page["id"] in known:
                    # Pages are printed twice, under names that differ.
                    seen.add(start(page))
                elif path.stem not in BARRED:
                    found.append(page)
    for page in found:
        if start(page) not in seen:
            seen.add(start(page))
            of = words(records.article(page, None).text)
            rows += acts.rows(of, list(range(len(of))), pieces=pieces())
    return rows


def start(page: dict[str, Any]) -> str:
    """Give how a page begins, by which it is known again."""
    return " ".join(page["text"].split())[:200]


@torch.no_grad()
def say(networks: list[Network], labels: Labels, rows: list[Row], device: torch.device) -> None:
    """Note in each window which words may tell an act, and the mean of what the networks say of those."""
    content = torch.tensor([name in CONTENT for name in labels.upos], device=device)
    for group in acts.grouped(list(enumerate(rows)), 6000):
        given = onto(acts.batch(group), device)
        parts: dict[str, list[torch.Tensor]] = {part: [] for part in (*SHARES, "sides", "upos")}
        for network in networks:
            with half(device):
                states = network.encode(given["ids"], given["codes"])
                told = network.tell(states, given["codes"], given["first"], given["last"])
                tags = network(given["ids"], given["codes"], given["first"], given["last"], states)["upos"].float()
            for part in SHARES:
                parts[part].append(torch.softmax(told[..., PARTS[part]], -1))
            parts["sides"].append(torch.sigmoid(told[..., PARTS["sides"]]))
            parts["upos"].append(torch.softmax(tags, -1))
        means = {part: torch.stack(values).mean(0) for part, values in parts.items()}
        tells = content[means.pop("upos").argmax(-1)].cpu().numpy()
        arrays = {part: value.half().cpu().numpy() for part, value in means.items()}
        for number, (_, row) in enumerate(group):
            count = len(row["first"])
            row["at"] = np.flatnonzero(tells[number, :count])
            row["said"] = {part: array[number, row["at"]] for part, array in arrays.items()}


def batches(rows: list[Row], size: int, seed: int) -> Iterator[dict[str, torch.Tensor]]:
    """Give batches of windows without end, with what was said of their words."""
    number = 0
    while True:
        for group in acts.grouped(list(enumerate(rows)), size, random.Random(seed * 1000 + number)):
            given = acts.batch(group)
            given["at"] = torch.tensor([(n, int(c)) for n, (_, row) in enumerate(group) for c in row["at"]]).view(-1, 2)
            for part in (*SHARES, "sides"):
                given[part] = torch.from_numpy(np.concatenate([row["said"][part] for _, row in group])).float()
            yield given
        number += 1


def losses(told: torch.Tensor, given: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give how far what a network says, `told`, is from what was said, part by part."""
    rows = told[given["at"][:, 0], given["at"][:, 1]]
    tells = 1 - given["types"][:, 0]
    found = {}
    for part in SHARES:
        apart = -(given[part] * F.log_softmax(rows[:, PARTS[part]], 1)).sum(1)
        # Of a word that tells nothing it does not matter of which status that would be.
        weight = 1 + (acts.TELLING - 1) * tells if part == "types" else tells
        found[part] = (apart * weight).sum() / weight.sum()
    apart = F.binary_cross_entropy_with_logits(rows[:, PARTS["sides"]], given["sides"], reduction="none").mean(1)
    found["sides"] = (apart * tells).sum() / tells.sum()
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/")
    options.add_argument("--runs", type=Path, required=True, help="the folds' folders but for their number")
    options.add_argument("--rows", type=Path, help="file that holds the windows as read here; made if missing")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    args = options.parse_args()
    rows = kept(args.rows, lambda: unread(args.shared))
    found = [load(run) for run in sorted(args.runs.parent.glob(f"{args.runs.name}?"))]
    say([network.to(args.device).eval() for network, _ in found], found[0][1], rows, args.device)
    args.out.write_bytes(pickle.dumps([row for row in rows if len(row["at"])]))


if __name__ == "__main__":
    main()
