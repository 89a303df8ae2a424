"""From bytes to text: the encoding is found, and never crashed on."""

import codecs
import re
from collections.abc import Iterable, Iterator

import charset_normalizer
import msgspec

SAMPLE = 1 << 16
"""Bytes that an encoding is guessed from: more changes no guess, and guessing is slow."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Whoever declares Latin-1 or ASCII means Windows-1252: the rule of the HTML standard.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
# Codecs of Python that no page is written in, or that the HTML standard refuses.
_REFUSED = {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
# A byte above 127 that stands in English as Windows-1252 would have it: signs anywhere, accented small letters,
# accented capitals that don't follow a small letter, the euro sign beside a figure or a space.
_WESTERN = re.compile(
    r"[‘’“”–—…•™‚„‹›†‡‰«»°£§©®½¼¾·¡¿\xa0\xad]|[à-öø-ýßœšžªº]|(?<![a-z])[À-ÖØ-ÝŒŠŽ]|€(?=[\s\d])|(?<=\d)€"
)
_ABOVE = re.compile(r"[^\x00-\x7f]")
_LONG_RUN = re.compile(r"[À-ÿŒŠŽœšž]{4}")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(msgspec.Struct, frozen=True):
    """A text and how it was got from its bytes."""

    text: str
    """The text, without its byte order mark."""
    encoding: str
    """Python's name of the encoding."""
    damage: str | None = None
    """What could not be read and was replaced by U+FFFD, in words; null if nothing was."""


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""Decode bytes by their mark, as UTF-8, as declared (`declared`, a charset's name), or by the best guess.

    >>> decode(b"\xff\xfeN\x00o\x00").text
    'No'
    >>> decode(b"the minister\x92s caf\xe9").text
    'the minister’s café'
    >>> decode(b"They met in\xff\xff Oslo.").damage
    '2 bytes that are not UTF-8, the first at byte 11'
    """
    encoding, mark = find(data, declared=declared)
    body = data[mark:]
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        count = _invalid(body, encoding)
        name = "UTF-8" if encoding == "utf-8" else encoding
        units = "1 byte that is" if count == 1 else f"{count} bytes that are"
        return Decoded(text, encoding, f"{units} not {name}, the first at byte {error.start + mark}")


def find(data: bytes, *, declared: str | None = None) -> tuple[str, int]:
    r"""Name the encoding of bytes, or of the start of a stream, and the length of its byte order mark.

    >>> find(b"\xef\xbb\xbfOslo")
    ('utf-8', 3)
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    wide = _wide(data)
    if wide:
        return wide, 0
    if _fits(data, "utf-8"):
        return "utf-8", 0
    named = _named(declared)
    if named and named != "utf-8" and _fits(data, named):
        return named, 0
    return _guess(data), 0


def transcoded(chunks: Iterable[bytes], *, encoding: str) -> Iterator[bytes]:
    r"""Turn chunks of a stream into UTF-8, what can't be read into U+FFFD.

    >>> b"".join(transcoded([b"caf", b"\xe9"], encoding="cp1252"))
    b'caf\xc3\xa9'
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()


def _fits(data: bytes, encoding: str) -> bool:
    """Whether bytes are of an encoding; a character cut off at their end counts as whole."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(data, False)
    except UnicodeDecodeError:
        return False
    return True


def _named(declared: str | None) -> str | None:
    """Python's name of a declared charset; null for names that mean nothing."""
    try:
        name = codecs.lookup((declared or "").strip()).name
        b"".decode(name)  # refuses codecs that are no text encodings
    except (LookupError, ValueError):
        return None
    return None if name in _REFUSED else _MEANT.get(name, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is zero."""
    head = data[:4096]
    if len(head) < 8 or len(head) % 2:
        head = head[:-1]
    half = len(head) // 2
    if half < 4:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        other = head[::2] if encoding == "utf-16-le" else head[1::2]
        if high.count(0) > 0.7 * half and other.count(0) < 0.05 * half:
            return encoding
    return None


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8 and not what they declare."""
    start = _first_invalid(data)
    sample = data[max(0, start - SAMPLE // 2) : start + SAMPLE // 2]
    if _western(sample):
        return "cp1252"
    if _mostly_utf8(data):
        return "utf-8"
    best = charset_normalizer.from_bytes(sample, threshold=0.2).best()
    # A guess that needs hundreds of bytes to be a guess at all: below that, a damaged text is the likelier story.
    if best is None or len(_ABOVE.findall(str(best))) < 20:
        return "utf-8"
    return best.encoding


def _first_invalid(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _western(sample: bytes) -> bool:
    """Whether the bytes above 127 stand as they would in a Western European text of Windows-1252."""
    if _mostly_utf8(sample):
        return False
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return not _LONG_RUN.search(text) and len(_WESTERN.findall(text)) == len(_ABOVE.findall(text))


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what lies above 127 is UTF-8 and some was damaged."""
    whole = len(_MULTIBYTE.findall(data))
    return whole > 0 and _invalid(data, "utf-8") <= whole


def _invalid(data: bytes, encoding: str) -> int:
    """How many bytes an encoding can't read."""
    text = data.decode(encoding, "replace")
    return text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding == "utf-8" else 0)
