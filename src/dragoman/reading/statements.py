"""Statements: what somebody said that is no act of its own, typed by what the words do."""

from dragoman.reading import clause, contexts, counts, items, kinds, speech, stance
from dragoman.reading.acts import Acts
from dragoman.reading.confidence import heard
from dragoman.reading.dated import Dated, lasts
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.saying import Piece, Saying, Sayings
from dragoman.reading.status import finite
from dragoman.reading.voice import Voices
from dragoman.reading.who import Cast
from dragoman.shapes import Actor
from dragoman.shapes.terms import Type

SHORTEST = 4
"""Words of a sentence of a party's own document that may be a statement."""
_TOWARDS: frozenset[Type] = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AGREE"})
"""Types that are done to whom the statement is about."""
_THREATENED: frozenset[Type] = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "TREATY", "THREATEN", "REJECT"})
"""Types that are a threat when the speaker's own side is to do them to somebody."""
_SPOKEN: frozenset[Type] = frozenset({"SAY", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""Types that are words already."""
_REFUSED: dict[Type, str] = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "TREATY": "change",
    "PROGRAMME": "change",
}
"""Mode of the refusal by the type of what is refused."""
_HELD_AGAINST: frozenset[Type] = frozenset({"ASSAULT", "COERCE", "PROGRAMME"})
"""Types that are an accusation when another party is said to do them."""
_LEFT = ("withdraw", "breach", "suspend", "terminate")  # what is done to an agreement that others are warned of
_SIDES = frozenset({"state", "body", "organisation", "bloc", "armed-group", "person"})
"""Kinds of party that something is held against; "people" and "officials" are mostly passers-by."""


class Statements:
    """Makes the drafts of one article's statements, once its acts are known."""

    def __init__(
        self,
        document: Document,
        *,
        cast: Cast,
        sayings: Sayings,
        voices: Voices,
        acts: Acts,
        watch: Watch | None = None,
    ) -> None:
        self._document = document
        self._watch = watch
        self._cast = cast
        self._sayings = sayings
        self._voices = voices
        self._acts = acts

    def read(self) -> list[Draft]:
        """Make the drafts of all statements, in the order of the article."""
        drafts: list[Draft] = []
        for index, saying in enumerate(self._sayings.all):
            if saying.verb in speech.load().plain or saying.verb in ("according to", "quote") or saying.direct:
                for piece in self._units(saying):
                    drafts.extend(self._unit(index, saying, piece))
        if self._voices.document_voices:
            drafts.extend(self._own_voice())
        return drafts

    def _units(self, saying: Saying) -> list[Piece]:
        """The clauses of what is said: coordinated ones with their own subjects are statements of their own."""
        document, found = self._document, []
        for piece in saying.pieces:
            s = piece.sentence
            found.append(piece)
            for child in document.deps(s, piece.root, "conj"):
                if document.dep(s, child, "nsubj") is not None and piece.first <= child <= piece.last:
                    found.append(Piece(s, document.first(s, child), document.last(s, child), child))
        return found

    def _unit(self, index: int, saying: Saying, piece: Piece) -> list[Draft]:
        sources = self._voices.sources(index)
        if not sources or not self._belongs(index, piece):
            return []
        document, s = self._document, piece.sentence
        if (
            piece.root != saying.cue
            and document.lemmas[s][piece.root] in speech.load().plain
            and (
                document.upos[s][piece.root] == "VERB"
                and any(other.cue == piece.root for other in self._sayings.all if other.sentence == s)
            )
        ):
            return []
        told = self._told(piece)
        found = self._upon(told, saying, sources, index, piece) if told is not None else []
        if found or self._covered(saying):
            return found
        speaker = sources[0]
        others = self._concerned(piece, speaker)
        kind, why = self._kind(piece, speaker, others)
        if kind == "SAY" and others and saying.verb in speech.load().doubting:
            kind, why = "ACCUSE", "claimed of somebody else"
        draft = self._draft(kind, saying, piece, sources, index)
        draft.steps["type"] = f"{why}, said with {saying.verb}"
        draft.instead = told
        self._settle(draft, saying, piece, bool(others))
        draft.recipients = others if draft.type in _TOWARDS else self._told_to(saying)
        return [draft]

    def _settle(self, draft: Draft, saying: Saying, piece: Piece, others: bool) -> None:
        """Give a statement its likeliest type, and what follows from that."""
        watch = self._watch if draft.instead is None else None
        if kinds.statement(self._document, draft, saying, _words(saying, piece), others, watch):
            draft.features = self._features(draft, saying, piece)
        draft.mode = self._mode(draft.type, piece)

    def _concerned(self, piece: Piece, speaker: Actor) -> tuple[Actor, ...]:
        """Whom the statement is about: its subject, whose doing it blames, or who is named in words of blame."""
        found = self._others(piece, speaker) or self._blamed(piece, speaker)
        if found or stance.judgement(self._document, piece.sentence, piece.first, piece.last) >= 0:
            return found
        return self._named(piece, speaker)

    def _named(self, piece: Piece, speaker: Actor) -> tuple[Actor, ...]:
        """The first other party that the clause names anywhere."""
        document, s = self._document, piece.sentence
        for word in range(piece.first, piece.last + 1):
            if document.upos[s][word] not in ("PROPN", "ADJ", "NOUN", "PRON"):
                continue
            found = self._cast.actors(s, word, speaker=speaker) or self._cast.owners(s, word, speaker=speaker)
            foreign = tuple(actor for actor in self._foreign(found, speaker) if actor.kind in _SIDES)
            if foreign:
                return foreign
        return ()

    def _mode(self, kind: Type, piece: Piece) -> str | None:
        """An accusation that another party did something alleges it; one that calls it names disapproves."""
        if kind != "ACCUSE":
            return None
        document, s, root = self._document, piece.sentence, piece.root
        deed = document.upos[s][root] == "VERB" and document.dep(s, root, "cop") is None
        return "allege" if deed and finite(document, s, root)[0] in ("happened", "ongoing") else "disapprove"

    def _kind(self, piece: Piece, speaker: Actor, others: tuple[Actor, ...]) -> tuple[Type, str]:
        return stance.kind(
            self._document,
            piece.sentence,
            root=piece.root,
            first=piece.first,
            last=piece.last,
            about_other=bool(others),
            about_self=self._about_self(piece, speaker),
        )

    def _told_to(self, saying: Saying) -> tuple[Actor, ...]:
        """Whom it is told to; a paper or an agency is the channel instead."""
        if saying.addressee is None:
            return ()
        found = self._cast.actors(saying.sentence, saying.addressee.index)
        return tuple(actor for actor in found if actor.sector != "MED")

    def _belongs(self, index: int, piece: Piece) -> bool:
        """Whether the piece's own clause is this saying's, not one inside it or outside."""
        return self._sayings.at(piece.sentence, piece.root) == index

    def _covered(self, saying: Saying) -> bool:
        """Whether the word of saying is itself an act ("vowed", "urged") that holds the content."""
        return (saying.sentence, saying.cue) in self._acts.told

    def _told(self, piece: Piece) -> Draft | None:
        """The act that the clause itself tells: at its root, its infinitive, or its light verb."""
        document, s, word = self._document, piece.sentence, piece.root
        for _ in range(3):
            found = self._acts.told.get((s, word))
            if found is not None:
                return found
            below = document.dep(s, word, "xcomp")
            if below is None:
                return None
            word = below
        return None

    def _others(self, piece: Piece, speaker: Actor) -> tuple[Actor, ...]:
        """The parties that the clause is about, other than the speaker and his own side."""
        document, s = self._document, piece.sentence
        topic = stance.topic(document, s, piece.root)
        if topic is None or not piece.first <= topic <= piece.last:
            return ()
        found = self._cast.actors(s, topic, speaker=speaker) or self._cast.owners(s, topic, speaker=speaker)
        return self._foreign(found, speaker)

    def _foreign(self, found: tuple[Actor, ...], speaker: Actor) -> tuple[Actor, ...]:
        side = self._cast.side(speaker)
        return tuple(
            actor
            for actor in found
            if actor.name not in (speaker.name, side.name)
            and (actor.country is None or actor.country != speaker.country)
        )

    def _blamed(self, piece: Piece, speaker: Actor) -> tuple[Actor, ...]:
        """The other parties whose doing the clause blames: "because of the American pressure"."""
        document, s = self._document, piece.sentence
        for word in range(piece.first, piece.last + 1):
            if not stance.blames(document, s, word):
                continue
            own = clause.subject(document, s, word)
            found = self._cast.owners(s, word, speaker=speaker)
            if not found and own is not None and own.how == "phrase":
                found = self._cast.actors(s, own.index, speaker=speaker)
            foreign = self._foreign(found, speaker)
            if foreign:
                return foreign
        return ()

    def _about_self(self, piece: Piece, speaker: Actor) -> bool:
        s, topic = piece.sentence, stance.topic(self._document, piece.sentence, piece.root)
        if topic is None:
            return False
        side = self._cast.side(speaker)
        found = self._cast.actors(s, topic, speaker=speaker)
        return any(actor.name in (speaker.name, side.name) or actor.country == speaker.country for actor in found)

    def _upon(
        self, told: Draft, saying: Saying, sources: tuple[Actor, ...], index: int | None, piece: Piece
    ) -> list[Draft]:
        """What saying an act does beside it: it accuses another party of it, or threatens with it."""
        own = {source.country for source in sources if source.country}
        names = {source.name for source in sources}
        foreign = tuple(a for a in told.actors if a.name not in names and (a.country is None or a.country not in own))
        if told.status == "planned" and told.type in _THREATENED and told.actors and not foreign:
            harmed = tuple(a for a in told.recipients if a.country not in own)
            if harmed or told.condition or (saying.verb == "warn" and told.act in _LEFT):
                draft = self._draft("THREATEN", saying, piece, told.actors, index)
                draft.recipients, draft.condition = harmed, told.condition
                actors = {actor.name for actor in told.actors}
                passed = (*sources, *draft.according_to) if index is not None else ()
                draft.according_to = tuple(actor for actor in passed if actor.name not in actors)
                draft.steps["type"] = f"its own side's harm to come, said with {saying.verb}"
                return [draft]
        done = self._done(told, piece, foreign)
        if done is not None:
            draft = self._draft(done[0], saying, piece, sources, index)
            draft.mode, draft.recipients = done[1], foreign or told.recipients
            draft.steps["type"] = f"{done[2]}, said with {saying.verb}"
            return [draft]
        # A paper that reports an attack holds it against nobody.
        if all(source.sector == "MED" for source in sources):
            return []
        held = told.type in _HELD_AGAINST or (told.type == "TREATY" and told.act == "breach")
        score = stance.judgement(self._document, piece.sentence, piece.first, piece.last)
        if not foreign or told.status not in ("happened", "ongoing", "alleged") or not (held or score < -1):
            return []
        if held and index is not None:
            told.status = "alleged"
            told.steps["status"] = "held against somebody in a statement"
        draft = self._draft("ACCUSE", saying, piece, sources, index)
        draft.mode, draft.recipients = ("allege" if held else "disapprove"), foreign
        draft.steps["type"] = f"holds an act against another party, said with {saying.verb}"
        draft.features["allege"] = 1.0
        return [draft]

    def _done(self, told: Draft, piece: Piece, foreign: tuple[Actor, ...]) -> tuple[Type, str | None, str] | None:
        """What is done by saying that another party should act, or that one's own side will not."""
        if told.type in _SPOKEN or not told.actors:
            return None
        status, why, tense = finite(self._document, piece.sentence, piece.root)
        alone = len(foreign) == len(told.actors)
        if foreign and alone and status == "sought" and told.status == "sought":
            return "REQUEST", None, f"asks for an act of another party ({why})"
        if not alone and status == "negated" and tense == "future" and told.status == "negated":
            return "REJECT", _REFUSED.get(told.type), f"refuses an act for its own side ({why})"
        return None

    def _draft(self, kind: Type, saying: Saying, piece: Piece, sources: tuple[Actor, ...], index: int | None) -> Draft:
        document, s = self._document, piece.sentence
        # The words that stand for the speaker are read where he speaks, not in what he says.
        parent = self._sayings.all[index].parent if index is not None else None
        outer = self._voices.resolve(saying.sentence, saying.outer, speaker=None)
        passed = (*outer, *self._voices.medium(saying), *self._voices.according_to(parent))
        draft = Draft(
            type=kind,
            sentence=s,
            index=piece.root,
            actors=sources,
            items=(self._item(piece),),
            quantity=counts.quantities(document, s, piece.root),
            places=[(s, piece.root)],
            contexts=contexts.of(document, s, first=piece.first, last=piece.last, frame=()),
            according_to=tuple(actor for actor in passed if actor.name not in {source.name for source in sources}),
            channel=self._voices.channel(index),
            saying=index,
            steps={"status": "said"},
        )
        self._date(draft, saying)
        depends = clause.condition(document, s, piece.root)
        if depends is not None and piece.first <= depends <= piece.last:
            draft.condition = document.text(s, depends)
        draft.instrument = self._acts.instruments.within(s, first=piece.first, last=piece.last)
        first = document.token(s, piece.first).start
        inner = next(
            (q for q in self._sayings.quotes if q.start < document.token(s, piece.last).end and q.end > first), None
        )
        draft.quote = self._acts.quote(s, max(inner.start, first)) if inner is not None else None
        draft.features = self._features(draft, saying, piece)
        return draft

    def _item(self, piece: Piece) -> str:
        document, first = self._document, piece.first
        while first < piece.root and document.rel(piece.sentence, first) in ("mark", "cc", "punct"):
            first += 1
        return document.span_text(piece.sentence, first=first, last=min(piece.last, first + items.LONGEST))

    def _date(self, draft: Draft, saying: Saying) -> None:
        found = self._acts.times.get(saying.sentence, {}).get(saying.cue) or self._occasion(saying)
        if found is not None:
            draft.when, draft.when_text, draft.when_basis = found.edtf, found.text, found.basis
            draft.steps["when"] = f"{found.text} at the word of saying"

    def _occasion(self, saying: Saying) -> Dated | None:
        """The time of the occasion, told beside the word of saying: "speaking on Monday, she said"."""
        document, s = self._document, saying.sentence
        inside = saying.words(s)
        for word, dated in sorted(self._acts.times.get(s, {}).items()):
            place: int | None = word if word not in inside else None
            for _ in range(3):
                if place is None or document.rel(s, place) not in ("obl", "nmod", "advcl", "compound"):
                    break
                place = document.head(s, place)
                if place == saying.cue:
                    return None if lasts(dated) else dated
        return None

    def _features(self, draft: Draft, saying: Saying, piece: Piece) -> dict[str, float]:
        document = self._document
        length = piece.last - piece.first + 1
        return {
            **heard(document, _words(saying, piece), draft.type, "statement"),
            f"type:{draft.type}": 1.0,
            "statement": 1.0,
            f"statement:{draft.type}": 1.0,
            f"verb:{saying.verb}": 1.0,
            "direct": float(saying.direct),
            f"region:{document.regions[draft.sentence]}": 1.0,
            f"statement:region:{document.regions[draft.sentence]}": 1.0,
            "short": float(length < 6),
            f"speaker:{draft.actors[0].kind}": 1.0,
            "when": float(draft.when is not None),
            "elsewhere": float(draft.sentence != saying.sentence),
            "acts_inside": float(
                any((draft.sentence, word) in self._acts.told for word in range(piece.first, piece.last + 1))
            ),
        }

    def _own_voice(self) -> list[Draft]:
        """Sentences of a party's own document that tell no act are its statements."""
        document, voices, drafts = self._document, self._voices.document_voices, []
        attributed = {saying.sentence for saying in self._sayings.all}
        for s, tokens in enumerate(document.sentences):
            root = next((i for i, head in enumerate(document.heads[s]) if head < 0), None)
            if (
                root is None
                or document.regions[s] != "body"
                or len(tokens) < SHORTEST
                or tokens[-1].text == ":"
                or not any("VerbForm=Fin" in token.feats for token in tokens)
                or _notice(document.words[s])
            ):
                continue
            piece = Piece(s, 0, len(tokens) - 1, root)
            if self._sayings.at(s, root) is not None or s in attributed:
                continue
            saying = Saying(s, root, None, [piece], verb="document")
            told = self._told(piece)
            if told is not None:
                drafts.extend(self._upon(told, saying, voices, None, piece))
                continue
            names = {voice.name for voice in voices}
            others = tuple(other for other in self._concerned(piece, voices[0]) if other.name not in names)
            kind, why = self._kind(piece, voices[0], others)
            draft = self._draft(kind, saying, piece, voices, None)
            draft.steps["type"] = f"{why}, in the document's own voice"
            self._settle(draft, saying, piece, bool(others))
            draft.recipients = others if draft.type in _TOWARDS else ()
            drafts.append(draft)
        return drafts


def _words(saying: Saying, piece: Piece) -> list[tuple[int, int]]:
    """The words that carry a statement's type: the root of what is said, then the word of saying, each once."""
    return list(dict.fromkeys([(piece.sentence, piece.root), (saying.sentence, saying.cue)]))


def _notice(words: list[str]) -> bool:
    """Whether it is a notice of the page, in brackets or in capitals: "(CLOSED PRESS COVERAGE)"."""
    loud = sum(word.isupper() and len(word) > 1 for word in words)
    return words[0] in ("(", "[", "*", "***") or 2 * loud > len(words)
