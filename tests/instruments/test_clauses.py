"""Kinds of clauses, each written as the documentation says, with what must come out."""

from pathlib import Path

import pytest

from dragoman.instruments import Timeline, facts_of, load
from dragoman.instruments.library import read_text
from dragoman.instruments.node import Node
from dragoman.instruments.replay import horizon, misses, read_replays

FILES = sorted((Path(__file__).parent / "clauses").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_clause_does_what_it_says(path: Path) -> None:
    instrument = load(str(path))
    replays = read_replays(Node.parse(read_text(path), file=path.name))
    timeline = Timeline(instrument, facts_of(instrument, more=[str(path)]), until=horizon(instrument, replays))
    assert replays
    assert not [str(miss) for replay in replays for miss in misses(timeline, replay)]
