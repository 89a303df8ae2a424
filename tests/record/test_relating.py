"""What holds of relating, whatever the tellings."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.record.telling import CHAD, DEBY, HOLM, NORWAY, PERU, ROJAS, VIK, told

from dragoman.record.contradictions import contradiction
from dragoman.record.denials import denial
from dragoman.record.followup import cancellation, fulfilment
from dragoman.record.merge import Match, match
from dragoman.record.parties import key as party
from dragoman.record.relating import keys, relate
from dragoman.record.shape import Relation
from dragoman.record.told import Told
from dragoman.record.view import View
from dragoman.shapes import InstrumentRef, Place

Finder = Callable[[View, View], Match | None]
WORDS = (
    "Norway and Chad met in Bergen to discuss salmon and the price of nets",
    "the two sides held talks about salmon nets in Bergen on Monday",
    "Peru denied the accusation that its trawlers had cut the nets of Norway",
    "Norway accused Peru of cutting the nets of its trawlers off the Lofoten",
    "no meeting took place in Bergen, and nobody discussed salmon nets",
    "Chad will sign the salmon agreement in Bergen within a month",
    "Chad signed the salmon agreement in Bergen",
    "Peru called off the signing of the salmon agreement",
)
SIDES = st.lists(st.sampled_from((NORWAY, CHAD, PERU, VIK, HOLM, DEBY, ROJAS)), max_size=3, unique=True).map(tuple)
DAYS = st.sampled_from((None, "2033-05-09", "2033-05-10", "2033-05", "2033", "[2033-05-08..2033-05-12]", "../2033-06"))
KINDS = st.sampled_from(
    (("CONSULT", None), ("ACCUSE", None), ("REJECT", None), ("SAY", None), ("ASSAULT", None), ("TREATY", "sign"),
     ("TREATY", "withdraw"), ("AGREE", None), ("RETREAT", None), ("THREATEN", None), ("COERCE", None))
)  # fmt: skip
STATUSES = st.sampled_from(("happened", "ongoing", "planned", "sought", "alleged", "possible", "negated"))
WHERE = st.sampled_from(((), (Place(name="Bergen", country="NOR", lat=60.4, lon=5.3),), (Place(name="Norway"),)))
REPORTS = st.sampled_from((None, "2033-05-09", "2033-05-10", "2033-05-12", "2033-06-02", "[2033-05-01..2033-06-01]"))
INSTRUMENTS = st.sampled_from((None, InstrumentRef(id="salmon", name="Salmon Agreement")))


FIELDS = {
    "kind": KINDS, "words": st.sampled_from(WORDS), "status": STATUSES, "actors": SIDES, "recipients": SIDES,
    "according_to": SIDES, "when": DAYS, "where": WHERE, "published": REPORTS, "instrument": INSTRUMENTS,
}  # fmt: skip


def make(fields: dict[str, Any]) -> Told:
    words = fields["words"]
    given = {name: value for name, value in fields.items() if name not in ("kind", "words")}
    kind, act = fields["kind"]
    return told(words, type=kind, act=act, items=(words[:40],), **given)


BASE: dict[str, Any] = {
    "kind": ("CONSULT", None), "words": WORDS[0], "status": "happened", "actors": (VIK, DEBY), "recipients": (),
    "according_to": (), "when": "2033-05-09", "where": (), "published": "2033-05-10", "instrument": None,
}  # fmt: skip
SEEDS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({}, {"words": WORDS[1]}),
    ({}, {"words": WORDS[4], "status": "negated"}),
    ({}, {"status": "planned", "published": "2033-05-09", "when": None}),
    ({"kind": ("ACCUSE", None), "words": WORDS[3], "actors": (NORWAY,), "recipients": (PERU,)},
     {"kind": ("REJECT", None), "words": WORDS[2], "actors": (PERU,), "recipients": (NORWAY,)}),
    ({"kind": ("TREATY", "sign"), "words": WORDS[5], "actors": (CHAD,), "status": "planned", "when": "2033-05"},
     {"kind": ("TREATY", "sign"), "words": WORDS[6], "actors": (CHAD,), "when": "2033-05", "published": "2033-06-02"}),
    ({"kind": ("TREATY", "sign"), "words": WORDS[5], "actors": (PERU,), "status": "planned", "when": "2033-05"},
     {"kind": ("TREATY", "sign"), "words": WORDS[7], "actors": (PERU,), "status": "negated", "published": "2033-05-12",
      "when": None}),
)  # fmt: skip
"""Tellings that are the same, opposed, plan and outcome, charge and denial, plan and end of it."""


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Told, Told]:
    """Draw two tellings that have to do with each other, with some fields of either changed."""
    return tuple(
        make({**BASE, **seed, **{name: draw(FIELDS[name]) for name in sorted(draw(_CHANGED))}})
        for seed in draw(st.sampled_from(SEEDS))
    )  # type: ignore[return-value]


_CHANGED = st.sets(st.sampled_from(sorted(FIELDS)), max_size=2)


def tellings() -> st.SearchStrategy[Told]:
    return st.fixed_dictionaries(FIELDS).map(make)


def event(_: str) -> Sequence[Told]:
    raise AssertionError("no event is asked for that holds one entry only")


def alone(one: Told, two: Told) -> list[Relation]:
    """Relate the second to the first, both in events of their own."""
    members = {one.event: [one], two.event: [two]}
    return relate(two, [one], event=members.__getitem__)


def plain(found: Sequence[Relation]) -> set[tuple[str, ...]]:
    """Give relations without their order, where order says nothing."""
    mutual = ("same", "contradicts")
    ids = ((one.kind, [one.first, one.second]) for one in found)
    return {(kind, *(sorted(both) if kind in mutual else both)) for kind, both in ids}


@given(pairs())
def test_the_order_of_two_articles_makes_no_difference(pair: tuple[Told, Told]) -> None:
    one, two = pair
    assert plain(alone(one, two)) == plain(alone(two, one))


@given(tellings())
def test_no_entry_is_related_to_itself(one: Told) -> None:
    assert relate(one, [one], event=event) == []
    assert match(View(one), View(one)) is None


@given(pairs())
def test_what_belongs_together_shares_a_key(pair: tuple[Told, Told]) -> None:
    one, two = pair
    sides = [{party(actor) for actor in (*each.entry.actors, *each.entry.recipients)} for each in pair]
    assume(sides[0] == sides[1])  # Whom one telling leaves out may hide it from the other, unless the day is known.
    if plain(alone(one, two)):
        assert keys(one) & keys(two), "else a ledger would never compare them"


@given(tellings())
def test_keys_are_few(one: Told) -> None:
    plan = one.entry.status in ("planned", "sought") or one.entry.type == "THREATEN"
    assert len(keys(one)) <= (40 if plan else 12)


@given(pairs())
def test_rival_relations_exclude_each_other(pair: tuple[Told, Told]) -> None:
    kinds = {found.kind for found in alone(*pair)}
    assert not {"fulfils", "cancels"} <= kinds
    assert not {"same", "fulfils"} <= kinds
    assert not {"same", "denies"} <= kinds


@pytest.mark.parametrize("find", [contradiction, denial, fulfilment, cancellation])
@given(pair=pairs())
def test_every_relation_says_why_and_how_sure(find: Finder, pair: tuple[Told, Told]) -> None:
    found = find(View(pair[0]), View(pair[1]))
    if found:
        assert 0 < found.score <= 1
        assert len(found.why) > 10


def test_an_entry_joins_an_event_only_if_it_agrees_with_all_of_it() -> None:
    """A is like B, and B like C, but A and C name different ministers: they don't become one act through B."""
    words = "The foreign minister met Amina Kabir in Bergen to discuss salmon nets and the price of herring"
    first = told(words, actors=(VIK, DEBY), when="2033-05-09", event="event")
    between = told(words + ".", actors=(DEBY,), when="2033-05-09", event="event")
    last = told(words + " today", actors=(HOLM, DEBY), when="2033-05-09")
    assert match(View(between), View(last)), "the two alone would be one act"
    found = relate(last, [between], event=lambda _: [first, between])
    assert [one for one in found if one.kind == "same"] == []
    assert relate(last, [between], event=lambda _: [between])


def test_two_events_become_one_through_a_telling_that_agrees_with_both() -> None:
    words = "{} met Amina Kabir in Bergen to discuss salmon nets and the price of herring"
    one = told(words.format("Sunniva Vik"), actors=(VIK, DEBY), when="2033-05-09")
    late = "Late trains kept both ministers waiting on frosty platforms"
    two = told(late, actors=(VIK, DEBY), when="[2033-05-08..2033-05-14]", items=(late,))
    new = told(words.format("Vik"), actors=(VIK, DEBY), when="2033-05-09", items=(late.lower(),))
    events = {one.event: [one], two.event: [two]}
    found = [each for each in relate(new, [one, two], event=events.__getitem__) if each.kind == "same"]
    assert {each.second for each in found} == {one.entry.id, two.entry.id}


def test_a_large_event_is_checked_at_both_ends() -> None:
    words = "Sunniva Vik met Amina Kabir in Bergen to discuss salmon nets"
    many = [told(words, actors=(VIK, DEBY), when="2033-05-09", event="big") for _ in range(500)]
    new = told(words, actors=(VIK, DEBY), when="2033-05-09")
    assert [one.kind for one in relate(new, many[-1:], event=lambda _: many)] == ["same"]
