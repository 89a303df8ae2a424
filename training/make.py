"""Makes the model: trains, exports, measures; started again, it goes on where it stopped.

python training/make.py --corpora ../shared/corpora --out src/dragoman/language/weights
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--run", type=Path, default=ROOT / "runs" / "full")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "src" / "dragoman" / "language" / "weights")
    args, rest = parser.parse_known_args()
    for script, options in (
        ("train.py", ["--corpora", args.corpora, "--run", args.run, *rest]),
        ("export.py", ["--run", args.run, "--out", args.out]),
        ("evaluate.py", ["--corpora", args.corpora]),
    ):
        subprocess.run([sys.executable, str(ROOT / script), *map(str, options)], check=True)


if __name__ == "__main__":
    main()
