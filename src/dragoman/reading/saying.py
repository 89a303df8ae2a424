"""Who says what: attributions within sentences, quotations over several, and who is quoted by whom."""

from bisect import bisect_left, bisect_right

import msgspec

from dragoman.reading import clause, speech
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.interviews import between, turns
from dragoman.reading.quotes import Quotation, quotations


class Piece(msgspec.Struct, frozen=True):
    """A part of what is said: words of one sentence."""

    sentence: int
    """Its sentence."""
    first: int
    """First word."""
    last: int
    """Last word."""
    root: int
    """The word that its clause hangs by."""


class Saying(msgspec.Struct):
    """One attribution: a source, the word that attributes, and what is said."""

    sentence: int
    """Sentence of the attribution."""
    cue: int
    """Word that attributes: a verb, a noun, or the source of "according to"."""
    source: Argument | None
    """Who says it; None where nobody is named."""
    pieces: list[Piece]
    """What is said, in order."""
    direct: bool = False
    """Whether (some of) it stands in quotation marks as a sentence."""
    parent: int | None = None
    """The saying that this attribution itself stands in."""
    outer: Argument | None = None
    """The agency or paper that quotes the source, in the same sentence."""
    addressee: Argument | None = None
    """Whom it is told to."""
    verb: str = ""
    """Lemma of the cue."""
    turn: bool = False
    """Whether it is a turn of a printed interview or conversation."""

    def words(self, s: int) -> set[int]:
        """Give the words of a sentence that are part of what is said."""
        # The pieces are in order, and of a conversation there may be thousands.
        first, last = (side(self.pieces, s, key=lambda piece: piece.sentence) for side in (bisect_left, bisect_right))
        return {word for piece in self.pieces[first:last] for word in range(piece.first, piece.last + 1)}


