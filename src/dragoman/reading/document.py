"""A parse made easy to walk: children, subtrees and exact words by sentence and word index."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import accumulate
from typing import Any, Literal, TypeVar

from dragoman.reading import tables
from dragoman.reading.signals import Page, Signals
from dragoman.shapes import Article, Parse, Token
from dragoman.shapes.article import compose

T = TypeVar("T")

Region = Literal["title", "caption", "body"]
"""Which part of the article a sentence stands in."""


class Document:
    """An article with its parse, walked by (sentence, word) pairs of 0-based indexes.

    `article` is the article and `parse` the parse of its `text`. Everything is computed once, in time linear in the
    number of words; the lists may be read but not changed.

    >>> from dragoman.shapes import Sentence, Source
    >>> text = "Envoys met in Geneva."
    >>> rows = [(0, 6, "Envoys", "NOUN", 2, "nsubj"), (7, 10, "met", "VERB", 0, "root"),
    ...         (11, 13, "in", "ADP", 4, "case"), (14, 20, "Geneva", "PROPN", 2, "obl"),
    ...         (20, 21, ".", "PUNCT", 2, "punct")]
    >>> words = tuple(Token(a, b, w, w.lower(), p, "_", h, r) for a, b, w, p, h, r in rows)
    >>> article = Article(id="a", text=text, paragraphs=(text,), source=Source(file="a.txt"))
    >>> document = Document(article, Parse((Sentence(0, 21, words),)))
    >>> document.deps(0, 1, "nsubj", "obl"), document.head(0, 3), document.text(0, 3)
    ([0, 3], 1, 'in Geneva')
    """

    __slots__ = (
        "_ends",
        "_rows",
        "_signals",
        "_starts",
        "answers",
        "article",
        "bases",
        "body",
        "children",
        "heads",
        "lemmas",
        "page",
        "parse",
        "regions",
        "rels",
        "sentences",
        "text_of_article",
        "upos",
        "words",
    )

    def __init__(self, article: Article, parse: Parse) -> None:
        self.article = article
        """The article."""
        self.parse = parse
        """Its parse."""
        self.text_of_article = article.text
        """The clean text, which all offsets count in."""
        self.sentences: tuple[tuple[Token, ...], ...] = tuple(sentence.tokens for sentence in parse.sentences)
        """The words of each sentence."""
        self.words: list[list[str]] = [[token.text for token in tokens] for tokens in self.sentences]
        """The words as printed."""
        self.lemmas: list[list[str]] = [[token.lemma.lower() for token in tokens] for tokens in self.sentences]
        """Lower-case lemmas."""
        self.upos: list[list[str]] = [[token.upos for token in tokens] for tokens in self.sentences]
        """Universal parts of speech."""
        self.heads: list[list[int]] = [[token.head - 1 for token in tokens] for tokens in self.sentences]
        """0-based heads, -1 for the root."""
        self.rels: list[list[str]] = [[token.deprel for token in tokens] for tokens in self.sentences]
        """Relations with subtype."""
        self.bases: list[list[str]] = [[rel.partition(":")[0] for rel in rels] for rels in self.rels]
        """Relations without subtype."""
        self.children: list[list[list[int]]] = [_children(heads) for heads in self.heads]
        """Dependants of each word, in order."""
        self.regions: list[Region] = self._find_regions()
        """Where each sentence stands: `title`, `caption` or `body`."""
        self.page = Page(self.parse.sentences)
        """What the network says of all words whose sentences it read."""
        sizes = (len(sentence.tokens) if sentence.signals else 0 for sentence in parse.sentences)
        self._rows = list(accumulate(sizes, initial=0))
        self._signals = [
            Signals(sentence, page=self.page, first=first)
            for sentence, first in zip(parse.sentences, self._rows, strict=False)
        ]
        self.body: int = next((s for s, region in enumerate(self.regions) if region == "body"), 0)
        """The body's first sentence, the article's where it has no body."""
        spans = [_spans(children) for children in self.children]
        self._starts: list[list[int]] = [first for first, _ in spans]
        self._ends: list[list[int]] = [last for _, last in spans]
        self.answers: defaultdict[str, dict[tuple[int, int], Any]] = defaultdict(dict)
        """What was asked of its words, question by question (`once`)."""

    def token(self, sentence: int, index: int) -> Token:
        """Give the word itself."""
        return self.sentences[sentence][index]

    def signals(self, sentence: int) -> Signals:
        """Give what the network says of the sentence's words."""
        return self._signals[sentence]

    def chances(self, words: Iterable[tuple[int, int]]) -> list[float]:
        """Give how likely words, each with its sentence, tell no act, and each type: their mean; empty if unknown."""
        rows = [self.signals(s).chances(word) for s, word in words if self.signals(s).known]
        if len(rows) == 1:
            return rows[0]
        return [sum(column) / len(rows) for column in zip(*rows, strict=True)]

    def roles(self, pairs: list[tuple[int, int, int]]) -> list[list[float]]:
        """Give how likely words take part in acts: of each pair of a sentence the first tells an act.

        They are the likelihoods of no part and of each of `SIDES`. All are asked at once, of sentences that are known.
        """
        return self.page.roles([(self._rows[s] + word, self._rows[s] + other) for s, word, other in pairs])

    def head(self, sentence: int, index: int) -> int | None:
        """Give the index of the word's head, or None for the root."""
        head = self.heads[sentence][index]
        return head if head >= 0 else None

    def rel(self, sentence: int, index: int) -> str:
        """Give the relation to the head without its subtype."""
        return self.bases[sentence][index]

    def deps(self, sentence: int, index: int, *rels: str) -> list[int]:
        """List the dependants that stand in one of the relations, all if none is named.

        `nmod` takes `nmod:poss` and every other subtype with it; `nmod:poss` takes itself alone.
        """
        below = self.children[sentence][index]
        # Always a list of the caller's own: what he adds to it is no dependant.
        if not below or not rels:
            return below[:]
        own, bases = self.rels[sentence], self.bases[sentence]
        return [child for child in below if own[child] in rels or bases[child] in rels]

    def dep(self, sentence: int, index: int, *rels: str) -> int | None:
        """Give the first dependant in one of the relations, or None."""
        own, bases = self.rels[sentence], self.bases[sentence]
        for child in self.children[sentence][index]:
            if not rels or own[child] in rels or bases[child] in rels:
                return child
        return None

    def conjuncts(self, sentence: int, index: int) -> list[int]:
        """List the word and those coordinated with it (its `conj` dependants, and theirs), in order.

        A noun that is set against it is none of them: "Fatah but not Hamas".
        """
        found, bases, children = [index], self.bases[sentence], self.children[sentence]
        for member in found:
            for child in children[member]:
                if bases[child] == "conj" and not self._opposed(sentence, child):
                    found.append(child)
        return sorted(found) if len(found) > 1 else found

    def _opposed(self, sentence: int, index: int) -> bool:
        """Whether a coordinated noun is ruled out: "and not Chad", "rather than Chad", not "and not only Chad"."""
        if self.upos[sentence][index] not in ("NOUN", "PROPN", "PRON"):
            return False
        lemmas = {self.lemmas[sentence][child] for child in self.children[sentence][index] if child < index}
        return not lemmas.isdisjoint(tables.sets()["opposing"]) and lemmas.isdisjoint(tables.sets()["adding"])

    def subtree(self, sentence: int, index: int) -> list[int]:
        """List the word and all below it, in order."""
        found, children = [index], self.children[sentence]
        for member in found:
            found.extend(children[member])
        return sorted(found)

    def top(self, sentence: int, first: int, last: int) -> int:
        """Give the word of a run that the others hang on: the first whose head lies outside."""
        heads = self.heads[sentence]
        return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)

    def first(self, sentence: int, index: int) -> int:
        """Give the leftmost word of the subtree, in constant time."""
        return self._starts[sentence][index]

    def last(self, sentence: int, index: int) -> int:
        """Give the rightmost word of the subtree, in constant time."""
        return self._ends[sentence][index]

    def covers(self, sentence: int, index: int, *, below: int) -> bool:
        """Tell whether `below` stands in the subtree of `index` (or is it)."""
        heads = self.heads[sentence]
        while below >= 0:
            if below == index:
                return True
            below = heads[below]
        return False

    def text(self, sentence: int, index: int) -> str:
        """Give the article's exact words from the subtree's first to its last word, end punctuation cut."""
        return self.span_text(sentence, first=self.first(sentence, index), last=self.last(sentence, index))

    def span_text(self, sentence: int, *, first: int, last: int) -> str:
        """Give the article's exact words from one word to another, both counted, punctuation at the ends cut."""
        tokens, upos = self.sentences[sentence], self.upos[sentence]
        while first < last and upos[first] == "PUNCT":
            first += 1
        while last > first and upos[last] == "PUNCT":
            last -= 1
        return self.text_of_article[tokens[first].start : tokens[last].end]

    def sentence_at(self, offset: int) -> int | None:
        """Give the sentence that holds the code point, or None between sentences."""
        spans = self.parse.sentences
        place = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return place if place >= 0 and offset < spans[place].end else None

    def _find_regions(self) -> list[Region]:
        """The clean text is title, captions and body in this order, so two lengths tell where each begins."""
        article = self.article
        title = len(article.title or "")
        body = len(compose(article.title, article.captions, ())) if article.captions else title
        if article.title and not article.text.startswith(article.title):
            title = body = 0
        return [
            "title" if span.start < title else "caption" if span.start < body else "body"
            for span in self.parse.sentences
        ]


