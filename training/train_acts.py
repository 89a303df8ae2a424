"""Teaches a trained network each word's part in acts, on annotated articles and on the treebanks by turns.

    python training/train_acts.py --shared ../shared --base training/runs/full --run training/runs/acts

It is held to what it said before of the trees, tags and names of the same articles (`keeping.py`). One article in
five is kept from the network, and measured on. Started again, it goes on after the last whole pass.
With `--smoke` it learns from the annotated articles alone, and from the few trees of `smoke.jsonl`.
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import keeping  # noqa: E402
import records  # noqa: E402
import telling  # noqa: E402
from acts import Lesson  # noqa: E402
from batches import MASK, Encoder, Labels, epoch  # noqa: E402
from measure import measure  # noqa: E402
from network import TELLING, WEIGHTS, Network, Sizes, loss, weighed  # noqa: E402
from pairing import scorer  # noqa: E402
from train import Average, begin, hide, read_all, read_dev  # noqa: E402

from dragoman import catalogue, language  # noqa: E402
from dragoman.language.model import Model  # noqa: E402
from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.runtime import Parser  # noqa: E402
from dragoman.shapes.signals import PARTS  # noqa: E402

ENCODER = ("layers.", "places.", "norm.", "codes.")
WARM = 80
"""Steps in which the rates rise."""
LEVEL = 0.2
"""Share of the run before the rates fall."""


def load_network(base: Path) -> tuple[Network, Labels]:
    """Load a run's final weights; what tells parts in acts may be missing there, nothing else."""
    meta = json.loads((base / "labels.json").read_text())
    network = Network(Sizes(**meta.pop("sizes")))
    state = torch.load(base / "final.pt", weights_only=True)["network"]
    missing, strange = network.load_state_dict(state, strict=False)
    if strange or not all(key.startswith(TELLING) for key in missing):
        sys.exit(f"{base} is of another network: {strange or missing}; train it anew with training/train.py")
    return network, Labels(**{kind: tuple(names) for kind, names in meta.items()})


def read_lessons(args: argparse.Namespace) -> tuple[list[Lesson], list[Lesson]]:
    """Read the annotated articles: those to learn from, and those that are kept."""
    pages = records.annotated(args.shared / "gold" / "train") if args.smoke else records.pages(args.shared)
    parser = Parser(Model(args.model.read_bytes(), threads=1), threads=args.threads) if args.model else language.load()
    texts = telling.read(pages[: args.articles], parser=parser, score=scorer(args.shared), catalogue=catalogue.load())
    found: tuple[list[Lesson], list[Lesson]] = [], []
    for text in texts:
        found[records.held(text.article.id)].append(acts.lesson(text, pieces=pieces()))
    return found


def tree_batches(args: argparse.Namespace, encoder: Encoder, *, start: int) -> Iterator[dict]:
    """Give batches of treebanks and names without end, of other passes than those of the first training."""
    trees, names = read_all(args)
    number = start
    while True:
        seed = args.seed * 1000 + 500 + number
        yield from epoch(encoder, trees, names, seed=seed, size=args.size, share=0.45, amount=0.5)
        number += 1


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


