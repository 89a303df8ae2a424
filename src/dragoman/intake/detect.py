"""What kind of input bytes are: told by what they hold, by their name only where that leaves a choice."""

import json
import re
import zlib
from typing import Literal

from dragoman.intake import encoding
from dragoman.intake.vocabulary import vocabulary
from dragoman.shapes.errors import SourceError

Kind = Literal["flat", "html", "jsonl", "json", "feed", "empty", "binary", "xml", "table"]

HEAD = 1 << 16
"""Bytes that are looked at."""

_DATABASE = "an SQLite database"
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture, sound or film)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\0", _DATABASE),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_TAR = slice(257, 262)
"""Where a tar archive says that it is one."""
_PACKED = re.compile(r"archive|\b(?:bzip2|xz|Zstandard|gzip)\b")
GZIP = b"\x1f\x8b"

READ = "flat text, HTML, JSON Lines, RSS, Atom or WARC, also gzipped"
"""What inputs may be."""
_HEADER = re.compile(r"""[\w ."-]{1,40}(?:[,;\t|][\w ."-]{1,40})+\r?""")
_CELL = re.compile(r"[,;\t|]")

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_XML_PROLOGUE = re.compile(
    r"""\s*(?:<\?[^>]*\?>|<!--.*?-->"""
    r"""|<!DOCTYPE\b(?:[^\[>"']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>)""",
    re.DOTALL | re.I,
)
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|main|h1|table|span|script|header)\b", re.I
)
_FEEDS = {"rss", "feed", "rdf"}


def is_warc(head: bytes, *, name: str = "") -> bool:
    r"""Whether an input is an archive of pages, from its first bytes as they stand, gzipped or not.

    >>> is_warc(b"WARC/1.0\r\nWARC-Type: warcinfo")
    True
    """
    if not head:
        return False
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            head = b""
    return head.lstrip(b"\r\n ").startswith(b"WARC/") or name.lower().endswith((".warc", ".warc.gz"))


def kind(head: bytes, *, name: str = "") -> Kind:
    r"""Tell what an input is from its first bytes (`HEAD` or all) and its `name`, already inflated.

    >>> kind(b'{"id": "a1", "text": "They met."}\n')
    'jsonl'
    >>> kind(b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>')
    'feed'
    >>> kind(b"Envoys meet\n\nThey met in Oslo.\n")
    'flat'
    """
    name = name.lower().removesuffix(".gz")
    if not head.strip(b"\0 \t\r\n\x0b\x0c") and b"\0" not in head:
        return "empty"
    if signature(head) or _is_binary(head):
        return "binary"
    codec, mark = encoding.find(head)
    text = head[mark:].decode(codec, "replace").lstrip("\ufeff \t\r\n\x0b\x0c")
    if not text:
        return "empty"
    if text.startswith("<"):
        return _markup(text, name)
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if name.endswith(".json") or re.match(r'\{\s*["}]|\[\s*[{\]]', text):
        return _json(text, name)
    if name.endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "table" if _is_table(text) else "flat"


def refusal(kind: Kind, head: bytes, *, file: str, expected: str = READ) -> SourceError:
    """Say of a kind of input that is not read what it is and what to do.

    >>> print(refusal("binary", b"%PDF-1.7", file="a.pdf", expected="text"))
    a.pdf: got a PDF; expected text; give its text
    """
    got, remedy = {
        "empty": ("an empty file", "check where it came from"),
        "binary": (signature(head) or "a binary file", "give its text"),
        "xml": ("XML that is no page and no feed", "give its text"),
        "table": ("a table, as of a spreadsheet", "give each row as a line of JSON"),
    }.get(kind, (f"a {kind} input", "give its text"))
    if kind == "binary" and _PACKED.search(got):
        remedy = "unpack it, or give its text"
    elif got == _DATABASE:
        remedy = "if it is a ledger, ask it with dragoman find --ledger"
    return SourceError(file, got=got, expected=expected, remedy=remedy)


def signature(head: bytes) -> str | None:
    """Name the kind of file that bytes are the start of, where it is one that holds no plain text.

    >>> signature(b"%PDF-1.7")
    'a PDF'
    """
    for start, name in _SIGNATURES:
        if head.startswith(start):
            return name
    if head[_TAR] == b"ustar":
        return "a tar archive"
    return "a gzip file within a gzip file" if head.startswith(GZIP) else None


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: more than a few control characters."""
    codec, mark = encoding.find(head)
    if codec.startswith(("utf-16", "utf-32")):
        return False
    body = head[mark:]
    controls = sum(body.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    return controls > 0.02 * len(body)


def _is_table(text: str) -> bool:
    """Whether lines are the rows of a table of articles: the first names its columns, as no article begins."""
    first, _, rest = text.partition("\n")
    if not _HEADER.fullmatch(first) or not _CELL.search(rest.lstrip().partition("\n")[0]):
        return False
    names, columns = {cell.strip(' "\r').lower() for cell in _CELL.split(first)}, vocabulary().columns
    known = names & (columns.words | columns.others)
    return not known.isdisjoint(columns.words) and len(known) > 1 and 2 * len(known) >= len(names)


def _markup(text: str, name: str) -> Kind:
    position = 0
    while match := _XML_PROLOGUE.match(text, position):
        if "html" in match[0][:20].lower():
            return "html"
        position = match.end()
    root = _ROOT.match(text, position + len(text[position:]) - len(text[position:].lstrip()))
    if root and root[2].lower() in _FEEDS:
        return "feed"
    if name.endswith((".html", ".htm", ".xhtml")) or _HTML_TAG.search(text):
        return "html"
    return "xml" if text.startswith("<?xml") else "flat"


def _json(text: str, name: str) -> Kind:
    """JSON Lines if one of the first lines is an object of its own, else one document."""
    if text.startswith("["):
        return "json"
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and not name.endswith(".json"):
        return "jsonl"
    for line in lines[:8]:
        if line.startswith("{"):
            try:
                json.loads(line)
            except (ValueError, RecursionError):
                continue
            return "jsonl"
    return "json"
