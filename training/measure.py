"""Scores a network on gold words, greedily, while it trains."""

import numpy as np
import torch
from batches import Encoder, onto
from data import Gold, cut, paragraphs
from network import half


@torch.no_grad()
def measure(network, encoder: Encoder, golds: list[Gold], limit: int = 160) -> dict[str, float]:
    """Give UPOS, UAS, LAS in gold sentences, the F1 of sentence starts and Pearson's r of factuality."""
    network.eval()
    rows = [
        encoder.window(run) for pages in paragraphs(golds) for page in pages for run in cut(page, encoder.size, limit)
    ]
    rows.sort(key=lambda row: len(row["ids"]))
    count = right_upos = uas = las = 0
    hit = said = true = 0
    facts, values = [], []
    at = 0
    while at < len(rows):
        group = rows[at : at + max(1, 4000 // len(rows[at]["ids"]))]
        at += len(group)
        batch = onto(encoder.batch(group), network.near.device)
        with half(network.near.device):
            out = network(batch["ids"], batch["codes"], batch["first"], batch["last"])
            sent = batch["sent"]
            same = (sent[:, :, None] == sent[:, None, :]) & (sent >= 0)[:, None, :]
            heads = out["arcs"].float().masked_fill(~same, -1e4).argmax(-1)
            chosen = torch.gather(out["rel_head"], 1, heads[..., None].expand(-1, -1, out["rel_head"].shape[-1]))
            rels = network.relations(out["rel_dep"], chosen).argmax(-1)
        has = batch["heads"] >= 0
        count += int(has.sum())
        right = (heads == batch["heads"]) & has
        uas += int(right.sum())
        las += int((right & (rels == batch["rels"])).sum())
        right_upos += int(((out["upos"].argmax(-1) == batch["upos"]) & has).sum())
        known = batch["bound"] >= 0
        guess = (out["bound"] > 0) & known
        hit += int((guess & (batch["bound"] == 1)).sum())
        said += int(guess.sum())
        true += int((batch["bound"] == 1).sum())
        known = ~batch["facts"].isnan()
        facts += batch["facts"][known].tolist()
        values += out["fact"][known].float().tolist()
    result = {
        "upos": right_upos / count,
        "uas": uas / count,
        "las": las / count,
        "starts": 2 * hit / max(1, said + true),
    }
    if facts:
        result["fact_r"] = float(np.corrcoef(facts, values)[0, 1])
    return {key: round(100 * value, 2) for key, value in result.items()}
