"""Captions of pictures, each once, and the credits that they carry."""

from collections.abc import Iterable

from dragoman.intake.flat.repeats import key
from dragoman.intake.flat.shape import CREDIT, CREDIT_INSIDE

STOPS = tuple('.!?”"')
NEAR = 40
"""Captions before one that it is compared with: enough for any article, few enough for a page of captions only."""


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Give each caption once, the fullest copy, in the order of first mention.

    >>> once(["The hall in Oslo", "The hall in Oslo (dpa)", "Envoys arrive"])
    ('The hall in Oslo (dpa)', 'Envoys arrive')
    """
    kept: list[str] = []
    keys: list[str] = []
    for text in texts:
        one = key(text)
        if not one:
            continue
        recent = range(max(0, len(keys) - NEAR), len(keys))
        same = next((i for i in recent if one in keys[i] or keys[i] in one), None)
        if same is None:
            kept.append(text)
            keys.append(one)
        elif len(one) > len(keys[same]):
            kept[same], keys[same] = text, one
    return tuple(kept)


def credit(caption: str) -> str | None:
    """Give the credit that stands in brackets at the end of a caption.

    >>> credit("Envoys arrive for talks in Oslo. (Foreign Ministry/dpa)")
    'Foreign Ministry/dpa'
    >>> credit("Envoys arrive for talks in Oslo. (Norwegian parliament)")
    'Norwegian parliament'
    >>> credit("The hall in Oslo (built in 1907)")
    """
    tail = caption[-120:]
    found = CREDIT.search(tail)
    if not found:
        return None
    inside = found.group().strip("()[]. \t")
    # Behind a full stop a bracket is a credit whatever it says; else it must look like one.
    apart = tail[: found.start()].rstrip()[-1:] in STOPS
    return inside if inside and (apart or CREDIT_INSIDE.search(inside)) else None
