"""Makes the model: trains, labels open news, trains on, teaches acts, exports, measures.

Started again, it goes on where it stopped.

python training/make.py --corpora ../shared/corpora --out src/dragoman/language/weights
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HALF = 7
"""Passes after which the model labels names in open news, to train on those too."""


def steps(args: argparse.Namespace, rest: list[str]) -> list[tuple[str, list]]:
    """List the scripts to run, with their options; what has been done is left out."""
    base = ["--corpora", args.corpora, "--catalogue", args.catalogue]
    train = [*base, "--run", args.run, *rest]
    half, news = args.run / "half", args.run / "news.jsonl"
    parser, acts = args.run / "parser", args.run.with_name("acts")
    first = [
        ("train.py", [*train, "--until", HALF]),
        ("export.py", ["--run", args.run, "--out", half]),
        ("label_news.py", [*base, "--model", half / "model.onnx", "--out", news]),
    ]
    # The network so far parses the articles that it is taught on.
    learn = ["--shared", args.shared, "--news", news, "--model", parser / "model.onnx"]
    then = [
        ("export.py", ["--run", args.run, "--out", parser]),
        ("train_acts.py", [*learn, "--base", args.run, "--run", acts]),
    ]
    return [
        *([] if news.exists() else first),
        ("train.py", [*train, "--news", news]),
        *([] if (acts / "final.pt").exists() else then),
        ("export.py", ["--run", acts, "--out", args.out]),
        ("evaluate.py", ["--corpora", args.corpora]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--catalogue", type=Path, default=Path("../shared/catalogue"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    parser.add_argument("--run", type=Path, default=ROOT / "runs" / "full")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "src" / "dragoman" / "language" / "weights")
    args, rest = parser.parse_known_args()
    for script, options in steps(args, rest):
        subprocess.run([sys.executable, str(ROOT / script), *map(str, options)], check=True)


if __name__ == "__main__":
    main()
