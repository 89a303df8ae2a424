"""What docs/api.md shows is true."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve.exports import ENDS, MOST
from dragoman.serve.openapi import document
from dragoman.serve.views import CHANGES, PLACES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
SHOWN = re.findall(r"^GET (\S+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("address", SHOWN)
def test_every_address_answers(reader: TestClient, address: str) -> None:
    # The page asks for parties of the story that we ship; the tests' own has others.
    answer = reader.get(address.replace("IRL", "TCD").replace("PRT", "PER"))
    assert answer.status_code == 200


def test_every_format_and_limit_is_told() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(SHOWN) > 15
    assert all(f"`{end}`" in text for end in ENDS)
    assert f"{MOST:,} entries" in text


def test_the_refusal_that_is_shown_is_what_is_said(reader: TestClient) -> None:
    assert reader.get("/find.json?limit=0").text.strip() in PAGE.read_text(encoding="utf-8")


def test_every_change_is_described() -> None:
    paths = document(PLACES, CHANGES)["paths"]
    assert all(set(change.needs) <= set(change.fields) and change.path in paths for change in CHANGES)
