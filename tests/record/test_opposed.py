"""Contradictions, denials, and what became of plans: between two tellings."""

from typing import Any

import pytest
from tests.record.telling import PERU, told

from dragoman.record.contradictions import contradiction
from dragoman.record.denials import denial
from dragoman.record.followup import cancellation, fulfilment
from dragoman.record.view import View
from dragoman.shapes import Evidence, InstrumentRef, Quantity

Fields = dict[str, Any]
MET = "The ministers Vik and Kabir met in Bergen on Monday and talked about salmon nets."
PAIR: Fields = {"actors": ("Sunniva Vik", "Amina Kabir"), "when": "2033-05-09"}
NOT: Fields = {**PAIR, "status": "negated"}
FREEZE = "Peru suspended the licences of Norwegian trawlers in its waters for {} days on Monday."
FROZE: Fields = {"type": "COERCE", "mode": "restrict", "actors": ("Peru",), "recipients": ("Norway",),
                 "when": "2033-05-09"}  # fmt: skip


def days(number: int) -> tuple[Quantity, ...]:
    return (Quantity(value=number, unit="days", text=f"{number} days"),)


def held(one: tuple[str, Fields], two: tuple[str, Fields]) -> str | None:
    first, second = (View(told(words, **fields)) for words, fields in (one, two))
    found, back = contradiction(first, second), contradiction(second, first)
    assert (found is None) == (back is None)
    return found.why if found else None


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        pytest.param((MET, PAIR), ("No meeting of Vik and Kabir took place in Bergen on Monday, and no talks.", NOT),
                     "did not", id="it took place, it did not"),
        pytest.param((MET, {**PAIR, "mode": "third-party"}),
                     ("No meeting of Vik and Kabir took place in Bergen on Monday, and no talks.",
                      {**NOT, "mode": "visit"}), "did not", id="whatever kind of meeting it was"),
        pytest.param((FREEZE.format(120), {**FROZE, "quantity": days(120)}),
                     (FREEZE.format(60), {**FROZE, "quantity": days(60)}), "60 days", id="120 days, 60 days"),
        pytest.param((FREEZE.format("fourteen"), {**FROZE, "quantity": days(14)}),
                     (FREEZE.format("three weeks, that is 21"),
                      {**FROZE, "quantity": (Quantity(value=3, unit="weeks", text="three weeks"),)}), "three weeks",
                     id="the same measure in other units"),
        pytest.param(("Jets bombed the salmon cannery of Amdal at dawn, killing four watchmen.",
                      {"type": "ASSAULT", "mode": "aerial", "actors": ("Chad",), "recipients": ("Norway",),
                       "when": "2033-05-09", "when_basis": "relative"}),
                     ("Jets bombed the salmon cannery of Amdal at dawn, killing four watchmen, villagers said.",
                      {"type": "ASSAULT", "mode": "aerial", "actors": ("Chad",), "recipients": ("Norway",),
                       "when": "2033-05-11", "when_basis": "explicit"}), "different days", id="two days for one act"),
        pytest.param(("Jets bombed the salmon cannery of Amdal at dawn, killing four watchmen.",
                      {"type": "ASSAULT", "mode": "aerial", "actors": ("Chad",), "recipients": ("Norway",),
                       "when": "2033-05-09"}),
                     ("Jets bombed the salmon cannery of Amdal at dawn, killing four watchmen.",
                      {"type": "ASSAULT", "mode": "aerial", "actors": ("Peru",), "recipients": ("Norway",),
                       "when": "2033-05-09"}), "different doers", id="two doers for one act"),
    ],
)  # fmt: skip
def test_accounts_that_cannot_both_be_true(one: tuple[str, Fields], two: tuple[str, Fields], why: str) -> None:
    assert why in (held(one, two) or "")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param((MET, PAIR), ("The talks of Vik and Kabir in Bergen on Monday failed without agreement on salmon.",
                                   NOT), id="it failed, but took place"),
        pytest.param((MET, PAIR), ("Vik and Kabir did not meet in Bergen.", {**NOT, "when": "2033-05-16"}),
                     id="another day"),
        pytest.param((MET, {**PAIR, "mode": "visit"}),
                     ("No meeting of Vik and Kabir took place by phone on Monday, and no talks.",
                      {**NOT, "mode": "phone"}), id="another kind of meeting"),
        pytest.param((MET, PAIR), ("Holm did not meet Kabir in Bergen on Monday.",
                                   {**NOT, "actors": ("Arne Holm", "Amina Kabir")}), id="another minister"),
        pytest.param((FREEZE.format(60), {**FROZE, "quantity": days(60)}),
                     (FREEZE.format(60), {**FROZE, "quantity": days(60)}), id="one number"),
        pytest.param((FREEZE.format(60), {**FROZE, "quantity": days(60)}),
                     (FREEZE.format("over 50"), {**FROZE, "quantity": (Quantity(value=50, unit="days",
                                                                                 text="over 50 days"),)}),
                     id="a number left open"),
        pytest.param((FREEZE.format(60), {**FROZE, "quantity": days(60)}),
                     (FREEZE.format(60), {**FROZE, "quantity": (Quantity(value=9, unit="boats", text="9 boats"),)}),
                     id="numbers of other things"),
        pytest.param(("Norway said that herring was scarce.", {"type": "SAY", "actors": ("Norway",)}),
                     ("Norway did not say that herring was scarce.",
                      {"type": "SAY", "actors": ("Norway",), "status": "negated"}), id="a word is no act"),
    ],
)  # fmt: skip
def test_accounts_that_can(one: tuple[str, Fields], two: tuple[str, Fields]) -> None:
    assert held(one, two) is None


