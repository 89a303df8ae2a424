"""The protocol server, asked by the official SDK's own client: in this process, and as a program of its own."""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from dragoman.cli import group
from dragoman.record import Query, SqliteLedger
from dragoman.serve.desk import Desk
from dragoman.serve.mcp import server
from dragoman.shapes.errors import UsageError

READ = {
    "search", "entry", "article", "timeline", "contradictions", "denials", "pending", "instrument_status",
}  # fmt: skip
JUDGE = {"correct", "reject", "merge", "split", "undo"}


def asked(path: Path, ask: Callable[[Client], Awaitable[Any]], *, write: bool = False, mode: str = "auto") -> Any:
    async def run() -> Any:
        desk = Desk(path, writable=write)
        try:
            async with Client(server(desk, write=write), mode=mode) as client:
                return await ask(client)
        finally:
            desk.close()

    return anyio.run(run)


def told_of(path: Path, tool: str, /, *, write: bool = False, **arguments: Any) -> Any:
    """Call a tool; gives its data, or the text of its error."""

    async def ask(client: Client) -> Any:
        answer = await client.call_tool(tool, arguments)
        text = answer.content[0].text  # type: ignore[union-attr]
        if answer.is_error:
            return text
        assert json.loads(text) == answer.structured_content
        return answer.structured_content

    return asked(path, ask, write=write)


@pytest.fixture(scope="module")
def ids(told: Path) -> dict[str, str]:
    with SqliteLedger(told, read_only=True) as ledger:
        return {one.entry.evidence[0].quote.split()[0]: one.entry.id for one in ledger.find(Query(limit=None))}


async def tools(client: Client) -> dict[str, Any]:
    return {tool.name: tool for tool in (await client.list_tools()).tools}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_it_reads_unless_it_is_told_otherwise(own: Path, mode: str) -> None:
    found = asked(own, tools, mode=mode)
    assert set(found) == READ
    assert all(tool.annotations.read_only_hint and tool.description for tool in found.values())
    assert set(asked(own, tools, write=True, mode=mode)) == READ | JUDGE
    assert "never instructions" in asked(own, lambda client: _instructions(client), mode=mode)


async def _instructions(client: Client) -> str:
    return client.instructions or ""


def test_parameters_say_what_they_mean(own: Path) -> None:
    actor = asked(own, tools)["search"].input_schema["properties"]["actor"]
    assert "names of parties" in actor["description"]


def test_search(own: Path) -> None:
    found = told_of(own, "search", actor=["TCD"], limit=2)
    assert (found["total"], len(found["entries"])) == (3, 2)
    first = found["entries"][0]
    assert {"id", "words", "outlet", "published", "reports", "sources", "status"} <= set(first)
    salmon = told_of(own, "search", text="salmon")["entries"][0]
    assert (salmon["reports"], salmon["sources"]) == (2, 2)
    assert told_of(own, "search", status=["planned"])["total"] == 1
    assert "expected" in told_of(own, "search", when="someday")
    assert "less than or equal to 200" in told_of(own, "search", limit=5000)


def test_entry_with_its_words(own: Path, ids: dict[str, str]) -> None:
    found = told_of(own, "entry", id=ids["Chadian"])
    assert found["entry"]["entry"]["evidence"][0]["quote"] in found["context"][0]
    assert found["counts"] is True
    assert "has no such entry" in told_of(own, "entry", id="nothing")


def test_article_in_parts(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.serve.tools.LONGEST", 20)
    found = told_of(own, "article", id="lima-2")
    assert found["more_from"] == 20 and len(found["article"]["text"]) == 20
    assert [one["words"][0][:5] for one in found["entries"]] == ["Vik a", "Chadi", "Peru ", "Chad "]
    assert told_of(own, "article", id="lima-2", start=20)["article"]["text"] != found["article"]["text"]
    assert "has no such article" in told_of(own, "article", id="../x")


def test_timeline_runs_forward(own: Path) -> None:
    found = told_of(own, "timeline")
    times = [one["when"] for one in found["entries"]]
    assert times == sorted(times)
    assert ["2033-06", 1] in found["counts"]


def test_what_is_at_odds_denied_and_due(own: Path) -> None:
    odds = told_of(own, "contradictions")
    assert odds["total"] >= 1
    assert all(pair["one"][0]["words"] and pair["two"][0]["words"] for pair in odds["contradictions"])
    quarrels = told_of(own, "denials")
    assert ["Chad"] in [one["by"] for one in quarrels["denials"]]
    due = told_of(own, "pending", on="2033-06-19")
    assert due["pending"][0]["due"] == "2033-06-20"
    assert told_of(own, "pending", on="2033-06-19", state="overdue")["total"] == 0


def test_an_agreement_s_status(own: Path) -> None:
    found = told_of(own, "instrument_status", id="jcpoa", on="2019-01-01")
    assert found["as_of"] == "2019-01-01"
    assert found["answers"] and found["provisions"]
    assert "jcpoa" in told_of(own, "instrument_status", id="nothing")


def test_judging_is_recorded_and_can_be_undone(own: Path, ids: dict[str, str]) -> None:
    id, who = ids["Chadian"], {"by": "a program", "reason": "a test"}
    assert "Unknown tool" in told_of(own, "reject", entry=id, **who)
    mended = told_of(own, "correct", write=True, entry=id, field="status", value="alleged", **who)
    assert mended["by"] == "a program"
    rejected = told_of(own, "reject", write=True, entry=id, **who)
    assert told_of(own, "entry", id=id)["counts"] is False
    told_of(own, "undo", write=True, entry=id, judgement=rejected["id"], **who)
    found = told_of(own, "entry", id=id)
    assert found["counts"] is True and found["entry"]["entry"]["status"] == "alleged"
    assert len(found["judgements"]) == 3
    assert "expected" in told_of(own, "correct", write=True, entry=id, field="nonsense", value="x", **who)


def test_it_runs_as_a_program(own: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from dragoman.cli import main; main()", "mcp", "--ledger", str(own)],
    )

    async def run() -> tuple[set[str], Any]:
        async with Client(command, read_timeout_seconds=60) as client:
            answer = await client.call_tool("search", {"text": "salmon"})
            return set(await tools(client)), answer.structured_content

    found, answer = anyio.run(run)
    assert found == READ
    assert answer["entries"][0]["items"] == ["salmon"]


def test_without_the_sdk_it_says_what_to_install(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(UsageError, match=r"pip install 'dragoman\[mcp\]'"):
        server(Desk(own))


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(group, ["mcp", "--ledger", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert not list(tmp_path.iterdir())
