"""Learn the weights of reading from annotated articles: `python training/weigh.py ../shared [STEP...]`.

Reads the articles with the pupil (`distil.py`), which never saw them, its links those that were learnt upon others
(`links.py --folds`), and learns, step by step, what
`src/dragoman/reading/data/*.csv` hold: of which type acts and statements are (`type+statement`), their status and
sides, which drafts tell one act (`merge`), how likely each is an entry (`confidence`), and then the rest of its fields.
A step sees what was learnt before it; fields with `+` between them are learnt in one reading of the articles.
`--parses` keeps the parses in a file, for the next time.
"""

import argparse
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent / "src")]

import entries  # noqa: E402
import fields  # noqa: E402
import kinds  # noqa: E402
import tellings  # noqa: E402
from choice import learn  # noqa: E402
from memory import kept  # noqa: E402
from pairing import Read, parsed, scorer  # noqa: E402
from records import FOLDS  # noqa: E402

from dragoman import catalogue as who_is_who  # noqa: E402
from dragoman.reading import confidence, weights  # noqa: E402

DATA = ROOT.parent / "src" / "dragoman" / "reading" / "data"
PUPILS = ROOT / "runs" / "pupil"
STEPS = (
    "type+statement",
    "status",
    "actors",
    "recipients",
    "merge",
    "confidence",
    "according_to",
    "when+where",
    "instrument+channel+mode+quote",
)


class Annotated:
    """The annotated articles, with what it takes to read and score them."""

    def __init__(self, shared: Path, *, models: list[Path], parses: Path | None) -> None:
        self.score = scorer(shared)
        self.catalogue = who_is_who.load()
        self.reads: list[Read] = kept(parses, lambda: parsed(shared, models))

    def ask(self, step: str, number: int) -> Any:
        """Give what an article is to teach a step."""
        read, given = self.reads[number], {"score": self.score, "catalogue": self.catalogue}
        if step == "type+statement":
            return kinds.choices(number, read, **given)
        if step == "merge":
            return {"merge": tellings.choices(number, read, **given)}
        if step == "confidence":
            return entries.examples(number, read, **given)
        return fields.choices(number, read, step.split("+"), **given)


HELD: list[Annotated] = []
"""What the processes that are forked from this one share: to send the articles to each would take longer."""


def ask(step: str, number: int) -> Any:
    """Ask an article in a process of its own."""
    return HELD[0].ask(step, number)


def settle(step: str, told: list[Any]) -> None:
    """Learn a step from what the articles teach, and write its weights."""
    if step == "confidence":
        rows = [example for row, _ in told for example in row]
        entries.learn(rows, sum(total for _, total in told), DATA / "confidence.csv")
        return
    penalties = {**kinds.PENALTIES, "merge": tellings.PENALTY}
    for name in step.split("+"):
        print(name)
        field = fields.FIELDS.get(name)
        penalty, prior = (field.penalty, field.prior) if field else (penalties[name], {})
        learn([choice for row in told for choice in row[name]], DATA / f"{name}.csv", penalty=penalty, prior=prior)


def main() -> None:
    """Learn from a folder of annotated articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path, help="the folder with gold/ corpora/ score/")
    options.add_argument("steps", nargs="*", help=f"all if none is named: {' '.join(STEPS)}")
    options.add_argument(
        "--pupils", type=Path, default=PUPILS, help="folders that export.py wrote, but for their number"
    )
    options.add_argument("--parses", type=Path, help="file that keeps the parses; made if missing")
    given = options.parse_args()
    models = [given.pupils.with_name(f"{given.pupils.name}{number}") / "model.onnx" for number in range(FOLDS)]
    missing = next((model for model in models if not model.exists()), None)
    if missing and not (given.parses and given.parses.exists()):
        sys.exit(f"no pupil at {missing}: make it with training/make.py, or name others with --pupils")
    HELD.append(Annotated(given.shared, models=models, parses=given.parses))
    for step in given.steps or STEPS:
        started = time.time()
        weights.forget()
        confidence.weights.cache_clear()
        with get_context("fork").Pool() as pool:
            told = pool.starmap(ask, [(step, number) for number in range(len(HELD[0].reads))], chunksize=20)
        settle(step, told)
        print(f"{step}: {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
