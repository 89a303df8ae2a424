"""Teaches a network, left as it is otherwise, which of the names around an act are its sides', its place's, its time's.

    python training/links.py --shared ../shared --run training/runs/acts7 --run training/runs/acts8 \
        --out training/runs/linked

Reads the annotated articles with the network and learns, for each linked field of an entry, to choose among the values
that reading offers as `weigh.py` does, but from the network's own states of the words that name them. With
`--folds` it learns five times, each time kept from a fifth of the articles (`records.fold`), into OUT0 to OUT4.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import fields  # noqa: E402
from batches import onto  # noqa: E402
from learner import load  # noqa: E402
from network import Network  # noqa: E402
from pairing import Read, parsed, scorer  # noqa: E402
from records import FOLDS, fold  # noqa: E402

from dragoman import catalogue as who_is_who  # noqa: E402
from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.words import words  # noqa: E402
from dragoman.reading.links import MOST  # noqa: E402
from dragoman.shapes.signals import LINK_RANK, LINKED, PARTS, SPOKEN  # noqa: E402
from export import onnx  # noqa: E402

PASSES, SIZE, PEAK, DECAY, DROP = 10, 64, 3e-3, 0.05, 0.3


class Choice(NamedTuple):
    """A choice among named values, none as the last; words are rows of states."""

    asking: int
    """The word that tells the act."""
    named: list[list[int]]
    """The words that name each value."""
    right: list[bool]
    """Whether each value, then none, is right."""


Place = tuple[int, int]
"""An article, and where a word of it begins."""
Told = dict[str, list[tuple[Place, list[list[Place]], list[bool]]]]
"""The choices of each field."""
HELD: list[Any] = []
"""What the processes that are forked from this one share."""


Row = tuple[int, str, Choice]
"""The fold of a choice's article, its field, and the choice."""


def ask(number: int) -> Told:
    """Give the choices of an article, in a process of its own."""
    reads, score, catalogue = HELD
    parse = reads[number][2]
    found: Told = defaultdict(list)

    def at(word: tuple[int, int]) -> Place:
        return number, parse.sentences[word[0]].tokens[word[1]].start

    for field, draft, question, right in fields.asked(reads[number], LINKED, score=score, catalogue=catalogue):
        named = [place for place, of in enumerate(question.words) if of]
        chosen = [right[place] for place in (*named, -1)]
        if any(chosen) and not all(chosen):
            names = [[at(word) for word in question.words[place][:MOST]] for place in named]
            found[field].append((at((draft.sentence, draft.index)), names, chosen))
    return dict(found)


@torch.no_grad()
def states(network: Network, reads: Sequence[Read]) -> tuple[torch.Tensor, dict[Place, int]]:
    """Give what the parts in acts of all words are told from, and which row is whose."""
    network.eval()
    rows: acts.Group = []
    starts = []
    for number, (article, _, _) in enumerate(reads):
        of = words(article.text)
        starts.append([word.start for word in of])
        rows += [(number, row) for row in acts.rows(of, list(range(len(of))), pieces=pieces())]
    found, places = [], dict[Place, int]()
    for group in acts.grouped(rows, 4000):
        given = onto(acts.batch(group), network.near.device)
        seen = (given["codes"], given["first"], given["last"])
        told_from = network.telling(network.encode(given["ids"], given["codes"]), *seen).half().cpu()
        for row, (number, window) in enumerate(group):
            for word in window["words"]:
                places[number, starts[number][word]] = len(places)
            found.append(told_from[row, : len(window["words"])])
    return torch.cat(found), places


class Links(nn.Module):
    """What is learnt: the rows of `Network.links`, for one field after another."""

    def __init__(self, width: int) -> None:
        super().__init__()
        ends = [PARTS[part].stop - SPOKEN for part in ("link_asks", "link_offers", "link_any", "link_none")]
        self.parts = [slice(*pair) for pair in zip([0, *ends], ends, strict=False)]
        self.rows = nn.Linear(width, ends[-1])
        self.drop = nn.Dropout(DROP)

    def forward(self, given: torch.Tensor, choices: Sequence[Choice], place: int) -> torch.Tensor:
        """Give (choices, most values and none): the scores of one field, far below nought where there is no value."""
        own = slice(place * LINK_RANK, (place + 1) * LINK_RANK)
        weights = [self.rows.weight[part] for part in self.parts]
        biases = [self.rows.bias[part] for part in self.parts]
        asking = self.drop(given[[choice.asking for choice in choices]].float())
        at = [(n, m, word) for n, choice in enumerate(choices) for m, of in enumerate(choice.named) for word in of]
        choice, value, word = torch.tensor(at).T
        naming = self.drop(given[word].float())
        asks = F.linear(asking, weights[0][own], biases[0][own])
        offers = F.linear(naming, weights[1][own], biases[1][own])
        scores = (asks[choice] * offers).sum(1) + naming @ weights[2][place] + biases[2][place]
        wide = max(len(one.named) for one in choices) + 1
        table = scores.new_full((len(choices) * wide,), -1e4)
        table = table.scatter_reduce(0, choice * wide + value, scores, "amax").view(len(choices), wide)
        none = asking @ weights[3][place] + biases[3][place]
        # None is the last of each row: it moves to where all rows have it.
        return torch.cat([table[:, :-1], none[:, None]], 1)


