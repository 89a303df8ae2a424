"""The record in the formats that others read: one file per format."""

from dragoman.export import (
    csl,
    csv,
    ftm,
    gexf,
    ical,
    json,
    jsonl,
    markdown,
    parquet,
    plover,
    rss,
    timelinejs,
    webannotation,
)
from dragoman.export.format import Format
from dragoman.export.shape import Record, Standing

_ALL = (
    Format(name="jsonl", title="JSON Lines: an entry a line", media="application/x-ndjson", extension="jsonl",
           lines=jsonl.lines),
    Format(name="json", title="JSON: articles, each with its entries", media="application/json", extension="json",
           lines=json.lines),
    Format(name="csv", title="CSV: a row an entry, for spreadsheets", media="text/csv", extension="csv",
           lines=csv.lines),
    Format(name="parquet", title="Parquet: a row an entry, for data frames", media="application/vnd.apache.parquet",
           extension="parquet", blocks=parquet.blocks),
    Format(name="plover", title="PLOVER event table with POLECAT's columns", media="text/tab-separated-values",
           extension="tsv", lines=plover.lines),
    Format(name="ftm", title="FollowTheMoney entities", media="application/x-ndjson", extension="ftm.json",
           lines=ftm.lines),
    Format(name="webannotation", title="W3C Web Annotations", media="application/ld+json", extension="jsonld",
           lines=webannotation.lines),
    Format(name="gexf", title="GEXF: the network of parties", media="application/gexf+xml", extension="gexf",
           lines=gexf.lines),
    Format(name="timelinejs", title="TimelineJS", media="application/json", extension="timeline.json",
           lines=timelinejs.lines),
    Format(name="ical", title="iCalendar", media="text/calendar", extension="ics", lines=ical.lines, newline="\r\n"),
    Format(name="rss", title="RSS: the newest entries", media="application/rss+xml", extension="rss",
           lines=rss.lines),
    Format(name="csl", title="CSL-JSON: the articles, to cite", media="application/vnd.citationstyles.csl+json",
           extension="csl.json", lines=csl.lines),
    Format(name="markdown", title="Markdown: a report with footnotes", media="text/markdown", extension="md",
           lines=markdown.lines),
)  # fmt: skip

FORMATS: dict[str, Format] = {form.name: form for form in _ALL}
"""Format by name; each takes articles with their entries and gives lines or bytes, as they come."""

__all__ = ["FORMATS", "Format", "Record", "Standing"]
