"""Addresses within the desk."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode


def link(*parts: object, **query: object) -> str:
    """Write a link within the desk: path parts and query are quoted, empty ones left out.

    >>> link("actor", "a/b", type=["SAY", "ACCUSE"], text=None)
    '/actor/a%2Fb?type=SAY&type=ACCUSE'
    """
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    asked = {key: value for key, value in query.items() if value not in (None, "", (), [])}
    return path + ("?" + urlencode(asked, doseq=True, errors="replace") if asked else "")


def address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Write an address with what stands after its question mark.

    >>> address("/find", [("actor", "Norway & co")])
    '/find?actor=Norway+%26+co'
    """
    return path + ("?" + urlencode(pairs, errors="replace") if pairs else "")
