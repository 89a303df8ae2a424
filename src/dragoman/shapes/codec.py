"""Records to JSON and back."""

import re
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: Any) -> str:
    r"""Write a record as one line of JSON.

    Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes, so that nothing is lost.

    >>> encode({"text": "\ud800"})
    '{"text":"\\ud800"}'
    """
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return _encode_surrogates(value)


def _encode_surrogates(value: Any) -> str:
    import json

    return _SURROGATE.sub(
        lambda match: f"\\u{ord(match[0]):04x}",
        json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":")),
    )


def decode(text: str, shape: type[T]) -> T:
    """Read one record of the given shape; `msgspec.ValidationError` if it doesn't fit.

    >>> from dragoman.shapes import Place
    >>> decode('{"name": "Geneva"}', Place).name
    'Geneva'
    """
    return msgspec.json.decode(text, type=shape)
