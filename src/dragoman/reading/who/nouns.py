"""Phrases headed by a common noun: officials, governments, armies, protesters, the minister, the group."""

from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse
from dragoman.reading.who.extent import before_name, description, extent
from dragoman.reading.who.incumbents import Incumbents
from dragoman.reading.who.owners import Owners, Resolve
from dragoman.reading.who.pairs import Pairs
from dragoman.reading.who.party import NOBODY, Party, Reading
from dragoman.reading.who.peers import Peers
from dragoman.reading.who.persons import Persons
from dragoman.reading.who.qualifiers import land, nations
from dragoman.reading.who.sorts import listed, named_behind, of_office, sorted_name
from dragoman.reading.who.states import States
from dragoman.reading.who.titular import of_title
from dragoman.reading.who.words import Noun


class Nouns:
    """The rules for common nouns."""

    def __init__(
        self, context: Context, *, states: States, persons: Persons, discourse: Discourse, resolve: Resolve
    ) -> None:
        self._context = context
        self._states = states
        self._persons = persons
        self._discourse = discourse
        self._resolve = resolve
        self.owners = Owners(context, states=states, persons=persons, resolve=resolve)
        """Whose the phrases are."""
        self._incumbents = Incumbents(context, persons=persons, discourse=discourse)
        self._pairs = Pairs(context, discourse=discourse, resolve=resolve)
        self._peers = Peers(
            context,
            owners=self.owners,
            states=states,
            discourse=discourse,
            incumbents=self._incumbents,
            resolve=resolve,
            describe=self._describe,
        )
        self._acronyms: dict[str, Party] = {}
        self._described: dict[tuple[str, str | None, str], Party] = {}

    def read(self, sentence: int, index: int) -> Reading:
        """Resolve the phrase that the noun heads; nobody for what is no party."""
        context = self._context
        several = listed(self._context, self._resolve, sentence, index)
        if several and context.noun(sentence, index, "state", "bloc", "side", "organisation", "armed", "government"):
            return Reading(several, "with their names", *extent(self._context, sentence, index))
        pointed = self._pairs.read(sentence, index)
        if pointed.parties:
            return pointed
        short = self.short(sentence, index)
        if short:
            return Reading((short,), f"short for {short.name}", index, index)
        found = context.noun(sentence, index, *KINDS)
        if found is None:
            # "Filmmaker Oleg Sentsov": a noun right before a full name is the bearer's, whatever it is.
            bearer = self._persons.at[sentence].get(index + 1) if before_name(context, sentence, index) else None
            return Reading((bearer[0],), "noun with its name", index, bearer[1].last) if bearer else NOBODY
        surface, noun = found
        first, last = extent(self._context, sentence, index)
        own = self._sort(sentence, index, noun)
        if own:
            return Reading((own,), f"{surface} with its name", first, last)
        parties: tuple[Party, ...] = ()
        why = ""
        if noun.kind != "part" and "part" in context.words.nouns[surface] and self._of_others(sentence, index):
            parties, why = self._part(sentence, index, surface, noun)
        if not parties:
            rule = {
                "role": self._role,
                "government": self._government,
                "state": self._state,
                "part": self._part,
            }.get(noun.kind, self._group)
            parties, why = rule(sentence, index, surface, noun)
        return Reading(parties, why, first, last) if parties else NOBODY

    def _sort(self, sentence: int, index: int, noun: Noun) -> Party | None:
        """Give whom a noun only says the sort of, or whose office it is."""
        context, word = self._context, self._context.document.lemmas[sentence][index].lower()
        own = sorted_name(context, self._states, sentence, index, noun)
        if own or word not in context.words.pointers["sorts"]["office"]:
            return own
        return of_office(self.owners.first(sentence, index, word))

    def _of_others(self, sentence: int, index: int) -> bool:
        return any(
            self._context.case(sentence, child) == "of"
            for child in self._context.document.deps(sentence, index, "nmod")
        )

    def short(self, sentence: int, index: int) -> Party | None:
        """Read "the Post" and "the Council" by the full name that the article gave before."""
        document = self._context.document
        below = document.children[sentence][index]
        if document.upos[sentence][index] != "PROPN" or self._context.determiner(sentence, index) != "definite":
            return None
        if any(document.rel(sentence, child) in ("compound", "amod", "nmod", "flat") for child in below):
            return None
        return self._discourse.named_by(sentence, index)

    # The classes of nouns.

    def _role(self, sentence: int, index: int, surface: str, noun: Noun) -> tuple[tuple[Party, ...], str]:
        context, document = self._context, self._context.document
        titled = self._titled(sentence, index)
        if titled:
            return titled, "title with its name"
        beside = self._persons.at[sentence].get(index + 1)
        if beside and beside[1].first == index + 1 and document.upos[sentence][index] == "PROPN":
            return (beside[0],), "title with its name"
        word = surface.rpartition(" ")[2]
        if word in context.words.pointers["counterpart"]["nouns"]:
            return self._peers.read(sentence, index)
        owner = self.owners.belongs(sentence, index, word)
        owner = of_title(context, self._states, sentence, index, word=word, owner=owner)
        if context.plural(sentence, index):
            states = self.owners.of_each(sentence, index, word)
            each = self._each(sentence, index, word, states)
            if each:
                return each, f"each {surface}"
            # "Chadian officials" are people: so are those of two states.
            if states and not (noun.inherits and nations(context, sentence, index)):
                return self._governments(states, noun), f"{surface} of each state"
            return self._peoples(sentence, index, "people", owner, noun), f"noun {surface}"
        office = self._office(sentence, index)
        kind = context.determiner(sentence, index)
        if kind in ("definite", "possessive", "bare") and not (kind == "bare" and owner is None and not office):
            named = self._discourse.holder(sentence, index, word=word, office=office, owner=owner)
            if named:
                return (named,), f"the {surface} is {named.name}"
            holder = self._incumbents.holder(sentence, office, owner, word)
            holder = holder or self._incumbents.leader(sentence, index, owner)
            if holder:
                return (holder,), f"held the office of {office}"
            named = self._discourse.untitled(sentence, index) if owner is None else None
            if named:
                return (named,), f"the {surface} is {named.name}"
        return (self._describe(sentence, index, "unnamed", owner, noun),), f"noun {surface}"

    def _titled(self, sentence: int, index: int) -> tuple[Party, ...]:
        """Give those whose names stand behind their title, behind a further title, or behind the body that it is of."""
        document, persons = self._context.document, self._persons.at[sentence]
        for child in document.deps(sentence, index, "appos", "flat", "nmod:desc"):
            if child > index and child in persons:
                return tuple(persons[one][0] for one in document.conjuncts(sentence, child) if one in persons)
        for child in document.deps(sentence, index, "appos"):
            # "The chairman of the board, former minister Per Lund".
            found = self._resolve(sentence, child).parties if child > index else ()
            if len(found) == 1 and found[0].kind == "person":
                return found
        for child in document.deps(sentence, index, "nmod"):
            beside = document.deps(sentence, child, "appos", "conj") if child > index else []
            named = [one for one in beside if one in persons and document.dep(sentence, one, "cc") is None]
            if named and child not in persons and self._context.noun(sentence, child, "role") is None:
                # A parse may hang him on the body: "the spokesman for the ministry, Per Lund".
                return (persons[named[0]][0],)
        return ()

    def _each(self, sentence: int, index: int, word: str, states: list[Party]) -> tuple[Party, ...]:
        """Read "the foreign ministers of Iran and Armenia" as those who hold the office, where both are known."""
        office = self._office(sentence, index) if states else None
        if office not in self._context.offices:
            return ()
        found: list[Party] = []
        for state in states:
            named = self._discourse.holder(sentence, index, word=word, office=office, owner=state)
            named = named or self._incumbents.holder(sentence, office, state, word)
            if named is None or named in found:
                return ()
            found.append(named)
        return tuple(found)

    def _office(self, sentence: int, index: int) -> str | None:
        """Give the class of office that the words name, with the body whose it is: "spokesman for the ministry"."""
        context, document = self._context, self._context.document
        match = context.titles[sentence].get(index)
        if match is None or match.former:
            return None
        office = match.titles[0].office
        for child in document.deps(sentence, index, "compound", "nmod", "amod"):
            record = context.record(sentence, child)
            if record and record.office:
                longer = f"{office} of {record.office.removeprefix('seat of ')}"
                if longer in context.offices:
                    return longer
        return office

    def _government(self, sentence: int, index: int, surface: str, noun: Noun) -> tuple[tuple[Party, ...], str]:
        several = [self._states.state(code) for _, code in nations(self._context, sentence, index)]
        several = several or self.owners.of_each(sentence, index, surface.rpartition(" ")[2])
        if several:
            return self._governments(several, noun), f"{surface} of each state"
        owner = self.owners.belongs(sentence, index, surface.rpartition(" ")[2])
        spoken_of = not self._context.document.deps(sentence, index, "nummod") and not self._owned(sentence, index)
        if owner is None and spoken_of and self._context.determiner(sentence, index) != "indefinite":
            code = self._discourse.scene(sentence, index) or self._context.home
            if code and (self._context.determiner(sentence, index) != "bare" or noun.sector == "GOV"):
                return (self._states.state(code, noun.sector),), f"{surface} of the state spoken of"
        if owner is None and surface in self._context.words.pointers["machines"]["words"]:
            return (), ""
        if owner is None:
            return self._group(sentence, index, surface, Noun("people", noun.sector, False))
        if owner.kind == "state" and owner.country:
            return (self._states.state(owner.country, noun.sector),), f"{surface} stands for its state"
        if owner.kind in _SENDING:
            return (owner,), f"{surface} stands for {owner.name}"
        return self._group(sentence, index, surface, Noun("body", noun.sector, False))

    def _owned(self, sentence: int, index: int) -> bool:
        """Whether a noun is said to be somebody's, whoever that is: "the two sides' armies"."""
        document = self._context.document
        own = document.dep(sentence, index, "nmod:poss")
        return own is not None and document.upos[sentence][own] != "PRON"

    def _governments(self, states: list[Party], noun: Noun) -> tuple[Party, ...]:
        """Give the states as those act for them that a noun means: their forces, their ministers."""
        return tuple(self._states.acting(one, noun.sector or "GOV") for one in states)

    def _state(self, sentence: int, index: int, surface: str, noun: Noun) -> tuple[tuple[Party, ...], str]:
        context = self._context
        for child in context.document.deps(sentence, index, "appos"):
            found = self._resolve(sentence, child).parties
            if found:
                return found, "apposition"
        belonging, kind = context.words.pointers["belonging"], context.determiner(sentence, index)
        if context.plural(sentence, index):
            whose = self._served(sentence, index) if kind == "possessive" else ()
            return whose or (self._describe(sentence, index, "bloc", None, noun),), f"noun {surface}"
        if kind == "definite" and surface in belonging["focus"]:
            code = self._discourse.focus_code(sentence)
            return ((self._states.state(code),), "the state spoken of") if code else ((), "")
        if kind == "possessive" and surface in belonging["focus"]:
            whose = self._served(sentence, index)
            if len(whose) == 1:
                return whose, f"whose {surface} it is"
        owner = self.owners.belongs(sentence, index, surface)
        if owner and surface in belonging["seats"]:
            inside = context.case(sentence, index) in context.words.pointers["place"]["inside"]
            return ((), "") if inside else ((owner,), "capital")
        return (self._describe(sentence, index, "unnamed", None, noun),), f"noun {surface}"

    def _served(self, sentence: int, index: int) -> tuple[Party, ...]:
        """Give the states that the possessors of a noun serve: "his country", "their nations"."""
        own = self._context.document.dep(sentence, index, "nmod:poss")
        owners = self._resolve(sentence, own).parties if own is not None else ()
        served = [party.serves for party in owners if party.kind == "person" and party.serves]
        states = [party for party in served if party.kind == "state"]
        return tuple(dict.fromkeys(states)) if len(states) == len(owners) else ()

    def _part(self, sentence: int, index: int, surface: str, noun: Noun) -> tuple[tuple[Party, ...], str]:
        """Read "members of the council", "dozens of protesters": the party is described by what follows."""
        for child in self._context.document.deps(sentence, index, "nmod"):
            if self._context.case(sentence, child) == "of":
                inner = self._resolve(sentence, child).parties
                if len(inner) > 1 and all(party.kind == inner[0].kind == "people" for party in inner):
                    return inner, f"part: {surface} of each"
                if inner:
                    of = inner[0]
                    whole = Noun("people", of.sector, False)
                    kind = of.kind if of.kind in ("people", "armed-group", "bloc") else "people"
                    return (self._describe(sentence, index, kind, of, whole),), f"part: {surface} of {of.name}"
        sent = surface in self._context.words.pointers["belonging"]["sent"]
        if sent and (owner := self.owners.belongs(sentence, index, surface)) and owner.kind in _SENDING:
            return (owner,), f"{surface} stands for {owner.name}"
        named = named_behind(self._context, self._resolve, sentence, index)
        return named, f"{surface} with its name" if named else ""

    def _group(self, sentence: int, index: int, surface: str, noun: Noun) -> tuple[tuple[Party, ...], str]:
        context = self._context
        word = surface.rpartition(" ")[2]
        many = context.plural(sentence, index) or word in context.words.pointers["belonging"]["collective"]
        one = noun.kind == "people" and not many
        named = named_behind(context, self._resolve, sentence, index) or (self._titled(sentence, index) if one else ())
        if named:
            return named, f"{surface} with its name"
        states = self.owners.of_each(sentence, index, word) if noun.kind == "bloc" else []
        if states:
            return tuple(states), f"{surface} of each state"
        owner = self.owners.belongs(sentence, index, word)
        plural = context.plural(sentence, index)
        kept = owner is not None and owner.kind == "state" and context.determiner(sentence, index) == "possessive"
        if owner is None and not plural and context.determiner(sentence, index) == "definite":
            last = self._discourse.last_called(sentence, index, word=word, noun=noun)
            if last:
                return (last,), f"the {surface} is {last.name}"
            if noun.kind == "body":
                code = self._discourse.scene(sentence, index) or context.home
                owner = self._states.state(code) if code else None
        if noun.kind == "body" and owner and owner.country and not plural:
            record = context.catalogue.body(context.body(sentence, index, owned=kept) or "", owner.country)
            if record:
                return (self._states.party(record),), f"the {surface} of {owner.name}"
        alone = plural and not context.document.deps(sentence, index, "nummod", "compound", "amod")
        if noun.kind == "armed" and alone and owner and owner.id and owner.kind in _FIGHTING:
            return (owner,), f"{surface} of {owner.name}"
        kind = "unnamed" if not many and noun.kind in ("people", "source") else _KINDS[noun.kind]
        return self._peoples(sentence, index, kind, owner, noun), f"noun {surface}"

    def _peoples(self, sentence: int, index: int, kind: str, owner: Party | None, noun: Noun) -> tuple[Party, ...]:
        """Describe "Hungarian and Romanian officials" as those of each state, anything else as it stands."""
        context = self._context
        each = nations(context, sentence, index) if context.plural(sentence, index) else []
        word = context.document.words[sentence][index]
        return tuple(
            self._describe(sentence, index, kind, self._states.state(code), noun, name=f"{words} {word}")
            for words, code in each
        ) or (self._describe(sentence, index, kind, owner, noun),)

    def _describe(
        self, sentence: int, index: int, kind: str, owner: Party | None, noun: Noun, *, name: str = ""
    ) -> Party:
        """Make a party known by its description; the same words name the same party."""
        name = name or description(self._context, sentence, index)
        country = owner.country if owner else land(self._context, sentence, index)
        key = (kind, country, name.lower())
        party = self._described.get(key)
        if party is None:
            sector = noun.sector or (owner.sector if owner else None)
            if noun.inherits and owner and owner.kind != "state":
                sector = owner.sector
            party = self._described[key] = Party(
                name=name,
                kind=kind,  # type: ignore[arg-type]
                country=country,
                sector=sector,
                plural=kind in ("people", "bloc") or self._context.plural(sentence, index),
                introduced=self._context.determiner(sentence, index) == "indefinite",
                human=noun.kind in ("role", "people"),
                nouns={self._context.document.lemmas[sentence][index]},
                serves=owner,
            )
        return party

    def named(
        self, name: str, kind: str, *, country: str | None, sector: str | None, acronym: str | None = None
    ) -> Party:
        """Give the party of a name that the catalogue doesn't hold, the same one every time.

        `acronym` is what the article calls it from here on; one made of the name's capitals is known too.
        """
        if name in self._acronyms:
            return self._acronyms[name]
        key = (kind, country, name.lower())
        party = self._described.get(key)
        if party is None:
            party = self._described[key] = Party(name=name, kind=kind, country=country, sector=sector)  # type: ignore[arg-type]
            capitals = "".join(word[0] for word in name.split() if word[0].isupper())
            for short in (acronym, capitals):
                if short and len(short) > 1:
                    self._acronyms.setdefault(short, party)
        return party


KINDS = ("role", "government", "body", "armed", "people", "organisation", "state", "bloc", "source", "part")
"""Classes of nouns, the likelier first where a noun is of several."""
_SENDING = ("state", "bloc", "organisation", "armed-group", "body")
"""Parties that those whom they send stand for."""
_FIGHTING = ("armed-group", "body")
"""Parties whose fighters they are themselves: "militants of the Allied Democratic Forces"."""
_KINDS = {
    "body": "body",
    "armed": "armed-group",
    "people": "people",
    "organisation": "organisation",
    "bloc": "bloc",
    "source": "unnamed",
    "government": "people",
}
