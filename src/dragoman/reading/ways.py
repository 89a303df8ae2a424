"""Ways: what an article tells of how its parties spoke, and by whom that was passed on, in the order of its words."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading import clause, speech
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings
from dragoman.reading.voice import Voices
from dragoman.shapes import Actor

_STEPS = 5
"""Words up the tree among which a way's verb is looked for."""

_IN = frozenset({"in", "on"})
"""Prepositions before the paper that words were printed in: "an op-ed published in the Guardian"."""


class Way(NamedTuple):
    """One word or name that tells how somebody spoke."""

    name: str
    """The channel."""
    sentence: int
    """Its sentence."""
    word: int
    """Its word."""
    kind: str
    """Whether a noun, verb or audience tells it, or a paper or agency that it was told to or that passes it on."""
    speakers: frozenset[str]
    """Names of those who spoke so; empty where the clause doesn't tell."""
    marks: frozenset[str]
    """Prepositions and relation of its word."""


def ways(document: Document, *, sayings: Sayings, voices: Voices) -> list[Way]:
    """Find the ways of an article; linear in the number of its words."""
    found = [way for s in range(len(document.words)) for way in _words(document, s, voices)]
    found.extend(_media(sayings, voices))
    return sorted(found, key=lambda way: (way.sentence, way.word))


def _words(document: Document, s: int, voices: Voices) -> Iterator[Way]:
    names, verbs = speech.load().channels, speech.load().ways
    lemmas = document.lemmas[s]
    for i, upos in enumerate(document.upos[s]):
        if upos == "VERB":
            name, kind = voices.occasion(s, i), "audience"
            if name is None:
                name, kind = verbs.get(lemmas[i]), "verb"
            if name:
                yield Way(name, s, i, kind, _speakers(document, s, i, voices), frozenset({f"verb:{lemmas[i]}"}))
            yield from _carried(document, s, i, voices)
            yield from _sent(document, s, i, voices)
        elif upos in ("NOUN", "PROPN", "ADJ"):
            yield from _sent(document, s, i, voices)
            pair = names.get(f"{lemmas[i - 1]}_{lemmas[i]}") if i else None
            name = pair or names.get(lemmas[i]) or (voices.gathering(s, i) if upos == "NOUN" else None)
            if name:
                # Of two words side by side the parse may mark the first: "on Truth Social".
                marked = (i - 1, i) if pair else (i,)
                marks = frozenset(
                    {
                        f"word:{lemmas[i]}",
                        document.rel(s, i),
                        *(f"case:{case}" for word in marked for case in clause.cases(document, s, word)),
                    }
                )
                speakers = _speakers(document, s, i, voices)
                yield Way(name, s, i, "noun", speakers, marks)
                if name == "interview":
                    medium = voices.interviewer(s, i)
                    if medium != name:
                        yield Way(medium, s, i, "interviewer", speakers, marks)


def _carried(document: Document, s: int, i: int, voices: Voices) -> Iterator[Way]:
    """The agency or paper that words are said to be passed on by: "in remarks carried by the agency"."""
    noun, verb = document.head(s, i), document.lemmas[s][i]
    if noun is None or document.rel(s, i) != "acl" or verb not in speech.load().carrying:
        return
    for agent in document.deps(s, i, "obl"):
        if document.rels[s][agent] != "obl:agent" and not clause.cases(document, s, agent) & _IN:
            continue
        for actor in _only_media(voices.resolve(s, Argument(agent), speaker=None)):
            # "State television" has no name but is a way all the same.
            named = actor.id is not None or document.upos[s][agent] == "PROPN"
            name = actor.name if named else speech.load().channels.get(document.lemmas[s][agent])
            if name:
                yield Way(name, s, i, "quoting", _speakers(document, s, noun, voices), frozenset({f"verb:{verb}"}))


def _sent(document: Document, s: int, i: int, voices: Voices) -> Iterator[Way]:
    """The paper or station that words stood in or went to."""
    name = voices.outlet(s, i)
    if name:
        marks = frozenset({f"verb:{document.lemmas[s][i]}"})
        yield Way(name, s, i, "told", _speakers(document, s, i, voices), marks)


def _speakers(document: Document, s: int, i: int, voices: Voices) -> frozenset[str]:
    """Who spoke so: whose it is said to be, else the subject of the verb above it."""
    found: tuple[Actor, ...] = ()
    word = i
    if document.upos[s][i] != "VERB":
        found = voices.authors(s, Argument(i), speaker=None) or voices.resolve(s, Argument(i, "owner"), speaker=None)
        for _ in range(_STEPS):
            head = document.head(s, word)
            if head is None or document.upos[s][word] == "VERB":
                break
            word = head
    if not found and document.upos[s][word] == "VERB":
        found = voices.resolve(s, clause.subject(document, s, word), speaker=None)
        if document.dep(s, word, "obj") == i:
            found += _joined(document, s, (word, i), voices)
    return frozenset(actor.name for actor in found)


def _joined(document: Document, s: int, words: tuple[int, ...], voices: Voices) -> tuple[Actor, ...]:
    """Who else spoke: "held a news conference with his counterpart"."""
    beside = (child for word in words for child in document.deps(s, word, "obl", "nmod"))
    return tuple(
        actor
        for child in beside
        if "with" in clause.cases(document, s, child)
        for actor in voices.resolve(s, Argument(child), speaker=None)
    )


def _media(sayings: Sayings, voices: Voices) -> Iterator[Way]:
    """The papers and agencies that words were told to, or that pass them on."""
    for index, saying in enumerate(sayings.all):
        sources = voices.sources(index)
        speakers = frozenset(actor.name for actor in sources)
        outer = voices.resolve(saying.sentence, saying.outer, speaker=None)
        for kind, actors in (("told", voices.medium(saying)), ("quoting", _only_media(outer))):
            for actor in actors:
                yield Way(actor.name, saying.sentence, saying.cue, kind, speakers, frozenset({f"verb:{saying.verb}"}))
        media = _only_media(sources)
        if media and len(media) == len(sources):
            marks = frozenset({f"verb:{saying.verb}"})
            yield Way("report", saying.sentence, saying.cue, "reports", speakers, marks)
            yield Way(media[0].name, saying.sentence, saying.cue, "reporter", speakers, marks)


def _only_media(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.sector == "MED" and actor.kind != "person")
