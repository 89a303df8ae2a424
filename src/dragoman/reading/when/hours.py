"""Hours: a time of day as TIMEX3 writes it."""

import re

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::(\d\d))?\s?([ap])?\.?m?\b\.?\s?\(?(utc|gmt|z)?", re.IGNORECASE)


def clock_value(word: str) -> str:
    """Give a time of day in 24 hours; words for parts of the day stay as they are.

    >>> clock_value("3 p.m."), clock_value("NI")
    ('15:00', 'NI')
    """
    match = _CLOCK.match(word)
    if not match:
        return word
    hour, minute, second, half, zone = match.groups()
    number = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "") + ("Z" if zone else "")
