"""The words of a speaker: who is meant by "I", "we" and "you", by "my country", "your troops" and "my counterpart"."""

from collections.abc import Callable

import msgspec

from dragoman.reading.document import Document
from dragoman.reading.interviews import called
from dragoman.reading.who.context import Context
from dragoman.reading.who.party import Party
from dragoman.shapes import Actor

Turns = dict[int, tuple[Actor, ...]]
Choir = tuple[range, tuple[Actor, ...]]
"""Words of one sentence, and all who say them together."""


class Spoken:
    """Whom the first and the second person mean in one article.

    `issuer` is the party whose own document it is, `served` the parties of the actors that were told of, and `single`
    gives the parties of a phrase by its own words.
    """

    def __init__(
        self,
        context: Context,
        *,
        issuer: Party | None,
        served: dict[Actor, Party],
        single: Callable[[int, int], tuple[Actor, ...]],
    ) -> None:
        self._context = context
        self._issuer = issuer
        self._served = served
        self._sides: dict[Actor, Actor] = {}
        self.turns: Turns = {}
        """Who speaks in which sentence: "SECRETARY STRAND: …", until other capitals stand before a colon."""
        self.signing: tuple[Actor, ...] = ()
        """Who "we" are together, where the article is the document of several parties."""
        self.choirs: dict[int, list[Choir]] = {}
        """Who speaks together in which words of a sentence: "“We agreed”, they said"."""
        self._pair: tuple[Actor, ...] = ()
        self._asked = len(context.document.words)
        """From which sentence on somebody without a name speaks too: "QUESTION: …"."""
        self._listen(context.document, single)

    def _listen(self, document: Document, single: Callable[[int, int], tuple[Actor, ...]]) -> None:
        now: tuple[Actor, ...] = ()
        speakers: dict[str, Actor] = {}
        for s, words in enumerate(document.words):
            if colon := called(words):
                named = (single(s, word) for word in range(colon - 1, -1, -1))
                now = next((parties for parties in named if parties and parties[0].kind == "person"), ())
                if now:
                    speakers.setdefault(now[0].name, now[0])
                else:
                    self._asked = min(s, self._asked)
            if now:
                self.turns[s] = now
        # Where more than two speak nobody tells to whom.
        self._pair = tuple(speakers.values()) if len(speakers) == 2 else ()

    def side(self, actor: Actor) -> Actor:
        """Give the state, body or group that a person speaks for; himself where none is known."""
        if actor in self._sides:
            return self._sides[actor]
        party = self._served.get(actor)
        if party is None or party.serves is None:
            return actor
        side = self._sides[actor] = party.serves.actor(actor.mention)
        return side

    def represented(self, actor: Actor) -> Actor | None:
        """Give for whom somebody speaks by his office: a spokesman's state or body; nobody for others."""
        party, speaking = self._served.get(actor), self._context.words.pointers["speaking"]
        if party is None or party.serves is None or party.plural:
            return None
        office = party.offices & speaking["offices"] or party.nouns & speaking["nouns"]
        return self.side(actor) if office else None

    def person(self, sentence: int, token: int, which: str, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give who is meant by a pronoun of the first or second person, in the mouth of the speaker."""
        word = self._context.document.words[sentence][token]
        if which == "you":
            # "I thank you" is said to a person, "your support" is his side's.
            owned = self._context.document.rels[sentence][token] == "nmod:poss"
            return tuple(self._as(self.side(one) if owned else one, word) for one in self._partner(sentence, speaker))
        if self.signing and which == "we" and (speaker is None or speaker in self.signing):
            sides = {side.name: side for side in map(self.side, self.signing)}
            return tuple(self._as(side, word) for side in sides.values())
        choir = self._choir(sentence, token, speaker) if which == "we" else ()
        if choir:
            return tuple(self._as(one, word) for one in choir)
        if which == "we" and self._together(sentence, token, speaker):
            return tuple(self._as(one, word) for one in self._pair)
        if speaker is not None:
            return (self._as(speaker if which == "i" else self.side(speaker), word),)
        return (self._issuer.actor(word),) if self._issuer and which == "we" else ()

    def _choir(self, sentence: int, token: int, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give all who say the word together with the speaker; nobody where he speaks alone."""
        for words, choir in self.choirs.get(sentence, ()):
            if token in words and speaker is not None and speaker.name == choir[0].name:
                return choir
        return ()

    def _together(self, sentence: int, token: int, speaker: Actor | None) -> bool:
        """Whether "we" are both who talk: "I look forward to our discussions", "we met in May"."""
        document, common = self._context.document, self._context.words.pointers["spoken"]
        above, rel = document.heads[sentence][token], document.rels[sentence][token]
        lemma = document.lemmas[sentence][above] if above >= 0 else ""
        meetings = self._context.words.pointers["place"]["meetings"] | common["between"]
        both = lemma in meetings if rel == "nmod:poss" else rel == "nsubj" and lemma in common["together"]
        return both and bool(self._partner(sentence, speaker))

    def _partner(self, sentence: int, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give the other one of two who talk in turns; nobody for words that the one who has the turn quotes."""
        turn = self.turns.get(sentence, ())
        quoted = bool(turn) and speaker is not None and speaker.name != turn[0].name
        if not turn or quoted or sentence >= self._asked:
            return ()
        return tuple(one for one in self._pair if one.name != turn[0].name)

    @staticmethod
    def _as(actor: Actor, word: str) -> Actor:
        return msgspec.structs.replace(actor, mention=word)

    def belonging(self, sentence: int, token: int, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give the state that somebody calls "my country", whose "our troops" are, and who "my counterpart" is."""
        context, document, noun = self._context, self._context.document, None
        own = document.dep(sentence, token, "nmod:poss")
        which = context.words.pronouns.get(document.words[sentence][own].lower()) if own is not None else None
        if own is None or which not in ("i", "we", "you"):
            return ()
        lemma, several = document.lemmas[sentence][token], context.plural(sentence, token)
        if lemma in context.words.pointers["counterpart"]["nouns"]:
            return () if several or which == "you" else self._other(sentence, token, speaker)
        noun = context.noun(sentence, token, "government")
        # "Our two governments" are not the speaker's alone, "our troops" are.
        if several and not (noun and noun[1].sector == "MIL"):
            return ()
        if not (noun or lemma in context.words.pointers["belonging"]["focus"]):
            return ()
        whose = self.person(sentence, own, "you" if which == "you" else "we", speaker)
        mention, kinds = document.words[sentence][token], ("state", "body", "armed-group") if noun else ("state",)
        return tuple(self._as(one, mention) for one in whose if one.kind in kinds)

    def _other(self, sentence: int, token: int, speaker: Actor | None) -> tuple[Actor, ...]:
        """Read "my counterpart" as the other one of two who talk, where neither a name nor a state stands by it."""
        document = self._context.document
        if document.deps(sentence, token, "appos", "flat", "amod", "compound", "conj"):
            return ()
        return tuple(self._as(one, document.words[sentence][token]) for one in self._partner(sentence, speaker))
