"""What the language room makes of a text: sentences, words and their tree."""

from collections.abc import Iterator

import msgspec


class Token(msgspec.Struct, frozen=True, gc=False):
    """A syntactic word in the sense of Universal Dependencies, with its place in the text."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last."""
    text: str
    """The exact text there, but for marks of HTML (`shapes.markup`), which are read over."""
    lemma: str
    """Dictionary form, lower case but for names."""
    upos: str
    """Universal part of speech."""
    feats: str
    """UD features, `Mood=Ind|Tense=Past|VerbForm=Fin`; `_` for none."""
    head: int
    """1-based index of the head in the sentence; 0 for the root."""
    deprel: str
    """UD relation to the head, with subtype."""
    name: str = "O"
    """Name label in BIO: `B-PER`, `I-ORG`, `O` …"""
    factuality: float | None = None
    """For a predicate: -3 (certainly not) to 3 (certainly) that it came about; else null."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: a span of the text, its words, and one tree over them."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last."""
    tokens: tuple[Token, ...]
    """Its words in order."""
    signals: bytes = b""
    """Of each word, its part in acts: a row of 16-bit floats, in the order of `shapes.signals`."""

    def children(self) -> tuple[tuple[int, ...], ...]:
        """List each word's dependants: 0-based indexes, at position i those of word i.

        >>> went = Token(5, 9, "left", "leave", "VERB", "_", 0, "root")
        >>> Sentence(0, 9, (Token(0, 4, "They", "they", "PRON", "_", 2, "nsubj"), went)).children()
        ((), (0,))
        """
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head:
                below[token.head - 1].append(index)
        return tuple(map(tuple, below))


class Parse(msgspec.Struct, frozen=True):
    """The parse of one text."""

    sentences: tuple[Sentence, ...]
    """Its sentences in order."""

    def __iter__(self) -> Iterator[Sentence]:
        """Go through the sentences."""
        return iter(self.sentences)
