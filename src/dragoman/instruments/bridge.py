"""Turns entries of the record into proposed facts; what the table can't tell stays a question to a person."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from dragoman.instruments.fact import KINDS, Fact, read_facts
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.known import check_facts, spelt_out
from dragoman.instruments.node import Node
from dragoman.instruments.pattern import Pattern
from dragoman.instruments.walk import walk
from dragoman.shapes.entry import Entry


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table."""

    type: tuple[str, ...] = ()
    """Types that fit; all where empty."""
    act: tuple[str, ...] = ()
    """Acts that fit."""
    status: tuple[str, ...] = ()
    """Statuses that fit."""
    words: tuple[str, ...] = ()
    """One of these must stand in the evidence."""
    not_words: tuple[str, ...] = ()
    """None of these may."""
    kind: str | None = None
    """The kind of fact that it makes."""
    ask: str = ""
    """What only a person can tell."""

    def fits(self, entry: Entry, words: str) -> bool:
        """Whether an entry is one of these."""
        return (
            (not self.type or entry.type in self.type)
            and (not self.act or entry.act in self.act)
            and (not self.status or entry.status in self.status)
            and (not self.words or _has(self.words, words))
            and not _has(self.not_words, words)
        )


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that an entry seems to tell: nothing counts before a person, or a rule of theirs, accepts it."""

    entry: str
    """The entry's id."""
    day: str | None
    """When, in EDTF; null where the article does not tell."""
    kind: str | None
    """The kind of fact; null where only a person can tell."""
    act: str | None
    """The act of the instrument; null where none or several fit."""
    by: tuple[str, ...]
    """Who, as the instrument writes them."""
    says: str
    """The words of the article."""
    contested: str
    """Who denies it."""
    source: str
    """The article."""
    confidence: float
    """The entry's."""
    questions: tuple[str, ...]
    """What a person must tell before it can be a fact."""


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Read the table that comes with the program."""
    return read_rows(
        (files("dragoman.instruments") / "data/bridge.toml").read_text(encoding="utf-8"), file="bridge.toml"
    )


def read_rows(text: str, /, *, file: str) -> tuple[Row, ...]:
    """Read a table of rows; `InstrumentError` for a row that breaks its form."""
    found = []
    for node in Node.parse(text, file=file).rows("rows"):
        node.only({"type", "act", "status", "words", "not_words", "kind", "ask"})
        kind = node.choice("kind", KINDS) if "kind" in node else None
        if kind is None and "ask" not in node:
            node.fail("kind", got="neither kind nor ask", expected="one of them", remedy="add kind or ask")
        lists = {key: node.texts(key) for key in ("type", "act", "status", "words", "not_words")}
        found.append(Row(kind=kind, ask=node.text("ask", ""), **lists))
    return tuple(found)


def propose(
    entries: Iterable[Entry], instrument: Instrument, /, *, table: tuple[Row, ...] | None = None
) -> Iterator[Proposal]:
    """Give a proposal for every entry that is upon this instrument, or one that it includes."""
    names = {instrument.id, *instrument.files, *instrument.also}
    acts: dict[str | None, list[str]] = {}  # the clauses are many, the kinds few
    for entry in entries:
        if entry.instrument is not None and entry.instrument.id in names:
            yield _proposal(entry, instrument, table or rows(), acts)


def _proposal(
    entry: Entry, instrument: Instrument, table: tuple[Row, ...], known: dict[str | None, list[str]]
) -> Proposal:
    words = " … ".join(span.quote for span in entry.evidence)
    row = next((row for row in table if row.fits(entry, words)), None)
    kind = row.kind if row else None
    questions = [row.ask] if row and row.ask else []
    if kind not in known:
        known[kind] = _acts(instrument, kind)
    acts = known[kind]
    act = acts[0] if len(acts) == 1 else None
    if kind and act is None:
        told = " or ".join(acts) if acts else "none that it names"
        questions.append(f"Which act of the instrument is it: {told}?")
    by, unnamed = _actors(entry, instrument)
    questions += [f"Who is {name}, as the instrument writes it?" for name in unnamed]
    if entry.when is None:
        questions.append("When was it? The article does not tell.")
    elif entry.when_basis == "article":
        questions.append("When was it? Only the day of the article is known.")
    denied = ", ".join(actor.name for actor in entry.denied_by)
    told_by = ", ".join(actor.name for actor in entry.according_to)
    return Proposal(entry=entry.id, day=entry.when, kind=kind, act=act, by=by, says=words,
                    contested=f"denied by {denied}" if denied else "", confidence=entry.confidence,
                    source=f"article {entry.article_id}" + (f", according to {told_by}" if told_by else ""),
                    questions=tuple(questions))  # fmt: skip


def _acts(instrument: Instrument, kind: str | None) -> list[str]:
    """Give the acts that some clause waits for in this kind, or else in any."""
    patterns = [part for part in walk(instrument) if isinstance(part, Pattern)]
    exact = dict.fromkeys(part.act for part in patterns if kind in part.kinds)
    notices = dict.fromkeys(part.act for part in patterns if {"notified", "received"} & set(part.kinds))
    return list(exact or notices)


def _actors(entry: Entry, instrument: Instrument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the actors as the instrument writes them, and the names that it does not know."""
    names = {name.casefold(): code for code, name in instrument.actors} | {
        c.casefold(): c for c, _ in instrument.actors
    }
    found: list[str] = []
    unknown: list[str] = []
    for actor in entry.actors:
        group = instrument.groups.get((actor.id or actor.name).casefold())
        if group and actor.kind == "bloc":
            found += group
        elif actor.name.casefold() in names or (actor.id or "").casefold() in names:
            found.append(names.get(actor.name.casefold()) or names[(actor.id or "").casefold()])
        elif actor.country and actor.kind in ("state", "person", "body"):
            found.append(actor.country)
        else:
            unknown.append(actor.name)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def _has(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """A rule by which a person accepts proposals beforehand."""

    kind: tuple[str, ...] = ()
    """Kinds that it accepts."""
    act: tuple[str, ...] = ()
    """Acts that it accepts."""
    by: tuple[str, ...] = ()
    """Only of these actors."""
    confidence: float = 0.0
    """Only at least so sure."""

    def takes(self, proposal: Proposal) -> bool:
        """Whether it accepts a proposal; one with a question is never accepted by a rule."""
        return (
            not proposal.questions and not proposal.contested and proposal.confidence >= self.confidence
            and (not self.kind or proposal.kind in self.kind) and (not self.act or proposal.act in self.act)
            and (not self.by or set(proposal.by) <= set(self.by))
        )  # fmt: skip


def read_acceptances(text: str, /, *, file: str) -> tuple[Acceptance, ...]:
    """Read the `[[accept]]` rules of a person."""
    found = []
    for node in Node.parse(text, file=file).rows("accept"):
        node.only({"kind", "act", "by", "confidence"})
        found.append(Acceptance(kind=node.texts("kind"), act=node.texts("act"), by=node.texts("by"),
                                confidence=node.number("confidence", 0)))  # fmt: skip
    return tuple(found)


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided of one proposal: it outweighs every rule."""

    accepted: bool = True
    """Whether it is a fact."""
    fields: dict[str, str | float | list[str]] = {}
    """Keys of a fact with their values, in answer to the questions or in place of what the entry tells."""
    by: str
    """Who decided."""
    reason: str
    """Why."""


def accepted(
    proposals: Iterable[Proposal],
    instrument: Instrument,
    /,
    *,
    rules: tuple[Acceptance, ...] = (),
    rulings: Mapping[str, Ruling] = MappingProxyType({}),
) -> tuple[Fact, ...]:
    """Give the facts that rules or a person accept, straight from the record; their evidence stays with them.

    `rulings` are by the entry's id. `InstrumentError` for a fact that this instrument cannot have.
    """
    taken = [proposal for proposal in proposals if _taken(proposal, rules, rulings)]
    root = Node.parse("\n".join(as_toml(taken, instrument, rules=rules, rulings=rulings)), file="the record")
    check_facts(root, instrument)
    return spelt_out(read_facts(root, zone=instrument.calendar.zone), instrument)


def _taken(proposal: Proposal, rules: tuple[Acceptance, ...], rulings: Mapping[str, Ruling]) -> bool:
    ruling = rulings.get(proposal.entry)
    return ruling.accepted if ruling else any(rule.takes(proposal) for rule in rules)


def as_toml(
    proposals: Iterable[Proposal],
    instrument: Instrument,
    /,
    *,
    rules: tuple[Acceptance, ...] = (),
    rulings: Mapping[str, Ruling] = MappingProxyType({}),
) -> Iterator[str]:
    """Give the lines of a file of facts; what is not accepted says `accepted = false`, and counts for nothing."""
    yield f'instrument = "{instrument.id}"'
    for proposal in proposals:
        ruling = rulings.get(proposal.entry)
        yield ""
        yield from (f"# Question: {question}" for question in proposal.questions if ruling is None)
        if ruling:
            yield f"# {'Accepted' if ruling.accepted else 'Refused'} by {_plain(ruling.by)}: {_plain(ruling.reason)}"
        yield "[[facts]]"
        yield f"accepted = {_value(_taken(proposal, rules, rulings))}"
        row: dict[str, str | float | list[str]] = {
            "day": proposal.day or "", "kind": proposal.kind or "", "act": proposal.act or "", "by": list(proposal.by),
            "says": proposal.says, "contested": proposal.contested, "source": proposal.source, "checked": "seen",
        }  # fmt: skip
        row |= ruling.fields if ruling else {}
        yield from (f"{key} = {_value(value)}" for key, value in row.items() if key != "contested" or value)
        yield f"evidence = {_value([proposal.entry])}"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _value(value: bool | float | str | list[str]) -> str:
    """Write a value as TOML: tomllib reads, but does not write."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
