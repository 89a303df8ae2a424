"""Every historical case, computed from the shipped files."""

import ast
import json
from pathlib import Path

import pytest

import dragoman.instruments
from dragoman.instruments import Timeline, facts_of, ids, load
from dragoman.instruments.library import replays_of
from dragoman.instruments.replay import Replay, horizon, misses

CASES = [(name, replay) for name in dict.fromkeys(ids().values()) for replay in replays_of(name)]
TIMELINES: dict[str, Timeline] = {}


def timeline(name: str) -> Timeline:
    """One run of an instrument serves all its cases."""
    if name not in TIMELINES:
        instrument = load(name)
        TIMELINES[name] = Timeline(instrument, facts_of(instrument), until=horizon(instrument, replays_of(name)))
    return TIMELINES[name]


@pytest.mark.parametrize(("name", "replay"), CASES, ids=[replay.id for _, replay in CASES])
def test_a_case_comes_out_as_history_did(name: str, replay: Replay) -> None:
    assert not [str(miss) for miss in misses(timeline(name), replay)]


def test_no_case_is_told_twice() -> None:
    names = [replay.id for _, replay in CASES]
    assert len(names) == len(set(names))


SHARED = Path(__file__).resolve().parents[3] / "shared" / "instruments" / "replays.jsonl"


@pytest.mark.skipif(not SHARED.is_file(), reason="the collection of cases is not beside the checkout")
def test_every_case_of_the_collection_is_here_with_its_outcome() -> None:
    """Each has a case of ours of the same id, which expects its computed date or outcome."""
    wanted = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines() if line.strip()]
    ours = {replay.id: replay for _, replay in CASES}
    missing = []
    for case in wanted:
        replay = ours.get(case["id"])
        outcome = case.get("computed") or case.get("computed_vote") or case["expected"]
        values = {expected.value for expected in replay.expect} if replay else set()
        if {"no deadline computable": "none"}.get(outcome, outcome) not in values:
            missing.append((case["id"], outcome, values))
    assert not missing


CHECKED = {"seen in a public page": "seen", "partly seen": "partly seen"}


@pytest.mark.skipif(not SHARED.is_file(), reason="the collection of cases is not beside the checkout")
def test_a_case_carries_how_well_it_is_known_and_answers_contested_ones_per_reading() -> None:
    ours = {replay.id: replay for _, replay in CASES}
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        replay = ours[case["id"]]
        assert replay.checked == CHECKED.get(case["checked"], "general knowledge"), case["id"]
        if case["fit"] == "reading-dependent":
            readings = {readings for wanted in replay.expect if (readings := wanted.readings)}
            outcomes = {wanted.value for wanted in replay.expect if wanted.readings}
            assert len(readings) > 1, case["id"]
            assert len(outcomes) > 1, case["id"]


def test_no_case_is_computed_by_a_line_of_its_own() -> None:
    """No file of the engine names an instrument or a case of the library: what they do stands in their files."""
    room = Path(dragoman.instruments.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    strings = {node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)}
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(ast.parse(code)) if hasattr(node, "body")
            and isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)}  # fmt: skip
    named = {*ids(), *(replay.id for _, replay in CASES)} - {"who"}  # A key of roles, not the organisation.
    assert not {text for text in strings - docs if isinstance(text, str) and text in named}
