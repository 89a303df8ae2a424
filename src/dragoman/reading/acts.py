"""Acts: from predicates to drafts of entries, every field with the rule that made it."""

from dragoman.catalogue import Catalogue
from dragoman.reading import clause, contexts, counts, duties, items, kinds, stance, tolls, undergoing, what
from dragoman.reading.carry import SPOKEN
from dragoman.reading.clock import Clock
from dragoman.reading.confidence import features
from dragoman.reading.dated import Dated, lasts
from dragoman.reading.denials import nobody, pending
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.instruments import Instruments
from dragoman.reading.namesakes import plain
from dragoman.reading.parties import Parties
from dragoman.reading.saying import Sayings
from dragoman.reading.senses import Senses
from dragoman.reading.sides import Sides, gotten, without
from dragoman.reading.status import Standing, standing
from dragoman.reading.voice import Voices
from dragoman.reading.what import Predicate
from dragoman.reading.where import Places
from dragoman.shapes import Actor, Place, Quantity
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Context, Status, Type

_REFUSED: dict[Type, tuple[Type, str | None]] = {
    "CONCEDE": ("REJECT", "yield"),
    "AGREE": ("REJECT", None),
    "SUPPORT": ("ACCUSE", "disapprove"),
}
"""What not doing an act in words is."""


