"""Roles: who does an act and to whom, chosen among the parties around it by weights learnt on annotated articles.

What the frame's roles name is one of the options; others are the parties of the sentence, of the sentences before, the
speaker and his state, whom the actor met, and nobody.
"""

from dragoman.reading import clause, offices
from dragoman.reading.around import Around, Stands
from dragoman.reading.backdrop import Backdrop
from dragoman.reading.bystanders import MUTUAL, accuser, bystanders, decrier, reacting
from dragoman.reading.candidates import Options, Side, add, join, less, names_of
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch, first_kind
from dragoman.reading.links import Links
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import chance
from dragoman.reading.spared import spared
from dragoman.reading.voice import Voices
from dragoman.reading.weights import Question
from dragoman.reading.who import Cast

_Choice = tuple[list[Side], Question]
"""Who may be a side, nobody as the last, and what speaks for each."""


class Roles:
    """The parties around the acts of one article; linear in their number.

    `found` are its drafts with the sides that their frames name.
    """

    def __init__(
        self,
        document: Document,
        found: list[Draft],
        *,
        around: Around,
        cast: Cast,
        sayings: Sayings,
        voices: Voices,
        links: Links,
    ) -> None:
        self._document = document
        self._links = links
        self._cast = cast
        self._sayings = sayings
        self._voices = voices
        self._found = found
        self._mentions = around
        self._counts: dict[str, int] = {}
        self._sorts: dict[frozenset[str], set[str]] = {}
        for s in range(len(document.words)):
            for mention in self._mentions.of(s):
                for party in mention.parties:
                    self._counts[party.name] = self._counts.get(party.name, 0) + 1
        titles = [s for s, region in enumerate(document.regions) if region == "title"]
        told = [mention for s in titles for mention in self._mentions.of(s) if mention.how in ("phrase", "owner")]
        headline = [party for mention in told for party in mention.parties]
        self._mentions.hear(found)
        self._backdrop = Backdrop(found, headline, cast.turns, cast=cast)

    def choose(self, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest actors, then their likeliest recipients; `watch` is told what they may be."""
        for draft in self._found:
            around = self._mentions.stands(draft)
            close = _close(around)
            for field, listed in (("actors", self._actors), ("recipients", self._recipients)):
                # Who makes a statement is who is quoted.
                if field == "actors" and draft.features.get("statement"):
                    continue
                # "Iranian-backed militias" are backed by Iran, whoever else is around.
                if (
                    draft.actors
                    and field == "actors"
                    and clause.compounded(self._document, draft.sentence, draft.index)
                ):
                    continue
                # "Received tanks from Chad": what the frame turns round stays as it has it.
                if draft.recipients and "turned" in draft.features:
                    continue
                # "Stood trial", "came under attack": who undergoes it is named.
                if draft.recipients and field == "recipients" and "undergone" in draft.features:
                    continue
                parties, question = listed(draft, around, close)
                self._links.hear(field, draft, question)
                choose(draft, field, parties, question, watch, why=_plain)

    def _actors(self, draft: Draft, around: Stands, close: frozenset[str]) -> _Choice:
        """List who may do the act; nobody is the last."""
        # Places suffer what is done there; they do nothing.
        words = bystanders(self._document, draft)
        here = self._mentions.of(draft.sentence) if words else []
        aside = {mention.key for mention in here if mention.word in words}
        if aside and draft.type == "OFFICE":
            # "Macron was elected president", "the EU appointed its envoy": the office may be read as who stands there.
            doer = offices.doer(self._document, draft.sentence, draft.index)
            aside -= {mention.key for mention in here if mention.word == doer}
        around = [row for row in around if row[0].how != "place" and row[0].key not in aside]
        voices = self._voices.document_voices
        speaks = (voices, self._represented(voices)) if voices else ()
        harmless = decrier(draft, frozenset().union(*map(names_of, speaks)), self._mentions.here(draft))
        harmless |= self._critics(draft)
        sources = self._voices.sources(draft.saying) if draft.saying is not None else ()
        harmless |= accuser(draft, names_of((*sources, *self._represented(sources))))
        # An agency that passes on what others did does nothing.
        harmless |= names_of(self._voices.carriers(draft.sentence, draft.saying)) - names_of(draft.actors)
        rows = self._rows(draft, around, without=harmless)
        if sources:
            add(rows, less(sources, harmless), "source")
            add(rows, less(self._represented(sources), harmless), "source's side")
        add(rows, draft.actors, "rule")
        add(rows, self._represented(draft.actors), "rule's side")
        for name, parties in zip(("document", "document's side"), speaks, strict=False):
            add(rows, less(parties, harmless), name)
        for name, parties in self._backdrop.offers(draft):
            add(rows, parties if harmless.isdisjoint(names_of(parties)) else (), name)
        if draft.type in MUTUAL:
            speaking = self._voices.sources(draft.saying) if draft.saying is not None else ()
            join(self._document, rows, draft.actors or speaking or voices)
        return self._finished(rows, draft, "actors", close)

    def _recipients(self, draft: Draft, around: Stands, close: frozenset[str]) -> _Choice:
        """List to whom the act may be done; nobody is the last."""
        names = names_of(draft.actors)
        rows = self._rows(draft, around, without=names)
        aside = spared(self._document, draft, self._mentions.here(draft))
        rows = {key: option for key, option in rows.items() if key.isdisjoint(aside)}
        abroad = {key for key, option in rows.items() if offices.foreign(self._document, draft, option.parties)}
        rows = {key: option for key, option in rows.items() if key not in abroad}
        names |= aside.union(*abroad)
        add(rows, less(draft.recipients, names), "rule")
        add(rows, less(self._backdrop.met(draft), names), "met")
        add(rows, less(self._backdrop.last(draft), names), "last")
        if draft.saying is not None:
            saying = self._sayings.all[draft.saying]
            add(rows, less(self._voices.sources(draft.saying), names), "source")
            if saying.addressee is not None:
                told = self._cast.actors(saying.sentence, saying.addressee.index)
                add(rows, less(told, names), "addressee")
        countries = {actor.country for actor in draft.actors if actor.country}
        sides = {side.name for side in self._represented(draft.actors)}
        for option in rows.values():
            first = option.parties[0]
            if first.country is None:
                option.features.add("of no state")
            else:
                option.features.add("same state" if first.country in countries else "other state")
            if first.kind == "person" and self._cast.side(first).name in names:
                option.features.add("actor's person")
            if first.name in sides:
                option.features.add("actor's side")
        return self._finished(rows, draft, "recipients", close)

    def _rows(self, draft: Draft, around: Stands, *, without: frozenset[str]) -> Options:
        """Collect the parties that are mentioned, each once, leaving some out."""
        rows: Options = {}
        before: Side = ()
        after: Side = ()
        for mention, names in around:
            parties, key = mention.parties, mention.key
            if not key.isdisjoint(without):
                parties = less(parties, without)
                key = key - without
            add(rows, parties, *names, words=[(mention.sentence, mention.word)], key=key)
            if parties and names[0] == "here":
                if mention.word > draft.index:
                    after = after or parties
                elif mention.word < draft.index:
                    before = parties
        add(rows, after, "first after")
        add(rows, before, "last before")
        return rows

    def _critics(self, draft: Draft) -> frozenset[str]:
        """Name who condemns the harm that a noun tells, and whom he speaks for."""
        s, i = draft.sentence, draft.index
        harm = draft.type in ("ASSAULT", "COERCE") and self._document.upos[s][i] == "NOUN"
        word = reacting(self._document, s, i) if harm else None
        if word is None:
            return frozenset()
        critics = tuple(party for mention in self._mentions.of(s) if mention.word == word for party in mention.parties)
        return names_of((*critics, *self._represented(critics)))

    def _represented(self, parties: Side) -> Side:
        return tuple({side.name: side for side in map(self._cast.side, parties)}.values())

    def _finished(self, rows: Options, draft: Draft, side: str, close: frozenset[str]) -> _Choice:
        """Add what sort of parties the options are, nobody as the last, and what changes the worth of it all."""
        rule: Side = getattr(draft, side)
        named = {actor.name for actor in rule}
        passed = {actor.name for actor in draft.according_to}
        for key, option in rows.items():
            if key not in self._sorts:
                self._sorts[key] = self._sort(option.parties)
            option.features |= self._sorts[key]
            if named and key != named:
                option.features.add("overlaps" if named & key else "not the rule's")
            if passed & key:
                option.features.add("passes it on")
        document, s = self._document, draft.sentence
        if draft.features.get("statement"):
            told = "statement"
        else:
            told = "verb" if document.upos[s][draft.index] in ("VERB", "AUX") else "noun"
        options = [option.features for option in rows.values()]
        options.append({"nobody", "nobody, rule" if rule else "nobody, no rule"})
        signals = document.signals(s)
        if signals.known:
            options[-1].add(f"heard none:{chance(signals.side(draft.index, side))}")
        more = [
            f"status:{draft.status}",
            f"actors:{min(len(draft.actors), 2)}",
            f"actor:{first_kind(draft.actors)}",
            "in saying" if draft.saying is not None else "told by the article",
            f"{draft.type}:{told}",
            draft.frame or "no frame",
        ]
        if side == "actors":
            more.append(f"by:{clause.subject_kind(document, s, draft.index)}")
        circumstances = [f"type:{draft.type}", f"told:{told}", "some" if rule else "none"]
        words = [*(option.words for option in rows.values()), []]
        return [*(option.parties for option in rows.values()), ()], Question(options, circumstances, close, more, words)

    def _sort(self, parties: Side) -> set[str]:
        first, name = parties[0], parties[0].name
        count = max(self._counts.get(party.name, 0) for party in parties)
        how_often = "once" if count <= 1 else "thrice" if count <= 3 else "eight" if count <= 8 else "more"
        return {
            f"kind:{first.kind}",
            f"size:{min(len(parties), 3)}",
            f"kinds:{'+'.join(sorted({party.kind for party in parties}))}",
            f"often:{how_often}",
            "known" if first.id else "described" if name[:1].islower() else "named",
        }


_CLOSE = frozenset({"nobody", "rule", "first after", "turn", "headline", "headline's sides", "meeting's sides"})
"""What is crossed with everything that is known of the act."""


def _close(around: Stands) -> frozenset[str]:
    """Give what is crossed with everything that is known of the act: also how parties hang by its own word."""
    names = {name for _, found in around for name in found if name.startswith("argument:")}
    return _CLOSE | names | {f"with {name}" for name in names}


def _plain(features: set[str]) -> list[str]:
    """The features of parties that say where they were found."""
    return [name for name in features if name.startswith(_TELLING)]


_TELLING = (
    "argument",
    "before",
    "rule",
    "met",
    "last",
    "source",
    "document",
    "addressee",
    "subject",
    "nobody",
    "first",
    "turn",
    "headline",
    "meeting",
)
