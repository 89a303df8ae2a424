"""The bones of a name: what its transliterations have in common."""

import re

_DIGRAPHS = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("dh", "d"),
    ("th", "t"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
"""Letters that romanisations of Arabic, Persian and Cyrillic names exchange."""

_FIRST_VOWEL = re.compile(r"\b[aeiouy]")
_VOWELS = re.compile(r"(?<=\w)[aeiouyh]")
_TWICE = re.compile(r"(\w)\1+")
_WEAK = re.compile(r"\b(?:al|el|bin|ibn|ben|of|seyed|sayyed|sayyid|seyyed|\w)\b ?")

LEAST = 5
"""Bones that a name must have, for shorter ones are too much alike."""

SURE = 8
"""Bones from which on two names are one; with fewer, other people are called so too ("Ana Lund", "Ann Linde")."""


def bones(folded: str) -> str:
    """Give the bones of folded names, one a line.

    >>> bones("mohammad javad zarif") == bones("muhammed jawad zareef")
    True
    >>> bones("gholam hossein") == bones("qolam hussain")
    True
    """
    text = _WEAK.sub("", folded)
    for letters, other in _DIGRAPHS:
        text = text.replace(letters, other)
    text = _FIRST_VOWEL.sub("a", text)
    text = _VOWELS.sub("", text).replace("h", "")
    return _TWICE.sub(r"\1", text)
