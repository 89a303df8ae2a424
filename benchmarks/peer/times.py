"""Time expressions as a peer finds them, in the peers' environment.

times.py dateparser|recognizers ARTICLES.jsonl OUT.json
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Tag = dict[str, Any]


def dateparser_tags(text: str, day: datetime) -> Iterator[Tag]:
    """Search with dateparser, past preferred; a value is as fine as the period that it tells of the words."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past"}
    shapes = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}
    fine = DateDataParser(languages=["en"], settings=settings)
    place = 0
    for words, when in search_dates(text, languages=["en"], settings=settings) or []:
        place = max(text.find(words, place), 0)
        data = fine.get_date_data(words)
        value = when.strftime(shapes.get(data.period, shapes["day"]))
        yield {"start": place, "end": place + len(words), "type": "DATE", "value": value}
        place += len(words)


def recognizers_tags(text: str, day: datetime) -> Iterator[Tag]:
    """Parse with recognizers-text; of several readings the past one, which comes first."""
    from recognizers_date_time import recognize_datetime

    kinds = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}
    for found in recognize_datetime(text, "en-us", reference=day):
        first = (found.resolution or {}).get("values", [{}])[0]
        kind = found.type_name.removeprefix("datetimeV2.")
        value = first.get("value") if kind == "date" else first.get("timex", "")
        if kind == "daterange" and re.match(r"\d{4}(-\d\d)?$", first.get("start", "")[:7]) and "(" in value:
            value = first["start"]
        yield {"start": found.start, "end": found.end + 1, "type": kinds.get(kind, "DATE"), "value": value}


PEERS: dict[str, Callable[[str, datetime], Iterator[Tag]]] = {
    "dateparser": dateparser_tags,
    "recognizers": recognizers_tags,
}


def main() -> None:
    """Tag each article against its date."""
    name, source, out = sys.argv[1:]
    rows = [json.loads(line) for line in Path(source).read_text("utf-8").splitlines()]
    tags = {row["id"]: list(PEERS[name](row["text"], datetime.fromisoformat(row["dct"]))) for row in rows}
    Path(out).write_text(json.dumps(tags), encoding="utf-8")


if __name__ == "__main__":
    main()