def loss(scores: torch.Tensor, choices: Sequence[Choice]) -> torch.Tensor:
    """Give how unlikely the right values of choices are."""
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, choice in enumerate(choices):
        right[row, : len(choice.named)] = torch.tensor(choice.right[:-1])
        right[row, -1] = choice.right[-1]
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()


def batches(choices: list[Choice], seed: int) -> Iterator[list[Choice]]:
    """Give all choices once, shuffled."""
    order = np.random.default_rng(seed).permutation(len(choices))
    for start in range(0, len(order), SIZE):
        yield [choices[number] for number in order[start : start + SIZE]]


def learn(given: torch.Tensor, choices: dict[str, list[Choice]]) -> nn.Linear:
    """Learn the links of all fields."""
    torch.manual_seed(7)
    links = Links(given.shape[1])
    steps = PASSES * sum(-(-len(rows) // SIZE) for rows in choices.values())
    adam = torch.optim.AdamW(links.parameters(), lr=PEAK, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(adam, PEAK, total_steps=steps, pct_start=0.1)
    for number in range(PASSES):
        total = 0.0
        # By turns: the rates fall for all fields alike.
        queues = [(LINKED.index(field), batches(rows, number)) for field, rows in choices.items()]
        while queues:
            place, queue = queues.pop(0)
            rows = next(queue, None)
            if rows is None:
                continue
            queues.append((place, queue))
            adam.zero_grad()
            one = loss(links(given, rows, place), rows)
            one.backward()
            nn.utils.clip_grad_norm_(links.parameters(), 1.0)
            adam.step()
            rates.step()
            total += one.item()
        print({"pass": number + 1, "loss": round(total * PASSES / steps, 3)}, flush=True)
    return links.rows


@torch.no_grad()
def right(rows: nn.Linear, given: torch.Tensor, choices: list[Row], held: int | None) -> dict[str, float]:
    """Give in percent how often each field's likeliest value is right, on the articles held out or on all."""
    links = Links(given.shape[1]).eval()
    links.rows = rows
    found = {}
    for place, field in enumerate(LINKED):
        of = [one for number, name, one in choices if name == field and held in (None, number)]
        hits = []
        for start in range(0, len(of), SIZE):
            some = of[start : start + SIZE]
            for choice, scores in zip(some, links(given, some, place), strict=True):
                best = int(torch.cat([scores[: len(choice.named)], scores[-1:]]).argmax())
                hits.append(choice.right[best])
        if hits:
            found[field] = round(100 * float(np.mean(hits)), 1)
    return found


def read(
    network: Network, meta: dict[str, Any], shared: Path
) -> tuple[list[Read], list[Told], torch.Tensor, dict[Place, int]]:
    """Read the annotated articles with a network: the choices of each, its words' states, and which row is whose."""
    for weight in network.links.parameters():
        nn.init.zeros_(weight)
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model.onnx"
        model.write_bytes(onnx(network.state_dict(), meta))
        reads = parsed(shared, [model])
    HELD.extend([reads, scorer(shared), who_is_who.load()])
    with get_context("fork").Pool() as pool:
        found = pool.map(ask, range(len(reads)), chunksize=20)
    return reads, found, *states(network, reads)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/ corpora/ score/")
    options.add_argument("--run", type=Path, action="append", required=True, help="several: their mean")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument(
        "--folds", action="store_true", help="learn five times, each kept from a fifth of the articles"
    )
    args = options.parse_args()
    network, _ = load(*args.run)
    meta = json.loads((args.run[0] / "labels.json").read_text())
    reads, found, given, places = read(network, meta, args.shared)
    rows = [
        (fold(article.id), field, Choice(places[at], [[places[one] for one in of] for of in named], right))
        for (article, _, _), of_article in zip(reads, found, strict=True)
        for field, of_field in of_article.items()
        for at, named, right in of_field
    ]
    if not rows:
        sys.exit(f"{args.shared} has no article whose record reading meets: nothing to learn links from")
    for held in range(FOLDS) if args.folds else (None,):
        taught = {field: [one for number, of, one in rows if of == field and number != held] for field in LINKED}
        links = learn(given, taught)
        print({"held": held, "right": right(links, given, rows, held)}, flush=True)
        network.links.load_state_dict(links.state_dict())
        out = args.out if held is None else args.out.with_name(f"{args.out.name}{held}")
        out.mkdir(parents=True, exist_ok=True)
        torch.save({"network": network.state_dict()}, out / "final.pt")
        (out / "labels.json").write_text(json.dumps(meta))


if __name__ == "__main__":
    main()
