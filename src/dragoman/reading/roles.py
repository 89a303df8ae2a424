"""Roles: who does an act and to whom, chosen among the parties around it by weights learnt on annotated articles.

What the frame's roles name is one of the options; others are the parties of the sentence, of the sentences before, the
speaker and his state, whom the actor met, and nobody.
"""

import msgspec

from dragoman.reading import clause, offices, tolls
from dragoman.reading.backdrop import Backdrop
from dragoman.reading.bystanders import MUTUAL, bystanders, decrier
from dragoman.reading.candidates import Options, Side, add, join, less, names_of
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch, first_kind
from dragoman.reading.links import Links
from dragoman.reading.parties import Parties
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import chance
from dragoman.reading.spared import spared
from dragoman.reading.ties import Tie, Ties
from dragoman.reading.voice import Voices
from dragoman.reading.weights import Question
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"flat", "compound", "fixed", "punct", "case", "det", "nummod"})
"""Relations of words that are parts of a phrase."""
_LOUD = frozenset({"nsubj", "obj", "obl"})
"""Relations by which the sentences before name those that the next is about."""
_MANY = 40
"""Mentions of one sentence that are weighed: more only stand in lists."""
_Choice = tuple[list[Side], Question]
"""Who may be a side, nobody as the last, and what speaks for each."""


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names parties."""

    sentence: int
    word: int
    """Its head."""
    how: str
    """`phrase` with all coordinated to it, `single` without, `owner` before a noun that is no party, `against` as in
    "anti-Danish", `place`."""
    parties: Side
    key: frozenset[str]
    """Their names."""


_Around = list[tuple[Mention, list[str]]]
"""What is mentioned around an act, and how it stands to it."""


class Roles:
    """The parties around the acts of one article; linear in their number.

    `found` are its drafts with the sides that their frames name.
    """

    def __init__(
        self,
        document: Document,
        found: list[Draft],
        *,
        cast: Cast,
        parties: Parties,
        sayings: Sayings,
        voices: Voices,
        links: Links,
    ) -> None:
        self._document = document
        self._links = links
        self._cast = cast
        self._of_places = parties
        self._sayings = sayings
        self._voices = voices
        self._found = found
        self._mentions: dict[int, list[Mention]] = {}
        self._counts: dict[str, int] = {}
        self._sorts: dict[frozenset[str], set[str]] = {}
        for s in range(len(document.words)):
            for mention in self._of(s):
                for party in mention.parties:
                    self._counts[party.name] = self._counts.get(party.name, 0) + 1
        titles = [s for s, region in enumerate(document.regions) if region == "title"]
        told = [mention for s in titles for mention in self._of(s) if mention.how in ("phrase", "owner")]
        headline = [party for mention in told for party in mention.parties]
        self._backdrop = Backdrop(found, headline, cast.turns, cast=cast)

    def choose(self, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest actors, then their likeliest recipients; `watch` is told what they may be."""
        for draft in self._found:
            around = self._around(draft)
            close = _close(around)
            for field, listed in (("actors", self._actors), ("recipients", self._recipients)):
                # Who makes a statement is who is quoted.
                if field == "actors" and draft.features.get("statement"):
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

    def _actors(self, draft: Draft, around: _Around, close: frozenset[str]) -> _Choice:
        """List who may do the act; nobody is the last."""
        # Places suffer what is done there; they do nothing.
        words = bystanders(self._document, draft)
        aside = {mention.key for mention in self._of(draft.sentence) if mention.word in words} if words else set()
        if aside and draft.type == "OFFICE":
            # "Macron was elected president", "the EU appointed its envoy": the office may be read as who stands there.
            doer = offices.doer(self._document, draft.sentence, draft.index)
            aside -= {mention.key for mention in self._of(draft.sentence) if mention.word == doer}
        around = [row for row in around if row[0].how != "place" and row[0].key not in aside]
        voices = self._voices.document_voices
        speaks = (voices, self._represented(voices)) if voices else ()
        harmless = decrier(draft, frozenset().union(*map(names_of, speaks)), self._here(draft))
        rows = self._rows(draft, around, without=harmless)
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        if saying is not None and draft.saying is not None:
            sources = self._voices.sources(draft.saying)
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

    def _recipients(self, draft: Draft, around: _Around, close: frozenset[str]) -> _Choice:
        """List to whom the act may be done; nobody is the last."""
        names = names_of(draft.actors)
        rows = self._rows(draft, around, without=names)
        aside = spared(self._document, draft, self._here(draft))
        rows = {key: option for key, option in rows.items() if key.isdisjoint(aside)}
        names |= aside
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

    # What is around.

    def _of(self, s: int) -> list[Mention]:
        """List the mentions of parties in a sentence."""
        if s not in self._mentions:
            found = self._mentions[s] = []
            document = self._document
            inside = self._inside(s)
            for word, upos in enumerate(document.upos[s]):
                if upos not in _NOMINAL or len(found) >= _MANY or word in inside:
                    continue
                speaker = self._voices.speaking(s, self._sayings.at(s, word))
                size = len(found)
                if document.rel(s, word) not in _INNER:
                    parties = self._cast.actors(s, word, speaker=speaker)
                    # Some of those who are told already are no side of their own, unless they have a name.
                    if parties and tolls.is_part(document, s, word) and all(map(_unnamed, parties)):
                        continue
                    if parties:
                        found.append(Mention(s, word, "phrase", parties, names_of(parties)))
                    single = self._cast.single(s, word, speaker=speaker) if len(parties) > 1 else ()
                    if single and single != parties:
                        found.append(Mention(s, word, "single", single, names_of(single)))
                if len(found) == size and upos in ("NOUN", "PROPN"):
                    owners = self._cast.owners(s, word, speaker=speaker)
                    if owners:
                        found.append(Mention(s, word, "owner", owners, names_of(owners)))
                if upos == "NOUN" and (aimed := self._cast.against(s, word)):
                    found.append(Mention(s, word, "against", aimed, names_of(aimed)))
                if len(found) == size and upos == "PROPN" and document.rel(s, word) not in _INNER:
                    ground = self._of_places.ground(s, word)
                    if ground:
                        found.append(Mention(s, word, "place", ground, names_of(ground)))
        return self._mentions[s]

    def _here(self, draft: Draft) -> list[tuple[int, frozenset[str]]]:
        """List the words of the draft's sentence that name parties, with the parties' names."""
        return [(mention.word, mention.key) for mention in self._of(draft.sentence)]

    def _inside(self, s: int) -> set[int]:
        """Give the words within names that others are coordinated with: in "envoys of Chad and Peru" Peru is no owner.

        The name of the whole stands for them all; from the word within it only the others could be read.
        """
        document = self._document
        return {
            word
            for match in self._cast.named(s)
            for word in range(match.start, match.end)
            if match.start <= document.heads[s][word] < match.end and document.dep(s, word, "conj") is not None
        }

    def _around(self, draft: Draft) -> _Around:
        """List the mentions in the draft's sentence and in the two before it, with how they stand to it."""
        document, s = self._document, draft.sentence
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        inside = saying.words(s) if saying else None
        subject = clause.subject(document, s, draft.index)
        ties = Ties(document, s, draft.index)
        signals = document.signals(s)
        heard = signals.roles(draft.index) if signals.known else []
        found: _Around = []
        for mention in self._of(s):
            names = self._stands(draft, mention, ties.of(mention.word))
            if heard:
                _, acts, suffers, _ = heard[mention.word]
                names += (f"heard acts:{chance(acts)}", f"heard suffers:{chance(suffers)}")
            if inside is not None:
                names.append("said" if mention.word in inside else "outside")
            if subject is not None and subject.index == mention.word:
                names.append("subject")
            found.append((mention, names))
        for gap in (1, 2):
            for mention in self._of(s - gap) if s >= gap else ():
                rel = document.rel(s - gap, mention.word)
                if mention.how in ("phrase", "single") and rel in _LOUD:
                    found.append((mention, [f"before:{gap}:{rel}", f"before:{gap}"]))
        return found

    def _rows(self, draft: Draft, around: _Around, *, without: frozenset[str]) -> Options:
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

    def _stands(self, draft: Draft, mention: Mention, found: Tie) -> list[str]:
        """Say how a phrase of the same sentence stands to the act."""
        document, s, word = self._document, draft.sentence, mention.word
        rel, head = document.rels[s][word], document.heads[s][word]
        if rel.startswith("conj") and head >= 0:
            rel = f"conj {document.rel(s, head)}"
        rel = rel if rel == "nmod:poss" else rel.partition(":")[0]
        marker = document.dep(s, word, "case")
        case = document.lemmas[s][marker] if marker is not None else ""
        side = "after" if word > draft.index else "before"
        names = [
            "here",
            f"rel:{rel}:{case}:{mention.how}:{'below' if found.two == 0 else 'above'}",
            f"how:{mention.how}",
            f"path:{_steps(found.one)}:{_steps(found.two)}",
            f"clauses:{min(found.one_clauses, 2)}:{min(found.two_clauses, 2)}",
            f"{side}:{_far(abs(word - draft.index))}",
        ]
        if found.one <= 1 and found.two == 0:
            names.append(f"argument:{rel}:{case}")
        return names

    def _represented(self, parties: Side) -> Side:
        return tuple({side.name: side for side in map(self._cast.side, parties)}.values())

    # What they are.

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


def _unnamed(party: Actor) -> bool:
    """Whether a party is only described, and known for no state, body or group."""
    return party.id is None and party.kind in ("people", "unnamed")


def _close(around: _Around) -> frozenset[str]:
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


def _steps(count: int) -> str:
    bounds = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (7, "5-7"))
    return next((name for most, name in bounds if count <= most), "far")


def _far(words: int) -> str:
    return "3" if words <= 3 else "8" if words <= 8 else "16" if words <= 16 else "far"
