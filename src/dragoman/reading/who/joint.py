"""Joint parties: coordinated common nouns describe one party ("allies and partners"), names and counts several."""

from collections.abc import Callable

from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import agrees
from dragoman.reading.who.extent import description, extent
from dragoman.reading.who.party import Party, Reading

_OWN = frozenset(("det", "nummod", "nmod:poss"))
"""What stands before a noun that is told apart from the one that it is coordinated with."""
_LONG = 12
"""Words of a joint description; longer ones are lists."""


class Joint:
    """Which coordinated phrases of an article describe one party together, by what each of them resolves to."""

    def __init__(self, context: Context, *, resolve: Callable[[int, int], Reading]) -> None:
        self._context = context
        self._resolve = resolve
        self._known: dict[tuple[int, int], list[list[int]]] = {}

    def groups(self, sentence: int, token: int) -> list[list[int]]:
        """Give the heads of a phrase and of those coordinated with it; those that describe one party in one list.

        A phrase that describes a party together with those before it gives them as well.
        """
        document = self._context.document
        first = token
        while document.bases[sentence][first] == "conj":
            first = document.heads[sentence][first]
        # Each phrase of a list asks for all of it.
        if (sentence, first) not in self._known:
            self._known[sentence, first] = self._divided(sentence, document.conjuncts(sentence, first))
        groups = self._known[sentence, first]
        below = set(document.conjuncts(sentence, token)) if first != token else None
        return [group for group in groups if not below.isdisjoint(group)] if below else groups

    def whose(self, sentence: int, index: int, which: str) -> tuple[Party, ...]:
        """Give the first of two that the pronoun of the second means: "Chad and its neighbours", "he and his wife"."""
        document = self._context.document
        noun = document.heads[sentence][index]
        if document.rels[sentence][index] != "nmod:poss" or document.bases[sentence][noun] != "conj":
            return ()
        parties = self._resolve(sentence, document.heads[sentence][noun]).parties
        return parties if parties and agrees(parties, which) else ()

    def party(self, sentence: int, group: list[int]) -> Party:
        """Make one party of those that a group of phrases describes."""
        parts = [self._resolve(sentence, member).parties[0] for member in group]
        last = extent(self._context, sentence, group[-1])[1]
        return Party(
            name=description(self._context, sentence, group[0], last=last),
            kind=parts[0].kind,
            country=parts[0].country,
            sector=parts[0].sector if len({part.sector for part in parts}) == 1 else None,
            plural=True,
            serves=parts[0].serves,
        )

    def _divided(self, sentence: int, members: list[int]) -> list[list[int]]:
        apart = self._context.case(sentence, members[0]) == "between"
        found: list[list[int]] = []
        for member in members:
            if found and not apart and self._together(sentence, found[-1][0], member):
                found[-1].append(member)
            else:
                found.append([member])
        return found

    def _together(self, sentence: int, first: int, member: int) -> bool:
        one, other = self._described(sentence, first), self._described(sentence, member)
        if one is None or other is None or not one.plural or (other.country and other.country != one.country):
            return False
        if self._context.document.deps(sentence, member, *_OWN):
            return False
        return extent(self._context, sentence, member)[1] - extent(self._context, sentence, first)[0] < _LONG

    def _described(self, sentence: int, member: int) -> Party | None:
        """Give the party that a common noun describes, none where it names or points to somebody."""
        if self._context.document.upos[sentence][member] not in ("NOUN", "PROPN"):
            return None
        parties = self._resolve(sentence, member).parties
        described = len(parties) == 1 and not parties[0].id and parties[0].nouns
        return parties[0] if described and parties[0].kind != "person" else None
