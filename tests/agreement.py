"""How far a record agrees with an annotator's: entries found, and how often each field of the found ones is right.

An entry is found when a predicted one has its type (or one that also counts as right), a span of evidence inside one
of its sentences, and a party in common: an actor, a recipient or a source. Entries are paired one to one so that the
sum of their likeness is greatest.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec
from tests.annotated import Annotated, Wanted

from dragoman.shapes import Actor, Entry, InstrumentRef
from dragoman.shapes.edtf import When

WHOLE = ("actors", "recipients", "status", "when", "according_to")
"""The fields that must all be right for an entry that can be used unread."""

_FILLERS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "had", "has", "his", "her", "in", "its", "of", "on", "or", "s"}
    | {"that", "the", "their", "to", "was", "were", "with"}
)
_SPILL = 3
"""Code points that a span may stand beyond its sentence: a closing mark, a blank."""


def words(text: str | None) -> set[str]:
    """Give the words of a text without accents, case and fillers.

    >>> sorted(words("The reports of Tomás"))
    ['reports', 'tomas']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return set(re.findall(r"[a-z0-9]+", plain.lower())) - _FILLERS


def likeness(wanted: Actor, given: Actor) -> float:
    """Weigh two parties: 1 the same, 0.5 of the same country only, else 0."""
    ours, theirs = words(wanted.name), words(given.name)
    if ours and theirs and (ours <= theirs or theirs <= ours or 2 * len(ours & theirs) >= max(len(ours), len(theirs))):
        return 1.0 if len(theirs) <= len(ours) + 4 else 0.0
    if wanted.country and wanted.country == given.country:
        official = {"state", "body"}
        return 1.0 if {wanted.kind, given.kind} <= official else 0.5
    return 0.0


def agree(wanted: Sequence[Actor], given: Sequence[Actor]) -> float:
    """Give the share of two lists of parties that can be paired; 1 where both are empty."""
    if not wanted and not given:
        return 1.0
    weights = [[likeness(one, other) for other in given] for one in wanted]
    return 2 * sum(weights[i][j] for i, j in pairs(weights)) / (len(wanted) + len(given))


def extent(when: str) -> tuple[int, int]:
    """Give the first and the last day of a time, as ordinals; open ends reach to the ends of the calendar."""
    time = When.parse(when)
    return (time.earliest or date.min).toordinal(), (time.latest or date.max).toordinal()


def same_time(wanted: str | None, given: str | None) -> bool:
    """Tell whether two times share at least half of the days that they cover together.

    >>> same_time("2032-03", "2032-03-05/2032-03-31"), same_time("2032-03-09", "2032-03-10"), same_time(None, None)
    (True, False, True)
    """
    if not wanted or not given:
        return not wanted and not given
    (a, b), (c, d) = extent(wanted), extent(given)
    return 2 * (min(b, d) - max(a, c) + 1) >= max(b, d) - min(a, c) + 1


def pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one so that the sum of the weights is greatest; pairs without weight are left out.

    Shortest augmenting paths on costs (the Hungarian method), cubic in the number of rows.

    >>> pairs([[3.0, 2.0], [2.0, 0.0]])
    [(0, 1), (1, 0)]
    """
    rows = len(weights)
    columns = max(len(weights[0]) if rows else 0, rows)
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        slack, came, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            seen[column], current = True, owner[column]
            for other in range(1, columns + 1):
                if not seen[other]:
                    weight = weights[current - 1][other - 1] if other <= len(weights[current - 1]) else 0.0
                    cost = -weight - row_price[current] - column_price[other]
                    if cost < slack[other]:
                        slack[other], came[other] = cost, column
            nearest = min((other for other in range(1, columns + 1) if not seen[other]), key=slack.__getitem__)
            step = slack[nearest]
            for other in range(columns + 1):
                if seen[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    slack[other] -= step
            column = nearest
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    found = ((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])
    return sorted((i, j) for i, j in found if j < len(weights[i]) and weights[i][j] > 0)


def fields(text: Annotated, wanted: Wanted, given: Entry) -> dict[str, float]:
    """Weigh each field of a found entry; a field that the annotator left out counts only where that says something."""
    right = {
        "status": float(wanted.status == given.status),
        "when": float(same_time(wanted.when, given.when)),
        "where": float(_overlap((one.name for one in wanted.where), (one.name for one in given.where))),
    }
    for name in ("actors", "recipients", "according_to", "denied_by"):
        right[name] = agree(text.named(getattr(wanted, name)), getattr(given, name))
    told: dict[str, Callable[[], float]] = {
        "sought_by": lambda: agree(text.named(wanted.sought_by), given.sought_by),
        "said_when": lambda: float(same_time(wanted.said_when, given.said_when)),
        "act": lambda: float(wanted.act == given.act),
        "mode": lambda: float(wanted.mode == given.mode),
        "items": lambda: float(_overlap(wanted.items, given.items)),
        "quantity": lambda: float(bool({q.value for q in wanted.quantity} & {q.value for q in given.quantity})),
        "channel": lambda: float(bool(words(wanted.channel) & words(given.channel))),
        "quote": lambda: float(_mostly(wanted.quote, given.quote)),
        "condition": lambda: float(_mostly(wanted.condition, given.condition)),
        "instrument": lambda: float(_same_instrument(wanted.instrument, given.instrument)),
    }
    right.update((name, weigh()) for name, weigh in told.items() if getattr(wanted, name))
    return right


def _same_instrument(wanted: InstrumentRef | None, given: InstrumentRef | None) -> bool:
    """Compare ids, or the names of what the catalogue does not hold."""
    if not wanted or not given:
        return wanted is given
    return wanted.id == given.id if wanted.id else _overlap((wanted.name,), (given.name,))


def _overlap(wanted: Iterable[str], given: Iterable[str]) -> bool:
    """Tell whether some word of the one stands in the other, or both are empty."""
    ours, theirs = (set[str]().union(*map(words, phrases)) for phrases in (wanted, given))
    return bool(ours & theirs) or not (ours or theirs)


def _mostly(wanted: str | None, given: str | None) -> bool:
    """Tell whether two phrases share half of their words."""
    ours, theirs = words(wanted), words(given)
    return bool(ours & theirs) and 2 * len(ours & theirs) >= len(ours | theirs)


def weight(text: Annotated, wanted: Wanted, given: Entry) -> float:
    """Weigh a pair: 0 where the predicted entry is not the wanted one."""
    if given.type not in (wanted.type, *wanted.also_types) or not _stands(text, wanted, given):
        return 0.0
    ours = text.named(wanted.actors + wanted.recipients + wanted.according_to)
    theirs = given.actors + given.recipients + given.according_to
    if (ours or theirs) and not any(likeness(one, other) for one in ours for other in theirs):
        return 0.0
    right = fields(text, wanted, given)
    lesser = right["recipients"] + right["status"] + right["when"] + (given.type == wanted.type)
    return 1 + right["actors"] + lesser / 4 + sum(right.values()) / 100


def _stands(text: Annotated, wanted: Wanted, given: Entry) -> bool:
    """Tell whether a predicted span lies in a sentence of the wanted evidence."""
    starts = [(text.text.index(sentence), len(sentence)) for sentence in wanted.evidence]
    return any(
        start - _SPILL <= span.start and span.end <= start + length + _SPILL
        for start, length in starts
        for span in given.evidence
    )


class Score(msgspec.Struct):
    """What was wanted, given and found, over any number of articles."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    core: int = 0
    core_found: int = 0
    whole: int = 0
    weights: dict[str, list[float]] = {}
    missed: list[tuple[str, Wanted]] = []
    extra: list[Entry] = []
    matched: list[tuple[str, Wanted, Entry, dict[str, float]]] = []

    def add(self, text: Annotated, given: Sequence[Entry]) -> None:
        """Count one article in."""
        table = [[weight(text, one, other) for other in given] for one in text.entries]
        found = pairs(table)
        rows, columns = {i for i, _ in found}, {j for _, j in found}
        self.wanted += len(text.entries)
        self.given += len(given)
        self.found += len(found)
        self.core += sum(one.core for one in text.entries)
        self.core_found += sum(text.entries[i].core for i in rows)
        for i, j in found:
            right = fields(text, text.entries[i], given[j])
            self.whole += all(right[name] > 0.99 for name in WHOLE)
            self.matched.append((text.id, text.entries[i], given[j], right))
            for name, value in right.items():
                self.weights.setdefault(name, []).append(value)
        self.missed += [(text.id, one) for i, one in enumerate(text.entries) if i not in rows]
        self.extra += [other for j, other in enumerate(given) if j not in columns]

    def figures(self) -> dict[str, float]:
        """Give precision, recall, F1, core recall and whole entries' F1, in percent."""
        total = max(self.wanted + self.given, 1)
        return {
            "precision": 100 * self.found / max(self.given, 1),
            "recall": 100 * self.found / max(self.wanted, 1),
            "f1": 200 * self.found / total,
            "core_recall": 100 * self.core_found / max(self.core, 1),
            "whole_f1": 200 * self.whole / total,
        }

    def accuracies(self) -> dict[str, float]:
        """Give how often each field of the found entries is right, in percent."""
        return {name: 100 * sum(values) / len(values) for name, values in sorted(self.weights.items())}
