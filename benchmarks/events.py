"""Score event types and triples on single sentences: PLOVER's gold records and the PLV sentences."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from shared import data, scorer

from dragoman.export.plover import event_type
from dragoman.pipeline import read
from dragoman.shapes import Actor, Entry

SETS = ("plover_gsr_cameo_manual.jsonl", "plv_train.jsonl")
RECIPROCAL = {"AGREE", "CONSULT", "COOPERATE"}
"""PLOVER counts what sides do together in both directions."""
STATELESS = {"IGO", "NGO", "REB"}
"""Sectors that CAMEO codes where a country would stand."""
GROUNDED = {"CONSULT", "AID", "PROTEST", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
"""Types that are done somewhere, whose place CAMEO codes as the side that isn't named."""
NOBODY = "---"


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
            json.dumps({"id": reading.article.id, "events": table(reading.entries)}) + "\n"
            for reading in read([sentences], on_problem=print)
        ]


def table(entries: Sequence[Entry]) -> list[dict[str, str]]:
    """Give a sentence's events; where two are alike but one lacks a side, the fuller one stands for both."""
    found = list(dict.fromkeys(event for entry in entries for event in events(entry)))
    known = {(source, code) for source, target, code in found if target != NOBODY}
    known |= {(code, target) for source, target, code in found if source != NOBODY}
    return [
        {"source": source, "target": target, "code": code}
        for source, target, code in found
        if not (target == NOBODY and (source, code) in known) and not (source == NOBODY and (code, target) in known)
    ]


def events(entry: Entry) -> list[tuple[str, str, str]]:
    """Give an entry's events as PLOVER codes them: source, target, type.

    Every actor does it to every recipient; the sides of a meeting, a deal or a fight do it to one another. Of what is
    done somewhere the side that isn't named is the country: "imposed a curfew in Cizre" is done to Turkey, as in CAMEO.
    """
    code = event_type(entry)
    if not code:
        return []
    ground = next((place.country for place in entry.where if place.country and code in GROUNDED), NOBODY)
    sources, targets = ([label(actor, ground) for actor in side] for side in (entry.actors, entry.recipients))
    if (code in RECIPROCAL or entry.type in ("TREATY", "ASSAULT")) and not targets and len(sources) > 1:
        return [(one, other, code) for i, one in enumerate(sources) for j, other in enumerate(sources) if i != j]
    return [(source, target, code) for source in sources or [ground] for target in targets or [ground]]


def label(actor: Actor, ground: str) -> str:
    """Code a party as CAMEO does: its country, or what it is; people of no named country are of the place's."""
    if actor.country:
        return actor.country
    if actor.sector in STATELESS and actor.kind in ("organisation", "body", "bloc", "person"):
        return actor.sector
    if actor.kind == "bloc" or (actor.kind in ("organisation", "body") and actor.sector in ("GOV", "MIL")):
        return "IGO"
    if actor.kind in ("people", "unnamed", "armed-group") and ground != NOBODY:
        return ground
    return actor.sector if actor.sector in STATELESS else NOBODY


if __name__ == "__main__":
    main()
