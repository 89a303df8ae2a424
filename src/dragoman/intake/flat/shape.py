"""The shape of a line: length, punctuation, casing, kinds of words, as far as it can be told from itself."""

import re
from dataclasses import dataclass

from dragoman.intake.flat.furniture import cover, function_words, tokens

HEAD, TAIL = 700, 120
"""Characters of a line that are looked at, at its start and its end: longer lines show no more of their kind."""

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?,? {MONTH}\.?,? (?:\d{{4}})|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
CREDIT = re.compile(r"(?:\((?:[^()]{2,60})\)|\[[^\[\]]{2,60}\])[.\s]*$")
CREDIT_INSIDE = re.compile(
    r"[/@:]|\b[A-Z]{2,}\b|\b(?:[Pp]hoto|[Ff]ile|[Ii]mage|[Hh]andout|[Vv]ia|[Gg]etty|[Pp]ool)\b"
    r"|^[A-Z]\w+(?: [A-Z]\w+){0,3}$"
)
CREDIT_TAIL = re.compile(
    r"(?:©|\([Cc]\) ?(?:\d{4} )?"
    r"|\b(?:[Pp]hoto(?:graph)?|PHOTO(?:GRAPH)?|[Ii]mage|[Pp]icture)s?(?: [Bb]y | BY |(?: credit)?: ?)"
    r"|\b(?:[Cc]redit|CREDIT): ?|\b[Cc]ourtesy )[^.!?:]{2,50}\.?$"  # Photo: ..., © ..., image by ...
    r"|\b[A-Z]{2,}/[A-Z][\w.-]+ [A-Z][\w. -]{2,30}$"  # REUTERS/Ida Falk
    r"|[.\w)] [|/–—-] ?(?:[A-Z]{2,}(?:-[A-Z]{2,})?|[A-Z]\w+ Images)$|[.,] [A-Z]\w+ Images\.?$"
    r"|\b(?:[Ff]ile|[Hh]andout) (?:[Pp]hoto|[Pp]icture|[Ii]mage)\.?$"
)
PICTURE = re.compile(
    r"^(?:\[?\d{1,2}(?:/| of )\d{1,2}\]?:? |(?:A |An |In this |This )?(?:FILE|[Ff]ile|[Hh]andout|[Uu]ndated)\b"
    r"|(?:Photo|Image|Picture|Caption|IMAGE|PHOTO)s?(?: caption)?[:,] |From (?:left|right))"
)
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’\-]+(?:[ ,/]+[A-Z][A-Z.'’\-]+){0,3}|[A-Z]\w+(?: [A-Z]\w+){0,2})"
    r"(?:[,.] ?[A-Z]\w+\.?(?: \d{1,2})?,?(?: \d{4})?\.?)?"
    r"(?: ?(?:\([^()]{2,40}\)|/[^/]{2,30}/\.?))?"
    r" ?(?:[—–]|--?|:|\.) ?(?=[\"“‘'A-Z])"
)
DATELINE_MARK = re.compile(r"[—–]|--? |\([^()]{2,40}\)|/[^/]{2,30}/|^[A-Z]{3,}")
SENTENCE_BREAK = re.compile(r"[.!?]['\"”’)\]]* +['\"“‘(\[]?[A-Z]")
END = re.compile(r"[.!?]['\"”’»)\]]*$")
SPEAKER = re.compile(r"^(?:[A-Z][\w.’'\-]*(?: [A-Z(][\w.’'\-)]*){0,4}|Q|A): \S")
LINK = re.compile(r"https?://|www\.|\b[\w\-]+\.(?:com|org|net|gov|co|info|ir|ru)\b|[\w.\-]+@[\w\-]+\.\w")
HANDLE = re.compile(r"(?:^|\s)[@#]\w")
BULLET = re.compile(r"^(?:[•●○▪◦‣·*»›>+✓→–—\-]|\d{1,2}[.)]|\(?[a-z\d]{1,2}\)|[ivx]{1,4}[.)]) ")
OWNER = re.compile(r"©|\([Cc]\) ?\d{4}|\bcopyright\b", re.IGNORECASE)
BY = re.compile(r"^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Pp]osted by)[: ] ?[A-Z]")
CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
SHRILL = re.compile(r"[!?]{2}|!.*!|\.{4}|[a-z][.!?] [a-z]")
INITIALS = re.compile(r"(?:^|[.!?”\"] )[A-Z]{2,3}(?:/[A-Z]{2,4})*\.?$")
PIPE = re.compile(r" ?[|•·»›/] ")
CAPITALS = re.compile(r"[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is like."""

    words: tuple[str, ...]
    """Its first words, lower case."""
    count: int
    """Words in all, near enough."""
    end: str
    """How it ends: stop, cut, colon, comma, close, none."""
    begin: str
    """How it begins: upper, lower, digit, quote, bullet, mark."""
    sentences: int
    """Sentences that it shows, up to 3."""
    prose: float
    """Share of closed-class words."""
    capital: float
    """Share of its open-class words that begin with a capital letter."""
    shout: bool
    """Whether it has capitals only."""
    digits: float
    """Share of its words that have digits."""
    covered: float
    """Share of its words that belong to page furniture."""
    kinds: frozenset[str]
    """Classes of those words."""
    marks: frozenset[str]
    """Things that stand in it: date, clock, credit, dateline, link, speaker, reporting, owner, by, ..."""

    @property
    def sentence(self) -> bool:
        """Whether it reads as a sentence of running text."""
        return self.count >= 8 and self.prose >= 0.2 and (self.end in ("stop", "colon") or self.sentences > 1)

    @property
    def strong(self) -> bool:
        """Whether it reads as a paragraph."""
        return self.sentence and (self.count >= 16 or self.sentences > 1)


def shape(text: str) -> Shape:
    """Describe a line.

    >>> shape("The two ministers met in Oslo on Friday, the foreign ministry said.").sentence
    True
    >>> shape("Share on Facebook").covered > 0.5
    True
    """
    head, tail = text[:HEAD], text[-TAIL:]
    raw = RAW_WORD.findall(head)
    words = tuple(tokens(head))
    covered, counts = cover(words[:60])
    # One word of a class says something in a line of few words; in a long one it takes more.
    kinds = frozenset(
        kind for kind, times in counts.items() if times >= (1 if len(words) <= 5 else 2 if len(words) <= 20 else 3)
    )
    known = function_words()
    closed = sum(word in known for word in words)
    open_words = [word for word in raw if word.lower() not in known and word[0].isalpha()]
    letters = [c for c in head if c.isalpha()]
    return Shape(
        words=words,
        count=max(len(words), len(words) * len(text) // max(len(head), 1)),
        end=ending(tail),
        begin=beginning(head),
        sentences=min(3, 1 + len(SENTENCE_BREAK.findall(head))),
        prose=closed / max(len(words), 1),
        capital=sum(word[0].isupper() for word in open_words) / max(len(open_words), 1),
        shout=len(letters) > 3 and not any(c.islower() for c in letters),
        digits=sum(any(c.isdigit() for c in word) for word in words) / max(len(words), 1),
        covered=covered / max(min(len(words), 60), 1),
        kinds=kinds,
        marks=frozenset(marks(head, tail, words=words)),
    )


RAW_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def ending(tail: str) -> str:
    """Name how a line ends."""
    if CUT.search(tail):
        return "cut"
    if END.search(tail):
        return "ask" if tail.rstrip("'\"”’»)]")[-1:] in "?!" else "stop"
    last = tail[-1:]
    if last in ":;,":
        return "colon" if last == ":" else "comma"
    if last in ")]":
        return "close"
    if last in "\"”’»'":
        return "quote"
    return "none" if last.isalnum() else "mark"


def beginning(head: str) -> str:
    """Name how a line begins."""
    first = head[:1]
    if BULLET.match(head):
        return "bullet"
    if first.isdigit():
        return "digit"
    if first in "\"“‘'«":
        return "quote"
    if first.isalpha():
        return "lower" if first.islower() else "upper"
    return "mark"


def marks(head: str, tail: str, *, words: tuple[str, ...]) -> list[str]:
    """Name the things that stand in a line."""
    found = [name for name, pattern in PATTERNS if pattern.search(head)]
    known = function_words()
    if any("reporting" in known.get(word, ()) for word in words):
        found.append("reporting")
    credit = CREDIT.search(tail)
    if credit and CREDIT_INSIDE.search(credit.group().strip("()[]. ")):
        found.append("credit")
    elif CREDIT_TAIL.search(tail) and len(head) > 12:
        found.append("credit")
        found.append("tail-credit")
    if INITIALS.search(tail):
        found.append("initials")
    opening = DATELINE.match(head)
    if opening and DATELINE_MARK.search(opening.group()):
        found.append("dateline")
    if any(c in head for c in '“”"«»'):
        found.append("quoted")
    if any(word in ("i", "i'm", "my", "lol", "imo") for word in words):
        found.append("self")
    if SHRILL.search(head):
        found.append("shrill")
    return found


PATTERNS = (
    ("date", DATE),
    ("clock", CLOCK),
    ("link", LINK),
    ("handle", HANDLE),
    ("speaker", SPEAKER),
    ("owner", OWNER),
    ("by", BY),
    ("pipe", PIPE),
    ("picture", PICTURE),
)
