"""Corrections as people type them, FIELD=VALUE, to values of an entry's fields."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from dragoman.dossier.names import Names
from dragoman.shapes.errors import UsageError

PARTIES = frozenset(("actors", "recipients", "according_to", "sought_by", "denied_by"))
"""Fields that hold parties."""

LISTS = frozenset(("items", "contexts"))
"""Fields that hold several short texts."""

NUMBERS = frozenset(("confidence",))
"""Fields that hold a number."""


def changes(given: Sequence[str], *, names: Names) -> dict[str, msgspec.Raw]:
    """Read corrections; `UsageError` for one that has no equals sign or names a field twice.

    A value may be JSON as the record has it. Else it is plain: names of parties, places or an agreement, several of
    them with `;` between, are looked up; nothing, or `null`, empties a field.

    >>> from dragoman.record import SqliteLedger
    >>> made = changes(["when=2025-01-17", "items=fish; nets"], names=Names(SqliteLedger(":memory:")))
    >>> {field: bytes(value).decode() for field, value in made.items()}
    {'when': '"2025-01-17"', 'items': '["fish","nets"]'}
    """
    made: dict[str, msgspec.Raw] = {}
    for one in given:
        field, equals, value = one.partition("=")
        if not equals or field in made:
            raise UsageError(
                "correction", got=repr(one), expected="FIELD=VALUE, each field once, like when=2025-01-17",
                remedy="write it so; `dragoman schema` lists the fields",
            )  # fmt: skip
        made[field] = msgspec.Raw(msgspec.json.encode(_value(field, value.strip(), names)))
    return made


def _value(field: str, text: str, names: Names) -> Any:
    if text[:1] in ("[", "{") or text in ("", "null"):
        empty = () if field in PARTIES | LISTS | {"where", "quantity", "contradicts"} else None
        return empty if text in ("", "null") else _json(field, text)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    makers: dict[str, Callable[[str], Any]] = {**dict.fromkeys(PARTIES, names.actor), "where": names.where}
    if field in makers:
        return [makers[field](part) for part in parts]
    if field == "instrument":
        return names.agreement(text)
    if field in LISTS:
        return parts
    if field in NUMBERS:
        try:
            return float(text)
        except ValueError:
            return text  # the record's own check says what is wrong with it
    return text


def _json(field: str, text: str) -> Any:
    """Read a value that is JSON; EDTF's sets begin with a bracket too, and are none."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        if field in ("when", "said_when"):
            return text
        raise UsageError(
            "correction", got=f"{field}={text!r}", expected="a plain value or JSON", remedy="mend the JSON"
        ) from None
