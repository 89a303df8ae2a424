"""Exports a run's averaged weights as the model that ships.

python training/export.py --run training/runs/full --out src/dragoman/language/weights
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from graph import build  # noqa: E402
from network import mean  # noqa: E402

OUTSIDE = 1.25
"""Added to the score of "no name": where the F1 of names on the dev halves of EWT and `worldwide` is best together."""


def state(run: Path) -> dict[str, torch.Tensor]:
    """Give a run's final weights, or its latest ones if it has not ended."""
    path = run / "final.pt"
    if path.exists():
        return torch.load(path, weights_only=True, map_location="cpu")["network"]
    return torch.load(run / "latest.pt", weights_only=True, map_location="cpu")["average"]


def export(runs: list[Path], *, quantise: bool = True) -> bytes:
    """Give the ONNX file's bytes for a run, or for the mean of the weights of several that began alike."""
    meta = json.loads((runs[0] / "labels.json").read_text())
    return onnx(mean([state(run) for run in runs]), meta, quantise=quantise)


def onnx(weights: dict[str, torch.Tensor], meta: dict, *, quantise: bool = True) -> bytes:
    """Give the ONNX file's bytes for the weights of a network; `meta` is what `labels.json` of its run holds."""
    labels = {name: value for name, value in meta.items() if name != "sizes"}
    arrays = {key: value.numpy() for key, value in weights.items()}
    arrays["names.bias"] = arrays["names.bias"].copy()
    arrays["names.bias"][labels["names"].index("O")] += OUTSIDE
    return build(arrays, meta["sizes"], labels, quantise=quantise).SerializeToString()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, action="append", required=True, help="several: their mean")
    parser.add_argument("--out", type=Path, required=True, help="folder")
    parser.add_argument("--float", action="store_true", help="32-bit floats, to see what 8 bits cost")
    args = parser.parse_args()
    data = export(args.run, quantise=not args.float)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "model.onnx").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    (args.out / "model.sha256").write_text(f"{digest}  model.onnx\n")
    print(len(data), digest)


if __name__ == "__main__":
    main()
