"""Facts that somebody supposes, to see what would follow."""

import shlex
from datetime import date

from dragoman.instruments import Fact, Instrument
from dragoman.instruments.fact import read_facts
from dragoman.instruments.known import check_facts, spelt_out
from dragoman.instruments.node import Node
from dragoman.shapes.errors import UsageError


def supposed(texts: tuple[str, ...], instrument: Instrument, /, *, day: date) -> tuple[Fact, ...]:
    """Read facts that somebody supposes: `day=2025-09-20 kind=notified act=issue_resolved by=FRA,DEU,GBR`."""
    rows = []
    for text in texts:
        row = ["[[facts]]", 'source = "supposed"', 'checked = "assumed"']
        try:
            parts = shlex.split(text)
        except ValueError as error:
            raise UsageError("what-if", got=repr(text[:80]), expected="every quotation closed",
                             remedy=f"mend it: {error}") from None  # fmt: skip
        for part in parts:
            key, equals, value = part.partition("=")
            if not equals:
                raise UsageError("what-if", got=repr(part), expected="key=value, as in a file of facts",
                                 remedy="write day=2025-09-20 kind=… act=… by=…")  # fmt: skip
            row.append(f"{key} = {_toml(key, value)}")
        rows.append("\n".join(row))
    root = Node.parse("\n".join(rows), file="what-if")
    check_facts(root, instrument)
    facts = spelt_out(read_facts(root, zone=instrument.calendar.zone), instrument)
    for fact in facts:
        if fact.known > day:
            raise UsageError("what-if", got=f"a fact of {fact.known}", expected=f"one by {day}, the day asked about",
                             remedy="ask about a later day")  # fmt: skip
    return facts


def _toml(key: str, value: str) -> str:
    if key in ("by", "to", "vetoes", "reading") or (key in ("for", "against", "abstain") and not value.isdigit()):
        return "[" + ", ".join(f'"{part}"' for part in value.split(",") if part) + "]"
    plain = value in ("true", "false") or value.replace(".", "", 1).lstrip("-").isdigit()
    return value if plain and key in ("value", "for", "against", "abstain") else '"' + value.replace('"', "'") + '"'
