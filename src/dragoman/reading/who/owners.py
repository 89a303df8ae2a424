"""Whose a phrase is: possessors, adjectives and compounds before its noun, "of", "from" and "for" after it."""

from collections.abc import Callable
from weakref import WeakMethod

from dragoman.reading.who.context import Context
from dragoman.reading.who.party import Party, Reading
from dragoman.reading.who.persons import Persons
from dragoman.reading.who.placing import standing_for
from dragoman.reading.who.qualifiers import backed, leans, town
from dragoman.reading.who.states import States

Resolve = Callable[[int, int], Reading]
"""Gives what the phrase of a head was resolved to."""


def unowned(resolve: Resolve) -> Resolve:
    """Give a method to those that its object owns, so that they do not own the object in turn.

    A circle would keep the whole article alive until a search for circles, and those took a twentieth of the time.
    """
    weak = WeakMethod(resolve)

    def resolved(sentence: int, index: int) -> Reading:
        method = weak()
        assert method is not None, "asked after its object had gone"
        return method(sentence, index)

    return resolved


class Owners:
    """The rules for those that a common noun belongs to."""

    def __init__(self, context: Context, *, states: States, persons: Persons, resolve: Resolve) -> None:
        self._context = context
        self._states = states
        self._persons = persons
        self._resolve = resolve

    def before(self, sentence: int, index: int) -> list[Party]:
        """List the parties that possess or qualify the noun before it: "Iran's", "US", "his"."""
        document = self._context.document
        rels = document.rels[sentence]
        found: list[Party] = []
        for child in document.children[sentence][index]:
            rel = rels[child]
            if rel == "nmod:poss" or (child < index and rel in ("amod", "compound", "nmod", "nmod:desc")):
                if leans(self._context, sentence, child) or backed(self._context, sentence, child):
                    continue
                for member in document.conjuncts(sentence, child):
                    named = self._qualifier(sentence, member, index)
                    found.extend(party for party in named if party not in found)
        return found

    def belongs(self, sentence: int, index: int, noun: str) -> Party | None:
        """Give the one party that the phrase belongs to, the country or group of a person who owns it included."""
        party = self.first(sentence, index, noun)
        return party.serves if party and party.kind == "person" else party

    def first(self, sentence: int, index: int, noun: str) -> Party | None:
        """Give the one party that the phrase belongs to, be it a person."""
        return next(iter(self._of(sentence, index, noun)), None)

    def _of(self, sentence: int, index: int, noun: str) -> list[Party]:
        """List those before the noun, or where none stands there those after it."""
        return self.before(sentence, index) or self.after(sentence, index, noun)

    def _qualifier(self, sentence: int, child: int, index: int) -> tuple[Party, ...]:
        """Read a possessor, an adjective or a compound, and what stands inside it ("Iranian foreign" ministry)."""
        context = self._context
        match = context.records[sentence].get(child)
        if match and index < match.end - 1:
            # "Foreign ministers of Chad" is one name of the catalogue, in which "foreign" names no state.
            return ()
        if match:
            return self._named(sentence, child, index)
        person = self._persons.at[sentence].get(child)
        if person:
            return (person[0],)
        if context.document.rels[sentence][child] == "nmod:poss":
            return self._mutual(sentence, child) or self._resolve(sentence, child).parties
        region = self._states.region(context.document.words[sentence][child])
        if region:
            return (region,)
        below = context.document.children[sentence][child]
        return next((found for inner in below if (found := self._named(sentence, inner, index))), ())

    def _mutual(self, sentence: int, child: int) -> tuple[Party, ...]:
        """Read "each other's": those who do it to each other, the subjects of the clause."""
        document = self._context.document
        words = " ".join(document.words[sentence][child : child + 2]).lower()
        if words not in self._context.words.pointers["pairs"]["mutual"]:
            return ()
        above = document.heads[sentence][child]
        while above >= 0 and (subject := document.dep(sentence, above, "nsubj")) is None:
            above = document.heads[sentence][above]
        members = document.conjuncts(sentence, subject) if above >= 0 and subject is not None else []
        return tuple(dict.fromkeys(party for one in members for party in self._resolve(sentence, one).parties))

    def _named(self, sentence: int, index: int, noun: int) -> tuple[Party, ...]:
        """Give who is named; of a name that holds the noun itself, as "officials of Chad" does, whose it is."""
        match = self._context.records[sentence].get(index)
        if match is None:
            return ()
        record = standing_for(self._context, sentence, index, match)
        if match.start <= noun < match.end and record.country and record.role == "phrase":
            return (self._states.state(record.country),)
        return (self._states.party(record),)

    def after(self, sentence: int, index: int, noun: str) -> list[Party]:
        """List the parties that a phrase behind the noun says it is of: "of Chad", "from the council"."""
        context, document = self._context, self._context.document
        belonging = context.words.pointers["belonging"]
        for child in document.deps(sentence, index, "nmod"):
            if child < index:
                continue
            case = context.case(sentence, child)
            if case not in belonging["of"] or (case in belonging["posts"] and noun in belonging["posted"]):
                continue
            found = [
                party
                for member in document.conjuncts(sentence, child)
                for party in self._named(sentence, member, index) or self._resolve(sentence, member).parties
            ]
            if found:
                return found + [party for party in self._listed(sentence, index) if party not in found]
            code = town(context, sentence, child)
            if code:
                return [self._states.state(code)]
        return []

    def _listed(self, sentence: int, index: int) -> list[Party]:
        """List the states that a parse hangs beside several persons: "the envoys of Chad, Niger and Mali"."""
        context = self._context
        if not context.plural(sentence, index):
            return []
        beside = context.document.deps(sentence, index, "conj")
        named = [
            self._named(sentence, child, index) for child in beside if context.determiner(sentence, child) == "bare"
        ]
        return [party for parties in named for party in parties if party.kind == "state"]

    def of_each(self, sentence: int, index: int, word: str) -> list[Party]:
        """List whose several are: "officials of Chad and Niger", "leaders of Chad, Niger and the African Union".

        Two states at least, and nobody beside them but authorities and organisations that are known; else empty.
        """
        if not self._context.plural(sentence, index):
            return []
        owners = self._of(sentence, index, word)
        states = [party for party in owners if party.kind == "state" and party.country]
        known = [party for party in owners if party.id and party.kind in _LED]
        return owners if len(states) > 1 and len(states) + len(known) == len(owners) else []


_LED = frozenset(("body", "organisation", "bloc"))
"""Parties, beside states, that have leaders and envoys of their own."""
