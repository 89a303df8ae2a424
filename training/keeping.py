"""Keeping: a network that learns acts is held to what it said of trees, tags and names before.

What it says of news goes where no treebank goes, so the text that teaches acts is what it is held to it on.
"""

import torch
from network import Network
from torch.nn import functional as F


@torch.no_grad()
def says(before: Network, given: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give what the network said of a batch: shares of heads, tags and names, relations to the likeliest head."""
    return shares(before, before(given["ids"], given["codes"], given["first"], given["last"]), given["first"] > 0)


def shares(before: Network, out: dict[str, torch.Tensor], real: torch.Tensor) -> dict[str, torch.Tensor]:
    """Make shares of scores; `real` are the words of a batch."""
    arcs = out["arcs"].float().masked_fill(~real[:, None, :], -1e4)
    heads = arcs.argmax(-1)
    return {
        "real": real,
        "heads": heads,
        "arc": torch.softmax(arcs, -1)[real],
        "rel": torch.softmax(before.relations(*_ends(out, heads, real)).float(), -1),
        **{name: torch.softmax(out[name].float(), -1)[real] for name in ("upos", "xpos", "names")},
        "bound": torch.sigmoid(out["bound"].float())[real],
        "fact": out["fact"].float()[real],
    }


def losses(network: Network, out: dict[str, torch.Tensor], said: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give how far what the network says is from what was said before, part by part."""
    real = said["real"]
    arcs = out["arcs"].float().masked_fill(~real[:, None, :], -1e4)
    return {
        "arc": _apart(arcs[real], said["arc"]),
        "rel": _apart(network.relations(*_ends(out, said["heads"], real)).float(), said["rel"]),
        **{name: _apart(out[name].float()[real], said[name]) for name in ("upos", "xpos", "names")},
        "bound": F.binary_cross_entropy_with_logits(out["bound"].float()[real], said["bound"]),
        "fact": F.smooth_l1_loss(out["fact"].float()[real], said["fact"]),
    }


def _ends(out: dict[str, torch.Tensor], heads: torch.Tensor, real: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    above = torch.gather(out["rel_head"], 1, heads[..., None].expand(-1, -1, out["rel_head"].shape[-1]))
    return out["rel_dep"][real], above[real]


def _apart(scores: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
    return F.kl_div(F.log_softmax(scores, -1), shares, reduction="batchmean")
