"""A ledger of drawn entries, and an answer to any question that is found by looking at every entry."""

import random
from collections.abc import Iterable

from dragoman.record import Query, SqliteLedger, StoredEntry, clock
from dragoman.shapes import Actor, Article, Entry, Evidence, InstrumentRef, Place, Source

STATES = {"RUS": "Russia", "IRN": "Iran", "NOR": "Norway", "DNK": "Denmark", "FRA": "France"}
WORDS = ["talks", "treaty", "sanction", "envoy", "border", "fish", "letter", "quota", "harbour", "visit"]
OUTLETS = ("Morning Post", "Evening Wire", None)
TIMES = (
    None, "2025-01-17", "2025-01", "2024", "2024-11/2025-02", "[2025-01-13..2025-01-19]", "../2024-12", "2023/..",
    "2025-02-01~", "1999", "2015/2024",
)  # fmt: skip


def party(code: str) -> Actor:
    return Actor(id=code, name=STATES[code], kind="state", country=code, sector="GOV", mention=STATES[code])


def article(number: int, *, text: str, published: str | None = "2025-01-20", outlet: str | None = "Post") -> Article:
    return Article(
        id=f"a{number}", url=f"https://site{number % 3}.example/{number}", outlet=outlet, title=f"Number {number}",
        published=published, text=text, source=Source(file="drawn"),
    )  # fmt: skip


def entry(id: str, of: Article, **fields: object) -> Entry:
    span = Evidence(start=0, end=len(of.text), quote=of.text, sentence=0)
    made = {"type": "CONSULT", "status": "happened", "evidence": (span,), "confidence": 0.5} | fields
    return Entry(id=id, article_id=of.id, **made)  # type: ignore[arg-type]


def drawn(ledger: SqliteLedger, *, articles: int = 80, seed: int = 7) -> None:
    """Fill a ledger; the same for a seed."""
    draw = random.Random(seed)
    for number in range(articles):
        text = " ".join(draw.choices(WORDS, k=5)) + "."
        day = draw.choice(("2025-01-05", "2025-01-20", "2025-02-03", "[2024-10-01..2025-01-31]", None))
        of = article(number, text=text, published=day, outlet=draw.choice(OUTLETS))
        ledger.add(of, [_entry(draw, of, at) for at in range(draw.randint(1, 5))])


def _entry(draw: random.Random, of: Article, at: int) -> Entry:
    def parties(most: int) -> tuple[Actor, ...]:
        return tuple(party(code) for code in draw.sample(sorted(STATES), draw.randint(0, most)))

    type = draw.choice(("CONSULT", "SAY", "TREATY", "SANCTION"))
    return entry(
        f"{of.id}-{at}", of, type=type, act=draw.choice(("sign", "ratify")) if type == "TREATY" else None,
        mode=draw.choice(("visit", "phone", None)) if type == "CONSULT" else None,
        contexts=tuple(draw.sample(("military", "legal", "cbrn"), draw.randint(0, 2))),
        actors=parties(2), recipients=parties(1), according_to=parties(1), when=draw.choice(TIMES),
        where=draw.choice(((), (Place(name="Geneva", country="CHE"),), (Place(name="Oslo", country="NOR"),))),
        status=draw.choice(("happened", "planned", "negated")),
        instrument=draw.choice((None, InstrumentRef(id="jcpoa", name="JCPOA"), InstrumentRef(name="Fish Pact"))),
        confidence=draw.choice((0.2, 0.5, 0.9)),
    )  # fmt: skip


def answer(entries: Iterable[StoredEntry], query: Query, *, order: dict[str, int]) -> list[str]:
    """Give the ids of what a question finds; `order` numbers entries as they were recorded."""
    found = [one for one in entries if passes(one, query)]
    found.sort(key=lambda one: _key(one, query, order[one.entry.id]), reverse=not query.oldest_first)
    end = None if query.limit is None else query.offset + query.limit
    return [one.entry.id for one in found[query.offset : end]]


def days(one: StoredEntry) -> tuple[int, int] | None:
    """Give the days of an act; what had not come about when it was reported is not earlier than that report."""
    act, report = clock.days(one.entry.when), clock.days(one.published)
    if act and report and act[0] == 1 and one.entry.status in ("planned", "sought", "possible") and report[0] <= act[1]:
        return report[0], act[1]
    return act


def _key(one: StoredEntry, query: Query, seq: int) -> tuple[int, int]:
    act, report = days(one), clock.days(one.published)
    keys = {
        "when": act[0] if act else report[0] if report else 0,
        "reported": report[0] if report else 0,
        "recorded": 0,
    }
    return keys[query.order], seq


def passes(one: StoredEntry, query: Query) -> bool:
    """Whether an entry answers a question, by the words of the question's documentation alone."""
    entry = one.entry
    roles = [entry.actors, entry.recipients, entry.according_to, entry.sought_by, entry.denied_by]
    ids = {name for role in roles for who in role for name in (who.id, who.name.casefold())}
    by = {name for role in (roles[0], roles[2]) for who in role for name in (who.id, who.name.casefold())}
    to = {name for who in roles[1] for name in (who.id, who.name.casefold())}
    said = {who.id for who in entry.according_to}
    host = (one.url or "").split("/")[2]
    places = {name for place in entry.where for name in (place.name.casefold(), place.country)}
    tells = {entry.instrument.id, entry.instrument.name.casefold()} if entry.instrument else set()
    named = [who.name for role in roles for who in role] + [place.name for place in entry.where]
    named += [entry.instrument.name] if entry.instrument else []
    words = " ".join((entry.evidence[0].quote, *named)).casefold()
    return all(
        (
            not query.text or all(word in words for word in query.text.casefold().split()),
            not query.actor or _any(query.actor, ids),
            not query.by or _any(query.by, by),
            not query.to or _any(query.to, to),
            not query.pair or all(_any((name,), ids) for name in query.pair),
            not query.country or bool({who.country for role in roles for who in role} & set(query.country)),
            *(not getattr(query, key) or getattr(entry, key) in getattr(query, key) for key in
              ("type", "act", "mode", "status")),
            not query.context or bool(set(query.context) & set(entry.contexts)),
            not query.when or _overlap(days(one), query.when),
            not query.reported or _overlap(clock.days(one.published), query.reported),
            not query.where or bool({form for name in query.where for form in (name.casefold(), name)} & places),
            not query.instrument or bool({name.casefold() for name in query.instrument} & tells),
            not query.source or bool({name.casefold() for name in query.source} & {(one.outlet or "").casefold(), host})
            or bool(set(query.source) & said),
            not query.article or entry.article_id in query.article,
            not query.event or one.event == query.event,
            entry.confidence >= query.confidence,
        )
    )  # fmt: skip


def _any(names: tuple[str, ...], held: set[str | None]) -> bool:
    return any(name in held or name.casefold() in held for name in names)


def _overlap(mine: tuple[int, int] | None, asked: str) -> bool:
    theirs = clock.asked(asked)
    return mine is not None and mine[0] <= theirs[1] and mine[1] >= theirs[0]
