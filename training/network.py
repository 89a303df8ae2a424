"""The network: a small BERT encoder, word vectors, heads for tags, names, sentence starts, factuality and the tree."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
from torch import nn
from torch.nn import functional as F

from dragoman.language.shape import CODES
from dragoman.shapes import signals

FAR = 24
"""Distances between words beyond this count as equal."""


@dataclass
class Sizes:
    upos: int
    xpos: int
    rels: int
    names: int
    arc: int = 384
    label: int = 256
    tags: int = 256
    acts: int = 256
    codes: int = CODES
    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512


TELLING = ("mix_acts", "act_space.", "signals.", "links.")
"""How the names of the weights begin that tell words' parts in acts."""


class Drop(nn.Module):
    """Dropout whose mask is cut from a pool of random numbers: drawing new ones took a sixth of the training time."""

    pools: ClassVar[dict[tuple[float, torch.device], torch.Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or not self.rate:
            return x
        if (self.rate, x.device) not in self.pools:
            drawn = (torch.rand(1 << 24) >= self.rate).float() / (1 - self.rate)
            self.pools[self.rate, x.device] = drawn.bfloat16().to(x.device)
        pool, count = self.pools[self.rate, x.device], x.numel()
        at = int(torch.randint(0, len(pool) - count, (1,)))
        return x * pool[at : at + count].view(x.shape).to(x.dtype)


def half(device: torch.device) -> torch.autocast:
    """Reckon in 16 bits, but for processors that have no such arithmetic: there it takes twenty times longer."""
    able = device.type != "cpu" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(device.type, torch.bfloat16, enabled=able)


SMOKE = {"arc": 16, "label": 16, "tags": 16, "width": 48, "layers": 2, "attention_heads": 4, "inner": 64}
"""Sizes of a network that only shows that everything runs."""


class Layer(nn.Module):
    def __init__(self, sizes: Sizes, drop: float) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.attention_heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, sizes.inner)
        self.down = nn.Linear(sizes.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop(drop)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, length, width = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)
        mixed = torch.softmax(scores + bias.to(scores.dtype), -1) @ v
        mixed = mixed.transpose(1, 2).reshape(rows, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    def __init__(self, sizes: Sizes, drop: float = 0.1, head_drop: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        width = sizes.width
        self.words = nn.Embedding(sizes.vocabulary, width)
        self.places = nn.Embedding(sizes.positions, width)
        self.codes = nn.Embedding(sizes.codes, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, drop) for _ in range(sizes.layers))
        self.drop = Drop(drop)
        self.mix_tags = nn.Parameter(torch.zeros(sizes.layers + 1))
        self.mix_tree = nn.Parameter(torch.zeros(sizes.layers + 1))
        self.head_codes = nn.Embedding(sizes.codes, 32)
        self.head_drop = Drop(head_drop)
        self.tag_space = nn.Linear(width + 32, 2 * sizes.tags)
        self.upos = nn.Linear(sizes.tags, sizes.upos)
        self.xpos = nn.Linear(sizes.tags, sizes.xpos)
        self.names = nn.Linear(sizes.tags, sizes.names)
        self.other = nn.Linear(2 * sizes.tags, 2)  # sentence start, factuality
        self.tree_space = nn.Linear(width + 32 + 2 * sizes.tags, 2 * sizes.arc + 2 * sizes.label)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.arc_head = nn.Linear(sizes.arc, 1)
        self.root = nn.Linear(sizes.arc, 1)
        self.near = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.mix_acts = nn.Parameter(torch.zeros(sizes.layers + 1))
        self.act_space = nn.Linear(width + 32, sizes.acts)
        self.signals = nn.Linear(sizes.acts, signals.SPOKEN)
        self.links = nn.Linear(sizes.acts, signals.WIDTH - signals.SPOKEN)
        self.rel = nn.Linear(sizes.label, sizes.rels)
        self.rel_dep = nn.Linear(sizes.label, sizes.rels)
        self.rel_head = nn.Linear(sizes.label, sizes.rels)
        for table in (self.codes, self.head_codes):
            nn.init.normal_(table.weight, std=0.02)

    def load_encoder(self, folder: Path) -> None:
        """Take the pre-trained weights from a folder that holds `model.safetensors` of a BERT."""
        from safetensors.torch import load_file

        config = json.loads((folder / "config.json").read_text())
        assert config["hidden_size"] == self.sizes.width and config["num_hidden_layers"] == self.sizes.layers
        given = {key.removeprefix("bert."): value for key, value in load_file(folder / "model.safetensors").items()}
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(
                given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
            )
            self._copy(self.norm, given, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}"
                parts = [f"{at}.attention.self.{name}" for name in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([given[part + ".weight"] for part in parts]))
                layer.qkv.bias.copy_(torch.cat([given[part + ".bias"] for part in parts]))
                self._copy(layer.out, given, f"{at}.attention.output.dense")
                self._copy(layer.norm1, given, f"{at}.attention.output.LayerNorm")
                self._copy(layer.up, given, f"{at}.intermediate.dense")
                self._copy(layer.down, given, f"{at}.output.dense")
                self._copy(layer.norm2, given, f"{at}.output.LayerNorm")

    @staticmethod
    def _copy(module: nn.Module, given: dict, name: str) -> None:
        module.weight.copy_(given[name + ".weight"])
        module.bias.copy_(given[name + ".bias"])

    def encode(self, ids: torch.Tensor, codes: torch.Tensor) -> list[torch.Tensor]:
        bias = ((ids == 0).to(self.places.weight.dtype) * -30000.0)[:, None, None, :]
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.codes(codes)
        x = self.drop(self.norm(x))
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def mix(
        self, states: list[torch.Tensor], weights: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> torch.Tensor:
        shares = torch.softmax(weights, 0)
        mixed = sum(share * state for share, state in zip(shares, states, strict=True))
        wide = mixed.shape[-1]
        take = [torch.gather(mixed, 1, at[..., None].expand(-1, -1, wide)) for at in (first, last)]
        return (take[0] + take[1]) * 0.5

    def forward(
        self,
        ids: torch.Tensor,
        codes: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
        states: list[torch.Tensor] | None = None,
    ) -> dict[str, torch.Tensor]:
        """Score tags, names, sentence starts, factuality and trees; `states` are the encoder's, if known already."""
        states = states or self.encode(ids, codes)
        case = self.head_codes(torch.gather(codes, 1, first))
        tag_in = self.head_drop(torch.cat([self.mix(states, self.mix_tags, first, last), case], -1))
        tags = self.head_drop(F.leaky_relu(self.tag_space(tag_in), 0.1))
        left, right = tags.split(self.sizes.tags, -1)
        tree_in = torch.cat([self.head_drop(self.mix(states, self.mix_tree, first, last)), case, tags], -1)
        space = self.head_drop(F.leaky_relu(self.tree_space(tree_in), 0.1))
        a, b = self.sizes.arc, self.sizes.label
        arc_dep, arc_head, rel_dep, rel_head = space.split([a, a, b, b], -1)
        arcs = self.arc(arc_dep) @ arc_head.transpose(1, 2) * a**-0.5
        arcs = arcs + self.arc_head(arc_head).transpose(1, 2) + self.distance(arcs.shape[1])
        root = self.root(arc_dep)
        eye = torch.eye(arcs.shape[1], dtype=arcs.dtype, device=arcs.device)
        arcs = arcs * (1 - eye) + root * eye
        other = self.other(tags)
        return {
            "upos": self.upos(left),
            "xpos": self.xpos(left),
            "names": self.names(right),
            "bound": other[..., 0],
            "fact": other[..., 1],
            "arcs": arcs,
            "rel_dep": rel_dep,
            "rel_head": rel_head,
        }

    def tell(
        self, states: list[torch.Tensor], codes: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> torch.Tensor:
        """Say each word's part in acts (`shapes.signals`), in 32 bits; `states` are the encoder's."""
        told = self.telling(states, codes, first, last)
        return torch.cat([self.signals(told), self.links(told)], -1).float()

    def telling(
        self, states: list[torch.Tensor], codes: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> torch.Tensor:
        """Give what a word's part in acts is told from."""
        case = self.head_codes(torch.gather(codes, 1, first))
        told = self.drop(torch.cat([self.mix(states, self.mix_acts, first, last), case], -1))
        return self.head_drop(F.leaky_relu(self.act_space(told), 0.1))

    def distance(self, length: int) -> torch.Tensor:
        at = torch.arange(length, device=self.near.device)
        return self.near[(at[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR]

    def relations(self, rel_dep: torch.Tensor, rel_head: torch.Tensor) -> torch.Tensor:
        """Score the relations between words and their chosen heads, both (…, label)."""
        return self.rel(rel_dep * rel_head) + self.rel_dep(rel_dep) + self.rel_head(rel_head)


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Give the mean of the weights of networks that began alike."""
    return {name: torch.stack([one[name].float() for one in states]).mean(0) for name in states[0]}


def loss(network: Network, batch: dict[str, torch.Tensor], smooth: float = 0.03) -> dict[str, torch.Tensor]:
    """Give each head's loss on a batch."""
    out = network(batch["ids"], batch["codes"], batch["first"], batch["last"])
    sent, heads = batch["sent"], batch["heads"]
    same = (sent[:, :, None] == sent[:, None, :]) & (sent >= 0)[:, None, :]
    arcs = out["arcs"].float().masked_fill(~same, -1e4)
    has = heads >= 0
    losses = {"arc": F.cross_entropy(arcs[has], heads[has]) if has.any() else arcs.sum() * 0}
    to = heads.clamp(min=0)
    chosen = torch.gather(out["rel_head"], 1, to[..., None].expand(-1, -1, out["rel_head"].shape[-1]))
    rels = network.relations(out["rel_dep"][has], chosen[has]).float()
    losses["rel"] = F.cross_entropy(rels, batch["rels"][has], label_smoothing=smooth) if has.any() else rels.sum() * 0
    for key in ("upos", "xpos"):
        known = batch[key] >= 0
        losses[key] = (
            F.cross_entropy(out[key][known].float(), batch[key][known], label_smoothing=smooth)
            if known.any()
            else arcs.sum() * 0
        )
    known = batch["bound"] >= 0
    losses["bound"] = F.binary_cross_entropy_with_logits(out["bound"][known].float(), batch["bound"][known].float())
    names = out["names"].float()
    share = torch.logsumexp(names.masked_fill(~batch["names"], -1e4), -1) - torch.logsumexp(names, -1)
    known = ~batch["names"].all(-1)
    losses["names"] = -share[known].mean() if known.any() else names.sum() * 0
    known = ~batch["facts"].isnan()
    losses["fact"] = (
        F.smooth_l1_loss(out["fact"][known].float(), batch["facts"][known]) if known.any() else names.sum() * 0
    )
    return losses


def weighed(losses: dict[str, torch.Tensor], weights: dict[str, float]) -> torch.Tensor:
    """Add up the losses of parts, each by its weight."""
    return sum((weights[part] * value for part, value in losses.items()), torch.zeros(()))


WEIGHTS = {"arc": 1.0, "rel": 1.0, "upos": 0.5, "xpos": 0.5, "bound": 1.5, "names": 1.6, "fact": 0.2}
