"""Agreements: what stands on a day under each reading, which clocks run, what the ledger's entries add."""

from datetime import date, timedelta
from functools import lru_cache

import msgspec

from dragoman.dossier import agreement
from dragoman.dossier.standing import as_data
from dragoman.dossier.supposed import supposed
from dragoman.dossier.worded import upcoming, worded
from dragoman.instruments import Fact, Instrument, Timeline, facts_of, ids, load
from dragoman.instruments.deadlines import deadlines
from dragoman.instruments.library import distinct
from dragoman.instruments.plot import clocks, plots
from dragoman.record import Query
from dragoman.serve.answers import Agreement, Stands, Upon
from dragoman.serve.day import day_of
from dragoman.serve.drawing import gauge
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.rendering import address
from dragoman.shapes.errors import DragomanError

BACK = 366 * 12
"""Days before the day asked about that the drawings reach back at most."""

PROPOSED = 25
"""Entries of the ledger that are shown as facts to rule on, the last ones."""


def instruments(asked: Asked) -> Page:
    """Give the instruments of the library, with how many entries of the ledger are upon each."""
    counted = {key[0]: number for key, number in asked.ledger.count(Query(), by=("instrument",)) if key[0]}
    told = []
    for name in dict.fromkeys(ids().values()):
        found = load(name)
        told.append(
            Agreement(
                id=name, title=found.title, form=found.form, provisions=len(found.provisions),
                readings=len(found.readings), entries=sum(counted.get(one, 0) for one in {name, *found.also}),
            )
        )  # fmt: skip
    told.sort(key=lambda one: (-one.entries, one.id))
    others = [
        (name, number) for name, number in sorted(counted.items(), key=lambda p: (-p[1], p[0])) if name not in ids()
    ]
    rows = [msgspec.to_builtins(one) for one in told]
    return Page(title="Instruments", template="instruments.html", data=told, rows=rows, extra={"others": others[:40]})


def instrument(asked: Asked) -> Page | None:
    """Give how an agreement stands on a day: who is in, what is met, which clocks run, per reading."""
    name = asked.path["id"]
    if name not in ids():
        return _only_named(asked, name)
    found = load(name)
    day = day_of(asked.query.get("on"))
    kept = agreement.facts(asked.ledger, found)
    facts = distinct((*shipped(name), *kept))
    guesses, wrong = _supposed(asked, found, day)
    timeline = run(name, (*facts, *guesses), day)
    answer = timeline.at(day)
    named, places = answer.facts, answer.provisions
    return Page(
        title=found.title,
        template="instrument.html",
        data=msgspec.convert(as_data(timeline, answer, (*facts, *guesses)), Stands),
        rows=[
            {"address": line.address, "readings": list(readings), "value": item.value, "due": item.due, "why": item.why}
            for line in answer.lines
            for readings, item in line.answers
            if item is not None
        ],
        extra={
            "instrument": found, "day": day, "answer": answer, "sections": worded(answer),
            "dues": upcoming(deadlines(timeline, day)),
            "facts": [fact for fact in (*facts, *guesses) if fact.id in named], "kept": {fact.id for fact in kept},
            "provisions": [one for one in found.provisions.values() if one.id in places], "supposing": bool(guesses),
            "wrong": wrong, "ifs": asked.query.getlist("if"), "pictures": _pictures(timeline, facts, day),
            "proposals": agreement.proposals(asked.ledger, found, newest=PROPOSED),
            "proposed": agreement.proposed(asked.ledger, found), "rulings": agreement.rulings(asked.ledger, found),
            "days": [(says, address(f"/instrument/{name}", [("on", str(other))])) for says, other in _near(facts, day)],
        },
    )  # fmt: skip


@lru_cache(maxsize=128)
def shipped(name: str) -> tuple[Fact, ...]:
    """Give the facts of an agreement that come with the library."""
    return facts_of(load(name))


@lru_cache(maxsize=128)
def run(name: str, facts: tuple[Fact, ...], until: date) -> Timeline:
    """Run an agreement on facts; what else a ledger records makes no difference to it."""
    return Timeline(load(name), facts, until=until)


def _only_named(asked: Asked, name: str) -> Page | None:
    """Give the entries upon an agreement that the library does not have."""
    query = Query(instrument=(name,), limit=100)
    entries = asked.ledger.find(query)
    if not entries:
        return None
    shown = entries[0].entry.instrument
    return Page(title=shown.name if shown else name, template="named.html", data=Upon(id=name, entries=entries))


def _supposed(asked: Asked, found: Instrument, day: date) -> tuple[tuple[Fact, ...], str]:
    texts = tuple(text for text in asked.query.getlist("if") if text.strip())
    try:
        return supposed(texts, found, day=day), ""
    except DragomanError as error:
        return (), str(error)


def _pictures(timeline: Timeline, facts: tuple[Fact, ...], day: date) -> dict[str, object]:
    """Draw measures against limits and the clocks, from the first fact on, or the last twelve years."""
    days = [fact.day.earliest for fact in facts if fact.day.earliest]
    first = max(min(days, default=day), day - timedelta(days=BACK))
    found = list(plots(timeline, first=first, last=day))
    runs = clocks(timeline, first=first, last=day)
    ends = [run.end for run in runs if run.end]
    last = max([day, *(end for end in ends if end < day + timedelta(days=BACK))])
    return {
        "measures": [(plot.title, gauge.measure(plot, name=f"measure{n}"), gauge.measure_rows(plot))
                     for n, plot in enumerate(found) if plot.points],
        "clocks": gauge.clocks(runs, first=first, last=last, today=day) if runs else None,
        "clock_rows": gauge.clock_rows(runs) if runs else None,
    }  # fmt: skip


def _near(facts: tuple[Fact, ...], day: date) -> list[tuple[str, date]]:
    """Give the days of facts before and after a day, to step through."""
    known = sorted({fact.known for fact in facts})
    before = [one for one in known if one < day]
    after = [one for one in known if one > day]
    return [
        *([(f"before: {before[-1]}", before[-1])] if before else []),
        *([(f"after: {after[0]}", after[0])] if after else []),
    ]


PLACES = (
    Place(path="/instruments", view=instruments, name="instruments", menu="Instruments",
          says="Agreements that the library knows, with the ledger's entries upon each.",
          gives=list[Agreement]),
    Place(path="/instrument/{id:path}", view=instrument, name="instrument",
          says="How an agreement stands on a day, per reading.", gives=Stands | Upon,
          parameters={"on": "the day; today if left out", "if": "a supposed fact: day=… kind=… act=… by=…"}),
)  # fmt: skip
