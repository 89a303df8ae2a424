"""What language-model clients may ask of the record: each tool a plain function from its arguments to plain data."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import msgspec
from pydantic import Field
from starlette.datastructures import QueryParams

from dragoman.dossier import agreement
from dragoman.dossier.standing import as_data
from dragoman.instruments import Timeline, facts_of, ids, load
from dragoman.instruments.library import distinct
from dragoman.record import Ledger, Query
from dragoman.record.contradictions import contradictions
from dragoman.record.denials import denials
from dragoman.record.pending import pending
from dragoman.record.shape import StoredEntry, Telling
from dragoman.serve.asked import named, query_of
from dragoman.serve.day import day_of
from dragoman.serve.desk import Desk
from dragoman.shapes.errors import UsageError

LONGEST = 60_000
"""Characters of an article that are given at once."""

Parties = Annotated[list[str] | None, Field(description="ids (RUS, IRN) or names of parties; any of them")]
Words = Annotated[str | None, Field(description='words that must all stand in it; "in quotation marks" in that order')]
Types = Annotated[list[str] | None, Field(description="PLOVER types (ACCUSE, THREATEN, …), TREATY, OFFICE, SAY; any")]
Statuses = Annotated[
    list[str] | None, Field(description="happened, ongoing, planned, sought, alleged, possible, negated; any")
]
Time = Annotated[str | None, Field(description="EDTF: 2025-01, 2018, 2024-11/2025-02")]
Agreements = Annotated[list[str] | None, Field(description="ids or names of agreements; any of them")]
Outlets = Annotated[list[str] | None, Field(description="outlets, hosts, or parties by whose word it stands; any")]
Limit = Annotated[int, Field(ge=1, le=200, description="how many at most")]
Offset = Annotated[int, Field(ge=0, description="how many to pass over")]
Id = Annotated[str, Field(min_length=1, max_length=500)]


class Tools:
    """The questions, each answered from one state of the ledger."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def search(
        self, text: Words = None, actor: Parties = None, by: Parties = None, to: Parties = None, type: Types = None,
        status: Statuses = None, when: Time = None, reported: Time = None, instrument: Agreements = None,
        source: Outlets = None, order: Literal["when", "reported", "recorded"] = "when", limit: Limit = 20,
        offset: Offset = 0,
    ) -> dict[str, Any]:  # fmt: skip
        """Find entries: who did or said what, when, by whose word, each with its exact words.

        `actor` is any part in it, `by` who acts or says it, `to` to whom it is done; all filters must hold. The newest
        come first. `total` is how many there are; ask on with `offset`.
        """
        query = self._query(
            text=text, actor=actor, by=by, to=to, type=type, status=status, when=when, reported=reported,
            instrument=instrument, source=source, order=order, limit=limit, offset=offset,
        )  # fmt: skip
        with self._ledger() as ledger:
            return {"total": ledger.count(query)[0][1], "entries": briefs(ledger, ledger.find(query))}

    def entry(self, id: Id) -> dict[str, Any]:
        """Give all that is known of one entry: its words in their paragraph, what made its fields, what contradicts,
        denies or fulfils it, every other telling of the act, and what people judged of it."""
        with self._ledger() as ledger:
            versions = ledger.versions(id)
            shown = ledger.entry(id) or (versions[-1] if versions else None)
            if shown is None:
                raise _nothing("entry", id)
            stored = ledger.article(shown.entry.article_id, revision=shown.revision)
            text = stored.article.text if stored else ""
            event = ledger.event(id)
            relations = ledger.relations(entries=[id])
            others = {one.first if one.second == id else one.second for one in relations}
            return {
                "entry": msgspec.to_builtins(shown),
                "counts": ledger.entry(id) is not None,
                "context": [_around(text, span.start, span.end) for span in shown.entry.evidence],
                "trace": dict(ledger.trace(id)),
                "reports": event.reports if event else 0,
                "sources": event.sources if event else 0,
                "tellings": briefs(ledger, event.entries[:20]) if event else [],
                "relations": msgspec.to_builtins(relations),
                "related": briefs(ledger, [one for one in map(ledger.entry, sorted(others)) if one]),
                "judgements": _plain(ledger.judgements(target=id)),
            }

    def article(self, id: Id, start: Offset = 0) -> dict[str, Any]:
        """Give an article's clean text with its entries in the order of its words; long ones in parts, by `start`."""
        with self._ledger() as ledger:
            found = ledger.article(id)
            if found is None:
                raise _nothing("article", id)
            entries = ledger.find(Query(article=(id,), limit=None))
            entries.sort(key=lambda one: one.entry.evidence[0].start)
            text = found.article.text
            return {
                **msgspec.to_builtins(found),
                "article": msgspec.to_builtins(found.article) | {
                    "text": text[start : start + LONGEST], "paragraphs": [], "captions": [],
                },
                "more_from": start + LONGEST if len(text) > start + LONGEST else None,
                "entries": briefs(ledger, entries),
            }  # fmt: skip

    def timeline(
        self, text: Words = None, actor: Parties = None, type: Types = None, status: Statuses = None,
        when: Time = None, instrument: Agreements = None, by: Literal["month", "year"] = "month", limit: Limit = 50,
    ) -> dict[str, Any]:  # fmt: skip
        """Tell what happened in order of time, the oldest first, with how many entries each month or year has."""
        query = self._query(
            text=text, actor=actor, type=type, status=status, when=when, instrument=instrument, limit=limit
        )
        query = msgspec.structs.replace(query, oldest_first=True)
        with self._ledger() as ledger:
            counted = sorted((key[0], number) for key, number in ledger.count(query, by=(by,)))
            return {"counts": counted, "entries": briefs(ledger, ledger.find(query))}

    def contradictions(
        self, text: Words = None, actor: Parties = None, when: Time = None, limit: Limit = 10, offset: Offset = 0
    ) -> dict[str, Any]:
        """Give accounts that cannot both be true, side by side with their words, the surest first."""
        query = self._query(text=text, actor=actor, when=when)
        with self._ledger() as ledger:
            found = contradictions(ledger, query=query)
            pairs = [
                {"why": one.why, "score": one.score, "one": briefs(ledger, one.one), "two": briefs(ledger, one.two)}
                for one in found[offset : offset + limit]
            ]
            return {"total": len(found), "contradictions": pairs}

    def denials(
        self, text: Words = None, actor: Parties = None, when: Time = None, limit: Limit = 10, offset: Offset = 0
    ) -> dict[str, Any]:
        """Give who denies what: what is held against somebody beside the denials, the last reported first."""
        query = self._query(text=text, actor=actor, when=when)
        with self._ledger() as ledger:
            found = denials(ledger, query=query)
            told = [
                {"by": [actor.name for actor in one.by], "why": one.why, "denied": briefs(ledger, one.denied),
                 "denials": briefs(ledger, one.denials)}
                for one in found[offset : offset + limit]
            ]  # fmt: skip
            return {"total": len(found), "denials": told}

    def pending(
        self, text: Words = None, actor: Parties = None, on: Time = None,
        state: Literal["overdue", "due", "open", "called off", "fulfilled"] | None = None, limit: Limit = 20,
        offset: Offset = 0,
    ) -> dict[str, Any]:  # fmt: skip
        """Give what was planned, promised, threatened or sought, and what has become of it on a day (today if none)."""
        day = day_of(on).isoformat()
        with self._ledger() as ledger:
            found = pending(ledger, as_of=day, query=self._query(text=text, actor=actor))
            wanted = [one for one in found if one.state == state or (state is None and one.state != "fulfilled")]
            told = [
                {"event": one.event, "state": one.state, "how": one.how, "due": one.due, "days": one.days,
                 "condition": one.condition, "entries": briefs(ledger, one.entries[:5]),
                 "outcome": briefs(ledger, [one.outcome])[0] if one.outcome else None}
                for one in wanted[offset : offset + limit]
            ]  # fmt: skip
            return {"on": day, "total": len(wanted), "pending": told}

    def instrument_status(self, id: Id, on: Time = None) -> dict[str, Any]:
        """Tell how an agreement stands on a day (today if none) under each rival reading: who is in, what is met,
        which clocks run and what happens if nothing is done, with provisions and facts behind it."""
        if id not in ids():
            known = ", ".join(sorted(set(ids().values())))
            raise UsageError("agreement", got=repr(id[:80]), expected=f"one of {known}", remedy="ask for one of those")
        found, day = load(id), day_of(on)
        with self._ledger() as ledger:
            facts = distinct((*facts_of(found), *agreement.facts(ledger, found)))
        timeline = Timeline(found, facts, until=day)
        return dict(_plain(as_data(timeline, timeline.at(day), facts)))

    @contextmanager
    def _ledger(self) -> Iterator[Ledger]:
        with self._desk.reading() as ledger:
            yield ledger

    def _query(self, *, limit: int | None = None, **given: Any) -> Query:
        """Make a question of a tool's arguments, held to the same limits as one of an address."""
        pairs = [
            (name, str(one))
            for name, value in {"limit": limit, **given}.items()
            if value is not None
            for one in (value if isinstance(value, list) else [value])
        ]
        with self._ledger() as ledger:
            return query_of(named(QueryParams(pairs), ledger), limit=None)


