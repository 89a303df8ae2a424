"""Attributions: what the article says others say, think, want, back, refuse or plan, each with its source."""

from collections.abc import Iterator

from dragoman.reading.attitudes import Attribution, attitudes, by_verb, load, naming
from dragoman.reading.document import Document
from dragoman.reading.saying import Piece, Saying, Sayings

_WRITER = frozenset({"i", "we", "you", "me", "us"})
"""Words for the writer and his readers, whose words the article itself is."""


def attributions(document: Document, sayings: Sayings) -> list[Attribution]:
    """Give what the article attributes in its own words: the sayings, each once, and the attitudes beside them.

    What a speaker says of others' words is his, whether it stands in quotation marks or not.
    """
    found = [*_said(document, sayings), *attitudes(document, sayings)]
    found = [one for one in found if _own(document, sayings, one)]
    return _outermost(found)


def _own(document: Document, sayings: Sayings, one: Attribution) -> bool:
    """Whether it is the article that attributes, and not to itself."""
    if sayings.quotation_at(document.token(one.sentence, one.cue).start) is not None:
        return False
    return not (len(one.source) == 1 and document.words[one.sentence][one.source[0]].lower() in _WRITER)


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Leave out what is attributed inside what another attributes."""
    taken: set[tuple[int, int]] = set()
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: -len(one.content) - sum(len(words) for _, words in one.further)):
        if (one.sentence, one.cue) not in taken:
            kept.append(one)
            taken.update((one.sentence, word) for word in one.content)
            taken.update((s, word) for s, words in one.further for word in words)
    return sorted(kept, key=lambda one: (one.sentence, one.cue))


def _said(document: Document, sayings: Sayings) -> Iterator[Attribution]:
    """Give the sayings; what goes on in further quotations is one with what it goes on from."""
    by_cue: dict[tuple[int, int], list[Saying]] = {}
    for saying in sayings.all:
        if saying.verb in load().fact:
            continue
        by_cue.setdefault((saying.sentence, saying.cue), []).append(saying)
    for (s, cue), same in by_cue.items():
        words: dict[int, set[int]] = {s: set()}
        for saying in same:
            for piece in saying.pieces:
                words.setdefault(piece.sentence, set()).update(_words(document, saying, piece))
        source = same[0].source
        who = naming(document, s, source) if source is not None else ()
        further = tuple((other, tuple(sorted(words[other]))) for other in sorted(words) if other != s)
        # "Promised “better days” for all": the quoted words are a part of what is promised.
        wide = by_verb(document, s, cue) if same[0].direct and not further and document.upos[s][cue] == "VERB" else None
        if wide is not None and words[s] < set(wide.content):
            yield wide
        else:
            yield Attribution(s, who, cue, tuple(sorted(words[s])), further)


def _words(document: Document, saying: Saying, piece: Piece) -> set[int]:
    """Give the words of a piece without those of the attribution itself ("…, he said, …")."""
    words = set(range(piece.first, piece.last + 1))
    if piece.sentence == saying.sentence and saying.cue in words and saying.cue != piece.root:
        words -= set(document.subtree(saying.sentence, saying.cue))
    return words
