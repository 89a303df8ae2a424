"""Cues: words that make the act below them planned, sought, possible, alleged or negated; from `data/cues.toml`."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

import msgspec

from dragoman.reading import tables
from dragoman.shapes.terms import Status

_ALLOWED = {
    "cue": frozenset({"verbs", "nouns", "adjectives", "adverbs", "status", "scope", "by", "passive"}),
    "light": frozenset({"verbs"}),
    "happening": frozenset({"verbs"}),
    "suffering": frozenset({"verbs"}),
    "wanting": frozenset({"verbs"}),
    "undergoing": frozenset({"words", "to"}),
    "subjecting": frozenset({"nouns", "by"}),
    "reacting": frozenset({"verbs"}),
    "laying": frozenset({"verbs", "on"}),
    "behind": frozenset({"words"}),
    "answering": frozenset({"verbs"}),
    "leading": frozenset({"verbs", "to"}),
    "ruling": frozenset({"verbs", "nouns"}),
    "stopping": frozenset({"verbs"}),
    "weighing": frozenset({"verbs"}),
    "brink": frozenset({"nouns"}),
    "holding": frozenset({"verbs"}),
    "modifier": frozenset({"adjectives", "status"}),
    "modal": frozenset({"verbs", "status"}),
    "negation": frozenset({"words"}),
    "pending": frozenset({"words"}),
    "condition": frozenset({"words", "phrases"}),
}
_POS: dict[str, Literal["v", "n", "a", "r"]] = {"verbs": "v", "nouns": "n", "adjectives": "a", "adverbs": "r"}


class Cue(msgspec.Struct, frozen=True):
    """One row of cues."""

    name: str
    """File and line."""
    status: Status
    """What it makes of the act below."""
    scope: frozenset[str]
    """Over which complements: inf, that, ger, obj, subj, or a preposition."""
    by: bool
    """Whether its subject is who wants or fears."""
    passive: bool
    """Whether it counts in the passive only ("is believed to")."""


class Cues(msgspec.Struct, frozen=True):
    """All cues, by word."""

    index: dict[tuple[str, str], tuple[Cue, ...]]
    """Rows by part of speech and word."""
    light: frozenset[str]
    """Verbs that lend their subject to a noun of action."""
    happening: frozenset[str]
    """Verbs that say of an act that it took place."""
    suffering: frozenset[str]
    """Verbs whose subject a noun of action is done to."""
    wanting: frozenset[str]
    """Verbs whose subject would get the gift that is their object."""
    undergoing: dict[str, str]
    """Verbs and adjectives whose subject or object undergoes the act behind a preposition, and that preposition."""
    subjecting: dict[str, str]
    """Nouns whose act the subject undergoes whatever the verb, and the preposition between: "is on trial"."""
    reacting: frozenset[str]
    """Verbs whose subject has nothing to do with the act that is their object."""
    laying: dict[str, str]
    """Verbs that lay the deed that is their object on somebody, with the preposition before him."""
    behind: frozenset[str]
    """Prepositions that make the act after them the subject's."""
    answering: frozenset[str]
    """Verbs by which somebody says that he had a share in a deed, or none."""
    leading: dict[str, str]
    """Verbs whose subject calls forth what stands behind a preposition, and that preposition."""
    ruling: frozenset[str]
    """Verbs by which a text allows or obliges."""
    rules: frozenset[str]
    """Nouns for texts that do."""
    stopping: frozenset[str]
    """Verbs of ending what goes on."""
    weighing: frozenset[str]
    """Verbs of thinking an act over."""
    brink: frozenset[str]
    """Nouns for what is at hand."""
    holding: frozenset[str]
    """Verbs of holding a deed against somebody."""
    modifiers: dict[str, Status]
    """Adjectives before a noun of action."""
    modals: dict[str, Status]
    """Modal verbs."""
    negations: frozenset[str]
    """Words that negate."""
    pending: frozenset[str]
    """Words of what is not done so far, or all but done."""
    conditions: frozenset[str]
    """Words that begin a condition."""
    hinges: frozenset[str]
    """Words side by side that begin one, joined by `_`."""

    def find(self, pos: str, word: str, scope: str, *, passive: bool = False) -> Cue | None:
        """Give the first cue of a word over a complement; in the passive those that count there alone go first.

        >>> load().find("v", "plan", "inf").status
        'planned'
        """
        found = self.index.get((pos, word), ())
        for cue in sorted(found, key=lambda cue: not cue.passive) if passive else found:
            if scope in cue.scope and (passive or not cue.passive):
                return cue
        return None


@cache
def load() -> Cues:
    """Read the cues; `DataError` names the file and line of a row that breaks the schema."""
    table = tables.read(files("dragoman.reading") / "data" / "cues.toml", allowed=_ALLOWED)

    def words(name: str, key: str) -> frozenset[str]:
        return frozenset(word for row in table.of(name) for word in row.words(key))

    return Cues(
        _index(table),
        words("light", "verbs"),
        words("happening", "verbs"),
        words("suffering", "verbs"),
        words("wanting", "verbs"),
        _valued(table, "undergoing", "words", "to"),
        _valued(table, "subjecting", "nouns", "by"),
        words("reacting", "verbs"),
        _valued(table, "laying", "verbs", "on"),
        words("behind", "words"),
        words("answering", "verbs"),
        _valued(table, "leading", "verbs", "to"),
        words("ruling", "verbs"),
        words("ruling", "nouns"),
        words("stopping", "verbs"),
        words("weighing", "verbs"),
        words("brink", "nouns"),
        words("holding", "verbs"),
        _valued(table, "modifier", "adjectives", "status"),
        _valued(table, "modal", "verbs", "status"),
        words("negation", "words"),
        words("pending", "words"),
        words("condition", "words"),
        words("condition", "phrases"),
    )


def _index(table: tables.Table) -> dict[tuple[str, str], tuple[Cue, ...]]:
    """Give the cues by part of speech and word."""
    index: dict[tuple[str, str], list[Cue]] = {}
    for row in table:
        status = row.values.get("status")
        if row.table in ("cue", "modifier", "modal") and status not in get_args(Status):
            raise row.fail("status", got=repr(status), expected=", ".join(get_args(Status)))
        if row.table != "cue":
            continue
        name, by = f"{row.file}:{row.line}", row.values.get("by") == "subj"
        cue = Cue(name, cast(Status, status), frozenset(row.words("scope")), by, bool(row.values.get("passive")))
        for word, pos in ((word, pos) for key, pos in _POS.items() for word in row.words(key)):
            index.setdefault((pos, word), []).append(cue)
    return {key: tuple(value) for key, value in index.items()}


def _valued(table: tables.Table, name: str, key: str, value: str) -> dict[str, Any]:
    """Give the words of a key, each with what its row says by another."""
    return {word: row.values[value] for row in table.of(name) for word in row.words(key)}
