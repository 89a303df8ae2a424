"""Offers: the times that an article offers for an act, and how each stands to it.

An act may have a time of its own words, of the word of saying above it, of its sentence, of the sentences before, of
another sentence that tells it, of what the same speaker was last said to have said or done, of the occasion that the
report is of, or of the article's day; or it has none.
"""

from collections.abc import Callable

from dragoman.reading import clause
from dragoman.reading.bounds import loose, own, times
from dragoman.reading.carry import SPOKEN
from dragoman.reading.clock import Clock
from dragoman.reading.dated import Dated, lasts
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, first_kind
from dragoman.reading.links import Links
from dragoman.reading.neighbours import dating_saying, neighbours, spoken
from dragoman.reading.saying import Sayings
from dragoman.reading.signals import chance
from dragoman.reading.ties import Tie, Ties
from dragoman.reading.weights import Question, Word
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Status

_OPENING = 4
"""Sentences of the body among which the occasion of a report is told."""
_RECENT = 12
"""Days before the article's date within which its occasion lies."""
_BACK = 4
"""Sentences before an act whose times may be its own."""
_MANY = 12
"""Times and acts of one sentence that are weighed against each other: more only stand in lists."""
_TELLINGS = 4
"""Tellings of an act that are asked for its time: more only stand in long articles."""
_ALIKE = 6
"""Acts of one type and party whose times may be another's."""
_TO_COME: tuple[Status, ...] = ("planned", "possible", "sought")
"""Status of what is still to come."""
_OVER: tuple[Status, ...] = ("happened", "alleged")
"""Status of what was done by the day of the article: what it lasts until does not date it."""
_TERMED = ("RETREAT", "SANCTION", "COERCE", "TREATY", "AGREE")
"""Types of what is done for a time to come: "suspended for six months"."""
_Add = Callable[..., None]
"""Offers a time, with the names of what speaks for it."""

_CLOSE = frozenset({"none", "article", "lead", "own", "spoke"})
"""What is crossed with everything that is known of the act."""


