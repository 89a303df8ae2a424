"""Voice: whose words a part of the article is, by whom it is passed on, and through which channel."""

from collections.abc import Sequence

from dragoman.reading import clause, speech
from dragoman.reading.authors import authors, paper
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.saying import Saying, Sayings
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

NEAR = 18
"""Words between an act of speaking and its channel."""
_THROUGH = frozenset({"in", "on", "during", "at", "by", "via", "through", "over"})
"""What marks a channel."""
_MAKING = frozenset({"make", "give", "deliver", "hold", "speak", "release", "issue", "publish", "send"})
"""Verbs that lend their subject to words: "made the remarks in an interview", "gave a speech"."""
_APART = frozenset({"after", "about", "of", "on", "over", "since", "following", "until", "ahead", "for", "by", "from"})
"""Prepositions before what nobody speaks to or at: "said after the session"."""
_DOCUMENTS = frozenset({"letter", "speech", "interview", "news conference"})
"""Channels that a headline may name its document as."""
_INTERVIEW = "interview"
"""Channel of printed questions and answers."""
_OUTLETS = frozenset({"in", "for", "on", "to"})
"""Prepositions before the paper or station that words stood in or went to."""
_PAGE = 8
"""Sentences before "the statement" among which it may have been told whose it is."""
_BACK = 12
"""Sayings before one among which its paper was told of."""
_CONVERSING = frozenset({"speak", "talk", "tell"})
"""Verbs whose partner may be a paper or station, which is the channel then."""


