"""Every rule that comes with the program, carried, failed, and not known."""

import pytest

from dragoman.instruments.calls import shipped
from dragoman.instruments.reader import read_instrument
from dragoman.instruments.voting import Tally, judge_vote

FIVE = ("CHN", "FRA", "GBR", "RUS", "USA")
TEN = (*FIVE, "IND", "BRA", "JPN", "DEU", "ZAF")

CASES = [
    ("unsc_substantive", Tally(yes=9, abstain=6), "adopted"),
    ("unsc_substantive", Tally(yes=8, abstain=7), "not adopted"),
    ("unsc_substantive", Tally(yes=14, no=1), "unknown"),
    ("unsc_substantive", Tally(yes=14, no=1, vetoes=("USA",)), "not adopted"),
    ("unsc_substantive", Tally(yes=14, no=("IND",)), "adopted"),
    ("unsc_substantive", Tally(yes=TEN[1:], no=1, abstain=("CHN",)), "adopted"),
    ("unsc_procedural", Tally(yes=9, no=6, vetoes=FIVE), "adopted"),
    ("simple_majority", Tally(yes=2, no=1, abstain=100), "adopted"),
    ("simple_majority", Tally(yes=2, no=2), "not adopted"),
    ("majority_of_present", Tally(yes=2, no=1, abstain=1), "not adopted"),
    ("absolute_majority", Tally(yes=8), "adopted"),
    ("absolute_majority", Tally(yes=7), "not adopted"),
    ("two_thirds_voting", Tally(yes=93, no=24, abstain=58), "adopted"),
    ("two_thirds_voting", Tally(yes=2, no=1), "adopted"),
    ("two_thirds_voting", Tally(yes=65, no=35), "not adopted"),
    ("two_thirds_present", Tally(yes=2, no=0, abstain=2), "not adopted"),
    ("two_thirds_seats", Tally(yes=10), "adopted"),
    ("three_quarters_voting", Tally(yes=3, no=1), "adopted"),
    ("three_quarters_seats", Tally(yes=11), "not adopted"),
    ("four_fifths_seats", Tally(yes=12), "adopted"),
    ("unanimity", Tally(yes=14, abstain=1), "adopted"),
    ("unanimity", Tally(yes=14, no=1), "not adopted"),
    ("unanimity_of_all", Tally(yes=14, abstain=1), "not adopted"),
    ("unanimity_of_all", Tally(yes=15), "adopted"),
    ("consensus", Tally(), "adopted"),
    ("consensus", Tally(no=1), "not adopted"),
    ("consensus_minus_one", Tally(no=1), "adopted"),
    ("negative_consensus", Tally(yes=1, no=14), "adopted"),
    ("negative_consensus", Tally(no=15), "not adopted"),
    ("each_confirms", Tally(yes=14), "not adopted"),
    ("cloture_60", Tally(yes=58, no=42), "not adopted"),
    ("single_act", Tally(yes=1), "adopted"),
    ({"yes": "all of five"}, Tally(yes=FIVE), "adopted"),
    ({"yes": "all of five"}, Tally(yes=TEN[1:]), "not adopted"),
    ({"yes": "all of five"}, Tally(yes=9), "unknown"),
    ({"yes": "more than half of five"}, Tally(yes=FIVE[:3]), "adopted"),
    ({"blocked_by": "1/3 of seats"}, Tally(no=5), "not adopted"),
    ({"blocked_by": "1/3 of seats"}, Tally(no=4), "adopted"),
    ({"yes": 2, "quorum": "more than half of seats"}, Tally(yes=5, no=2), "not adopted"),
    ({"yes": 2, "quorum": "more than half of seats"}, Tally(yes=5, no=3), "adopted"),
    ({"weights": "quota", "weight_yes": 85}, Tally(yes=("USA", "CHN")), "adopted"),
    ({"weights": "quota", "weight_yes": 85}, Tally(yes=("CHN", "IND"), no=("USA",)), "not adopted"),
    ({"weights": "quota", "weight_yes": 85}, Tally(yes=2), "unknown"),
    ({"each": {"five": "more than half of seats"}}, Tally(yes=FIVE[:3], no=FIVE[3:]), "adopted"),
    ({"each": {"five": "more than half of seats"}}, Tally(yes=FIVE[:2], no=()), "not adopted"),
    ({"each": {"five": "2/3 of voting"}}, Tally(yes=3, no=1), "unknown"),
]


def decision(rule: object) -> tuple[object, object]:
    """Rule and body as a file gives them."""
    import json

    written = rule if isinstance(rule, str) else None
    inline = json.dumps(written) if written else _inline(rule)
    text = f"""
id = "x"
title = "X"
form = "treaty"
[groups]
five = {json.dumps(FIVE)}
[shares.quota]
USA = 60
CHN = 30
IND = 10
[bodies.b]
seats = 15
permanent = "five"
[decisions.d]
body = "b"
rule = {inline}
if_adopted = "y"
if_not_adopted = "n"
"""
    instrument = read_instrument(text, file="x.toml")
    return instrument, instrument.decisions["d"]


def _inline(rule: object) -> str:
    import json

    if isinstance(rule, dict):
        return "{ " + ", ".join(f"{key} = {_inline(value)}" for key, value in rule.items()) + " }"
    return json.dumps(rule)


@pytest.mark.parametrize(("rule", "tally", "result"), CASES)
def test_a_rule(rule: object, tally: Tally, result: str) -> None:
    instrument, found = decision(rule)
    got, why = judge_vote(
        tally, found.rule, found.body, members=lambda name: instrument.groups[name], shares=instrument.shares
    )
    assert got == result, why


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES if isinstance(rule, str)} | {"eu_qualified_majority"} == set(shipped())
