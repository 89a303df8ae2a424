"""What a ledger answers: who contradicts whom, who denied what, what is pending at a day."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from tests.record.telling import PERU, told

from dragoman.record import Judgement, Query, SqliteLedger
from dragoman.record.contradictions import contradictions
from dragoman.record.denials import denials
from dragoman.record.pending import Pending, pending
from dragoman.shapes import Article, Source
from dragoman.shapes.errors import UsageError

Add = Callable[..., str]
PLAN = "Vik will meet Kabir in Bergen on 9 May for talks on salmon nets."
MET = "Vik met Kabir in Bergen on Monday for talks on salmon nets."
NEVER = "Vik did not meet Kabir in Bergen on Monday."
OFF = "The talks of Vik and Kabir in Bergen on salmon nets were called off."
PAIR: dict[str, Any] = {"actors": ("Sunniva Vik", "Amina Kabir"), "when": "2033-05-09"}
PLANNED = {**PAIR, "status": "planned", "published": "2033-05-02"}
CHARGE = "Norway accused Peru of cutting the nets of nine trawlers off the Lofoten."
ANSWER = "Peru denied that it had cut any nets of trawlers off the Lofoten."


@pytest.fixture
def ledger() -> Iterator[SqliteLedger]:
    with SqliteLedger(":memory:") as made:
        yield made


@pytest.fixture
def add(ledger: SqliteLedger) -> Add:
    def add(words: str, *more: dict[str, Any], **fields: Any) -> str:
        """Add an article of one sentence with an entry and more on the same sentence; give the first one's id."""
        one = told(words, **{"outlet": "The Gull", **fields})
        article = Article(
            id=one.article, text=words, title=words[:10], published=one.published, outlet=one.outlet,
            source=Source(file="test"),
        )  # fmt: skip
        others = [told(words, article=one.article, **each).entry for each in more]
        ledger.add(article, [one.entry, *others])
        return one.entry.id

    return add


def at(ledger: SqliteLedger, day: str, **options: Any) -> list[tuple[str, str | None, int | None]]:
    return [(one.state, one.due, one.days) for one in pending(ledger, as_of=day, **options)]


