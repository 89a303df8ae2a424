"""Around: the parties that are mentioned around an act, and how each stands to it."""

from itertools import islice

import msgspec

from dragoman.reading import clause, tolls
from dragoman.reading.candidates import Side, names_of
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.parties import Parties
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import band, chances
from dragoman.reading.ties import Tie, Ties
from dragoman.reading.voice import Voices
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"flat", "compound", "fixed", "punct", "case", "det", "nummod"})
"""Relations of words that are parts of a phrase."""
_LOUD = frozenset({"nsubj", "obj", "obl"})
"""Relations by which the sentences before name those that the next is about."""
_MANY = 40
"""Mentions of one sentence that are weighed: more only stand in lists."""

_ACTS, _SUFFERS = chances("heard acts"), chances("heard suffers")
"""Features by what the network hears."""


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names parties."""

    sentence: int
    word: int
    """Its head."""
    how: str
    """`phrase` with all coordinated to it, `single` without, `owner` before a noun that is no party, `against` as in
    "anti-Danish", `place`."""
    parties: Side
    key: frozenset[str]
    """Their names."""
    hung: str
    """By what relation and with which preposition it hangs in its sentence."""


Stands = list[tuple[Mention, list[str]]]
"""What is mentioned around an act, and how it stands to it."""


class Around:
    """The mentions of parties of one article; linear in the number of its words."""

    def __init__(self, document: Document, *, cast: Cast, parties: Parties, sayings: Sayings, voices: Voices) -> None:
        self._document = document
        self._cast = cast
        self._of_places = parties
        self._sayings = sayings
        self._voices = voices
        self._mentions: dict[int, list[Mention]] = {}
        self._heard: dict[tuple[int, int], list[list[float]]] = {}

    def of(self, s: int) -> list[Mention]:
        """List the mentions of parties in a sentence."""
        if s not in self._mentions:
            found = self._mentions[s] = []
            inside, upos = self._inside(s), self._document.upos[s]
            for word, tag in enumerate(upos):
                if tag in _NOMINAL and len(found) < _MANY and word not in inside:
                    found.extend(self._at(s, word, tag))
        return self._mentions[s]

    def _at(self, s: int, word: int, upos: str) -> list[Mention]:
        """List the mentions that a word is the head of."""
        document, cast, found = self._document, self._cast, list[tuple[str, Side]]()
        speaker = self._voices.speaking(s, self._sayings.at(s, word))
        inner = document.bases[s][word] in _INNER
        if not inner:
            parties = cast.actors(s, word, speaker=speaker)
            # Some of those who are told already are no side of their own, unless they have a name.
            if parties and tolls.is_part(document, s, word) and all(map(_unnamed, parties)):
                return []
            if parties:
                found.append(("phrase", parties))
            single = cast.single(s, word, speaker=speaker) if len(parties) > 1 else ()
            if single and single != parties:
                found.append(("single", single))
        if not found and upos != "PRON":
            owners = cast.owners(s, word, speaker=speaker)
            if owners:
                found.append(("owner", owners))
        if upos == "NOUN" and (aimed := cast.against(s, word)):
            found.append(("against", aimed))
        if not found and upos == "PROPN" and not inner and (ground := self._of_places.ground(s, word)):
            found.append(("place", ground))
        hung = _hung(document, s, word) if found else ""
        return [Mention(s, word, how, parties, names_of(parties), hung) for how, parties in found]

    def here(self, draft: Draft) -> list[tuple[int, frozenset[str]]]:
        """List the words of the draft's sentence that name parties, with the parties' names."""
        return [(mention.word, mention.key) for mention in self.of(draft.sentence)]

    def _inside(self, s: int) -> set[int]:
        """Give the words within names that others are coordinated with: in "envoys of Chad and Peru" Peru is no owner.

        The name of the whole stands for them all; from the word within it only the others could be read.
        """
        document = self._document
        return {
            word
            for match in self._cast.named(s)
            for word in range(match.start, match.end)
            if match.start <= document.heads[s][word] < match.end and document.dep(s, word, "conj") is not None
        }

    def hear(self, found: list[Draft]) -> None:
        """Ask the network at once which mentions have a part in which acts of their sentences."""
        document, told = self._document, dict.fromkeys((draft.sentence, draft.index) for draft in found)
        known = [(s, word) for s, word in told if document.signals(s).known]
        heard = iter(document.roles([(s, word, mention.word) for s, word in known for mention in self.of(s)]))
        for s, word in known:
            self._heard[s, word] = list(islice(heard, len(self.of(s))))

    def stands(self, draft: Draft) -> Stands:
        """List the mentions in the draft's sentence and in the two before it, with how they stand to it."""
        document, s = self._document, draft.sentence
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        inside = saying.words(s) if saying else None
        subject = clause.subject(document, s, draft.index)
        ties = Ties(document, s, draft.index)
        found: Stands = [(mention, _stands(draft, mention, ties.of(mention.word))) for mention in self.of(s)]
        heard = self._heard.get((s, draft.index), ())
        for (_, names), (_, acts, suffers, _) in zip(found, heard, strict=False):
            names += (_ACTS[band(acts)], _SUFFERS[band(suffers)])
        for mention, names in found:
            if inside is not None:
                names.append("said" if mention.word in inside else "outside")
            if subject is not None and subject.index == mention.word:
                names.append("subject")
        for gap in (1, 2):
            for mention in self.of(s - gap) if s >= gap else ():
                rel = document.rel(s - gap, mention.word)
                if mention.how in ("phrase", "single") and rel in _LOUD:
                    found.append((mention, [f"before:{gap}:{rel}", f"before:{gap}"]))
        return found


def _unnamed(party: Actor) -> bool:
    """Whether a party is only described, and known for no state, body or group."""
    return party.id is None and party.kind in ("people", "unnamed")


def _hung(document: Document, s: int, word: int) -> str:
    rel, head = document.rels[s][word], document.heads[s][word]
    if rel.startswith("conj") and head >= 0:
        rel = f"conj {document.rel(s, head)}"
    rel = rel if rel == "nmod:poss" else rel.partition(":")[0]
    marker = document.dep(s, word, "case")
    return f"{rel}:{document.lemmas[s][marker] if marker is not None else ''}"


def _stands(draft: Draft, mention: Mention, found: Tie) -> list[str]:
    """Say how a phrase of the same sentence stands to the act."""
    one, two, how, away = found.one, found.two, mention.how, mention.word - draft.index
    names = [
        "here",
        f"rel:{mention.hung}:{how}:{'above' if two else 'below'}",
        f"how:{how}",
        f"path:{_STEPS[one]}:{_STEPS[two]}",
        f"clauses:{min(found.one_clauses, 2)}:{min(found.two_clauses, 2)}",
        f"{'after' if away > 0 else 'before'}:{_far(abs(away))}",
    ]
    if one <= 1 and not two:
        names.append(f"argument:{mention.hung}")
    return names


_STEPS = ("0", "1", "2", *["3-4"] * 2, *["5-7"] * 3, *["far"] * 8)
"""Names of the bands of steps up the tree, as many as `ties` goes."""


def _far(words: int) -> str:
    return "3" if words <= 3 else "8" if words <= 8 else "16" if words <= 16 else "far"
