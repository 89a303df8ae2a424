"""Answers as a person reads them."""

from collections.abc import Iterator

from dragoman.dossier.worded import HEADINGS, name_of, parts, upcoming
from dragoman.instruments import Answer, Fact, Instrument, Item, Line
from dragoman.instruments.answer import ACTIVE
from dragoman.instruments.deadlines import Due


def page(
    instrument: Instrument,
    answer: Answer,
    facts: tuple[Fact, ...],
    *,
    readings: tuple[str, ...] = (),
    dues: tuple[Due, ...] = (),
) -> Iterator[str]:
    """Word an answer, section by section, with the facts and provisions behind each line."""
    yield f"{instrument.title} ({instrument.id}), as of {answer.day}"
    for question, asks in instrument.questions.items():
        yield f"\n? {asks}"
        for reading in instrument.readings_of(question):
            held = ", ".join(answer.held_by[reading.id]) or "nobody on this day"
            yield f"  {reading.id}: {reading.says} Held by {held}."
    for part in parts(answer):
        yield f"\n{HEADINGS[part.section]}"
        yield from (f"  {role}: {', '.join(names)}" for role, names in part.held)
        for line in part.lines:
            # Who is in is told under every reading, whichever was asked for.
            yield from _line(line, () if part.section == "role" else readings)
    yield from _next(dues)
    yield from _sources(answer, instrument, facts)


def _next(dues: tuple[Due, ...]) -> Iterator[str]:
    """Word what falls due, the next first."""
    found = upcoming(dues)
    if found:
        yield "\nNext"
    for due in found:
        name = due.item.address.partition(".")[2]
        under = f" (under {' + '.join(due.readings)})" if due.readings else ""
        then = f": if nothing happens, {due.item.then}" if due.item.then else ""
        if due.item.section == "obligation":
            then = ": last day" if due.item.value == "pending" else ": ends"
        yield f"  {due.moment}  {name}{under}{then}"


def _line(line: Line, readings: tuple[str, ...]) -> Iterator[str]:
    name = name_of(line)
    indent = "    " if ".step." in line.address else "  "
    if not line.disputed:
        ends = {str(item.due): chosen for chosen, item in line.answers if item}
        yield f"{indent}{name}: {words(line.item, due=len(ends) == 1)}"
        if len(ends) > 1:
            yield f"{indent}  ends: " + "; ".join(f"{due} under {' + '.join(chosen)}" for due, chosen in ends.items())
        return
    yield f"{indent}{name}: disputed"
    for chosen, item in line.answers:
        if item is not None and all(r in chosen for r in readings if _speaks(r, line)):
            yield f"{indent}  {' + '.join(chosen)}: {words(item)}"


def _speaks(reading: str, line: Line) -> bool:
    return any(reading in chosen for chosen, _ in line.answers)


def words(item: Item, *, due: bool = True) -> str:
    """Word an item: value, time (unless it is told elsewhere), reason, what follows, what it rests on."""
    text = item.value
    if due and item.due and item.due != item.value:
        text += f", {_when(item)} {item.due}"
    if item.why:
        text += f" — {item.why}"
    if item.then and item.value in ACTIVE:
        text += f"; then {item.then}"
    if item.provisions:
        text += f" [{', '.join(item.provisions)}]"
    return text


def _when(item: Item) -> str:
    """Give the word before its time."""
    if item.section == "obligation":
        return "by" if item.value == "pending" else "until"
    if item.section in ("term", "decision"):
        return {"term": "until", "decision": "on"}[item.section]
    return "due" if item.value in (*ACTIVE, "elapsed") else "on"


def _sources(answer: Answer, instrument: Instrument, facts: tuple[Fact, ...]) -> Iterator[str]:
    named, places = answer.facts, answer.provisions
    if named:
        yield "\nFacts behind it"
        for fact in facts:
            if fact.id in named:
                contested = f" Contested: {fact.contested}" if fact.contested else ""
                yield f"  {fact.day} {fact.words} ({fact.checked}: {fact.source or 'no source'}){contested}"
    if places:
        yield "\nProvisions behind it"
        for provision in instrument.provisions.values():
            if provision.id in places:
                yield f"  {provision.id}: {provision.place}: {provision.says} ({provision.checked})"


def branch(base: Answer, other: Answer, more: tuple[Fact, ...]) -> Iterator[str]:
    """Word what supposed facts would change."""
    yield "If " + "; and if ".join(f"{fact.day} {fact.words}" for fact in more) + ", then"
    old = {line.address: line for line in base.lines}
    new = {line.address: line for line in other.lines}
    count = 0
    for address in dict.fromkeys((*old, *new)):
        before, after = old.get(address), new.get(address)
        if _keys(before) != _keys(after):
            count += 1
            yield f"  {address.partition('.')[2]}: {_brief(before)} → {_brief(after)}"
    if not count:
        yield "  nothing changes"


def _keys(line: Line | None) -> list[tuple[tuple[str, ...], object]]:
    return [(chosen, item.key if item else None) for chosen, item in line.answers] if line else []


def _brief(line: Line | None) -> str:
    if line is None:
        return "nothing"
    parts = []
    for chosen, item in line.answers:
        if item is not None:
            due = f" ({item.due})" if item.due and item.due != item.value else ""
            parts.append(f"{item.value}{due}" + (f" under {' + '.join(chosen)}" if chosen else ""))
    return "; ".join(parts)
