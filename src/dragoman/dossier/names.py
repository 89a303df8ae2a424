"""Names as people type them to what the ledger knows them by."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from dragoman import catalogue
from dragoman.catalogue import Catalogue
from dragoman.record import Ledger, Query
from dragoman.shapes import Actor, InstrumentRef, Place
from dragoman.shapes.errors import UsageError


class Names:
    """Looks names up: in the ledger by its very name or id, else in the catalogue, else in the ledger by half a name.

    The catalogue is loaded only when a name is not the ledger's own.

    >>> from dragoman.record import SqliteLedger
    >>> names = Names(SqliteLedger(":memory:"))
    >>> names.parties("Kremlin"), names.place("Geneva"), names.instrument("JCPOA")
    (('RUS',), ('Geneva',), 'jcpoa')
    """

    def __init__(self, ledger: Ledger, /) -> None:
        self._ledger = ledger

    @cached_property
    def catalogue(self) -> Catalogue:
        """Who is who."""
        return catalogue.load()

    def parties(self, name: str, /) -> tuple[str, ...]:
        """Give the ids, or names, of the parties that a name means; `UsageError` with near matches if of none."""
        held = self._ledger.parties(name)
        if ids := [party.id for party in held if party.id]:
            return tuple(dict.fromkeys(ids))
        if ids := self._known(name):
            # Of namesakes those of whom the ledger tells; Lavrov is the one of whom it tells, not his cousin.
            told = [id for id in ids if self._ledger.parties(id)]
            return tuple(told or ids[:1])
        if held:
            return (name,)
        raise _unknown("party", name, self._near(name))

    def _known(self, name: str) -> list[str]:
        """Give ids from the catalogue, the likeliest first."""
        for form in dict.fromkeys((name, name.title(), name.upper())):
            if records := self.catalogue.lookup(form):
                return [records[0].id]
            if record := self.catalogue.record(form):
                return [record.id]
            if people := self.catalogue.people(form):
                return [person.id for person in people]
        return []

    def _near(self, name: str) -> list[str]:
        start = name.strip()[:2]
        held = [party.name for party in self._ledger.named(start, limit=500)] if start else []
        known = [state.name for state in self.catalogue.states]
        return _close(name, [*held, *known])

    def actor(self, name: str, /) -> Actor:
        """Make the actor that a name means, for a correction; one that nobody knows has the kind `unnamed`."""
        for form in dict.fromkeys((name, name.title(), name.upper())):
            record = next(iter(self.catalogue.lookup(form)), None) or self.catalogue.record(form)
            if record:
                return Actor(
                    id=record.id, name=record.name, kind=record.kind, country=record.country, sector=record.sector,
                    mention=name,
                )  # fmt: skip
            if people := self.catalogue.people(form):
                post = people[0].posts[-1] if people[0].posts else None
                return Actor(
                    id=people[0].id, name=people[0].name, kind="person", country=post.country if post else None,
                    sector=post.sector if post else None, mention=name,
                )  # fmt: skip
        for party in self._ledger.parties(name):
            return Actor(id=party.id, name=party.name, kind=party.kind, country=party.country, mention=name)  # type: ignore[arg-type]
        return Actor(name=name, kind="unnamed", mention=name)

    def country(self, name: str, /) -> str:
        """Give the alpha-3 code of a state; `UsageError` with near matches."""
        for form in dict.fromkeys((name, name.title(), name.upper())):
            if state := self.catalogue.state(form):
                return state.id
        raise _unknown("country", name, _close(name, [state.name for state in self.catalogue.states]))

    def place(self, name: str, /) -> tuple[str, ...]:
        """Give how the ledger knows a place: a country's code, a town's name; `UsageError` if nobody knows it."""
        found = self.catalogue.places(name) or self.catalogue.places(name.title())
        if found and found[0].kind == "state" and found[0].country:
            return (found[0].country, found[0].name)
        if not found and (state := self.catalogue.state(name.upper())):
            return (state.id, state.name)
        if not found and not self._told(Query(where=(name,))):
            raise _unknown("place", name, [])
        return (found[0].name,) if found else (name,)

    def _told(self, query: Query) -> bool:
        return self._ledger.count(query)[0][1] > 0

    def where(self, name: str, /) -> Place:
        """Make the place that a name means, for a correction."""
        found = self.catalogue.places(name) or self.catalogue.places(name.title())
        if not found:
            return Place(name=name)
        return Place(name=found[0].name, country=found[0].country, lat=found[0].lat, lon=found[0].lon)

    def instrument(self, name: str, /) -> str:
        """Give the id of an agreement, or the name that the ledger has for it; `UsageError` with near matches."""
        found = self.catalogue.instruments(name) or self.catalogue.instruments(name.upper())
        if found:
            return found[0].id
        held = [one for (one,), _ in self._ledger.count(Query(), by=("instrument",)) if one]
        if name in held or name.casefold() in held:
            return name
        raise _unknown("instrument", name, _close(name, held))

    def agreement(self, name: str, /) -> InstrumentRef:
        """Make the reference to an agreement, for a correction."""
        found = self.catalogue.instruments(name) or self.catalogue.instruments(name.upper())
        return InstrumentRef(id=found[0].id, name=found[0].name) if found else InstrumentRef(name=name)

    def source(self, name: str, /) -> tuple[str, ...]:
        """Give how the ledger knows a source: an outlet as it stands, a party by its id; `UsageError` if not at all."""
        try:
            return tuple(dict.fromkeys((name, *self.parties(name))))
        except UsageError:
            if not self._told(Query(source=(name,))):
                held = [one for (one,), _ in self._ledger.count(Query(), by=("source",)) if one]
                raise _unknown("source", name, _close(name, held)) from None
            return (name,)

    def meant(self, filter: str, value: str, /) -> tuple[str, ...]:
        """Give how the ledger knows what stands in a filter; the value itself where nobody knows it.

        >>> from dragoman.record import SqliteLedger
        >>> Names(SqliteLedger(":memory:")).meant("actor", "Kremlin")
        ('RUS',)
        """
        try:
            match filter:
                case "actor" | "by" | "to":
                    return self.parties(value)
                case "pair":
                    return self.parties(value)[:1]
                case "country":
                    return (self.country(value),)
                case "where":
                    return self.place(value)
                case "instrument":
                    return (self.instrument(value),)
        except UsageError:
            pass
        return (value,)

    def article(self, id: str, /) -> str:
        """Give an article's id; `UsageError` if the ledger has none of it."""
        if self._ledger.article(id) is None:
            raise _unknown("id", id, [], of="an article")
        return id

    def event(self, id: str, /) -> str:
        """Give an act's id; `UsageError` if the ledger never had an entry of it."""
        if not self._ledger.versions(id):
            raise _unknown("id", id, [], of="an act")
        return id


def _close(name: str, among: Iterable[str]) -> list[str]:
    forms = {form.casefold(): form for form in among}
    return [forms[near] for near in get_close_matches(name.casefold(), list(forms), n=3, cutoff=0.6)]


HINTS = {
    "party": "look for it with --text",
    "place": "look for it with --text",
    "country": "write its name, or its code of three letters",
    "instrument": "see `dragoman instrument list`, or look for it with --text",
    "source": "see `dragoman sources` for those with articles",
    "id": "see `dragoman find` for those",
}
"""What to do about a name that nobody knows and that is like no other, by what it should name."""


def _unknown(what: str, name: str, near: list[str], *, of: str | None = None) -> UsageError:
    hint = f"did you mean {' or '.join(near)}?" if near else HINTS[what]
    known = f"that of {of} of this ledger" if of else f"{_a(what)} that the ledger or the catalogue knows"
    return UsageError(what, got=repr(name), expected=known, remedy=hint)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
