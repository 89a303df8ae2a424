"""Score event types and triples on single sentences: PLOVER's gold records and the PLV sentences."""

import json
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from shared import data, scorer

from dragoman import catalogue
from dragoman.export.plover import event_type
from dragoman.pipeline import read
from dragoman.shapes import Actor, Entry

SETS = ("plover_gsr_cameo_manual.jsonl", "plv_train.jsonl")
RECIPROCAL = {"AGREE", "CONSULT", "COOPERATE"}
"""PLOVER counts what sides do together in both directions."""
STATELESS = {"IGO", "NGO", "IMG"}
"""What CAMEO codes where a country would stand: unions of states, charities, armed networks."""
GROUNDED = {"CONSULT", "AID", "PROTEST", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
"""Types that are done somewhere, whose place CAMEO codes as the side that isn't named."""
SPOKEN = {"AGREE", "REJECT", "THREATEN"}
"""Types that are about an act, and are done to whom that act would be done."""
LOCALS = {"people", "unnamed", "armed-group", "person", "organisation"}
"""Kinds of parties that are of the other side's country where none is named: CAMEO codes what is domestic so."""
PART_OF = {"REJECT": {"REQUEST", "AGREE"}, "PROTEST": {"REQUEST", "ACCUSE"}}
"""What PLOVER codes as one event with another: the request or offer that is refused, the demand of a protest."""
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
    whole = [aimed(entry, entries) for entry in entries]
    kept = [entry for entry in whole if not any(covers(other, entry) for other in whole)]
    found = list(dict.fromkeys(event for entry in kept for event in events(entry)))
    known = {(source, code) for source, target, code in found if target != NOBODY}
    known |= {(code, target) for source, target, code in found if source != NOBODY}
    return [
        {"source": source, "target": target, "code": code}
        for source, target, code in found
        if not (target == NOBODY and (source, code) in known) and not (source == NOBODY and (code, target) in known)
    ]


def aimed(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """Give an entry its recipients: who agrees to lift an embargo on Cuba, or refuses to, does so towards Cuba."""
    if entry.recipients or event_type(entry) not in SPOKEN:
        return entry
    for act in entries:
        if event_type(act) or act.type in ("SAY", "CONSULT") or not names(act.actors) <= names(entry.actors):
            continue
        ground = (Actor(name=place.name, kind="state", country=place.country, mention="") for place in act.where)
        towards = act.recipients or tuple(actor for actor in ground if actor.country)[:1]
        if towards:
            return msgspec.structs.replace(entry, recipients=towards)
    return entry


def covers(entry: Entry, part: Entry) -> bool:
    """Tell whether PLOVER codes the second entry with the first: it is what a refusal refuses or a protest demands."""
    kind, of = event_type(entry), event_type(part)
    if not kind or of not in PART_OF.get(kind, ()):
        return False
    return names(part.actors) <= names(entry.recipients if kind == "REJECT" else entry.actors)


def names(actors: Sequence[Actor]) -> set[str]:
    """Give the names of a side's parties."""
    return {actor.name for actor in actors}


def events(entry: Entry) -> list[tuple[str, str, str]]:
    """Give an entry's events as PLOVER codes them: source, target, type.

    Every actor does it to every recipient; the sides of a meeting, a deal or a fight do it to one another. Of what is
    done somewhere the side that isn't named is the country: "imposed a curfew in Cizre" is done to Turkey, as in CAMEO.
    Refusals and protests that are aimed at nobody who is named are aimed at home.
    """
    code = event_type(entry)
    if not code:
        return []
    ground = next((place.country for place in entry.where if place.country and {code, entry.type} & GROUNDED), NOBODY)
    sources, targets = sides(entry, ground)
    if (code in RECIPROCAL or entry.type in ("TREATY", "ASSAULT")) and not targets and len(sources) > 1:
        return [(one, other, code) for i, one in enumerate(sources) for j, other in enumerate(sources) if i != j]
    if code in ("REJECT", "PROTEST") and not targets and ground == NOBODY:
        return [(source, source, code) for source in sources]
    return [(source, target, code) for source in sources or [ground] for target in targets or [ground]]


def sides(entry: Entry, ground: str) -> tuple[list[str], list[str]]:
    """Code both sides; parties of no country that is named are of the other side's, and rebels of none are rebels."""
    coded = [[(actor, label(actor, ground)) for actor in side] for side in (entry.actors, entry.recipients)]
    for this, other in ((1, 0), (0, 1)):
        home = next((code for _, code in coded[other] if code not in {NOBODY, *STATELESS}), NOBODY)
        coded[this] = [
            (actor, home if code == NOBODY and actor.kind in LOCALS else code) for actor, code in coded[this]
        ]
    sources, targets = (
        ["REB" if code == NOBODY and actor.sector == "REB" else code for actor, code in side] for side in coded
    )
    return sources, targets


def label(actor: Actor, ground: str) -> str:
    """Code a party as CAMEO does: its country, or what it is; people of no named country are of the place's."""
    if actor.country:
        return actor.country
    named = stateless(actor.name)
    if named:
        return named
    if actor.sector in STATELESS:
        return actor.sector
    if actor.kind == "bloc" or (actor.kind in ("organisation", "body") and actor.sector in ("GOV", "MIL")):
        return "IGO"
    return ground if actor.kind in ("people", "unnamed", "armed-group") else NOBODY


@cache
def stateless(name: str) -> str | None:
    """Code the organisation of no one state that a party's name holds: UN peacekeepers are the UN's."""
    who = catalogue.load()
    for match in who.match(name.split()):
        party = who.record(match.records[0].id.partition(":")[0])
        if party and not party.country and party.kind == "armed-group":
            return "IMG"
        if party and not party.country and party.sector in STATELESS:
            return party.sector
    return None


if __name__ == "__main__":
    main()
