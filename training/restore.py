"""Makes a run of a model that was written before, to go on from it: the weights in 8 bits as numbers again.

    python training/restore.py --model src/dragoman/language/weights/model.onnx --run training/runs/shipped

What is written of the run again is the same in 8 bits, and parses as the model does. How a model came to be, its slopes
and running means, is not in it.
"""

import argparse
import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

from network import Network, Sizes  # noqa: E402

from export import OUTSIDE  # noqa: E402

Arrays = dict[str, np.ndarray]


def weights(of: Arrays, facts: dict[str, str], labels: dict[str, list[str]], sizes: Sizes) -> Arrays:
    """Give the weights of the network behind a model; `of` are its constants, `facts` its other properties."""

    def matrix(name: str) -> np.ndarray:
        """Give (out, in)."""
        return (of[name].astype(np.float32) * of[f"{name}.scale"]).T

    found = {
        "words.weight": of["words"].astype(np.float32) * of["words.scale"].astype(np.float32),
        "places.weight": of["places"],
        "codes.weight": of["codes.table"],
        "head_codes.weight": of["head_codes"],
        "near": np.frombuffer(base64.b64decode(facts["near"]), np.float32),
        "root.weight": of["root.weight"].T,
        "root.bias": of["root.bias"],
        # What is added to each word's part as a dependant stands there in one sum.
        "arc.weight": matrix("arc") * sizes.arc**0.5,
        "arc.bias": np.zeros(sizes.arc, np.float32),
        "arc_head.weight": of["arc.bias"][None],
        "arc_head.bias": of["arc_head.bias"],
    }
    for name in ("norm", *(f"layers.{n}.norm{m}" for n in range(sizes.layers) for m in (1, 2))):
        found |= {f"{name}.{part}": of[f"{name}.{part}"] for part in ("weight", "bias")}
    for number in range(sizes.layers):
        at = f"layers.{number}"
        found[f"{at}.qkv.weight"] = np.concatenate([matrix(f"{at}.{part}") for part in "qkv"])
        found |= {f"{at}.{part}.weight": matrix(f"{at}.{part}") for part in ("out", "up", "down")}
        found |= {f"{at}.{part}.bias": of[f"{at}.{part}.bias"] for part in ("qkv", "up")}
        found[f"{at}.out.bias"], found[f"{at}.down.bias"] = of[f"{at}.norm1.skip"], of[f"{at}.norm2.skip"]
    for name in ("mix_tags", "mix_tree", "mix_acts"):
        found[name] = np.log([2 * float(of[f"{name}.{n}"].item()) for n in range(sizes.layers + 1)]).astype(np.float32)
    for name in ("tag_space", "tree_space", "act_space"):
        found |= {f"{name}.weight": matrix(name), f"{name}.bias": of[f"{name}.bias"]}
    return found | _tags(of, labels, sizes) | _relations(facts, sizes) | _signals(of, matrix("signals.weight"), sizes)


def _tags(of: Arrays, labels: dict[str, list[str]], sizes: Sizes) -> Arrays:
    """Cut the one table of tags, names, starts and degrees up again."""
    ends = np.cumsum([sizes.upos, sizes.xpos, sizes.names])
    tables, biases = np.split(of["tags.weight"].T, ends), np.split(of["tags.bias"].copy(), ends)
    biases[2][labels["names"].index("O")] -= OUTSIDE
    half = sizes.tags
    columns = (slice(half), slice(half), slice(half, None), slice(None))
    found = {}
    for name, table, bias, own in zip(("upos", "xpos", "names", "other"), tables, biases, columns, strict=True):
        found |= {f"{name}.weight": table[:, own], f"{name}.bias": bias}
    return found


def _relations(facts: dict[str, str], sizes: Sizes) -> Arrays:
    rows = np.frombuffer(base64.b64decode(facts["relation_weight"]), np.float32).reshape(3, sizes.label, sizes.rels)
    bias = np.frombuffer(base64.b64decode(facts["relation_bias"]), np.float32)
    found = {f"{name}.weight": part.T for name, part in zip(("rel", "rel_dep", "rel_head"), rows, strict=True)}
    return found | {"rel.bias": bias, "rel_dep.bias": 0 * bias, "rel_head.bias": 0 * bias}


def _signals(of: Arrays, table: np.ndarray, sizes: Sizes) -> Arrays:
    cut = [Network(sizes).signals.out_features]
    found = {}
    for part, whole in (("weight", table), ("bias", of["signals.bias"])):
        found |= {f"{name}.{part}": rows for name, rows in zip(("signals", "links"), np.split(whole, cut), strict=True)}
    return found


def restore(data: bytes) -> tuple[dict[str, torch.Tensor], dict]:
    """Give the weights of a model's network, and what `labels.json` of its run holds."""
    model = onnx.load_from_string(data)
    of = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    facts = {one.key: one.value for one in model.metadata_props}
    labels = json.loads(facts["labels"])
    sizes = Sizes(
        **{name: len(labels[name]) for name in ("upos", "xpos", "rels", "names")},
        arc=of["root.weight"].shape[0],
        label=len(base64.b64decode(facts["relation_weight"])) // (12 * len(labels["rels"])),
        tags=of["tag_space.bias"].shape[0] // 2,
        acts=of["act_space.bias"].shape[0],
        vocabulary=of["words"].shape[0],
        width=of["words"].shape[1],
        layers=sum(name.endswith(".norm1.weight") for name in of),
        attention_heads=next(
            part.i for node in model.graph.node for part in node.attribute if part.name == "num_heads"
        ),
        inner=of["layers.0.up.bias"].shape[0],
        positions=of["places"].shape[0],
    )
    found = {name: torch.from_numpy(np.array(array)) for name, array in weights(of, facts, labels, sizes).items()}
    Network(sizes).load_state_dict(found)
    return found, {**labels, "sizes": vars(sizes)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", type=Path, required=True, help="a model.onnx in 8 bits, as export.py writes it")
    options.add_argument("--run", type=Path, required=True)
    args = options.parse_args()
    network, meta = restore(args.model.read_bytes())
    args.run.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network}, args.run / "final.pt")
    (args.run / "labels.json").write_text(json.dumps(meta))


if __name__ == "__main__":
    main()
