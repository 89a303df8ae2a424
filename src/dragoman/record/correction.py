"""Corrections: other values in some fields of an entry, and what these may be."""

import re
from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

import msgspec

from dragoman.shapes import Entry
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError, UsageError
from dragoman.shapes.terms import ACTS_OF, MODES_OF

FIXED = {"id", "article_id", "evidence"}
"""Fields that no correction touches: what an entry is, and its words."""

SHAPES = {
    "confidence": "a number from 0 to 1",
    "quantity": 'a list like [{"value":120,"unit":"days","text":"120 days"}]',
    **dict.fromkeys(
        ("actors", "recipients", "according_to", "sought_by", "denied_by"),
        'parties, in JSON a list like [{"name":"Norway","kind":"state","mention":"Oslo"}]',
    ),
    "where": 'places, in JSON a list like [{"name":"Oslo"}]',
    "items": "a list of short texts",
    "contradicts": "a list of ids of entries, in JSON",
    "instrument": 'an object like {"id":"npt","name":"NPT"}',
}
"""How values of fields look that are neither texts nor words of a list of ours."""

_FIELD = re.compile(r"at `\$\.(\w+)")
"""Where msgspec says which field a wrong value is in."""


def changed(entry: Entry, changes: Mapping[str, Any]) -> Entry:
    """Give an entry with other values in some fields; `UsageError` for a field or a value that it cannot have.

    >>> from dragoman.shapes import Evidence
    >>> words = Evidence(start=0, end=4, quote="met.", sentence=0)
    >>> met = Entry(id="e", article_id="a", type="CONSULT", status="happened", evidence=(words,), confidence=0.5)
    >>> changed(met, {"status": msgspec.Raw(b'"planned"')}).status
    'planned'
    """
    fields = msgspec.to_builtins(entry)
    for name in changes:
        if name not in fields or name in FIXED:
            known = ", ".join(sorted(set(fields) - FIXED))
            raise UsageError(
                "correction", got=f"field {name!r}", expected=f"one of {known}", remedy="name one of these"
            )
    try:
        fields |= {name: msgspec.json.decode(raw) for name, raw in changes.items()}
        made = msgspec.convert(fields, Entry)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise _wrong(str(error), fields) from None
    for name in ("when", "said_when"):
        _dated(made, name, changes)
    return made


def check(made: Entry, changes: Mapping[str, Any], /) -> None:
    """Refuse what a corrected entry cannot mean, though each field by itself could hold it; `UsageError`.

    For a correction that somebody makes now: one that was taken before stays, whatever else is corrected or read anew.
    """
    if not 0 <= made.confidence <= 1:
        raise UsageError(
            "correction", got=f"confidence={made.confidence:g}", expected=SHAPES["confidence"], remedy="write it so"
        )
    for name, of in (("mode", MODES_OF), ("act", ACTS_OF)):
        value, may = getattr(made, name), of.get(made.type, frozenset())
        if value is not None and value not in may and {name, "type"} & set(changes):
            raise UsageError(
                "correction", got=f"{name} {value!r} with type {made.type}",
                expected="one of " + ", ".join(sorted(may)) if may else f"no {name} with that type",
                remedy=f"correct both; `{name}=` leaves it empty",
            )  # fmt: skip


def _wrong(said: str, fields: Mapping[str, Any]) -> UsageError:
    """Say which field has a wrong value, and what it may have."""
    found = _FIELD.search(said)
    if found is None:
        return UsageError(
            "correction", got=said, expected="JSON, as the record has it", remedy="see `dragoman schema` for the fields"
        )
    field = found[1]
    return UsageError(
        "correction", got=f"{field}={msgspec.json.encode(fields[field]).decode()}", expected=_expected(field),
        remedy="write one of these" if _words(field) else "see `dragoman schema` for the fields",
    )  # fmt: skip


def _expected(field: str) -> str:
    if words := _words(field):
        return "one of " + ", ".join(words)
    return SHAPES.get(field, "a text")


def _words(field: str) -> tuple[str, ...]:
    """Give the words that a field may have, if it is one of a few; `mode` depends on the type."""
    pending, found = [get_type_hints(Entry)[field]], list[str]()
    while pending:
        for one in get_args(pending.pop()):
            if isinstance(one, str):
                found.append(one)
            else:
                pending.append(one)
    return tuple(sorted(found))


def _dated(made: Entry, name: str, changes: Mapping[str, Any]) -> None:
    when = getattr(made, name)
    if name in changes and when is not None:
        try:
            When.parse(when)
        except DateError as error:
            raise UsageError(
                "correction", got=f"{name}={error.got}", expected=error.expected, remedy=error.remedy
            ) from None
