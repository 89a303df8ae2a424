"""Sourcing: by whose word an entry is told, chosen among the article's speakers by weights learnt.

It is told by whom the rules found, by nobody but the article, by another speaker near, with or without the agency.
"""

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from dragoman.reading import clause, speech
from dragoman.reading.carry import SPOKEN
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch, first_kind
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import chance
from dragoman.reading.voice import Voices
from dragoman.reading.weights import Question
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_MANY = 8
"""Speakers of one sentence that are weighed: more only stand in lists."""
_BACK = 6
"""Sentences before an entry in which its speaker may have been named last."""
_ON = 2
"""Sentences after it."""
_DEEP = 3
"""Sayings within sayings."""
_STEPS = 6
"""Words above an entry's in the tree that may have the speaker as their subject."""
_CLOSE = frozenset({"nobody", "rule", "said", "before", "medium", "speaker", "the actor", "the actor's person"})
"""What is crossed with everything that is known of the entry."""
_HOWS = ("rule", "said", "subject", "beside", "before", "after", "main", "document", "medium")
"""Beginnings of the features that say where sources were found."""
_Sources = tuple[Actor, ...]


class _Speaker(NamedTuple):
    """Who speaks in a sentence."""

    sentence: int
    word: int
    how: str
    """`says` where his words are told, `utters` where he does a thing by speaking."""
    who: _Sources


class _Option:
    """Who may pass an entry on."""

    def __init__(self, sources: _Sources) -> None:
        self.sources = sources
        self.features: set[str] = set()


_Rows = dict[tuple[str, ...], _Option]


