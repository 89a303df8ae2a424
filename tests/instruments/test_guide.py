"""The guide tells the whole format: it names every key, and every example, time and condition that it shows reads."""

import re
import tomllib
from pathlib import Path

import pytest

from dragoman.instruments import calls, clocks, counting, duties, fact, phrases, reader
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.reader import read_instrument

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "writing-an-instrument.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.M | re.S)

BASE = """
id = "x"
title = "X"
form = "treaty"
[groups]
annex_2 = ["FIN", "EST"]
[[roles]]
who = ["FIN", "EST"]
role = "party"
[shares.emissions]
FIN = 40
[bodies.b]
seats = 2
members = "party"
[decisions.d]
body = "b"
rule = "consensus"
if_adopted = "y"
if_not_adopted = "n"
[decisions.amend]
body = "b"
rule = "consensus"
if_adopted = "y"
if_not_adopted = "n"
[decisions.reject]
body = "b"
rule = "consensus"
if_adopted = "y"
if_not_adopted = "n"
[measures.m]
unit = "t"
[measures.tanks]
unit = "tanks"
[measures.armed_conflict]
unit = "true or false"
kind = "state"
[status.s]
values = ["applied", "reapplied"]
initial = "applied"
[questions]
q = "?"
[readings.strict]
question = "q"
says = "a"
[readings.loose]
question = "q"
says = "b"
[obligations.o]
holder = "party"
kind = "refrain"
breached_if = { act = "a" }
[terms.t]
from = 2000-01-01
length = "1 year"
renewal = "none"
lapse = "x"
[terms.validity]
from = 2000-01-01
length = "1 year"
renewal = "none"
lapse = "x"
[procedures.p]
trigger = { act = "a" }
default = "x"
[procedures.withdrawal]
trigger = { act = "a" }
default = "x"
[milestones]
adoption_day = 2000-01-01
entry_into_force = 2000-01-01
"""


@pytest.mark.parametrize("block", BLOCKS)
def test_an_example_of_the_guide_is_toml(block: str) -> None:
    assert tomllib.loads(block)


def test_the_guide_names_every_key_and_word() -> None:
    words = set(re.findall(r"[a-z][a-z0-9_]+", GUIDE))
    keys = (
        clocks._PROCEDURE | clocks._STEP | clocks._TERM | duties._KEYS | calls._RULE | calls._EFFECT
        | fact._KEYS | phrases._COUNTED | phrases._PATTERN | reader._SECTIONS | set(reader.STAGES) | set(fact.KINDS)
        | calls.shipped().keys()
    )  # fmt: skip
    assert not sorted(keys - words - {"of"})


def test_the_guide_names_every_place_that_an_end_is_moved_to() -> None:
    for then in counting.THEN:
        assert then in GUIDE or then.split()[2] in counting.ORDINALS[2:-1]


def spans(section: str) -> list[str]:
    """The pieces of code in the left column of the table under a heading."""
    part = GUIDE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    cells = [line.split(" | ")[0] for line in part.splitlines() if line.startswith("| ")]
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def times() -> list[str]:
    """Every form of a time that the guide shows."""
    found = [code for code in spans("Times") if code[0] in '{"' or code[0].isdigit()]
    extras = [code for code in spans("Times") if re.match(r"[a-z_]+ = ", code)]
    return found + [f'{{ from = T, plus = "1 month", {code} }}' for code in extras if not code.startswith("every")]


@pytest.mark.parametrize("code", times())
def test_a_time_of_the_guide_reads(code: str) -> None:
    """Inside a procedure, where every name may stand; `T`, `U` and `CONDITION` stand for any."""
    value = re.sub(r"\bT\b", "2001-01-01", re.sub(r"\bU\b", '"adoption_day"', code))
    value = value.replace("CONDITION", '{ act = "a" }').replace('on = "06-30", plus', "plus")
    text = BASE + (
        '[procedures.trial]\ntrigger = { act = "a" }\ndefault = "x"\n[procedures.trial.steps.notice]\n'
        f'after = "1 day"\nelse = "two"\n[procedures.trial.steps.two]\nafter = {value}\nelse = "default"\n'
    )
    assert isinstance(read_instrument(text, file="x.toml"), Instrument)


@pytest.mark.parametrize("code", [code for code in spans("Conditions") if code.startswith("{")])
def test_a_condition_of_the_guide_reads(code: str) -> None:
    value = re.sub(r"\bT\b", "2001-01-01", re.sub(r"\b[CD]\b", '{ act = "a" }', code)).replace('"IRN"', '"FIN"')
    text = BASE + f'[obligations.trial]\nholder = "party"\nkind = "refrain"\nbreached_if = {value}\n'
    assert read_instrument(text, file="x.toml").obligations["trial"].breached_if


@pytest.mark.parametrize(
    "code", ["at_least = 50", "more_than = 2", 'among = "annex_2", everyone = true', 'among = "party", part = "2/3"',
             'share = "emissions", need = 55', 'share = "emissions", more_than = 50'],
)  # fmt: skip
def test_a_count_of_the_guide_reads(code: str) -> None:
    assert all(part in GUIDE for part in code.split(", ")[:1])
    text = BASE + f'[obligations.trial]\nholder = "party"\nkind = "refrain"\nbreached_if = {{ act = "a", {code} }}\n'
    assert read_instrument(text, file="x.toml").obligations["trial"].breached_if
