"""Parties of two tellings: whether they can be the same ones."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from dragoman.shapes import Actor


class Side(msgspec.Struct, frozen=True):
    """How the parties of one side agree."""

    exact: int
    """How many are the very same."""
    loose: int
    """How many are a state here and its person or body there."""
    left: int
    """How many the longer telling names beyond."""
    persons: int
    """How many of the very same are persons."""
    firm: int
    """How many of the very same are a party of their own, not "people" or "officials"."""


def key(actor: Actor, /) -> str:
    """Give what a party is found under: its state where it stands for one or is of one, else its name.

    >>> key(Actor(name="Jonas Store", kind="person", country="NOR", sector="GOV", mention="Store"))
    'NOR'
    """
    return actor.country or actor.id or actor.name.casefold()


@lru_cache(16384)
def name(text: str) -> str:
    """Give a name as it is compared: lower case, no article before it."""
    return text.casefold().removeprefix("the ").strip()


def alike(one: Actor, two: Actor, /) -> float:
    """Say whether two can be one party: 1 the same, 0.5 a state and somebody of it, 0 no.

    >>> norway = Actor(name="Norway", kind="state", country="NOR", mention="Oslo")
    >>> store = Actor(name="Jonas Store", kind="person", country="NOR", sector="GOV", mention="Store")
    >>> alike(norway, norway), alike(norway, store), alike(store, norway)
    (1.0, 0.5, 0.5)
    """
    if one.id and two.id:
        if one.id == two.id:
            return 1.0
    elif name(one.name) == name(two.name) and (
        _full(one) or one.country == two.country or not (one.country and two.country)
    ):
        return 1.0
    if not one.country or one.country != two.country:
        return 0.0
    return 0.5 if _stands(one, two) or _stands(two, one) else 0.0


def _full(actor: Actor, /) -> bool:
    """Whether a person's name is his alone, even where tellings are at odds about his country."""
    return actor.kind == "person" and " " in actor.name


def _stands(state: Actor, other: Actor, /) -> bool:
    """Whether a state, or an unnamed official of it, may be meant by this other party."""
    official = state.kind == "unnamed" and state.sector in ("GOV", "MIL")
    return (state.kind == "state" or official) and (other.sector in ("GOV", "MIL", "LEG") or other.kind == "state")


def match(ones: Sequence[Actor], twos: Sequence[Actor], /) -> Side | None:
    """Match two sides; null where the shorter one names somebody whom the longer one doesn't.

    A side that names nobody matches any.
    """
    if len(ones) > len(twos):
        ones, twos = twos, ones
    rest = list(twos)
    exact = loose = firm = persons = 0
    waiting: list[Actor] = []
    for one in ones:
        same = next((two for two in rest if alike(one, two) == 1.0), None)
        if same is None:
            waiting.append(one)
        else:
            exact += 1
            firm += is_firm(one)
            persons += one.kind == "person"
            rest.remove(same)
    for one in waiting:
        same = next((two for two in rest if alike(one, two)), None)
        # Beside a state that would do for him, another person of that state is named: it is that one.
        if same is None or any(_another(one, two) for two in rest):
            return None
        loose += 1
        rest.remove(same)
    return Side(exact, loose, len(rest), persons, firm)


def is_firm(actor: Actor, /) -> bool:
    """Say whether a party is one of its own, that another telling would mean by the same name.

    >>> is_firm(Actor(name="officials", kind="people", country="NOR", mention="officials"))
    False
    """
    return actor.kind not in ("people", "unnamed") and bool(actor.id or actor.country or actor.kind == "person")


def _another(one: Actor, two: Actor, /) -> bool:
    """Whether both are persons of one state, and not the same."""
    return one.kind == two.kind == "person" and one.country == two.country


def shared(ones: Sequence[Actor], twos: Sequence[Actor], /) -> float:
    """Say how well any of one side is any of the other: 1, 0.5 or 0."""
    return max((alike(one, two) for one in ones for two in twos), default=0.0)


def speaks_for(one: Actor, two: Actor, /) -> bool:
    """Say whether one may answer for what is held against two: it is itself, or of its state.

    >>> norway = Actor(name="Norway", kind="state", country="NOR", sector="GOV", mention="Oslo")
    >>> speaks_for(norway, Actor(name="patrol vessel", kind="organisation", country="NOR", mention="vessel"))
    True
    """
    official = one.kind == "state" or one.sector in ("GOV", "MIL")
    return alike(one, two) > 0 or (official and one.country is not None and one.country == two.country)


def names(actors: Sequence[Actor], /) -> str:
    """Name parties in a sentence.

    >>> names([Actor(name="Norway", kind="state", mention=""), Actor(name="Chad", kind="state", mention="")])
    'Norway and Chad'
    """
    told = list(dict.fromkeys(actor.name for actor in actors))
    return " and ".join(filter(None, [", ".join(told[:-1]), told[-1] if told else ""]))
