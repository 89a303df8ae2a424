"""A network that learns acts in passes over windows of articles, and trees by turns: what `train_acts.py` and
`distil.py` have in common. Started again, it goes on after the last whole pass.
"""

import argparse
import json
import random
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import keeping  # noqa: E402
from acts import Group  # noqa: E402
from ahead import passes  # noqa: E402
from batches import MASK, Encoder, Labels, onto  # noqa: E402
from measure import measure  # noqa: E402
from network import TELLING, WEIGHTS, Network, Sizes, half, loss, mean, weighed  # noqa: E402
from train import Average, begin, hide, read_all, read_dev  # noqa: E402

ENCODER = ("layers.", "places.", "norm.", "codes.")
WARM = 80
"""Steps in which the rates rise."""
LEVEL = 0.2
"""Share of the run before the rates fall."""
Batch = dict[str, torch.Tensor]


def load(*runs: Path) -> tuple[Network, Labels]:
    """Load a run's final weights, or the mean of several that began alike.

    What tells parts in acts may be missing there, nothing else.
    """
    meta = json.loads((runs[0] / "labels.json").read_text())
    network = Network(Sizes(**meta.pop("sizes")))
    states = [torch.load(run / "final.pt", weights_only=True, map_location="cpu")["network"] for run in runs]
    missing, strange = network.load_state_dict(mean(states), strict=False)
    if strange or not all(key.startswith(TELLING) for key in missing):
        sys.exit(f"{runs[0]} is of another network: {strange or missing}; train it anew with training/train.py")
    return network, Labels(**{kind: tuple(names) for kind, names in meta.items()})


def tree_batches(args: argparse.Namespace, encoder: Encoder, *, start: int) -> Iterator[Batch]:
    """Give batches of treebanks and names without end, of other passes than those of the first training."""
    trees, names = read_all(args)
    seeds = count(args.seed * 1000 + 500 + start)
    how = {"size": args.size, "share": 0.45, "amount": 0.5}
    for batches in passes(encoder, trees, names, seeds=seeds, workers=args.workers, **how):
        yield from batches


def optimiser(network: Network, args: argparse.Namespace) -> torch.optim.Optimizer:
    network.words.weight.requires_grad_(False)
    parts: dict[float, list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            old = args.encoder_rate if name.startswith(ENCODER) else args.head_rate
            parts.setdefault(args.acts_rate if name.startswith(TELLING) else old, []).append(weight)
    groups = [{"params": weights, "lr": rate, "peak": rate} for rate, weights in parts.items()]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, fused=True)


def rate_at(step: int, done: float) -> float:
    """Give the share of the peak rate: up in the first steps, level for a while, down to nothing at the end."""
    return min(1.0, step / WARM + 0.01) * max(0.01, min(1.0, (1 - done) / (1 - LEVEL)))


