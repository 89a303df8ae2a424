"""Answers of an agreement in words, for whoever shows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.instruments import Answer, Item, Line
from dragoman.instruments.answer import ACTIVE
from dragoman.instruments.deadlines import Due

HEADINGS = {
    "role": "Who is in", "milestone": "Days", "term": "Terms", "status": "Status", "obligation": "Obligations",
    "procedure": "Procedures", "decision": "Votes",
}  # fmt: skip
"""Sections of an answer, in order."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One answer under one choice of readings."""

    readings: tuple[str, ...]
    """The readings; under all where empty."""
    value: str
    """The answer."""
    due: str | None
    """The time that matters next, or did."""
    why: str
    """In words."""
    then: str
    """What follows when its time is out; empty where nothing runs."""
    facts: tuple[str, ...]
    """Facts behind it."""
    provisions: tuple[str, ...]
    """Provisions behind it."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer."""

    name: str
    """What it is about."""
    step: bool
    """Whether it is a step of the line before."""
    disputed: bool
    """Whether readings differ on it."""
    answers: Sequence[Told]
    """One answer, or one for each choice of readings."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one kind."""

    heading: str
    """Its heading."""
    held: Sequence[tuple[str, Sequence[str]]]
    """Of roles: each with those who hold it undisputed."""
    points: Sequence[Point]
    """Its lines."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one kind as the answer has them."""

    section: str
    """Its kind: a key of `HEADINGS`."""
    held: Sequence[tuple[str, Sequence[str]]]
    """Of roles: each with those who hold it undisputed."""
    lines: Sequence[Line]
    """The other lines worth telling."""


def parts(answer: Answer, /) -> Iterator[Part]:
    """Part an answer by kind; roles that are held undisputed are joined, idle steps left out."""
    for section in HEADINGS:
        lines = [line for line in answer.lines if line.address.startswith(section + ".")]
        held: dict[str, list[str]] = {}
        if section == "role":
            for line in lines:
                if not line.disputed and line.item.value == "held":
                    _, role, who = line.address.split(".")
                    held.setdefault(role, []).append(who)
            lines = [line for line in lines if line.disputed or line.item.value != "held"]
        if lines or held:
            yield Part(section=section, held=list(held.items()), lines=list(_shown(lines)))


def worded(answer: Answer, /) -> list[Section]:
    """Put an answer into sections, each line in words."""
    return [
        Section(heading=HEADINGS[part.section], held=part.held, points=[_point(line) for line in part.lines])
        for part in parts(answer)
    ]


def name_of(line: Line, /) -> str:
    """Name what a line is about, without its kind."""
    return line.address.partition(".")[2].replace(".step.", " · ").replace(".survives.", " · survives: ")


def upcoming(dues: Iterable[Due], /) -> list[Due]:
    """Give what falls due, the next first; what the text merely names has its own section."""
    return sorted((due for due in dues if due.item.section != "milestone"), key=lambda due: due.moment.last or date.max)


def _shown(lines: Sequence[Line]) -> Iterator[Line]:
    steps = Counter(line.address.partition(".step.")[0] for line in lines if ".step." in line.address)
    for line in lines:
        whole, step, _ = line.address.partition(".step.")
        if step and (steps[whole] == 1 or all(item is None or item.value not in ACTIVE for _, item in line.answers)):
            continue
        yield line


def _point(line: Line) -> Point:
    if line.disputed:
        answers = [_told(readings, item) for readings, item in line.answers if item is not None]
    else:
        answers = [_told((), line.item)]
    return Point(name=name_of(line), step=".step." in line.address, disputed=line.disputed, answers=answers)


def _told(readings: tuple[str, ...], item: Item) -> Told:
    return Told(
        readings=readings,
        value=item.value,
        due=item.due if item.due != item.value else None,
        why=item.why,
        then=item.then if item.value in ACTIVE else "",
        facts=item.facts,
        provisions=item.provisions,
    )
