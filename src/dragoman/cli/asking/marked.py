"""Evidence in its context, with the words marked."""

from rich.text import Text

from dragoman.cli.asking.cards import safe
from dragoman.shapes import Evidence

ROUND = 160
"""Code points of the article on each side."""

OPEN, SHUT = "▸", "◂"
"""What stands around the words, for those who see no colour."""


def marked(text: str, span: Evidence, *, around: int = ROUND) -> Text:
    """Give a span of an article's text with what stands around it in its paragraph.

    >>> marked("Envoys met. They left.", Evidence(start=12, end=22, quote="They left.", sentence=1)).plain
    'Envoys met. ▸They left.◂'
    """
    before, after = text[max(0, span.start - around) : span.start], text[span.end : span.end + around]
    start = before.rpartition("\n\n")
    end = after.partition("\n\n")
    # Cut at a word, unless the paragraph begins or ends there.
    if not start[1] and span.start > around:
        start = ("", "", "… " + start[2].partition(" ")[2])
    if not end[1] and span.end + around < len(text):
        end = (end[0].rpartition(" ")[0] + " …", "", "")
    made = Text(_side(start[2], left=True), style="dim")
    made.append(OPEN, style="not dim bold")
    made.append(safe(text[span.start : span.end]), style="not dim bold")
    made.append(SHUT, style="not dim bold")
    return made.append(_side(end[0], left=False))


def _side(part: str, *, left: bool) -> str:
    """Make one line of it, and keep the space next to the words."""
    line = safe(part)
    if left:
        return line + " " * bool(line and part[-1:].isspace())
    return " " * bool(line and part[:1].isspace()) + line
