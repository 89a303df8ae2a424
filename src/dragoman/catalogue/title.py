"""Titles of office."""

import msgspec


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """A title and the class of office that it stands for."""

    title: str
    """The title as the data writes it."""
    office: str
    """Class of the office: `head of state`, `foreign minister`, `ambassador`, `spokesperson` …"""
    sector: str
    """PLOVER sector of whoever bears it."""
    rank: str = "head"
    """`head`, `deputy`, `staff`, or `former` where the words say so."""
    country: str | None = None
    """The one state that has this title; null for titles that many have."""


class TitleMatch(msgspec.Struct, frozen=True):
    """Words that are a title."""

    start: int
    """Index of the first word."""
    end: int
    """Index after the last."""
    titles: tuple[Title, ...]
    """All that it may stand for, the likeliest first."""
    former: bool = False
    """Its words say that the post is a past one (`former`, `ex-`, `then`, `late`)."""
    acting: bool = False
    """Its words say that it is held for the time being (`acting`, `interim`, `caretaker`)."""
