"""Articles as JSON: one object a line, or one document that holds one or a list of them."""

import json
import re
from collections.abc import Callable, Iterator
from typing import IO, Any

import msgspec

from dragoman.intake import encoding, stamps, stream
from dragoman.shapes.article import Article, Source, text_id
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError, RecordError, SourceError

Tell = Callable[[SourceError], None]
Keep = Callable[[bytes], None]
"""Is given the bytes of a record before its article."""

_EXPECTED = 'an object with "text" and, where known, "id", "url", "title" and "date"'
_DATES = ("date", "published")
_SHOWN = 6
"""Names of fields that an error lists, at most."""
_LONGEST = 40
"""Code points of a wrong date that an error shows, at most."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_STRUCTURE = re.compile(rb'["\\{}\[\]]')


def articles(data: IO[bytes], *, file: str, tell: Tell, keep: Keep | None = None) -> Iterator[Article]:
    r"""Read JSON Lines as they come.

    `data` is the stream, `file` its name; `tell` is told a `RecordError` for each line that is no article; `keep` is
    given the bytes of each line before its article. The text of an article is its `title`, a blank line and its
    `text`, exactly as they stand.

    >>> import io
    >>> line = b'{"id": "a1", "title": "Envoys meet", "date": "2025-01-13", "text": "They met.\\n\\nThey left."}\n'
    >>> [article] = articles(io.BytesIO(line), file="a.jsonl", tell=print)
    >>> article.text, article.published, article.source.record
    ('Envoys meet\n\nThey met.\n\nThey left.', '2025-01-13', 'line 1')
    """
    for number, line in _lines(data, file=file, tell=tell):
        record = f"line {number}"
        try:
            text, damage = _decoded(line)
            if damage:
                tell(_damaged(file, record, damage))
            value = _parse(text, file=file, record=record)
            article = _article(value, file=file, record=record)
            if stated := _unread(value, article):
                tell(_undated(file, record, stated))
            if keep:
                keep(line)
            yield article
        except RecordError as error:
            tell(error)


def document(data: IO[bytes], *, file: str, tell: Tell, keep: Keep | None = None) -> Iterator[Article]:
    r"""Read one JSON document: an article, or a list of articles, streamed.

    `keep` is given the bytes of each before its article.

    >>> import io
    >>> [a, b] = document(io.BytesIO(b'[{"text": "They met."}, {"text": "They left."}]'), file="a.json", tell=print)
    >>> b.text, b.source.record
    ('They left.', 'item 2')
    """
    number = 0
    for number, item in enumerate(_items(data, file=file, tell=tell), 1):
        record = f"item {number}"
        if len(item) > stream.PAGE:
            tell(_too_long(file, record))
            continue
        try:
            text, damage = _decoded(item)
            if damage:
                tell(_damaged(file, record, damage))
            value = _parse(text, file=file, record=record)
            article = _article(value, file=file, record=record)
            if stated := _unread(value, article):
                tell(_undated(file, record, stated))
            if keep:
                keep(item)
            yield article
        except RecordError as error:
            tell(error)
    if not number:
        tell(SourceError(file, got="JSON without an object", expected=_EXPECTED, remedy="give articles as objects"))


def _lines(data: IO[bytes], *, file: str, tell: Tell) -> Iterator[tuple[int, bytes]]:
    """Number the lines that hold something; a line that is too long is told, passed over, and never held."""
    number = 0
    while line := data.readline(stream.PAGE + 1):
        number += 1
        if len(line) > stream.PAGE and not line.endswith(b"\n"):
            while (rest := data.readline(stream.PAGE)) and not rest.endswith(b"\n"):
                pass
            tell(_too_long(file, f"line {number}"))
        elif line.strip():
            yield number, line


def _items(data: IO[bytes], *, file: str, tell: Tell) -> Iterator[bytes]:
    """Cut a document into its outermost objects, by counting braces outside of strings."""
    depth, quoted, skip = 0, False, -1
    held = bytearray()
    while chunk := data.read(1 << 18):
        start = 0 if depth else -1
        for match in _STRUCTURE.finditer(chunk):
            sign, at = match[0], match.start()
            if at == skip:
                skip = -1
            elif sign == b"\\":
                skip = at + 1 if quoted else -1
            elif sign == b'"':
                quoted = not quoted
            elif quoted:
                continue
            elif sign == b"{":
                start = at if depth == 0 else start
                depth += 1
            elif sign == b"}" and depth:
                depth -= 1
                if depth == 0:
                    yield bytes(held) + chunk[start : at + 1]
                    held.clear()
                    start = -1
        # A backslash at the end of a chunk escapes the first byte of the next.
        skip = 0 if skip == len(chunk) else -1
        if start >= 0:
            held += chunk[start:]
        if len(held) > stream.PAGE:
            yield bytes(held[: stream.PAGE + 1])
            return
    if held:
        yield bytes(held)


def _decoded(line: bytes) -> tuple[str, str | None]:
    try:
        return line.decode(), None
    except UnicodeDecodeError:
        found = encoding.decode(line)
        return found.text, found.damage


def _parse(text: str, *, file: str, record: str) -> dict[str, Any]:
    try:
        value = _loads(text)
    except RecursionError:
        raise RecordError(
            file, record=record, got="JSON nested too deep to read", expected=_EXPECTED, remedy="check the line"
        ) from None
    except ValueError as error:
        raise RecordError(
            file, record=record, got=f"malformed JSON ({error})", expected=_EXPECTED, remedy="mend or remove it"
        ) from None
    if not isinstance(value, dict):
        raise RecordError(
            file, record=record, got=f"JSON that is {_named(value)}", expected=_EXPECTED, remedy="mend or remove it"
        )
    return value


def _loads(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        # Slower, but takes lone surrogates, and says at which column the fault is.
        return json.loads(text.rstrip("\r\n"))


def _article(value: dict[str, Any], *, file: str, record: str) -> Article:
    if value.keys() >= {"paragraphs", "captions", "source", "text"}:
        try:
            made = msgspec.convert(value, Article)
            if made.published is not None:
                When.parse(made.published)
            return made
        except (msgspec.ValidationError, DateError):
            pass  # another's record with these names: read what we know of it
    body = value.get("text")
    if not isinstance(body, str) or not body.strip():
        got = _textless(value) if body is None or isinstance(body, str) else f'a "text" that is {_named(body)}'
        raise RecordError(file, record=record, got=got, expected=_EXPECTED, remedy="give it a text, or remove it")
    title = _text(value, "title")
    text = f"{title}\n\n{body}" if title else body
    published, basis = _published(value)
    return Article(
        id=_id(value) or text_id(text),
        url=_text(value, "url"),
        outlet=_text(value, "outlet"),
        issuer=_text(value, "issuer"),
        title=title,
        byline=_text(value, "byline"),
        published=published,
        published_basis=basis,
        language=_text(value, "language"),
        text=text,
        paragraphs=tuple(block.strip() for block in _BLANK_LINE.split(body) if block.strip()),
        source=Source(file=file, record=record),
    )


def _published(value: dict[str, Any]) -> tuple[str | None, str | None]:
    """Read the date as the record states it."""
    for key in _DATES:
        stated = value.get(key)
        if isinstance(stated, bool) or not isinstance(stated, str | int | float) or not str(stated).strip():
            continue
        if stamp := stamps.read(str(stated)):
            note = f" ({stamp.note})" if stamp.note else ""
            return stamp.edtf, f'the record\'s "{key}": {stated}{note}'
    return None, None


def _unread(value: dict[str, Any], article: Article) -> str | None:
    """Give the words of a date that is stated and cannot be read; null where one can, or none is."""
    if article.published is not None or article.published_basis is not None:
        return None
    stated = [value.get(key) for key in _DATES]
    words = (str(one).strip() for one in stated if isinstance(one, str | int | float) and not isinstance(one, bool))
    return next(filter(None, words), None)


def _textless(value: dict[str, Any]) -> str:
    """Say what a record without a text has instead."""
    names = [json.dumps(name, ensure_ascii=False) for name in value if name != "text"]
    more = ", …" if len(names) > _SHOWN else ""
    return f"no text, only {', '.join(names[:_SHOWN])}{more}" if names else "no text"


def _id(value: dict[str, Any]) -> str | None:
    own = value.get("id")
    if isinstance(own, int | str) and not isinstance(own, bool) and str(own).strip():
        return str(own)
    return None


def _text(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    return found if isinstance(found, str) and found.strip() else None


def _named(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _damaged(file: str, record: str, damage: str) -> RecordError:
    return RecordError(
        file, record=record, got=damage, expected="UTF-8", remedy="it was read with U+FFFD in their place"
    )


def _undated(file: str, record: str, stated: str) -> RecordError:
    return RecordError(
        file,
        record=record,
        got=f"the date “{stated if len(stated) <= _LONGEST else stated[:_LONGEST] + '…'}”",
        expected="a day that exists, as 2025-01-17",
        remedy="mend it; the article was read without it",
    )


def _too_long(file: str, record: str) -> RecordError:
    return RecordError(
        file,
        record=record,
        got=f"more than {stream.PAGE >> 20} MB",
        expected="one article a line",
        remedy="put each article on a line of its own",
    )
