"""Frames: which words tell of which act, and who plays which part in it. Read from `acts/*.toml`."""

from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import msgspec

from dragoman.reading import tables
from dragoman.reading.tables import Row
from dragoman.shapes.terms import ACTS_OF, MODES_OF, Act, Context, Status, Type

_WORDS_PREPOSITIONS = (
    "about above across after against ahead alongside amid among apart around as aside at away back"
    " before behind below between beyond by down during for forth forward from in inside into near of off"
    " on onto out outside over past through to together toward towards under until up upon via with"
    " within without"
)
PREPOSITIONS = frozenset(_WORDS_PREPOSITIONS.split())
"""Words of a pattern that are particles or mark an oblique."""

Speech = Literal["v", "n", "a"]


class Frame(msgspec.Struct, frozen=True, eq=False):
    """What a row says of all its words."""

    name: str
    """File and line: what `--explain` names."""
    key: str
    """File and first word: what weights are learnt under, for lines shift; a row split off another is `like` that."""
    type: Type
    """The type of the act."""
    act: Act | None
    """For the three types that have acts."""
    mode: str | None
    """The PLOVER mode."""
    contexts: tuple[Context, ...]
    """PLOVER contexts that the words bring with them."""
    actor: tuple[str, ...]
    """Roles whose parties together act."""
    recipient: tuple[str, ...]
    """Roles, the first that gives parties is taken."""
    item: tuple[str, ...]
    """Roles, the first that is there gives the item."""
    needs: frozenset[str]
    """What must be filled: actor, recipient, item, person; `any` for one party at least."""
    noun_needs: frozenset[str]
    """What must be filled besides where a noun tells the act; `two` for two actors."""
    noun_status: Status
    """Status of the act where a bare noun tells it."""
    verb_status: Status | None
    """What a verb by itself makes of what would have happened: who "wants missiles" has none yet."""
    owner: Literal["actor", "recipient"]
    """What a possessor before a noun is: "his visit" acts, "his arrest" suffers."""
    complement: Status | None
    """What the words make of an act in their complement."""
    not_object: frozenset[str] = frozenset()
    """Heads that the object may not have: "combat poverty" is no attack."""

    @property
    def turned(self) -> bool:
        """Whether it is done to the subject: "received tanks from", "stood trial"."""
        return self.recipient[:1] == ("subj",)


class Pattern(msgspec.Struct, frozen=True, eq=False):
    """One entry of a row: a word with what must stand beside it."""

    text: str
    """The entry as written."""
    lemma: str
    """Its head word."""
    pos: Speech
    """Verb, noun or adjective."""
    frame: Frame
    """Its row."""
    before: tuple[str, ...] = ()
    """Nouns: words that must stand before the head as modifiers."""
    subject: frozenset[str] | None = None
    """Heads that the subject may have."""
    object: frozenset[str] | None = None
    """Heads that the object may have; empty for any object."""
    besides: tuple[str, ...] = ()
    """Words that must hang directly by the head."""
    prepositions: tuple[str, ...] = ()
    """Particles and markers of an oblique."""
    oblique: frozenset[str] | None = None
    """Heads that the oblique may have."""
    clause: Literal["inf", "that"] | None = None
    """A clause that must follow."""
    infinitive: str | None = None
    """Its verb."""

    @property
    def weight(self) -> int:
        """How much it asks for; of several patterns that hold the heaviest is taken."""
        sets = (self.subject, self.object, self.oblique)
        return (
            2 * len(self.before)
            + sum(2 for words in sets if words)
            + (self.object is not None)
            + 2 * len(self.besides)
            + 2 * len(self.prepositions)
            + (self.clause is not None)
            + 2 * (self.infinitive is not None)
        )


_KINDS: dict[str, Speech] = {"verbs": "v", "nouns": "n", "adjectives": "a"}
_WORDS_KEYS = (
    "verbs nouns adjectives act mode contexts actor recipient item needs noun_needs noun_status verb_status owner"
    " complement not_object like example expect"
)
_KEYS = frozenset(_WORDS_KEYS.split())
_NEEDS = frozenset({"actor", "recipient", "item", "person", "any", "two"})


class Example(msgspec.Struct, frozen=True):
    """A row's example sentence with what must be read in it."""

    frame: Frame
    """The row."""
    text: str
    """The sentence."""
    actors: tuple[str, ...]
    """Names of the parties that act, or their beginnings."""
    recipients: tuple[str, ...]
    """Names of those it is done to."""


class Frames(msgspec.Struct, frozen=True):
    """All frames, by word."""

    index: dict[tuple[Speech, str], tuple[Pattern, ...]]
    """Patterns by part of speech and head word, the most demanding first."""
    examples: tuple[Example, ...]
    """The rows' examples."""
    plain: dict[tuple[Type, Speech], Pattern]
    """For each type a pattern of no word, with the roles that its file begins with."""

    def __len__(self) -> int:
        """Count the patterns."""
        return sum(map(len, self.index.values()))

    def of(self, pos: Speech, lemma: str) -> tuple[Pattern, ...]:
        """Give the patterns of a word, the most demanding first.

        >>> load().of("v", "denounce")[-1].frame.type
        'ACCUSE'
        """
        return self.index.get((pos, lemma), ())