class Offers:
    """The times of one article's acts; linear in their number.

    `found` are its drafts with the times that their own words tell, `issued` is whether it is a party's own document.
    """

    def __init__(
        self,
        document: Document,
        found: list[Draft],
        *,
        clock: Clock,
        sayings: Sayings,
        links: Links,
        issued: bool = False,
    ) -> None:
        self._document = document
        self._clock = clock
        self._sayings = sayings
        self._issued = issued
        self._published, self._day = clock.published, str(clock.published)
        self._links = links
        self._own = {id(draft): own(draft, clock=clock, document=document) for draft in found}
        self._shapes: dict[tuple[str, str], set[str]] = {}
        self._tied: dict[tuple[int, int], Ties] = {}
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in found:
            self._by_sentence.setdefault(draft.sentence, []).append(draft)
        self._same = self._alike(found)
        self.lead = self._find_lead()
        """The occasion of the report."""
        order = sorted(found, key=lambda draft: (draft.sentence, draft.index))
        self._before = neighbours(
            order, lambda draft: self._own[id(draft)], clock=clock, sayings=sayings, ties=self._ties
        )

    def of(self, draft: Draft) -> tuple[list[Dated | None], Question]:
        """List the times that a draft may have, no time as the last, with all that speaks for each."""
        rows: dict[str, tuple[Dated, set[str], list[Word]]] = {}
        over = draft.status in _OVER

        def add(dated: Dated | None, *names: str, word: Word | None = None) -> None:
            if dated is not None and dated.edtf is not None and not (over and self._clock.is_to_come(dated)):
                row = rows.setdefault(dated.edtf, (dated, set(), []))
                row[1].update(names)
                if word:
                    row[2].append(word)

        add(self._own[id(draft)], "own")
        elsewhere = self._elsewhere(draft)
        nearest = self._beside(draft, add, elsewhere)
        self._around(draft, add, elsewhere)
        for kind, gap, dated in self._before.get(id(draft), ()):
            add(dated, kind.partition(":")[0], f"{kind}:{_gap(gap)}")
        region = self._document.regions[draft.sentence]
        self._retold(draft, add)
        for s, dated in self._again(draft):
            add(dated, "again", f"again:{_gap(abs(draft.sentence - s))}", f"again:{region}")
        add(self.lead, "lead")
        if draft.status in _TO_COME:
            self._turn(draft, rows)
        if self._published is not None:
            add(Dated(self._day, "", "article"), "article")
        for edtf, (dated, names, _) in rows.items():
            key = (edtf, dated.basis)
            if key not in self._shapes:
                self._shapes[key] = self._shape(dated)
            names |= self._shapes[key]
        options = [names for _, names, _ in rows.values()]
        options.append({"none", f"nearest:{_steps(nearest)}"})
        self._heard(draft, list(rows), options)
        words = [*(words for _, _, words in rows.values()), []]
        question = Question(options, self._crosses(draft), _CLOSE, self._circumstances(draft), words)
        self._links.hear("when", draft, question)
        return [*(dated for dated, _, _ in rows.values()), None], question

    def _turn(self, draft: Draft, rows: dict[str, tuple[Dated, set[str], list[Word]]]) -> None:
        """Of a day that may be past or to come, what is still to come is on the latter."""
        for past, coming in self._clock.ahead(draft.sentence).items():
            if past in rows and coming in rows:
                _, names, words = rows.pop(past)
                rows[coming][1].update(name for name in names if not name.startswith("means:"))
                rows[coming][2].extend(words)

    def _heard(self, draft: Draft, times: list[str], options: list[set[str]]) -> None:
        """Add what the network says: whether no time is told, the article's day, or another."""
        tellings = draft.places[:_TELLINGS] or [(draft.sentence, draft.index)]
        rows = [self._document.signals(s).times(word) for s, word in tellings if self._document.signals(s).known]
        if not rows:
            return
        none, article, other = (chance(sum(column) / len(rows)) for column in zip(*rows, strict=True))
        for edtf, names in zip(times, options, strict=False):
            names.add(f"heard article:{article}" if edtf == self._day else f"heard other:{other}")
        options[-1].add(f"heard none:{none}")

    def own(self, draft: Draft) -> str | None:
        """Give the time that the draft's own words tell."""
        own = self._own[id(draft)]
        return own.edtf if own else None

    def spoken(self, draft: Draft) -> Dated | None:
        """Give when the saying that a draft stands in was said."""
        saying = dating_saying(self._sayings, draft)
        told = spoken(saying, self._clock, self._ties) if saying else None
        return told[-1] if told else None

    # The times around an act.

    def _beside(self, draft: Draft, add: _Add, elsewhere: set[int]) -> int:
        """Offer the times of the act's own sentence, by how the tree ties them to it; gives how near the nearest is."""
        s, clock = draft.sentence, self._clock
        saying = dating_saying(self._sayings, draft)
        inside = saying.words(s) if saying else set()
        ties = self._ties(s, draft.index)
        others = {other.index for other in self._by_sentence[s][:_MANY]} - {draft.index}
        rivals = [self._ties(s, other) for other in sorted(others)]
        nearest, best = 60, dict[str, tuple[int, Dated, list[str], int]]()
        for top, dated, how in times(draft, clock=clock, document=self._document, most=_MANY):
            term = how == "counted from lasted" and draft.type in _TERMED and self._tense(draft) != "perfect"
            if dated.edtf is None or term or top in elsewhere or (not how and clock.counted(s, draft.index, dated)):
                continue
            tie = ties.of(top)
            far = tie.length + 20 * clock.aside(s, top)
            nearest = min(nearest, far) if not how else nearest
            far += 50 * bool(how)
            if dated.edtf in best and best[dated.edtf][0] <= far:
                continue
            nearer = min((rival.of(top).length for rival in rivals), default=99)
            names = [f"rank:{_rank(nearer - tie.length)}", *self._placed(draft, top, dated, tie)]
            if saying is not None:
                names.append("said" if top in inside else "out")
            best[dated.edtf] = (far, dated, [*names, f"means:{how}"], top)
        for _, dated, names, top in best.values():
            add(dated, *names, word=(s, top))
        return nearest

    def _placed(self, draft: Draft, top: int, dated: Dated, tie: Tie) -> list[str]:
        """Say how a time of the same sentence stands to the act."""
        distance = abs(top - draft.index)
        names = ["beside", f"up:{_steps(tie.one)}", f"down:{_steps(tie.two)}", f"far:{_far(distance)}"]
        names += [f"time clauses:{min(tie.one_clauses, 2)}", f"act clauses:{min(tie.two_clauses, 2)}"]
        if top < draft.index:
            names.append("opens" if top < 8 else "ahead")
        if self._clock.aside(draft.sentence, top):
            names.append("aside")
        if lasts(dated):
            names.append("lasts")
        return names

    def _around(self, draft: Draft, add: _Add, elsewhere: set[int]) -> None:
        """Offer the times at the word of saying, those of the sentences before, and of the next ("He spoke on …")."""
        s, clock = draft.sentence, self._clock
        saying = dating_saying(self._sayings, draft)
        if saying is not None:
            held = saying.words(saying.sentence) | (elsewhere if saying.sentence == s else set())
            for top, dated in clock.told(saying.sentence)[:_MANY]:
                if top not in held:
                    near = self._ties(saying.sentence, saying.cue).of(top).length <= 5
                    add(dated, "cue:near" if near else "cue:far")
        for gap in range(1, min(_BACK, s) + 1):
            for top, dated in loose(clock, s - gap)[:_MANY]:
                add(dated, f"before:{gap}", word=(s - gap, top))
        if s + 1 < len(self._document.sentences) and self._document.regions[s + 1] == self._document.regions[s]:
            for top, dated in loose(clock, s + 1)[:_MANY]:
                add(dated, "next", f"next:{_sort(draft)}", word=(s + 1, top))

    def _elsewhere(self, draft: Draft) -> set[int]:
        """The words of times that date something else: the event that a time counts from, or what is only said then.

        In "said on Tuesday it had left on Monday" the first dates the saying: what was done has a time of its own.
        """
        s, document, clock = draft.sentence, self._document, self._clock
        tops = [top for top, dated in clock.told(s) if dated.edtf]
        found = {top for top in tops if clock.of_event(s, top, draft.index)}
        saying = dating_saying(self._sayings, draft)
        if saying is None or saying.sentence != s or saying.cue == draft.index or draft.type in SPOKEN:
            return found
        tops = [top for top in tops if document.rel(s, top) == "obl"]
        if any(document.head(s, top) == draft.index for top in tops):
            found.update(top for top in tops if document.head(s, top) == saying.cue)
        return found

    def _retold(self, draft: Draft, add: _Add) -> None:
        """Offer the times of the other sentences that tell the act."""
        for s, word in draft.places[1:_TELLINGS]:
            ties = self._ties(s, word)
            for top, dated in self._clock.told(s)[:_MANY] if s != draft.sentence else ():
                aside = "aside" if self._clock.aside(s, top) else "plain"
                sort = f"retold:{_steps(ties.of(top).length)}:{aside}"
                add(dated, "retold", sort, f"retold:{self._document.regions[s]}", word=(s, top))

    def _alike(self, found: list[Draft]) -> dict[tuple[str, str | None, str], list[tuple[Draft, Dated]]]:
        """Index the acts that have a time of their own by type and party, the first few of each."""
        alike: dict[tuple[str, str | None, str], list[tuple[Draft, Dated]]] = {}
        for draft in found:
            own = self._own[id(draft)]
            if own is not None and own.edtf:
                for name in draft.parties:
                    row = alike.setdefault((draft.type, draft.act, name), [])
                    if len(row) < _ALIKE:
                        row.append((draft, own))
        return alike

    def _again(self, draft: Draft) -> list[tuple[int, Dated]]:
        """The times of the two nearest acts of the same type with one of the same parties: it may be told twice."""
        rows = [row for name in sorted(draft.parties) for row in self._same.get((draft.type, draft.act, name), ())]
        rows = [row for row in rows if row[0] is not draft]
        rows.sort(key=lambda row: abs(row[0].sentence - draft.sentence))
        return [(other.sentence, own) for other, own in rows[:2]]

    def _ties(self, s: int, word: int) -> Ties:
        """The ties to a word, once for all that ask."""
        if (s, word) not in self._tied:
            self._tied[s, word] = Ties(self._document, s, word)
        return self._tied[s, word]

    def _find_lead(self) -> Dated | None:
        """The occasion of the report: the first recent time of its first sentences."""
        if self._published is None or self._published.latest is None or self._published.earliest is None:
            return None
        body = [s for s, region in enumerate(self._document.regions) if region == "body"][:_OPENING]
        for s in body:
            for top, dated in self._clock.told(s):
                span = When.parse(dated.edtf) if dated.edtf else None
                if span is None or span.latest is None or span.earliest is None or self._clock.aside(s, top):
                    continue
                near = (self._published.earliest - span.latest).days <= _RECENT
                short = (span.days or 999) <= (self._published.days or 1) + _RECENT
                if near and short and span.earliest <= self._published.latest:
                    return dated
        return None

    # What kind of act and what kind of time.

    def _circumstances(self, draft: Draft) -> list[str]:
        """What speaks for no time at all, or for the article's day."""
        document, s = self._document, draft.sentence
        depth, place = 0, draft.index
        while document.heads[s][place] >= 0 and depth < 4:
            depth, place = depth + 1, document.heads[s][place]
        fact = document.token(s, draft.index).factuality or 0.0
        found = [
            f"type:{draft.type}",
            f"actor:{first_kind(draft.actors)}",
            f"region:{document.regions[s]}",
            f"depth:{depth}",
            f"fact:{'low' if fact < 0.5 else 'some' if fact < 2 else 'high'}",
            f"place:{_gap(s - self._document.body)}",
        ]
        return [f"{_sort(draft)}:{one}" for one in found] + self._telling(draft)

    def _telling(self, draft: Draft) -> list[str]:
        """How it is told: by which word, in what form, as whose words, among what else, in the title or not."""
        document, s, i, type = self._document, draft.sentence, draft.index, draft.type
        rel, lemmas = document.rels[s][i], document.lemmas[s]
        saying = dating_saying(self._sayings, draft)
        titled = any(document.regions[place] == "title" for place, _ in draft.places)
        others = [other.index for other in self._by_sentence[s][:_MANY] if other is not draft]
        said = "no saying" if saying is None else "is cue" if (saying.sentence, saying.cue) == (s, i) else "in words"
        found = [
            f"lemma:{lemmas[i]}",
            f"rel:{rel}",
            f"tellings:{min(len(draft.places), 3)}",
            "later" if any(other < i for other in others) else "first",
            "below" if any(document.covers(s, other, below=i) for other in others) else "above",
            f"{type}:{self._tense(draft)}",
            f"{type}:{draft.status}",
            f"{type}:rel:{rel}",
            f"{type}:{said}",
            f"{type}:{'in title' if titled else 'not in title'}",
            f"{type}:issued:{self._issued}",
        ]
        if saying is not None:
            found.append(f"cue:{document.lemmas[saying.sentence][saying.cue]}")
        return found + [f"with:{lemmas[child]}" for child in document.deps(s, i, "advmod", "aux", "amod")]

    def _crosses(self, draft: Draft) -> list[str]:
        """What changes how any time stands to the act."""
        sort = _sort(draft)
        statement = "statement" if draft.features.get("statement") else "act"
        dated = "undated" if self._clock.now is None else "dated"
        return [
            f"{sort}:{draft.status}",
            f"{sort}:{self._tense(draft)}",
            f"{sort}:{'said' if dating_saying(self._sayings, draft) else 'told'}:{statement}",
            f"{sort}:{'issued' if self._issued else 'news'}:{dated}",
            f"type:{draft.type}",
        ]

    def _tense(self, draft: Draft) -> str:
        """The form of the verb that tells it, or of the word of saying above it."""
        s, word, saying = draft.sentence, draft.index, dating_saying(self._sayings, draft)
        if draft.features.get("statement") and saying is not None:
            s, word = saying.sentence, saying.cue
        document = self._document
        if document.upos[s][word] not in ("VERB", "AUX"):
            return "noun"
        helpers = [document.lemmas[s][child] for child in document.deps(s, word, "aux")]
        if helpers:
            return "perfect" if "have" in helpers else "helped"
        return clause.form(document, s, word)

    def _shape(self, dated: Dated | None) -> set[str]:
        """Say how long a time is, how it is written, and how long before the article."""
        if dated is None or dated.edtf is None:
            return set()
        span, now = self._clock.sharp(dated.edtf), self._clock.now
        found = {
            f"shape:{span.shape}",
            f"fine:{span.granularity}",
            f"basis:{dated.basis}",
            f"long:{_long(span.days) if span.earliest else 'open'}",
        }
        if now is not None:
            if span.earliest and span.earliest > now:
                found.add("ago:to come")
            elif span.earliest is None and span.latest and span.latest > now:
                found.add("ago:by then")
            elif span.latest and span.latest < now:
                found.add(f"ago:{_long((now - span.latest).days)}")
            else:
                found.add("ago:0")
        return found


def _sort(draft: Draft) -> str:
    return "spoken" if draft.type in SPOKEN else "meeting" if draft.type == "CONSULT" else "other"


def _gap(sentences: int) -> str:
    bounds = ((0, "0"), (1, "1"), (3, "2-3"), (8, "4-8"))
    return next((name for most, name in bounds if sentences <= most), "far")


def _steps(count: int) -> str:
    bounds = ((1, "0-1"), (2, "2"), (4, "3-4"), (7, "5-7"), (12, "8-12"))
    return next((name for most, name in bounds if count <= most), "far")


def _far(words: int) -> str:
    return "3" if words <= 3 else "7" if words <= 7 else "15" if words <= 15 else "more"


def _rank(lead: int) -> str:
    return "behind" if lead < -1 else "even" if lead <= 1 else "ahead" if lead <= 4 else "alone"


def _long(days: int | None) -> str:
    bounds = ((1, "1"), (7, "7"), (31, "31"), (366, "366"))
    return next((name for most, name in bounds if days is not None and days <= most), "more")
