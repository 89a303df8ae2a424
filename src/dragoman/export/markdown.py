"""A sourced report in Markdown: day by day, each entry a sentence with its words and a footnote to its article."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.export.shape import Record, standing
from dragoman.export.telling import counts, sentence, words
from dragoman.export.text import address, line
from dragoman.export.timelinejs import said
from dragoman.shapes import Article, Entry
from dragoman.shapes.edtf import When

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~^${}#!@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LIST = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_UNDATED = "Without a date"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write the report: earliest day first, what has no date last; entries of a day in the order that they came.

    A set or an interval stands under its first day, with all of it in the sentence. Sentences are held in memory.
    """
    days: dict[tuple[str, str], list[str]] = {}
    notes: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for record in records:
        article = record.article
        for entry in record.entries:
            number = numbers.setdefault(article.id, len(numbers) + 1)
            notes.setdefault(article.id, _citation(article))
            days.setdefault(_day(entry), []).extend(_told(record, entry, number))
    yield "# Record"
    for (_, heading), sentences in sorted(days.items(), key=lambda item: item[0]):
        yield from ("", f"## {heading}")
        yield from sentences
    if notes:
        yield ""
    for identity, note in notes.items():
        yield f"[^{numbers[identity]}]: {note}"


def _day(entry: Entry) -> tuple[str, str]:
    """Give what sorts a section, and its heading: the first day as finely as it is known."""
    when = When.parse(entry.when) if entry.when else None
    start = when and (when.start or when.end)
    if not start:
        return "~", _UNDATED
    return start.first.isoformat(), str(start).rstrip("~")


def _told(record: Record, entry: Entry, number: int) -> Sequence[str]:
    """Make the lines of an entry: its sentence, and below it the words, set apart since they hold quotations too."""
    when = When.parse(entry.when) if entry.when else None
    # A single day is the heading already.
    dated = f" ({escaped(said(when))})" if when and (when.shape != "point" or str(when).endswith("~")) else ""
    known = counts(standing(record, entry))
    reports = f" ({known})" if known else ""
    return "", f"- {escaped(sentence(entry))}{dated}{reports}.[^{number}]", "", f"  > {escaped(words(entry))}"


def _citation(article: Article) -> str:
    page = address(article)
    title = escaped(article.title or "") or "Without a title"
    parts = [f"*{title}*", *(escaped(part) for part in (article.outlet or article.issuer, article.published) if part)]
    return ", ".join(parts) + "." + (f" <{page}>" if page else f" {escaped(article.source.file)}")


def escaped(text: str, /) -> str:
    r"""Make a stranger's text stand for itself: no markup, HTML, link, list or heading comes of it.

    >>> print(escaped("1. *Ships* <b>"))
    1\. \*Ships\* \<b\>
    """
    text = _SPECIAL.sub(r"\\\g<0>", line(text))
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", text)
