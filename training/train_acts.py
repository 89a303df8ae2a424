"""Teaches a trained network each word's part in acts, on annotated articles and on the treebanks by turns.

    python training/train_acts.py --shared ../shared --base training/runs/full --run training/runs/acts

It is held to what it said before of the trees, tags and names of the same articles (`keeping.py`). With `--fold` a
fifth of the articles is kept from the network, and measured on. Started again, it goes on after the last whole pass.
With `--smoke` it learns from the annotated articles alone, and from the few trees of `smoke.jsonl`.
"""

import argparse
import copy
import pickle
import random
import sys
from pathlib import Path
from types import ModuleType

import torch

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import acts  # noqa: E402
import elders  # noqa: E402
import keeping  # noqa: E402
import records  # noqa: E402
import telling  # noqa: E402
from acts import Group, Lesson  # noqa: E402
from learner import Batch, Learner, Log, finish, options, read  # noqa: E402
from memory import kept  # noqa: E402
from network import half  # noqa: E402
from pairing import scorer  # noqa: E402

from dragoman import catalogue, language  # noqa: E402
from dragoman.language.model import Model  # noqa: E402
from dragoman.language.pieces import pieces  # noqa: E402
from dragoman.language.runtime import Parser  # noqa: E402
from dragoman.shapes.signals import PARTS  # noqa: E402


def read_lessons(args: argparse.Namespace) -> list[Lesson]:
    """Read the annotated articles."""
    pages = records.annotated(args.shared / "gold" / "train") if args.smoke else records.pages(args.shared)
    parser = Parser(Model(args.model.read_bytes(), threads=1), threads=args.threads) if args.model else language.load()
    texts = telling.read(pages[: args.articles], parser=parser, score=scorer(args.shared), catalogue=catalogue.load())
    return [acts.lesson(text, pieces=pieces()) for text in texts]


class Teacher(Learner):
    """Learns from the records, and from what others said of news that no record is of."""

    def __init__(self, args: argparse.Namespace) -> None:
        super().__init__(args)
        self.score = scorer(args.shared)
        lessons = kept(args.lessons, lambda: read_lessons(args))
        self.kept = [lesson for lesson in lessons if records.fold(lesson.text.article.id) == args.fold]
        self.learnt = [lesson for lesson in lessons if records.fold(lesson.text.article.id) != args.fold]
        elder = pickle.loads(args.elders.read_bytes()) if args.elders else []
        self.said = elders.batches(elder, args.size, args.seed + self.state["pass"]) if elder else None

    def begin(self) -> None:
        self.before = copy.deepcopy(self.network).eval().requires_grad_(False)

    def assign(self, lessons: list[Lesson]) -> None:
        """Say anew which words tell the entries, by the network so far; at first by the frames alone."""
        said = acts.predict(self.average.network, lessons, part=PARTS["types"]) if self.state["step"] else []
        for number, lesson in enumerate(lessons):
            chances = torch.softmax(torch.from_numpy(said[number]), 1).numpy() if said else None
            owner = telling.assign(lesson.text, chances)
            lesson.targets = acts.targets(lesson.text, owner, score=self.score)

    def groups(self, rng: random.Random) -> list[Group]:
        """Cut the articles into batches."""
        return acts.groups(self.learnt, self.args.size, rng)

    def laid(self, group: Group) -> Batch | None:
        """Lay windows out with what their words are to be taken for, if they have any."""
        given = acts.batch(group)
        acts.add_targets(given, group, self.learnt)
        return given if len(given["at"]) else None

    def learn(self, given: Batch) -> None:
        self.hear(given, acts)
        if self.said:
            self.hear(next(self.said), elders)

    def hear(self, given: Batch, room: ModuleType) -> None:
        """Learn what a module's losses say of a batch, held to what was said before of its trees, tags and names."""
        whole, hidden = self.seen(given)
        with half(self.args.device):
            # What was said before was said of the text as it stands.
            said = keeping.says(self.before, whole)
        self.descend(hidden, said, lambda told: room.losses(told, whole))


def main() -> None:
    parser = options(__doc__, passes=6, every=2, rate=1.5e-3, keep=2.0)
    parser.add_argument("--model", type=Path, help="the .onnx that parses the articles; by default the shipped one")
    parser.add_argument("--fold", type=int, help="keep the articles of this fold from the network, and measure on them")
    parser.add_argument("--elders", type=Path, help="what others say of further news, as elders.py writes it")
    parser.add_argument("--lessons", type=Path, help="file that holds the articles as read here; made if missing")
    parser.add_argument("--articles", type=int, help="read only so many, for trials")
    teach(read(parser))


def teach(args: argparse.Namespace) -> None:
    log = Log(args)
    teacher = Teacher(args)
    log.tell({"articles": len(teacher.learnt), "kept": len(teacher.kept)})
    while teacher.state["pass"] < args.passes:
        # After its first pass the network knows too little to say which word it is.
        if teacher.state["pass"] != 1 or teacher.learnt[0].targets is None:
            teacher.assign(teacher.learnt)
        if not teacher.one_pass(teacher.groups, teacher.laid):
            log.tell({"stopped": teacher.state["step"]})
            return
        teacher.state["pass"] += 1
        teacher.assign(teacher.kept)
        said = acts.predict(teacher.average.network, teacher.kept)
        measured = acts.measure(teacher.kept, said) if teacher.kept else {}
        log.tell({"pass": teacher.state["pass"], **measured})
        teacher.save()
    finish(teacher, log)


if __name__ == "__main__":
    main()
