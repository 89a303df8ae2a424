"""Damaged copies of articles, as scrapers, feeds and careless hands make them; the same seed makes the same damage."""

import random
from collections.abc import Callable, Sequence

Sentences = list[str]
Damage = Callable[[Sentences, random.Random], Sentences]

SCRIPTS = (
    "Министерство заявило.",
    "وزارت خارجه اعلام کرد",
    "外交部发言人说。",
    "Η κυβέρνηση αρνήθηκε·",
    "मंत्री ने कहा।",
    "🇫🇮🤝🇮🇸",
    "e\u0301\u0323\u200d",
)
CONTROLS = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\xa0\u00ad\u200b\u200e\u202e\u2028\u2029\ufeff\ufffd\U000e0001\ud800"
)
QUOTES = "\"'“”‘’«»„‟‚‛`´''\"\"()[]{}—–-…"


def _cut(sentences: Sentences, chance: random.Random) -> Sentences:
    """Cut somewhere within a sentence, and lose what follows or what stands before."""
    place = chance.randrange(len(sentences))
    at = chance.randrange(len(sentences[place]) + 1)
    if chance.random() < 0.5:
        return [*sentences[:place], sentences[place][:at]]
    return [sentences[place][at:], *sentences[place + 1 :]]


def _doubled(sentences: Sentences, chance: random.Random) -> Sentences:
    """Say a sentence, or all, twice and more."""
    if chance.random() < 0.3:
        return sentences * chance.randint(2, 4)
    place = chance.randrange(len(sentences))
    return sentences[:place] + [sentences[place]] * chance.randint(2, 6) + sentences[place:]


def _shuffled(sentences: Sentences, chance: random.Random) -> Sentences:
    """Put the sentences in another order."""
    return chance.sample(sentences, len(sentences))


def _sprinkled(marks: Sequence[str]) -> Damage:
    """Make a damage that puts marks where none belong."""

    def damage(sentences: Sentences, chance: random.Random) -> Sentences:
        texts = list(sentences)
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(texts))
            at = chance.randrange(len(texts[place]) + 1)
            texts[place] = (
                texts[place][:at] + chance.choice(marks) * chance.choice((1, 1, 1, 2, 30)) + texts[place][at:]
            )
        return texts

    return damage


def _unquoted(sentences: Sentences, chance: random.Random) -> Sentences:
    """Lose every other quotation mark."""
    return ["".join(c for c in text if c not in QUOTES or chance.random() < 0.5) for text in sentences]


def _run_together(sentences: Sentences, chance: random.Random) -> Sentences:
    """Lose full stops, or the blanks between words."""
    lost = chance.choice((".", " ", ",", ". "))
    return [text.replace(lost, "") for text in sentences]


def _shouted(sentences: Sentences, chance: random.Random) -> Sentences:
    """Print everything in one case."""
    return [chance.choice((str.upper, str.lower, str.title))(text) for text in sentences]


def _swapped(sentences: Sentences, chance: random.Random) -> Sentences:
    """Put words in the wrong places, so that no sentence is one."""
    swapped = []
    for text in sentences:
        words = text.split()
        chance.shuffle(words)
        swapped.append(" ".join(words))
    return swapped


DAMAGES: dict[str, Damage] = {
    "cut": _cut,
    "doubled": _doubled,
    "shuffled": _shuffled,
    "controls": _sprinkled(CONTROLS),
    "scripts": _sprinkled(SCRIPTS),
    "quotes": _sprinkled(QUOTES),
    "unquoted": _unquoted,
    "run together": _run_together,
    "shouted": _shouted,
    "swapped": _swapped,
}


def mutated(sentences: Sequence[str], seed: int) -> tuple[str, list[str]]:
    """Damage an article once to thrice; gives its headline and its paragraphs.

    >>> mutated(["Envoys meet", "They met."], 3) == mutated(["Envoys meet", "They met."], 3)
    True
    """
    chance = random.Random(seed)
    texts = list(sentences)
    for name in chance.sample(sorted(DAMAGES), chance.randint(1, 3)):
        texts = DAMAGES[name](texts, chance)
    if len(texts) == 1:
        return "", texts
    joiner = chance.choice((" ", "\n", "\n\n", "\r\n", "  ", "\t"))
    paragraphs = [joiner.join(texts[at : at + 3]) for at in range(1, len(texts), 3)]
    return texts[0], paragraphs
