"""Names of office-holders made clean by rule."""

import re
import unicodedata
from collections import defaultdict

from catalogue import sheet

_JUNK = re.compile(r"^(?:and|of|also|the)\b.*|.*\bserving as\b.*", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:and )?(?:Co-)?(?:Vice |Prime |Foreign |Deputy )*(?:President|Minister|Prime)\b|Crown Prince|Sheikh|Sr\.|"
    r"Tan Sri|Dr\.|Gen\.|Lt\.)\s+",
)
_NICKNAMES = re.compile(r"^(?:[A-Z]{2,4}|Abu .+|King .+|Sheikh .+|Queen .+|Pope .+|Emperor .+|Lord .+|Tedros|Bibi)$")


def folded(name: str) -> str:
    """Take off case, diacritics, hyphens and apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z]+", " ", plain.lower().replace("'", "").replace("’", "")).strip()


def latin(name: str) -> bool:
    """Whether a name is in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def name(text: str) -> str:
    """Set a name as news does: no titles before, no shouted parts, no second spelling behind a comma.

    >>> name("Prime Minister Haydar al-ABADI"), name("Settha Thawisin, also spelled Srettha Thavisin")
    ('Haydar al-Abadi', 'Settha Thawisin')
    >>> name("Sheikh Hasina")
    'Sheikh Hasina'
    """
    text = text.partition(", also")[0].strip()
    bare = _BEFORE.sub("", text)
    text = bare if " " in bare else text
    text = re.sub(r"\b([A-Z])([A-Z'’-]{2,}|[A-Z]+[a-z]+[A-Z]+)\b", _calm, text)
    return re.sub(r"\s+", " ", text).strip(" ,")


def _calm(match: re.Match[str]) -> str:
    word = match[0]
    return (
        word
        if len(word) < 4 or word in ("III", "VIII", "XIII", "XVI")
        else "-".join(p.capitalize() for p in word.split("-"))
    )


_UNMARKED = {"JPN", "VNM"}
"""States whose names news writes without the marks of their romanisation or alphabet."""

_ROMANISED = set("āīūēōţḩşḑẕĀĪŪĒŌ‘ʼʻʿʾṭṣḍẓḥṢḤṬ")


def plain(written: str, country: str) -> str:
    """Take the marks of a romanisation off a name.

    >>> plain("Shinzō Abe", "JPN"), plain("Jun'ichirō Koizumi", "JPN"), plain("Børge Brende", "NOR")
    ('Shinzo Abe', 'Junichiro Koizumi', 'Børge Brende')
    """
    if country not in _UNMARKED and not (set(written) & _ROMANISED and country not in _LATIN):
        return written
    bare = "".join(c for c in unicodedata.normalize("NFKD", written) if not unicodedata.combining(c))
    return re.sub("[‘ʼʻʿʾ]|(?<=[a-z])'(?=[a-z])", "", bare).replace("Đ", "D").replace("đ", "d")


_LATIN = {"LVA", "LTU", "NZL", "TON", "WSM", "TUR", "AZE", "ROU", "USA"}
"""States whose own alphabet has such letters."""


def spellings(rows: list[sheet.Row]) -> None:
    """Clean the names of rows and drop spellings that are somebody else's.

    The gathered rows were joined by office and date, so that a successor's name stands among the spellings of some;
    such a spelling shares more words with another holder of the same state than with its own.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        written = name(row["person"])
        row["person"] = plain(written, row["country"])
        if row["person"] != written:
            row["other_spellings"] = sheet.join([written, *row["other_spellings"].split(";")])
        holders[row["country"]].add(folded(row["person"]))
    for row in rows:
        own = folded(row["person"])
        kept = []
        for text in row["other_spellings"].split(";"):
            if _JUNK.match(text) and not _BEFORE.match(text):
                continue
            other = name(text)
            if other and other != row["person"] and _belongs(folded(other), own, holders[row["country"]], other):
                kept.append(other)
        row["other_spellings"] = sheet.join(kept)


def _belongs(other: str, own: str, holders: set[str], text: str) -> bool:
    if _NICKNAMES.match(text) and not any(other == holder for holder in holders - {own}):
        return True
    mine = _shared(other, own)
    return mine > 0 and all(_shared(other, holder) <= mine for holder in holders - {own})


def _shared(one: str, two: str) -> float:
    first, second = set(one.split()) - _PARTICLES, set(two.split()) - _PARTICLES
    if not first or not second:
        return 0.0
    alike = sum(any(_alike(word, each) for each in second) for word in first)
    return alike / min(len(first), len(second))


def _alike(one: str, two: str) -> bool:
    """Whether two words are spellings of one name: the same consonants but for doubled and soft ones."""
    return one == two or (len(one) > 2 and _bones(one) == _bones(two))


def _bones(word: str) -> str:
    word = re.sub(r"kh|gh|q", "k", word).replace("ph", "f").replace("w", "v").replace("dj", "j")
    return re.sub(r"(.)\1+", r"\1", word[0] + re.sub(r"[aeiouyh]", "", word[1:]))


_PARTICLES = {"al", "bin", "bint", "ibn", "el", "von", "van", "de", "of", "the"}
