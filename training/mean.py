"""Makes a run whose weights are the mean of two: `python training/mean.py --before RUN --after RUN --run RUN`.

What tells words' parts in acts is the second's alone.
"""

import argparse
import shutil
from pathlib import Path

import torch
from network import TELLING


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--after", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    args = parser.parse_args()
    old, new = (torch.load(run / "final.pt", weights_only=True)["network"] for run in (args.before, args.after))
    mixed = {key: (old[key] + value) / 2 if not key.startswith(TELLING) else value for key, value in new.items()}
    args.run.mkdir(parents=True, exist_ok=True)
    torch.save({"network": mixed}, args.run / "final.pt")
    shutil.copy(args.after / "labels.json", args.run / "labels.json")


if __name__ == "__main__":
    main()
