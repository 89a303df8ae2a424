"""A party's profile: who it is, which offices it held, what it did, said, promised, denied, and with whom."""

from collections.abc import Sequence

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.dossier.counts import counted
from dragoman.record import Ledger, Query
from dragoman.record.shape import Party, StoredEntry, Tie


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """An office that somebody holds or held."""

    office: str
    """The class of office."""
    of: str | None
    """Code of the state or group."""
    since: str | None
    """First day, as far as the catalogue knows."""
    until: str | None
    """Last day; null while it is held, or not known."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger and the catalogue know of a party."""

    party: Party
    """The party."""
    posts: Sequence[Post]
    """Its offices over time, of a person."""
    groups: Sequence[str]
    """Ids of groups that it belongs to, of a state."""
    people: Sequence[Party]
    """Of a state: its people and bodies that the ledger names most."""
    types: Sequence[tuple[str, int]]
    """What it does: types with how many entries have it as actor."""
    suffered: Sequence[tuple[str, int]]
    """What is done to it."""
    ties: Sequence[Tie]
    """With whom, the most acts first."""
    total: int
    """Entries in which it has a part."""


def profile(ledger: Ledger, catalogue: Catalogue, name: str, /, *, as_of: str | None = None) -> Profile | None:
    """Give the profile of a party by its id, key or name; null if the ledger has none of that name."""
    found = ledger.parties(name)
    if not found:
        return None
    party = found[0]
    everything = Query(actor=(party.key,))
    country = party.country or ""
    return Profile(
        party=party,
        posts=_posts(catalogue, party),
        groups=catalogue.groups_of(country) if party.kind == "state" and country else (),
        people=_people(ledger, party) if party.kind == "state" and country else (),
        types=counted(ledger, Query(by=(party.key,)), "type", as_of=as_of),
        suffered=counted(ledger, Query(to=(party.key,)), "type", as_of=as_of),
        ties=ledger.ties(everything, limit=40, as_of=as_of),
        total=ledger.count(everything, as_of=as_of)[0][1],
    )


def _posts(catalogue: Catalogue, party: Party) -> list[Post]:
    if party.kind != "person":
        return []
    people = catalogue.people(party.name)
    if not people or people[0].name != party.name:
        return []
    return [
        Post(
            office=post.office, of=post.country, since=str(post.start or "") or None, until=str(post.end or "") or None
        )
        for post in people[0].posts
    ]


def _people(ledger: Ledger, party: Party) -> list[Party]:
    """Give those of a state's country that stand in most of its entries."""
    seen: dict[str, Party] = {}
    for tie in ledger.ties(Query(country=(party.country or "",)), limit=200):
        for one in (tie.first, tie.second):
            if one.country == party.country and one.key != party.key and one.id:
                seen.setdefault(one.key, one)
    return list(seen.values())[:12]


SAID = {
    "did": Query(status=("happened", "ongoing")),
    "said": Query(type=("SAY",)),
    "promised": Query(type=("AGREE",)),
    "plans": Query(status=("planned",)),
    "demanded": Query(type=("REQUEST",)),
    "accused": Query(type=("ACCUSE",)),
    "threatened": Query(type=("THREATEN",)),
    "denied": Query(type=("REJECT",)),
}
"""Lists of a party's page, each a question that is narrowed to the party as its actor."""


def lists(ledger: Ledger, party: Party, /, *, limit: int = 5) -> dict[str, tuple[int, list[StoredEntry]]]:
    """Give for each list how many entries it has and its newest."""
    found = {}
    for name, query in SAID.items():
        asked = msgspec.structs.replace(query, by=(party.key,), limit=limit)
        total = ledger.count(asked)[0][1]
        if total:
            found[name] = (total, ledger.find(asked))
    return found
