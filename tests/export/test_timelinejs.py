"""TimelineJS: as its page on the format says, and its HTML is ours alone."""

import json
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dragoman.export import FORMATS, Record

from .conftest import Told, article, entry

SCHEMA = json.loads((Path(__file__).parent / "standards" / "timelinejs.json").read_text(encoding="utf-8"))


def timeline(records: Sequence[Record]) -> list[dict[str, Any]]:
    document = json.loads("\n".join(FORMATS["timelinejs"](records)))
    jsonschema.validate(document, SCHEMA)
    events: list[dict[str, Any]] = document["events"]
    return events


class Tags(HTMLParser):
    """Gathers the tags and attributes of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def test_dated_entries_are_events(told: Sequence[Record]) -> None:
    met, accused, signed, _ = timeline(told)
    assert met["start_date"] == {"year": 2031, "month": 3, "day": 9}
    assert accused["display_date"] == "some time from 2031-03-01 to 2031-03-07"
    assert accused["end_date"] == {"year": 2031, "month": 3, "day": 7}
    assert (signed["start_date"], signed["group"]) == ({"year": 2031, "month": 5}, "TREATY")
    assert Tags(met["text"]["text"]).found[-1] == (
        "a",
        [("href", "https://example.org/fish?a=1&b=2"), ("rel", "noopener")],
    )


@pytest.mark.parametrize("when", ["../2031-03", "2031-03/.."])
def test_an_open_end_stands_at_the_other(when: str) -> None:
    [event] = timeline([Told(article(), [entry(when=when)])])
    assert event["start_date"] == {"year": 2031, "month": 3}
    assert "end_date" not in event


def test_the_undated_is_left_out() -> None:
    assert timeline([Told(article(), [entry()])]) == []


def test_no_tag_but_ours(hostile: Sequence[Record]) -> None:
    [event] = timeline(hostile)
    assert [tag for tag, _ in Tags(event["text"]["text"]).found] == ["p", "blockquote", "p"]
    assert Tags(event["text"]["headline"]).found == []
    assert event["autolink"] is False
