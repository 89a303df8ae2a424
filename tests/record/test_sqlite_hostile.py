"""Hostile input: whatever stands in a text or a question, nothing is injected, nothing crashes, nothing is lost."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.record.conformance import judged
from tests.record.stories import LONG, MET, PAIR, entry, meeting

from dragoman.cli.add import add
from dragoman.cli.asking import whole
from dragoman.export import FORMATS
from dragoman.record import Judgement, Query, Raw, SqliteLedger
from dragoman.shapes import Actor, Article, Entry, InstrumentRef, Place, Quantity, Source
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import DragomanError, UsageError

NASTY = (
    "'; DROP TABLE entry; --", '" OR 1=1 --', "') UNION SELECT * FROM moment --", "%_\\%", "x'00'", "NULL", "?1", ":a",
    "$.url", "NEAR(a b, 2)", "title: a AND NOT b*", '"unclosed', "a^b", "-a", "at_text", "{a b} : c", "\x00", "a\x00b",
    "\ud800", "a\udfff\ud800b", "\ufffd", "\U0010ffff", "\u202eterces", "e\u0301" * 30, "\n\r\t\v", " ", "'" * 999,
    "(" * 999, '"' * 999, "\u0130\u0131\u1e9e", "a" * 100_000,
)  # fmt: skip
"""Texts that break what takes them for more than a text."""


def hostile(text: str, number: int = 0) -> tuple[Article, list[Entry]]:
    """Make an article and an entry with this text in every field that takes a text."""
    body = f"{text} {MET} {text}"
    one = Article(
        id=f"{number}{text}", url=f"https://{number}{text}",
        outlet=text, issuer=text, title=text, byline=text, published="2033-05",
        published_basis=text, language=text, text=body, paragraphs=(text, MET), captions=(text,), credits=(text,),
        source=Source(file=text, record=text),
    )  # fmt: skip
    actor = Actor(id=text, name=text, kind="state", country=text, sector=text, mention=text)
    place = Place(name=text, country=text)
    told = entry(
        one, body, actors=(actor, actor), recipients=(actor,), according_to=(actor,), sought_by=(actor,),
        denied_by=(actor,), items=(text, text), quantity=(Quantity(value=1, unit=text, text=text),), when="2033-05~",
        when_text=text, where=(place, place), channel=text, quote=text, condition=text, mode=text,
        instrument=InstrumentRef(id=text, name=text), contradicts=(text,),
    )  # fmt: skip
    return one, [told]


def asked(text: str) -> list[Query]:
    """Make every question that this text can stand in."""
    names = ("text", "event")
    lists = ("actor", "by", "to", "country", "type", "act", "mode", "context", "status", "where", "instrument",
             "source", "article")  # fmt: skip
    made: list[dict[str, Any]] = [{name: text} for name in names] + [{name: (text,)} for name in lists]
    return [Query(**fields) for fields in (*made, {"pair": (text, text)})]


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_hostile_text_in_every_field(tmp_path: Path, text: str) -> None:
    with SqliteLedger(tmp_path / "l.db") as ledger:
        ledger.add(*meeting("before"))
        one, [told] = hostile(text)
        again, [retold] = hostile(text, 1)
        raw = Raw(data=text.encode("utf-8", "surrogatepass"), media=text)
        assert ledger.add(one, [told], raw=raw, traces={told.id: {text: text}}).outcome == "new"
        assert ledger.add(one, [told]).outcome == "known" and ledger.holds(one)
        ledger.add(again, [retold])
        elsewhere = msgspec.structs.replace(one, url=f"https://another/{text}")
        assert [ledger.add(elsewhere, [told]).outcome for _ in range(2)] == ["sighted", "known"]
        held, stored = ledger.entry(told.id), ledger.article(one.id)
        assert held is not None and held.entry == told, "nothing is lost, not even what UTF-8 cannot hold"
        assert stored is not None and stored.article == one and ledger.trace(told.id) == {text: text}
        if text.strip():
            ledger.judge(Judgement(verb="reject", target=told.id, by=text, reason=text))
            assert [len(ledger.judgements(target=told.id)), ledger.entry(told.id)] == [1, None]
        ledger.note(text, text, text)
        assert len(ledger.notes(text)) == 1
        for query in asked(text):
            ledger.find(query)
            ledger.count(query, by=("month", "actor", "source", "country"))
        for lookup in (ledger.entry, ledger.event, ledger.article, ledger.trace, ledger.versions):
            lookup(text)
        ledger.relations(entries=(text,))
        assert ledger.check() == []
        for form in FORMATS.values():
            assert b"".join(form.octets(whole.records(ledger))) is not None
        assert list(whole.articles(ledger))


@given(st.text(max_size=60))
def test_a_question_never_breaks(text: str) -> None:
    ledger = SqliteLedger(":memory:")
    ledger.add(*meeting("a", "Envoys met in Bergen."))
    for query in asked(text):
        ledger.find(query)
    ledger.close()


@pytest.mark.parametrize("text", [one for one in NASTY if one.strip()], ids=lambda text: ascii(text[:12]))
def test_no_time_is_read_out_of_nonsense(text: str) -> None:
    with SqliteLedger(":memory:") as ledger:
        for fields in ({"when": text}, {"reported": text}):
            with pytest.raises(DragomanError):
                ledger.find(Query(**fields))
        with pytest.raises(UsageError):
            ledger.find(Query(), as_of=text)


@pytest.mark.parametrize("verb", ["correct", "merge", "split", "undo", "reject"])
def test_nonsense_is_not_judged(verb: str) -> None:
    with SqliteLedger(":memory:") as ledger:
        ledger.add(*meeting("a"))
        for text in NASTY:
            with pytest.raises(UsageError):
                ledger.judge(judged(verb, text, others=(text,), undone=1))


def test_ten_megabytes_of_one_article(tmp_path: Path) -> None:
    """Many paragraphs that it has not, too: finding them must not take the square of their number."""
    text = "\n\n".join(f"{LONG} Number {number} of many." for number in range(25_000))
    strange = tuple(f"No paragraph {number} of it" for number in range(30_000))
    one = Article(id="big", text=text, paragraphs=strange, source=Source(file="big.txt"))
    assert len(text) > 10_000_000
    began = time.process_time()
    with SqliteLedger(tmp_path / "l.db") as ledger:
        assert ledger.add(one, [entry(one, "Number 24999 of many.", **PAIR)]).outcome == "new"
        changed = msgspec.structs.replace(one, text=text + " The end.")
        assert ledger.add(changed, []).outcome == "revised"
        stored = ledger.article("big")
        assert stored is not None and stored.article == changed and ledger.check() == []
    assert time.process_time() - began < 30


@pytest.mark.parametrize("mark", ["a", "\u0130", "a b ", "'", "\n", "\x00", "\ud800", "\u0301"])
def test_a_text_of_one_sign_repeated_costs_no_more_than_its_length(mark: str) -> None:
    with SqliteLedger(":memory:") as ledger:
        began = time.process_time()
        for number in range(2):
            ledger.add(Article(id=str(number), text=mark * 100_000, source=Source(file="x")), [])
        assert time.process_time() - began < 20 and ledger.check() == []


def test_ids_that_collide_on_purpose(tmp_path: Path) -> None:
    """One clear error for each, exit status 1, and the others are read."""
    lines = [
        {"id": "a", "title": "Envoys meet", "text": "The foreign minister of Norway met his Danish colleague in Oslo."},
        {"id": "b", "title": "Ferries", "text": LONG},
    ]
    (tmp_path / "one.jsonl").write_text("".join(f"{encode(line)}\n" for line in lines))
    lines[0] = {
        "id": "a",
        "title": "Herring",
        "text": "Norway accused Denmark of taking too much herring from the bank.",
    }
    lines[1] = {"id": "c", "title": "Gulls", "text": "Denmark has agreed with Iceland to count the gulls of both."}
    (tmp_path / "two.jsonl").write_text("".join(f"{encode(line)}\n" for line in lines))
    names = ["--ledger", str(tmp_path / "l.db")]
    assert CliRunner().invoke(add, [str(tmp_path / "one.jsonl"), *names]).exit_code == 0
    for _ in range(2):
        ran = CliRunner().invoke(add, [str(tmp_path / "two.jsonl"), *names])
        assert ran.exit_code == 1
        told = [line for line in ran.stderr.splitlines() if line]
        assert len(told) == 1 and "id 'a', under which another article is stored ('Envoys meet')" in told[0]
    with SqliteLedger(tmp_path / "l.db") as ledger:
        titles = [stored.article.title for stored in ledger.articles()]
        assert titles == ["Envoys meet", "Ferries", "Gulls"] and ledger.check() == []


def test_entries_of_two_articles_may_not_share_an_id(tmp_path: Path) -> None:
    """An id that somebody chose so that it is another article's: that one's entry stays as it is."""
    one, [told] = meeting("a")
    two, [other] = meeting("b", "Gulls were counted in Bergen.")
    with SqliteLedger(tmp_path / "l.db") as ledger:
        ledger.add(one, [told])
        with pytest.raises(DragomanError, match="another article"):
            ledger.add(two, [msgspec.structs.replace(other, id=told.id)])
        held = ledger.entry(told.id)
        assert held is not None and held.entry == told and ledger.article("b") is None and ledger.check() == []


def test_nothing_but_values_is_bound(tmp_path: Path) -> None:
    """The tables are the same after all of it."""
    path = tmp_path / "l.db"
    with SqliteLedger(path) as ledger:
        before = ledger._db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        for number, text in enumerate(NASTY):
            ledger.add(*hostile(text, number))
        assert len(list(ledger.articles())) == len(NASTY) == len(ledger.find(Query(limit=None)))
        assert ledger._db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == before
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()
