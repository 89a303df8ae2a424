"""Forms: mends what a tagger says of a verb's form where the verb's spelling or place in the tree tells better.

Rare irregular pasts ("retook", "overran") are taken for presents, and of a participle right behind its noun ("the
worker held hostage in Mali") some tags make the verb of a sentence that has no subject. As what somebody is held is
nobody to whom it is done.
"""

from msgspec.structs import replace

from dragoman.reading import tables
from dragoman.shapes import Parse, Sentence, Token

_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_SUFFERED = "Tense=Past|VerbForm=Part|Voice=Pass"
_OWN = frozenset(("nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass", "mark", "cop"))
"""What a verb that is a clause of its own has below it."""


def mend(parse: Parse) -> Parse:
    """Give such verbs the form that they have; linear in the number of words.

    >>> from dragoman.shapes import Token
    >>> tag = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    >>> words = [("They", "they", "PRON", "_", 2, "nsubj"), ("retook", "retake", "VERB", tag, 0, "root")]
    >>> tokens = tuple(Token(i, i, w, l, p, f, h, r) for i, (w, l, p, f, h, r) in enumerate(words))
    >>> mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens[1].feats
    'Mood=Ind|Tense=Past|VerbForm=Fin'
    """
    return Parse(tuple(_mended(sentence) for sentence in parse.sentences))


def _mended(sentence: Sentence) -> Sentence:
    tokens, found = sentence.tokens, dict[int, Token]()
    held = tables.sets()["held"]
    captive = {token.head: at for at, token in enumerate(tokens) if token.deprel == "obj" and token.lemma in held}
    for i, token in enumerate(tokens):
        if token.upos != "VERB":
            continue
        finite = "VerbForm=Fin" in token.feats
        if finite and "Tense=Pres" in token.feats and _irregular(token):
            found[i] = replace(token, feats=_PAST)
        suffers = "Voice=Pass" in token.feats
        if finite and "Tense=Past" in token.feats and token.deprel == "acl" and _bare(tokens, i, captive):
            found[i], suffers = replace(token, feats=_SUFFERED), True
        as_what = captive.get(i + 1)
        if suffers and as_what is not None and not any(other.head == as_what + 1 for other in tokens):
            found[as_what] = replace(tokens[as_what], deprel="xcomp")
    if not found:
        return sentence
    return replace(sentence, tokens=tuple(found.get(i, token) for i, token in enumerate(tokens)))


def _irregular(token: Token) -> bool:
    """Whether a form is no present: neither its lemma, however that is spelt, nor that with an s."""
    word, lemma = token.text.lower().replace("s", "z"), token.lemma.lower().replace("s", "z")
    return word.isalpha() and not word.endswith("z") and not word.startswith(lemma) and word[:2] == lemma[:2]


def _bare(tokens: tuple[Token, ...], i: int, captive: dict[int, int]) -> bool:
    """Whether a verb behind its noun has nothing below it that only a clause of its own has."""
    below = [at for at, token in enumerate(tokens) if token.head == i + 1]
    if tokens[i].head - 1 >= i or any(tokens[at].deprel in _OWN for at in below):
        return False
    return all(tokens[at].deprel != "obj" or captive.get(i + 1) == at for at in below)