class Voices:
    """The speakers of one article's sayings.

    `document_voices` are who speaks in a party's own document: its signer or issuer, or several together.
    """

    def __init__(
        self, document: Document, *, cast: Cast, sayings: Sayings, document_voices: tuple[Actor, ...] = ()
    ) -> None:
        self._document = document
        self._cast = cast
        self._sayings = sayings
        self.document_voices = document_voices
        """Who speaks where nobody is quoted: the issuer of a party's own document."""
        self.document_voice = document_voices[0] if document_voices else None
        """The first of them."""
        self._sources: dict[int, tuple[Actor, ...]] = {}
        self._channels: dict[int, str | None] = {}
        self._last_channel: dict[str, str] = {}

    def sources(self, index: int) -> tuple[Actor, ...]:
        """Give who speaks in a saying."""
        if index not in self._sources:
            self._sources[index] = ()
            saying, speaker = self._sayings.all[index], self.speaker(self._sayings.all[index].parent)
            found = self.authors(saying.sentence, saying.source, speaker=speaker) or self._authors_before(index)
            self._sources[index] = found or self.resolve(saying.sentence, saying.source, speaker=speaker)
            if len(self._sources[index]) > 1:
                for piece in saying.pieces:
                    self._cast.join(piece.sentence, range(piece.first, piece.last + 1), self._sources[index])
        return self._sources[index]

    def _authors_before(self, index: int) -> tuple[Actor, ...]:
        """Give whose paper "the report" is that was told of before: its author's, or that of who reported."""
        saying, document = self._sayings.all[index], self._document
        source = saying.source
        sort = paper(document, saying.sentence, source.index) if source and source.how == "phrase" else None
        if source is None or sort is None:
            return ()
        word = document.lemmas[saying.sentence][source.index]
        determiner = document.dep(saying.sentence, source.index, "det")
        if determiner is None or "Definite=Def" not in document.token(saying.sentence, determiner).feats:
            return ()
        for number in range(index - 1, max(-1, index - _BACK), -1):
            before = self._sayings.all[number]
            found = self.sources(number) if before.sentence < saying.sentence else ()
            if not found:
                continue
            media = any(actor.sector == "MED" for actor in found)
            if any(media and not actor.id for actor in found):
                continue  # a paper without an author itself
            # "Said in a report that …" and "a report by … said", else what a newspaper reported.
            if word in document.lemmas[before.sentence] or (media and sort == "report"):
                return found
        return self._issuers_before(saying.sentence, word)

    def _issuers_before(self, s: int, word: str) -> tuple[Actor, ...]:
        """Give who brought out the paper that was last told of: "issued a statement", "claimed it in a statement"."""
        document, issuing = self._document, speech.load().issuing | _MAKING
        for before in range(s - 1, max(-1, s - _PAGE), -1):
            for i, lemma in enumerate(document.lemmas[before]):
                if lemma != word or document.upos[before][i] != "NOUN":
                    continue
                found, verb = self.authors(before, Argument(i), speaker=None), document.head(before, i)
                if not found and verb is not None and document.upos[before][verb] == "VERB":
                    made = document.rel(before, i) == "obj" and document.lemmas[before][verb] in issuing
                    if made or (document.rel(before, i) == "obl" and "in" in clause.cases(document, before, i)):
                        found = self.resolve(before, clause.subject(document, before, verb), speaker=None)
                if found:
                    return found
        return ()

    def telling(self, index: int) -> tuple[Actor, ...]:
        """Give whom the speaker of a saying cites, if he does, and the speaker."""
        return (*self._cited(index, self._sayings.all[index]), *self.sources(index))

    def authors(self, s: int, argument: Argument | None, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give who speaks in a paper: "a report by the agency", "the ministry's website"."""
        if argument is None or argument.how != "phrase":
            return ()
        return authors(self._document, s, argument.index, cast=self._cast, speaker=speaker)

    def resolve(self, s: int, argument: Argument | None, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give the parties of a place where only a party can stand."""
        if argument is None:
            return ()
        if argument.how == "owner":
            return self._cast.owners(s, argument.index, speaker=speaker)
        if argument.how == "adjective":
            return self._cast.adjective(s, argument.index)
        return self._cast.described(s, argument.index, speaker=speaker)

    def speaker(self, index: int | None) -> Actor | None:
        """Give the one whose "I" and "we" stand in a saying; outside of any, the document's own voice."""
        if index is None:
            return self.document_voice
        sources = self.sources(index)
        return sources[0] if sources else None

    def speaking(self, s: int, index: int | None) -> Actor | None:
        """As `speaker`, but in a conversation of the document it is whoever has the turn in the sentence `s`."""
        turn = self._cast.turns.get(s) if index is None else None
        return turn[0] if turn else self.speaker(index)

    def according_to(self, index: int | None) -> tuple[Actor, ...]:
        """Give all who pass the words on, innermost first."""
        found: dict[str, Actor] = {}
        for number, saying in self._chain(index):
            for actor in self.telling(number):
                found.setdefault(actor.name, actor)
            for actor in (*self.resolve(saying.sentence, saying.outer, speaker=None), *self.medium(saying)):
                found.setdefault(actor.name, actor)
        for voice in self.document_voices:
            found.pop(voice.name, None)
        return tuple(found.values())

    def carriers(self, s: int, index: int | None) -> tuple[Actor, ...]:
        """Give the agencies and papers that a sentence says pass its own words on: "TASS reported"."""
        found: dict[str, Actor] = {}
        carrying = speech.load().carrying
        for number, saying in self._chain(index):
            if saying.sentence == s and (saying.verb in carrying or saying.verb == "according to"):
                outer = self.resolve(saying.sentence, saying.outer, speaker=None)
                own = self.sources(number) if not saying.turn else ()
                found.update((actor.name, actor) for actor in (*_outlets(own), *_outlets(outer)))
        return tuple(found.values())

    def _cited(self, index: int, saying: Saying) -> tuple[Actor, ...]:
        """Give whom the speaker cites: "citing two officials, Axios reported", "the paper, which cited officials".

        Wherever the parse hangs "citing two officials": of a paper's report it is the paper that cites.
        """
        document, s = self._document, saying.sentence
        below = document.deps(s, saying.cue, "advcl")
        if saying.source is not None and saying.source.how == "phrase":
            below += document.deps(s, saying.source.index, "acl")
        verbs = speech.load().citing
        named = [document.dep(s, child, "obj") for child in below if document.lemmas[s][child] in verbs]
        own = [one for one in named if one is not None]
        reporting = {actor.sector for actor in self.sources(index)} == {"MED"}
        if not own and reporting:
            own = self._loose(s, saying.cue)
        # Of a paper it is the author who says it; a paper without one, and what is no party, says nothing.
        found = (
            self.authors(s, Argument(one), speaker=None)
            or (() if paper(document, s, one) else self._cast.actors(s, one))
            for one in own
        )
        return tuple(actor for actors in found for actor in actors)

    def _loose(self, s: int, cue: int) -> list[int]:
        """List whom a sentence cites by a verb that the parse makes a preposition, or cuts off from its object."""
        document, found, verbs = self._document, list[int](), speech.load().citing
        for i, lemma in enumerate(document.lemmas[s]):
            if i == cue or lemma not in verbs or document.dep(s, i, "nsubj") is not None:
                continue
            quoted = self._sayings.quotation_at(document.token(s, i).start) is not None
            if quoted or "without" in clause.cases(document, s, i):
                continue
            cited = document.dep(s, i, "obj")
            if cited is None and i + 1 < len(document.words[s]):
                cited = i + 1
                while (head := document.head(s, cited) or 0) > cited and document.upos[s][head] in ("NOUN", "PROPN"):
                    cited = head
            found += [cited] if cited is not None else []
        return found

    def _chain(self, index: int | None) -> list[tuple[int, Saying]]:
        found: list[tuple[int, Saying]] = []
        while index is not None and len(found) < 8:
            found.append((index, self._sayings.all[index]))
            index = self._sayings.all[index].parent
        return found

    def channel(self, index: int | None) -> str | None:
        """Give how it was said: by the words near the attribution, else as the same speaker's words before it."""
        if index is None:
            return self._own_channel()
        if index not in self._channels:
            saying = self._sayings.all[index]
            found = self._find_channel(saying)
            sources = self.sources(index)
            name = sources[0].name if sources else ""
            if found is None:
                found = self._last_channel.get(name) if saying.sentence else None
            elif name:
                self._last_channel[name] = found
            self._channels[index] = found or self._own_channel()
        return self._channels[index]

    def _own_channel(self) -> str | None:
        """How a party's own document speaks: as its headline calls it, else as a statement."""
        if self.document_voice is None:
            return None
        title = (self._document.article.title or "").lower().split()
        named = (speech.load().channels.get(word.strip(".,:;'’\"")) for word in title)
        return next((name for name in named if name in _DOCUMENTS), "statement")

    def medium(self, saying: Saying) -> tuple[Actor, ...]:
        """Give the paper or agency that the words were told to: it passes them on."""
        if saying.addressee is None:
            return ()
        found = _outlets(self.resolve(saying.sentence, saying.addressee, speaker=None))
        # "Told reporters" names nobody who passes it on.
        return found or self._employer(saying.sentence, saying.addressee)

    def outlet(self, s: int, i: int) -> str | None:
        """Give the paper or station that words stood in or went to: "wrote in the Guardian", "remarks to the BBC"."""
        document, tables, lemma = self._document, speech.load(), self._document.lemmas[s][i]
        verb = document.upos[s][i] == "VERB"
        if lemma not in (tables.plain if verb else tables.nouns | tables.pieces):
            return None
        for child in document.deps(s, i, "obl" if verb else "nmod"):
            marks = clause.cases(document, s, child)
            # "According to the BBC" somebody said it, to whomever.
            if document.rels[s][child] != "nmod:poss" and marks & _OUTLETS and "accord" not in marks:
                found = _outlets(self._cast.described(s, child, speaker=None))
                if found and found[0].id is not None:
                    return found[0].name
        return None

    def _employer(self, s: int, asked: Argument) -> tuple[Actor, ...]:
        """Give whose journalist one is: "told the BBC's Jane Doe", "told a Reuters correspondent"."""
        document, occasions = self._document, speech.load().occasions
        # "Told a Reuters conference" is a speech there.
        gathering = any(occasions.get((verb, document.lemmas[s][asked.index])) == "speech" for verb in _CONVERSING)
        if asked.how != "phrase" or gathering:
            return ()
        words = [asked.index, *document.deps(s, asked.index, "nmod:desc", "appos")]
        for word in (child for head in words for child in document.deps(s, head, "nmod:poss", "compound", "nmod:desc")):
            found = _outlets(self._cast.described(s, word, speaker=None))
            # "State broadcaster" beside a name is no employer of its own.
            if found and found[0].id is not None:
                return found[:1]
        return ()

    def near(self, s: int, i: int) -> str | None:
        """Give the channel that stands beside an act of speaking: "condemned in a statement", "thanked by phone"."""
        document, names = self._document, speech.load().channels
        lemmas = document.lemmas[s]
        for word in range(max(0, i - NEAR), min(len(lemmas), i + NEAR)):
            if document.upos[s][word] not in ("NOUN", "PROPN") or document.rel(s, word) not in ("obl", "nmod", "conj"):
                continue
            pair = f"{lemmas[word - 1]}_{lemmas[word]}" if word else ""
            found = names.get(pair) or names.get(lemmas[word])
            if found and clause.cases(document, s, word) & _THROUGH:
                return found
        return None

    def occasions(self) -> dict[str, str]:
        """Give the first channel that each party is told to speak through, in a clause of whatever kind."""
        document, found = self._document, dict[str, str]()
        for s in range(len(document.words)):
            for i, upos in enumerate(document.upos[s]):
                name = self._through(s, i) if upos == "VERB" else None
                own = clause.subject(document, s, i) if name else None
                for actor in self.resolve(s, own, speaker=None) if name else ():
                    found.setdefault(actor.name, name or "")
        return found

    def _through(self, s: int, i: int) -> str | None:
        """The channel of a verb of speaking: its occasion, or a phrase beside it ("in an interview")."""
        document, tables = self._document, speech.load()
        found = self.occasion(s, i)
        if found or document.lemmas[s][i] not in tables.verbs | _MAKING:
            return found
        for child in document.deps(s, i, "obl", "obj"):
            pair = f"{document.lemmas[s][child - 1]}_{document.lemmas[s][child]}" if child else ""
            name = tables.channels.get(pair) or tables.channels.get(document.lemmas[s][child])
            if name and (document.rel(s, child) == "obj" or clause.cases(document, s, child) & _THROUGH):
                return self.interviewer(s, child) if name == "interview" else name
        return None

    def _quoting(self, saying: Saying) -> tuple[Actor, ...]:
        """The paper or agency that quotes the words: "Mehr quoted him as saying"."""
        return _outlets(self.resolve(saying.sentence, saying.outer, speaker=None)) if saying.verb == "quote" else ()

    def _find_channel(self, saying: Saying) -> str | None:
        document, s, cue = self._document, saying.sentence, saying.cue
        names = speech.load().channels
        if saying.turn:
            return self._own_channel() or _INTERVIEW
        if saying.verb in names:
            return names[saying.verb]
        medium = self.medium(saying) or self._quoting(saying)
        if medium:
            return medium[0].name
        outlet = self.outlet(s, cue)
        if outlet:
            return outlet
        inside = saying.words(s)
        around = (piece for piece in saying.pieces if piece.sentence == s and piece.first <= cue <= piece.last)
        if any(piece.root != cue for piece in around):
            inside.difference_update(document.subtree(s, cue))
        lemmas = document.lemmas[s]
        outside = [i for i in range(len(lemmas)) if i not in inside or (piece_is_whole(saying, s) and i == cue)]
        for i in outside:
            occasion = self.occasion(s, i)
            if occasion:
                return occasion
            pair = f"{lemmas[i]}_{lemmas[i + 1]}" if i + 1 < len(lemmas) else ""
            found = names.get(pair) or names.get(lemmas[i])
            if found and document.upos[s][i] in ("NOUN", "PROPN", "ADJ") and abs(i - cue) < 25:
                return self.interviewer(s, i) if found == "interview" else found
        # What a paper says of itself it reports.
        told = self.resolve(s, saying.source, speaker=None)
        return "report" if told and all(actor.sector == "MED" and actor.kind != "person" for actor in told) else None

    def occasion(self, s: int, i: int) -> str | None:
        """The channel of a verb with its audience: "addressing the conference", "told reporters"."""
        document, table = self._document, speech.load()
        if document.upos[s][i] != "VERB":
            return None
        verb = document.lemmas[s][i]
        for child in document.deps(s, i, "obj", "iobj", "obl"):
            if clause.cases(document, s, child) & _APART:
                continue
            employer = self._employer(s, Argument(child)) if verb in _CONVERSING else ()
            if employer:
                return employer[0].name
            for word in document.conjuncts(s, child):
                found = table.occasions.get((verb, document.lemmas[s][word].lower()))
                if found:
                    # Whoever speaks at a news conference gives no speech there.
                    pair = f"{document.lemmas[s][word - 1]}_{document.lemmas[s][word]}" if word else ""
                    return table.channels.get(pair, found)
            if verb in _CONVERSING:
                for actor in self._cast.described(s, child, speaker=None):
                    if actor.sector == "MED":
                        return actor.name
        made = document.dep(s, i, "obj") if verb in _MAKING else None
        return self.gathering(s, made, document.deps(s, i, "obl")) if made is not None else None

    def gathering(self, s: int, i: int, around: Sequence[int] = ()) -> str | None:
        """Give the channel of a noun of words by whom they were spoken to: "his remarks to parliament".

        `around` are the phrases of the verb that it is the object of: "made the remarks at a conference".
        """
        document, tables, noun = self._document, speech.load(), self._document.lemmas[s][i]
        if noun not in tables.spoken:
            return None
        found = (
            tables.occasions.get((noun, document.lemmas[s][word].lower()))
            for child in (*document.deps(s, i, "nmod"), *around)
            for word in document.conjuncts(s, child)
        )
        return next((name for name in found if name), None)

    def interviewer(self, s: int, i: int) -> str:
        """The paper or station that an interview was given to, else just that it was one."""
        document = self._document
        for child in (*document.deps(s, i, "nmod", "compound"), *document.deps(s, document.head(s, i) or i, "obl")):
            for actor in self._cast.described(s, child, speaker=None):
                if actor.sector == "MED":
                    return actor.name
        return "interview"


def _outlets(found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give the papers, stations and agencies among the parties."""
    return tuple(actor for actor in found if actor.sector == "MED" and actor.kind in ("organisation", "body"))


def piece_is_whole(saying: Saying, s: int) -> bool:
    """Whether what is said spans the attribution itself."""
    return any(piece.sentence == s and piece.first <= saying.cue <= piece.last for piece in saying.pieces)
