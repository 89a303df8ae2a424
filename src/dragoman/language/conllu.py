"""Parses as CoNLL-U, the format of Universal Dependencies, and back.

What Dragoman knows and the format has no column for stands in MISC: `start_char` and `end_char` (code points of the
text), `Name` (BIO label), `Factuality`. XPOS is `_`. A line per range (`1-2 don't`) goes before words that are written
as one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.shapes.errors import DataError
from dragoman.shapes.markup import Bare
from dragoman.shapes.parse import Parse, Sentence, Token

COLUMNS = 10
"""Columns of a word's line: ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC."""

_ID = re.compile(r"\d+")
_RANGE = re.compile(r"\d+-\d+")
_APOSTROPHES = "'’`´"
# UTF-8 has no lone surrogates, and the format no tabs or line breaks within a cell.
_UNWRITABLE = re.compile("[\ud800-\udfff\t\n\r]")


def write(parse: Parse, text: str, *, document: str = "text") -> Iterator[str]:
    r"""Write a parse, a block of lines per sentence, each with the blank line that ends it.

    `text` is what was parsed, `document` names it: sentences are `document-1`, `document-2` and so on. Lone surrogates
    become U+FFFD.

    >>> end = Token(4, 5, ".", ".", "PUNCT", "_", 1, "punct")
    >>> found = Parse((Sentence(0, 5, (Token(0, 4, "Stop", "stop", "VERB", "Mood=Imp|VerbForm=Fin", 0, "root"), end)),))
    >>> print(next(write(found, "Stop.", document="a")).replace("\t", " "), end="")
    # newdoc id = a
    # newpar
    # sent_id = a-1
    # text = Stop.
    1 Stop stop VERB _ Mood=Imp|VerbForm=Fin 0 root _ SpaceAfter=No|start_char=0|end_char=4
    2 . . PUNCT _ _ 1 punct _ start_char=4|end_char=5
    <BLANKLINE>
    """
    before = None
    bare = Bare(text)
    text = bare.text
    for number, (sentence, seen) in enumerate(zip(parse, bare.inner(parse), strict=True), 1):
        lines = [f"# newdoc id = {_clean(document)}"] if number == 1 else []
        if before is None or text.count("\n", before, seen.start) > 1:
            lines.append("# newpar")
        before = seen.end
        lines += [f"# sent_id = {_clean(document)}-{number}", f"# text = {_plain(seen.tokens)}"]
        spaced = [one.end < two.start for one, two in zip(seen.tokens, seen.tokens[1:], strict=False)]
        # At the end of a text nothing follows, and nothing needs to be said.
        spaced.append(seen.end >= len(text) or number == len(parse.sentences) or text[seen.end].isspace())
        lines += _words(sentence.tokens, spaced)
        yield "\n".join(lines) + "\n\n"


def _clean(value: str) -> str:
    return _UNWRITABLE.sub("\ufffd", value)


def _plain(tokens: Sequence[Token]) -> str:
    """Give the sentence as the format wants it, with single spaces."""
    parts = []
    end = tokens[0].start
    for token in tokens:
        parts.append(" " * (token.start > end) + _clean(token.text))
        end = token.end
    return "".join(parts)


def _words(tokens: Sequence[Token], spaced: Sequence[bool]) -> Iterator[str]:
    """Write the lines of the words, and of the ranges of those that are written as one."""
    index = 0
    while index < len(tokens):
        last = index
        while last + 1 < len(tokens) and not spaced[last] and _one(tokens[last], tokens[last + 1]):
            last += 1
        if last > index:
            form = "".join(_clean(token.text) for token in tokens[index : last + 1])
            misc = "_" if spaced[last] else "SpaceAfter=No"
            yield "\t".join([f"{index + 1}-{last + 1}", form, *"_" * 7, misc])
        for at in range(index, last + 1):
            yield _line(at + 1, tokens[at], apart=spaced[at] or last > index)
        index = last + 1


