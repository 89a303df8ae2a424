"""Incumbents: who held an office on the day of the article, as the catalogue tells."""

from dragoman.catalogue import Person
from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse
from dragoman.reading.who.party import Party
from dragoman.reading.who.persons import Persons


class Incumbents:
    """The holders of offices at the article's date."""

    def __init__(self, context: Context, *, persons: Persons, discourse: Discourse) -> None:
        self._context = context
        self._persons = persons
        self._discourse = discourse

    def holder(self, sentence: int, office: str | None, owner: Party | None, word: str = "") -> Party | None:
        """Give the one holder of an office of `owner`, or where none is told of the state spoken of.

        `word` is the noun that names him: a king is no president, though both are heads of state.
        """
        context = self._context
        if not office or context.on is None or office in context.words.pointers["many"]["offices"]:
            return None
        places: list[str | None]
        if owner is not None:
            places = [owner.id] if owner.id and owner.kind != "person" else []
        elif word in context.words.pointers["few"]["heads"]:
            # Few states have one, so that it is that of the state spoken of most which has.
            places = [*self._discourse.focus_codes(sentence), context.home]
        else:
            places = [self._discourse.focus_code(sentence) or context.home]
        for place in places:
            person = self._sole(office, place, word) if place else None
            if person:
                return self._persons.known(person, office=office)
        return None

    def leader(self, sentence: int, index: int, owner: Party | None) -> Party | None:
        """Give who leads a state by its form of government: "the Turkish leader", not "the Turkish party leader".

        Of an organisation it is its one head: "the UN chief", not "the UN rights chief".
        """
        context, document = self._context, self._context.document
        if owner is not None and owner.kind == "organisation":
            return self._chief(sentence, index, owner)
        leaders = context.words.pointers["leaders"]
        if document.lemmas[sentence][index] not in leaders["words"] or owner is None or owner.kind != "state":
            return None
        below = [
            child
            for child in document.deps(sentence, index, *_BESIDE)
            if context.case(sentence, child) not in context.words.pointers["place"]["inside"]
        ]
        named = context.record(sentence, below[0]) if len(below) == 1 else None
        # Of a town, even of a capital, somebody else is the ruler.
        if named is None or named.role == "capital" or not owner.id or named.id != owner.id or context.on is None:
            return None
        office = next((row.replace("-", " ") for row in leaders if row != "words" and owner.id in leaders[row]), None)
        person = self._sole(office, owner.id, "") if office else None
        return self._persons.known(person, office=office) if person and office else None

    def _chief(self, sentence: int, index: int, owner: Party) -> Party | None:
        """Give the head of an organisation where nothing but its name stands beside the noun."""
        context, document = self._context, self._context.document
        chiefs, title = context.words.pointers["chiefs"], context.titles[sentence].get(index)
        headed = title is not None and title.titles[0].office == _HEADING and title.end - 1 == index
        if not (headed or document.lemmas[sentence][index] in chiefs["words"]) or context.on is None:
            return None
        below = [
            child
            for child in document.deps(sentence, index, *_BESIDE)
            if document.lemmas[sentence][child].lower() not in chiefs["parts"]
        ]
        named = context.record(sentence, below[0]) if len(below) == 1 else None
        if named is None or not owner.id or named.id != owner.id:
            return None
        person = self._sole(_HEADING, owner.id, "")
        return self._persons.known(person, office=_HEADING) if person else None

    def _sole(self, office: str, place: str, word: str) -> Person | None:
        """Give the one who surely held the office by such a title.

        A president may head the government alone, as Iran's: then he is told by the title.
        """
        sure = self._sure(office, place, word, bare=True)
        if not sure and word in self._context.words.crowns:
            sure = self._sure("head of government", place, word, bare=False)
        return sure[0] if len(sure) == 1 else None

    def _sure(self, office: str, place: str, word: str, *, bare: bool) -> list[Person]:
        context, day = self._context, self._context.on
        assert day is not None, "asked without a date"
        return [
            person
            for person in context.catalogue.holders(office, place, on=day)
            if any(
                post.office == office and post.held(day) and self._titled(post.title, word, bare=bare)
                for post in person.posts
            )
        ]

    def _titled(self, title: str, word: str, *, bare: bool) -> bool:
        """Whether a post's title may be meant by a noun; one that is told from others by its noun alone has to be.

        With `bare` a title that holds none of those nouns may be meant by any.
        """
        crowns = self._context.words.crowns
        wanted = crowns.get(word)
        worn = {crowns[part] for part in title.lower().split() if part in crowns}
        return wanted is None or (bare and not worn) or wanted in worn


_BESIDE = ("amod", "compound", "nmod", "nmod:poss", "nmod:desc")
"""How what narrows a noun hangs on it."""

_HEADING = "head of organisation"
"""The class of office of those who head organisations."""
