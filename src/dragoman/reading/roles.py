"""Roles: who does an act and to whom, chosen among the parties around it by weights learnt on annotated articles.

What the frame's roles name is one of the options; others are the parties of the sentence, of the sentences before, the
speaker and his state, whom the actor met, and nobody.
"""

from collections.abc import Sequence

import msgspec

from dragoman.reading import clause
from dragoman.reading.backdrop import Backdrop, turns
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch, first_kind
from dragoman.reading.links import Links
from dragoman.reading.parties import Parties
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import chance
from dragoman.reading.ties import Tie, Ties
from dragoman.reading.voice import Voices
from dragoman.reading.weights import Question, Word
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"flat", "compound", "fixed", "punct", "case", "det", "nummod"})
"""Relations of words that are parts of a phrase."""
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "TREATY"})
"""Types that are done together."""
_LOUD = frozenset({"nsubj", "obj", "obl"})
"""Relations by which the sentences before name those that the next is about."""
_MANY = 40
"""Mentions of one sentence that are weighed: more only stand in lists."""
_Parties = tuple[Actor, ...]
_Choice = tuple[list[_Parties], Question]
"""Who may be a side, nobody as the last, and what speaks for each."""


class Mention(msgspec.Struct, frozen=True):
    """A phrase that names parties."""

    sentence: int
    word: int
    """Its head."""
    how: str
    """`phrase` with all coordinated to it, `single` without, `owner` before a noun that is no party, `against` as in
    "anti-Danish", `place`."""
    parties: _Parties
    key: frozenset[str]
    """Their names."""


_Around = list[tuple[Mention, list[str]]]
"""What is mentioned around an act, and how it stands to it."""