def _one(token: Token, following: Token) -> bool:
    """Tell whether two words without a space between are written as one: `do|n't`, `can|not`, `Iran|'s`."""
    last, first = token.text[-1], following.text[0]
    if not (last.isalnum() or last == "."):
        return False
    if first in _APOSTROPHES:
        return following.text[1:].isalpha() or following.upos == "PART"
    return first.isalpha() and last.isalpha()


def _line(number: int, token: Token, *, apart: bool) -> str:
    misc = [] if apart else ["SpaceAfter=No"]
    if token.name != "O":
        misc.append(f"Name={token.name}")
    if token.factuality is not None:
        misc.append(f"Factuality={token.factuality}")
    misc += [f"start_char={token.start}", f"end_char={token.end}"]
    cells = [token.text, token.lemma or "_", token.upos, "_", token.feats, str(token.head), token.deprel, "_"]
    return "\t".join([str(number), *map(_clean, cells), "|".join(misc)])


def read(lines: Iterable[str], *, file: str = "conllu") -> Iterator[Sentence]:
    """Read the sentences of CoNLL-U of anybody's; `DataError` with the line if a tree or a line is malformed.

    `lines` is an open file or its lines, `file` its name for errors. Ranges and empty nodes are left out. Where MISC
    has no offsets, words get those that they would have with one space between them and between sentences.

    >>> [sentence] = read(["1\\tGo\\tgo\\tVERB\\t_\\t_\\t0\\troot\\t_\\t_", ""])
    >>> sentence.tokens[0].lemma, sentence.tokens[0].end
    ('go', 2)
    """
    rows: list[list[str]] = []
    joined: dict[int, bool] = {}
    end = number = 0
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            continue
        if not line:
            if rows:
                yield (sentence := _sentence(rows, joined, end, file=file, line=number))
                end = sentence.end + 1
            rows, joined = [], {}
            continue
        cells = line.split("\t")
        if len(cells) != COLUMNS:
            raise _wrong(file, number, got=f"{len(cells)} columns", expected=f"{COLUMNS} columns, tabs between them")
        if _RANGE.fullmatch(cells[0]):
            first, last = map(int, cells[0].split("-"))
            joined |= dict.fromkeys(range(first, last), True)
            joined[last] = "SpaceAfter=No" in cells[9].split("|")
        elif _ID.fullmatch(cells[0]):
            rows.append(cells)
    if rows:
        yield _sentence(rows, joined, end, file=file, line=number)


def _wrong(file: str, line: int, *, got: str, expected: str) -> DataError:
    return DataError(file, line, got=got, expected=expected, remedy="mend that line, or write the file again")


def _sentence(rows: list[list[str]], joined: dict[int, bool], end: int, *, file: str, line: int) -> Sentence:
    """Make a sentence of the rows above a `line`, its first word at `end` if no row says where."""
    first = line - len(rows)
    tokens = []
    for index, row in enumerate(rows):
        if row[0] != str(index + 1):
            raise _wrong(file, first + index, got=f"word {row[0]}", expected=f"word {index + 1}")
        if not _ID.fullmatch(row[6]) or int(row[6]) > len(rows):
            raise _wrong(file, first + index, got=f"head {row[6]}", expected=f"a head from 0 to {len(rows)}")
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        start = int(misc.get("start_char", end))
        stop = int(misc.get("end_char", start + len(row[1])))
        fact = float(misc["Factuality"]) if "Factuality" in misc else None
        tokens.append(
            Token(
                start,
                stop,
                row[1],
                row[2],
                row[3],
                row[5],
                int(row[6]),
                row[7],
                misc.get("Name", "O"),
                fact,
            )
        )
        end = stop + (not joined.get(index + 1, misc.get("SpaceAfter") == "No"))
    problem = _problem([token.head for token in tokens])
    if problem:
        raise _wrong(file, first, got=problem, expected="one tree over the sentence's words")
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


def _problem(heads: Sequence[int]) -> str | None:
    """Say why heads make no tree, if they don't."""
    roots = heads.count(0)
    if roots != 1:
        return f"{roots} roots"
    # 0 unseen, else the walk that saw it: each word is walked through once.
    seen = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = heads[at - 1]
        if at and seen[at] == start:
            return f"a cycle at word {at}"
    return None
