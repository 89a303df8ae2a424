"""Entries become proposals; what the table can't tell stays a question; nothing counts unaccepted."""

from dragoman.instruments import load
from dragoman.instruments.bridge import Acceptance, as_toml, propose, read_acceptances
from dragoman.instruments.fact import read_facts
from dragoman.instruments.node import Node
from dragoman.shapes.actor import Actor
from dragoman.shapes.entry import Entry, Evidence, InstrumentRef


def entry(act: str, quote: str, *, status: str = "happened", when: str | None = "2031-05-04", **more: object) -> Entry:
    """An entry of ours, about a fictional act of Finland's."""
    fields = {
        "id": "e1", "article_id": "a1", "type": "TREATY", "act": act, "status": status, "when": when,
        "when_basis": "explicit", "instrument": InstrumentRef(id="ottawa", name="Ottawa Convention"), "confidence": 0.9,
        "actors": (Actor(id="FIN", name="Finland", kind="state", country="FIN", sector="GOV", mention="Finland"),),
        "evidence": (Evidence(start=0, end=len(quote), quote=quote, sentence=0),),
    }  # fmt: skip
    return Entry(**{**fields, **more})  # type: ignore[arg-type]


def test_kinds_are_told_apart_by_act_status_and_words() -> None:
    ottawa = load("ottawa")
    told = {
        "received": entry("withdraw", "The depositary received Finland's instrument."),
        "decided": entry("withdraw", "Finland's parliament voted to leave."),
        "announced": entry("withdraw", "Finland will leave.", status="planned"),
        "effective": entry("withdraw", "Finland's exit took effect on Sunday."),
        "notified": entry("notify", "Finland notified the parties."),
        "revoked": entry("withdraw", "Finland rescinded its notice."),
    }
    for kind, found in told.items():
        (proposal,) = propose([found], ottawa)
        assert proposal.kind == kind
        assert (proposal.act, proposal.by, proposal.day) == ("withdrawal", ("FIN",), "2031-05-04")
        assert not proposal.questions


def test_one_word_of_a_headline_stays_a_question() -> None:
    (proposal,) = propose([entry("withdraw", "Finland leaves the mine ban.")], load("ottawa"))
    assert proposal.kind is None
    assert "announcing, deciding, notifying and leaving" in proposal.questions[0]


def test_what_the_article_does_not_tell_is_asked() -> None:
    found = entry(
        "notify", "It notified the parties.", when=None, actors=(Actor(name="a bloc", kind="bloc", mention="it"),)
    )
    (proposal,) = propose([found], load("ottawa"))
    assert len(proposal.questions) == 2


def test_other_instruments_are_left_alone() -> None:
    other = entry("notify", "It notified.", instrument=InstrumentRef(id="npt", name="NPT"))
    assert not list(propose([other], load("ottawa")))


def test_nothing_counts_before_it_is_accepted() -> None:
    ottawa = load("ottawa")
    proposals = list(propose([entry("withdraw", 'The depositary has "it".')], ottawa))
    rules = read_acceptances('[[accept]]\nkind = "received"\nconfidence = 0.8', file="r.toml")
    for accepted, given in ((0, ()), (1, rules)):
        text = "\n".join(as_toml(proposals, ottawa, rules=given))
        assert len(read_facts(Node.parse(text, file="p.toml"), zone="UTC")) == accepted


def test_a_rule_never_accepts_a_question_or_a_contested_fact() -> None:
    anything = Acceptance()
    (asked,) = propose([entry("withdraw", "Finland leaves.")], load("ottawa"))
    denier = Actor(id="EST", name="Estonia", kind="state", country="EST", mention="Estonia")
    (denied,) = propose([entry("notify", "Finland notified.", denied_by=(denier,))], load("ottawa"))
    assert not anything.takes(asked)
    assert not anything.takes(denied)
    assert denied.contested == "denied by Estonia"
