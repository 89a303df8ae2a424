"""Peers: who holds in another state the office of him whose counterpart they are."""

from collections.abc import Callable

from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse
from dragoman.reading.who.extent import description
from dragoman.reading.who.incumbents import Incumbents
from dragoman.reading.who.owners import Owners, Resolve
from dragoman.reading.who.party import Party
from dragoman.reading.who.qualifiers import nations, placed
from dragoman.reading.who.sorts import alike
from dragoman.reading.who.states import States
from dragoman.reading.who.words import Noun


class Peers:
    """The rules for "his Iranian counterpart" and "their counterparts from Chad and Peru"."""

    def __init__(
        self,
        context: Context,
        *,
        owners: Owners,
        states: States,
        discourse: Discourse,
        incumbents: Incumbents,
        resolve: Resolve,
        describe: Callable[..., Party],
    ) -> None:
        self._context = context
        self._owners = owners
        self._states = states
        self._discourse = discourse
        self._incumbents = incumbents
        self._resolve = resolve
        self._describe = describe

    def read(self, sentence: int, index: int) -> tuple[tuple[Party, ...], str]:
        """Give those who hold elsewhere the office that the possessor holds; described where nobody knows them."""
        document = self._context.document
        own = document.dep(sentence, index, "nmod:poss")
        holders = self._resolve(sentence, own).parties if own is not None else ()
        states = [party for party in self._owners.before(sentence, index) if party.kind == "state"]
        behind = [] if states else self._behind(sentence, index)
        several = nations(self._context, sentence, index)
        role = Noun("role", holders[0].sector if holders else None, False)
        found: list[Party] = []
        for state in tuple(self._states.state(code) for _, code in several) or (*states[:1], *behind) or (None,):
            named = self._peer(sentence, index, holders, state) if state else None
            if named is None or named in holders:
                if len(behind) > 1:
                    # One of those "from Chad and Peru" isn't known: they are described together.
                    return (self._describe(sentence, index, "people", None, role),), "counterparts"
                words = next((f"{words} counterpart" for words, code in several if state and code == state.country), "")
                if not words and placed(self._context, sentence, index):
                    words = description(self._context, sentence, index, last=index)
                named = self._describe(sentence, index, "unnamed", state, role, name=words)
            found.append(named)
        return tuple(found), "counterpart"

    def _behind(self, sentence: int, index: int) -> list[Party]:
        """List where they are from: "his counterpart from Peru", though a tree hang it on the verb."""
        document = self._context.document
        found = [party for party in self._owners.after(sentence, index, "counterpart") if party.kind in _OFFICED]
        above = document.heads[sentence][index]
        for child in document.deps(sentence, above, "obl") if above >= 0 and not found else ():
            own = document.subtree(sentence, child)
            if self._context.case(sentence, child) == "from" and min(own) == index + 1:
                members = document.conjuncts(sentence, child)
                parties = [party for one in members for party in self._resolve(sentence, one).parties]
                return [party for party in parties if party.kind in _OFFICED]
        return found

    def _peer(self, sentence: int, index: int, holders: tuple[Party, ...], state: Party) -> Party | None:
        """Give who holds one of their offices in a state, as the article or the catalogue tells, or what is alike."""
        for office in sorted(next((party.offices for party in holders if party.offices), set())):
            named = self._discourse.holder(sentence, index, word="", office=office, owner=state)
            named = named or self._incumbents.holder(sentence, office, state)
            if named:
                return named
        return alike(self._context, self._states, holders[0], state) if holders else None


_OFFICED = ("state", "body", "bloc", "organisation")
"""Parties in which offices are held: "his counterparts in Asia" are nobody's."""
