"""Kinds: of which type an act or a statement is, where the network hears another than the frame or the rules say.

A frame's pattern that no weight is learnt for is never overruled: neither one too rare to learn from, nor one that
somebody adds.
"""

from typing import cast

from dragoman.reading import weights
from dragoman.reading.carry import SPOKEN
from dragoman.reading.choosing import pick
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.saying import Saying
from dragoman.reading.signals import chance
from dragoman.reading.weights import Question
from dragoman.reading.what import Predicate
from dragoman.shapes.signals import TYPES
from dragoman.shapes.terms import Type

_LEAST = 0.08
"""How likely a type must be by the network to be weighed beside the frame's."""
_MOST = 3
"""How many such types are weighed, the likeliest."""


def act(document: Document, draft: Draft, predicate: Predicate, watch: Watch | None, *, content: bool = False) -> bool:
    """Give an act its likeliest type, and tell whether that is another than its frame's.

    Of a word that the `content` of what somebody says hangs by, the network says how he says it.
    """
    pattern, signals = predicate.pattern, document.signals(draft.sentence)
    if not pattern.text or not signals.known:
        return False
    key = f"pattern:{pattern.pos}:{pattern.text}:{pattern.frame.type}"
    known = weights.knows("type", key)
    if not known and watch is None:
        return False
    chances = signals.chances(draft.index)
    barred = SPOKEN | {draft.type} if content else {draft.type}
    others = [place for place in range(1, len(TYPES)) if chances[place] >= _LEAST and TYPES[place] not in barred]
    if not others:
        return False
    others = sorted(others, key=lambda place: -chances[place])[:_MOST]
    kinds = [draft.type, *(cast(Type, TYPES[place]) for place in others)]
    options = [{f"to:{kind}", f"heard:{chance(chances[TYPES.index(kind)])}"} for kind in kinds]
    options[0].add("rule")
    circumstances = [f"from:{draft.type}", f"pos:{pattern.pos}", f"weight:{min(pattern.weight, 3)}"]
    more = [key, f"frame:{pattern.frame.key}", f"none:{chance(chances[0])}"]
    # Who learns the weights is told of what is not known yet, too.
    best = kinds[pick(draft, "type", kinds, _question(options, circumstances, more), watch)]
    return known and _turn(draft, best)


def statement(
    document: Document, draft: Draft, saying: Saying, words: list[tuple[int, int]], others: bool, watch: Watch | None
) -> bool:
    """Give a statement its likeliest type, and tell whether that is another than by the rules.

    `words` are those that carry the type; `others` whether it is about another party than the speaker's.
    """
    mean = document.chances(words)
    if not mean:
        return False
    kinds = [draft.type, *(kind for kind in sorted(SPOKEN) if kind != draft.type)]
    heard = [document.chances([word]) for word in words]
    options = [{f"to:{kind}", *_heard(heard, mean, TYPES.index(kind))} for kind in kinds]
    options[0].add("rule")
    region = document.regions[draft.sentence]
    circumstances = [f"from:{draft.type}", f"about:{others}:{saying.direct}", f"region:{region}"]
    more = [f"verb:{saying.verb}", f"root:{document.words[draft.sentence][draft.index].lower()}"]
    return _turn(draft, kinds[pick(draft, "statement", kinds, _question(options, circumstances, more), watch)])


def _question(options: list[set[str]], circumstances: list[str], more: list[str]) -> Question:
    return Question(options, circumstances, frozenset().union(*options), more)


def _heard(own: list[list[float]], mean: list[float], place: int) -> list[str]:
    """Say how likely a type is by the words that carry it: together, at the root, at the likelier of them."""
    most = max(row[place] for row in own)
    return [f"heard:{chance(mean[place])}", f"root:{chance(own[0][place])}", f"most:{chance(most)}"]


def _turn(draft: Draft, kind: Type) -> bool:
    """Make a draft one of a type, and tell whether it was of another."""
    if kind == draft.type:
        return False
    draft.steps["type"] = f"likelier than {draft.type} ({draft.steps.get('type', '')})"
    draft.type = kind
    return True
