"""A desk on a small ledger."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serve.desks import client_of, ledger_at


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that nobody may change."""
    return ledger_at(tmp_path_factory.mktemp("desk") / "told.db")


@pytest.fixture
def own(told: Path, tmp_path: Path) -> Path:
    """The same ledger, to change."""
    return Path(shutil.copy(told, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def reader(told: Path) -> Iterator[TestClient]:
    """Who reads it."""
    with client_of(told) as client:
        yield client


@pytest.fixture
def writer(own: Path) -> Iterator[TestClient]:
    """Who changes a copy of it."""
    with client_of(own) as client:
        yield client
