"""What every rule looks at: the walked parse, the words the catalogue knows, and small questions to a phrase."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.catalogue import Catalogue, Match, Record, TitleMatch
from dragoman.reading.document import Document
from dragoman.reading.who.words import Noun, Words, load


class Name(NamedTuple):
    """A run of words with one name label."""

    first: int
    """First word."""
    last: int
    """Last word."""
    label: str
    """`PER`, `ORG`, `LOC` …"""


class Context:
    """One article with its sightings, shared by the rules of this room."""

    __slots__ = (
        "_plurals",
        "catalogue",
        "countries",
        "document",
        "home",
        "names",
        "offices",
        "on",
        "records",
        "spoken",
        "theme",
        "titles",
        "words",
    )

    def __init__(self, document: Document, *, catalogue: Catalogue, on: date | None) -> None:
        self.document = document
        """The walked parse."""
        self.catalogue = catalogue
        """Who is who."""
        self.on = on
        """The article's date."""
        self.words: Words = load()
        """The word lists."""
        self._plurals: dict[str, tuple[Record, ...]] = {}
        self.records: list[dict[int, Match]] = []
        """By sentence: the catalogue's match that covers a word."""
        self.offices = _offices(catalogue)
        """The classes of office that the catalogue knows holders of."""
        self.titles: list[dict[int, TitleMatch]] = []
        """By sentence: the title of office that covers a word."""
        self.names: list[dict[int, Name]] = []
        """By sentence: the labelled name that covers a word."""
        for words, tokens in zip(document.words, document.sentences, strict=True):
            matches = [match for match in map(_capital_first, catalogue.match(words)) if self._names(words, match)]
            self.records.append({i: m for m in matches for i in range(m.start, m.end)})
            self._add_singulars(self.records[-1], words, [token.upos for token in tokens])
            self.titles.append({i: m for m in catalogue.office_titles(words) for i in range(m.start, m.end)})
            self._drop_crossed(self.records[-1], self.titles[-1])
            self.names.append(_names([token.name for token in tokens]))
        self._settle_short()
        named = [match.records[0] for row in self.records for match in row.values() if match.records[0].country]
        self.countries = frozenset(record.country for record in named)
        """Codes of all states that the article speaks of."""
        self.spoken = frozenset(record.country for record in named if record.role != "capital")
        """Codes of the states that the article speaks of by more than their capital."""
        self.home = self._find_home()
        """Code of the state the article is written from: its issuer's, its address's, its dateline's, its outlet's."""
        self.theme = self._find_theme()
        """Code of the state that most of the article is about; null where it is about several."""

    def _names(self, words: list[str], match: Match) -> bool:
        """Whether a name is one where it stands, and no part of an adjective or of a sea's name ("Indian Ocean")."""
        after = words[match.end] if match.end < len(words) else ""
        return after not in self.words.pointers["landforms"]["words"] and not self._leans(words, match)

    def _leans(self, words: list[str], match: Match) -> bool:
        """Whether a name of several words begins within an adjective: "Danish rebels" in "pro-Danish rebels"."""
        beginnings = (start for starts in self.words.pointers["leaning"].values() for start in starts)
        return match.end - match.start > 1 and words[match.start].lower().startswith(tuple(beginnings))

    def _add_singulars(self, row: dict[int, Match], words: list[str], upos: list[str]) -> None:
        """Know "Houthi attacks" by the Houthis: an armed group's name may stand before a noun without its plural."""
        for index, word in enumerate(words):
            if upos[index] in ("PROPN", "ADJ") and index not in row and word[0].isupper():
                plural = word + "s"
                if plural not in self._plurals:
                    found = self.catalogue.lookup(plural)
                    self._plurals[plural] = found if found and found[0].kind == "armed-group" else ()
                if self._plurals[plural]:
                    row[index] = Match(index, index + 1, self._plurals[plural])

    def _drop_crossed(self, row: dict[int, Match], titles: dict[int, TitleMatch]) -> None:
        """Forget names of "the" and part of a title: "The National" is no paper in "The National Security Advisor"."""
        words = self.document.words[len(self.records) - 1]
        for match in {id(match): match for match in row.values()}.values():
            title = titles.get(match.end - 1)
            begins = title is not None and match.start == title.start - 1 and match.end < title.end
            if begins and words[match.start].lower() == "the":
                for index in range(match.start, match.end):
                    if row.get(index) is match:
                        del row[index]

    def _settle_short(self) -> None:
        """Let "AFP" mean the one whose state the article speaks of, media first: they are read all over the world."""
        several = {id(match) for row in self.records for match in row.values() if _several(match)}
        if not several:
            return
        sure = (match for row in self.records for match in row.values() if id(match) not in several)
        spoken = {match.records[0].country for match in sure}
        for row in self.records:
            for i, match in row.items():
                if id(match) in several:
                    ranked = sorted(
                        match.records, key=lambda record: (record.country not in spoken, record.sector != "MED")
                    )
                    row[i] = Match(match.start, match.end, tuple(ranked), match.partial)

    def _find_home(self) -> str | None:
        article, document = self.document.article, self.document
        if code := self._host(article.url):
            return code
        for name in (article.issuer, article.outlet):
            records = self.catalogue.lookup(name) if name else ()
            if records and records[0].country and (name == article.issuer or records[0].sector == "MED"):
                return records[0].country
        for sentence, region in enumerate(document.regions):
            if region == "body":
                record = self.record(sentence, 0)
                dash = document.words[sentence][1:6]
                return record.country if record and record.role == "capital" and _DASHES & set(dash) else None
        return None

    def _host(self, url: str | None) -> str | None:
        """Tell whose government a page belongs to by its address."""
        if not url or "//" not in url:
            return None
        parts = url.partition("//")[2].partition("/")[0].lower().rsplit(".", 2)[-2:]
        hosts = self.words.pointers["hosts"]
        if parts[-1] in hosts["USA"]:
            return "USA"
        state = self.catalogue.state(parts[-1].upper()) if parts[0] in hosts["national"] else None
        return state.country if state else None

    def _find_theme(self) -> str | None:
        counts: dict[str, int] = {}
        for row in self.records:
            for match in set(row.values()):
                code = match.records[0].country
                if code:
                    counts[code] = counts.get(code, 0) + 1
        most = max(counts, key=lambda code: counts[code], default=None)
        return most if most and counts[most] * 2 > sum(counts.values()) else None

    def body(self, sentence: int, index: int, *, owned: bool = False) -> str | None:
        """Give the class of the body that a word names: "parliament" is a legislature, if `owned` more words are."""
        found = self.catalogue.match_bodies(self.document.words[sentence], owned=owned)
        return next((match.records[0].office for match in found if match.start <= index < match.end), None)

    def record(self, sentence: int, index: int) -> Record | None:
        """Give the likeliest record that the words around the index name."""
        match = self.records[sentence].get(index)
        return match.records[0] if match else None

    def dateline(self, sentence: int, index: int) -> bool:
        """Tell whether a place stands at the head of a paragraph only to say where it was written."""
        return index < 3 and bool(_DASHES & set(self.document.words[sentence][index + 1 : index + 6]))

    def plural(self, sentence: int, index: int) -> bool:
        """Tell whether the noun is plural."""
        return "Number=Plur" in self.document.token(sentence, index).feats

    def case(self, sentence: int, index: int) -> str | None:
        """Give the lemma of the first case marker of the phrase, or that of the phrase it is coordinated with.

        "Along with Chad" is "with Chad".
        """
        document = self.document
        for _ in range(8):
            marker = document.dep(sentence, index, "case")
            if marker is not None and document.words[sentence][marker] not in ("'s", "’s", "'", "’"):
                lemmas = document.lemmas[sentence]
                return "with" if lemmas[marker + 1 : marker + 2] == ["with"] else lemmas[marker]
            if document.rel(sentence, index) != "conj":
                return None
            index = document.heads[sentence][index]
        return None

    def determiner(self, sentence: int, index: int) -> str:
        """Tell whether a phrase is `definite`, `indefinite`, `possessive` or `bare`."""
        document, pairs = self.document, self.words.pointers["pairs"]
        for child in document.children[sentence][index]:
            rel = document.rels[sentence][child]
            if rel == "nmod:poss":
                return "possessive"
            if rel.startswith("det") or (rel == "amod" and child < index):
                lemma = document.words[sentence][child].lower()
                if lemma in pairs["definite"]:
                    return "definite"
                if lemma in pairs["indefinite"]:
                    return "indefinite"
        return "bare"

    def noun(self, sentence: int, index: int, *kinds: str) -> tuple[str, Noun] | None:
        """Look up the longest known noun that ends at the index, in its own form first, then in its lemma."""
        words, upos = self.document.words[sentence], self.document.upos[sentence]
        table = self.words.nouns
        word, lemma = words[index].lower().replace("’", "'"), self.document.lemmas[sentence][index]
        # A plural whose lemma was not found is tried without its ending.
        forms = (word, word[:-1]) if lemma == word and word.endswith("s") else (word, lemma)
        if forms[0] not in self.words.lasts and forms[1] not in self.words.lasts:
            return None
        first = index
        while first > 0 and index - first < self.words.longest - 1 and upos[first - 1] in _JOINABLE:
            first -= 1
        for start in range(first, index + 1):
            before = " ".join(words[start:index]).lower().replace("’", "'")
            for form in forms:
                surface = f"{before} {form}" if before else form
                surface = surface.replace(" - ", "-")
                row = table.get(surface)
                if row:
                    for kind in kinds:
                        if kind in row:
                            return surface, row[kind]
        return None


_DASHES = frozenset(("-", "–", "—", "--"))
_BODIES = frozenset(("body", "organisation", "armed-group"))
_JOINABLE = frozenset(("NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "DET"))


def _capital_first(match: Match) -> Match:
    """Let a name of both a capital and a region ("Washington") mean the capital."""
    records = match.records
    if len(records) == 1 or records[0].kind != "body" or all(record.role != "capital" for record in records):
        return match
    ranked = sorted(records, key=lambda record: record.role != "capital")
    return Match(match.start, match.end, tuple(ranked), match.partial)


def _several(match: Match) -> bool:
    """Whether a name is of bodies or groups of several states."""
    records = match.records
    return (
        len(records) > 1
        and all(record.kind in _BODIES for record in records)
        and len({record.country for record in records}) > 1
    )


@lru_cache(maxsize=4)
def _offices(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(catalogue.offices)


def _names(labels: list[str]) -> dict[int, Name]:
    found: dict[int, Name] = {}
    start = None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            name = Name(start, index - 1, labels[start][2:])
            found.update(dict.fromkeys(range(start, index), name))
            start = None
        if label.startswith("B-") or (label.startswith("I-") and start is None):
            start = index
    return found
