"""Makes the model: trains, labels open news, trains on, teaches acts and links to networks, others by these, measures.

Started again, it goes on where it stopped.

python training/make.py --corpora ../shared/corpora --out src/dragoman/language/weights
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FOLDS = 5
"""Networks that are each kept from a part of the articles: what they say of further news teaches the teachers."""
TEACHERS = (7, 8)
"""Seeds of the networks whose mean ships."""
HALF = 7
"""Passes after which the model labels names in open news, to train on those too."""
WIDER = ["--size", 2600]
"""What networks that learn from others as well are given at once."""


def each(name: str, values: list) -> list:
    """Give an option once for each value."""
    return [part for value in values for part in (name, value)]


def steps(args: argparse.Namespace, rest: list[str]) -> list[tuple[str, list]]:
    """List the scripts to run, with their options; what has been done is left out."""
    base = ["--corpora", args.corpora, "--catalogue", args.catalogue]
    train = [*base, "--run", args.run, *rest]
    half, news = args.run / "half", args.run / "news.jsonl"
    parser, pupil, elders = args.run / "parser", args.run.with_name("pupil"), args.run.with_name("elders.pkl")
    folds = [args.run.with_name(f"fold{number}") for number in range(FOLDS)]
    teachers = [args.run.with_name(f"acts{seed}") for seed in TEACHERS]
    first = [
        ("train.py", [*train, "--until", HALF]),
        ("export.py", ["--run", args.run, "--out", half]),
        ("label_news.py", [*base, "--model", half / "model.onnx", "--out", news]),
    ]
    device = ["--device", args.device] if args.device else []
    learn = ["--shared", args.shared, "--news", news, "--base", args.run, *device]
    # The network so far parses the articles that others are taught on.
    teach = [*learn, "--model", parser / "model.onnx"]
    then = [("export.py", ["--run", args.run, "--out", parser])]
    then += [("train_acts.py", [*teach, "--run", fold, "--fold", number]) for number, fold in enumerate(folds)]
    then.append(
        ("elders.py", ["--shared", args.shared, "--runs", args.run.with_name("fold"), "--out", elders, *device])
    )
    for seed, run in zip(TEACHERS, teachers, strict=True):
        then.append(("train_acts.py", [*teach, "--run", run, "--seed", seed, "--elders", elders, *WIDER]))
    then.append(("distil.py", [*learn, "--run", pupil, *each("--teacher", teachers)]))
    linked, pupils = args.run.with_name("linked"), [pupil.with_name(f"pupil{number}") for number in range(FOLDS)]
    link = [
        ("links.py", ["--shared", args.shared, *each("--run", teachers), "--out", linked]),
        ("links.py", ["--shared", args.shared, "--run", pupil, "--out", pupil, "--folds"]),
    ]
    return [
        *([] if news.exists() else first),
        ("train.py", [*train, "--news", news]),
        *([] if (pupil / "final.pt").exists() else then),
        *([] if (pupils[-1] / "final.pt").exists() else link),
        # The teachers' mean ships; what is learnt upon its signals is learnt upon the pupil's.
        ("export.py", ["--run", linked, "--out", args.out]),
        *(("export.py", ["--run", run, "--out", run]) for run in pupils),
        ("evaluate.py", ["--corpora", args.corpora]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--catalogue", type=Path, default=Path("../shared/catalogue"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    parser.add_argument("--run", type=Path, default=ROOT / "runs" / "full")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "src" / "dragoman" / "language" / "weights")
    parser.add_argument("--device", help="on which the acts are taught, as torch calls it")
    args, rest = parser.parse_known_args()
    for script, options in steps(args, rest):
        subprocess.run([sys.executable, str(ROOT / script), *map(str, options)], check=True)


if __name__ == "__main__":
    main()