class Acts:
    """Makes the drafts of one article's acts."""

    def __init__(
        self,
        document: Document,
        *,
        parties: Parties,
        places: Places,
        sayings: Sayings,
        voices: Voices,
        clock: Clock,
        catalogue: Catalogue,
        watch: Watch | None = None,
    ) -> None:
        self._document = document
        self._watch = watch
        self._parties = parties
        self._places = places
        self._sayings = sayings
        self._voices = voices
        self._clock = clock
        self._catalogue = catalogue
        self.instruments = Instruments(document, catalogue=catalogue)
        self._sides = Sides(document, parties=parties)
        self._senses = Senses(document, sayings=sayings)
        self.told: dict[tuple[int, int], Draft] = {}
        """Drafts by the words that tell them: predicate and its light verb."""
        self.times: dict[int, dict[int, Dated]] = {}
        """Times by sentence and the word that they date."""

    def read(self, s: int) -> list[Draft]:
        """Make the drafts of a sentence."""
        found = self._senses.hear(s, what.predicates(self._document, s))
        others = {predicate.index: predicate for predicate in found}
        stops = {word for predicate in found for word in (predicate.index, predicate.top)}
        stops.update(saying.cue for saying in self._sayings.all if saying.sentence == s)
        self.times[s] = self._clock.attach(s, stops.__contains__)
        drafts = []
        for predicate in found:
            draft = self._draft(predicate, others)
            if draft is not None:
                drafts.append(draft)
                self._sides.remember(draft)
                self.told[s, predicate.index] = draft
                self.told.setdefault((s, predicate.top), draft)
        return drafts

    def _draft(self, predicate: Predicate, others: dict[int, Predicate]) -> Draft | None:
        document, s, frame = self._document, predicate.sentence, predicate.pattern.frame
        saying = self._sayings.at(s, predicate.top)
        speaker = self._voices.speaking(s, saying)
        sides = self._sides.find(predicate, others, speaker)
        if sides is None or duties.ruled(document, predicate):
            return None
        actors, recipients = sides
        if frame.type == "SAY" and nobody(document, s, predicate.top):
            return None
        stand = standing(document, predicate, others=others)
        if predicate.pattern.pos == "a" and frame.type in ("SUPPORT", "ACCUSE") and stand.status == "negated":
            return None
        type, mode = self._judged(predicate, stand.status)
        if type != frame.type:
            recipients = recipients or self._parties.judged(predicate, speaker=speaker)
            recipients = without(recipients, actors)
        draft = Draft(
            type=type,
            sentence=s,
            index=predicate.index,
            actors=actors,
            recipients=recipients,
            status="happened" if type != frame.type and stand.status == "negated" else stand.status,
            act=frame.act or self._senses.act(predicate),
            mode=mode,
            contexts=self._contexts(predicate),
            items=items.items(document, predicate),
            quantity=self._counted(predicate, others) + self._toll(type, predicate),
            where=self._where(predicate, recipients),
            places=[(s, predicate.index)],
            saying=saying,
            steps={
                "type": self._senses.why(predicate) or f"frame {predicate.pattern.text} ({frame.name})",
                "actors": self._parties.why(predicate, frame.actor),
                "recipients": self._parties.why(predicate, frame.recipient) if recipients else "",
                "status": "; ".join(stand.steps) or "default",
            },
        )
        self._finish(draft, predicate, others, stand, speaker)
        return draft

    def _finish(
        self,
        draft: Draft,
        predicate: Predicate,
        others: dict[int, Predicate],
        stand: Standing,
        speaker: Actor | None,
    ) -> None:
        """Fill in what hangs on the draft's sides and status: voices, time, who is held to it, instrument, features."""
        turned = draft.type != predicate.pattern.frame.type
        content = (draft.sentence, draft.index) in self._senses.roots
        if not turned and kinds.act(self._document, draft, predicate, self._watch, content=content):
            draft.mode, draft.act = None, self._senses.likeliest(predicate, draft.type)
            if (
                draft.type == "ASSAULT"
                and not predicate.noun
                and tolls.suffered(self._document.lemmas[draft.sentence][draft.index])
            ):
                # "Ten villagers have died since the raids began": it is done to them.
                draft.actors, draft.recipients = (), draft.actors
        self._voice(draft, predicate)
        self._stand(draft, stand, speaker)
        self._vouch(draft, predicate, others, speaker)
        self._date(draft, predicate)
        self._weigh_time(draft)
        self._hold_against(draft, predicate, others, speaker)
        draft.instrument = self.instruments.near(predicate)
        draft.features = features(self._document, predicate, draft, above=self._above(predicate, others))
        if turned and stand.status == "negated":
            draft.features["refused"] = 1.0
        if predicate.pattern.frame.turned or gotten(self._document, predicate, others):
            draft.features["turned"] = 1.0
        elif predicate.noun and undergoing.undergoer(self._document, draft.sentence, draft.index) is not None:
            draft.features["undergone"] = 1.0

    def _above(self, predicate: Predicate, others: dict[int, Predicate]) -> str:
        """The type of the act whose word stands above this one, or of a saying's content, or none."""
        document, s, word = self._document, predicate.sentence, predicate.top
        for _ in range(6):
            above = document.head(s, word)
            if above is None:
                break
            word = above
            other = others.get(word)
            if other is not None:
                return other.pattern.frame.type
        return "said" if self._sayings.at(s, predicate.top) is not None else "none"

    def _judged(self, predicate: Predicate, status: Status) -> tuple[Type, str | None]:
        """Describing somebody is blaming or praising him by what he is called; not yielding or agreeing is refusing.

        Who puts out a statement describes nobody by that.
        """
        document, s, frame = self._document, predicate.sentence, predicate.pattern.frame
        refused = status == "negated" and not predicate.noun and frame.type in _REFUSED
        if refused and not pending(document, s, predicate.index):
            return _REFUSED[frame.type]
        if frame.type != "SAY" or predicate.noun or predicate.pattern.object:
            return frame.type, frame.mode
        score = stance.judgement(document, s, predicate.index + 1, document.last(s, predicate.index))
        if score < 0:
            return "ACCUSE", "disapprove"
        return ("SUPPORT" if score > 0 else "SAY"), None

    def _counted(self, predicate: Predicate, others: dict[int, Predicate]) -> tuple[Quantity, ...]:
        """What is counted with the act, without what its subject is told to do beside it.

        "Arrested 12 students and expelled two": each counts its own. "Killed five and wounded 23" is one attack.
        """
        document, s, type = self._document, predicate.sentence, predicate.pattern.frame.type
        beside = set(document.conjuncts(s, predicate.top)) - {predicate.top}
        tops = [one.top for one in others.values() if one.top in beside and one.pattern.frame.type != type]
        below = (
            top
            for top in tops
            if document.covers(s, predicate.top, below=top) and document.dep(s, top, "nsubj") is None
        )
        apart = frozenset(word for top in below for word in document.subtree(s, top))
        return counts.quantities(document, s, predicate.top, without=apart)

    def _toll(self, type: Type, predicate: Predicate) -> tuple[Quantity, ...]:
        """What an attack cost is told in the clause that it opens or explains: "after the attack, 12 people died"."""
        document, s, word = self._document, predicate.sentence, predicate.top
        if type != "ASSAULT" or document.upos[s][word] == "VERB":
            return ()
        own = {one.text for one in counts.quantities(document, s, word)}
        for _ in range(4):
            above = document.head(s, word)
            if above is None:
                break
            word = above
            if document.upos[s][word] == "VERB":
                return tuple(one for one in counts.quantities(document, s, word) if one.text not in own)
        return ()

    def _contexts(self, predicate: Predicate) -> tuple[Context, ...]:
        """The contexts of the frame and of the words below the predicate."""
        document, s, top = self._document, predicate.sentence, predicate.top
        first, last = document.first(s, top), document.last(s, top)
        return contexts.of(document, s, first=first, last=last, frame=predicate.pattern.frame.contexts)

    def _where(self, predicate: Predicate, recipients: tuple[Actor, ...]) -> tuple[Place, ...]:
        """The places told with the act, else the ground that it is done on."""
        s = predicate.sentence
        for word in (predicate.index, predicate.top):
            if places := self._places.of(s, word):
                return places
        return self._ground(predicate.pattern.frame.type, recipients)

    def _ground(self, type: Type, recipients: tuple[Actor, ...]) -> tuple[Place, ...]:
        """An attack on a state happens there, where nothing else is said."""
        if type != "ASSAULT" or not recipients or recipients[0].kind != "state" or not recipients[0].country:
            return ()
        found = [place for place in self._catalogue.places(recipients[0].name) if place.kind == "state"]
        return tuple(map(plain, found[:1]))

    def _voice(self, draft: Draft, predicate: Predicate) -> None:
        draft.according_to = self._voices.according_to(draft.saying)
        draft.channel = self._voices.channel(draft.saying)
        if draft.channel is None and draft.type in SPOKEN:
            draft.channel = self._voices.near(draft.sentence, predicate.index)
        token = self._document.token(draft.sentence, predicate.index)
        draft.quote = self.quote(draft.sentence, token.start)
        if draft.quote is None:
            first = self._document.token(draft.sentence, self._document.first(draft.sentence, predicate.top)).start
            last = self._document.token(draft.sentence, self._document.last(draft.sentence, predicate.top)).end
            inner = self._sayings.quotes_in(first, last)
            draft.quote = self.quote(draft.sentence, inner[0].start) if inner else None
        if draft.quote is None and draft.type in SPOKEN:
            span = self._document.parse.sentences[draft.sentence]
            quoted = self._sayings.quotes_in(span.start, span.end)
            draft.quote = self.quote(draft.sentence, quoted[0].start) if len(quoted) == 1 else None

    def quote(self, s: int, offset: int) -> str | None:
        """Give the words in quotation marks around a code point, those of its sentence."""
        quotation = self._sayings.quotation_at(offset)
        if quotation is None:
            return None
        span = self._document.parse.sentences[s]
        start, end = max(quotation.start, span.start), min(quotation.end, span.end)
        return self._document.article.text[start:end].strip().rstrip(",").strip('“”"') or None

    def _vouch(self, draft: Draft, predicate: Predicate, others: dict[int, Predicate], speaker: Actor | None) -> None:
        """An act that somebody is accused of is told by the accuser's word."""
        if draft.according_to or draft.status != "alleged":
            return
        word = predicate.top
        for _ in range(4):
            above = self._document.head(draft.sentence, word)
            if above is None:
                return
            word = above
            other = others.get(word)
            if other is not None and other.pattern.frame.type == "ACCUSE":
                names = {actor.name for actor in draft.actors}
                found = self._parties.actors(other, speaker=speaker)
                draft.according_to = tuple(actor for actor in found if actor.name not in names)
                return

    def _stand(self, draft: Draft, stand: Standing, speaker: Actor | None) -> None:
        document, s = self._document, draft.sentence
        if draft.status in ("sought", "possible"):
            wanted: dict[str, Actor] = {}
            for _, argument in stand.wanted_by:
                for actor in self._parties.of(s, argument, speaker=speaker):
                    wanted.setdefault(actor.name, actor)
            if not wanted and draft.status == "sought":
                wanted.update((actor.name, actor) for actor in self._wanting(draft, speaker))
            if not wanted and draft.status == "sought" and speaker is not None:
                wanted[speaker.name] = speaker
            draft.sought_by = tuple(wanted.values())
            if draft.status == "sought":
                draft.according_to = tuple(a for a in draft.according_to if a.name not in wanted)
        if stand.denied_by is not None:
            draft.denied_by = self._parties.of(s, stand.denied_by, speaker=speaker)
        if stand.condition is not None:
            draft.condition = document.text(s, stand.condition)

    def _wanting(self, draft: Draft, speaker: Actor | None) -> tuple[Actor, ...]:
        """Who wants it, where the word for wanting has no party: the doer of the first clause above that has one."""
        document, s, word = self._document, draft.sentence, draft.index
        own = {actor.name for actor in draft.actors}
        for _ in range(6):
            above = document.head(s, word)
            if above is None:
                return ()
            word = above
            doer = clause.subject(document, s, word)
            found = self._parties.of(s, doer, speaker=speaker) if doer is not None else ()
            if found and not own.intersection(actor.name for actor in found):
                return found
        return ()

    def _date(self, draft: Draft, predicate: Predicate) -> None:
        s, times = draft.sentence, self.times[draft.sentence]
        found = times.get(predicate.index) or times.get(predicate.top)
        spoken = predicate.pattern.frame.type in SPOKEN or predicate.pattern.frame.type == "CONSULT"
        if found is not None and spoken and lasts(found):
            found = None
        if found is None and spoken and draft.status == "happened":
            found = self._below(predicate, times)
        if found is None and draft.status in ("happened", "ongoing"):
            found = self._shared(predicate, times)
        if found is not None:
            draft.when, draft.when_text, draft.when_basis = found.edtf, found.text, found.basis
            draft.steps["when"] = f"{found.text} at {self._document.words[s][predicate.top]}"

    def _weigh_time(self, draft: Draft) -> None:
        """What is told in the present of a day to come is planned."""
        if draft.when is None or draft.status not in ("happened", "ongoing") or self._clock.published is None:
            return
        latest, first = self._clock.published.latest, When.parse(draft.when).earliest
        if latest is not None and first is not None and first > latest:
            draft.status = "planned"
            draft.steps["status"] = "its day is to come"

    def _hold_against(
        self, draft: Draft, predicate: Predicate, others: dict[int, Predicate], speaker: Actor | None
    ) -> None:
        """Pressure, interference and breaches are alleged where another party says them of somebody."""
        held = draft.type == "COERCE" or (draft.type == "TREATY" and draft.act == "breach")
        if not held or draft.status not in ("happened", "ongoing") or not draft.actors:
            return
        critic, word = speaker, predicate.top
        for _ in range(4):
            above = self._document.head(draft.sentence, word)
            if above is None:
                break
            word = above
            other = others.get(word)
            if other is not None and other.pattern.frame.type == "ACCUSE":
                accusers = self._parties.actors(other, speaker=speaker)
                critic = accusers[0] if accusers else critic
                break
        if (
            critic is not None
            and draft.actors[0].name != critic.name
            and (draft.actors[0].country is None or draft.actors[0].country != critic.country)
        ):
            draft.status = "alleged"
            draft.steps["status"] = f"held against {draft.actors[0].name} by {critic.name}"

    def _below(self, predicate: Predicate, times: dict[int, Dated]) -> Dated | None:
        """A time of the occasion: "in a call on Saturday he condemned", "speaking on Monday she said"."""
        document, s = self._document, predicate.sentence
        for word in sorted(times):
            place: int | None = word
            for _ in range(3):
                if place is None or document.rel(s, place) not in ("obl", "nmod", "advcl", "compound"):
                    break
                place = document.head(s, place)
                if place == predicate.top:
                    return None if lasts(times[word]) else times[word]
        return None

    def _shared(self, predicate: Predicate, times: dict[int, Dated]) -> Dated | None:
        """A time of the verb that it is coordinated with, or of the clause it happened in."""
        document, s, word = self._document, predicate.sentence, predicate.top
        for _ in range(4):
            head, rel = document.head(s, word), document.rel(s, word)
            if head is None or rel not in ("conj", "advcl", "obl", "nmod", "xcomp"):
                return None
            if rel in ("obl", "nmod") and not predicate.noun:
                return None
            word = head
            if word in times:
                return times[word]
        return None
