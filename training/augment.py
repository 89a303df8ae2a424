"""Makes copies of sentences as careless sources would have written them."""

import random
from dataclasses import replace

from data import Gold

CURLY = {"'": "’", '"': "”", "``": "“", "''": "”"}
LOOKS = {
    "l": "1",
    "o": "0",
    "i": "l",
    "e": "c",
    "h": "b",
    "n": "u",
    "u": "n",
    "m": "rn",
    "s": "5",
    "b": "h",
    "t": "f",
    "c": "e",
}


def augment(run: list[Gold], rng: random.Random, amount: float = 1.0) -> list[Gold]:
    """Change a window's sentences at random, or leave them alone (most often)."""
    chance = rng.random() / amount if amount else 1.0
    if chance < 0.04:
        run = [_spell(gold, str.upper) for gold in run]
    elif chance < 0.08:
        run = [_spell(gold, str.lower) for gold in run]
    elif chance < 0.12:
        rate = rng.uniform(0.02, 0.15)
        run = [_spell(gold, lambda word: _noise(word, rng, rate)) for gold in run]
    elif chance < 0.13:
        run = [_spell(gold, lambda word: word[:1].upper() + word[1:] if len(word) > 3 else word) for gold in run]
    elif chance < 0.145:
        run = [_wrap(gold, rng) for gold in run]
    if amount and rng.random() < 0.15:
        run = [_spell(gold, _curl) for gold in run]
    if amount and rng.random() < 0.10:
        run = [*run[:-1], _drop_stop(run[-1])]
    return run


def _spell(gold: Gold, change) -> Gold:
    return replace(gold, words=tuple(change(word) or word for word in gold.words))


def _curl(word: str) -> str:
    return CURLY.get(word, word.replace("'", "’"))


def _noise(word: str, rng: random.Random, rate: float) -> str:
    if rng.random() > rate or not word.isalpha():
        return word
    at = rng.randrange(len(word))
    kind = rng.random()
    if kind < 0.6:
        return word[:at] + LOOKS.get(word[at].lower(), word[at]) + word[at + 1 :]
    if kind < 0.8 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    return word[:at] + rng.choice(".,-'") + word[at:] if kind < 0.9 else word.swapcase()


def _wrap(gold: Gold, rng: random.Random) -> Gold:
    """Break lines at a fixed width, as plain-text mail does."""
    width, at, gaps = rng.choice((60, 66, 72, 76)), rng.randrange(60), []
    for word, gap in zip(gold.words, gold.gaps, strict=True):
        at += len(word) + (gap > 0)
        if gap and at > width:
            gap, at = 2, len(word)
        gaps.append(gap)
    return replace(gold, gaps=tuple(gaps))


def _drop_stop(gold: Gold) -> Gold:
    """Drop a closing stop, as headlines and captions do."""
    if (
        gold.heads is None
        or len(gold.words) < 3
        or gold.words[-1] not in (".", "!", "?")
        or len(gold.words) in gold.heads
    ):
        return gold
    short = {
        name: getattr(gold, name) for name in ("words", "gaps", "upos", "xpos", "lemmas", "heads", "rels", "names")
    }
    return replace(gold, **{name: value[:-1] if value is not None else None for name, value in short.items()})
