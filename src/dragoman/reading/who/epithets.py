"""Epithets: "the bloc", "the agency", "the Council", which the article may have given to another than most do."""

from dragoman.catalogue import Record
from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse
from dragoman.reading.who.party import Party
from dragoman.reading.who.states import States
from dragoman.reading.who.words import Noun


class Epithets:
    """The rules for short names that the catalogue gives to one body and an article to whichever it speaks of."""

    def __init__(self, context: Context, *, states: States, discourse: Discourse) -> None:
        self._context = context
        self._states = states
        self._discourse = discourse

    def read(self, sentence: int, index: int, record: Record) -> Party | None:
        """Give the party of the article that the short name fits, else the one that mostly bears it.

        Nobody where the article names none and the noun means another sort: "the cartel" is seldom OPEC.
        """
        usual = self._states.party(record)
        words = (record.alias or "").split()
        if len(words) != 2 or words[0] != "the":
            return usual
        word = words[1].lower()
        nouns = tuple(self._context.words.nouns.get(word, {}).values())
        if not nouns and words[1].islower():
            # "The world" and "the continent" are nobody else's.
            return usual
        named = self._discourse.latest(sentence, lambda party: party is usual or _bears(party, word, usual))
        if named is None and word in self._context.words.pointers["epithets"]["words"]:
            latest = self._discourse.latest(sentence, lambda party: self._such(party, nouns) is not None)
            named = self._such(latest, nouns) if latest else None
        other = nouns and not any(usual.kind in _SORTS.get(noun.kind, ()) for noun in nouns)
        return named or (None if other else usual)

    def _such(self, party: Party, nouns: tuple[Noun, ...]) -> Party | None:
        """Give a party that is of such a sort, or the one whose people it is: "BRICS leaders" name BRICS as well."""
        whole = party.serves if party.kind == "people" else None
        # The catalogue makes "BRICS leaders" under an id of its own, behind that of BRICS.
        record = self._context.catalogue.record((whole.id or "").partition(":")[0]) if whole else None
        whole = self._states.party(record) if record else whole
        return next((one for one in (party, whole) if one and _is_such(one, nouns)), None)


def _bears(party: Party, word: str, usual: Party) -> bool:
    """Whether a word stands in the name of a party, or the party is a bloc as the usual one is."""
    if party.kind not in _BODIES or party.sector == "MED":
        return False
    if party.kind == usual.kind == "bloc":
        return party.sector == usual.sector
    # "Council" alone is but the short name again.
    return word != party.name.lower() and (word in party.nouns or word in party.name.lower().split())


def _is_such(party: Party, nouns: tuple[Noun, ...]) -> bool:
    """Whether a named party is of the sort that a noun says; of what governs, a region is no agency."""
    return party.id is not None and any(
        party.kind in _SORTS.get(noun.kind, ())
        and (_governs(party) if noun.sector == "GOV" else party.sector == noun.sector)
        for noun in nouns
    )


def _governs(party: Party) -> bool:
    """Whether a party is an agency or a group of states: "the bloc" may be the G7."""
    return party.sector in _AGENCIES or party.kind == "bloc"


_BODIES = frozenset(("organisation", "body", "bloc", "armed-group"))
_AGENCIES = frozenset(("IGO", "SPY", "COP"))
_SORTS = {
    "body": ("body", "organisation"),
    "organisation": ("organisation", "body"),
    "bloc": ("bloc", "organisation"),
    "armed": ("armed-group",),
}
