"""Every kind of damage is found, told for what it is, and put right where that can be."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.record.stories import fill, meeting

from dragoman.cli.asking import whole
from dragoman.cli.check import check as command
from dragoman.export import FORMATS
from dragoman.record import Query, SqliteLedger
from dragoman.record.sqlite import chain

DERIVED = (
    "at_entry", "at_party", "at_tag", "at_key", "at_shingle", "at_origin", "at_address", "at_apart", "at_actor",
    "at_source",
)  # fmt: skip
"""Tables that follow from the facts."""

FACTS = {
    "moment": "UPDATE moment SET at = '1999' || substr(at, 5) WHERE seq = 2",
    "raw": "UPDATE raw SET data = x'00'",
    "article": "UPDATE article SET text = replace(text, 'Bergen', 'Berlin') WHERE seq = 1",
    "article, what is known": "UPDATE article SET record = json_set(record, '$.outlet', 'Another') WHERE seq = 1",
    "article, hash": "UPDATE article SET hash = 'x' || hash WHERE seq = 1",
    "entry": "UPDATE entry SET record = json_set(record, '$.status', 'negated') WHERE seq = 1",
    "entry, nonsense": "UPDATE entry SET record = '{' WHERE seq = 1",
    "entry, evidence": "UPDATE entry SET record = json_set(record, '$.evidence[0][1]', 99999) WHERE seq = 1",
    "entry, id": "UPDATE entry SET id = 'another' WHERE seq = 1",
    "entry, trace": "UPDATE entry SET trace = '{}' WHERE seq = 1",
    "sighting": "UPDATE sighting SET url = 'https://elsewhere.example/'",
    "copy": "UPDATE copy SET containment = 0.1",
    "relation": "UPDATE relation SET why = 'because' WHERE seq = 1",
    "member": "UPDATE member SET event = entry",
    "judgement": "UPDATE judgement SET record = replace(record, 'Ada', 'Eva')",
    "note": "UPDATE note SET value = 'cod'",
    **{
        f"{table}, deleted": f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})"
        for table in ("moment", "article", "entry", "sighting", "copy", "relation", "member", "judgement", "note")
    },
    "raw, deleted": "DELETE FROM raw",
    "note, added": "INSERT INTO note (kind, name, value, moment) VALUES ('k', 'n', 'v', 1)",
}
"""Ways to change a fact, by what they change."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with a row in every table."""
    made = tmp_path / "l.db"
    with SqliteLedger(made) as ledger:
        fill(ledger)
        assert ledger.check() == []
    db = sqlite3.connect(made)
    for table in (*DERIVED, *chain.FACTS, "raw", "moment"):
        assert db.execute(f"SELECT 1 FROM {table}").fetchone(), table
    db.close()
    return made


