"""Score event types and triples on single sentences: PLOVER's gold records and the PLV sentences."""

import json
import tempfile
from pathlib import Path

from shared import data, scorer

from dragoman.export.plover import event_type
from dragoman.pipeline import read
from dragoman.shapes import Actor, Entry

SETS = ("plover_gsr_cameo_manual.jsonl", "plv_train.jsonl")
RECIPROCAL = {"AGREE", "CONSULT", "COOPERATE"}
"""PLOVER counts what sides do with one another in both directions."""


def main() -> None:
    """Read each sentence as an article, map its entries to PLOVER, score."""
    folder = data(__doc__)
    for name in SETS:
        gold = folder / "corpora" / "events" / name
        with tempfile.TemporaryDirectory() as scratch:
            found = Path(scratch, "found.jsonl")
            found.write_text("".join(coded(gold)), encoding="utf-8")
            print(name, scorer(folder / "score" / "events.py", str(gold), str(found)))


def coded(gold: Path) -> list[str]:
    """Give a line of events per sentence."""
    with tempfile.TemporaryDirectory() as scratch:
        sentences = Path(scratch, "sentences.jsonl")
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        sentences.write_text(
            "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows), encoding="utf-8"
        )
        return [
            json.dumps({"id": reading.article.id, "events": [e for entry in reading.entries for e in events(entry)]})
            + "\n"
            for reading in read([sentences], on_problem=print)
        ]


def events(entry: Entry) -> list[dict[str, str]]:
    """Give an entry's events: every actor to every recipient; those who act together to one another."""
    code = event_type(entry)
    if not code:
        return []
    pairs = [(actor, recipient) for actor in entry.actors or (None,) for recipient in entry.recipients or (None,)]
    if code in RECIPROCAL:
        sides = (*entry.actors, *entry.recipients)
        pairs = [(one, other) for one in sides for other in sides if one is not other] or pairs
    return [{"source": label(one), "target": label(other), "code": code} for one, other in pairs]


def label(actor: Actor | None) -> str:
    """Code a party as CAMEO does: its country, else what it is."""
    return (actor.country or actor.sector or "---") if actor else "---"


if __name__ == "__main__":
    main()