class Teacher:
    """The network with its running mean, and what it learns from."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.network, labels = load_network(args.base)
        self.before = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.encoder = Encoder(labels)
        self.adam = optimiser(self.network, args)
        self.average = Average(self.network, args.decay)
        self.state = {"pass": 0, "step": 0}
        self.latest = args.run / "latest.pt"
        if self.latest.exists():
            self.resume()
        self.score = scorer(args.shared)
        self.learnt, self.kept = read_lessons(args)
        self.trees = tree_batches(args, self.encoder, start=self.state["pass"])
        self.generator = torch.Generator()
        self.weights = [weight for weight in self.network.parameters() if weight.requires_grad]

    def resume(self) -> None:
        saved = torch.load(self.latest, weights_only=True)
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

    def assign(self, lessons: list[Lesson]) -> None:
        """Say anew which words tell the entries, by the network so far; at first by the frames alone."""
        said = acts.predict(self.average.network, lessons, part=PARTS["types"]) if self.state["step"] else []
        for number, lesson in enumerate(lessons):
            chances = torch.softmax(torch.from_numpy(said[number]), 1).numpy() if said else None
            owner = telling.assign(lesson.text, chances)
            lesson.targets = acts.targets(lesson.text, owner, score=self.score)

    def one_pass(self) -> bool:
        """Go through the articles once; tell whether it came to the end."""
        number = self.state["pass"]
        random.seed(self.args.seed + number), torch.manual_seed(self.args.seed + number)
        self.network.train()
        groups = acts.groups(self.learnt, self.args.size, random.Random(self.args.seed * 1000 + number))
        for at, group in enumerate(groups):
            given = acts.batch(group)
            acts.add_targets(given, group, self.learnt)
            if not len(given["at"]):
                continue
            share = rate_at(self.state["step"], (number + at / len(groups)) / self.args.passes)
            for rates in self.adam.param_groups:
                rates["lr"] = rates["peak"] * share
            self.step(given)
            if self.args.stop_after and self.state["step"] >= self.args.stop_after:
                return False
        return True

    def step(self, given: dict[str, torch.Tensor]) -> None:
        """Learn from a batch of articles, and every so often from one of trees as well."""
        self.generator.manual_seed(self.args.seed * 10**6 + self.state["step"])
        self.adam.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16):
            # What was said before was said of the text as it stands.
            said = keeping.says(self.before, given)
            hide(given, MASK, self.args.hide, self.generator)
            rows = (given["ids"], given["codes"], given["first"], given["last"])
            states = self.network.encode(given["ids"], given["codes"])
            kept = keeping.losses(self.network, self.network(*rows, states), said)
            total = weighed(acts.losses(self.network, given, states), acts.WEIGHTS) + self.args.keep * weighed(
                kept, WEIGHTS
            )
        total.backward()
        self.state["step"] += 1
        if self.state["step"] % self.args.every == 0:
            with torch.autocast("cpu", torch.bfloat16):
                parses = loss(self.network, next(self.trees))
            weighed(parses, WEIGHTS).backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 2.0, foreach=True)
        self.adam.step()
        self.average.update(self.network)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    parser.add_argument("--base", type=Path, required=True, help="a run of train.py that has ended")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="the .onnx that parses the articles; by default the shipped one")
    parser.add_argument("--news", type=Path, help="names in news, as label_news.py writes them")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--every", type=int, default=2, help="steps from one batch of trees to the next")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-4)
    parser.add_argument("--acts-rate", type=float, default=1.5e-3)
    parser.add_argument("--keep", type=float, default=2.0, help="weight of holding to what was said before")
    parser.add_argument("--hide", type=float, default=0.08)
    parser.add_argument("--decay", type=float, default=0.996)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--articles", type=int, help="read only so many, for trials")
    parser.add_argument("--stop-after", type=int, default=0, help="steps, for trials")
    args = parser.parse_args()
    args.corpora, args.catalogue = args.shared / "corpora", args.shared / "catalogue"
    teach(args)


def teach(args: argparse.Namespace) -> None:
    log = begin(args)
    teacher, started = Teacher(args), time.time()

    def tell(row: dict) -> None:
        row = {**row, "seconds": round(time.time() - started)}
        log.write(json.dumps(row) + "\n")
        print(row, flush=True)

    tell({"articles": len(teacher.learnt), "kept": len(teacher.kept)})
    while teacher.state["pass"] < args.passes:
        # After its first pass the network knows too little to say which word it is.
        if teacher.state["pass"] != 1 or teacher.learnt[0].targets is None:
            teacher.assign(teacher.learnt)
        if not teacher.one_pass():
            tell({"stopped": teacher.state["step"]})
            return
        teacher.state["pass"] += 1
        teacher.assign(teacher.kept)
        said = acts.predict(teacher.average.network, teacher.kept)
        tell({"pass": teacher.state["pass"], **acts.measure(teacher.kept, said)})
        teacher.save()
    for name, golds in read_dev(args).items():
        tell({"dev": name, **measure(teacher.average.network, teacher.encoder, golds)})
    sizes = {"sizes": vars(teacher.network.sizes)}
    meta = json.loads((args.base / "labels.json").read_text())
    (args.run / "labels.json").write_text(json.dumps({**meta, **sizes}))
    torch.save({"network": teacher.average.network.state_dict()}, args.run / "final.pt")


if __name__ == "__main__":
    main()
