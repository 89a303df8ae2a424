"""`dragoman add` and `dragoman export`: what is said, shown and written, problems, exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import pipeline, workers
from dragoman.cli.add import add
from dragoman.cli.export import export
from dragoman.export import FORMATS
from dragoman.record import Added, Query, SqliteLedger
from dragoman.shapes import Article
from dragoman.shapes.errors import LedgerError, SourceError, UsageError

MET = "The foreign minister of Norway met his Danish counterpart in Oslo on 3 May 2033."
ACCUSED = "Norway accused Denmark of jamming ships near Bergen. Denmark denied the accusation."


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(add, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def lines(path: Path, *records: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "l.db"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    one = {"id": "a", "title": "Ministers meet", "date": "2033-05-04", "text": f"{MET}\n\nThey left."}
    two = {"id": "b", "title": "Ships jammed", "date": "2033-05-05", "text": ACCUSED}
    return lines(tmp_path / "news.jsonl", one, two)


def test_added_and_again(ledger: Path, source: Path) -> None:
    code, said, errors = run(source, "--ledger", ledger)
    assert (code, errors) == (0, "") and said.startswith(f"{ledger}: 2 new articles with ")
    code, said, errors = run(source, "--ledger", ledger, "--format", "json")
    counted = json.loads(said)
    assert code == 0 and (counted["new"], counted["known"], counted["entries"]) == (0, 2, 0)
    with SqliteLedger(ledger) as store:
        assert [one.article.id for one in store.articles()] == ["a", "b"] and store.check() == []
        told = store.find(Query(type=("CONSULT",)))
        assert told and "type" in store.trace(told[0].entry.id)


def test_the_ledger_is_the_folders_or_the_environments(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    run(source)
    monkeypatch.setenv("DRAGOMAN_LEDGER", "another.db")
    run(source)
    assert {"dragoman.db", "another.db"} <= {one.name for one in tmp_path.iterdir()}


def test_an_edited_article_is_shown_by_paragraphs(ledger: Path, source: Path) -> None:
    run(source, "--ledger", ledger)
    edited = {"id": "a", "title": "Ministers meet", "date": "2033-05-04", "text": f"{MET}\n\nThey stayed."}
    code, said, _ = run(lines(source, edited), "--ledger", ledger)
    assert code == 0 and said.splitlines()[:2] == [
        "--- a (Ministers meet), revision 1", "+++ a (Ministers meet), revision 2",
    ]  # fmt: skip
    assert "-They left." in said and "+They stayed." in said and "1 revised" in said
    assert (
        json.loads(run(lines(source, edited | {"date": "2033-05-05"}), "--ledger", ledger, "--format", "json")[1])[
            "revised"
        ]
        == 1
    )
    assert (
        "the same text; what is known of it differs"
        in run(lines(source, edited | {"date": "2033-05-06"}), "--ledger", ledger)[1]
    )


def test_problems_are_told_and_the_rest_is_read(ledger: Path, source: Path) -> None:
    source.write_text("{nonsense\n" + source.read_text(), "utf-8")
    code, said, errors = run("nowhere.txt", source, "--ledger", ledger)
    assert code == 1 and "2 new articles" in said
    assert len(errors.splitlines()) == 2 and "no such file" in errors and "line 1" in errors


def test_inputs_are_kept_unless_told_otherwise(tmp_path: Path, ledger: Path, source: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><h1>Ships jammed</h1><p>{ACCUSED}</p></article></body></html>", "utf-8")
    run(page, source, "--ledger", ledger)
    run(page, "--ledger", tmp_path / "bare.db", "--no-raw")
    with SqliteLedger(ledger) as store:
        kept = [store.raw(one.raw) for one in store.articles() if one.raw]
        assert len(kept) == 3 and {one.media for one in kept if one} == {"text/html", "application/json"}
        assert page.read_bytes() in [one.data for one in kept if one]
        assert source.read_bytes().splitlines(keepends=True)[0] in [one.data for one in kept if one]
    with SqliteLedger(tmp_path / "bare.db") as store:
        assert [one.raw for one in store.articles()] == [None]


def test_articles_of_one_page_share_its_bytes(ledger: Path, sample: Path) -> None:
    run(sample, "--ledger", ledger)
    with SqliteLedger(ledger) as store:
        found = list(store.articles())
        assert len(found) == 2 and len({one.raw for one in found}) == 1


def test_a_ledger_that_cannot_be_written_is_one_error(tmp_path: Path, source: Path) -> None:
    with pytest.raises(LedgerError, match=r"no such folder; expected one for the ledger; make .+not$"):
        run(source, "--ledger", tmp_path / "not" / "there.db")


def test_what_our_own_rules_stumble_over_is_told_and_not_stored(
    ledger: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And tried again the next time."""
    from dragoman import reading

    read = reading.read

    def stumble(articles: list[Article], *given: object, **named: object) -> object:
        if articles[0].id == "a":
            raise AttributeError("no such thing")
        return read(articles, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", stumble)
    code, said, errors = run(source, "--ledger", ledger)
    assert code == 1 and "1 new article " in said and "an error of our own (AttributeError: no such thing)" in errors
    with SqliteLedger(ledger) as store, pytest.raises(SourceError):
        list(pipeline.add(store, [source]))
    monkeypatch.undo()
    assert "1 new article " in run(source, "--ledger", ledger)[1]


def test_an_adding_that_is_left_keeps_what_it_has_told(ledger: Path, source: Path) -> None:
    with SqliteLedger(ledger) as store:
        walk = pipeline.add(store, [source])
        first: Added = next(walk)
        walk.close()  # type: ignore[attr-defined]
        assert first.article == "a" and [one.article.id for one in store.articles()] == ["a"]
        assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert [one.outcome for one in pipeline.add(store, [source])] == ["known", "new"]


def test_a_worker_that_ends_is_one_error(ledger: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give = workers._give

    def kill(worker: workers._Worker, groups: object) -> bool:
        worker.process.kill()
        return give(worker, groups)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "_give", kill)
    with pytest.raises(UsageError, match="--workers: got a reading process that ended by itself"):
        run(source, "--ledger", ledger, "--workers", 2)


def written(ledger: Path, *arguments: object) -> bytes:
    result = CliRunner().invoke(export, ["--ledger", str(ledger), *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_exports_do_not_depend_on_how_it_came_in(tmp_path: Path, source: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    run(source, "--ledger", one)
    halves = source.read_text("utf-8").splitlines()
    for number in (1, 0):
        source.write_text(halves[number] + "\n", "utf-8")
        run(source, "--ledger", two)
    entries = [json.loads(line) for line in written(one).splitlines()]
    assert [entry["article_id"] for entry in entries] == sorted(entry["article_id"] for entry in entries)
    assert written(one) == written(two)
    assert b"recorded" not in written(one, "--of", "relations") + written(one, "--of", "judgements")
    assert [json.loads(line)["article"]["id"] for line in written(one, "--of", "articles").splitlines()] == ["a", "b"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_a_whole_ledger(tmp_path: Path, ledger: Path, source: Path, form: str) -> None:
    with SqliteLedger(ledger) as store:
        list(pipeline.add(store, [source]))
    if form == "parquet":
        pytest.importorskip("pyarrow")
    printed = written(ledger, "--format", form)
    assert printed
    assert written(ledger, "--format", form, "--output", tmp_path / "out") == b""
    assert (tmp_path / "out").read_bytes() == printed


def test_an_export_fails_in_one_error_and_leaves_no_half(tmp_path: Path, ledger: Path, source: Path) -> None:
    with pytest.raises(LedgerError, match="no such file"):
        written(ledger)
    run(source, "--ledger", ledger)
    with pytest.raises(UsageError, match="can be written"):
        written(ledger, "--output", tmp_path / "not" / "there")
    with pytest.raises(UsageError, match="--of relations"):
        written(ledger, "--format", "csv", "--of", "relations")
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]
