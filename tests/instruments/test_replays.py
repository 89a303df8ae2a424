"""Every historical case, computed from the shipped files."""

import json
from pathlib import Path

import pytest

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
