"""When: ties the article's time expressions to the acts and sayings that they date."""

from collections.abc import Callable

from msgspec.structs import replace

from dragoman.reading import when
from dragoman.reading.dated import Dated
from dragoman.reading.document import Document
from dragoman.reading.nearby import ahead_of, of_its_kind
from dragoman.reading.when import EventDate, Resolved, TimeExpression
from dragoman.reading.when.form import Tense
from dragoman.reading.when.tense import parsed
from dragoman.shapes.edtf import When

LONGEST = 1100
"""Days of a time that still says something."""
_INNER = frozenset({"nummod", "compound", "amod"})
_DAYS = 2
"""Days of a time that others are counted from."""
_NAMED = frozenset({"nmod", "conj"})
"""How a name of what is marked hangs by its anniversary."""
_RECENT = 14
"""Days before the article within which lies what it reports as news."""
_SIDES: tuple[Tense, Tense] = ("future", "past")
"""After and before the article."""
_SURE = 3
"""How many times nearer than the last one a day to come is that is sure to be meant."""
STEPS = 10
"""How far up the tree an expression looks for what it dates."""


class Clock:
    """The times of one article.

    `published` is the article's date, `events` finds the dated public events that times are counted from.
    """

    def __init__(self, document: Document, *, published: When | None, events: EventDate | None = None) -> None:
        self._document = document
        self.published = published
        """The article's date."""
        self.now = published.latest if published else None
        """The last day that the article may be of."""
        dated = published is not None and published.earliest is not None and published.days != 1
        self._last = When.day(self.now) if dated and self.now else None
        self._coming: dict[str, bool] = {}
        self._sharp: dict[str, str] = {str(published): str(self._last)} if self._last else {}
        self._events = events
        self._by_sentence: dict[int, list[tuple[int, TimeExpression]]] = {}
        self._marked: dict[int, list[tuple[int, TimeExpression]]] = {}
        self._previous: Resolved | None = None
        self._previous_in = -1
        self._told: dict[int, list[tuple[int, Dated]]] = {}
        self._otherwise: dict[int, list[tuple[int, Dated, str]]] = {}
        for expression in when.find(document.article.text):
            s, form = document.sentence_at(expression.start), expression.form
            if s is None or expression.within or expression.type == "SET" or form.vague == "PRESENT_REF":
                continue
            inside = [token for token in document.sentences[s] if expression.start <= token.start < expression.end]
            # Ramadan and Easter are names of people too.
            named = form.op == "feast" and any(token.name.endswith("-PER") for token in inside)
            ranks = form.bound == "since" and of_its_kind(document, s, expression.start, expression.end)
            if inside and not named and not ranks:
                table = self._marked if form.marked else self._by_sentence
                table.setdefault(s, []).append((self._top(s, expression), expression))

    def sharp(self, edtf: str) -> When:
        """Give a time as it would be if the article were of the last day that it may be of.

        What a weekday tells of an act is the same whether the article's own day is known or not.
        """
        return When.parse(self._sharp.get(edtf, edtf))

    def _note(self, edtf: str | None, expression: TimeExpression, tense: Tense | None) -> None:
        """Note what a time would be if the article were of its last possible day."""
        if edtf is not None and self._last is not None:
            sharp = when.resolve(
                expression, published=self._last, tense=tense, previous=self._previous, events=self._events
            ).edtf
            if sharp is not None:
                self._sharp.setdefault(edtf, sharp)
                self._coming.pop(edtf, None)

    def told(self, s: int) -> list[tuple[int, Dated]]:
        """Give the times that the sentence tells, each with the word that its expression hangs by."""
        if s not in self._told:
            rows = [(top, self._resolve(s, expression)) for top, expression in self._by_sentence.get(s, ())]
            self._told[s] = [(top, dated) for top, dated in rows if dated is not None]
        return self._told[s]

    def marked(self, s: int, word: int) -> Dated | None:
        """Give when that was which a word names as what is marked: "the tenth anniversary of the raid"."""
        rows, document = self._marked.get(s), self._document
        if not rows:
            return None
        tops = dict(rows)
        named = document.head(s, word) if document.rel(s, word) in _NAMED else None
        while named is not None and named not in tops:
            named = document.head(s, named) if document.rel(s, named) in _NAMED else None
        found = tops[named] if named is not None else None
        edtf = when.resolve(found, published=self.published).edtf if found else None
        text = document.article.text
        return Dated(edtf, text[found.start : found.end], "relative") if found and edtf else None

    def unbound(self, s: int, top: int, *, tense: Tense | None) -> Dated | None:
        """Give the time that hangs by a word without the "after" or "before" that opens it; None if nothing does.

        `tense` says on which side of the article it lies, where its words leave that open.
        """
        for at, expression in self._by_sentence.get(s, ()):
            if at == top and expression.form.bound is not None:
                text = self._document.article.text
                bare = replace(expression, form=replace(expression.form, bound=None))
                side = tense or self._tense(s, expression)
                found = when.resolve(bare, published=self.published, tense=side, events=self._events)
                return Dated(found.edtf, text[bare.start : bare.tail], found.basis) if found.edtf else None
        return None

    def otherwise(self, s: int) -> list[tuple[int, Dated, str]]:
        """Give what the sentence's times also may mean, where their words leave it open, and how it is read then.

        `ahead` and `back`: the next and the last such day ("on Tuesday"); `from`: the day itself of "since Tuesday";
        `on`: from that day on; `until now`: from it to the article; `by`: up to it; `counted from …`: the other end
        of what the words measure.
        """
        if s not in self._otherwise:
            self._otherwise[s] = [
                (top, other, how)
                for top, expression in self._by_sentence.get(s, ())
                for other, how in self._variants(s, expression)
            ]
        return self._otherwise[s]

    def _variants(self, s: int, expression: TimeExpression) -> list[tuple[Dated, str]]:
        main = next((dated for top, dated in self.told(s) if self._top(s, expression) == top), None)
        if main is None or main.edtf is None:
            return self._counted(s, expression)
        span, found = When.parse(main.edtf), list[tuple[Dated, str]]()
        if span.shape == "interval" and span.end is None and span.start is not None:
            found.append((replace(main, edtf=str(span.start)), "from"))
        elif span.shape == "point" and expression.type != "DURATION":
            found.append((replace(main, edtf=f"{main.edtf}/.."), "on"))
        found.extend((replace(main, edtf=edtf), how) for edtf, how in self._sides(span))
        tenses: tuple[tuple[Tense, str], ...] = (("future", "ahead"), ("past", "back"))
        open_ended = expression.form.op in ("calendar", "range") and main.basis == "relative"
        for tense, how in tenses if open_ended else ():
            edtf = when.resolve(expression, published=self.published, tense=tense, events=self._events).edtf
            if edtf is None or edtf == main.edtf or edtf.startswith("[.."):
                continue
            self._note(edtf, expression, tense)
            # Of a day or month that is soon to come nobody means that of last year.
            if how == "ahead" or expression.form.weekday or not self._is_nearer(main, edtf):
                found.append((replace(main, edtf=edtf), how))
        return found

    def _is_nearer(self, coming: Dated, past: str) -> bool:
        """Whether a time to come is nearer to the article than one before it."""
        now = self.now
        ahead, last = When.parse(coming.edtf or past).earliest, When.parse(past).latest
        if now is None or ahead is None or last is None or not self.is_to_come(coming):
            return False
        return ahead - now < now - last

    def ahead(self, s: int) -> dict[str, str]:
        """Give, for each past day that the sentence's words may mean, the one to come that they may mean as well."""
        article = self.published.earliest if self.published else None
        found: dict[str, str] = {}
        for top, other, how in self.otherwise(s) if article else ():
            main = next((dated.edtf for at, dated in self.told(s) if at == top), None)
            past, coming = (main, other.edtf) if how == "ahead" else (other.edtf, main)
            if how not in ("ahead", "back") or past is None or coming is None:
                continue
            last, first = When.parse(past).latest, When.parse(coming).latest
            if last and first and article and last < article <= first:
                found[past] = coming
        return found

    def is_to_come(self, dated: Dated) -> bool:
        """Whether a time lies wholly after the article, or is only told by an end that does: "until next May"."""
        if self.now is None or dated.edtf is None:
            return False
        if dated.edtf not in self._coming:
            span = self.sharp(dated.edtf)
            counts = span.latest if span.start is None else span.earliest
            self._coming[dated.edtf] = counts is not None and counts > self.now
        return self._coming[dated.edtf]

    def is_long_ago(self, edtf: str) -> bool:
        """Whether a time was over weeks before the article: what is told of it is background."""
        now, last = self.now, self.sharp(edtf).latest
        return now is not None and last is not None and (now - last).days > _RECENT

    def _sides(self, span: When) -> list[tuple[str, str]]:
        """From a past time until now, and up to it: what goes on since then, or was over by then."""
        if span.start is None or not (span.shape == "point" or (span.shape == "interval" and span.end is None)):
            return []
        found = [(f"../{span.start}", "by")] if span.shape == "point" else []
        now = self.now
        if now is not None and span.earliest is not None and span.earliest < now:
            found.append((f"{span.start}/{now.isoformat()}", "until now"))
        return found

    def _counted(self, s: int, expression: TimeExpression) -> list[tuple[Dated, str]]:
        """What "a day after he spoke" tells of the speech, and "after ten days of talks" of the talks."""
        form, amount = expression.form, expression.form.amount
        if amount is None or form.unit is None or self._is_term(s, expression):
            return []
        if form.op == "shift" and form.anchor == "event":
            told = (self.told(near)[:1] for near in (s, s - 1) if near >= 0)
            bases = [("article", self.published), *(("told", When.parse(d.edtf)) for r in told for _, d in r if d.edtf)]
            back = -amount if form.which == "next" else amount
            form = replace(form, anchor="article", amount=back, event=None, rolling=True)
        elif form.op == "span" and not form.rolling and expression.type == "DURATION":
            bases, form = [("lasted", self.published)], replace(form, rolling=True, amount=-amount)
        else:
            return []
        made, found = replace(expression, form=form), list[tuple[Dated, str]]()
        text = self._document.article.text[expression.lead : expression.tail]
        for how, base in bases:
            edtf = when.resolve(made, published=base, tense="past").edtf
            if edtf is not None:
                found.append((Dated(edtf, text, "relative"), f"counted from {how}"))
        return found

    def _is_term(self, s: int, expression: TimeExpression) -> bool:
        """Whether it is how long somebody has for what follows: "48 hours to leave"."""
        document, tokens = self._document, self._document.sentences[s]
        after = next((i for i, token in enumerate(tokens) if token.start >= expression.end), None)
        return after is not None and document.lemmas[s][after] == "to" and document.rel(s, after) == "mark"

    def _top(self, s: int, expression: TimeExpression) -> int:
        """The word of an expression that the rest of it hangs by."""
        tokens, heads = self._document.sentences[s], self._document.heads[s]
        inside = [i for i, token in enumerate(tokens) if expression.start <= token.start < expression.end]
        return next((i for i in inside if not inside[0] <= heads[i] <= inside[-1]), inside[0])

    def attach(self, s: int, stops: Callable[[int], bool]) -> dict[int, Dated]:
        """Give the time of each word of the sentence at which `stops` holds, climbing from each expression."""
        found: dict[int, Dated] = {}
        for top, dated in self.told(s):
            owner = self._owner(s, top, stops)
            if owner is not None and self.counted(s, owner, dated):
                continue
            if owner is not None and not (owner in found and found[owner].edtf):
                found[owner] = dated
        return found

    def counted(self, s: int, word: int, dated: Dated) -> bool:
        """Whether a time is counted from the event that a word names: "three days before the vote" dates no vote."""
        text, start = self._document.article.text, self._document.token(s, word).start
        return any(
            expression.form.anchor == "event"
            and expression.lead <= start < expression.tail
            and text[expression.lead : expression.tail] == dated.text
            for _, expression in self._by_sentence.get(s, ())
        )

    def landmark(self, s: int, word: int) -> Dated | None:
        """Give the day of the public event that a word tells and others are counted from: "before she takes office"."""
        document, text = self._document, self._document.article.text
        for _, one in self._by_sentence.get(s, ()):
            event, tokens = one.form.event if one.form.anchor == "event" else None, document.sentences[s]
            inside = [i for i, token in enumerate(tokens) if one.end <= token.start < one.tail] if event else []
            if event and self._events and word in inside:
                day = self._events(event, self.now) if document.heads[s][word] not in inside else None
                return Dated(str(day), text[document.token(s, inside[0]).start : one.tail], "relative") if day else None
        return None

    def of_event(self, s: int, top: int, word: int) -> bool:
        """Whether a time is the day of an event that another is counted from, and the word is outside of that."""
        place, at = self._document.token(s, top).start, self._document.token(s, word).start
        return any(
            one.form.anchor == "event"
            and one.end <= place < one.tail
            and not one.lead <= at < one.tail
            and self._from_told(s, one) is not None
            for _, one in self._by_sentence.get(s, ())
        )

    def aside(self, s: int, word: int) -> bool:
        """Whether a time is part of a name or a description: "the 2015 deal", and dates no clause."""
        return self._document.rel(s, word) in _INNER

    def _owner(self, s: int, word: int, stops: Callable[[int], bool]) -> int | None:
        """Climb to the word that is dated; "the 2015 deal" dates the deal, not what is done with it."""
        for _ in range(STEPS):
            if stops(word):
                return word
            head = self._document.head(s, word)
            if head is None or (self._document.rel(s, word) in _INNER and not stops(head)):
                return None
            word = head
        return None

    def _resolve(self, s: int, expression: TimeExpression) -> Dated | None:
        form = expression.form
        if form.op == "feast" and form.year is None and self.aside(s, self._top(s, expression)):
            return None  # "the Easter Sunday bombings", "an Easter truce": named after it, in whatever year
        length = expression.type == "DURATION" and form.op == "span" and not form.rolling
        # "Within two weeks" and "in two weeks" look ahead; of other lengths nobody knows from when they count.
        if length and form.bound != "within" and form.which != "next":
            return None
        text = self._document.article.text
        tense = self._tense(s, expression)
        tense = "future" if tense == "present" and self._is_programme(s, expression) else tense
        tense = "future" if tense == "past" and self._is_eve(s, expression) else tense
        counted = self._from_told(s, expression)
        resolved = counted or when.resolve(
            expression, published=self.published, tense=tense, previous=self._previous, events=self._events
        )
        if resolved.edtf is None and self._points_back(s, expression):
            back = replace(expression, form=replace(form, anchor="previous", event=None))
            resolved = when.resolve(back, published=self.published, tense=tense, previous=self._previous)
        edtf = resolved.edtf
        if length and edtf is None:
            return None
        if edtf is not None:
            self._note(edtf, expression, tense)
            self._previous, self._previous_in = resolved, s
            # What a bare weekday tells of an article without a date is nothing.
            vague = self.published is not None and (self.published.days or LONGEST) >= LONGEST
            days = When.parse(edtf).days
            if vague and resolved.basis == "relative" and days is not None and days > LONGEST:
                edtf = None
        return Dated(edtf, text[expression.lead : expression.tail], resolved.basis)

    def _tense(self, s: int, expression: TimeExpression) -> Tense | None:
        """Say on which side of the article a time lies by the verb above it, else by the words around."""
        return parsed(self._document.parse.sentences[s], expression) or when.guess(
            self._document.article.text, expression
        )

    def _is_eve(self, s: int, expression: TimeExpression) -> bool:
        """Whether something is done ahead of a day or month that is to come: of both that it may be, the much nearer.

        A bare weekday is to come: what was done ahead of one that is past is no news. "Before" alone may tell the
        place: "spoke before the court on Monday".
        """
        form, article = expression.form, self.published
        if form.op != "calendar" or form.year or form.left or article is None or not (form.month or form.weekday):
            return False
        if form.month and not form.day and self.aside(s, self._top(s, expression)):
            return False  # "ahead of his July visit" is told of any July
        words = ahead_of(self._document, s, _first(self._document, s, expression))
        if words is None or not form.month:
            return words is not None and " " in words
        ahead, back = (when.resolve(expression, published=article, tense=side).edtf for side in _SIDES)
        near, far = (When.parse(edtf) if edtf else None for edtf in (ahead, back))
        if near is None or far is None or near.latest is None or far.latest is None or self.now is None:
            return False
        return _SURE * (near.latest - self.now) < self.now - far.latest

    def _from_told(self, s: int, expression: TimeExpression) -> Resolved | None:
        """Count from an event whose own words tell its day: "two days after the vote on 3 May"."""
        form = expression.form
        if form.anchor != "event" or form.amount is None:
            return None
        for _, other in self._by_sentence.get(s, ()):
            if not expression.end <= other.start < expression.tail or other.form.op not in ("calendar", "shift"):
                continue
            if other.form.bound is not None or other.form.anchor != "article":
                return None
            told = when.resolve(other, published=self.published, tense=self._tense(s, other))
            if told.edtf is None or (When.parse(told.edtf).days or _DAYS + 1) > _DAYS:
                return None
            back = replace(expression, form=replace(form, anchor="previous", event=None))
            return when.resolve(back, published=self.published, tense="past", previous=told)
        return None

    def _points_back(self, s: int, expression: TimeExpression) -> bool:
        """Whether it counts from what the sentence before has told and dated: "two days after the attack".

        What more words describe may be another event, and in the sentence of its date it is the date's own: "on 3 May,
        two days before the vote".
        """
        form, upos = expression.form, self._document.upos[s]
        told = self._previous.edtf if self._previous and self._previous_in == s - 1 else None
        if form.anchor != "event" or form.amount is None or told is None:
            return False
        if (When.parse(told).days or _DAYS + 1) > _DAYS:
            return False
        tokens = self._document.sentences[s]
        event = [upos[i] for i, token in enumerate(tokens) if expression.end <= token.start < expression.tail][1:]
        return len(event) == 2 and event[0] in ("DET", "PRON") and event[1] == "NOUN"

    def _is_programme(self, s: int, expression: TimeExpression) -> bool:
        """Whether a plain present tells what the days to come bring: "arrives on Friday", but not below a picture."""
        form, document = expression.form, self._document
        # A day of a month is the nearest, whatever the tense.
        if form.op != "calendar" or form.day or form.bound not in (None, "until") or document.regions[s] != "body":
            return False
        top = self._top(s, expression)
        verb = document.head(s, top)
        return verb is not None and document.rel(s, top) == "obl" and document.upos[s][verb] in ("VERB", "ADJ")


def _first(document: Document, s: int, expression: TimeExpression) -> int:
    """The first word of an expression."""
    return next(i for i, token in enumerate(document.sentences[s]) if token.end > expression.start)
