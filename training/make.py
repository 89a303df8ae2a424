"""Makes the model: trains, labels open news, trains on, teaches acts and links to networks, others by these, measures.

Started again, it goes on where it stopped.

python training/make.py --corpora ../shared/corpora --out src/dragoman/language/weights
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent
FOLDS = 5
"""Networks that are each kept from a part of the articles: what they say of further news teaches the teachers."""
TEACHERS = (7, 8)
"""Seeds of the networks whose mean ships."""
HALF = 7
"""Passes after which the model labels names in open news, to train on those too."""
WIDER = ["--size", 2600]
"""What networks that learn from others as well are given at once."""


class Step(NamedTuple):
    """A script to run."""

    script: str
    options: list[Any]
    makes: Path | None = None
    """A file that says, where it is, that the step was done."""


def each(name: str, values: list[Path]) -> list[Any]:
    """Give an option once for each value."""
    return [part for value in values for part in (name, value)]


def steps(args: argparse.Namespace, rest: list[str]) -> Iterator[list[Step]]:
    """Give the steps one after another, those together that need not wait for one another."""
    base = ["--corpora", args.corpora, "--catalogue", args.catalogue]
    device = ["--device", args.device] if args.device else []
    hurry = [*device, "--workers", args.workers]
    train = [*base, "--run", args.run, *hurry, *rest]
    half, parser = args.run / "half", args.run / "parser"
    news = args.run / "news.jsonl"
    elders, lessons = (args.run.with_name(f"{name}.pkl") for name in ("elders", "lessons"))
    if not news.exists():
        yield [Step("train.py", [*train, "--until", HALF])]
        yield [Step("export.py", ["--run", args.run, "--out", half])]
        yield [Step("label_news.py", [*base, "--model", half / "model.onnx", "--out", news])]
    yield [Step("train.py", [*train, "--news", news], args.run / "final.pt")]
    yield [Step("export.py", ["--run", args.run, "--out", parser], parser / "model.onnx")]
    shared = ["--shared", args.shared]
    learn = [*shared, "--news", news, "--base", args.run, *hurry]
    # The network so far parses the articles that others are taught on.
    teach = [*learn, "--model", parser / "model.onnx", "--lessons", lessons]
    folds, pupils = ([args.run.with_name(f"{name}{number}") for number in range(FOLDS)] for name in ("fold", "pupil"))
    yield [ended("train_acts.py", fold, [*teach, "--fold", number]) for number, fold in enumerate(folds)]
    yield [Step("elders.py", [*shared, "--runs", args.run.with_name("fold"), "--out", elders, *device], elders)]
    teachers = [args.run.with_name(f"acts{seed}") for seed in TEACHERS]
    pupil, linked = args.run.with_name("pupil"), args.run.with_name("linked")
    of_others = ["--elders", elders, *WIDER]
    yield [
        ended("train_acts.py", run, [*teach, "--seed", seed, *of_others])
        for seed, run in zip(TEACHERS, teachers, strict=True)
    ]
    yield [ended("distil.py", pupil, [*learn, *each("--teacher", teachers)])]
    yield [
        Step("links.py", [*shared, *each("--run", teachers), "--out", linked], linked / "final.pt"),
        Step("links.py", [*shared, "--run", pupil, "--out", pupil, "--folds"], pupils[-1] / "final.pt"),
    ]
    # The teachers' mean ships; what is learnt upon its signals is learnt upon the pupil's.
    ships = [(linked, args.out), *((run, run) for run in pupils)]
    yield [Step("export.py", ["--run", run, "--out", out]) for run, out in ships]
    yield [Step("evaluate.py", ["--corpora", args.corpora])]


def ended(script: str, run: Path, options: list[Any]) -> Step:
    return Step(script, ["--run", run, *options], run / "final.pt")


def do(step: Step) -> None:
    if not (step.makes and step.makes.exists()):
        subprocess.run([sys.executable, str(ROOT / step.script), *map(str, step.options)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--catalogue", type=Path, default=Path("../shared/catalogue"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    parser.add_argument("--run", type=Path, default=ROOT / "runs" / "full")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "src" / "dragoman" / "language" / "weights")
    parser.add_argument("--device", help="on which networks are taught, as torch calls it")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches of trees ahead, for each")
    parser.add_argument("--at-once", type=int, default=1, help="scripts that run beside one another where they can")
    args, rest = parser.parse_known_args()
    for together in steps(args, rest):
        with ThreadPoolExecutor(args.at_once) as pool:
            list(pool.map(do, together))


if __name__ == "__main__":
    main()