class Sayings:
    """The attributions of one article. Linear in the number of words.

    `all` lists them; `at(sentence, word)` gives the innermost one that a word is part of.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.all: list[Saying] = []
        self._inside: list[list[int | None]] = [[None] * len(words) for words in document.words]
        self.quotes = quotations(document.article.text)
        for sentence in range(len(document.words)):
            self._read_sentence(sentence)
        self._read_quotations()
        self._read_turns()

    def at(self, sentence: int, word: int) -> int | None:
        """Give the index of the innermost saying that holds the word."""
        return self._inside[sentence][word]

    def quotation_at(self, offset: int) -> Quotation | None:
        """Give the quotation that holds the code point."""
        place = bisect_right(self.quotes, offset, key=lambda quotation: quotation.start) - 1
        return self.quotes[place] if place >= 0 and offset < self.quotes[place].end else None

    def quotes_in(self, start: int, end: int) -> list[Quotation]:
        """Give the quotations that begin in a stretch of code points."""
        first = bisect_left(self.quotes, start, key=lambda quotation: quotation.start)
        return self.quotes[first : bisect_left(self.quotes, end, key=lambda quotation: quotation.start)]

    # Within a sentence.

    def _read_sentence(self, s: int) -> None:
        document = self._document
        found: list[Saying] = []
        for i in range(len(document.words[s])):
            saying = self._verb(s, i) or self._according(s, i) or self._noun(s, i)
            if saying is not None:
                found.append(saying)
        # Outer attributions first, so that inner ones overwrite them.
        found.sort(key=lambda saying: (-sum(p.last - p.first for p in saying.pieces), saying.cue))
        for saying in found:
            self._add(saying)

    def _add(self, saying: Saying) -> int:
        index = len(self.all)
        saying.parent = self._inside[saying.sentence][saying.cue]
        self.all.append(saying)
        for piece in saying.pieces:
            row = self._inside[piece.sentence]
            own = set(self._document.subtree(saying.sentence, saying.cue)) if self._outside(saying, piece) else set()
            for word in range(piece.first, piece.last + 1):
                if word not in own:
                    row[word] = index
        return index

    def _outside(self, saying: Saying, piece: Piece) -> bool:
        """Whether the attribution hangs below what is said ("…, he said, …"), so that its own words are left out."""
        s, cue = saying.sentence, saying.cue
        return piece.sentence == s and piece.first <= cue <= piece.last and cue != piece.root

    def _verb(self, s: int, i: int) -> Saying | None:
        document, words = self._document, speech.load()
        lemma = document.lemmas[s][i]
        if document.upos[s][i] != "VERB" or lemma not in words.verbs:
            return None
        if lemma == "quote" or (lemma in words.citing and self._cites_as(s, i)):
            return self._quoted(s, i)
        above = document.head(s, i)
        if above is not None and document.lemmas[s][above] in words.citing and "as" in clause.cases(document, s, i):
            return None
        content = self._content(s, i)
        if not content:
            return None
        source = self._speaking(s, i)
        content = [self._cut(piece, i, source) for piece in content]
        addressee = next(iter(document.deps(s, i, "iobj", "obj")), None) if lemma in _TOLD else None
        found = Argument(addressee) if addressee is not None else None
        return Saying(s, i, source, content, addressee=found, verb=lemma)

    def _speaking(self, s: int, i: int) -> Argument | None:
        """Give the subject of a verb of saying, not that of the words that it parts: "“Iran,” Smith said, “lies”"."""
        source = clause.subject(self._document, s, i)
        if source is None or source.how != "phrase" or not self._quotes(s, source.index) or self._quotes(s, i):
            return source
        others = (child for child in self._document.deps(s, i, "nsubj") if not self._quotes(s, child))
        return next((Argument(child) for child in others), source)

    def _quotes(self, s: int, word: int) -> bool:
        return self.quotation_at(self._document.token(s, word).start) is not None

    def _content(self, s: int, i: int) -> list[Piece]:
        document = self._document
        pieces = []
        for child in document.deps(s, i, "ccomp", "xcomp", "parataxis"):
            rel = document.rel(s, child)
            if rel == "xcomp" and document.lemmas[s][i] not in ("claim", "say", "believe", "feel"):
                continue
            if rel == "parataxis" and (document.dep(s, i, "ccomp") is not None or child < i):
                continue
            pieces.append(self._piece(s, child))
        if not pieces:
            pieces = [self._piece(s, child) for child in self._hung(s, i)]
        if pieces:
            return pieces
        head = document.head(s, i)
        loose = document.rel(s, i) == "parataxis" and document.dep(s, i, "obj", "ccomp") is None
        if head is not None and loose and clause.subject(document, s, i) is not None:
            return [self._piece(s, head)]
        # "said" as the root with its quotation as a loose object.
        obj = document.dep(s, i, "obj")
        if obj is not None:
            quotation = self.quotation_at(document.token(s, document.first(s, obj)).start)
            if quotation is not None and not quotation.start <= document.token(s, i).start < quotation.end:
                return [self._piece(s, obj)]
        return []

    def _hung(self, s: int, i: int) -> list[int]:
        """List clauses that the parse hangs on whom they are told to or in what: "said in a report that …"."""
        document = self._document
        told = ("obj", "iobj", "obl") if document.lemmas[s][i] in _TOLD else ("obl",)
        return [
            child
            for beside in document.deps(s, i, *told)
            for child in document.deps(s, beside, "acl", "ccomp")
            if document.rels[s][child] != "acl:relcl"
            and "that" in clause.cases(document, s, child)
            and clause.subject(document, s, child) is not None
        ]

    def _piece(self, s: int, root: int) -> Piece:
        return Piece(s, self._document.first(s, root), self._document.last(s, root), root)

    def _cut(self, piece: Piece, cue: int, source: Argument | None) -> Piece:
        """Keep the word of saying and its subject out of what is said, where a crooked tree put them in."""
        near = [cue] if source is None or source.how != "phrase" else [cue, source.index]
        first, last, root = piece.first, piece.last, piece.root
        if self._document.rel(piece.sentence, cue) == "parataxis" and piece.first < cue < piece.last:
            return piece
        before, after = [word for word in near if word < root], [word for word in near if word > root]
        if before:
            first = max(first, max(before) + 1)
        if after:
            last = min(last, min(after) - 1)
        return Piece(piece.sentence, min(first, root), max(last, root), root)

    def _quoted(self, s: int, i: int) -> Saying | None:
        """ "Reuters quoted him as saying …", "he was quoted by Reuters as saying …"."""
        document = self._document
        below = document.deps(s, i, "advcl", "xcomp", "ccomp", "obl")
        pieces = [piece for child in below for piece in self._content(s, child)] or self._content(s, i)
        if not pieces:
            return None
        patient = clause.patient(document, s, i)
        source = Argument(patient) if patient is not None else None
        return Saying(s, i, source, pieces, outer=clause.subject(document, s, i), verb="quote")

    def _cites_as(self, s: int, i: int) -> bool:
        """Whether it is "cited him as saying", not "cited progress"."""
        document = self._document
        below = document.deps(s, i, "advcl", "xcomp", "ccomp", "obl")
        return any("as" in clause.cases(document, s, child) and self._content(s, child) for child in below)

    def _according(self, s: int, i: int) -> Saying | None:
        document = self._document
        if document.rel(s, i) not in ("obl", "nmod", "advcl") or "accord" not in "".join(clause.cases(document, s, i)):
            return None
        head = document.head(s, i)
        if head is None:
            return None
        top = self._whole(s, i, clause.finite_head(document, s, head))
        return Saying(s, i, Argument(i), [self._piece(s, top)], verb="according to")

    def _whole(self, s: int, i: int, top: int) -> int:
        """Climb from the clause that "according to …" hangs on to all that it holds for.

        Behind a comma at the end of a sentence it holds for all before it, whatever word the parse hangs it on.
        """
        document = self._document
        first, rest = document.first(s, i), document.upos[s][document.last(s, i) + 1 :]
        if "," not in document.words[s][max(0, first - 1) : first + 1] or any(upos != "PUNCT" for upos in rest):
            return top
        while document.rel(s, top) in _INNER and (head := document.head(s, top)) is not None:
            top = clause.finite_head(document, s, head)
        return top

    def _noun(self, s: int, i: int) -> Saying | None:
        document = self._document
        if document.upos[s][i] != "NOUN" or document.lemmas[s][i] not in speech.load().nouns:
            return None
        above = document.head(s, i)
        if above is not None and document.rel(s, i) == "obj" and document.lemmas[s][above] in speech.load().denying:
            return None  # who denies a report does not say it
        clauses = [
            child
            for child in document.deps(s, i, "acl", "ccomp")
            if document.rels[s][child] != "acl:relcl" and "that" in clause.cases(document, s, child)
        ]
        verb = document.head(s, i)
        said = self._verb(s, verb) if clauses and verb is not None else None
        if not clauses or (said is not None and any(piece.root in clauses for piece in said.pieces)):
            return None  # nothing, or what the verb says already: "said in a report that …"
        source = Argument(i, "owner")
        if document.dep(s, i, "nmod:poss", "compound") is None and verb is not None and document.rel(s, i) == "obj":
            source = clause.subject(document, s, verb) or source
        return Saying(s, i, source, [self._piece(s, child) for child in clauses], verb=document.lemmas[s][i])

    # Over sentences.

    def _read_quotations(self) -> None:
        last: tuple[int, int] | None = None
        by_sentence: dict[int, list[int]] = {}
        for index, saying in enumerate(self.all):
            by_sentence.setdefault(saying.sentence, []).append(index)
        for quotation in self.quotes:
            spans = self.spans(quotation)
            if not spans:
                continue
            owner = self._owner(quotation, spans, by_sentence)
            if owner is None and self._stands_alone(quotation, spans):
                owner = self._going_on(spans[0].sentence, last, by_sentence)
            if owner is None:
                continue
            self.all[owner].direct = True
            self._extend(owner, spans)
            last = (owner, spans[-1].sentence)

    def _read_turns(self) -> None:
        """Give the turns of a conversation to those who speak, else to whoever was said to speak before it."""
        found, said = turns(self._document), len(self.all)
        before = [saying for saying in self.all if found and (saying.sentence, saying.cue) < found[0].begins]
        spoken = [index for index, saying in enumerate(before) if saying.source is not None]
        # "She tells the paper" rather than what she says besides.
        one = max(spoken, key=lambda i: (before[i].addressee is not None, before[i].sentence), default=-1)
        for turn in found:
            s, name = turn.begins[0], turn.name
            if name is not None:
                self.all.append(Saying(s, name, Argument(name), [], verb=_SPOKEN))
            elif spoken:
                self._continue(one)
            else:
                continue
            made = self.all[-1]
            made.direct, made.turn = False, True
            if not turn.answer:
                made.source, made.verb = before[one].addressee, _ASKED
            for piece in (Piece(*place) for place in between(self._document, turn)):
                if self._fill(len(self.all) - 1, piece):
                    made.pieces.append(piece)
        for saying in self.all[:said]:
            at = self._inside[saying.sentence][saying.cue]
            if saying.parent is None and at is not None and at >= said:
                saying.parent = at

    def _going_on(self, s: int, last: tuple[int, int] | None, by_sentence: dict[int, list[int]]) -> int | None:
        """Whoever was quoted last goes on, or whose words the sentence before tells without quoting them."""
        before = [index for index in by_sentence.get(s - 1, ()) if self.all[index].source is not None]
        if before and (last is None or last[1] < s - 1):
            return self._continue(before[-1])
        return self._continue(last[0]) if last is not None and s - last[1] <= 2 else None

    def spans(self, quotation: Quotation) -> list[Piece]:
        """Give the words of a quotation, a piece for each sentence."""
        document = self._document
        found: list[Piece] = []
        s = document.sentence_at(quotation.start)
        if s is None:
            return found
        while s < len(document.sentences) and document.parse.sentences[s].start < quotation.end:
            tokens = document.sentences[s]
            inside = [i for i, token in enumerate(tokens) if quotation.start <= token.start < quotation.end]
            if inside:
                words = range(inside[0], inside[-1] + 1)
                root = next((i for i in inside if document.heads[s][i] not in words), inside[0])
                found.append(Piece(s, inside[0], inside[-1], root))
            s += 1
        return found

    def _owner(self, quotation: Quotation, spans: list[Piece], by_sentence: dict[int, list[int]]) -> int | None:
        """The attribution in one of the quotation's sentences whose cue stands outside the marks."""
        document = self._document
        for span in (spans[-1], spans[0]):
            for index in by_sentence.get(span.sentence, ()):
                saying = self.all[index]
                offset = document.token(saying.sentence, saying.cue).start
                if not quotation.start <= offset < quotation.end:
                    return index
        whole = self._stands_alone(quotation, spans)
        for sentence in (spans[-1].sentence, spans[0].sentence):
            created = self._attribute(sentence, quotation, spans)
            if created is not None and (whole or len(spans) > 1 or spans[0].last - spans[0].first >= 3):
                by_sentence.setdefault(sentence, []).append(created)
                return created
        return None

    def _attribute(self, s: int, quotation: Quotation, spans: list[Piece]) -> int | None:
        """A speech verb outside the marks that the parse did not tie to the quotation."""
        document, words = self._document, speech.load()
        for i, lemma in enumerate(document.lemmas[s]):
            offset = document.token(s, i).start
            if quotation.start <= offset < quotation.end or document.upos[s][i] != "VERB" or lemma not in words.plain:
                continue
            source = clause.subject(document, s, i)
            if source is not None and not quotation.start <= document.token(s, source.index).start < quotation.end:
                return self._add(Saying(s, i, source, list(spans), direct=True, verb=lemma))
        return None

    def _stands_alone(self, quotation: Quotation, spans: list[Piece]) -> bool:
        """Whether the quotation begins its sentence and fills it, or fills sentences."""
        sentences = self._document.parse.sentences
        rest = sentences[spans[-1].sentence].end - quotation.end
        return rest <= 2 and quotation.start - sentences[spans[0].sentence].start <= 2

    def _continue(self, before: int) -> int:
        self.all.append(msgspec.structs.replace(self.all[before], pieces=[], direct=True, addressee=None))
        return len(self.all) - 1

    def _extend(self, owner: int, spans: list[Piece]) -> None:
        """Add the quotation's words to the saying, where they are not in it (or in one inside it) already."""
        saying = self.all[owner]
        for span in spans:
            here = (p for p in saying.pieces if p.sentence == span.sentence)
            if self._fill(owner, span) and not any(p.first <= span.root <= p.last for p in here):
                saying.pieces.append(span)
        saying.pieces.sort(key=lambda piece: (piece.sentence, piece.first))

    def _fill(self, owner: int, span: Piece) -> bool:
        """Let words be a saying's that are in none yet; gives whether there are any."""
        row = self._inside[span.sentence]
        fresh = [word for word in range(span.first, span.last + 1) if row[word] is None]
        for word in fresh:
            row[word] = owner
        return bool(fresh)


_SPOKEN = "say"
"""What somebody does whose words stand behind his name."""
_ASKED = "ask"
"""What whoever interviews somebody does."""
_INNER = frozenset({"xcomp", "ccomp", "advcl", "acl"})
"""Relations of clauses inside others."""
_TOLD = frozenset({"tell", "inform", "remind", "assure", "notify", "brief", "warn", "urge", "ask"})