def test_what_an_article_holds_against_each_other_stays_so() -> None:
    one = told("Vik slept in Bergen.", id="one", article="a", contradicts=("two",))
    two = told("Vik sailed all night.", id="two", article="a", type="MOBILIZE")
    found = contradiction(View(one), View(two))
    assert found
    assert "article" in found.why


CHARGE = "Norway accused Peru of cutting the nets of nine trawlers off the Lofoten islands."
CHARGED: Fields = {"type": "ACCUSE", "actors": ("Norway",), "recipients": ("Peru",), "when": "2033-05-09",
                   "published": "2033-05-09"}  # fmt: skip
ANSWER = "Peru denied that it had cut any nets of trawlers off the Lofoten."
ANSWERED: Fields = {"type": "REJECT", "actors": ("Peru",), "when": "2033-05-10"}
CUT: Fields = {"type": "COERCE", "actors": ("Peru",), "recipients": ("Norway",), "status": "alleged",
               "according_to": ("Norway",), "published": "2033-05-09"}  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "charge"),
    [
        pytest.param((ANSWER, ANSWERED), (CHARGE, CHARGED), id="a refusal of the accusation"),
        pytest.param((ANSWER, {**ANSWERED, "type": "SAY"}), (CHARGE, CHARGED), id="a word that it is untrue"),
        pytest.param(("Foreign Minister Rojas called the claim about cut nets of trawlers baseless.",
                      {**ANSWERED, "actors": ("Lucía Rojas",)}), (CHARGE, CHARGED), id="a minister for the state"),
        pytest.param((ANSWER, ANSWERED), ("Peru cut the nets of nine trawlers.", CUT), id="an act alleged"),
        pytest.param(("We did not cut the nets of any trawlers, Peru said.",
                      {"type": "COERCE", "actors": ("Peru",), "status": "negated", "according_to": (PERU,)}),
                     ("Peru cut the nets of nine trawlers, Norway said.", CUT), id="its own word that it did not"),
        pytest.param(("Peru rejected Norway's accusations about trawlers.", {**ANSWERED, "recipients": ("Norway",)}),
                     (CHARGE, CHARGED), id="few words, but accuser and accused are named on the next day"),
    ],
)  # fmt: skip
def test_a_denial_answers_its_charge(answer: tuple[str, Fields], charge: tuple[str, Fields]) -> None:
    one, two = (View(told(words, **fields)) for words, fields in (answer, charge))
    assert denial(one, two)
    assert denial(two, one) is None


def test_a_denial_right_behind_the_charge_needs_none_of_its_words() -> None:
    charge = told(CHARGE, article="a", **CHARGED)
    words = "The vandalism, which Lima denies, has cost a fortune."

    def behind(sentences: int) -> View:
        span = Evidence(start=100, end=100 + len(words), quote=words, sentence=sentences)
        return View(told(words, article="a", evidence=(span,), **ANSWERED))

    found = denial(behind(1), View(charge))
    assert found
    assert "next sentence" in found.why
    assert denial(behind(5), View(charge)) is None