class _Option(msgspec.Struct):
    """Parties that may be a side of an act."""

    parties: _Parties
    """The parties; none for nobody."""
    features: set[str]
    """How they stand to the act."""
    words: list[Word]
    """By which words they are named around it."""


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
        self._turns = turns(document, cast)
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
        self._backdrop = Backdrop(found, headline, self._turns, cast=cast)

    def choose(self, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest actors, then their likeliest recipients; `watch` is told what they may be."""
        for draft in self._found:
            around = self._around(draft)
            close = _close(around)
            for field, listed in (("actors", self._actors), ("recipients", self._recipients)):
                # Who makes a statement is who is quoted.
                if field == "actors" and draft.features.get("statement"):
                    continue
                parties, question = listed(draft, around, close)
                self._links.hear(field, draft, question)
                choose(draft, field, parties, question, watch, why=_plain)

    def _actors(self, draft: Draft, around: _Around, close: frozenset[str]) -> _Choice:
        """List who may do the act; nobody is the last."""
        # Places suffer what is done there; they do nothing.
        around = [(mention, names) for mention, names in around if mention.how != "place"]
        rows = self._rows(draft, around, without=frozenset())
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        if saying is not None and draft.saying is not None:
            sources = self._voices.sources(draft.saying)
            _add(rows, sources, "source")
            _add(rows, self._represented(sources), "source's side")
        _add(rows, draft.actors, "rule")
        _add(rows, self._represented(draft.actors), "rule's side")
        voice = self._voices.document_voice
        if voice is not None:
            _add(rows, (voice,), "document")
            _add(rows, (self._cast.side(voice),), "document's side")
        for name, parties in self._backdrop.offers(draft):
            _add(rows, parties, name)
        if draft.type in _MUTUAL:
            speaking = self._voices.sources(draft.saying) if draft.saying is not None else ()
            _join(rows, draft.actors or speaking or ((voice,) if voice is not None else ()))
        return self._finished(rows, draft, "actors", close)

    def _recipients(self, draft: Draft, around: _Around, close: frozenset[str]) -> _Choice:
        """List to whom the act may be done; nobody is the last."""
        names = frozenset(actor.name for actor in draft.actors)
        rows = self._rows(draft, around, without=names)
        _add(rows, _less(draft.recipients, names), "rule")
        _add(rows, _less(self._backdrop.met(draft), names), "met")
        _add(rows, _less(self._backdrop.last(draft), names), "last")
        if draft.saying is not None:
            saying = self._sayings.all[draft.saying]
            _add(rows, _less(self._voices.sources(draft.saying), names), "source")
            if saying.addressee is not None:
                told = self._cast.actors(saying.sentence, saying.addressee.index)
                _add(rows, _less(told, names), "addressee")
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
            for word, upos in enumerate(document.upos[s]):
                if upos not in _NOMINAL or len(found) >= _MANY:
                    continue
                saying = self._sayings.at(s, word)
                turn = self._turns.get(s) if saying is None else None
                speaker = turn[0] if turn else self._voices.speaker(saying)
                size = len(found)
                if document.rel(s, word) not in _INNER:
                    parties = self._cast.actors(s, word, speaker=speaker)
                    if parties:
                        found.append(Mention(s, word, "phrase", parties, _key(parties)))
                    single = self._cast.single(s, word, speaker=speaker) if len(parties) > 1 else ()
                    if single and single != parties:
                        found.append(Mention(s, word, "single", single, _key(single)))
                if len(found) == size and upos in ("NOUN", "PROPN"):
                    owners = self._cast.owners(s, word, speaker=speaker)
                    if owners:
                        found.append(Mention(s, word, "owner", owners, _key(owners)))
                if upos == "NOUN" and (aimed := self._cast.against(s, word)):
                    found.append(Mention(s, word, "against", aimed, _key(aimed)))
                if len(found) == size and upos == "PROPN" and document.rel(s, word) not in _INNER:
                    ground = self._of_places.ground(s, word)
                    if ground:
                        found.append(Mention(s, word, "place", ground, _key(ground)))
        return self._mentions[s]

    def _around(self, draft: Draft) -> _Around:
        """List the mentions in the draft's sentence and in the two before it, with how they stand to it."""
        document, s = self._document, draft.sentence
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        inside = {w for p in saying.pieces if p.sentence == s for w in range(p.first, p.last + 1)} if saying else None
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

    def _rows(self, draft: Draft, around: _Around, *, without: frozenset[str]) -> dict[frozenset[str], _Option]:
        """Collect the parties that are mentioned, each once, leaving some out."""
        rows: dict[frozenset[str], _Option] = {}
        before: _Parties = ()
        after: _Parties = ()
        for mention, names in around:
            parties, key = mention.parties, mention.key
            if not key.isdisjoint(without):
                parties = _less(parties, without)
                key = key - without
            _add(rows, parties, *names, words=[(mention.sentence, mention.word)], key=key)
            if parties and names[0] == "here":
                if mention.word > draft.index:
                    after = after or parties
                elif mention.word < draft.index:
                    before = parties
        _add(rows, after, "first after")
        _add(rows, before, "last before")
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

    def _represented(self, parties: _Parties) -> _Parties:
        return tuple({side.name: side for side in map(self._cast.side, parties)}.values())

    # What they are.

    def _finished(self, rows: dict[frozenset[str], _Option], draft: Draft, side: str, close: frozenset[str]) -> _Choice:
        """Add what sort of parties the options are, nobody as the last, and what changes the worth of it all."""
        rule: _Parties = getattr(draft, side)
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

    def _sort(self, parties: _Parties) -> set[str]:
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


def _close(around: _Around) -> frozenset[str]:
    """Give what is crossed with everything that is known of the act: also how parties hang by its own word."""
    names = {name for _, found in around for name in found if name.startswith("argument:")}
    return _CLOSE | names | {f"with {name}" for name in names}


def _join(rows: dict[frozenset[str], _Option], base: _Parties) -> None:
    """Offer each party together with who is known to act: of what is done together all sides are actors."""
    own = frozenset(actor.name for actor in base)
    for key, option in list(rows.items()) if base else ():
        if key.isdisjoint(own):
            names = [f"with {name}" for name in option.features]
            _add(rows, (*base, *option.parties), "joined", *names, words=option.words)


def _key(parties: _Parties) -> frozenset[str]:
    return frozenset([party.name for party in parties])


def _add(
    rows: dict[frozenset[str], _Option],
    parties: _Parties,
    *names: str,
    words: Sequence[Word] = (),
    key: frozenset[str] | None = None,
) -> None:
    if parties:
        key = key or _key(parties)
        option = rows.get(key)
        if option is None:
            option = rows[key] = _Option(parties, set(), [])
        option.features.update(names)
        option.words.extend(words)


def _less(parties: _Parties, names: frozenset[str]) -> _Parties:
    return tuple(party for party in parties if party.name not in names) if names else parties


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
