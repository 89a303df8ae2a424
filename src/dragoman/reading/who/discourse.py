"""What has been spoken of so far, and what a pronoun or "the two sides" points back to."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading.who.context import Context
from dragoman.reading.who.party import Party
from dragoman.reading.who.persons import Persons
from dragoman.reading.who.states import States
from dragoman.reading.who.words import Noun

REACH = 4
"""Sentences that a pronoun looks back."""

FAR = 12
"""Sentences that a description ("the minister", "both sides") looks back."""

LIMIT = 80
"""Namings looked at, so that long sentences cost no more than short ones."""


class Entry(NamedTuple):
    """A naming: parties, or a thing that a later "it" may mean."""

    sentence: int
    word: int
    parties: tuple[Party, ...]
    weight: float
    """Higher for subjects, which later pronouns mostly mean."""
    head: int


class Discourse:
    """The memory of one article, filled in reading order."""

    def __init__(self, context: Context, *, states: States, persons: Persons) -> None:
        self._context = context
        self._states = states
        self._persons = persons
        self._log: list[Entry] = []
        self._scenes: list[tuple[int, str, float]] = []

    def note(self, sentence: int, index: int, parties: tuple[Party, ...]) -> None:
        """Remember a naming; with no parties, a thing."""
        document = self._context.document
        rel = document.rels[sentence][index]
        weight = _WEIGHTS.get(rel) or _WEIGHTS.get(rel.partition(":")[0], 0.8)
        self._log.append(Entry(sentence, index, parties, weight, document.heads[sentence][index]))
        for party in parties:
            if party.country:
                self._scenes.append((sentence, party.country, weight))

    def note_scene(self, sentence: int, code: str) -> None:
        """Remember a state as the place that is spoken of."""
        self._scenes.append((sentence, code, 1.0))

    def _back(self, sentence: int, reach: int) -> Iterator[Entry]:
        for count, entry in enumerate(reversed(self._log)):
            if sentence - entry.sentence > reach or count >= LIMIT:
                return
            yield entry

    def pronoun(self, sentence: int, index: int, which: str) -> tuple[Party, ...]:
        """Give what a pronoun of the third person points back to; nobody where nothing fits or a thing fits best."""
        document = self._context.document
        owned = document.rels[sentence][index] == "nmod:poss"
        head = document.heads[sentence][index]
        best: tuple[Party, ...] = ()
        high = 0.0
        for entry in self._back(sentence, REACH):
            gap = sentence - entry.sentence
            score = entry.weight / (1 + gap)
            if score <= high or not _agrees(entry.parties, which):
                continue
            # Two arguments of one predicate are two parties ("Rice met her" is not Rice).
            if gap == 0 and not owned and (entry.head == head or entry.word == head):
                continue
            best, high = entry.parties, score
        if not best and which == "they" and high == 0:
            return self.members(sentence, index, count=2, persons=True, reach=2)
        return best

    def holder(self, sentence: int, index: int, *, word: str, office: str | None, owner: Party | None) -> Party | None:
        """Give the person of the article who bears a title, the last one named first, then anyone named later."""
        generic = self._context.words.pointers["generic"].get(word, frozenset())
        seen = dict.fromkeys(party for entry in self._back(sentence, FAR) for party in entry.parties)
        for party in seen:
            if _holds(party, word, office, owner):
                return party
        for party in seen:
            if (
                party.kind == "person"
                and (party.offices & generic or party.sector in generic)
                and _serves(party, owner)
            ):
                return party
        later = [party for party in self._persons.all if _holds(party, word, office, owner)]
        return later[0] if len(later) == 1 else None

    def last_called(self, sentence: int, index: int, *, word: str, noun: Noun) -> Party | None:
        """Give the party that "the group", "the company", "the movement" points back to."""
        for entry in self._back(sentence, FAR):
            for party in entry.parties:
                if party.kind in _CALLED.get(noun.kind, ()) and (
                    word in party.nouns or noun.sector in (None, party.sector) or word in party.name.lower()
                ):
                    return party
        return None

    def members(self, sentence: int, index: int, *, count: int, persons: bool, reach: int = FAR) -> tuple[Party, ...]:
        """Give the parties that "both", "the two sides" or "they" mean, in the order they were named.

        A sentence that names just so many is taken before parties from several sentences; without a `count` the last
        sentence that names two or more.
        """

        def full(row: dict[Party, None]) -> bool:
            return len(row) == count if count else len(row) > 1

        gathered: dict[Party, None] = {}
        row: dict[Party, None] = {}
        current = sentence
        for entry in self._back(sentence, reach):
            if entry.sentence != current:
                if full(row):
                    return tuple(reversed(row))
                row, current = {}, entry.sentence
            for party in reversed(entry.parties):
                member = self._as_member(party, persons)
                if member:
                    row[member] = None
                    if len(gathered) < (count or 2):
                        gathered[member] = None
        if full(row):
            return tuple(reversed(row))
        return tuple(reversed(gathered)) if full(gathered) else ()

    def _as_member(self, party: Party, persons: bool) -> Party | None:
        if persons:
            return party if party.kind == "person" else None
        if party.kind == "person":
            party = party.serves or party
        if party.kind == "state" and party.country:
            return self._states.state(party.country)
        return party if party.kind in ("armed-group", "bloc") else None

    def scene(self, sentence: int, index: int) -> str | None:
        """Give the state in which the sentence sets its act ("In Egypt, the military …"), else the one spoken of."""
        context = self._context
        inside = context.words.pointers["place"]["inside"]
        for match in dict.fromkeys(context.records[sentence].values()):
            record = match.records[0]
            if record.country and context.case(sentence, context.top(sentence, match.start, match.end - 1)) in inside:
                return record.country
        return self.focus_code(sentence)

    def focus_code(self, sentence: int | None = None) -> str | None:
        """Give the state most spoken of lately."""
        scores: dict[str, float] = {}
        if not self._scenes:
            return None
        now = self._scenes[-1][0] if sentence is None else sentence
        for count, (at, code, weight) in enumerate(reversed(self._scenes)):
            if count >= LIMIT // 2:
                break
            scores[code] = scores.get(code, 0.0) + weight / (1 + max(now - at, 0)) ** 2
        return max(scores, key=lambda code: scores[code])


_WEIGHTS = {
    "nsubj": 3.0,
    "nsubj:pass": 3.0,
    "obj": 2.0,
    "iobj": 2.0,
    "obl": 1.3,
    "obl:agent": 2.0,
    "nmod:poss": 1.1,
    "root": 2.0,
}

_CALLED = {
    "armed": ("armed-group",),
    "organisation": ("organisation", "body"),
    "body": ("body", "organisation"),
    "people": ("people",),
    "bloc": ("bloc", "organisation"),
}


def _agrees(parties: tuple[Party, ...], which: str) -> bool:
    if len(parties) != 1:
        return which == ("they" if parties else "it")
    [party] = parties
    if which in ("he", "she"):
        if party.kind == "person" or (party.kind == "unnamed" and not party.plural):
            return party.gender in (None, which)
        return False
    if which == "it":
        return party.kind in ("state", "body", "organisation", "bloc", "armed-group")
    return party.plural or party.kind in ("people", "organisation", "bloc", "armed-group")


def _holds(party: Party, word: str, office: str | None, owner: Party | None) -> bool:
    if party.kind != "person" or not (word in party.nouns or (office and office in party.offices)):
        return False
    return _serves(party, owner)


def _serves(party: Party, owner: Party | None) -> bool:
    if owner is None:
        return True
    return owner is party.serves or (owner.country is not None and owner.country == party.country)