def briefs(ledger: Ledger, found: Sequence[StoredEntry], /) -> list[dict[str, Any]]:
    """Give entries in brief: what they tell, their words, who published them, how often the act is told."""
    told = ledger.tellings({one.event for one in found})
    return [_brief(one, told) for one in found]


def _brief(stored: StoredEntry, told: Mapping[str, Telling]) -> dict[str, Any]:
    one = stored.entry
    fields: dict[str, Any] = {
        "id": one.id, "event": stored.event, "type": one.type, "act": one.act, "mode": one.mode, "status": one.status,
        "when": one.when, "said_when": one.said_when, "actors": [actor.name for actor in one.actors],
        "recipients": [actor.name for actor in one.recipients], "items": list(one.items),
        "where": [place.name for place in one.where], "according_to": [actor.name for actor in one.according_to],
        "denied_by": [actor.name for actor in one.denied_by], "condition": one.condition,
        "instrument": one.instrument.name if one.instrument else None,
        "words": [span.quote for span in one.evidence], "article": one.article_id, "outlet": stored.outlet,
        "published": stored.published, "url": stored.url, "confidence": round(one.confidence, 3),
    }  # fmt: skip
    if counted := told.get(stored.event):
        fields |= {"reports": counted.reports, "sources": counted.sources}
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _around(text: str, start: int, end: int) -> str:
    """Give the paragraph in which words stand."""
    first, last = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    return text[first + 2 if first >= 0 else 0 : last if last >= 0 else len(text)][:4000]


def _plain(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def _nothing(what: str, id: str) -> UsageError:
    return UsageError(what, got=repr(id[:80]), expected=f"the id of one that the ledger holds; it has no such {what}",
                      remedy="search for it")  # fmt: skip
