"""Finds which word tells each entry of a record: records cite sentences, and the network learns from words.

The word is known where the record gives it (`records.txt`), and where a draft that the frames made is paired with the
entry as `score/record.py` pairs them. Any other entry is told by one of the content words of its sentence: all such
entries of a sentence are assigned to different words at once, by what the network says of the words so far.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
import records
from pairing import pairs
from records import Page
from scipy.optimize import linear_sum_assignment

from dragoman.catalogue import Catalogue
from dragoman.language.runtime import Parser
from dragoman.reading import assemble
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.saying import Sayings
from dragoman.reading.who import Cast
from dragoman.shapes import Article, Parse
from dragoman.shapes.signals import TYPES

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
INNER = frozenset({"flat", "compound", "fixed", "case", "det", "nummod"})
"""Relations of words inside a name or a phrase, which name nobody on their own."""
SILENT = 0.7
"""How much it speaks against a word that it seems to tell nothing."""
DRAFTED, VERBAL = 1.5, 0.5
"""What speaks for a word, before the network says anything: that frames make a draft of it, that it is a verb."""
PLACES = {name: place for place, name in enumerate(TYPES)}


@dataclass
class Told:
    """An entry of the record, with what may tell it."""

    entry: dict[str, Any]
    types: list[int]
    """Places of the types that would be right."""
    known: int | None
    """The word that tells it."""
    words: tuple[int, ...]
    """Where that isn't known, the words that may."""


@dataclass
class Text:
    """An article's words in one row, and what stands on them."""

    article: Article
    starts: list[int]
    """First code point of each word."""
    upos: list[str]
    sentence: list[int]
    """Number of each word's sentence."""
    cues: dict[int, int]
    """For words that what is said hangs by: the word that says so, in the same sentence."""
    parties: dict[int, list[dict[str, Any]]]
    """Whom a word names, as the reading room's cast has it."""
    drafted: set[int]
    """Words that frames make drafts of."""
    told: list[Told]
    matched: dict[tuple[int, int], int] = field(default_factory=dict)
    """For entries and words that name parties: 0 for none or the number of the side from 1, as far as asked before."""

    @property
    def content(self) -> np.ndarray:
        """(words,): whether a word may tell an act."""
        return np.array([tag in CONTENT for tag in self.upos], bool)


def read(pages: list[Page], *, parser: Parser, score: ModuleType, catalogue: Catalogue) -> Iterator[Text]:
    """Read articles and their records; what the parser's network may say of acts is left aside."""
    parses = parser.parse(article.text for article, _ in pages)
    for (article, entries), parse in zip(pages, parses, strict=True):
        plain = Parse(tuple(msgspec.structs.replace(sentence, signals=b"") for sentence in parse.sentences))
        document, drafts = assemble.drafts(article, plain, catalogue=catalogue)
        yield _text(document, drafts, entries, score=score, catalogue=catalogue)


def _text(
    document: Document, drafts: list[Draft], entries: list[dict[str, Any]], *, score: ModuleType, catalogue: Catalogue
) -> Text:
    firsts = [0, *accumulate(len(tokens) for tokens in document.sentences)]
    sentence = [s for s, tokens in enumerate(document.sentences) for _ in tokens]
    cues: dict[int, int] = {}
    for saying in Sayings(document).all:
        for piece in saying.pieces:
            if piece.sentence == saying.sentence:
                cues.setdefault(firsts[piece.sentence] + piece.root, firsts[saying.sentence] + saying.cue)
    text = Text(
        article=document.article,
        starts=[token.start for tokens in document.sentences for token in tokens],
        upos=[tag for tags in document.upos for tag in tags],
        sentence=sentence,
        cues=cues,
        parties=_parties(document, firsts, catalogue=catalogue),
        drafted={firsts[draft.sentence] + draft.index for draft in drafts},
        told=[],
    )
    paired = dict(pairs(document, drafts, entries, score=score))
    quotes = [document.article.text[span.start : span.end] for span in document.parse.sentences]
    for number, entry in enumerate(entries):
        known = _given(text, entry)
        if known is None and number in paired:
            draft = drafts[paired[number]]
            word = firsts[draft.sentence] + draft.index
            known = cues.get(word, word) if "statement" in draft.features else word
        words = () if known is not None else _around(text, entry, quotes, score=score)
        types = [PLACES[name] for name in records.types(entry)]
        if known is not None or words:
            text.told.append(Told(entry, types, known, words))
    return text


def _parties(document: Document, firsts: list[int], *, catalogue: Catalogue) -> dict[int, list[dict[str, Any]]]:
    day = assemble._reference(assemble._published(document.article))
    cast = Cast(document, catalogue=catalogue, on=day)
    found = {}
    for s, tokens in enumerate(document.sentences):
        for index, token in enumerate(tokens):
            if token.upos not in NAMING or token.deprel in INNER:
                continue
            named = cast.single(s, index) or cast.actors(s, index)
            if not named and token.upos != "PRON":
                named = cast.owners(s, index)
            if named:
                found[firsts[s] + index] = [msgspec.to_builtins(party) for party in named]
    return found


def _given(text: Text, entry: dict[str, Any]) -> int | None:
    """The word that the record says tells the entry."""
    if "word" not in entry:
        return None
    after = int(np.searchsorted(text.starts, entry["word"], side="right"))
    return after - 1 if after else None


def _around(text: Text, entry: dict[str, Any], quotes: list[str], *, score: ModuleType) -> tuple[int, ...]:
    """The content words of the sentence that the record cites first."""
    cited = score.evidences(entry)[:1]
    those = {s for s, quote in enumerate(quotes) if cited and score.same_sentence(cited[0], quote)}
    return tuple(word for word in np.flatnonzero(text.content).tolist() if text.sentence[word] in those)


def assign(text: Text, chances: np.ndarray | None = None) -> list[int]:
    """Give for each word the number of the entry that it tells, or -1; `chances` (words, types) are the network's."""
    owner = [-1] * len(text.upos)
    free = defaultdict(list)
    for number, told in enumerate(text.told):
        if told.known is None:
            free[told.words].append(number)
        else:
            owner[told.known] = number
    for all_words, numbers in free.items():
        words = [word for word in all_words if owner[word] < 0] or all_words
        worth = np.array([[_worth(text, word, text.told[number], chances) for word in words] for number in numbers])
        for row, column in zip(*linear_sum_assignment(-worth), strict=True):
            owner[words[column]] = numbers[row]
    return owner


def _worth(text: Text, word: int, told: Told, chances: np.ndarray | None) -> float:
    """How much speaks for a word as the one that tells an entry."""
    if chances is None:
        return DRAFTED * (word in text.drafted) + VERBAL * (text.upos[word] == "VERB")
    sure = np.log(chances[word] + 1e-9)
    return float(np.logaddexp.reduce(sure[told.types]) - SILENT * sure[0])