def test_a_plan_is_open_then_due_then_overdue(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    assert at(ledger, "2033-05-01") == [], "nobody had told it yet"
    assert at(ledger, "2033-05-02") == [("due", "2033-05-09", 7)]
    assert at(ledger, "2033-05-02", within=3) == [("open", "2033-05-09", 7)]
    assert at(ledger, "2033-05-09") == [("due", "2033-05-09", 0)]
    assert at(ledger, "2033-05-10") == [("overdue", "2033-05-09", -1)]


def test_a_plan_comes_true_with_the_report_of_it(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    met = add(MET, **PAIR, published="2033-05-12")
    assert at(ledger, "2033-05-11") == [("overdue", "2033-05-09", -2)], "as of then nobody had told that they met"
    [found] = pending(ledger, as_of="2033-05-12")
    assert found.state == "fulfilled"
    assert found.outcome
    assert found.outcome.entry.id == met
    assert found.by
    assert "salmon" in found.by.why


def test_it_makes_no_difference_which_article_is_added_first(ledger: SqliteLedger, add: Add) -> None:
    add(MET, **PAIR, published="2033-05-12")
    add(PLAN, **PLANNED)
    assert at(ledger, "2033-05-13") == [("fulfilled", "2033-05-09", -4)]


def test_a_plan_is_called_off_and_taken_up_again(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    add(OFF, **PAIR, status="negated", published="2033-05-05")
    assert at(ledger, "2033-05-06") == [("called off", "2033-05-09", 3)]
    add(MET, **PAIR, published="2033-05-10")
    assert at(ledger, "2033-05-11") == [("fulfilled", "2033-05-09", -2)]


def test_a_word_that_it_never_was_does_not_outweigh_the_report_of_it(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    add(MET, **PAIR, published="2033-05-10")
    add(NEVER, **PAIR, status="negated", published="2033-05-11")
    assert at(ledger, "2033-05-12") == [("fulfilled", "2033-05-09", -3)]
    [found] = contradictions(ledger)
    assert {one.entry.status for one in (*found.one, *found.two)} == {"happened", "negated"}


def test_tellings_of_one_plan_are_one_row_with_the_closest_day(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    add("Kabir is to see Vik in Bergen about salmon nets in May.", **{**PLANNED, "when": "2033-05", "outlet": "Wave"})
    assert at(ledger, "2033-05-10") == [("overdue", "2033-05-09", -1)]


def test_how_something_came_to_be_expected(ledger: SqliteLedger, add: Add) -> None:
    def how(found: list[Pending]) -> list[str]:
        return sorted(one.how for one in found)

    day, act = {"published": "2033-05-02"}, {"type": "COERCE", "actors": ("Peru",), "recipients": ("Chad",)}
    add("Peru vowed to shut its ports to Chad.", {**act, "status": "planned"}, type="THREATEN", actors=("Peru",),
        recipients=("Chad",), **day)  # fmt: skip
    add("Norway promised Chad ten boats.", {"type": "AID", "actors": ("Norway",), "recipients": ("Chad",),
                                            "status": "planned"}, type="AGREE", actors=("Norway",), **day)  # fmt: skip
    add("Chad wants Norway to free a whaler.", type="RETREAT", actors=("Norway",), status="sought", **day)
    add("Peru threatened Norway with war.", type="THREATEN", actors=("Peru",), recipients=("Norway",), **day)
    assert how([*pending(ledger, as_of="2033-05-03")]) == ["promised", "sought", "threatened", "threatened"]
    assert how([*pending(ledger, as_of="2033-05-03", query=Query(type=("AID",)))]) == ["promised"]
    assert how([*pending(ledger, as_of="2033-05-03", query=Query(status=("sought",)))]) == ["sought"]
    assert [*pending(ledger, as_of="2033-05-03", query=Query(status=("negated",)))] == []


def test_states_are_kept_and_listed_in_order(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    add("Peru will send Chad a frigate.", type="AID", actors=("Peru",), recipients=("Chad",), status="planned",
        published="2033-05-02", when="2033-07")  # fmt: skip
    assert [state for state, _, _ in at(ledger, "2033-05-10")] == ["overdue", "open"]
    assert at(ledger, "2033-05-10", states=("open",)) == [("open", "2033-07-31", 82)]


def test_what_is_no_day_is_refused(ledger: SqliteLedger) -> None:
    with pytest.raises(UsageError, match="a day"):
        pending(ledger, as_of="tomorrow")


def test_a_rejected_entry_leaves_the_lists(ledger: SqliteLedger, add: Add) -> None:
    plan, met = add(PLAN, **PLANNED), add(MET, **PAIR, published="2033-05-10")
    ledger.judge(Judgement(verb="reject", target=met, by="Ines", reason="the caption was of another year"))
    assert at(ledger, "2033-05-12") == [("overdue", "2033-05-09", -3)]
    ledger.judge(Judgement(verb="reject", target=plan, by="Ines", reason="a rumour"))
    assert at(ledger, "2033-05-12") == []


def test_a_denial_stands_beside_the_charge(ledger: SqliteLedger, add: Add) -> None:
    charge = add(CHARGE, type="ACCUSE", actors=("Norway",), recipients=("Peru",))
    answer = add(ANSWER, type="REJECT", actors=("Peru",), published="2033-05-11")
    [found] = denials(ledger)
    assert [one.entry.id for one in found.denied] == [charge]
    assert [one.entry.id for one in found.denials] == [answer]
    assert [actor.name for actor in found.by] == ["Peru"]
    assert denials(ledger, query=Query(actor=("Chad",))) == []
    assert len(denials(ledger, query=Query(actor=("Peru",)))) == 1


def test_what_an_article_only_says_to_be_denied_is_listed(ledger: SqliteLedger, add: Add) -> None:
    add("Peru cut nets, Norway said, which Peru denies.", type="COERCE", actors=("Peru",), status="alleged",
        according_to=("Norway",), denied_by=(PERU,))  # fmt: skip
    [found] = denials(ledger)
    assert [actor.name for actor in found.by] == ["Peru"]
    assert found.denials == ()
    assert found.why == "the article says who denies it"


def test_a_denied_charge_that_nobody_makes_here_is_listed_with_one_side(ledger: SqliteLedger, add: Add) -> None:
    add("Peru rejected claims that its navy sank a whaler.", type="REJECT", actors=("Peru",))
    add("Peru rejected an invitation to the whaling congress.", type="REJECT", actors=("Peru",))
    [found] = denials(ledger)
    assert found.denied == ()
    assert "claims" in found.denials[0].entry.evidence[0].quote


def test_one_quarrel_is_one_row_however_many_tell_it(ledger: SqliteLedger, add: Add) -> None:
    for outlet in ("The Gull", "Wave", "Ebb"):
        add(CHARGE, type="ACCUSE", actors=("Norway",), recipients=("Peru",), outlet=outlet)
    add(ANSWER, type="REJECT", actors=("Peru",), published="2033-05-11")
    [found] = denials(ledger)
    assert len(found.denied) == 3


def test_contradictions_give_everybody_on_both_sides(ledger: SqliteLedger, add: Add) -> None:
    add(MET, **PAIR)
    add("Vik and Kabir sat down in Bergen on Monday over salmon nets.", **PAIR, outlet="Wave")
    add(NEVER, **PAIR, status="negated", outlet="Ebb")
    [found] = contradictions(ledger)
    assert [len(found.one), len(found.two)] == [2, 1]
    assert contradictions(ledger, query=Query(actor=("Peru",))) == []
    assert [one.why for one in contradictions(ledger, query=Query(status=("negated",)))] == [found.why]


def test_lists_of_an_empty_ledger_are_empty(ledger: SqliteLedger) -> None:
    assert list(contradictions(ledger)) == list(denials(ledger)) == list(pending(ledger, as_of="2033-01-01")) == []


def test_rows_are_plain_records(ledger: SqliteLedger, add: Add) -> None:
    add(PLAN, **PLANNED)
    add(MET, **PAIR, published="2033-05-12")
    [found] = pending(ledger, as_of="2033-05-13")
    assert msgspec.convert(msgspec.to_builtins(found), Pending) == found
