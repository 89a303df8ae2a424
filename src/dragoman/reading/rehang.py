"""Rehangs what a parser likes to hang wrong: the time or place of a saying that stands before what is said.

In "said on Tuesday it had left" the day stands between the verb of saying and the subject of the clause, without the
"that" that would part them; it belongs to the saying, but trees often give it to the clause.
"""

from msgspec.structs import replace

from dragoman.shapes import Parse, Sentence, Token

_SUBJECTS = ("nsubj", "csubj", "expl")
_ADJUNCTS = ("obl", "obl:unmarked", "obl:tmod")
_BETWEEN = ("ADV", "ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN")
"""What may stand between the verb of saying and the subject: the adjunct's own words, no mark and no "that"."""


def mend(parse: Parse) -> Parse:
    """Hang such adjuncts by the verb of saying; linear in the number of words.

    >>> from dragoman.shapes import Token
    >>> words = [("said", "VERB", 0, "root"), ("Tuesday", "PROPN", 4, "obl"), ("it", "PRON", 4, "nsubj"),
    ...          ("left", "VERB", 1, "ccomp")]
    >>> tokens = tuple(Token(i, i, w, w, p, "_", h, r) for i, (w, p, h, r) in enumerate(words))
    >>> mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens[1].head
    1
    """
    return Parse(tuple(_mended(sentence) for sentence in parse.sentences))


def _mended(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    moved = {i: head for i, token in enumerate(tokens) if token.deprel in _ADJUNCTS and (head := _said(tokens, i))}
    if not moved:
        return sentence
    return replace(sentence, tokens=tuple(replace(t, head=moved[i]) if i in moved else t for i, t in enumerate(tokens)))


def _said(tokens: tuple[Token, ...], i: int) -> int | None:
    """Find the verb of saying (its place counted from one) that an adjunct of the clause stands right behind."""
    clause = tokens[i].head - 1
    if clause <= i or tokens[clause].deprel != "ccomp":
        return None
    said = tokens[clause].head - 1
    if not 0 <= said < i or tokens[said].upos != "VERB" or i - said > 4:
        return None
    subject = next((j for j in range(i + 1, clause) if tokens[j].head == clause + 1 and _is_subject(tokens[j])), None)
    if subject is None or any(token.upos not in _BETWEEN for token in tokens[said + 1 : i + 1]):
        return None
    # All between belongs to the adjunct, and behind it stands nothing but the subject.
    own = all(_leads(tokens, j, i) for j in range(said + 1, i))
    return said + 1 if own and all(_leads(tokens, j, subject) for j in range(i + 1, subject)) else None


def _is_subject(token: Token) -> bool:
    return token.deprel.partition(":")[0] in _SUBJECTS


def _leads(tokens: tuple[Token, ...], j: int, top: int) -> bool:
    """Whether a word hangs, by at most three steps, by another."""
    for _ in range(3):
        if j == top:
            return True
        j = tokens[j].head - 1
        if j < 0:
            return False
    return j == top
