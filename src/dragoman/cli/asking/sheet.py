"""One entry or article with all that is known of it, as a person reads it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.asking.cards import STYLES, cards, console, cut, deed, safe
from dragoman.cli.asking.marked import marked
from dragoman.cli.difference import unified
from dragoman.record import Judgement, Ledger, StoredArticle, StoredEntry
from dragoman.shapes import Actor, Entry, InstrumentRef, Place
from dragoman.shapes.entry import Quantity

if TYPE_CHECKING:
    from dragoman.cli.show import Shown

KINDS = {
    "same": ("tells the same act as", "tells the same act as"),
    "contradicts": ("cannot be true together with", "cannot be true together with"),
    "denies": ("denies", "is denied by"),
    "fulfils": ("is what came of", "came true with"),
    "cancels": ("calls off", "was called off by"),
}
"""How a relation reads from its first entry, and from its second."""


def sheet(shown: "Shown", *, explain: bool) -> None:
    """Print an entry with everything about it."""
    out = console()
    stored = shown.entry
    out.print(Text(deed(stored.entry), style="bold"))
    if not shown.counts:
        out.print(Text(f"This entry no longer counts: {_gone(shown)}.", style="red"))
    _section(out, "Fields", _fields(stored))
    _section(out, "The words", *(marked(shown.article.article.text, span) for span in stored.entry.evidence))
    if shown.event:
        others = [one for one in shown.event.entries if one.entry.id != stored.entry.id]
        head = (
            f"event {shown.event.id}: {_many(len(shown.event.entries), 'telling')}, "
            f"{_many(shown.event.reports, 'report')}, {_many(shown.event.sources, 'independent source')}"
        )
        _section(out, "The act", Text(head), *([cards(others)] if others else []))
    if shown.relations:
        _section(out, "Relations", *_relations(shown))
    if shown.judgements:
        _section(out, "Judgements", *_judgements(shown.judgements))
    if len(shown.versions) > 1:
        _section(out, "Versions", *_versions(shown.versions))
    if explain:
        lines = [Text(f"{field}: {safe(why)}") for field, why in shown.trace.items()]
        _section(out, "What made each field", *(lines or [Text("No trace is stored.")]))


def _gone(shown: "Shown") -> str:
    undone = {one.undone for one in shown.judgements}
    for one in shown.judgements:
        if one.verb == "reject" and one.target == shown.entry.entry.id and one.id not in undone:
            return f"{safe(one.by)} rejected it (judgement {one.id})"
    return "the newest revision of its article doesn't tell it"


def _section(out: Console, title: str, *parts: Any) -> None:
    out.print()
    out.print(Text(title, style="bold underline"))
    for part in parts:
        out.print(Padding(part, (0, 0, 0, 2)))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _fields(stored: StoredEntry) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in fields(stored.entry):
        grid.add_row(name, Text(value, style=STYLES[stored.entry.status] if name == "status" else ""))
    facts = {
        "outlet": stored.outlet, "published": stored.published, "title": stored.title, "url": stored.url,
        "recorded": f"{stored.recorded} (version {stored.version}, revision {stored.revision})",
    }  # fmt: skip
    for name, fact in facts.items():
        if fact:
            grid.add_row(name, safe(fact))
    return grid


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the fields of an entry that are not empty, as people read them; without its evidence."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name != "evidence" and value not in (None, ()):
            yield name, safe(told(value))


def told(value: Any) -> str:
    """Write a field's value in a few words.

    >>> told((Actor(id="RUS", name="Russia", kind="state", mention="Moscow"),))
    'Russia (state RUS, “Moscow”)'
    >>> told((Quantity(value=10.0, unit="day", text="ten days"), Place(name="Oslo", country="NOR", lat=59.9, lon=10.7)))
    '10 day (“ten days”); Oslo, NOR (59.9, 10.7)'
    """
    if isinstance(value, tuple):
        return "; ".join(map(told, value))
    if isinstance(value, Actor):
        return f"{value.name} ({value.kind}{f' {value.id}' if value.id else ''}, “{value.mention}”)"
    if isinstance(value, Quantity):
        return " ".join(part for part in (f"{value.value:,.15g}", value.unit, f"(“{value.text}”)") if part)
    if isinstance(value, Place):
        spot = f" ({value.lat:g}, {value.lon:g})" if value.lat is not None and value.lon is not None else ""
        return ", ".join(part for part in (value.name, value.country) if part) + spot
    if isinstance(value, InstrumentRef):
        return value.name + (f" ({value.id})" if value.id else "")
    return str(value)


def _relations(shown: "Shown") -> Iterator[Any]:
    own = shown.entry.entry.id
    for one in shown.relations:
        other = shown.others.get(one.second if one.first == own else one.first)
        says = KINDS[one.kind][one.first != own]
        if one.kind == "same" and other and other.event != shown.entry.event:
            says = "was taken to tell the same act, until somebody split them, as"
        yield Text.assemble((says, "bold"), f" — {safe(one.why)} ({one.score:.2f})")
        if other:
            yield Padding(cards([other]), (0, 0, 0, 2))


def _judgements(made: Sequence[Judgement]) -> Iterator[Text]:
    undone = {one.undone: one.id for one in made if one.undone}
    for one in made:
        back = f" (taken back by {undone[one.id]})" if one.id in undone else ""
        yield Text(judged(one) + back, style="dim" if back else "")


def judged(one: Judgement) -> str:
    """Tell a judgement in a line.

    >>> judged(Judgement(id=2, verb="merge", target="a", others=("b",), by="Ann", reason="same", recorded="2031-03-10"))
    '2. merge a with b by Ann, 2031-03-10: same'
    """
    what = f"{safe(one.target)} with {' '.join(safe(other) for other in one.others)}" if one.verb == "merge" else ""
    if one.changes:
        what = ", ".join(f"{field} = {safe(_short(msgspec.json.decode(raw)))}" for field, raw in one.changes.items())
    if one.undone:
        what = f"of judgement {one.undone}"
    parts = (f"{one.id}. {one.verb}", what, f"by {safe(one.by)}, {one.recorded[:16]}: {safe(one.reason)}")
    return " ".join(part for part in parts if part)


def _short(value: Any) -> str:
    """Write a new value in a few words: of parties and places the names."""
    if isinstance(value, list):
        return "; ".join(map(_short, value)) or "nothing"
    if isinstance(value, dict):
        return str(value.get("name") or value)
    return "nothing" if value is None else str(value)


def _versions(versions: Sequence[StoredEntry]) -> Iterator[Text]:
    before: dict[str, str] = {}
    for one in versions:
        now = dict(fields(one.entry))
        said = [
            f"{name}: {cut(before.get(name, '–'), limit=80)} → {cut(now.get(name, '–'), limit=80)}"
            for name in (*now, *(name for name in before if name not in now))
            if before and before.get(name) != now.get(name)
        ]
        text = Text(f"{one.version}. {one.recorded[:16]} ")
        text.append("as it was read" if not before else "; ".join(said) or "no field differs", style="dim")
        yield text
        before = now


def page(ledger: Ledger, stored: StoredArticle, found: Sequence[StoredEntry]) -> None:
    """Print an article of the ledger: what is known of it, its entries, how its last revision differs."""
    out = console()
    article = stored.article
    out.print(Text(safe(article.title or "(no headline)"), style="bold"))
    facts = {
        "id": article.id, "url": article.url, "outlet": article.outlet, "issuer": article.issuer,
        "byline": article.byline, "published": article.published, "basis": article.published_basis,
        "language": article.language, "recorded": stored.recorded,
        "revision": f"{stored.revision} of {stored.revisions}",
        "copy of": stored.origin if stored.origin != stored.document else None, "sha-256": stored.hash,
        "source": article.source.file,
    }  # fmt: skip
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, fact in facts.items():
        if fact:
            grid.add_row(name, safe(fact))
    out.print(grid)
    _section(out, _many(len(found), "entry").replace("entrys", "entries"), *([cards(found)] if found else []))
    if stored.revision > 1:
        before = ledger.article(article.id, revision=stored.revision - 1)
        if before:
            _section(out, f"Since revision {stored.revision - 1}", *_changes(before, stored))


def _changes(before: StoredArticle, after: StoredArticle) -> Iterator[Text]:
    """Give the paragraphs that differ, with - and + before them."""
    styles = {"-": "red", "+": "green"}
    names = (f"revision {one.revision}" for one in (before, after))
    for line in unified(before.article.text, after.article.text, old=next(names), new=next(names)):
        yield Text(line[:1] + safe(line[1:]), style=styles.get(line[:1], ""))
