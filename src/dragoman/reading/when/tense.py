"""The tense of the verb that a time expression belongs to, from a parse or, without one, from the words around it."""

import re

from dragoman.reading.when.form import TimeExpression
from dragoman.shapes.parse import Sentence
from dragoman.shapes.tense import Tense, cues
from dragoman.shapes.tense import guess as guess_words

_VERBS = ("VERB", "AUX")
_FOR = re.compile(r"for\b", re.IGNORECASE)
_AHEAD = ("will", "shall", "would", "'ll", "’ll", "wo")
_OPEN = ("could", "may", "might", "must", "should", "ought")
"""Auxiliaries of what is to come, but for what "could have been"."""


def guess(text: str, expression: TimeExpression) -> Tense | None:
    """Guess from the words around it: the nearest cue before it in its sentence, else the nearest after.

    >>> from dragoman.reading.when.tagger import find
    >>> text = "The envoy said on Monday that talks will resume on Friday."
    >>> [guess(text, found) for found in find(text)]
    ['past', 'future']
    """
    if (
        expression.type == "DATE"
        and expression.form.op != "feast"
        and _FOR.match(text, expression.lead, expression.start)
    ):
        return "future"  # what is "planned", "called" or "set for May" is to come
    return guess_words(text, start=expression.start, end=expression.tail)


def parsed(sentence: Sentence, expression: TimeExpression) -> Tense | None:
    """Read the tense of the verb that the expression hangs on; null where it hangs on no verb.

    An infinitive looks ahead after a verb of planning ("plans to visit on Friday"). "Their May 5 call" is past, and
    what is "planned for May" to come.

    >>> from dragoman.shapes import Token
    >>> words = [(0, 4, "They", "PRON", 3, "nsubj"), (5, 9, "will", "AUX", 3, "aux"),
    ...          (10, 14, "meet", "VERB", 0, "root"), (15, 17, "on", "ADP", 5, "case"),
    ...          (18, 24, "Friday", "PROPN", 3, "obl")]
    >>> tokens = tuple(Token(a, b, w, w.lower(), p, "_", h, r) for a, b, w, p, h, r in words)
    >>> from dragoman.reading.when.tagger import find
    >>> parsed(Sentence(0, 24, tokens), find("They will meet on Friday")[0])
    'future'
    """
    tokens = sentence.tokens
    inside = {place for place, token in enumerate(tokens) if expression.start <= token.start < expression.end}
    # The word whose head lies outside is the one that the expression hangs by.
    place = next((one for one in sorted(inside) if tokens[one].head - 1 not in inside), -1)
    top = tokens[place].head - 1 if place >= 0 else -1
    owned = top >= 0 and any(token.head == top + 1 and token.deprel == "nmod:poss" for token in tokens)
    if owned and tokens[place].deprel in ("compound", "nmod", "nmod:unmarked", "nummod", "obl:unmarked"):
        return "past"
    # What an election was called for, or a visit planned, is to come; so is all that something is done for.
    dated = expression.type == "DATE" and expression.form.op == "calendar"
    planned = dated or (top >= 0 and tokens[top].text.lower() in cues().planning)
    if planned and any(token.head == place + 1 and token.lemma.lower() == "for" for token in tokens):
        return "future"
    while place >= 0 and (place in inside or tokens[place].upos not in _VERBS):
        described = (token.text.lower() for token in tokens if token.head == place + 1 and token.deprel == "amod")
        if place not in inside and cues().future.intersection(described):
            return "future"  # "upcoming elections in October"
        place = tokens[place].head - 1
    return _verb(sentence, place) if place >= 0 else None


def _verb(sentence: Sentence, place: int) -> Tense | None:
    tokens = sentence.tokens
    below = [token for token in tokens if token.head == place + 1]
    helpers = [token for token in below if token.deprel.partition(":")[0] in ("aux", "cop")]
    if any(token.lemma.lower() in _AHEAD or token.text.lower() in _AHEAD for token in helpers):
        return "future"
    if any(token.text.lower() in _OPEN for token in helpers):
        return "past" if any(token.lemma.lower() == "have" for token in helpers) else "future"
    feats = tokens[place].feats
    for token in (*helpers, tokens[place]):
        if "Tense=Past" in token.feats and token.upos == "AUX":
            return "past"
    if any(token.lemma.lower() == "have" for token in helpers) or "Tense=Past" in feats:
        present = [token for token in helpers if token.lemma.lower() == "be" and "Tense=Pres" in token.feats]
        return "present" if present else "past"
    if any(token.text.lower() == "to" and token.deprel == "mark" for token in below):
        return _infinitive(sentence, place)
    return "present" if "Tense=Pres" in feats or helpers else None


def _infinitive(sentence: Sentence, place: int) -> Tense | None:
    """An infinitive looks ahead after a verb of planning; else it is of its verb's own time ("took steps to cut")."""
    tokens = sentence.tokens
    above = tokens[place].head - 1
    while above >= 0 and tokens[above].upos not in _VERBS:
        if tokens[above].text.lower() in cues().planning:
            return "future"
        above = tokens[above].head - 1
    if above < 0:
        return None
    planned = {tokens[above].text.lower(), tokens[above].lemma.lower()} & cues().planning
    return "future" if planned else _verb(sentence, above)
