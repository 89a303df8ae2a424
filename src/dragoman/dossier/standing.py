"""How an agreement stands on a day, as plain data."""

from datetime import date

from dragoman.instruments import Answer, Fact, Instrument, Item, Timeline
from dragoman.instruments.deadlines import deadlines


def as_data(timeline: Timeline, answer: Answer, facts: tuple[Fact, ...]) -> dict[str, object]:
    """Give an answer as plain data, with what falls due next and the facts and provisions that it names."""
    instrument = timeline.instrument
    named, places = answer.facts, answer.provisions
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "as_of": answer.day.isoformat(),
        "zone": instrument.calendar.zone,
        "questions": _questions(answer, instrument),
        "answers": [
            {
                "address": line.address,
                "disputed": line.disputed,
                "by_reading": [{"readings": readings, **_item(item)} for readings, item in line.answers],
            }
            for line in answer.lines
        ],
        "deadlines": [
            {
                "address": due.item.address,
                "when": str(due.moment),
                "readings": due.readings,
                "then": due.item.then,
            }
            for due in sorted(deadlines(timeline, answer.day), key=lambda due: due.moment.last or date.max)
        ],
        "facts": {fact.id: _fact(fact) for fact in facts if fact.id in named},
        "provisions": {
            found.id: {"place": found.place, "says": found.says, "checked": found.checked}
            for found in instrument.provisions.values()
            if found.id in places
        },
    }


def _questions(answer: Answer, instrument: Instrument) -> list[dict[str, object]]:
    return [
        {
            "id": question,
            "asks": asks,
            "readings": [
                {"id": reading.id, "says": reading.says, "held_by": answer.held_by[reading.id]}
                for reading in instrument.readings_of(question)
            ],
        }
        for question, asks in instrument.questions.items()
    ]


def _item(item: Item | None) -> dict[str, object]:
    if item is None:
        return {"value": None, "due": None, "why": "", "then": "", "facts": (), "provisions": ()}
    return {name: getattr(item, name) for name in ("value", "due", "why", "then", "facts", "provisions")}


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "day": str(fact.day),
        "says": fact.words,
        "source": fact.source,
        "checked": fact.checked,
        "contested": fact.contested or None,
    }
