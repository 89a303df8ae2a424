"""Bad files: each one clear error that names file, line, key and what was expected."""

import re

import pytest

from dragoman.instruments.fact import read_facts
from dragoman.instruments.known import check_facts
from dragoman.instruments.node import Node
from dragoman.instruments.reader import read_instrument
from dragoman.instruments.replay import read_replays
from dragoman.shapes.errors import InstrumentError

HEAD = 'id = "x"\ntitle = "X"\nform = "treaty"\n'
RUN = '[procedures.p]\ntrigger = { act = "a", kind = "received" }\ndefault = "Out."\n'

BAD = {
    "a circle of times": (
        '[milestones]\none = { from = "two", plus = "1 day" }\ntwo = { from = "one", plus = "1 day" }',
        "milestones.two.from", 6, "a circle of times: one → two → one",
    ),
    "a unit that is not known": (
        '[measures.m]\nunit = "kg"\n[obligations.o]\nholder = "IRN"\nkind = "maintain"\nmeasure = "m"\nlimit = 3\n'
        'unit = "lb"', "obligations.o.unit", 11, "the unknown unit 'lb'",
    ),
    "a step without default": (
        RUN + '[procedures.p.steps.s]\nafter = "6 months"', "procedures.p.steps.s.else", 7, "a step without default",
    ),
    "roles that overlap": (
        '[[roles]]\nwho = "FIN"\nrole = "party"\nfrom = 2000-01-01\n\n[[roles]]\nwho = "FIN"\nrole = "party"\n'
        "from = 2010-01-01", "roles[2].who", 10, "FIN as party twice",
    ),
    "a body without seats": (
        '[bodies.b]\nsays = "nobody"\n[decisions.d]\nbody = "b"\nrule = "consensus"\nif_adopted = "y"\n'
        'if_not_adopted = "n"', "bodies.b.seats", 4, "a body without seats",
    ),
    "a date that does not exist": (
        "[milestones]\nsigned = 2025-02-30", "signed", 5, "2025-02-30",
    ),
    "a date in quotation marks that does not exist": (
        '[milestones]\nsigned = "2025-02-30"', "milestones.signed", 5, "out of range",
    ),
    "an unknown key": (
        RUN.replace("default", "defualt"), "procedures.p.defualt", 6, "a key that the format does not have",
    ),
    "one of two counts that cannot be read": (
        '[bodies.b]\nseats = 3\n[decisions.d]\nbody = "b"\nif_adopted = "y"\nif_not_adopted = "n"\n'
        'rule = { yes = ["2/3 of voting", "many"] }', "decisions.d.rule.yes", 10, "'many'",
    ),
    "a limit set against a measure that is not there": (
        '[measures.m]\nunit = "t"\n[milestones]\na = { when = { measure = "m", limit = { measure = "x" } } }',
        "milestones.a.when.limit.measure", 7, "the unknown measure 'x'",
    ),
    "an unknown name of a time": (
        '[milestones]\na = { from = "sined", plus = "1 day" }', "milestones.a.from", 5, "the unknown time 'sined'",
    ),
    "a length that is none": (
        '[milestones]\na = { from = 2025-01-01, plus = "one month" }', "milestones.a.plus", 5, "'one month'",
    ),
    "a code of two letters": (
        '[[roles]]\nwho = "GB"\nrole = "party"', "roles[1].who", 5, "the unknown party 'GB'",
    ),
    "a vote without the other outcome": (
        '[bodies.b]\nseats = 3\n[decisions.d]\nbody = "b"\nrule = "consensus"\nif_adopted = "y"',
        "decisions.d.if_not_adopted", 6, "nothing",
    ),
    "a rule that nobody knows": (
        '[bodies.b]\nseats = 3\n[decisions.d]\nbody = "b"\nrule = "unsc_substantiv"\nif_adopted = "y"\n'
        'if_not_adopted = "n"', "decisions.d.rule", 8, "'unsc_substantiv'",
    ),
    "a provision without checked": (
        '[provisions.a]\nplace = "1"\nsays = "x"', "provisions.a.checked", 4, "nothing",
    ),
    "a kind of fact that is none": (
        RUN.replace("received", "recieved"), "procedures.p.trigger.kind", 5, "'recieved'",
    ),
    "a value that a status cannot have": (
        '[status.s]\nvalues = ["a"]\ninitial = "a"\n' + RUN.replace('"Out."', '{ set = { s = "b" } }'),
        "procedures.p.default.set.s", 9, "the unknown value 'b'",
    ),
    "one reading without a rival": (
        '[questions]\nq = "Which?"\n[readings.r]\nquestion = "q"\nsays = "This."', "readings.r", 6, "fewer than two",
    ),
    "both after and within": (
        RUN + '[procedures.p.steps.s]\nafter = "1 day"\nwithin = "1 day"\nelse = "end"',
        "procedures.p.steps.s.after", 8, "both after and within",
    ),
    "a step that points nowhere": (
        RUN + '[procedures.p.steps.s]\nafter = "1 day"\nelse = "q"', "procedures.p.steps.s.else", 9, "'q'",
    ),
    "a term without default": (
        '[terms.t]\nfrom = 2020-01-01\nlength = "1 year"\nrenewal = "none"', "terms.t.lapse", 4,
        "a term without default",
    ),
    "a file of facts": (None, "id", 1, "a file of facts or cases"),
    "no TOML": ("[milestones\n", "[milestones", 4, "milestones"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_instrument_is_one_clear_error(name: str) -> None:
    text, key, line, got = BAD[name]
    with pytest.raises(InstrumentError) as caught:
        read_instrument(HEAD + text if text is not None else '[[facts]]\nday = 2025-01-01\nact = "a"', file="x.toml")
    error = caught.value
    assert (error.file, error.key, error.line) == ("x.toml", key, line), str(error)
    assert got in error.got
    assert error.expected and error.remedy
    assert re.match(r"x\.toml, line \d+, ", str(error))


FACTS = {
    "a day that does not exist": ('day = "2025-13-01"\nact = "a"', "facts[1].day", "2025-13-01"),
    "an unknown measure": ('day = 2025-01-01\nmeasure = "n"\nvalue = 1', "facts[1].measure", "the unknown measure 'n'"),
    "an unknown unit": (
        'day = 2025-01-01\nmeasure = "m"\nvalue = 1\nunit = "lb"',
        "facts[1].unit",
        "the unknown unit 'lb'",
    ),
    "an unknown decision": ('day = 2025-01-01\ndecision = "d"\nfor = 1', "facts[1].decision", "the unknown decision"),
    "a vote without tally": ('day = 2025-01-01\nkind = "vote"\ndecision = "d"', "facts[1].for", "a vote without tally"),
    "nothing happened": ("day = 2025-01-01", "facts[1].act", "nothing"),
    "an unknown actor": ('day = 2025-01-01\nact = "a"\nby = "FN"', "facts[1].by", "the unknown actor 'FN'"),
    "an unknown reading": ('day = 2025-01-01\nact = "a"\nreading = "r"', "facts[1].reading", "the unknown reading 'r'"),
}


@pytest.mark.parametrize("name", FACTS)
def test_a_bad_fact_is_one_clear_error(name: str) -> None:
    text, key, got = FACTS[name]
    instrument = read_instrument(HEAD + '[measures.m]\nunit = "kg"', file="x.toml")
    root = Node.parse("[[facts]]\n" + text, file="facts.toml")
    with pytest.raises(InstrumentError) as caught:
        read_facts(root, zone="UTC")
        check_facts(root, instrument)
    assert (caught.value.file, caught.value.key) == ("facts.toml", key)
    assert got in caught.value.got


def test_facts_of_another_instrument_are_refused() -> None:
    instrument = read_instrument(HEAD, file="x.toml")
    with pytest.raises(InstrumentError, match="got facts of y; expected facts of x"):
        check_facts(Node.parse('instrument = "y"', file="facts.toml"), instrument)


def test_an_expectation_needs_a_date() -> None:
    good, bad = '{ as_of = 2020-01-01, ask = "a", is = "b" }', '{ ask = "a" }'
    text = f'[[replays]]\nid = "r"\nsays = "s"\nexpect = [\n  {good},\n  {bad},\n]'
    with pytest.raises(InstrumentError) as caught:
        read_replays(Node.parse(text, file="r.toml"))
    assert (caught.value.line, caught.value.key) == (6, "replays[1].expect[2].as_of")
