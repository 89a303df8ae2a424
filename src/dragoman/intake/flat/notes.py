"""Bylines, datelines, stamps and credits: the small lines around an article that say who, when and whose."""

import re
from collections.abc import Sequence

from dragoman.intake.flat.lines import Line
from dragoman.intake.flat.shape import CLOCK, DATE, OWNER, Shape

PERSON = re.compile(
    r"^[A-Z][\w.'’\-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’\-]+){1,3}"
    r"(?: (?:and|&) [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,3})?$"
)
OUTLET = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©\s*)?(?P<before>\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by )?"
    r"(?P<name>[A-Z][\w&'’.\- ]{2,40}?)(?P<after>,? \d{4})?(?=\s*(?:[.|,]|$| All [Rr]ights))"
)
COMPANY = re.compile(r",? (?:Ltd|Limited|Inc|LLC|plc|GmbH|S\.?A)\.?$")


def byline(notes: Sequence[tuple[Line, Shape]]) -> str | None:
    """Give the line that says who wrote an article, as it is printed.

    >>> from dragoman.intake.flat.shape import shape
    >>> byline([(Line(text, 0, 0), shape(text)) for text in ("12 May 2021", "By Adela Renmark")])
    'By Adela Renmark'
    """
    for line, one in notes:
        if "by" in one.marks and one.count <= 16:
            return line.text
    for line, one in notes:
        if one.count > 12 or dated(line.text) or "owner" in one.marks or "credit" in one.marks:
            continue
        if PERSON.match(line.text) or "byline" in one.kinds:
            return line.text
    return None


def dated(text: str) -> bool:
    """Tell whether a line is a stamp.

    >>> dated("Published 3 May 2021"), dated("By Adela Renmark")
    (True, False)
    """
    return bool(DATE.search(text[:200]) or CLOCK.search(text[:200]))


def is_credit(one: Shape) -> bool:
    """Tell whether a small line is a picture's or an agency's credit."""
    return "credit" in one.marks or "owner" in one.marks or ("credit" in one.kinds and "by" not in one.marks)


def outlet(lines: Sequence[Line], shapes: Sequence[Shape]) -> str | None:
    """Give the publisher whom a page's copyright line names.

    >>> from dragoman.intake.flat.shape import shape
    >>> text = "© 2021 Harbour Ledger. All rights reserved."
    >>> outlet([Line(text, 0, 44)], [shape(text)])
    'Harbour Ledger'
    """
    for line, one in zip(reversed(lines), reversed(shapes), strict=True):
        if "owner" in one.marks and one.count <= 30:
            found = OUTLET.search(line.text)
            dated_or_signed = found and (found["before"] or found["after"] or "©" in found.group())
            if found and dated_or_signed and not OWNER.search(found["name"]) and "/" not in line.text:
                return COMPANY.sub("", found["name"].strip())
    return None
