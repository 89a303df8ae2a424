"""What every ledger must do, whatever keeps its bytes: a store's tests derive from these and say how to make it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.record.stories import LONG, MET, PAIR, SAT, STRUCK, article, entry, meeting

from dragoman.record import Judgement, Ledger, Query, Raw, StoredEntry
from dragoman.record.query import Recency
from dragoman.record.shape import Telling
from dragoman.shapes import Entry, Source
from dragoman.shapes.errors import CollisionError, DateError, LedgerError, UsageError

ABSENT = "0" * 16


def ids(found: list[StoredEntry]) -> set[str]:
    return {one.entry.id for one in found}


def judged(verb: str, target: str, **fields: object) -> Judgement:
    return Judgement(verb=verb, target=target, by="Ada Reader", reason="read it again", **fields)  # type: ignore[arg-type]


class Conformance:
    """Tests of one kind of ledger."""

    def make(self, folder: Path) -> Ledger:
        """Make an empty ledger."""
        raise NotImplementedError

    @pytest.fixture
    def ledger(self, tmp_path: Path) -> Iterator[Ledger]:
        made = self.make(tmp_path)
        yield made
        made.close()


class Adding(Conformance):
    """Articles, revisions, sightings, copies."""

    def test_what_is_added_comes_back_as_it_was(self, ledger: Ledger) -> None:
        one, entries = meeting("a", title="Ministers meet", outlet="The Ferry Post", url="https://ferry.example/a")
        added = ledger.add(one, entries)
        assert (added.outcome, added.article, added.revision, added.entries) == ("new", "a", 1, 1)
        stored = ledger.article("a")
        assert stored is not None and stored.article == one
        assert (stored.document, stored.revision, stored.revisions, stored.origin) == ("a", 1, 1, "a")
        held = ledger.entry(entries[0].id)
        assert held is not None and held.entry == entries[0]
        assert (held.outlet, held.title, held.url) == ("The Ferry Post", "Ministers meet", "https://ferry.example/a")

    def test_the_same_again_changes_nothing(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        assert not ledger.holds(one)
        before = ledger.state()
        ledger.add(one, entries)
        assert ledger.holds(one)
        after = ledger.state()
        assert after > before
        again = ledger.add(msgspec.structs.replace(one, source=Source(file="elsewhere.txt")), entries)
        assert (again.outcome, again.article, again.revision, again.entries) == ("known", "a", 1, 0)
        assert len(list(ledger.articles())) == len(ledger.find(Query())) == 1
        assert ledger.state() == after

    def test_an_edited_article_becomes_a_revision(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        ledger.add(one, entries)
        two = article("a", MET, "They left on foot.")
        added = ledger.add(two, [entry(two, "They left on foot.", actors=("Sunniva Vik",))])
        assert (added.outcome, added.revision) == ("revised", 2)
        newest, first = ledger.article("a"), ledger.article("a", revision=1)
        assert newest is not None and newest.article == two and newest.revisions == 2
        assert first is not None and first.article == one
        assert [found.entry.evidence[0].quote for found in ledger.find(Query())] == ["They left on foot."]
        assert ledger.entry(entries[0].id) is None
        assert [found.entry for found in ledger.versions(entries[0].id)] == entries

    def test_an_earlier_revision_given_again_changes_nothing(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        two = article("a", MET, "They left on foot.")
        for _ in range(3):
            ledger.add(one, entries)
            ledger.add(two, [])
        newest = ledger.article("a")
        assert newest is not None and newest.article == two and newest.revisions == 2

    def test_an_edited_article_is_known_by_its_address(self, ledger: Ledger) -> None:
        one = article("a", LONG, "It rained.", url="https://ferry.example/a")
        ledger.add(one, [])
        two = article("b", LONG, "It had rained.", url="https://ferry.example/a")
        assert ledger.add(two, []).outcome == "revised"
        for id in ("a", "b"):
            stored = ledger.article(id)
            assert stored is not None and (stored.document, stored.article.id) == ("a", "b")

    def test_one_address_may_have_several_articles(self, ledger: Ledger) -> None:
        pages = [article("a", MET, url="https://ferry.example/"), article("b", LONG, url="https://ferry.example/")]
        assert [ledger.add(one, []).outcome for one in pages * 2] == ["new", "new", "known", "known"]

    def test_the_same_text_elsewhere_is_a_sighting(self, ledger: Ledger) -> None:
        one, entries = meeting("a", url="https://ferry.example/a")
        ledger.add(one, entries)
        there = msgspec.structs.replace(one, url="https://pier.example/a", outlet="The Pier")
        assert [ledger.add(there, entries).outcome for _ in range(2)] == ["sighted", "known"]
        event = ledger.event(entries[0].id)
        assert event is not None and (event.reports, event.sources) == (2, 1)

    def test_another_article_of_the_same_id_is_refused(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        ledger.add(one, entries)
        with pytest.raises(CollisionError, match="another article is stored"):
            ledger.add(article("a", LONG), [])
        stored = ledger.article("a")
        assert stored is not None and stored.article == one and stored.revisions == 1

    @pytest.mark.parametrize("fault", ["article", "words", "evidence", "twice", "when"])
    def test_entries_that_do_not_stand_in_the_article_are_refused(self, ledger: Ledger, fault: str) -> None:
        one, [good] = meeting("a")
        span = msgspec.structs.replace(good.evidence[0], start=3)
        wrong: dict[str, list[Entry]] = {
            "article": [msgspec.structs.replace(good, article_id="b")],
            "words": [msgspec.structs.replace(good, evidence=(span,))],
            "evidence": [msgspec.structs.replace(good, evidence=())],
            "twice": [good, good],
            "when": [msgspec.structs.replace(good, when="soon")],
        }
        with pytest.raises(LedgerError):
            ledger.add(one, wrong[fault])
        assert ledger.article("a") is None and ledger.find(Query()) == []

    def test_a_copy_is_known_for_one(self, ledger: Ledger) -> None:
        ledger.add(article("a", LONG), [])
        copy = ledger.add(article("b", "PORT SELM (Agency)", LONG), [])
        assert copy.outcome == "new" and copy.origin == "a" and copy.why
        stored = ledger.article("b")
        assert stored is not None and stored.origin == "a"

    def test_inputs_and_traces_are_kept(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        page = Raw(data=b"<p>\x00 the page", media="text/html")
        ledger.add(one, entries, raw=page, traces={entries[0].id: {"type": "meet + with"}})
        stored = ledger.article("a")
        assert stored is not None and stored.raw is not None and ledger.raw(stored.raw) == page
        assert ledger.trace(entries[0].id) == {"type": "meet + with"}
        assert ledger.raw(ABSENT) is None and ledger.trace(ABSENT) == {}

    def test_articles_come_by_id_and_may_be_left_in_the_middle(self, ledger: Ledger) -> None:
        for id in ("c", "a", "b"):
            ledger.add(
                *meeting(id, f"The gulls of {id} were counted."),
            )
        walk = ledger.articles()
        assert next(walk).article.id == "a"
        ledger.add(*meeting("aa", "The gulls of aa were counted."))
        assert [one.article.id for one in walk] == ["b", "c"], "as it was when the first was asked for"

    def test_it_is_clean(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        ledger.add(one, entries)
        ledger.add(article("a", MET, "They left."), [])
        assert ledger.check() == []


class Asking(Conformance):
    """Questions, counts, events, times past."""

    @pytest.fixture
    def told(self, ledger: Ledger) -> list[Entry]:
        one = article("a", MET, STRUCK, outlet="The Ferry Post")
        made = [
            entry(one, MET, **PAIR),
            entry(one, STRUCK, type="ASSAULT", mode="aerial", actors=("Chad",), recipients=("Norway",), when="2033-04"),
        ]
        ledger.add(one, made)
        return made

    @pytest.mark.parametrize(
        ("asked", "numbers"),
        [
            (Query(), {0, 1}),
            (Query(actor=("NOR",)), {1}),
            (Query(actor=("Sunniva Vik",)), {0}),
            (Query(by=("Chad",)), {1}),
            (Query(to=("Chad",)), set()),
            (Query(pair=("Chad", "Norway")), {1}),
            (Query(country=("TCD",)), {0, 1}),
            (Query(type=("ASSAULT",)), {1}),
            (Query(mode=("aerial",)), {1}),
            (Query(status=("planned",)), set()),
            (Query(when="2033-05"), {0}),
            (Query(when="2033-04-30"), {1}),
            (Query(reported="2033-05-10"), {0, 1}),
            (Query(source=("the ferry post",)), {0, 1}),
            (Query(article=("a",)), {0, 1}),
            (Query(text="salmon"), {0}),
            (Query(text='"killing four guards"'), {1}),
            (Query(text='"four killing"'), set()),
            (Query(confidence=0.9), set()),
        ],
        ids=lambda one: str(msgspec.to_builtins(one, str_keys=True)) if isinstance(one, set) else "",
    )
    def test_filters(self, ledger: Ledger, told: list[Entry], asked: Query, numbers: set[int]) -> None:
        assert ids(ledger.find(asked)) == {told[number].id for number in numbers}
        assert sum(count for _, count in ledger.count(asked)) == len(numbers)

    def test_order_and_limit(self, ledger: Ledger, told: list[Entry]) -> None:
        newest = [one.entry.type for one in ledger.find(Query())]
        assert newest == ["CONSULT", "ASSAULT"]
        assert [one.entry.type for one in ledger.find(Query(oldest_first=True))] == newest[::-1]
        assert [one.entry.type for one in ledger.find(Query(limit=1, offset=1))] == ["ASSAULT"]

    def test_counts(self, ledger: Ledger, told: list[Entry]) -> None:
        assert ledger.count(Query(), by=("month", "type")) == [(("2033-04", "ASSAULT"), 1), (("2033-05", "CONSULT"), 1)]

    def test_a_time_that_is_none_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(DateError):
            ledger.find(Query(when="soon"))

    def test_one_act_in_two_papers_is_one_event(self, ledger: Ledger) -> None:
        first, [one] = meeting("a", outlet="The Ferry Post")
        second, [two] = meeting("b", SAT, outlet="The Pier")
        ledger.add(first, [one])
        found = ledger.add(second, [two]).relations
        assert [(each.kind, each.first, each.second) for each in found] == [("same", two.id, one.id)]
        assert found[0].why
        event = ledger.event(two.id)
        assert event is not None and event.id == one.id
        assert [each.entry.id for each in event.entries] == [one.id, two.id]
        assert (event.reports, event.sources) == (2, 2)
        assert ledger.relations(kind=("same",)) == list(event.relations)
        assert ledger.relations(kind=("denies",)) == [] == ledger.relations(entries=(ABSENT,))

    def test_the_last_articles_come_by_report_or_by_when_they_were_recorded(self, ledger: Ledger) -> None:
        late, told = meeting("late", published="2030-05-01")
        ledger.add(late, told)
        ledger.add(*meeting("early", published="2029-05-01"))
        ledger.add(*meeting("undated", published=None))
        ledger.add(article("bare", "Nothing was done.", published="2031-01-01"), [])

        def last(order: Recency, limit: int = 10) -> list[str]:
            return [one.article.id for one in ledger.recent(order=order, limit=limit)]

        assert last("reported") == ["late", "early", "undated"]
        assert last("recorded", 2) == ["undated", "early"]
        ledger.judge(judged("reject", told[0].id))
        assert last("reported") == ["early", "undated"]

    @pytest.mark.parametrize(
        ("one", "two", "sources"),
        [
            ({"outlet": "The Pier"}, {"outlet": "the pier"}, 1),
            ({"url": "https://www.pier.example/1"}, {"url": "https://pier.example/2"}, 1),
            ({"url": "https://ferry.example/1"}, {"url": "https://pier.example/2"}, 2),
            ({}, {}, 2),
        ],
    )
    def test_sources_are_told_by_outlet_or_else_by_host(
        self, ledger: Ledger, one: dict[str, str], two: dict[str, str], sources: int
    ) -> None:
        ledger.add(*meeting("a", **one))
        last, [told] = meeting("b", SAT, **two)
        ledger.add(last, [told])
        event = ledger.event(told.id)
        assert event is not None and (event.reports, event.sources) == (2, sources)
        counted = ledger.tellings([event.id, ABSENT])
        assert counted == {event.id: Telling(entries=2, reports=2, sources=sources)}

    def test_what_is_not_there(self, ledger: Ledger) -> None:
        assert ledger.entry(ABSENT) is None and ledger.article(ABSENT) is None and ledger.event(ABSENT) is None
        assert list(ledger.versions(ABSENT)) == []

    def test_the_past_is_answered_as_it_was(self, ledger: Ledger) -> None:
        one, entries = meeting("a")
        ledger.add(one, entries)
        first = ledger.article("a")
        assert first is not None
        ledger.add(article("a", MET, "They left."), [])
        then = ledger.article("a", as_of=first.recorded)
        assert then is not None and then.article == one
        assert ids(ledger.find(Query(), as_of=first.recorded)) == {entries[0].id} and not ledger.find(Query())
        assert ledger.count(Query(), as_of=first.recorded) == [((), 1)]
        assert ledger.find(Query(), as_of="1999-01-01") == [] == list(ledger.articles(as_of="1999-01-01"))
        assert ledger.article("a", as_of="1999-01-01") is None
        with pytest.raises(UsageError):
            ledger.find(Query(), as_of="then")

    def test_a_snapshot_stands_still(self, ledger: Ledger) -> None:
        ledger.add(*meeting("a"))
        with ledger.snapshot():
            assert len(ledger.find(Query())) == 1
            with pytest.raises(LedgerError, match="snapshot"):
                ledger.add(*meeting("b", SAT))
        assert ledger.add(*meeting("b", SAT)).outcome == "new"

    def test_notes(self, ledger: Ledger) -> None:
        ledger.note("question", "fish", "salmon")
        first = ledger.notes("question")
        ledger.add(*meeting("a"))
        stored = ledger.article("a")
        assert stored is not None
        ledger.note("question", "fish", "herring")
        ledger.note("question", "gulls", None)
        assert first == {"fish": "salmon"} == ledger.notes("question", as_of=stored.recorded)
        assert ledger.notes("question") == {"fish": "herring"} and ledger.notes("fact") == {}
        ledger.note("question", "fish", None)
        assert ledger.notes("question") == {}
