"""A ledger for the commands that ask it."""

import shutil
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.record import SqliteLedger


@pytest.fixture(scope="session")
def shelf(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample; not to be written to."""
    path = tmp_path_factory.mktemp("shelf") / "dragoman.db"
    with SqliteLedger(path) as ledger:
        list(pipeline.add(ledger, [sample]))
    return path


@pytest.fixture
def own(shelf: Path, tmp_path: Path) -> Path:
    """A copy of it to write to."""
    return Path(shutil.copy(shelf, tmp_path / "dragoman.db"))
