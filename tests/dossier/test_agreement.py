"""Facts of a ledger feed an agreement without being copied."""

from datetime import date

import msgspec
import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.dossier import agreement
from dragoman.instruments import Timeline, facts_of, load
from dragoman.instruments.asking import ask
from dragoman.instruments.bridge import Acceptance, Ruling
from dragoman.record import Judgement, SqliteLedger
from dragoman.shapes import Actor, Article, Entry, Evidence, InstrumentRef, Source
from dragoman.shapes.errors import InstrumentError, UsageError

TEXT = "Finland deposited its notice of withdrawal from the Ottawa convention on 10 July 2025."
FINLAND = Actor(id="FIN", name="Finland", kind="state", country="FIN", sector="GOV", mention="Finland")
BARE = {"ledger": None}


def entry(**changes: object) -> Entry:
    made = Entry(
        id="fin1", article_id="a1", type="TREATY", act="withdraw", actors=(FINLAND,), when="2025-07-10",
        when_text="10 July 2025", when_basis="explicit", status="happened",
        instrument=InstrumentRef(id="ottawa", name="Ottawa convention"),
        evidence=(Evidence(start=0, end=len(TEXT), quote=TEXT, sentence=0),), confidence=0.9,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


@pytest.fixture
def ledger(tmp_path):
    with SqliteLedger(tmp_path / "l.db") as made:
        made.add(Article(id="a1", text=TEXT, source=Source(file="a1.txt")), [entry()])
        yield made


def due(facts) -> str:
    ottawa = load("ottawa")
    answer = ask(Timeline(ottawa, facts, until=date(2025, 9, 1)), "procedure.withdrawal.FIN.due", day=date(2025, 9, 1))
    return answer[()]


def test_a_rule_feeds_the_clock_and_a_rejected_entry_takes_its_fact_along(ledger):
    ottawa = load("ottawa")
    rules = (Acceptance(kind=("received", "notified")),)
    fed = agreement.facts(ledger, ottawa, rules=rules)
    assert [fact.evidence for fact in fed] == [("fin1",)]
    assert due(fed) == due(facts_of(ottawa)) == "2026-01-10"
    ledger.judge(Judgement(verb="reject", target="fin1", by="ann", reason="a different convention"))
    assert agreement.facts(ledger, ottawa, rules=rules) == ()


def test_a_corrected_entry_changes_its_fact(ledger):
    rules = (Acceptance(),)
    ledger.judge(
        Judgement(
            verb="correct", target="fin1", changes={"when": msgspec.Raw(b'"2025-07-11"')}, by="ann", reason="typo"
        )
    )
    assert due(agreement.facts(ledger, load("ottawa"), rules=rules)) == "2026-01-11"


def test_a_person_outweighs_rules_and_can_take_it_back(ledger):
    ottawa = load("ottawa")
    agreement.rule(ledger, ottawa, "fin1", Ruling(accepted=False, by="ann", reason="another treaty"))
    assert agreement.facts(ledger, ottawa, rules=(Acceptance(),)) == ()
    agreement.rule(ledger, ottawa, "fin1", Ruling(fields={"day": "2025-07-12"}, by="ann", reason="the UN's register"))
    assert [str(fact.day) for fact in agreement.facts(ledger, ottawa)] == ["2025-07-12"]
    agreement.rule(ledger, ottawa, "fin1", None)
    assert agreement.facts(ledger, ottawa) == ()


def test_a_ruling_that_makes_no_fact_is_refused_and_leaves_nothing(ledger):
    ottawa = load("ottawa")
    with pytest.raises(InstrumentError, match="kind"):
        agreement.rule(ledger, ottawa, "fin1", Ruling(fields={"kind": "rumoured"}, by="ann", reason="?"))
    with pytest.raises(UsageError, match="upon ottawa"):
        agreement.rule(ledger, ottawa, "nobody", Ruling(by="ann", reason="?"))
    assert agreement.rulings(ledger, ottawa) == {}


def test_the_commands_accept_and_answer(ledger):
    run = CliRunner().invoke
    at = ["--ledger", ledger.path]
    accepted = run(group, ["instrument", "accept", "ottawa", "fin1", *at, "--by", "ann", "--reason", "register"])
    assert accepted.exit_code == 0, accepted.output
    assert "received" in accepted.output
    shown = run(group, ["instrument", "propose", "ottawa", *at]).output
    assert "accepted = true" in shown and "# Accepted by ann: register" in shown
    asked = ["instrument", "ottawa", "--as-of", "2025-09-01", "--only", "--ask", "procedure.withdrawal.FIN.due"]
    assert run(group, [*asked, *at]).output == "2026-01-10\n"
    refused = run(group, ["instrument", "refuse", "ottawa", "fin1", *at, "--by", "ann", "--reason", "no"])
    assert refused.exit_code == 0, refused.output
    assert run(group, [*asked, *at]).output == "nothing\n"