@pytest.mark.parametrize(
    ("answer", "charge"),
    [
        pytest.param(("Chad denied that it had cut any nets of trawlers.", {**ANSWERED, "actors": ("Chad",)}),
                     (CHARGE, CHARGED), id="somebody else denies"),
        pytest.param(("Peru rejected an offer of nine trawlers off the Lofoten islands.", ANSWERED), (CHARGE, CHARGED),
                     id="an offer is turned down"),
        pytest.param(("Peru denied that its central bank was short of gold.", ANSWERED), (CHARGE, CHARGED),
                     id="another charge"),
        pytest.param((ANSWER, {**ANSWERED, "published": "2033-09-10"}), (CHARGE, CHARGED), id="months later"),
        pytest.param((ANSWER, {**ANSWERED, "recipients": ("Chad",)}), (CHARGE, CHARGED), id="the answer to another"),
    ],
)  # fmt: skip
def test_no_denial_of_that(answer: tuple[str, Fields], charge: tuple[str, Fields]) -> None:
    assert denial(*(View(told(words, **fields)) for words, fields in (answer, charge))) is None


WILL = "Vik will meet Kabir in Bergen on Monday to talk about salmon nets, the ministry said."
PLANNED: Fields = {**PAIR, "status": "planned", "published": "2033-05-04"}
SIGN: Fields = {"type": "TREATY", "act": "sign", "actors": ("Norway", "Chad"), "published": "2033-05-02",
                "status": "planned", "instrument": InstrumentRef(id="salmon", name="Salmon Agreement")}  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        pytest.param((WILL, PLANNED), (MET, PAIR), id="a meeting"),
        pytest.param((WILL, {**PLANNED, "status": "sought"}), (MET, PAIR), id="a meeting that was wished for"),
        pytest.param(("Norway and Chad will sign the salmon agreement on nets in Bergen.", SIGN),
                     ("In Bergen Norway and Chad signed the salmon agreement on nets.",
                      {**SIGN, "status": "happened", "when": "2033-06-12", "published": "2033-06-13"}), id="a treaty"),
        pytest.param(("Norway threatened to ban Peruvian anchovies from its ports.",
                      {"type": "THREATEN", "actors": ("Norway",), "recipients": ("Peru",), "published": "2033-05-02"}),
                     ("Norway banned Peruvian anchovies from all its ports.",
                      {"type": "COERCE", "mode": "ban", "actors": ("Norway",), "recipients": ("Peru",),
                       "when": "2033-05-09"}), id="a threat"),
        pytest.param((WILL, PLANNED), (MET, {**PAIR, "when": "2033-05-16", "published": "2033-05-17"}),
                     id="a week late, in the same words"),
    ],
)  # fmt: skip
def test_a_plan_that_came_true(plan: tuple[str, Fields], outcome: tuple[str, Fields]) -> None:
    one, two = (View(told(words, **fields)) for words, fields in (outcome, plan))
    assert fulfilment(one, two)
    assert fulfilment(two, one) is None
    assert cancellation(one, two) is None


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        pytest.param((WILL, PLANNED), (MET, {**PAIR, "when": "2033-04-11", "published": "2033-05-05"}),
                     id="it was before the plan was told"),
        pytest.param((WILL, {**PLANNED, "published": "2033-05-12"}), (MET, PAIR), id="told before the plan"),
        pytest.param((WILL, PLANNED), (MET, {**PAIR, "actors": ("Arne Holm", "Amina Kabir")}), id="another minister"),
        pytest.param((WILL, PLANNED), (MET, {**PAIR, "mode": "phone"} | {"when": "2033-08-01",
                                                                       "published": "2033-08-02"}), id="months later"),
        pytest.param((WILL, PLANNED), (MET, {**PAIR, "status": "alleged"}), id="contested"),
        pytest.param(("Norway will say more about herring nets.", {"type": "SAY", "actors": ("Norway",),
                      "status": "planned", "published": "2033-05-04"}),
                     ("Norway said more about herring nets.", {"type": "SAY", "actors": ("Norway",)}),
                     id="nobody waits for words"),
    ],
)  # fmt: skip
def test_a_plan_that_did_not(plan: tuple[str, Fields], outcome: tuple[str, Fields]) -> None:
    assert fulfilment(*(View(told(words, **fields)) for words, fields in (outcome, plan))) is None


def test_a_plan_that_was_called_off_keeps_its_condition() -> None:
    plan = View(told(WILL, **PLANNED, condition="if the ferries run"))
    off = View(told("The talks of Vik and Kabir in Bergen about salmon nets were cancelled.",
                    **{**NOT, "published": "2033-05-07"}))  # fmt: skip
    found = cancellation(off, plan)
    assert found
    assert "if the ferries run" in found.why
    assert fulfilment(off, plan) is None


def test_a_plan_of_which_it_is_told_that_it_did_not_come_about_was_not_called_off() -> None:
    never = View(told("Vik and Kabir did not meet in Bergen for talks about salmon nets.",
                      **{**NOT, "published": "2033-05-12"}))  # fmt: skip
    found = cancellation(never, View(told(WILL, **PLANNED)))
    assert found
    assert "not to have come about" in found.why