@cache
def load() -> Frames:
    """Read all frames; `DataError` names the file and line of a row that breaks the schema."""
    found: dict[tuple[Speech, str], list[Pattern]] = {}
    examples: list[Example] = []
    plain: dict[tuple[Type, Speech], Pattern] = {}
    folder = files("dragoman.reading") / "acts"
    for source in sorted(folder.iterdir(), key=lambda file: file.name):
        if not source.name.endswith(".toml") or source.name == "plover.toml":
            continue
        table = tables.read(source, allowed={"frame": _KEYS})
        defaults = table.head.get("defaults", {})
        for row in table:
            frame = _frame(row, defaults=defaults, type=table.head.get("type"))
            examples.extend(_example(row, frame))
            for key, pos in _KINDS.items():
                for entry in row.words(key):
                    pattern = _pattern(entry, pos, frame, row, key)
                    found.setdefault((pattern.pos, pattern.lemma), []).append(pattern)
        sense = _frame(tables.Row(source.name, "defaults", 1, {}), defaults=defaults, type=table.head.get("type"))
        plain.update({(sense.type, pos): Pattern(text="", lemma="", pos=pos, frame=sense) for pos in _KINDS.values()})
    return Frames(
        {key: tuple(sorted(patterns, key=lambda pattern: -pattern.weight)) for key, patterns in found.items()},
        tuple(examples),
        plain,
    )


def _frame(row: Row, *, defaults: dict[str, str], type: object) -> Frame:
    def value(key: str, otherwise: str = "") -> str:
        return str(row.values.get(key, defaults.get(key, otherwise)))

    _check(row, "type", type, get_args(Type))
    act, mode = row.values.get("act"), row.values.get("mode")
    _check(row, "act", act, ACTS_OF.get(str(type), {None}) if row.table == "frame" else {None})
    _check(row, "mode", mode, {None, *MODES_OF.get(str(type), ())})
    for context in _list(value("contexts")):
        _check(row, "contexts", context, get_args(Context))
    needs, noun_needs = _list(value("needs", "any").replace(" ", ",")), _list(value("noun_needs"))
    for need in (*needs, *noun_needs):
        _check(row, "needs", need, _NEEDS)
    standing = {key: value(key) or None for key in ("verb_status", "complement")}
    standing["noun_status"] = value("noun_status", "happened")
    for key, status in standing.items():
        _check(row, key, status, get_args(Status) if key == "noun_status" else {None, *get_args(Status)})
    owner = value("owner", "actor")
    _check(row, "owner", owner, {"actor", "recipient"})
    return msgspec.convert(
        {
            "name": f"{row.file}:{row.line}",
            "key": f"{row.file.removesuffix('.toml')}/{_first(row)}",
            "type": type,
            "act": act,
            "mode": mode,
            "contexts": _list(value("contexts")),
            "actor": tuple(part.strip() for part in value("actor", "subj").split("+") if part.strip()),
            "recipient": _list(value("recipient")),
            "item": _list(value("item", "self")),
            "needs": needs,
            "noun_needs": noun_needs,
            **standing,
            "owner": owner,
            "not_object": tables.resolve(value("not_object").replace(", ", "|"), row=row, key="not_object")
            if value("not_object")
            else frozenset(),
        },
        Frame,
    )


def _first(row: Row) -> str:
    like = str(row.values.get("like", ""))
    return like or next((words[0] for key in _KINDS if (words := row.words(key))), "")


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _check(row: Row, key: str, got: object, allowed: object) -> None:
    if got not in allowed:  # type: ignore[operator]
        names = ", ".join(sorted(str(name) for name in allowed if name))  # type: ignore[attr-defined]
        raise row.fail(key, got=repr(got), expected=f"one of {names}" if names else "nothing here")


def _example(row: Row, frame: Frame) -> list[Example]:
    text, expect = row.values.get("example"), row.values.get("expect")
    if text is None or expect is None:
        raise row.fail("example", got=repr(text), expected="a sentence, and its parties in expect: actors > recipients")
    actors, arrow, recipients = expect.partition(">")
    if not arrow:
        raise row.fail("expect", got=repr(expect), expected="actors > recipients, commas between, either may be empty")
    return [Example(frame, text, _list(actors), _list(recipients))]


def _pattern(entry: str, pos: Speech, frame: Frame, row: Row, key: str) -> Pattern:
    parts = entry.split()
    if pos == "n":
        return _noun(entry, parts, frame, row, key)
    subject = tables.resolve(parts.pop(0)[1:-1], row=row, key=key) if parts[0].startswith("{") else None
    fields = _after(parts[1:], row, key)
    return Pattern(text=entry, lemma=parts[0], pos=pos, frame=frame, subject=subject, **fields)  # type: ignore[arg-type]


def _noun(entry: str, parts: list[str], frame: Frame, row: Row, key: str) -> Pattern:
    place = next((i for i, part in enumerate(parts) if i and part in (*PREPOSITIONS, "TO", "THAT")), len(parts))
    fields = _after(parts[place:], row, key)
    before, lemma = tuple(parts[: place - 1]), parts[place - 1]
    return Pattern(text=entry, lemma=lemma, pos="n", frame=frame, before=before, **fields)  # type: ignore[arg-type]


def _after(parts: list[str], row: Row, key: str) -> dict[str, object]:
    """What stands after the head word: particles, a clause, the object and the oblique's noun."""
    fields: dict[str, object] = {}
    prepositions: list[str] = []
    besides: list[str] = []
    for part in parts:
        if part == "TO" or part == "THAT":
            fields["clause"] = "inf" if part == "TO" else "that"
        elif fields.get("clause") == "inf":
            fields["infinitive"] = part
        elif part.startswith("{") and part.endswith("}"):
            words = frozenset() if part == "{$}" else tables.resolve(part[1:-1], row=row, key=key)
            fields["oblique" if prepositions else "object"] = words
        elif part in PREPOSITIONS:
            prepositions.append(part)
        elif prepositions and key == "nouns":
            fields["oblique"] = frozenset({part})
        else:
            besides.append(part)
    return {**fields, "prepositions": tuple(prepositions), "besides": tuple(besides)}
