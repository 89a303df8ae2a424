"""Sides: who does an act and to whom, as its frame's roles and needs say."""

from dragoman.reading import clause, undergoing, visits
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.parties import Parties
from dragoman.reading.what import Predicate
from dragoman.shapes import Actor
from dragoman.shapes.terms import Type

_OF_STATES: frozenset[Type] = frozenset({"COOPERATE", "AID", "SANCTION", "MOBILIZE"})
"""Types that states do where a noun tells them: "their cooperation" is that of the leaders' countries."""
_PURPOSES: frozenset[Type] = frozenset({"REQUEST", "ACCUSE", "REJECT", "PROTEST"})
"""Types of what a protest is for: "marched to demand that Chad leave"."""
_HEARD = 0.2
"""How likely an act must be that is kept although its frame's needs are not met."""
_BELOW = frozenset({"advcl", "acl", "xcomp", "conj", "obl", "nmod"})
"""How it may hang below the protest."""


class Sides:
    """Finds the sides of the acts of one article, in its order; remembers who met whom."""

    def __init__(self, document: Document, *, parties: Parties) -> None:
        self._document = document
        self._parties = parties
        self._met: dict[str, tuple[Actor, ...]] = {}

    def find(
        self, predicate: Predicate, others: dict[int, Predicate], speaker: Actor | None
    ) -> tuple[tuple[Actor, ...], tuple[Actor, ...]] | None:
        """Give who does it and to whom, or null where its needs are not met and the network hears nothing."""
        frame = predicate.pattern.frame
        actors = self._parties.actors(predicate, speaker=speaker)
        recipients = self._parties.recipients(predicate, speaker=speaker, actors=actors)
        if predicate.noun and frame.mode == "visit":
            actors = self._guest(predicate, actors, speaker)
        if not actors and speaker is not None and self._performs(predicate):
            actors = (speaker,)
        if predicate.noun and frame.type in _OF_STATES:
            actors = tuple({side.name: side for side in map(self._parties.side, actors)}.values())
        if not actors and predicate.noun and frame.type in ("COOPERATE", "CONSULT"):
            actors = self._partners(predicate, others, speaker)
        recipients = without(recipients, actors)
        asking = asked(self._document, predicate, others) if not recipients else None
        if asking is not None:
            # "Chad asked Norway for aid": Norway would give it to Chad.
            recipients = self._parties.actors(asking, speaker=speaker)
            actors = without(actors or self._parties.recipients(asking, speaker=speaker, actors=recipients), recipients)
        if not _filled(predicate, actors, recipients) and not self._heard(predicate):
            return None
        recipients = recipients or without(self._aimed(predicate, others, speaker, actors), actors)
        recipients = recipients or self._parties.concerned(predicate, speaker=speaker, actors=actors)
        return actors, recipients or self._parties.placed(predicate, actors)

    def _guest(self, predicate: Predicate, actors: tuple[Actor, ...], speaker: Actor | None) -> tuple[Actor, ...]:
        """Who makes a visit that a noun tells of, beside those whose it is called."""
        guest = visits.visitor(self._document, predicate.sentence, predicate.index)
        if guest is None or (actors and self._document.upos[predicate.sentence][guest] != "PRON"):
            return actors
        return self._parties.of(predicate.sentence, Argument(guest), speaker=speaker) or actors

    def _aimed(
        self, predicate: Predicate, others: dict[int, Predicate], speaker: Actor | None, actors: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Whom a protest or threat is aimed at without being named its object: who is to do something, or not."""
        s, type = predicate.sentence, predicate.pattern.frame.type
        if type == "THREATEN":
            return self._parties.conditional(predicate, speaker=speaker)
        if type != "PROTEST" or not actors:
            return ()
        for word, other in sorted(others.items()):
            purpose = other.pattern.frame.type in _PURPOSES and self._document.rel(s, other.top) in _BELOW
            if purpose and word > predicate.index and self._under(s, other.top, predicate):
                found = self._parties.recipients(other, speaker=speaker, actors=actors)
                if found:
                    return found
        return ()

    def _under(self, s: int, word: int, predicate: Predicate) -> bool:
        """Whether a word hangs closely below the predicate."""
        for _ in range(3):
            above = self._document.head(s, word)
            if above is None:
                return False
            if above in (predicate.index, predicate.top):
                return True
            word = above
        return False

    def _heard(self, predicate: Predicate) -> bool:
        """Whether the network hears the act in the word: whose it is may be told further off."""
        signals = self._document.signals(predicate.sentence)
        return signals.known and signals.tells(predicate.index, predicate.pattern.frame.type) >= _HEARD

    def remember(self, draft: Draft) -> None:
        """Keep who met whom for what is told after it."""
        if draft.type == "CONSULT" and len(draft.actors) > 1 and draft.status in ("happened", "ongoing"):
            sides = {side.name: side for side in map(self._parties.side, draft.actors)}
            self._met.update(dict.fromkeys((actor.name for actor in draft.actors), tuple(sides.values())))

    def _performs(self, predicate: Predicate) -> bool:
        """Whether the words do what they say without a subject: "Thank you", "Congratulations to …"."""
        document, s, i = self._document, predicate.sentence, predicate.index
        return (
            predicate.pattern.frame.type == "SUPPORT"
            and document.heads[s][i] < 0
            and document.dep(s, i, "nsubj") is None
            and "Tense=Past" not in document.token(s, i).feats
        )

    def _partners(self, predicate: Predicate, others: dict[int, Predicate], speaker: Actor | None) -> tuple[Actor, ...]:
        """The two sides of a cooperation that somebody wants without naming them: those of his last meeting."""
        document, s, word = self._document, predicate.sentence, predicate.top
        for _ in range(5):
            above = document.head(s, word)
            if above is None:
                return ()
            word = above
            other = others.get(word)
            if other is not None and other.pattern.frame.type in ("REQUEST", "AGREE", "SUPPORT", "SAY"):
                wanting = self._parties.actors(other, speaker=speaker)
                return self._met.get(wanting[0].name, ()) if wanting else ()
        return ()


def gotten(document: Document, predicate: Predicate, others: dict[int, Predicate]) -> bool:
    """Whether a noun tells a gift that somebody wants or asks for himself."""
    wanted = undergoing.wanted(document, predicate.sentence, predicate.light, predicate.pattern.frame.type)
    return predicate.noun and (wanted or asked(document, predicate, others) is not None)


def asked(document: Document, predicate: Predicate, others: dict[int, Predicate]) -> Predicate | None:
    """Give what asks for the gift that a noun tells, where it is asked for itself: "appealed for aid"."""
    s, i = predicate.sentence, predicate.index
    above = document.head(s, i)
    if not predicate.noun or predicate.pattern.frame.type not in undergoing.GIFTS or above is None:
        return None
    asking = others.get(above)
    direct = document.rel(s, i) == "obj" or "for" in clause.cases(document, s, i)
    return asking if asking is not None and asking.pattern.frame.type == "REQUEST" and direct else None


def without(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Leave out of the recipients who is an actor."""
    names = {actor.name for actor in actors}
    return tuple(actor for actor in recipients if actor.name not in names)


def _needs(predicate: Predicate) -> frozenset[str]:
    frame = predicate.pattern.frame
    return frame.needs | frame.noun_needs if predicate.noun else frame.needs


def _filled(predicate: Predicate, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    needs = _needs(predicate)
    if not actors and not recipients and needs:
        return False
    if "actor" in needs and "recipient" in needs and not (actors and recipients):
        return False
    if "two" in needs and len(actors) < 2:
        return False
    return not (
        "person" in needs and not any(a.kind in ("person", "people", "unnamed") for a in (*actors, *recipients))
    )
