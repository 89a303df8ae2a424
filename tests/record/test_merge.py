"""The same act in two tellings, and look-alikes that are two acts."""

from typing import Any

import pytest
from tests.record.telling import CHAD, told

from dragoman.record.merge import Match, match
from dragoman.record.view import View
from dragoman.shapes import Actor, Evidence, InstrumentRef, Place, Quantity

MET = "Foreign Minister Sunniva Vik met her Chadian counterpart Amina Kabir in Bergen on Monday to discuss salmon."
SAT = "Vik and Kabir sat down together in the harbour city, with fish farming on the table."
BERGEN = Place(name="Bergen", country="NOR", lat=60.4, lon=5.3)
TROMSO = Place(name="Tromsø", country="NOR", lat=69.6, lon=18.9)
LAND = Place(name="Norway", country="NOR")
PAIR: dict[str, Any] = {"actors": ("Sunniva Vik", "Amina Kabir"), "when": "2033-05-09"}
WARNED = "Norway said that the herring would be gone from the bank within ten years unless the nets were made wider."
ECHOED = "Within ten years the herring will be gone from the bank unless nets are made wider, Norway said."
STRUCK = "Chadian jets struck a depot near the village of Amdal on Monday, killing four guards."


def found(one: tuple[str, dict[str, Any]], two: tuple[str, dict[str, Any]]) -> Match | None:
    first, second = (View(told(words, **fields)) for words, fields in (one, two))
    there, back = match(first, second), match(second, first)
    assert (there is None) == (back is None), "which of them comes first makes no difference"
    return there


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param((MET, PAIR), (SAT, PAIR), id="two persons on one day, whatever the words"),
        pytest.param((MET, PAIR), (MET + " They parted late.", {**PAIR, "actors": ("Norway", "Amina Kabir")}),
                     id="a state for its minister where the words agree"),
        pytest.param((MET, PAIR), (MET[:60] + " for talks about salmon.", {**PAIR, "actors": ("Sunniva Vik",)}),
                     id="one telling names one side only"),
        pytest.param((MET, PAIR), (SAT, {**PAIR, "when": "[2033-05-08..2033-05-10]"}), id="a day within three"),
        pytest.param((MET, {**PAIR, "where": (BERGEN,)}), (SAT, {**PAIR, "where": (LAND,)}), id="a town and its land"),
        pytest.param((MET, {**PAIR, "mode": "visit"}), (SAT, PAIR), id="a mode that one telling leaves open"),
        pytest.param((WARNED, {"type": "SAY", "actors": ("Norway",), "when": "2033-05-10"}),
                     (ECHOED, {"type": "SAY", "actors": ("Norway",), "when": "2033-05-10"}), id="a statement retold"),
        pytest.param((STRUCK, {"type": "ASSAULT", "mode": "aerial", "actors": ("Chad",), "when": "2033-05-09"}),
                     ("Four guards died when jets of Chad's air force struck a depot near Amdal.",
                      {"type": "ASSAULT", "mode": "destroy", "actors": ("Chad",), "when": "2033-05-09"}),
                     id="an attack in other words"),
        pytest.param(("Peru left the tuna convention.", {"type": "TREATY", "act": "withdraw", "actors": ("Peru",),
                      "instrument": InstrumentRef(id="tuna", name="Tuna Convention")}),
                     ("In 2031 Lima quit the convention.", {"type": "TREATY", "act": "withdraw", "actors": ("Peru",),
                      "when": "2031", "instrument": InstrumentRef(id="tuna", name="Tuna Convention"),
                      "published": "2035-01-02"}), id="what is done only once needs no time"),
    ],
)  # fmt: skip
def test_one_act(one: tuple[str, dict[str, Any]], two: tuple[str, dict[str, Any]]) -> None:
    same = found(one, two)
    assert same
    assert same.why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param((MET, PAIR), (MET, {**PAIR, "actors": ("Arne Holm", "Amina Kabir")}), id="another minister"),
        pytest.param((MET, PAIR), (SAT, {**PAIR, "when": "2033-05-11"}), id="another day"),
        pytest.param((MET, {**PAIR, "mode": "phone"}), (SAT, {**PAIR, "mode": "visit"}), id="a call and a visit"),
        pytest.param((MET, {**PAIR, "where": (BERGEN,)}), (SAT, {**PAIR, "where": (TROMSO,)}), id="two towns"),
        pytest.param((MET, PAIR), (MET, {**PAIR, "status": "planned"}), id="a plan and what came of it"),
        pytest.param((MET, PAIR), (MET, {**PAIR, "status": "negated"}), id="it took place and it did not"),
        pytest.param((WARNED, {"type": "SAY", "actors": ("Norway",), "when": "2033-05-10"}),
                     ("Norway said that its trawlers had come home with a good catch of herring.",
                      {"type": "SAY", "actors": ("Norway",), "when": "2033-05-10"}), id="another statement"),
        pytest.param(("Norway authorised its third delivery of 40 boats to Chad.",
                      {"type": "AID", "actors": ("Norway",), "recipients": ("Chad",)}),
                     ("Norway authorised its fourth delivery of 25 boats to Chad.",
                      {"type": "AID", "actors": ("Norway",), "recipients": ("Chad",), "published": "2033-05-13"}),
                     id="the next of a row"),
        pytest.param(("Officials met officials.", {"actors": (Actor(name="officials", kind="people", mention="o"),),
                                                   "when": "2033-05-09"}),
                     ("Officials met them.", {"actors": (Actor(name="officials", kind="people", mention="o"),),
                                              "when": "2033-05-09"}), id="nobody in particular"),
        pytest.param(("The minister announced the following prizes today.", {"type": "OFFICE", "act": "appoint",
                      "actors": ("Sunniva Vik",)}),
                     ("The minister announced the following prizes today.", {"type": "OFFICE", "act": "appoint",
                      "actors": ("Sunniva Vik",), "published": "2033-05-31"}), id="a formula, weeks later"),
    ],
)  # fmt: skip
def test_two_acts(one: tuple[str, dict[str, Any]], two: tuple[str, dict[str, Any]]) -> None:
    assert found(one, two) is None


