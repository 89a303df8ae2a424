"""Rosters: lists of people with their offices, whose members trees like to hang by each other as one person.

In "met Foreign Minister Ann Lee, Defence Minister Bo Ek and the envoy Cy Day" each name is another member of the list;
a tree often makes one the apposition of the one before, and of an office a member of its own. A person's name is never
the apposition of another's.
"""

from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.reading.agents import position
from dragoman.shapes import Parse, Sentence, Token

_TOGETHER = frozenset({"appos", "flat", "nmod:desc", "compound"})
"""How a name hangs that is taken for a part of the one before it."""
_TITLE = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "PART"})
"""What an office before a name is made of."""
_UP = _TOGETHER | {"conj"}
_JOINS = frozenset({"and", "or"})


class _Name(NamedTuple):
    """A person's name: its first and last word."""

    first: int
    last: int


def mend(parse: Parse) -> Parse:
    """Make the names of a list conjuncts of its first one, each with its own office; linear in the number of words.

    >>> rows = [("Lee", 5, "nsubj"), (",", 3, "punct"), ("Ek", 1, "appos"), ("and", 5, "cc"), ("Day", 1, "conj")]
    >>> tokens = tuple(
    ...     Token(i, i, w, w, "PROPN" if w[0].isupper() else "PUNCT", "_", h, r, "B-PER" if w[0].isupper() else "O")
    ...     for i, (w, h, r) in enumerate(rows)
    ... )
    >>> mend(Parse((Sentence(0, 5, tokens),))).sentences[0].tokens[2].deprel
    'conj'
    """
    return Parse(tuple(_mended(sentence) for sentence in parse.sentences))


def _mended(sentence: Sentence) -> Sentence:
    names = _names(sentence.tokens)
    if len(names) < 2:
        return sentence
    heads = [token.head - 1 for token in sentence.tokens]
    rels = [token.deprel for token in sentence.tokens]
    for name in names:
        _entitle(sentence.tokens, heads, rels, name)
    for place, (one, other) in enumerate(pairwise(names)):
        if _listed(sentence.tokens, names, place) and _taken(heads, rels, one, other):
            _part(heads, rels, one, other)
    if rels == [token.deprel for token in sentence.tokens]:
        return sentence
    tokens = (replace(t, head=heads[i] + 1, deprel=rels[i]) for i, t in enumerate(sentence.tokens))
    return replace(sentence, tokens=tuple(tokens))


def _names(tokens: tuple[Token, ...]) -> list[_Name]:
    found: list[_Name] = []
    for i, token in enumerate(tokens):
        if token.name == "B-PER":
            found.append(_Name(i, i))
        elif token.name == "I-PER" and found and found[-1].last == i - 1:
            found[-1] = _Name(found[-1].first, i)
    return found


def _listed(tokens: tuple[Token, ...], names: list[_Name], place: int) -> bool:
    """Whether a name stands behind a comma and at most its office, in a list that "and" ends."""
    if not _behind(tokens, names[place], names[place + 1]):
        return False
    for number in range(place + 1, len(names)):
        after = [token.text.lower() for token in tokens[names[number].last + 1 : names[number].last + 3]]
        if after[:1] and (after[0] in _JOINS or (after[0] == "," and after[-1] in _JOINS)):
            return True
        if number + 1 == len(names) or not _behind(tokens, names[number], names[number + 1]):
            return False
    return False


def _behind(tokens: tuple[Token, ...], one: _Name, other: _Name) -> bool:
    """Whether nothing but a comma and an office stands between two names, maybe of "trade and tourism"."""
    between = tokens[one.last + 1 : other.first]
    if not between or between[0].text != "," or between[-1].upos == "CCONJ":
        return False
    office = between[2:] if len(between) > 1 and between[1].lemma == "the" else between[1:]
    return all(token.upos in _TITLE or token.upos == "CCONJ" for token in office)


def _taken(heads: list[int], rels: list[str], one: _Name, other: _Name) -> bool:
    """Whether a name hangs by the one before it as if both were one person's."""
    word = other.first
    for _ in range(6):
        if rels[word] not in _TOGETHER:
            return False
        word = heads[word]
        if word <= one.last:
            return True
    return False


def _entitle(tokens: tuple[Token, ...], heads: list[int], rels: list[str], name: _Name) -> None:
    """Hang a name by the office right before it that a tree makes another argument: "with Secretary of State Lee"."""
    word = name.first - 1
    while word > 0 and tokens[word].upos in _TITLE and heads[word] > heads[name.first]:
        word = heads[word] if heads[word] < word else word - 1
    if word < 0 or any(token.upos not in _TITLE for token in tokens[word : name.first]):
        return
    alike = heads[word] == heads[name.first] >= 0 and rels[word] == rels[name.first]
    # "On Wednesday with President Lee": only an office reaches over a preposition.
    office = not any(token.upos == "ADP" for token in tokens[word : name.first]) or position(tokens[word])
    if not alike or not office or tokens[word].upos not in ("PROPN", "NOUN"):
        return
    heads[name.first], rels[name.first] = word, "flat"
    for member, head in enumerate(heads):
        if head == name.first and rels[member] in ("conj", "appos"):
            heads[member] = word


def _part(heads: list[int], rels: list[str], one: _Name, other: _Name) -> None:
    """Hang a name by the first of its list, and its office by it."""
    first = _first(heads, rels, one.first)
    own = range(one.last + 2, other.last + 1)
    for word in own:
        if word >= other.first and not other.first <= heads[word] <= other.last:
            heads[word], rels[word] = other.first, "flat"
        elif word < other.first and heads[word] not in own:
            heads[word], rels[word] = other.first, "nmod:desc"
    heads[other.first], rels[other.first] = first, "conj"


def _first(heads: list[int], rels: list[str], word: int) -> int:
    """The word that the whole list hangs by."""
    for _ in range(12):
        if rels[word] not in _UP or heads[word] < 0:
            break
        word = heads[word]
    return word
