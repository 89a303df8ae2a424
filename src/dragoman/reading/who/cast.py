"""The cast of an article: every party that its words name, describe or point back to."""

from datetime import date

from dragoman.catalogue import Catalogue, Match, Record
from dragoman.reading.document import Document
from dragoman.reading.tolls import parts
from dragoman.reading.who.ahead import ahead
from dragoman.reading.who.context import Context
from dragoman.reading.who.discourse import Discourse, agrees
from dragoman.reading.who.epithets import Epithets
from dragoman.reading.who.extent import description
from dragoman.reading.who.joint import Joint
from dragoman.reading.who.made import MADE, of_people, of_several
from dragoman.reading.who.nouns import Nouns
from dragoman.reading.who.organisations import organisation
from dragoman.reading.who.owners import unowned
from dragoman.reading.who.party import NOBODY, Party, Reading
from dragoman.reading.who.peoples import folk
from dragoman.reading.who.persons import Persons
from dragoman.reading.who.placing import is_meeting_place, is_place, standing_for
from dragoman.reading.who.qualifiers import backed, concerns, leans, nations
from dragoman.reading.who.sorts import named_behind
from dragoman.reading.who.spoken import Spoken, Turns
from dragoman.reading.who.states import States
from dragoman.shapes import Actor

DEEP = 24
"""How many phrases inside phrases are followed: more than anybody writes."""