def hurt(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    assert db.execute(sql).rowcount > 0, "the damage was done"
    db.commit()
    db.close()


def exported(ledger: SqliteLedger) -> list[str]:
    return [*FORMATS["jsonl"](whole.records(ledger)), *(line for part in whole.PARTS.values() for line in part(ledger))]


def test_every_derived_table_is_among_those_hurt(path: Path) -> None:
    db = sqlite3.connect(path)
    found = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    db.close()
    built = {name for name in found if name.startswith("at_") and not name.startswith(("at_text", "at_words"))}
    assert built == set(DERIVED)


@pytest.mark.parametrize("way", ["delete", "change", "drop"])
@pytest.mark.parametrize("table", DERIVED)
def test_an_index_that_is_hurt_is_built_again(path: Path, table: str, way: str) -> None:
    with SqliteLedger(path) as ledger:
        whole_before = exported(ledger)
        rows = ledger._db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        columns = [row[1] for row in ledger._db.execute(f"PRAGMA table_info({table})")]
    column = "born" if table == "at_entry" else columns[-1]
    if way == "drop":
        db = sqlite3.connect(path)
        db.execute(f"DROP TABLE {table}")
        db.close()
    else:
        hurt(path, f"DELETE FROM {table}" if way == "delete" else f"UPDATE {table} SET {column} = {column} || 9")
    with SqliteLedger(path) as ledger:
        found = ledger.check()
        assert found and {one.state for one in found} == {"repairable"} and any(table in one.place for one in found)
        mended = ledger.check(repair=True)
        assert {one.state for one in mended} == {"repaired"} and any(table in one.place for one in mended)
        assert ledger.check() == []
        assert exported(ledger) == whole_before
        assert ledger._db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() == rows
        assert ledger.add(*meeting("e", "Nine gulls were seen.")).outcome == "new" and ledger.check() == []


FULL_TEXT: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a row of at_text is missing": lambda db: db.execute(
        "INSERT INTO at_text (at_text, rowid, title, text) SELECT 'delete', seq, title, text FROM article WHERE seq = 1"
    ),
    "a row of at_text is doubled": lambda db: db.execute("INSERT INTO at_text (rowid, text) VALUES (99, 'ghost')"),
    "a row of at_words is too many": lambda db: db.execute("INSERT INTO at_words (rowid, words) VALUES (99, 'ghost')"),
    "at_words is empty": lambda db: db.execute("INSERT INTO at_words (at_words) VALUES ('delete-all')"),
    "a tree of at_text is hurt": lambda db: db.execute("UPDATE at_text_data SET block = zeroblob(20) WHERE id > 10"),
    "a tree of at_words is hurt": lambda db: db.execute("UPDATE at_words_data SET block = zeroblob(20) WHERE id > 10"),
    "at_text is gone": lambda db: db.execute("DROP TABLE at_text"),
    "at_words is gone": lambda db: db.execute("DROP TABLE at_words"),
    "a trigger is gone": lambda db: db.execute("DROP TRIGGER article_text"),
    "an index is gone": lambda db: db.execute("DROP INDEX at_entry_event"),
}


@pytest.mark.parametrize("what", FULL_TEXT)
def test_full_text_that_is_hurt_is_built_again(path: Path, what: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    FULL_TEXT[what](db)
    db.close()
    with SqliteLedger(path) as ledger:
        found = ledger.check()
        assert found and {one.state for one in found} == {"repairable"}
        assert {one.state for one in ledger.check(repair=True)} == {"repaired"}
        assert ledger.check() == []
        assert len(ledger.find(Query(text="salmon"))) == 1 and not ledger.find(Query(text="ghost"))


@pytest.mark.parametrize("what", FACTS)
def test_a_fact_that_was_changed_is_told(path: Path, what: str) -> None:
    hurt(path, FACTS[what])
    with SqliteLedger(path) as ledger:
        found = ledger.check()
        assert any(one.state == "lost" for one in found), found
        # It is told again and again: no repair hides that something was lost.
        assert any(one.state == "lost" for one in ledger.check(repair=True))
        assert any(one.state == "lost" for one in ledger.check())


@pytest.mark.parametrize(
    "page", ["raw", "article", "entry", "at_entry", "at_words_data", "member_entry", "sqlite_schema"]
)
def test_a_page_that_is_hurt_is_told_and_never_a_crash(path: Path, page: str) -> None:
    db = sqlite3.connect(path)
    (number,) = db.execute("SELECT min(pageno) FROM dbstat WHERE name = ?", (page,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    data = bytearray(path.read_bytes())
    start = (number - 1) * size + (100 if number == 1 else 0)
    data[start : start + 600] = b"\xa5" * 600
    path.write_bytes(data)
    result = CliRunner().invoke(command, ["--ledger", str(path)])
    assert result.exit_code == 1
    if result.exception and not isinstance(result.exception, SystemExit):
        assert "damaged file" in str(result.exception), result.exception
    else:
        assert "lost: " in result.output or "repairable: " in result.output


def test_the_command(path: Path) -> None:
    run = CliRunner().invoke
    clean = run(command, ["--ledger", str(path)])
    assert clean.exit_code == 0 and clean.output.endswith("everything is as it was recorded\n")
    hurt(path, "DELETE FROM at_key")
    told = run(command, ["--ledger", str(path)])
    assert told.exit_code == 1 and "repairable: at_key: " in told.output and "--repair" in told.output
    mended = run(command, ["--ledger", str(path), "--repair"])
    assert mended.exit_code == 0 and "repaired: at_key" in mended.output
    assert run(command, ["--ledger", str(path), "--format", "jsonl"]).output == ""
