"""Passing on: mends trees that take the paper which passes words on for a part of the words.

In "the visit is off, the ministry said, the agency reported" a tree likes to make what stands last one more clause of
what the ministry said; it is who passes on all that.
"""

from msgspec.structs import replace

from dragoman.reading import speech
from dragoman.shapes import Parse, Sentence, Token

_CONTENT = frozenset({"ccomp", "xcomp", "obj", "csubj"})
"""How a verb of saying has what is said below it."""
_BESIDE = frozenset({"nsubj", "obl", "advmod", "advcl", "punct"})
"""What else may hang by a verb that only tells who passes something on, and when."""


def mend(parse: Parse) -> Parse:
    """Hang such attributions loosely by the verb of saying before them; linear in the number of words.

    >>> from dragoman.shapes import Token
    >>> rows = [("left", "VERB", 4, "ccomp"), (",", "PUNCT", 4, "punct"), ("he", "PRON", 4, "nsubj"),
    ...         ("say", "VERB", 0, "root"), (",", "PUNCT", 7, "punct"), ("TASS", "PROPN", 7, "nsubj"),
    ...         ("report", "VERB", 4, "ccomp")]
    >>> tokens = tuple(Token(i, i, w, w, p, "_", h, r) for i, (w, p, h, r) in enumerate(rows))
    >>> mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens[6].deprel
    'parataxis'
    """
    return Parse(tuple(_mended(sentence) for sentence in parse.sentences))


def _mended(sentence: Sentence) -> Sentence:
    tokens, verbs = sentence.tokens, speech.load().plain
    loose = {i for i, token in enumerate(tokens) if token.deprel == "ccomp" and token.lemma in verbs}
    loose = {i for i in loose if tokens[i].head and _passes_on(tokens, tokens[i].head - 1, i)}
    if not loose:
        return sentence
    mended = (replace(token, deprel="parataxis") if i in loose else token for i, token in enumerate(tokens))
    return replace(sentence, tokens=tuple(mended))


def _passes_on(tokens: tuple[Token, ...], said: int, last: int) -> bool:
    """Whether a verb behind one of saying, which has what is said before it, has nothing below it but who reports."""
    above = tokens[said]
    if not said < last or above.upos != "VERB" or above.lemma not in speech.load().verbs:
        return False
    before = [i for i in range(said) if tokens[i].head == said + 1]
    below = [i for i, token in enumerate(tokens) if token.head == last + 1]
    subject = next((i for i in below if tokens[i].deprel == "nsubj"), None)
    if subject is None or subject > last or not any(tokens[i].deprel in _CONTENT for i in before):
        return False
    first = subject
    while first > said and any(token.head == i + 1 for i in (first, subject) for token in tokens[first - 1 : first]):
        first -= 1
    parted = tokens[first - 1].text == "," and all(token.upos != "VERB" for token in tokens[first:last])
    return parted and all(tokens[i].deprel.partition(":")[0] in _BESIDE for i in below)
