"""Datelines: the place before a dash that opens a report is no part of its first sentence's grammar."""

import msgspec

from dragoman.shapes import Parse, Sentence, Token

LONGEST = 6
"""Words before the dash of a dateline without an agency in brackets ("WASHINGTON, May 3 —")."""
_WIRED = 14
"""Words before the dash where one stands there ("DUBAI, United Arab Emirates (AP) —")."""
_DASHES = frozenset(("-", "–", "—", "--"))
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})
"""Parts of speech of the words of a dateline."""
_LOOSE = "discourse"


def mend(parse: Parse) -> Parse:
    """Detach datelines in the trees of a parse, so that whoever acts is the subject; other sentences stay as they are.

    >>> words = [("OSLO", "PROPN", 4, "nsubj"), ("-", "PUNCT", 1, "punct"), ("Berg", "PROPN", 1, "appos"),
    ...          ("left", "VERB", 0, "root")]
    >>> tokens = tuple(Token(i, i, w, w, p, "_", h, r) for i, (w, p, h, r) in enumerate(words))
    >>> [(t.head, t.deprel) for t in mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens]
    [(4, 'discourse'), (1, 'punct'), (4, 'nsubj'), (0, 'root')]
    """
    return Parse(tuple(_mend(sentence) for sentence in parse.sentences))


def _mend(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    dash = next((i for i, token in enumerate(tokens[: _WIRED + 1]) if token.text in _DASHES), 0)
    if dash > LONGEST and tokens[dash - 1].text != ")":
        return sentence
    if dash == 0 or len(tokens) < dash + 3 or not _is_place(tokens[:dash]):
        return sentence
    root = next((i for i, token in enumerate(tokens) if token.head == 0), 0)
    if root <= dash:
        return sentence
    made = list(tokens)
    heir = _heir(tokens, dash)
    for i in range(dash + 1):
        token = made[i]
        if not 1 <= token.head <= dash + 1:
            made[i] = msgspec.structs.replace(token, head=root + 1, deprel=_LOOSE)
    for i in range(dash + 1, len(made)):
        token = made[i]
        if 1 <= token.head <= dash + 1:
            if i == heir or heir is None:
                above = tokens[token.head - 1]
                outside = not 1 <= above.head <= dash + 1
                head, deprel = (above.head, above.deprel) if outside else (root + 1, _LOOSE)
                if head == i + 1 or heir is None:
                    head, deprel = root + 1, _LOOSE if heir is None else deprel
                made[i] = msgspec.structs.replace(token, head=0 if i == root else head, deprel=deprel)
            else:
                made[i] = msgspec.structs.replace(token, head=heir + 1)
    return msgspec.structs.replace(sentence, tokens=tuple(made))


def _is_place(tokens: tuple[Token, ...]) -> bool:
    names = [token for token in tokens if token.upos not in ("PUNCT", "NUM")]
    shouted = tokens[0].text.isupper() and len(tokens[0].text) > 2
    # The tagger takes capitals for other words: "UNITED" for a verb.
    return shouted and all(token.upos in _NAMES or token.text.isupper() for token in names)


def _heir(tokens: tuple[Token, ...], dash: int) -> int | None:
    """The word after the dash that the parse hung below the place: it takes the place's part in the sentence."""
    below = [i for i in range(dash + 1, len(tokens)) if 1 <= tokens[i].head <= dash + 1 and tokens[i].upos != "PUNCT"]
    nominal = [i for i in below if tokens[i].upos in ("PROPN", "NOUN", "PRON")]
    return nominal[0] if nominal else None
