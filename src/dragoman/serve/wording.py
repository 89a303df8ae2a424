"""How pages word what the record holds: times, numbers, names, the words of an entry."""

import re
from collections.abc import Sequence

import msgspec
from markupsafe import Markup, escape

from dragoman.catalogue import load
from dragoman.record import Ledger
from dragoman.record.shape import StoredEntry, Telling
from dragoman.serve.drawing.spoken import spoken
from dragoman.shapes import Entry
from dragoman.shapes.errors import DateError

PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
"""Times that HTML has a form for."""


def when(text: str | None, /) -> str:
    """Say an EDTF time in words; one that none of the record's forms fits is shown as it is.

    >>> when("2025-01-13/2025-01-19"), when("soon")
    ('13–19 Jan 2025', 'soon')
    """
    try:
        return spoken(text) if text else ""
    except DateError:
        return text or ""


def plain(text: str | None, /) -> str | None:
    """Give a time for the `datetime` attribute; null for what HTML has no form for.

    >>> plain("2025-01"), plain("2025-01~")
    ('2025-01', None)
    """
    return text if text and PLAIN.fullmatch(text) else None


def number(count: int, one: str = "", many: str = "") -> str:
    """Say a number, with its noun where one is given.

    >>> number(1, "report"), number(12135, "entry", "entries"), number(8354)
    ('1 report', '12,135 entries', '8,354')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}" if one else f"{count:,}"


def ago(days: int, /) -> str:
    """Say how far off a day is, roughly where it is far.

    >>> ago(0), ago(1), ago(-12), ago(-800)
    ('today', 'tomorrow', '12 days ago', '2 years ago')
    """
    if days in (0, 1, -1):
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[days]
    size = abs(days)
    length, noun = (1, "day") if size < 60 else (30, "month") if size < 730 else (365, "year")
    told = number(size // length, noun)
    return f"in {told}" if days > 0 else f"{told} ago"


def named(id: str | None, /) -> str:
    """Give the name of what the catalogue has under an id, a country's code too; the id where it has nothing.

    >>> named("IRN"), named("nowhere")
    ('Iran', 'nowhere')
    """
    found = load().record(id) if id else None
    return found.name if found else id or ""


def said(address: str, /) -> str:
    """Say the address of something in an agreement: names for codes, blanks for underscores, days in words.

    >>> said("dispute_resolution.DEU+FRA@2020-01-14 · joint_commission")
    'dispute resolution: Germany + France, 14 Jan 2020 · joint commission'
    """
    told = []
    for step in address.split(" · "):
        what, _, rest = step.partition(".")
        who, _, day = rest.partition("@")
        whose = " + ".join(named(code) for code in who.split("+")) if who else ""
        ends = ", ".join(part for part in (whose.replace("_", " "), when(day)) if part)
        told.append(what.replace("_", " ") + (f": {ends}" if ends else ""))
    return " · ".join(told)


def emphasised(entry: Entry, /, *, most: int = 0) -> Markup:
    """Write the main words of an entry, with its items marked in them; cut after `most` characters if given."""
    quote = entry.evidence[0].quote
    cut = len(quote) if not most or len(quote) <= most else quote.rfind(" ", 0, most)
    shown = quote[: cut if cut > 0 else most]
    marked: list[tuple[int, int]] = []
    for item in entry.items:
        at = shown.find(item)
        # What is nearly all of the words needs no emphasis.
        if at >= 0 and len(item) < 0.75 * len(quote):
            marked.append((at, at + len(item)))
    pieces: list[Markup] = []
    last = 0
    for start, end in sorted(marked):
        if start >= last:
            pieces += [escape(shown[last:start]), Markup("<b>{}</b>").format(shown[start:end])]
            last = end
    return Markup("").join([*pieces, escape(shown[last:]), "…" if len(shown) < len(quote) else ""])


def besides(entry: Entry, /) -> list[str]:
    """Give the items of an entry that do not stand in its main words already."""
    quote = entry.evidence[0].quote.casefold()
    return [item for item in entry.items if item.casefold().strip(".") not in quote]


def tellings(ledger: Ledger, *values: object) -> dict[str, Telling]:
    """Count, at once, how often the events are told whose entries stand somewhere in what a page shows."""
    found: dict[str, None] = {}
    _events(values, found)
    return ledger.tellings(found) if found else {}


def _events(value: object, found: dict[str, None]) -> None:
    if isinstance(value, StoredEntry):
        found[value.event] = None
    elif isinstance(value, dict):
        _events(list(value.values()), found)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for one in value:
            _events(one, found)
    elif isinstance(value, msgspec.Struct) and type(value).__module__.startswith(HOLDERS):
        for name in value.__struct_fields__:
            _events(getattr(value, name), found)


HOLDERS = ("dragoman.record.", "dragoman.dossier.", "dragoman.serve.views.", "dragoman.serve.answers")
"""Where the records come from that hold entries."""

WORDS = {
    "when": when, "plain": plain, "number": number, "ago": ago, "named": named, "emphasised": emphasised,
    "besides": besides, "said": said,
}  # fmt: skip
"""What templates may call."""
