"""What has been spoken of so far, and what a pronoun or "the two sides" points back to."""

from collections.abc import Callable, Iterator

from dragoman.reading.who.apart import other_than
from dragoman.reading.who.company import company
from dragoman.reading.who.context import Context
from dragoman.reading.who.entry import Entry
from dragoman.reading.who.halves import half
from dragoman.reading.who.judged import judged
from dragoman.reading.who.party import Party
from dragoman.reading.who.persons import Persons
from dragoman.reading.who.qualifiers import town
from dragoman.reading.who.states import States
from dragoman.reading.who.words import Noun

_CALLED_SO = 2
"""Sentences within which "the army" is the last one that was called an army."""

REACH = 4
"""Sentences that a pronoun looks back."""

FAR = 12
"""Sentences that a description ("the minister", "both sides") looks back."""

LIMIT = 80
"""Namings looked at, so that long sentences cost no more than short ones."""


class Discourse:
    """The memory of one article, filled in reading order."""

    def __init__(self, context: Context, *, states: States, persons: Persons) -> None:
        self._context = context
        self._states = states
        self._persons = persons
        self._log: list[Entry] = []
        self._scenes: list[tuple[int, str, float]] = []
        self._ends: dict[int, tuple[int, int]] = {}

    def note(self, sentence: int, index: int, parties: tuple[Party, ...]) -> None:
        """Remember a naming; with no parties, a thing."""
        document = self._context.document
        rel = document.rels[sentence][index]
        weight = _WEIGHTS.get(rel) or _WEIGHTS.get(rel.partition(":")[0], 0.8)
        self._log.append(Entry(sentence, index, parties, weight, document.heads[sentence][index]))
        for party in parties:
            if party.country:
                self._scenes.append((sentence, party.country, weight))

    def note_scene(self, sentence: int, code: str) -> None:
        """Remember a state as the place that is spoken of."""
        self._scenes.append((sentence, code, 1.0))

    def close(self, sentence: int) -> None:
        """Mark the end of a sentence, so that what is asked of it later knows no more than it did then."""
        self._ends[sentence] = (len(self._log), len(self._scenes))

    def _back(self, sentence: int, reach: int) -> Iterator[Entry]:
        end = self._ends.get(sentence, (len(self._log), 0))[0]
        for place in range(end - 1, max(end - 1 - LIMIT, -1), -1):
            entry = self._log[place]
            if sentence - entry.sentence > reach:
                return
            yield entry

    def pronoun(self, sentence: int, index: int, which: str) -> tuple[Party, ...]:
        """Give what a pronoun of the third person points back to; nobody where nothing fits or a thing fits best."""
        document = self._context.document
        owned = document.rels[sentence][index] == "nmod:poss"
        head = document.heads[sentence][index]
        # "Chad condemned Mali for its raids": they are Mali's, though the subject is mostly meant.
        whose = judged(self._context, sentence, index) if owned else None
        for entry in self._back(sentence, 0) if whose is not None else ():
            if entry.word == whose and entry.parties and agrees(entry.parties, which):
                return entry.parties
        best: tuple[Party, ...] = ()
        high, told = 0.0, None
        for entry in self._back(sentence, REACH):
            gap = sentence - entry.sentence
            score = entry.weight / (1 + gap) * _fitness(entry.parties, which)
            if score <= high or not agrees(entry.parties, which):
                continue
            # Two arguments of one predicate are two parties ("Rice met her" is not Rice).
            if gap == 0 and not owned and (entry.head == head or entry.word == head):
                continue
            best, high, told = entry.parties, score, entry
        several = which == "they" and len(best) > 1
        if several and told is not None and told.sentence < sentence and (met := self._met(told)):
            return met
        if which == "they" and high < 1:
            # "Rice met Solana. They …": the persons of one sentence, though no phrase joins them.
            return self.members(sentence, index, count=2, persons=True, reach=2) or best
        return best

    def _met(self, entry: Entry) -> tuple[Party, ...]:
        """Give those whom one phrase names with those whom they met; nobody where it tells of no meeting."""
        return company(self._context, entry, self._back(entry.sentence, 0))

    def gathered(self, sentence: int) -> tuple[Party, ...]:
        """Give all who sat in the meeting that was told of last; nobody where none was."""
        met = (self._met(entry) for entry in self._back(sentence, REACH) if entry.sentence < sentence)
        return next((found for found in met if len(found) > 1), ())

    def holder(self, sentence: int, index: int, *, word: str, office: str | None, owner: Party | None) -> Party | None:
        """Give the person of the article who bears a title, the last one named first, then anyone named later."""
        generic = self._context.words.pointers["generic"].get(word, frozenset())
        seen = self._seen(sentence)
        asked = office
        if asked is not None and asked != word and word in asked.split():
            # "The supreme leader" is not any leader.
            generic &= {asked}
        if office not in self._context.offices:
            office = None
        last = next(
            (party for party in seen if self._holds(party, word, office, owner) or _called(party, word, owner)), None
        )
        if last and last.introduced:
            return last
        titled = [party for party in seen if self._holds(party, word, office, owner)]
        if titled:
            # "The foreign minister" is whom the article calls so before another who holds such an office: a secretary.
            called = {party: not party.nouns or word in party.nouns for party in titled}
            return max(titled, key=lambda party: (asked in party.offices, called[party], seen[party]))
        for party in seen:
            if (
                party.kind == "person"
                and (party.offices & generic or party.sector in generic)
                and _serves(party, owner)
            ):
                return party
        later = [party for party in self._persons.all if self._holds(party, word, office, owner)]
        # To whom the subject does something is another: "the prime minister flew out to meet Lund".
        rels = self._context.document.rels[sentence]
        others = self._persons.at[sentence].items() if rels[index] == "nsubj" else ()
        beside = [named for at, (named, _) in others if at > index and rels[at] in _DONE_TO]
        return later[0] if len(later) == 1 and later[0] not in beside else None

    def _holds(self, party: Party, word: str, office: str | None, owner: Party | None) -> bool:
        """Whether a title may be a person's; one who is called a president is no king, though both head a state."""
        crowns = self._context.words.crowns
        worn = {crowns[noun] for noun in party.nouns if noun in crowns}
        return _holds(party, word, office, owner) and (not worn or crowns.get(word) in (None, *worn))

    def _seen(self, sentence: int) -> dict[Party, float]:
        """Weigh the parties named so far by how much is spoken of them, the last one first."""
        seen: dict[Party, float] = {}
        for entry in self._back(sentence, FAR):
            for party in entry.parties:
                near = 2 if party.country == self._context.home else 1
                seen[party] = seen.get(party, 0.0) + near * entry.weight / (1 + sentence - entry.sentence)
        return seen

    def untitled(self, sentence: int, index: int) -> Party | None:
        """Give the person spoken of without any title, who may be what he is called now."""
        seen, document = self._seen(sentence), self._context.document
        head, at = document.heads[sentence][index], self._persons.at[sentence]
        beside = document.children[sentence][head] if head >= 0 else []
        # Two arguments of one verb are two parties: in "the king thanked Lund" Lund is not the king.
        others = [at[child][0] for child in beside if child != index and child in at]
        bare = [
            party
            for party in seen
            if party.kind == "person" and not party.nouns and not party.offices and party not in others
        ]
        return max(bare, key=lambda party: seen[party], default=None)

    def latest(self, sentence: int, fits: Callable[[Party], bool]) -> Party | None:
        """Give the party named last that fits."""
        return next((party for entry in self._back(sentence, FAR) for party in entry.parties if fits(party)), None)

    def others(self, sentence: int, *, than: tuple[Party, ...], several: bool) -> tuple[Party, ...]:
        """Give those named last, people or states, who are not these nor of their side; `several` at once if asked."""
        sides = {party.country for party in than} - {None}
        for entry in self._back(sentence, REACH):
            rest = [party for party in dict.fromkeys(entry.parties) if party not in than and party.country not in sides]
            # A state is its people: "his hosts" may be Laos.
            many = len(rest) > 1 or (several and any(party.kind == "state" for party in rest))
            if rest and many is several and all(party.kind in _MET or party.human for party in rest):
                return tuple(rest)
        return ()

    def peers(self, sentence: int, *, than: tuple[Party, ...], several: bool) -> tuple[Party, ...]:
        """Give the persons of other states spoken of who hold an office that these hold; else whom they were told with.

        Of one or `several`, whichever is asked.
        """
        seen, sides = self._seen(sentence), {party.country for party in than} - {None}
        offices = {office for party in than for office in party.offices}
        found = [
            party
            for party in seen
            if party.kind == "person" and party not in than and party.country not in sides and party.offices & offices
        ]
        if found and several is (len(found) > 1):
            return tuple(found)
        if found and not several:
            return (max(found, key=lambda party: seen[party]),)
        others = self.others(sentence, than=than, several=several)
        return others if all(party.kind == "person" and party.sector == "GOV" for party in others) else ()

    def named_by(self, sentence: int, index: int) -> Party | None:
        """Give whom one word of a name points back to: "the Post", "the Council", "the North"."""
        word = self._context.document.words[sentence][index].lower()
        named = self.latest(sentence, lambda one: one.kind in _SHORTENED and word in one.name.lower().split())
        record = None if named else half(self._context, sentence, index)
        return self._states.party(record) if record else named

    def last_called(self, sentence: int, index: int, *, word: str, noun: Noun) -> Party | None:
        """Give the party that "the group", "the company", "the movement" points back to."""
        # The sector of "bloc" and "agency" is a state's, while those that bear the word are mostly of several.
        pointers = self._context.words.pointers
        among = noun.sector == "GOV" and word in pointers["epithets"]["words"]
        ships = pointers["machines"]["ships"]
        for entry in self._back(sentence, FAR):
            for party in entry.parties:
                if party.kind not in _CALLED.get(noun.kind, ()):
                    continue
                alike = noun.sector in (None, party.sector) or (among and _agency(party))
                # "The vessel" is a ship that was spoken of, "the company" none.
                fits = noun.kind != "people" and (word in ships) != party.nouns.isdisjoint(ships)
                if (alike and fits) or word in party.nouns or word in party.name.lower():
                    return party
        return None

    def members(
        self,
        sentence: int,
        index: int,
        *,
        count: int,
        persons: bool,
        reach: int = FAR,
        fits: Callable[[Party], bool] | None = None,
    ) -> tuple[Party, ...]:
        """Give the parties that "both", "the two sides" or "they" mean, in the order they were named.

        Those most spoken of lately are taken, joint namings ("Norway and Denmark") counting double; without a `count`
        all persons that one phrase named last, or the two most spoken of. Only those whom `fits` lets pass count.
        """
        scores: dict[Party, float] = {}
        order: dict[Party, tuple[int, int]] = {}
        for entry in self._back(sentence, reach):
            found = [
                member
                for party in entry.parties
                if (member := self._as_member(party, persons)) and (fits is None or fits(member))
            ]
            distinct = list(dict.fromkeys(found))
            if not count and persons and len(distinct) > 1:
                met = self._met(entry) or distinct
                return tuple(one for one in met if one.kind == "person" and (fits is None or fits(one)))
            joint = 2.0 if len(distinct) == (count or 2) else 1.0
            for member in distinct:
                gain = joint * entry.weight / (1 + sentence - entry.sentence)
                scores[member] = scores.get(member, 0.0) + gain
                order[member] = (entry.sentence, entry.word)
        wanted = count or 2
        if len(scores) < wanted:
            return ()
        best = sorted(scores, key=lambda member: -scores[member])[:wanted]
        return tuple(sorted(best, key=lambda member: order[member]))

    def _as_member(self, party: Party, persons: bool) -> Party | None:
        if persons:
            return party if party.kind == "person" else None
        if party.kind == "person":
            party = party.serves or party
        if party.kind == "state" and party.country:
            return self._states.state(party.country)
        return party if party.kind in ("armed-group", "bloc") else None

    def scene(self, sentence: int, index: int) -> str | None:
        """Give the state in which the sentence sets its act ("In Egypt, the military"), that spoken of, its town's.

        It is none that acts upon the word at `index`.
        """
        context, apart = self._context, self._apart(sentence, index)
        document = context.document
        for entry in self._back(sentence, _CALLED_SO):
            same = document.lemmas[entry.sentence][entry.word] == document.lemmas[sentence][index]
            if same and len(entry.parties) == 1 and entry.parties[0].country not in (None, *apart):
                return entry.parties[0].country  # "The Chadian army ... the army"
        inside = context.words.pointers["place"]["inside"]
        for match in dict.fromkeys(context.records[sentence].values()):
            record = match.records[0]
            if (
                record.country
                and context.case(sentence, context.document.top(sentence, match.start, match.end - 1)) in inside
            ):
                return record.country
        towns = (town(context, sentence, at) for at in context.names[sentence] if context.case(sentence, at) in inside)
        spoken_of = (code for code in self.focus_codes(sentence) if code not in apart)
        return next(spoken_of, None) or next(filter(None, towns), None)

    def _apart(self, sentence: int, index: int) -> set[str | None]:
        """Give the states of those who act upon a word of the sentence."""
        than = other_than(self._context, sentence, index)
        named = (entry.parties for entry in self._back(sentence, 0) if entry.word == than)
        return {party.country for party in next(named, ()) if party.kind != "person"}

    def focus_code(self, sentence: int) -> str | None:
        """Give the state most spoken of lately."""
        return next(iter(self.focus_codes(sentence)), None)

    def focus_codes(self, sentence: int) -> list[str]:
        """List the states spoken of lately, most first."""
        scores: dict[str, float] = {}
        end = self._ends.get(sentence, (0, len(self._scenes)))[1]
        for place in range(end - 1, max(end - 1 - LIMIT // 2, -1), -1):
            at, code, weight = self._scenes[place]
            scores[code] = scores.get(code, 0.0) + weight / (1 + max(sentence - at, 0)) ** 2
        return sorted(scores, key=lambda code: -scores[code])


_WEIGHTS = {
    "nsubj": 3.0,
    "nsubj:pass": 3.0,
    "obj": 2.0,
    "iobj": 2.0,
    "obl": 1.3,
    "obl:agent": 2.0,
    "nmod:poss": 1.1,
    "root": 2.0,
}

_DONE_TO = ("obj", "iobj", "obl", "nmod")
_MET = ("person", "state")
_SHORTENED = ("organisation", "body", "bloc", "armed-group")
_CALLED = {
    "armed": ("armed-group",),
    "organisation": ("organisation", "body"),
    "body": ("body", "organisation"),
    "people": ("people",),
    "bloc": ("bloc", "organisation"),
}


def agrees(parties: tuple[Party, ...], which: str) -> bool:
    """Tell whether a pronoun of the third person may mean these parties."""
    if len(parties) != 1:
        return which == ("they" if parties else "it")
    [party] = parties
    if which in ("he", "she"):
        if party.kind == "person" or (party.kind == "unnamed" and party.human and not party.plural):
            return party.gender in (None, which)
        return False
    if which == "it":
        return party.kind in ("state", "body", "organisation", "bloc", "armed-group")
    return party.plural or party.kind in ("people", "organisation", "bloc", "armed-group")


def _fitness(parties: tuple[Party, ...], which: str) -> float:
    """Weigh down what a pronoun seldom means: an organisation as "they", an unnamed person as "he"."""
    if len(parties) != 1:
        return 1.0
    kind = parties[0].kind
    if which == "they":
        return 0.5 if kind in ("organisation", "bloc") else 1.0
    return 0.7 if kind == "unnamed" else 1.0


def _agency(party: Party) -> bool:
    """Whether a party of the catalogue is an international one."""
    return party.id is not None and party.sector == "IGO"


def _called(party: Party, word: str, owner: Party | None) -> bool:
    """Whether an unnamed person was called by this noun before: "an official", then "the official"."""
    return party.introduced and party.human and word in party.nouns and _serves(party, owner)


def _holds(party: Party, word: str, office: str | None, owner: Party | None) -> bool:
    if party.kind != "person":
        return False
    # Where both offices are known they decide: a housing minister is not "the prime minister".
    if office and party.offices:
        return office in party.offices and _serves(party, owner)
    if word not in party.nouns:
        return False
    return _serves(party, owner)


def _serves(party: Party, owner: Party | None) -> bool:
    if owner is None:
        return True
    return owner is party.serves or (owner.country is not None and owner.country == party.country)
