"""The words of saying, their channels, and the nouns that carry a claim. Read from `data/speech.toml`."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.reading import tables


class Speech(msgspec.Struct, frozen=True):
    """The tables of speech."""

    verbs: frozenset[str]
    """Verbs that carry a statement."""
    plain: frozenset[str]
    """Those of which the statement is a SAY if its content is no act of its own."""
    nouns: frozenset[str]
    """Nouns that carry a statement in a clause below them."""
    pieces: frozenset[str]
    """Nouns of what one writes for a paper or sends to it."""
    tallies: frozenset[str]
    """Nouns of what somebody counted or reckoned."""
    doubting: frozenset[str]
    """Verbs that leave the truth open."""
    denying: frozenset[str]
    """Verbs that deny."""
    citing: frozenset[str]
    """Verbs by which who passes something on names whom he has it from."""
    issuing: frozenset[str]
    """Verbs by which the author of a paper brings it out."""
    carrying: frozenset[str]
    """Verbs by which an agency or paper passes on what was said elsewhere."""
    questions: frozenset[str]
    """What stands before a question of a printed interview."""
    answers: frozenset[str]
    """What stands before an answer."""
    channels: dict[str, str]
    """Channel by word; words joined by `_` stand side by side."""
    ways: dict[str, str]
    """Channel by a verb that tells it by itself."""
    spoken: frozenset[str]
    """Nouns of words of which whoever they are spoken to tells the channel."""
    occasions: dict[tuple[str, str], str]
    """Channel by a verb, or by a noun of words, and the noun that they are spoken to or at."""


@cache
def load() -> Speech:
    """Read the tables; `DataError` names the file and line of a row that breaks the schema.

    >>> load().channels["tweet"]
    'X'
    """
    table = tables.read(files("dragoman.reading") / "data" / "speech.toml", allowed=tables.SPEECH)

    def words(name: str, key: str) -> frozenset[str]:
        return frozenset(word for row in table.of(name) for word in row.words(key))

    channels = {word: row.values["name"] for row in table.of("channel") for word in row.words("words")}
    ways = {verb: row.values["name"] for row in table.of("channel") for verb in row.words("verbs")}
    occasions = {
        (word, whom): row.values["name"]
        for row in table.of("occasion")
        for word in (*row.words("verbs"), *row.words("nouns"))
        for whom in row.words("whom")
    }
    return Speech(
        verbs=words("speech", "verbs"),
        plain=words("plain", "verbs"),
        nouns=words("noun", "nouns"),
        pieces=words("piece", "nouns"),
        tallies=words("tally", "nouns"),
        doubting=words("doubting", "verbs"),
        denying=words("denying", "verbs"),
        citing=words("citing", "verbs"),
        issuing=words("issuing", "verbs"),
        carrying=words("carrying", "verbs"),
        questions=words("questions", "words"),
        answers=words("answers", "words"),
        channels=channels,
        ways=ways,
        spoken=words("occasion", "nouns"),
        occasions=occasions,
    )