def test_the_reason_can_be_checked() -> None:
    same = found((MET, {**PAIR, "where": (BERGEN,)}), (MET[:70] + " on salmon.", {**PAIR, "where": (BERGEN,)}))
    assert same
    for words in ("Sunniva Vik and Amina Kabir", "2033-05-09", "in Bergen", "counterpart"):
        assert words in same.why


def test_alleged_and_established_accounts_of_an_act_are_of_one_event_and_it_is_said() -> None:
    fields = {"type": "ASSAULT", "actors": ("Chad",), "when": "2033-05-09"}
    same = found((STRUCK, fields), (STRUCK.replace("struck", "reportedly struck"), {**fields, "status": "alleged"}))
    assert same
    assert "alleged" in same.why


def test_one_article_tells_its_acts_apart() -> None:
    one, two = (View(told(MET, article="same", **PAIR)) for _ in range(2))
    assert match(one, two) is None


def test_a_copy_keeps_its_acts_however_its_pronouns_were_read() -> None:
    words = "He promised the harbour master of Bergen a new crane before winter."
    first = told(words, article="wire", type="AGREE", actors=("Arne Holm",), when="2033-05-10")
    other = Actor(name="Kjell Strand", kind="person", country="NOR", mention="He")
    copy = told(words, article="paper", origin="wire", published="2033-05-11", type="AGREE", actors=(other,),
                when="2033-05-11")  # fmt: skip
    same = match(View(first), View(copy))
    assert same
    assert words[:40] in same.why
    stranger = told(words, published="2033-05-11", type="AGREE", actors=(other,), when="2033-05-11")
    assert match(View(first), View(stranger)) is None


def test_numbers_that_disagree_do_not_part_an_act_told_on_its_day() -> None:
    fields = {"type": "ASSAULT", "mode": "aerial", "actors": ("Chad",), "when": "2033-05-09"}
    more = STRUCK.replace("four", "nine")
    assert found(
        (STRUCK, {**fields, "quantity": (Quantity(value=4, unit="guard", text="four guards"),)}),
        (more, {**fields, "quantity": (Quantity(value=9, unit="guard", text="nine guards"),)}),
    )


def test_what_is_quoted_is_one_statement_whatever_stands_around_it() -> None:
    quote = "we shall not sell the sea to anybody"
    fields = {"type": "SAY", "actors": (CHAD,), "quote": quote, "when": "2033-05-10"}
    one = ("“We shall not sell the sea to anybody,” Chad told reporters.", fields)
    two = ("Chad, asked about licences in the capital, answered: “we shall not sell the sea to anybody”.", fields)
    same = found(one, two)
    assert same
    assert "both quote" in same.why


def test_evidence_may_hold_anything() -> None:
    odd = "\ud800\x00 \u202e((((" * 3
    made = told(odd, evidence=(Evidence(start=0, end=0, quote="", sentence=0),), when="2033-05-09")
    assert match(View(made), View(told(odd, when="2033-05-09"))) is None
