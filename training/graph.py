"""Writes the trained network as an ONNX graph in 8 bits, with one activation scale a row.

A row's scale depends on that row alone, so that a text parses the same alone and in any batch. Heads run on the words
alone, without the padding; the two index inputs say where a word's first and last piece are.
"""

import base64
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"


class Builder:
    def __init__(self, *, quantise: bool = True) -> None:
        self.nodes, self.initialisers, self.count, self.quantise = [], [], 0, quantise
        self.rows: dict[str, tuple[str, str]] = {}

    def constant(self, array: np.ndarray, name: str) -> str:
        self.initialisers.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: list[str], *, domain: str = "", name: str = "", **attributes) -> str:
        self.count += 1
        out = name or f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [out], domain=domain, **attributes))
        return out

    def row_scaled(self, x: str) -> tuple[str, str]:
        """Quantise each row of x by its own largest value; give the bytes and the rows' scales."""
        if x not in self.rows:
            top = self.node("ReduceMax", [self.node("Abs", [x])], axes=[-1], keepdims=1)
            top = self.node("Max", [top, "tiny"])
            self.rows[x] = (self.node("QuantizeLinear", [self.node("Div", [x, top]), "step", "middle"]), top)
        return self.rows[x]

    def matmul(self, x: str, weight: np.ndarray, name: str) -> str:
        """Multiply rows by a weight (in, out), without bias."""
        if not self.quantise:
            return self.node("MatMul", [x, self.constant(weight.astype(np.float32), name)])
        scale = np.maximum(np.abs(weight).max(0), 1e-9) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        rows, top = self.row_scaled(x)
        parts = [
            rows,
            self.constant(whole, name),
            "step",
            self.constant(scale.astype(np.float32), name + ".scale"),
            "middle",
            self.constant(np.zeros(len(scale), np.int8), name + ".zero"),
        ]
        return self.node("Mul", [self.node("MatMulIntegerToFloat", parts, domain=MICROSOFT), top])


def build(
    weights: dict[str, np.ndarray], sizes: dict, labels: dict, *, quantise: bool = True, extra: dict | None = None
) -> onnx.ModelProto:
    b = Builder(quantise=quantise)
    w = weights
    width = sizes["width"]
    (
        b.constant(np.float32(1 / 127), "step"),
        b.constant(np.array(128, np.uint8), "middle"),
        b.constant(np.float32(1e-9), "tiny"),
    )
    b.constant(np.array([-1, width], np.int64), "flat")
    x = embeddings(b, w, sizes)
    states = [x]
    for number in range(sizes["layers"]):
        x = layer(b, w, f"layers.{number}", x, sizes)
        states.append(x)
    tags, tree, acts = (pooled(b, w, states, kind) for kind in ("mix_tags", "mix_tree", "mix_acts"))
    heads(b, w, sizes, tags, tree, acts)
    inputs = [("ids", "bp"), ("codes", "bp"), ("first", "n"), ("last", "n"), ("cells", "bw")]
    outputs = [("tags", ["n", "t"]), ("root", ["n", 1]), ("rels", ["n", "s"]), ("arcs", ["b", "w", "w"])]
    outputs.append(("signals", ["n", "k"]))
    graph = helper.make_graph(
        b.nodes,
        "dragoman",
        [helper.make_tensor_value_info(name, TensorProto.INT64, list(shape)) for name, shape in inputs],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [d if isinstance(d, str) else None for d in shape])
            for name, shape in outputs
        ],
        b.initialisers,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=8
    )
    rel = np.concatenate([w["rel.weight"].T, w["rel_dep.weight"].T, w["rel_head.weight"].T]).astype(np.float32)
    bias = (w["rel.bias"] + w["rel_dep.bias"] + w["rel_head.bias"]).astype(np.float32)
    facts = {
        "labels": json.dumps(labels),
        "relation_weight": base64.b64encode(rel.tobytes()).decode(),
        "relation_bias": base64.b64encode(bias.tobytes()).decode(),
        "near": base64.b64encode(w["near"].astype(np.float32).tobytes()).decode(),
        "format": "1",
        **(extra or {}),
    }
    for key, value in facts.items():
        model.metadata_props.add(key=key, value=value)
    return model