class Learner(ABC):
    """The network with its running mean, and the trees that it learns by turns."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.network, labels = load(args.base)
        self.network.to(args.device)
        self.begin()
        self.encoder = Encoder(labels)
        self.adam = optimiser(self.network, args)
        self.average = Average(self.network, args.decay)
        self.state = {"pass": 0, "step": 0}
        self.latest = args.run / "latest.pt"
        if self.latest.exists():
            self.resume()
        self.trees = tree_batches(args, self.encoder, start=self.state["pass"])
        self.generator = torch.Generator()
        self.weights = [weight for weight in self.network.parameters() if weight.requires_grad]

    @abstractmethod
    def begin(self) -> None:
        """Do what is to be done with the network as it was loaded."""

    @abstractmethod
    def learn(self, given: Batch) -> None:
        """Add the slopes of what a batch is to teach."""

    def resume(self) -> None:
        saved = torch.load(self.latest, weights_only=True, map_location=self.args.device)
        self.network.load_state_dict(saved["network"])
        self.average.network.load_state_dict(saved["average"])
        self.adam.load_state_dict(saved["adam"])
        self.state = saved["state"]
        self.average.steps = self.state["step"]

    def save(self) -> None:
        fresh = self.latest.with_suffix(".new")
        parts = {"network": self.network, "average": self.average.network, "adam": self.adam}
        torch.save({**{name: part.state_dict() for name, part in parts.items()}, "state": self.state}, fresh)
        fresh.replace(self.latest)

    def one_pass(self, cut: Callable[[random.Random], list[Group]], laid: Callable[[Group], Batch | None]) -> bool:
        """Go through all groups once, those that lie out to something; tell whether it came to the end."""
        number = self.state["pass"]
        random.seed(self.args.seed + number), torch.manual_seed(self.args.seed + number)
        self.network.train()
        groups = cut(random.Random(self.args.seed * 1000 + number))
        for at, group in enumerate(groups):
            given = laid(group)
            if given is None:
                continue
            share = rate_at(self.state["step"], (number + at / len(groups)) / self.args.passes)
            for rates in self.adam.param_groups:
                rates["lr"] = rates["peak"] * share
            self.step(given)
            if self.args.stop_after and self.state["step"] >= self.args.stop_after:
                return False
        return True

    def step(self, given: Batch) -> None:
        """Learn from a batch of articles, and every so often from one of trees as well."""
        self.generator.manual_seed(self.args.seed * 10**6 + self.state["step"])
        self.adam.zero_grad(set_to_none=True)
        self.learn(given)
        self.state["step"] += 1
        if self.state["step"] % self.args.every == 0:
            trees = onto(next(self.trees), self.args.device)
            with half(self.args.device):
                parses = loss(self.network, trees)
            weighed(parses, WEIGHTS).backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 2.0, foreach=True)
        self.adam.step()
        self.average.update(self.network)

    def descend(self, hidden: Batch, trees: Batch, losses: Callable[[torch.Tensor], Batch]) -> None:
        """Add the slopes of what `losses` says of the parts in acts that the network tells, and of its trees.

        `hidden` is what it sees, `trees` what is to be said of trees, tags and names.
        """
        rows = (hidden["ids"], hidden["codes"], hidden["first"], hidden["last"])
        with half(self.args.device):
            states = self.network.encode(*rows[:2])
            kept = keeping.losses(self.network, self.network(*rows, states), trees)
            told = losses(self.network.tell(states, *rows[1:]))
            total = weighed(told, acts.WEIGHTS) + self.args.keep * weighed(kept, WEIGHTS)
        total.backward()

    def seen(self, given: Batch) -> tuple[Batch, Batch]:
        """Give a batch on the device as it stands, and as the learner sees it: some words are hidden from it."""
        hidden = {key: given[key].clone() for key in ("ids", "codes", "first", "last")}
        hide(hidden, MASK, self.args.hide, self.generator)
        return onto(given, self.args.device), onto(hidden, self.args.device)


def options(description: str | None, *, passes: int, every: int, rate: float, keep: float) -> argparse.ArgumentParser:
    """Make the options that all learners have, with these as defaults."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    parser.add_argument("--base", type=Path, required=True, help="a run of train.py that has ended")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--news", type=Path, help="names in news, as label_news.py writes them")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--passes", type=int, default=passes)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--every", type=int, default=every, help="steps from one batch of trees to the next")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-4)
    parser.add_argument("--acts-rate", type=float, default=rate)
    parser.add_argument("--keep", type=float, default=keep, help="weight of holding to trees, tags and names as said")
    parser.add_argument("--hide", type=float, default=0.08)
    parser.add_argument("--decay", type=float, default=0.996)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches of trees ahead")
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    parser.add_argument("--stop-after", type=int, default=0, help="steps, for trials")
    return parser


def read(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Read the command line."""
    args = parser.parse_args()
    args.corpora, args.catalogue = args.shared / "corpora", args.shared / "catalogue"
    return args


class Log:
    """The log of a run."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._file, self._started = begin(args), time.time()

    def tell(self, row: dict) -> None:
        """Write a row and print it."""
        row = {**row, "seconds": round(time.time() - self._started)}
        self._file.write(json.dumps(row) + "\n")
        print(row, flush=True)


def finish(learner: Learner, log: Log) -> None:
    """Measure the trees on the development halves, and write the final weights: the running mean."""
    args = learner.args
    for name, golds in read_dev(args).items():
        log.tell({"dev": name, **measure(learner.average.network, learner.encoder, golds)})
    sizes = {"sizes": vars(learner.network.sizes)}
    meta = json.loads((args.base / "labels.json").read_text())
    (args.run / "labels.json").write_text(json.dumps({**meta, **sizes}))
    torch.save({"network": learner.average.network.state_dict()}, args.run / "final.pt")
