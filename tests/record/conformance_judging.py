"""What every ledger must do with the judgements of people."""

import re
from typing import Any

import msgspec
import pytest
from tests.record.conformance import ABSENT, Conformance, ids, judged
from tests.record.stories import MET, PAIR, SAT, STRUCK, article, entry, meeting

from dragoman.record import Judgement, Ledger, Query
from dragoman.shapes import Entry
from dragoman.shapes.errors import UsageError


class Judging(Conformance):
    """What people decide, and take back."""

    @pytest.fixture
    def pair(self, ledger: Ledger) -> tuple[Entry, Entry]:
        first, [one] = meeting("a")
        second, [two] = meeting("b", SAT)
        ledger.add(first, [one])
        ledger.add(second, [two])
        return one, two

    def events(self, ledger: Ledger, *entries: Entry) -> list[str]:
        found = [ledger.entry(one.id) for one in entries]
        return [one.event for one in found if one]

    def test_a_correction_is_a_new_version(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, _ = pair
        made = ledger.judge(judged("correct", one.id, changes={"when": msgspec.Raw(b'"2033-05-08"')}))
        assert made.id and made.recorded and ledger.judgements(target=one.id) == [made]
        now = ledger.entry(one.id)
        assert now is not None and now.entry == msgspec.structs.replace(one, when="2033-05-08") and now.version == 2
        assert [each.entry.when for each in ledger.versions(one.id)] == [one.when, "2033-05-08"]
        assert ids(ledger.find(Query(when="2033-05-08"))) == {one.id}

    def test_a_correction_outlives_a_revision(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, _ = pair
        ledger.judge(judged("correct", one.id, changes={"when": msgspec.Raw(b'"2033-05-08"')}))
        again = article("a", MET, "Somebody else was let in, too.")
        ledger.add(again, [one])
        now = ledger.entry(one.id)
        assert now is not None and now.entry.when == "2033-05-08" and now.revision == 2
        assert [each.version for each in ledger.versions(one.id)] == [1, 2, 3, 4]
        assert ids(ledger.find(Query(article=("a",)))) == {one.id}

    def test_a_rejection_outlives_a_revision_and_can_be_taken_back(
        self, ledger: Ledger, pair: tuple[Entry, Entry]
    ) -> None:
        one, two = pair
        made = ledger.judge(judged("reject", one.id))
        assert ledger.entry(one.id) is None and ids(ledger.find(Query())) == {two.id}
        ledger.add(article("a", MET, "Somebody else was let in, too."), [one])
        assert ledger.entry(one.id) is None
        ledger.judge(judged("undo", one.id, undone=made.id))
        now = ledger.entry(one.id)
        assert now is not None and now.entry == one

    def test_judgements_outlive_an_edit_that_moves_the_words(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        """Entries below the edit have new ids; they are the same acts all the same."""
        one, two = pair
        ledger.judge(judged("correct", one.id, changes={"when": msgspec.Raw(b'"2033-05-08"')}))
        ledger.judge(judged("split", two.id))
        edited = article("a", f"Port Selm. {MET}", "Nobody but the reporter of a was let in.")
        moved = msgspec.structs.replace(entry(edited, MET, **PAIR), id="moved000")
        ledger.add(edited, [moved])
        now = ledger.entry("moved000")
        assert now is not None and now.entry == msgspec.structs.replace(moved, when="2033-05-08")
        assert self.events(ledger, moved, two) == [one.id, two.id], "it stays in its event, and apart from the other"
        carried = {each.verb: each for each in ledger.judgements(target="moved000")}
        assert set(carried) == {"correct", "split"} and carried["correct"].by == "Ada Reader"
        assert carried["correct"].reason == f"read it again (carried over from entry {one.id})"
        again = article("a", f"Port Selm, Monday. {MET}", "Nobody but the reporter of a was let in.")
        ledger.add(again, [msgspec.structs.replace(entry(again, MET, **PAIR), id="moved111")])
        last = ledger.entry("moved111")
        assert last is not None and last.entry.when == "2033-05-08" and last.event == one.id
        assert ledger.judgements(target="moved111")[0].reason == "read it again (carried over from entry moved000)"
        assert ledger.check() == []
        for each in ledger.judgements(target="moved111"):
            ledger.judge(judged("undo", "moved111", undone=each.id))
        free = ledger.entry("moved111")
        assert free is not None and free.entry.when == "2033-05-09" and ledger.check() == []

    def test_a_rejection_outlives_an_edit_that_moves_the_words(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, two = pair
        ledger.judge(judged("reject", one.id))
        edited = article("a", f"Port Selm. {MET}")
        moved = msgspec.structs.replace(entry(edited, MET, **PAIR), id="moved000")
        assert ledger.add(edited, [moved]).entries == 1
        assert ledger.entry("moved000") is None and ids(ledger.find(Query())) == {two.id}
        assert ledger.check() == []

    def test_a_split_holds_and_can_be_taken_back(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, two = pair
        assert self.events(ledger, one, two) == [one.id, one.id]
        made = ledger.judge(judged("split", two.id))
        assert self.events(ledger, one, two) == [one.id, two.id]
        then = ledger.entry(two.id, as_of=ledger.versions(two.id)[0].recorded)
        assert then is not None and then.event == one.id
        ledger.judge(judged("undo", two.id, undone=made.id))
        assert self.events(ledger, one, two) == [one.id, one.id]

    def test_the_first_of_an_event_can_be_split_off(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, two = pair
        ledger.judge(judged("split", one.id))
        assert self.events(ledger, one, two) == [one.id, two.id]
        ledger.judge(judged("merge", two.id, others=(one.id,)))
        assert len(set(self.events(ledger, one, two))) == 1

    def test_what_was_split_is_not_joined_by_a_third(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, two = pair
        ledger.judge(judged("split", two.id))
        ledger.judge(judged("correct", two.id, changes={"confidence": msgspec.Raw(b"0.5")}))
        assert self.events(ledger, one, two) == [one.id, two.id]

    def test_a_merge_joins_and_can_be_taken_back(self, ledger: Ledger) -> None:
        first, [one] = meeting("a")
        other = article("b", STRUCK)
        two = entry(other, STRUCK, type="ASSAULT", actors=("Chad",))
        ledger.add(first, [one])
        ledger.add(other, [two])
        made = ledger.judge(judged("merge", one.id, others=(two.id,)))
        assert self.events(ledger, one, two) == [one.id, one.id]
        event = ledger.event(two.id)
        assert event is not None and event.reports == 2
        ledger.judge(judged("undo", one.id, undone=made.id))
        assert self.events(ledger, one, two) == [one.id, two.id]

    @pytest.mark.parametrize(
        "fields",
        [
            {"verb": "correct", "target": ABSENT},
            {"verb": "correct", "changes": {"id": msgspec.Raw(b'"x"')}},
            {"verb": "correct", "changes": {"when": msgspec.Raw(b'"soon"')}},
            {"verb": "correct", "changes": {"status": msgspec.Raw(b'"well"')}},
            {"verb": "correct", "changes": {"when": msgspec.Raw(b'"\\ud800"')}},
            {"verb": "correct", "changes": {"nonsense": msgspec.Raw(b"1")}},
            {"verb": "merge"},
            {"verb": "merge", "others": (ABSENT,)},
            {"verb": "undo", "undone": 99},
            {"verb": "reject", "by": " "},
            {"verb": "reject", "reason": ""},
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, ledger: Ledger, pair: tuple[Entry, Entry], fields: dict[str, object]
    ) -> None:
        made: dict[str, object] = {"target": pair[0].id, "by": "Ada Reader", "reason": "because", **fields}
        before = ledger.find(Query())
        with pytest.raises(UsageError):
            ledger.judge(Judgement(**made))  # type: ignore[arg-type]
        assert ledger.find(Query()) == before and ledger.judgements() == []

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"confidence": b"2"}, "confidence=2; expected a number from 0 to 1"),
            ({"status": b'"done"'}, 'status="done"; expected one of alleged, happened'),
            ({"when": b'"2033-13"'}, "when='2033-13'"),
            ({"mode": b'"arrest"'}, "mode 'arrest' with type CONSULT; expected one of multilateral, phone"),
            ({"type": b'"AID"', "mode": b'"visit"'}, "mode 'visit' with type AID; expected no mode"),
            ({"quantity": b"12"}, "quantity=12; expected a list like"),
        ],
    )
    def test_a_wrong_value_is_told_with_those_that_may_be(
        self, ledger: Ledger, pair: tuple[Entry, Entry], changes: dict[str, bytes], said: str
    ) -> None:
        with pytest.raises(UsageError, match=re.escape(said)):
            ledger.judge(
                judged("correct", pair[0].id, changes={name: msgspec.Raw(raw) for name, raw in changes.items()})
            )

    def test_a_correction_is_checked_upon_those_before_it(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, _ = pair
        ledger.judge(
            judged("correct", one.id, changes={"type": msgspec.Raw(b'"TREATY"'), "mode": msgspec.Raw(b"null")})
        )
        ledger.judge(judged("correct", one.id, changes={"act": msgspec.Raw(b'"sign"')}))
        now = ledger.entry(one.id)
        assert now is not None and (now.entry.type, now.entry.act) == ("TREATY", "sign")

    @pytest.mark.parametrize("verb", ["correct", "reject", "split", "merge"])
    def test_what_was_rejected_is_not_judged(self, ledger: Ledger, pair: tuple[Entry, Entry], verb: str) -> None:
        one, two = pair
        made = ledger.judge(judged("reject", one.id))
        fields: dict[str, Any] = {
            "correct": {"changes": {"when": msgspec.Raw(b'"2033-05-08"')}}, "merge": {"others": (two.id,)},
        }.get(verb, {})  # fmt: skip
        with pytest.raises(UsageError, match=f"rejected .judgement {made.id}.*dragoman undo {made.id}"):
            ledger.judge(judged(verb, one.id, **fields))
        with pytest.raises(UsageError, match="rejected"):
            ledger.judge(judged("merge", two.id, others=(one.id,)))
        assert ledger.judgements() == [made]

    def test_a_merge_upon_which_another_rests_is_not_taken_back(self, ledger: Ledger) -> None:
        """Else the last would be left with the first, which nobody ever joined."""
        told = []
        for name, words in (("Norway", MET), ("Chad", STRUCK), ("Peru", "Peru closed its embassy in Chad.")):
            other = article(name, words)
            told.append(entry(other, words, type="AID", actors=(name,)))
            ledger.add(other, [told[-1]])
        one, two, three = told
        first = ledger.judge(judged("merge", one.id, others=(two.id,)))
        second = ledger.judge(judged("merge", two.id, others=(three.id,)))
        with pytest.raises(UsageError, match=f"judgement {second.id} .merge. rests"):
            ledger.judge(judged("undo", one.id, undone=first.id))
        ledger.judge(judged("undo", two.id, undone=second.id))
        ledger.judge(judged("undo", one.id, undone=first.id))
        assert self.events(ledger, one, two, three) == [one.id, two.id, three.id] and ledger.check() == []

    def test_what_its_article_tells_no_longer_is_not_judged(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, _ = pair
        ledger.add(article("a", MET, "They left."), [])
        with pytest.raises(UsageError, match="no longer"):
            ledger.judge(judged("correct", one.id, changes={"when": msgspec.Raw(b'"2033-05-08"')}))
        assert ledger.entry(one.id) is None

    def test_it_is_clean(self, ledger: Ledger, pair: tuple[Entry, Entry]) -> None:
        one, two = pair
        split = ledger.judge(judged("split", two.id))
        ledger.judge(judged("correct", one.id, changes={"when": msgspec.Raw(b'"2033-05-08"')}))
        rejected = ledger.judge(judged("reject", one.id))
        ledger.add(article("a", MET, "Somebody else was let in, too."), [one])
        assert ledger.check() == []
        ledger.judge(judged("undo", one.id, undone=rejected.id))
        ledger.judge(judged("undo", two.id, undone=split.id))
        ledger.judge(judged("merge", two.id, others=(one.id,)))
        assert ledger.check() == []
