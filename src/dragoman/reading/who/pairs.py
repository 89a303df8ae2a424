"""Both, the two sides, the three ministers, his hosts: words that point back to parties by how many or how they met."""

from collections.abc import Callable

from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse
from dragoman.reading.who.extent import extent
from dragoman.reading.who.party import NOBODY, Party, Reading


class Pairs:
    """The rules for words that mean a number of parties spoken of."""

    def __init__(self, context: Context, *, discourse: Discourse, resolve: Callable[[int, int], Reading]) -> None:
        self._context = context
        self._discourse = discourse
        self._resolve = resolve

    def read(self, sentence: int, index: int) -> Reading:
        """Read a word that points back to parties; nobody for any other."""
        rules = (self._alone, self._named, self._met, self._attending)
        return next((found for rule in rules if (found := rule(sentence, index)).parties), NOBODY)

    def _met(self, sentence: int, index: int) -> Reading:
        """Read "his host" and "her counterparts": whom the article just told of beside the one whose they are."""
        context, document = self._context, self._context.document
        own = document.dep(sentence, index, "nmod:poss")
        word, words = document.lemmas[sentence][index], context.words.pointers["counterpart"]
        # "His Danish counterpart, Per Lund" is told by what stands beside the word.
        alone = own is not None and not document.deps(sentence, index, *_TELLING)
        if own is None or not (word in words["met"] or (alone and word in words["nouns"])):
            return NOBODY
        than, several = self._resolve(sentence, own).parties, context.plural(sentence, index)
        find = self._discourse.others if word in words["met"] else self._discourse.peers
        members = find(sentence, than=than, several=several) if than else ()
        return Reading(members, "the other side of a meeting", *extent(context, sentence, index))

    def _attending(self, sentence: int, index: int) -> Reading:
        """Read "the participants", and "leaders" without an article: those of the meeting just told of."""
        context, pairs = self._context, self._context.words.pointers["pairs"]
        word, kind = context.document.lemmas[sentence][index], context.determiner(sentence, index)
        met = (word in pairs["attending"] and kind in ("definite", "bare")) or (
            word in pairs["presiding"] and kind == "bare" and context.document.rels[sentence][index] == "nsubj"
        )
        below = context.document.children[sentence][index]
        if not met or not context.plural(sentence, index) or any(self._narrows(sentence, child) for child in below):
            return NOBODY
        return Reading(self._discourse.gathered(sentence), "those who met", *extent(context, sentence, index))

    def _narrows(self, sentence: int, child: int) -> bool:
        return self._context.document.rel(sentence, child) not in ("det", "punct", "cc")

    def _alone(self, sentence: int, index: int) -> Reading:
        """Read "both" and "the two" where no noun follows: persons of the last sentences, else states."""
        document, pairs = self._context.document, self._context.words.pointers["pairs"]
        word = document.words[sentence][index].lower()
        if word not in pairs["two"] or document.upos[sentence][index] == "NOUN":
            return NOBODY
        if document.rel(sentence, index) not in ("nsubj", "obj", "obl"):
            return NOBODY
        for persons in (True, False):
            members = self._discourse.members(sentence, index, count=2, persons=persons, reach=3)
            if members:
                return Reading(members, "the 2 spoken of", index, index)
        return NOBODY

    def _named(self, sentence: int, index: int) -> Reading:
        """Read "both countries", "the two sides", "the three ministers"."""
        context, document = self._context, self._context.document
        pairs = context.words.pointers["pairs"]
        word = document.lemmas[sentence][index]
        title = context.titles[sentence].get(index)
        # "The two heads of state".
        persons = word in pairs["persons"] or (title is not None and title.start == index < title.end - 1)
        if not persons and "side" not in context.words.nouns.get(word, ()):
            return NOBODY
        below = document.deps(sentence, index, "det", "nummod", "amod")
        counted = {document.words[sentence][child].lower() for child in below}
        if word not in pairs["bare"]:
            # "Each side" is both of them, "each country" any country.
            counted -= pairs["each"]
        count = 2 if counted & (pairs["two"] | pairs["each"]) else 3 if counted & pairs["three"] else 0
        # "The deputy foreign ministers" are told by their office alone, as "the ministers" are.
        office = range(title.start, title.end) if title is not None else range(index, index + 1)
        parts = [*below, *document.deps(sentence, index, "compound", "nmod", "acl")]
        alone = len([child for child in parts if child not in office]) == 1
        pointing = word in pairs["persons"] or (word in pairs["states"] and "the" in counted)
        bare = (
            (word in pairs["bare"] or (pointing and alone))
            and context.plural(sentence, index)
            and bool(counted & pairs["definite"])
        )
        if not count and not bare:
            return NOBODY
        if not (
            counted & (pairs["definite"] | pairs["each"]) or document.dep(sentence, index, "nmod:poss") is not None
        ):
            return NOBODY
        members = self._bearers(sentence, index, count) if persons else ()
        members = members or self._discourse.members(sentence, index, count=count, persons=persons)
        if persons and count and not members:
            # Of leaders without names their states were told.
            members = self._discourse.members(sentence, index, count=count, persons=False, reach=2)
        if len(members) < 2:
            return NOBODY
        first, last = extent(context, sentence, index)
        return Reading(members, f"the {count or 'several'} spoken of", first, last)

    def _bearers(self, sentence: int, index: int, count: int) -> tuple[Party, ...]:
        """Give the persons that are called so before others: of two ministers and a king the two."""
        context, word = self._context, self._context.document.lemmas[sentence][index]
        offices = context.words.pointers["generic"].get(word, frozenset())
        title = context.titles[sentence].get(index)
        offices |= {title.titles[0].office} if title and title.end - title.start > 1 else set()

        def bears(party: Party) -> bool:
            return word in party.nouns or not party.offices.isdisjoint(offices)

        found = self._discourse.members(sentence, index, count=count, persons=True, fits=bears)
        return found if len(found) > 1 else ()


_TELLING = ("amod", "compound", "appos", "flat", "nmod:desc", "conj")
"""How what tells who is meant hangs on a word for the other side."""