def embeddings(b: Builder, w: dict[str, np.ndarray], sizes: dict) -> str:
    table = w["words.weight"]
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    b.constant(np.round(table / scale).astype(np.int8), "words")
    b.constant(scale.astype(np.float16), "words.scale")
    b.constant(w["places.weight"].astype(np.float32), "places")
    b.constant(w["codes.weight"].astype(np.float32), "codes.table")
    whole = b.node("Cast", [b.node("Gather", ["words", "ids"])], to=TensorProto.FLOAT)
    word = b.node("Mul", [whole, b.node("Cast", [b.node("Gather", ["words.scale", "ids"])], to=TensorProto.FLOAT)])
    length = b.node("Gather", [b.node("Shape", ["ids"]), b.constant(np.int64([1]), "one")], axis=0)
    place = b.node("Slice", ["places", b.constant(np.int64([0]), "zero"), length, "zero"])
    x = b.node("Add", [b.node("Add", [word, place]), b.node("Gather", ["codes.table", "codes"])])
    b.node("Cast", [b.node("Greater", ["ids", b.constant(np.int64(0), "nil")])], to=TensorProto.INT32, name="mask")
    return norm(b, w, "norm", x)


def norm(b: Builder, w: dict[str, np.ndarray], name: str, x: str) -> str:
    """Normalise rows, spelt out: the runtime's own operator is three times slower on a CPU."""
    centred = b.node("Sub", [x, b.node("ReduceMean", [x], axes=[-1], keepdims=1)])
    spread = b.node("ReduceMean", [b.node("Mul", [centred, centred])], axes=[-1], keepdims=1)
    scale = b.node("Reciprocal", [b.node("Sqrt", [b.node("Max", [spread, "tiny"])])])
    scaled = b.node("Mul", [b.node("Mul", [centred, scale]), b.constant(w[name + ".weight"], name + ".weight")])
    return b.node("Add", [scaled, b.constant(w[name + ".bias"], name + ".bias")])


def add_norm(b: Builder, w: dict[str, np.ndarray], name: str, x: str, y: str, bias: np.ndarray) -> str:
    total = b.node("Add", [b.node("Add", [y, b.constant(bias, name + ".skip")]), x])
    return norm(b, w, name, total)


def layer(b: Builder, w: dict[str, np.ndarray], name: str, x: str, sizes: dict) -> str:
    width = sizes["width"]
    parts = [
        b.matmul(x, w[name + ".qkv.weight"][n * width : (n + 1) * width].T, f"{name}.{part}")
        for n, part in enumerate("qkv")
    ]
    bias = b.constant(w[name + ".qkv.bias"], name + ".qkv.bias")
    mixed = b.node("MultiHeadAttention", [*parts, bias, "mask"], domain=MICROSOFT, num_heads=sizes["attention_heads"])
    x = add_norm(
        b, w, name + ".norm1", x, b.matmul(mixed, w[name + ".out.weight"].T, name + ".out"), w[name + ".out.bias"]
    )
    up = b.matmul(x, w[name + ".up.weight"].T, name + ".up")
    up = b.node("BiasGelu", [up, b.constant(w[name + ".up.bias"], name + ".up.bias")], domain=MICROSOFT)
    return add_norm(
        b, w, name + ".norm2", x, b.matmul(up, w[name + ".down.weight"].T, name + ".down"), w[name + ".down.bias"]
    )


