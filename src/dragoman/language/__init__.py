"""The language room: texts to sentences, words, trees, names and factuality, by one small model."""

from dragoman.language.model import Model, read_model
from dragoman.language.runtime import Parser

__all__ = ["Parser", "load"]


def load(threads: int = 2) -> Parser:
    """Load the model that the package ships; half a second at most, once a process.

    `threads` is how many windows are read side by side; parses don't depend on it. `ModelError` if the model's file
    is missing or damaged.

    >>> parser = load(threads=1)
    >>> [len(parse.sentences) for parse in parser.parse(["Talks opened. They failed.", ""])]
    [2, 0]
    """
    return Parser(Model(read_model(), threads=1), threads=max(1, threads))