class Sourcing:
    """Chooses by whose word one article's entries are told; linear in their number.

    `found` are its drafts with the sources that the rules gave them.
    """

    def __init__(self, document: Document, found: list[Draft], *, cast: Cast, sayings: Sayings, voices: Voices) -> None:
        self._document = document
        self._found = found
        self._cast = cast
        self._sayings = sayings
        self._voices = voices
        self._speakers = self._listed()
        self._starts = [speaker.sentence for speaker in self._speakers]
        counts = Counter(actor for speaker in self._speakers for actor in _names(speaker.who))
        self._most = counts.most_common(1)[0][0] if counts else ""
        self._main = next((one.who for one in self._speakers if self._most in _names(one.who)), ())
        self._media = self._agencies()
        self._passing = self._media
        """The agencies that pass on the entry which is asked about: those said to, else the article's."""
        self._paragraphs = self._numbered()
        beside: dict[int, list[Draft]] = {}
        self._before: dict[int, tuple[str, ...] | None] = {}
        """Whose word the entry before one in its sentence is."""
        for draft in found:
            row = beside.setdefault(draft.sentence, [])
            self._before[id(draft)] = _names(row[-1].according_to) if row else None
            row.append(draft)

    def settle(self, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest sources; `watch` is told what they may be."""
        for draft in self._found:
            values, question = self._options(draft)
            if len(values) > 1:
                choose(draft, "according_to", values, question, watch, why=_reasons)

    # What the article offers.

    def _listed(self) -> list[_Speaker]:
        """List who speaks, in the order of the text."""
        rows = [
            _Speaker(saying.sentence, saying.cue, "says", who)
            for index, saying in enumerate(self._sayings.all)
            if (who := self._voices.telling(index))
        ]
        rows += [
            _Speaker(draft.sentence, draft.index, "utters", draft.actors)
            for draft in self._found
            if draft.type in SPOKEN and draft.actors and not draft.features.get("statement")
        ]
        return sorted(rows, key=lambda row: (row.sentence, row.word, row.how))

    def _agencies(self) -> _Sources:
        """The agency or paper that is first told to pass words on."""
        passed = ((draft.sentence, actor) for draft in self._found for actor in _media(draft.according_to))
        first = min(passed, key=lambda row: row[0], default=None)
        if first is not None:
            return (first[1],)
        said = (actor for one in self._speakers for actor in _media(one.who))
        return tuple(said)[:1]

    def _numbered(self) -> list[int]:
        """Number the paragraphs that sentences stand in."""
        text, spans, found = self._document.article.text, self._document.parse.sentences, list[int]()
        for s, span in enumerate(spans):
            new = s == 0 or "\n" in text[spans[s - 1].end - 1 : span.start]
            found.append((found[-1] if found else 0) + new)
        return found

    # What speaks for each.

    def _options(self, draft: Draft) -> tuple[list[_Sources], Question]:
        rows: _Rows = {}
        rule = draft.according_to
        carriers = self._carriers(draft)
        self._passing = carriers or self._media
        self._add(rows, rule, "rule")
        self._of_saying(rows, draft)
        self._above(rows, draft)
        self._around(rows, draft)
        self._add(rows, self._main, "main")
        self._add(rows, self._voices.document_voices, "document")
        self._add(rows, self._media, "medium alone")
        before = self._before[id(draft)]
        self._sort(draft, rows)
        for key, option in rows.items():
            if key and key == before:
                option.features.add("as before")
            if rule and key != _names(rule):
                option.features.add("not the rule's")
        nobody = _Option(())
        nobody.features = {"nobody", "nobody, no rule"} if rule else {"nobody", "rule", "nobody, rule"}
        if before == ():
            nobody.features.add("nobody, as before")
        signals = self._document.signals(draft.sentence)
        if signals.known:
            nobody.features.add(f"heard:{chance(signals.side(draft.index, 'according_to'))}")
        # What the rules found is the first: it is taken where nothing speaks for another.
        listed = [*rows.values(), nobody] if rule else [nobody, *rows.values()]
        # What is held against somebody is somebody's word.
        if rule and draft.status == "alleged":
            listed.remove(nobody)
        # Whom the words themselves say they come through is never left out.
        named = set(_names(carriers))
        listed = [one for one in listed if named <= {actor.name for actor in one.sources}] or listed
        told = "statement" if draft.features.get("statement") else "spoken" if draft.type in SPOKEN else "done"
        circumstances = [f"told:{told}", f"status:{draft.status}", "some" if rule else "none"]
        question = Question([one.features for one in listed], circumstances, _CLOSE, self._more(draft, told))
        return [one.sources for one in listed], question

    def _carriers(self, draft: Draft) -> _Sources:
        """The agencies and papers that are said to pass the entry's own words on; nobody where they act themselves."""
        found = self._voices.carriers(draft.sentence, draft.saying)
        own = {actor.name for actor in draft.actors}
        return found if own.isdisjoint(_names(found)) else ()

    def _more(self, draft: Draft, told: str) -> list[str]:
        """Say what is known of the entry."""
        document, s = self._document, draft.sentence
        voice = self._voices.document_voice
        quoted = self._sayings.quotation_at(document.token(s, draft.index).start) is not None
        more = [
            f"type:{draft.type}",
            f"region:{document.regions[s]}",
            "issued" if voice is not None else "reported",
            "quoted" if quoted else "not quoted",
            f"path:{self._path(draft)}",
            f"timed:{draft.when_basis}",
            f"actor:{first_kind(draft.actors)}",
            f"first:{any(speaker.sentence <= s for speaker in self._speakers[:1])}",
            f"medium:{bool(self._media)}",
            f"{told}:{draft.status}:{'in saying' if draft.saying is not None else 'by the article'}",
        ]
        if draft.saying is not None:
            saying = self._sayings.all[draft.saying]
            more += ["in saying", f"verb:{saying.verb}", "direct" if saying.direct else "indirect"]
        else:
            more.append("by the article")
        return more

    def _of_saying(self, rows: _Rows, draft: Draft) -> None:
        """Add who says what the entry stands in."""
        index, depth = draft.saying, 0
        while index is not None and depth < _DEEP:
            self._add(rows, self._voices.telling(index), "said above" if depth else "said")
            index, depth = self._sayings.all[index].parent, depth + 1

    def _above(self, rows: _Rows, draft: Draft) -> None:
        """Add the subjects of the words above the entry's in the tree, and its own."""
        document, s, word = self._document, draft.sentence, draft.index
        speaker = self._voices.speaking(draft.sentence, draft.saying)
        for step in range(_STEPS):
            upos, lemma = document.upos[s][word], document.lemmas[s][word]
            if upos in ("VERB", "AUX"):
                who = self._voices.resolve(s, clause.subject(document, s, word), speaker=speaker)
                kind = "speech" if lemma in speech.load().verbs else "other"
                self._add(rows, who, f"subject:{'own' if not step else 'above'}:{kind}", f"subject:{min(step, 3)}")
            above = document.head(s, word)
            if above is None:
                return
            word = above

    def _around(self, rows: _Rows, draft: Draft) -> None:
        """Add who else speaks in the sentence, who spoke last before it, and who speaks next."""
        s = draft.sentence
        first, last = bisect_left(self._starts, s), bisect_left(self._starts, s + 1)
        for speaker in self._speakers[first : min(last, first + _MANY)]:
            if speaker.how == "utters" and speaker.word == draft.index:
                continue
            holds = self._document.covers(s, speaker.word, below=draft.index)
            side = "above" if holds else "before" if speaker.word < draft.index else "after"
            self._add(rows, speaker.who, f"beside:{speaker.how}:{side}", "speaker")
        own = self._paragraphs[s]
        before = self._speakers[max(0, first - 3) : first]
        for rank, speaker in enumerate(reversed(before)):
            gap = s - speaker.sentence
            if gap <= _BACK:
                here = "here" if self._paragraphs[speaker.sentence] == own else "off"
                names = [f"before:{min(gap, 3)}:{here}:{rank}", f"before:{speaker.how}", "speaker"]
                self._add(rows, speaker.who, *names, *(["before"] if not rank else []))
        for speaker in self._speakers[last : last + 1]:
            gap = speaker.sentence - s
            if gap <= _ON:
                here = "here" if self._paragraphs[speaker.sentence] == own else "off"
                self._add(rows, speaker.who, f"after:{gap}:{here}", f"after:{speaker.how}", "speaker")

    def _add(self, rows: _Rows, sources: _Sources, *names: str) -> None:
        """Add sources, and the same with the agency that passes words on, or without it."""
        if not sources:
            return
        option = _offered(rows, sources)
        option.features.update(names)
        passed = _media(sources)
        if not passed and self._passing:
            both = _offered(rows, (*sources, *self._passing))
            both.features.update([f"{name}, medium" for name in names])
            both.features.add("medium")
        elif passed and len(passed) < len(sources):
            less = _offered(rows, tuple(actor for actor in sources if actor not in passed))
            less.features.update([f"{name}, no medium" for name in names])
            option.features.add("medium")

    def _sort(self, draft: Draft, rows: _Rows) -> None:
        """Say how the sources stand to the entry's parties, and what they are."""
        actors, lands = {actor.name for actor in draft.actors}, {actor.country for actor in draft.actors}
        done, wanting = {actor.name for actor in draft.recipients}, {actor.name for actor in draft.sought_by}
        spoken = "spoken" if draft.type in SPOKEN else "done"
        for option in rows.values():
            first = option.sources[0]
            side = self._cast.side(first).name
            if first.name in actors:
                whose = "the actor"
            elif side in actors:
                whose = "the actor's person"
            elif first.country and first.country in lands:
                whose = "the actor's land"
            else:
                whose = "another"
            kind = "MED" if first.sector == "MED" else first.kind
            hows = [name for name in option.features if name.startswith(_HOWS)]
            option.features.update([f"{how}/{whose}:{spoken}" for how in hows], [f"{how}/{kind}" for how in hows])
            option.features |= {
                whose,
                f"{whose}:{draft.type}",
                f"{whose}:{draft.status}:{spoken}",
                f"{whose}:{kind}",
                f"{whose}:{kind}:{spoken}",
                f"aimed at:{first.name in done or side in done}",
                f"kind:{kind}",
                f"kind:{kind}:{spoken}",
                f"size:{min(len(option.sources), 3)}",
                f"wants:{first.name in wanting}",
                f"most:{first.name == self._most}",
            }

    def _path(self, draft: Draft) -> str:
        """How the entry's word hangs below the root of its sentence: in a relative clause, a noun, beside it."""
        document, s, word = self._document, draft.sentence, draft.index
        found = "noun" if document.upos[s][word] in ("NOUN", "PROPN") else "verb"
        for _ in range(_STEPS):
            rel = document.rels[s][word]
            if rel in ("acl:relcl", "advcl", "ccomp", "parataxis", "acl"):
                return f"{found}:{rel}"
            above = document.head(s, word)
            if above is None:
                return f"{found}:root"
            word = above
        return f"{found}:deep"


def _reasons(features: set[str]) -> list[str]:
    """The features of sources that say where they were found, without what they are and how far away."""
    return [name for name in features if name in _CLOSE or name in ("main", "document", "medium alone", "after")]


def _offered(rows: _Rows, sources: _Sources) -> _Option:
    """Give the option that sources are, a new one if they are not among the rows."""
    key = _names(sources)
    option = rows.get(key)
    if option is None:
        option = rows[key] = _Option(sources)
    return option


def _media(sources: _Sources) -> _Sources:
    """The agencies and papers among them."""
    return tuple([actor for actor in sources if actor.sector == "MED" and actor.kind != "person"])


def _names(sources: _Sources) -> tuple[str, ...]:
    return (sources[0].name,) if len(sources) == 1 else tuple(sorted({actor.name for actor in sources}))