def pooled(b: Builder, w: dict[str, np.ndarray], states: list[str], kind: str) -> str:
    """Mix the layers and give each word the mean of its first and last piece."""
    shares = np.exp(w[kind] - w[kind].max())
    shares = shares / shares.sum() * 0.5
    total = ""
    for number, (state, share) in enumerate(zip(states, shares, strict=True)):
        part = b.node("Mul", [state, b.constant(np.float32(share), f"{kind}.{number}")])
        total = b.node("Add", [total, part]) if total else part
    flat = b.node("Reshape", [total, "flat"])
    return b.node("Add", [b.node("Gather", [flat, "first"]), b.node("Gather", [flat, "last"])])


def heads(b: Builder, w: dict[str, np.ndarray], sizes: dict, tags: str, tree: str, acts: str) -> None:
    b.constant(w["head_codes.weight"].astype(np.float32), "head_codes")
    code = b.node("Gather", [b.node("Reshape", ["codes", b.constant(np.int64([-1]), "all")]), "first"])
    case = b.node("Gather", ["head_codes", code])
    space = dense(b, w, "tag_space", b.node("Concat", [tags, case], axis=-1))
    half, rest = sizes["tags"], np.zeros
    parts = [w["upos.weight"], w["xpos.weight"], w["names.weight"], w["other.weight"]]
    table = [np.hstack([p, rest((len(p), half))]) for p in parts[:2]] + [
        np.hstack([rest((len(parts[2]), half)), parts[2]]),
        parts[3],
    ]
    bias = np.concatenate([w[f"{name}.bias"] for name in ("upos", "xpos", "names", "other")])
    b.node(
        "Gemm",
        [space, b.constant(np.vstack(table).T.astype(np.float32), "tags.weight"), b.constant(bias, "tags.bias")],
        name="tags",
    )
    shared = dense(b, w, "tree_space", b.node("Concat", [tree, case, space], axis=-1))
    a, lab = sizes["arc"], sizes["label"]
    parts_of = []
    for start, end in ((0, a), (a, 2 * a), (2 * a, 2 * a + 2 * lab)):
        at = [b.constant(np.int64([v]), f"cut{start}.{v}.{n}") for n, v in enumerate((start, end, 1))]
        name = "rels" if start == 2 * a else ""
        parts_of.append(b.node("Slice", [shared, at[0], at[1], at[2]], name=name))
    dep, head, _ = parts_of
    bias = w["root.bias"]
    b.node("Gemm", [dep, b.constant(w["root.weight"].T, "root.weight"), b.constant(bias, "root.bias")], name="root")
    scale = np.float32(a**-0.5)
    to = b.matmul(dep, w["arc.weight"].T * scale, "arc")
    to = b.node(
        "Add", [to, b.constant((w["arc.bias"] * scale + w["arc_head.weight"][0]).astype(np.float32), "arc.bias")]
    )
    rows, columns = (b.node("Gather", [side, "cells"]) for side in (to, head))
    scores = b.node("MatMul", [rows, b.node("Transpose", [columns], perm=[0, 2, 1])])
    b.node("Add", [scores, b.constant(w["arc_head.bias"].astype(np.float32), "arc_head.bias")], name="arcs")
    parts_in_acts(b, w, b.node("Concat", [acts, case], axis=-1))


def parts_in_acts(b: Builder, w: dict[str, np.ndarray], x: str) -> None:
    told = dense(b, w, "act_space", x)
    weight, bias = (np.concatenate([w[f"signals.{part}"], w[f"links.{part}"]]) for part in ("weight", "bias"))
    rows = b.matmul(told, weight.T, "signals.weight")
    b.node("Add", [rows, b.constant(bias.astype(np.float32), "signals.bias")], name="signals")


def dense(b: Builder, w: dict[str, np.ndarray], name: str, x: str) -> str:
    y = b.node("Add", [b.matmul(x, w[name + ".weight"].T, name), b.constant(w[name + ".bias"], name + ".bias")])
    return b.node("LeakyRelu", [y], alpha=0.1)
