"""A million entries that look like news and are not: seeded, so that every run has the same.

Parties, types, statuses, outlets and words are drawn by Zipf's law or by weights near those of annotated news; articles
come in the order of their days, twelve entries each, over twenty years.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from dragoman import catalogue
from dragoman.shapes import Actor, Article, Entry, Evidence, InstrumentRef, Place, Source
from dragoman.shapes.terms import ACTS_OF, MODES_OF

FIRST, LAST = date(2005, 1, 1), date(2024, 12, 31)
ENTRIES = 12
"""Entries of an article."""
SENTENCES = 14
WORDS = 20
"""Words of a sentence, beside the names in it."""
PARTIES = 200
OUTLETS = 60
VOCABULARY = 20_000

TYPES = {
    "SAY": 22, "CONSULT": 13, "AGREE": 9, "REQUEST": 8, "ACCUSE": 8, "TREATY": 7, "SUPPORT": 6, "COERCE": 4,
    "ASSAULT": 4, "OFFICE": 3.5, "SANCTION": 3, "REJECT": 2.5, "COOPERATE": 2, "THREATEN": 2, "MOBILIZE": 1.5,
    "PROGRAMME": 1.5, "AID": 1, "RETREAT": 1, "PROTEST": 0.7, "CONCEDE": 0.3,
}  # fmt: skip
STATUSES = {"happened": 66, "ongoing": 7, "planned": 9, "sought": 8, "alleged": 4, "possible": 3, "negated": 3}
CONTEXTS = {"diplomatic": 40, "military": 15, "economic": 12, "legal": 8, "executive": 8, "cbrn": 6, "election": 5}
PLACES = (("Geneva", "CHE"), ("Vienna", "AUT"), ("New York", "USA"), ("Oslo", "NOR"), ("Doha", "QAT"), ("Cairo", "EGY"))
INSTRUMENTS = ("jcpoa", "npt", "new-start", "ctbt", "paris-agreement", "cwc", "unscr-2231", "eu-membership")
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]


class News:
    """Draws articles with their entries."""

    def __init__(self, entries: int, *, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.articles = -(-entries // ENTRIES)
        self.parties = self._parties()
        self.words = self._words()
        self._party_weights = zipf(len(self.parties))
        self._word_weights = zipf(len(self.words))
        self._outlet_weights = zipf(OUTLETS)

    def _parties(self) -> list[Actor]:
        states = list(catalogue.load().states)
        self.random.shuffle(states)
        return [
            Actor(id=one.id, name=one.name, kind="state", country=one.id, sector="GOV", mention=one.name)
            for one in states[:PARTIES]
        ]

    def _words(self) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(self.random.choices(_SYLLABLES, k=self.random.choice((2, 2, 3, 4))))] = None
        return list(made)

    def __iter__(self) -> Iterator[tuple[Article, list[Entry]]]:
        days = (LAST - FIRST).days
        for number in range(self.articles):
            yield self.article(number, FIRST + timedelta(days=number * days // self.articles))

    def article(self, number: int, day: date) -> tuple[Article, list[Entry]]:
        """Draw one article of a day."""
        draw = self.random
        parties = draw.choices(self.parties, cum_weights=self._party_weights, k=3 * ENTRIES)
        words = draw.choices(self.words, cum_weights=self._word_weights, k=SENTENCES * WORDS)
        sentences = []
        for at in range(SENTENCES):
            run = words[at * WORDS : (at + 1) * WORDS]
            if at < ENTRIES:
                run[0], run[3] = parties[3 * at].name, parties[3 * at + 1].name
            sentences.append(" ".join(run) + ".")
        text = "\n\n".join(sentences)
        outlet = draw.choices(range(OUTLETS), cum_weights=self._outlet_weights)[0]
        article = Article(
            id=f"{number:08x}", url=f"https://outlet-{outlet}.example/{number}", outlet=f"Outlet {outlet}",
            title=sentences[0], published=day.isoformat(), language="en", text=text, paragraphs=tuple(sentences),
            source=Source(file="synthetic", record=str(number)),
        )  # fmt: skip
        entries, start = [], 0
        for at, sentence in enumerate(sentences[:ENTRIES]):
            span = Evidence(start=start, end=start + len(sentence), quote=sentence, sentence=at)
            entries.append(self.entry(f"{number:08x}-{at:02d}", article.id, day, span, parties[3 * at : 3 * at + 3]))
            start += len(sentence) + 2
        return article, entries

    def entry(self, id: str, article: str, day: date, span: Evidence, parties: Sequence[Actor]) -> Entry:
        """Draw one entry."""
        draw = self.random
        type = weighted(draw, TYPES)
        acts, modes = ACTS_OF.get(type, ()), MODES_OF.get(type, ())
        when, basis = self.when(day)
        place = draw.choice(PLACES) if draw.random() < 0.4 else None
        fields: dict[str, Any] = {
            "id": id,
            "article_id": article,
            "type": type,
            "act": draw.choice(sorted(acts)) if acts else None,
            "mode": draw.choice(sorted(modes)) if modes and draw.random() < 0.7 else None,
            "contexts": (weighted(draw, CONTEXTS),),
            "actors": (parties[0],),
            "recipients": (parties[1],) if draw.random() < 0.6 else (),
            "according_to": (parties[2],) if draw.random() < 0.35 else (),
            "when": when,
            "when_basis": basis,
            "where": (Place(name=place[0], country=place[1]),) if place else (),
            "status": weighted(draw, STATUSES),
            "confidence": round(draw.uniform(0.3, 0.99), 2),
            "evidence": (span,),
        }
        if type == "TREATY":
            name = draw.choice(INSTRUMENTS)
            fields["instrument"] = InstrumentRef(id=name, name=name.upper())
        return Entry(**fields)

    def when(self, day: date) -> tuple[str | None, str | None]:
        """Draw when the act was: mostly about the day of the report, some of it months or years known no better."""
        draw = self.random
        kind = draw.random()
        if kind < 0.18:
            return None, None
        back = day - timedelta(days=int(draw.expovariate(0.3)))
        if kind < 0.72:
            return back.isoformat(), "relative"
        if kind < 0.80:
            return f"[{(back - timedelta(days=7)).isoformat()}..{back.isoformat()}]", "relative"
        year = max(1990, day.year - int(draw.expovariate(0.3)))
        if kind < 0.88:
            return f"{year}-{draw.randint(1, 12):02d}", "explicit"
        return (f"{year}", "explicit") if kind < 0.97 else (f"{year}/..", "explicit")


def zipf(number: int) -> list[float]:
    """Give cumulated weights by Zipf's law."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def weighted(draw: random.Random, table: dict[str, Any]) -> str:
    """Draw a key by its weight."""
    return draw.choices(list(table), weights=list(table.values()))[0]
