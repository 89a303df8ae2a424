"""A chunk of text without white space to words."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from dragoman.language.vocabulary import Vocabulary, vocabulary

# A letter is whatever isn't listed here, so that combining marks and scripts that we don't know stay whole.
_MARKS = (
    "\\x00-/:-@\\[-`{-\\xa9\\xab\\xac\\xae-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\xd7\\xf7"
    "\u055a-\u055f\u0589\u060c\u061b\u061f\u066a-\u066c\u06d4\u0964\u0965\u2000-\u200b\u200e-\u206f\u20a0-\u20cf"
    "\u2116\u2117\u2120-\u2122\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb"
    "\ud800-\uf8ff\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\uffff\U0001f000-\U0001faff"
)
_W = f"[^{_MARKS}]"
_L = f"[^{_MARKS}\\d]"
_EMOJI = "[\u2600-\u27bf\U0001f000-\U0001faff]"

_DIGITS = r"\d+(?:(?:,\d\d(?=[,\d])){0,4},\d{3}(?!\d)|[.:/]\d+)*"
_TOKEN = rf"""
    (?P<address>
        (?:(?:https?|ftp|file)://|mailto:|doi:|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]}}’…]
      | [\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,4}}\.(?:{{domain}})/[^\s<>"“”]*[^\s<>"“”.,;:!?')\]}}’…]
      | [\w.+%~-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,8}}
      | [@\#]{_L}\w*
      | [\w\#-]{{0,64}}\.(?i:{{file}})(?!\w)
    )
  | (?P<smile>(?<![\w)])(?:[:;=]['^]?-?[)(DPp](?![\w(])|\^_+\^|<3(?!\d)))
  | (?P<number>
        (?:\+?\d{{1,3}}[-.])?\d{{3}}[-./]\d{{3}}[-.]\d{{4}}(?!\w) | (?:\d{{3}}|\d{{5}}|x?\d)-\d{{4}}(?!\w|-)
      | \d{{4}}-\d\d-\d\d(?!\w|-) | \d{{1,2}}-\d{{1,2}}-(?:\d\d){{1,2}}(?!\w|-)
    )
  | (?P<quantity>(?:(?<!{_W})[.+])?{_DIGITS}(?:['’`]s(?!{_W})|{_L}{_W}*(?:(?<=[ap])\.m(?:\.(?!\.)|\b))?)?)
  | (?P<currency>[A-Z]{{0,3}}[$£€](?!\$)|\${{2,}})
  | (?P<word>{_W}+(?:-{_DIGITS}{_W}*|(?:\.?[-'’`´&@]|[./_]){_W}+)*(?:\.(?![.?!])|(?<={_L}\.{_L})\.(?!\.\.))?)
  | (?P<lead>['’`](?:\d0s|\d\d|(?i:{{leading}}))(?!\w|-))
  | (?P<other>
        [.?!]{{2,}} | [-=]{{2,}}>? | -> | <-+ | ''|``|’’|‘‘|‘’ | <<|>> | _+ | \*{{2,}} | ~{{2,}}
      | \#{{2,}} | \+{{2,}} | •+ | [\U0001f1e6-\U0001f1ff]{{2}}
      | {_EMOJI}(?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{_EMOJI})*
      | (?s:.)
    )
"""
_INITIALS = re.compile(f"(?:{_L}\\.)+{_L}?\\.?|(?:{_L}{{1,2}}\\.){{2,}}{_L}?")
_NUMBER = re.compile(_DIGITS)
_UNIT = re.compile(rf"(\+?{_DIGITS})(\D.*)", re.DOTALL)
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z]+)*/\d+")
_GROUP = re.compile(r"[a-z]{2,}(?:\.[a-z]{2,}){2,}")
_CLITICS = 3
"""Most clitics on one word (`might|n't|'ve`): a bound, so that no input makes us cut again and again."""
_STRAIGHT = str.maketrans("’`´", "'''")
_OPENERS = "\"'“‘«(["
"""What may stand before the word that shows whether a sentence starts."""


class Splitter:
    """Cuts chunks by a vocabulary.

    >>> Splitter().split("(Lt.-Gen.")
    ('(', 'Lt.', '-', 'Gen.')
    """

    def __init__(self, vocabulary_: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary_ or vocabulary()
        self._stops = self._vocabulary.stops()
        self._cuts = self._vocabulary.cuts()
        self._pairs = self._vocabulary.pairs()
        token = _TOKEN.replace("{leading}", _any(form[1:] for form in self._vocabulary.leading))
        token = token.replace("{domain}", _any(self._vocabulary.domain)).replace("{file}", _any(self._vocabulary.file))
        self._token = re.compile(token, re.VERBOSE)
        self._clitics = tuple(sorted(self._vocabulary.clitic, key=len, reverse=True))

    def split(self, chunk: str) -> tuple[str, ...]:
        """Cut a chunk into words whose concatenation is the chunk.

        A stop after an abbreviation stays with it: `ends` tells whether it does at the chunk's end.
        """
        if chunk.isalpha() and self._clitic_of(chunk) is None:
            return (chunk,)
        return tuple(chain.from_iterable(map(self._match, self._token.finditer(chunk))))

    def _match(self, match: re.Match[str]) -> Iterator[str]:
        piece = match[0]
        if match.lastgroup == "word":
            return self._word(piece)
        if match.lastgroup == "quantity":
            return self._quantity(piece)
        return iter((piece,))

    def _quantity(self, piece: str) -> Iterator[str]:
        """Cut the unit off a number."""
        parts = _UNIT.fullmatch(piece)
        if parts and (
            parts[2] in self._vocabulary.unit or (parts[2][1:] and parts[2].lower() in self._vocabulary.unit)
        ):
            yield parts[1]
            yield parts[2]
        else:
            yield piece

    def _word(self, piece: str) -> Iterator[str]:
        """Cut at slashes and ampersands, where they don't make one word of letters, then at hyphens."""
        if _plain(piece) in self._vocabulary.whole or self._address(piece) or _SYMBOL.fullmatch(piece):
            yield piece
            return
        for part in re.split(r"((?<!\d)/|/(?!\d))", piece):
            letters = part.split("&")
            if len(letters) > 1 and max(map(len, letters)) > 4:
                yield from chain.from_iterable((*self._hyphens(bit), "&") for bit in letters[:-1])
                part = letters[-1]
            yield from self._hyphens(part)

    def _address(self, piece: str) -> bool:
        """Tell whether a word with dots is the name of a site or a news group."""
        host, _, last = piece.rpartition(".")
        return bool(host) and (
            (last.lower() in self._vocabulary.domain and (last.islower() or piece.isupper()))
            or _GROUP.fullmatch(piece) is not None
        )

    def _hyphens(self, piece: str) -> Iterator[str]:
        """Cut at hyphens, but after a prefix and before a suffix."""
        if "-" not in piece:
            yield from self._dots(piece)
            return
        parts = piece.split("-")
        joined = [[parts[0]]]
        shouted = piece.isupper()
        for index, part in enumerate(parts[1:]):
            if (
                self._prefixes(parts[index], first=not index, shouted=shouted)
                or part.lower() in self._vocabulary.suffix
            ):
                joined[-1].append(part)
            else:
                joined.append([part])
        for index, together in enumerate(joined):
            if index:
                yield "-"
            yield from self._dots("-".join(together))

    def _prefixes(self, part: str, *, first: bool, shouted: bool) -> bool:
        """Tell whether a part is a prefix: one letter (e-mail) only at the start, capitals only among capitals."""
        return (
            part.lower() in self._vocabulary.prefix and (first or len(part) > 1) and (shouted or not part[1:].isupper())
        )

    def _dots(self, piece: str) -> Iterator[str]:
        """Cut at dots, but in and after abbreviations and in addresses."""
        if "." not in piece or self._keeps(piece):
            yield from self._clitic(piece)
            return
        body = piece.removesuffix(".")
        *before, last = body.split(".")
        if self._address(body) or _NUMBER.fullmatch(body):
            yield body
        elif before and "'" in _plain(last) and self._clitic_of(last) is None:
            yield from self._clitic(body)
        else:
            for part in before:
                if self._keeps(part + "."):
                    yield part + "."
                else:
                    yield from self._clitic(part)
                    yield "."
            yield from self._clitic(last)
        if body != piece:
            yield "."

    def _keeps(self, piece: str) -> bool:
        """Tell whether a form with a stop is an abbreviation."""
        return (
            piece in self._stops
            or (piece.isupper() and piece.capitalize() in self._vocabulary.title)
            or _INITIALS.fullmatch(piece) is not None
        )

    def _clitic(self, piece: str) -> Iterator[str]:
        """Cut off what is a word of its own: `n't`, `'s`."""
        tail: list[str] = []
        while len(tail) < _CLITICS and (cut := self._clitic_of(piece)) is not None:
            tail.append(piece[cut:])
            piece = piece[:cut]
        if piece:
            yield piece
        yield from reversed(tail)

    def _clitic_of(self, piece: str) -> int | None:
        """Find where the last clitic of a word starts."""
        plain = _plain(piece)
        if plain in self._vocabulary.whole:
            return None
        if plain in self._cuts and (len(plain) > 3 or not plain.isalpha() or not piece.isupper()):
            return self._cuts[plain]
        if "'" not in plain:
            return None
        for form in self._clitics:
            if plain.endswith(form) and len(plain) > len(form):
                cut = len(plain) - len(form)
                years = form == "'s" and plain[:cut].isdigit()
                return None if years else cut
        return None

    def pair(self, chunk: str, following: str) -> int | None:
        """Find where a chunk is cut because of the chunk that follows: `it|s a`."""
        found = self._pairs.get(chunk.lower())
        return found[0] if found and following in found[1] else None

    def ends(self, piece: str, following: str, *, apart: bool) -> bool:
        """Tell whether the stop of an abbreviation at the end of a chunk ends the sentence too, and so is cut off.

        `following` is the next chunk, `apart` whether a blank line or nothing lies between.
        """
        if not self._keeps(piece):
            return False
        if apart:
            return True
        word = following.lstrip(_OPENERS)
        if piece in self._vocabulary.title or piece in self._vocabulary.inner:
            return False
        if piece in self._vocabulary.number:
            return not any(map(str.isdigit, word[:3]))
        starts = word.rstrip(",'’") in self._vocabulary.starter
        if len(piece) == 2:
            return starts or not word[:1].isupper()
        return starts


def _any(forms: Iterable[str]) -> str:
    """Write an expression for any of these forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _plain(piece: str) -> str:
    """Give a form as the vocabulary writes it."""
    plain = piece.lower().translate(_STRAIGHT)
    return plain if len(plain) == len(piece) else piece
