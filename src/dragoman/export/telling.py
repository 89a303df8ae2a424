"""An entry told in one sentence, in plain words."""

from collections.abc import Sequence
from functools import cache

import msgspec

from dragoman.export.shape import Standing
from dragoman.export.text import line
from dragoman.shapes import Actor, Entry, tables

_SOMEBODY = "somebody whom the article does not name"
_INNER = str.maketrans("“”", "‘’")
"""Marks of a quotation within a quotation."""


class _Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    past: str
    ing: str
    to: str
    about: str = "concerning"
    object: str | None = None


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lead: dict[str, str]
    types: dict[str, _Phrase]
    acts: dict[str, dict[str, _Phrase]]


def sentence(entry: Entry, /) -> str:
    """Tell an entry in one line without a full stop; the evidence is not in it.

    >>> from dragoman.shapes import Evidence
    >>> norway = Actor(name="Norway", kind="state", mention="Oslo")
    >>> span = Evidence(start=0, end=4, quote="Oslo", sentence=0)
    >>> sentence(Entry(id="e", article_id="a", type="CONSULT", mode="phone", status="planned", actors=(norway,),
    ...                items=("fish",), evidence=(span,), confidence=0.5))
    'Planned: Norway holding talks (phone) about “fish”'
    """
    happened = entry.status == "happened"
    told = _lead(entry) + (names(entry.actors) or _SOMEBODY) + " " + _deed(entry, happened=happened)
    if entry.where:
        told += " in " + _listed([place.name for place in entry.where])
    if entry.condition:
        told += f", on the condition “{entry.condition}”"
    if entry.according_to:
        told += ", according to " + names(entry.according_to)
    if entry.channel:
        told += f" ({entry.channel})"
    if entry.denied_by:
        told += "; denied by " + names(entry.denied_by)
    told = line(told)
    return told[:1].upper() + told[1:]


def names(actors: Sequence[Actor], /) -> str:
    """List parties by name: `A, B and C`."""
    return _listed(list(dict.fromkeys(line(actor.name) for actor in actors)))


def words(entry: Entry, /) -> str:
    """Give the words of the article that an entry rests on, its spans joined by `[…]`."""
    return " […] ".join(dict.fromkeys(line(span.quote) for span in entry.evidence))


def counts(known: Standing | None, /) -> str:
    """Tell how widely an event is reported; empty where no ledger counted.

    >>> counts(Standing(reports=3, sources=1))
    '3 reports, 1 source'
    """
    if known is None:
        return ""
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((known.reports, "report"), (known.sources, "source"))
    )


def _lead(entry: Entry) -> str:
    lead = _phrases().lead.get(entry.status)
    if lead is None:
        return ""
    return f"{lead} by {names(entry.sought_by)}: " if entry.sought_by else f"{lead}: "


def _deed(entry: Entry, *, happened: bool) -> str:
    """Tell verb, mode, object, recipients and items."""
    phrase = _phrases().acts.get(entry.type, {}).get(entry.act or "") or _phrases().types[entry.type]
    parts = [phrase.past if happened else phrase.ing]
    items = _listed([f"“{item.translate(_INNER)}”" for item in entry.items])
    if phrase.object is not None:
        parts.append(_name(entry) or items or phrase.object)
    if entry.mode:
        parts.append(f"({entry.mode})")
    if entry.recipients:
        parts += [phrase.to, names(entry.recipients)]
    if phrase.object is None and (items or _name(entry)):
        parts += [phrase.about, items or _name(entry)]
    return " ".join(part for part in parts if part)


def _name(entry: Entry) -> str:
    return entry.instrument.name if entry.instrument else ""


def _listed(things: Sequence[str]) -> str:
    """List things in English; nothing for none.

    >>> _listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(things[:-1]), *things[-1:])))


@cache
def _phrases() -> _Phrases:
    return tables.load("dragoman.export", "data/phrases.toml", type=_Phrases)