class Cast:
    """The parties of one article, asked for by (sentence, word).

    `document` is the parsed article, `catalogue` who is who, `on` the article's date (None if it isn't known), by
    which holders of offices are told. All is resolved once, in the order of the article, when the cast is made; the
    questions below only look it up. Linear in the number of words.

    >>> from dragoman import catalogue
    >>> from dragoman.shapes import Article, Parse, Sentence, Source, Token
    >>> rows = [(0, 4, "Oslo", "PROPN", 2, "nsubj"), (5, 11, "warned", "VERB", 0, "root"),
    ...         (12, 18, "Danish", "ADJ", 4, "amod"), (19, 28, "officials", "NOUN", 2, "obj")]
    >>> words = tuple(Token(a, b, w, w.removesuffix("s"), p, "Number=Plur", h, r) for a, b, w, p, h, r in rows)
    >>> article = Article(id="a", text="Oslo warned Danish officials", source=Source(file="a.txt"))
    >>> cast = Cast(Document(article, Parse((Sentence(0, 28, words),))), catalogue=catalogue.load())
    >>> [(actor.name, actor.kind, actor.mention) for actor in (*cast.actors(0, 0), *cast.actors(0, 3))]
    [('Norway', 'state', 'Oslo'), ('Danish officials', 'people', 'Danish officials')]
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, on: date | None = None) -> None:
        context = Context(document, catalogue=catalogue, on=on)
        self._context = context
        self._document = document
        self._states = States(catalogue, regions=context.words.pointers["regions"])
        self._persons = Persons(context, states=self._states)
        self._discourse = Discourse(context, states=self._states, persons=self._persons)
        self._epithets = Epithets(context, states=self._states, discourse=self._discourse)
        resolve = unowned(self._resolve)
        self._joint = Joint(context, resolve=resolve)
        self._nouns = Nouns(
            context, states=self._states, persons=self._persons, discourse=self._discourse, resolve=resolve
        )
        self._depth = 0
        self._known: list[dict[int, Reading]] = [{} for _ in document.sentences]
        self._served: dict[Actor, Party] = {}
        self._given: dict[tuple[int, int, Actor | None], tuple[Actor, ...]] = {}
        """Answers to what is asked again and again."""
        for sentence in range(len(document.sentences)):
            self._read_sentence(sentence)
        self._spoken = Spoken(context, issuer=self._find_issuer(), served=self._served, single=self._plain)

    # Questions.

    def actors(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """Give the parties of the phrase whose head is `token`, coordinated ones with it.

        "Gharibabadi and Takht-Ravanchi" gives two, "Moscow and Tehran" Russia and Iran, "both countries" the two it
        points back to, "who" the antecedent of its relative clause, "he" the person meant. Empty for what is no party:
        a thing, an event, a place ("in Moscow"), a dummy "it". `speaker` is whose words these are, where the phrase
        stands inside a quotation: then "I" is he, and "we" the side he speaks for; without it they stay empty
        (unless the article is one party's own document: then "we" is its issuer).
        """
        asked = sentence, token, speaker
        if asked not in self._given:
            self._given[asked] = self._all(sentence, token, speaker)
        return self._given[asked]

    def _all(self, sentence: int, token: int, speaker: Actor | None) -> tuple[Actor, ...]:
        found: dict[Actor, None] = {}
        names = set()
        for group in self._joint.groups(sentence, token):
            members = self._joined(sentence, group) or self.single(sentence, group[0], speaker=speaker)
            for actor in (*members, *self._among(sentence, group[-1], members)):
                if (actor.name, actor.kind, actor.sector) not in names:
                    names.add((actor.name, actor.kind, actor.sector))
                    found[actor] = None
        return tuple(found)

    def _among(self, sentence: int, token: int, members: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Give those of a described party that its phrase names: "eight countries, including Chad and Peru"."""
        if len(members) != 1 or members[0].id is not None or self._document.upos[sentence][token] != "NOUN":
            return ()
        return tuple(
            actor
            for child in parts(self._document, sentence, token)
            for actor in self.actors(sentence, child)
            if actor.kind not in _DESCRIBED and actor.name[:1].isupper()
        )

    def _joined(self, sentence: int, group: list[int]) -> tuple[Actor, ...]:
        """Give the one party that phrases describe together; nothing of a single phrase."""
        if len(group) == 1:
            return ()
        party = self._joint.party(sentence, group)
        actor = party.actor(party.name)
        self._served[actor] = party
        return (actor,)

    def single(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """As `actors`, for this head alone, without the phrases coordinated with it."""
        which = self._pronoun(sentence, token)
        if which in _SPOKEN:
            return self._spoken.person(sentence, token, which, speaker)
        ours = self._spoken.belonging(sentence, token, speaker)
        return ours or self._plain(sentence, token)

    @property
    def turns(self) -> Turns:
        """Who speaks in which sentence of a conversation: "SECRETARY STRAND: …"."""
        return self._spoken.turns

    def _plain(self, sentence: int, token: int) -> tuple[Actor, ...]:
        return self._actors(sentence, self._resolve(sentence, token))

    def adjective(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """Give the party that an adjective, a compound noun or a first part names.

        "Israeli" in "Israeli offensive" is Israel, "US" in "US sanctions" the United States, "Russian" in
        "Russian-supplied" Russia; "US-Iranian" gives both. Empty for other words.
        """
        person = self._persons.at[sentence].get(token)
        if person:
            return self._actors(sentence, Reading((person[0],), "name", person[1].first, person[1].last))
        match = self._context.records[sentence].get(token)
        region = self._states.region(self._document.words[sentence][token]) if match is None else None
        if region:
            return self._actors(sentence, Reading((region,), "part of the world", token, token))
        if match is None or is_meeting_place(self._context, sentence, token, match.records[0]):
            return ()
        record = match.records[0]
        party = self._states.party(record)
        # Of "Iranian army" the adjective alone is the state.
        inner = match.end - match.start > 1 and token != self._context.document.top(
            sentence, match.start, match.end - 1
        )
        if record.country and (record.role in ("people", "demonym") or (inner and record.role in MADE)):
            party = self._states.state(record.country)
        return self._actors(sentence, Reading((party,), "adjective", match.start, match.end - 1))

    def owners(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """Give the parties that stand as possessor, adjective or compound before the noun `token`.

        The doers of a nominalisation: "Israel's invasion", "Iranian drone deliveries", "his visit", "US-Iran talks".
        """
        document = self._document
        found: dict[tuple[str, str], Actor] = {}
        waiting = [child for child in document.children[sentence][token] if child < token]
        while waiting:
            child = waiting.pop(0)
            rel = document.rels[sentence][child]
            if rel == "nmod:poss":
                actors = self.actors(sentence, child, speaker=speaker)
            elif leans(self._context, sentence, child) or self._done_to(sentence, child):
                continue
            elif rel.partition(":")[0] in ("amod", "compound", "conj", "nmod", "flat"):
                actors = self.adjective(sentence, child)
                if rel == "compound" and concerns(self._document, sentence, child):
                    actors = tuple(actor for actor in actors if actor.kind == "person")
                waiting.extend(document.children[sentence][child])
            else:
                continue
            for actor in actors:
                found.setdefault((actor.name, actor.kind), actor)
        return tuple(found.values())

    def _done_to(self, sentence: int, child: int) -> bool:
        """Whether a participle takes what stands before it as its object: "Iran-bashing" remarks are not Iran's."""
        feats = self._document.token(sentence, child).feats
        return ("VerbForm=Part" in feats and "Tense=Pres" in feats) or "VerbForm=Ger" in feats

    def against(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """Give the parties that a thing is aimed at by its adjective: "anti-Iranian sanctions"."""
        found: dict[str, Actor] = {}
        for child in self._document.children[sentence][token]:
            if child < token and leans(self._context, sentence, child, "against"):
                found.update((actor.name, actor) for actor in self.adjective(sentence, child))
        return tuple(found.values())

    def described(self, sentence: int, token: int, *, speaker: Actor | None = None) -> tuple[Actor, ...]:
        """As `actors`, but a phrase that resolves to nothing becomes an unnamed party by its own words.

        For positions where only a party can stand: whoever says, told, killed … ("the report said" gives `report`).
        Empty for pronouns that stay open and for clauses.
        """
        found = self.actors(sentence, token, speaker=speaker)
        if found or self._document.upos[sentence][token] not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return found
        name = description(self._context, sentence, token)
        return (Actor(name=name, kind="unnamed", mention=name),)

    def side(self, actor: Actor) -> Actor:
        """Give the state, body or group a person speaks for when he says "we"; himself where none is known."""
        return self._spoken.side(actor)

    def represented(self, actor: Actor) -> Actor | None:
        """Give the state or body that a spokesman speaks for; nobody for whoever is none."""
        return self._spoken.represented(actor)

    def sign(self, parties: tuple[Actor, ...]) -> None:
        """Let "we" be several parties, where the article is the document of all of them."""
        self._spoken.signing = parties
        self._given.clear()

    def join(self, sentence: int, words: range, parties: tuple[Actor, ...]) -> None:
        """Let "we" be several parties in words of a sentence that they say together."""
        self._spoken.choirs.setdefault(sentence, []).append((words, parties))
        self._given.clear()

    def seats(self, sentence: int) -> list[tuple[int, int, str | None]]:
        """List palaces and ministries that the sentence names: first and last word, and the state they stand in."""
        return [
            (match.start, match.end - 1, match.records[0].country)
            for match in self.named(sentence)
            if any(record.role == "seat" or (record.office or "").startswith("seat of") for record in match.records)
            or (match.records[0].office or "").endswith("ministry")
        ]

    def named(self, sentence: int) -> list[Match]:
        """List the parties that the catalogue finds in the sentence, in order, whatever part they play."""
        return list(dict.fromkeys(self._context.records[sentence].values()))

    def explain(self, sentence: int, token: int) -> str:
        """Say in a few words which rule resolved the phrase (`name`, `demonym`, `pronoun he → …`); empty if none."""
        return self._resolve(sentence, token).rule

    # Resolution.

    def _read_sentence(self, sentence: int) -> None:
        rels = self._document.rels[sentence]
        for index, upos in enumerate(self._document.upos[sentence]):
            if upos not in _NOMINAL or rels[index] == "nmod:desc" or rels[index].partition(":")[0] in _INNER:
                continue
            parties = (reading := self._resolve(sentence, index)).parties
            # "Chad-backed rebels": nothing is told of Chad that "the government" could point back to.
            bare = rels[index].startswith(("conj", "appos")) and not parties
            if bare or backed(self._context, sentence, index + 2):
                continue
            if not rels[index].startswith("conj"):
                members = self._document.conjuncts(sentence, index)
                if len(members) > 1:
                    joint = [party for member in members for party in self._resolve(sentence, member).parties]
                    if len(joint) > 1:
                        self._discourse.note(sentence, index, tuple(joint))
            if parties or rels[index].startswith(("nsubj", "obj")):
                self._discourse.note(sentence, index, parties)
            elif reading is _PLACE:
                record = self._context.record(sentence, index)
                if record and record.country:
                    self._discourse.note_scene(sentence, record.country)
        self._discourse.close(sentence)

    def _resolve(self, sentence: int, index: int) -> Reading:
        known = self._known[sentence]
        reading = known.get(index)
        if reading is None:
            if self._depth == DEEP:
                return NOBODY
            # A phrase that asks for itself on a crooked tree finds nobody.
            known[index] = NOBODY
            self._depth += 1
            reading = known[index] = self._read(sentence, index)
            self._depth -= 1
        return reading

    def _read(self, sentence: int, index: int) -> Reading:
        context = self._context
        person = self._persons.of(sentence, index)
        if person:
            return Reading((person[0],), "name", person[1].first, person[1].last)
        which = self._pronoun(sentence, index)
        if which:
            return self._read_pronoun(sentence, index, which)
        match = context.records[sentence].get(index)
        if match and not match.start <= self._document.heads[sentence][index] < match.end:
            made = of_people(context, sentence, index, match.records[0], match.end - match.start)
            if made or of_several(context, sentence, index, match.end - 1):
                # "US officials" are people of that state before they are the state.
                return self._nouns.read(sentence, index)
            record = standing_for(context, sentence, index, match)
            return self._read_record(sentence, index, record, match.start, match.end - 1)
        upos = self._document.upos[sentence][index]
        region = self._states.region(self._document.words[sentence][index]) if upos in _NAMES else None
        if region:
            inside = context.words.pointers["place"]["inside"]
            place = context.case(sentence, index) in inside
            return _PLACE if place else Reading((region,), "part of the world", index, index)
        name = context.names[sentence].get(index)
        titled = index in context.titles[sentence] and context.noun(sentence, index, "role")
        if (
            name
            and name.label == "ORG"
            and not titled
            and index == context.document.top(sentence, name.first, name.last)
        ):
            return organisation(self._context, self._nouns, self._states, sentence, index, name)
        if upos in ("NOUN", "PROPN") or (
            upos in ("DET", "NUM", "ADJ", "PRON") and self._document.rels[sentence][index] in _ALONE
        ):
            return self._nouns.read(sentence, index)
        return NOBODY

    def _pronoun(self, sentence: int, index: int) -> str | None:
        upos, word = self._document.upos[sentence][index], self._document.words[sentence][index]
        # A parse may take the WHO for "who".
        if upos not in ("PRON", "DET") or (len(word) > 1 and word.isupper() and self._context.record(sentence, index)):
            return None
        which = self._context.words.pronouns.get(word.lower())
        return which if upos == "PRON" or which == "relative" else None

    def _read_pronoun(self, sentence: int, index: int, which: str) -> Reading:
        document = self._document
        rel = document.rels[sentence][index]
        if rel == "expl" or which in _SPOKEN:
            return NOBODY
        if which == "relative":
            above = document.heads[sentence][index]
            while above >= 0 and not document.rels[sentence][above].startswith("acl"):
                above = document.heads[sentence][above]
            if above < 0 or document.heads[sentence][above] < 0:
                return NOBODY
            found = self._resolve(sentence, document.heads[sentence][above])
            return Reading(found.parties, f"relative → {_names(found.parties)}", index, index)
        coming = ahead(self._context, sentence, index)
        parties = self._resolve(sentence, coming).parties if coming is not None else ()
        if not parties or not agrees(parties, which):
            parties = self._joint.whose(sentence, index, which) or self._discourse.pronoun(sentence, index, which)
        return Reading(parties, f"pronoun {which} → {_names(parties)}", index, index) if parties else NOBODY

    def _read_record(self, sentence: int, index: int, record: Record, first: int, last: int) -> Reading:
        if is_place(self._context, sentence, index, record):
            return _PLACE
        if record.role == "demonym" or (record.role == "adjective" and self._document.upos[sentence][index] == "NOUN"):
            name = description(self._context, sentence, index)
            party = Party(name=name, kind="unnamed", country=record.country)
            return Reading((party,), "demonym", first, last)
        if record.role == "people":
            return Reading((folk(self._context, self._states, sentence, index, record),), "demonym", first, last)
        if record.role in ("government", "forces") and (each := nations(self._context, sentence, index)):
            states = tuple(self._states.state(code, record.sector) for _, code in each)
            return Reading(states, f"{record.role} of each", first, last)
        if record.kind == "people" and record.country is None and last > first:
            # "Bosnian Serbs" are of the state that their name begins with.
            whole = self._context.catalogue.lookup(self._document.words[sentence][first])
            country = whole[0].country if whole and whole[0].kind == "state" else None
            people = self._nouns.named(record.name, "people", country=country, sector=record.sector)
            return Reading((people,), record.role, first, last)
        if record.role == "loose":
            meant = self._epithets.read(sentence, index, record)
            return Reading((meant,), "epithet", first, last) if meant else self._nouns.read(sentence, index)
        named = named_behind(self._context, self._resolve, sentence, index) if record.role in _UNNAMED else ()
        return Reading(named if len(named) == 1 else (self._states.party(record),), record.role, first, last)

    def _find_issuer(self) -> Party | None:
        records = self._context.catalogue.lookup(self._document.article.issuer or "")
        return self._states.party(records[0]) if records else None

    def _actors(self, sentence: int, reading: Reading) -> tuple[Actor, ...]:
        if not reading.parties:
            return ()
        mention = self._document.span_text(sentence, first=reading.first, last=reading.last)
        actors = []
        for party in reading.parties:
            actor = party.actor(mention)
            self._served[actor] = party
            actors.append(actor)
        return tuple(actors)


_NAMES = frozenset(("PROPN", "NOUN"))
_SPOKEN = frozenset(("i", "we", "you"))
_ALONE = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "root", "conj"))
_UNNAMED = frozenset(("phrase", "body"))
_DESCRIBED = frozenset(("people", "unnamed"))
_PLACE = Reading((), "place")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
_INNER = frozenset(("compound", "flat", "det", "amod", "fixed", "goeswith", "nummod", "case", "punct", "advmod"))


def _names(parties: tuple[Party, ...]) -> str:
    return " and ".join(party.name for party in parties)