def once(ask: Callable[[Document, int, int], T]) -> Callable[[Document, int, int], T]:
    """Make a question to a word of a document be answered once: its tree stays as it is, and many rules ask the same.

    `ask` is given the document, the sentence and the word; its answer may be read but not changed.

    >>> from dragoman.shapes import Sentence, Source
    >>> @once
    ... def length(doc: Document, s: int, i: int) -> int:
    ...     print("asked")
    ...     return len(doc.words[s][i])
    >>> article = Article(id="a", text="Stop", source=Source(file="a.txt"))
    >>> document = Document(article, Parse((Sentence(0, 4, (Token(0, 4, "Stop", "stop", "VERB", "_", 0, "root"),)),)))
    >>> length(document, 0, 0), length(document, 0, 0)
    asked
    (4, 4)
    """
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(doc: Document, s: int, i: int) -> T:
        answers, word = doc.answers[name], (s, i)
        if word not in answers:
            answers[word] = ask(doc, s, i)
        found: T = answers[word]
        return found

    return answer


def _children(heads: list[int]) -> list[list[int]]:
    below: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head >= 0:
            below[head].append(index)
    return below


def _spans(children: list[list[int]]) -> tuple[list[int], list[int]]:
    """First and last word of every subtree, leaves first (an order that the tree gives without recursion)."""
    size = len(children)
    first, last = list(range(size)), list(range(size))
    inside = {child for below in children for child in below}
    order = [index for index in range(size) if index not in inside]
    for index in order:
        order.extend(children[index])
    for index in reversed(order):
        for child in children[index]:
            if first[child] < first[index]:
                first[index] = first[child]
            if last[child] > last[index]:
                last[index] = last[child]
    return first, last
