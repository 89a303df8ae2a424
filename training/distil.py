"""Teaches a parser, on news that nobody annotated, to say of acts what a network says that learnt from the records.

    python training/distil.py --shared ../shared --base training/runs/full --teacher training/runs/acts7 \
        --teacher training/runs/acts8 --run training/runs/pupil

A network hardly errs on articles that it was taught; weights that are learnt upon what it says there would trust it
too much. The pupil never saw an annotated article, so that it errs on each of them as on any other, and all of them
serve to learn weights from. It also learns its teacher's trees, tags and names. Of several teachers it learns from the
one whose weights are their mean. Started again, it goes on after the last whole pass.
"""

import argparse
import random
import sys
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import elders  # noqa: E402
import keeping  # noqa: E402
from acts import Group  # noqa: E402
from learner import Batch, Learner, Log, finish, load, options, read  # noqa: E402
from memory import kept  # noqa: E402
from network import TELLING, half  # noqa: E402
from telling import CONTENT, NAMING  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from dragoman.shapes.signals import PARTS  # noqa: E402

TELLS = 0.2
"""How likely a word tells an act for its parties to be learnt."""


class Pupil(Learner):
    """Learns what its teacher says."""

    def __init__(self, args: argparse.Namespace) -> None:
        super().__init__(args)
        self.rows = kept(args.rows, lambda: elders.unread(args.shared))
        upos = self.encoder.labels.upos
        self.content, self.naming = (
            torch.tensor([name in names for name in upos], device=args.device) for names in (CONTENT, NAMING)
        )

    def begin(self) -> None:
        self.teacher = load(*self.args.teacher)[0].to(self.args.device)
        self.teacher.eval().requires_grad_(False)
        # What tells parts in acts starts from the teacher's: it says the same of other states of the encoder.
        told = {name: value for name, value in self.teacher.state_dict().items() if name.startswith(TELLING)}
        self.network.load_state_dict(told, strict=False)

    def groups(self, rng: random.Random) -> list[Group]:
        """Cut the news into batches."""
        return acts.grouped(list(enumerate(self.rows)), self.args.size, rng)

    def learn(self, given: Batch) -> None:
        whole, hidden = self.seen(given)
        with half(self.args.device):
            said, trees = self.says(whole)
        self.descend(hidden, trees, lambda told: {**elders.losses(told, said), "roles": roles(told, said)})

    @torch.no_grad()
    def says(self, given: Batch) -> tuple[Batch, Batch]:
        """Give what the teacher says of a batch: of the words that may tell acts, and of trees, tags and names."""
        states = self.teacher.encode(given["ids"], given["codes"])
        out = self.teacher(given["ids"], given["codes"], given["first"], given["last"], states)
        told = self.teacher.tell(states, given["codes"], given["first"], given["last"])
        upos, real = out["upos"].argmax(-1), given["first"] > 0
        tells = self.content[upos] & real
        rows = told[tells]
        said = {part: torch.softmax(rows[:, PARTS[part]], 1) for part in elders.SHARES}
        chance = torch.zeros_like(real, dtype=rows.dtype)
        chance[tells] = 1 - said["types"][:, 0]
        pairs = (chance > TELLS)[:, :, None] & (self.naming[upos] & real)[:, None, :]
        pairs &= ~torch.eye(pairs.shape[1], dtype=torch.bool, device=pairs.device)
        to = pairs.nonzero()
        found = {
            "at": tells.nonzero(),
            "sides": torch.sigmoid(rows[:, PARTS["sides"]]),
            "pairs": to,
            "counts": chance[to[:, 0], to[:, 1]],
            "roles": torch.softmax(sides(told, to), 1),
        }
        return {**said, **found}, keeping.shares(self.teacher, out, real)


def sides(told: torch.Tensor, pairs: torch.Tensor) -> torch.Tensor:
    """Score which side of what a word tells another is, for pairs of words: window, one, other."""
    row, word, other = pairs.T
    return acts.role_scores(told[row, word], told[row, other])


def roles(told: torch.Tensor, given: Batch) -> torch.Tensor:
    """Give how far the parts of words in acts are from what was said of them."""
    apart = -(given["roles"] * F.log_softmax(sides(told, given["pairs"]), 1)).sum(1)
    return (apart * given["counts"]).sum() / given["counts"].sum().clamp(min=1e-6)


def main() -> None:
    parser = options(__doc__, passes=6, every=3, rate=1e-3, keep=1.5)
    parser.add_argument("--teacher", type=Path, action="append", required=True, help="a run of train_acts.py")
    parser.add_argument("--rows", type=Path, help="file that holds the windows as read here; made if missing")
    args = read(parser)
    log = Log(args)
    pupil = Pupil(args)
    log.tell({"windows": len(pupil.rows), "pieces": sum(len(row["ids"]) for row in pupil.rows)})
    while pupil.state["pass"] < args.passes:
        if not pupil.one_pass(pupil.groups, acts.batch):
            log.tell({"stopped": pupil.state["step"]})
            return
        pupil.state["pass"] += 1
        log.tell({"pass": pupil.state["pass"]})
        pupil.save()
    finish(pupil, log)


if __name__ == "__main__":
    main()
