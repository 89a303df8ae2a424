"""Agents that a tree lost: who stands after "by" beside a passive, or before a verb with a hyphen, and who speaks after
what is said.

A few trees in a thousand make the agent the subject of the next verb, hang a speaker whose name or office stands
between commas from the last noun of what he says, make a paper's name a second subject beside "the daily" or a name a
part of its bearer's title. Most hang from a deed whom it is blamed on.
"""

from collections.abc import Sequence

import msgspec

from dragoman.reading import cues, frames
from dragoman.reading.who import words
from dragoman.shapes import Parse, Sentence, Token

LOOSE = frozenset({"appos", "conj", "parataxis", "list", "dep", "vocative", "discourse"})
"""Relations by which a tree hangs a speaker from a word of what he says."""
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
CLAUSES = frozenset({"ccomp", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
MODIFIERS = frozenset({"amod", "acl", "acl:relcl"})
_DEEP = 3
"""How many phrases below a deed one may hang on whom it is laid."""


def mend(parse: Parse) -> Parse:
    """Hang agents and speakers from their verbs where a tree hangs them elsewhere.

    >>> from dragoman.shapes import Token
    >>> words = [("was", "AUX", "_", 2, "aux:pass"), ("accused", "VERB", "Voice=Pass", 0, "root"),
    ...          ("by", "ADP", "_", 4, "case"), ("Peru", "PROPN", "_", 6, "nsubj"), ("of", "SCONJ", "_", 6, "mark"),
    ...          ("lying", "VERB", "_", 2, "advcl")]
    >>> tokens = tuple(Token(i, i, w, w, p, f, h, r) for i, (w, p, f, h, r) in enumerate(words))
    >>> mended = mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens
    >>> (mended[3].head, mended[3].deprel)
    (2, 'obl:agent')
    """
    return Parse(tuple(_mend(sentence) for sentence in parse.sentences))


def _mend(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    rules = (_agents, _speaker, _hyphened, _laid, _titled, _borne, _before_title)
    moved = {at: row for rule in rules for at, row in rule(tokens).items()}
    if not moved:
        return sentence
    made = [
        msgspec.structs.replace(token, head=moved[at][0], deprel=moved[at][1]) if at in moved else token
        for at, token in enumerate(tokens)
    ]
    return msgspec.structs.replace(sentence, tokens=tuple(made))


def _agents(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give which words belong after "by" to the passive before it, with their new head and relation."""
    found = {}
    for by in tokens:
        if by.deprel != "case" or by.lemma != "by" or by.head == 0:
            continue
        agent = tokens[by.head - 1]
        if not agent.deprel.startswith("nsubj") or agent.head == 0:
            continue
        above = tokens[agent.head - 1].head
        if 0 < above < by.head and "Voice=Pass" in tokens[above - 1].feats:
            found[by.head - 1] = above, "obl:agent"
    return found


def _laid(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give on whom a deed is laid that hangs from the deed, as if it were done to him: "blamed the raid on rebels".

    The last phrase with the verb's preposition is meant: "blamed the raid on the port on rebels".
    """
    laying = cues.load().laying
    found: dict[int, tuple[int, str]] = {}
    for at, mark in enumerate(tokens):
        who = mark.head - 1
        if mark.deprel != "case" or who <= at or not tokens[who].deprel.startswith("nmod"):
            continue
        deed, steps = tokens[who].head - 1, 0
        # In "the raid on its embassy on rebels" they hang from the embassy; "on strikes on the port" is of the strikes.
        while 0 <= deed < at and tokens[deed].deprel == "nmod" and steps < _DEEP and not _tells(tokens[deed]):
            deed, steps = tokens[deed].head - 1, steps + 1
        if not 0 <= deed < at or tokens[deed].deprel != "obj" or tokens[deed].head == 0:
            continue
        verb = tokens[deed].head
        if laying.get(tokens[verb - 1].lemma.lower()) != mark.lemma.lower():
            continue
        beside = {token.lemma.lower() for token in tokens[verb:] if _below(tokens, token, {verb - 1, deed})}
        if "for" not in beside:
            found = {place: row for place, row in found.items() if row[0] != verb}
            found[who] = verb, "obl"
    return found


def _tells(token: Token) -> bool:
    return bool(frames.load().of("n", token.lemma.lower()))


def _below(tokens: Sequence[Token], mark: Token, heads: set[int]) -> bool:
    """Whether a preposition marks a phrase that hangs from one of these words."""
    return mark.deprel in ("case", "mark") and mark.head > 0 and tokens[mark.head - 1].head - 1 in heads


def _hyphened(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give who hangs from the first part of a verb with a hyphen, or from the verb as one more part of it."""
    found = {}
    for at in range(3, len(tokens)):
        verb, part = tokens[at], at - 2
        if verb.upos != "VERB" or verb.deprel in MODIFIERS or "Voice=Pass" in verb.feats or tokens[at - 1].text != "-":
            continue
        if tokens[part].head != at + 1 or any(t.head == at + 1 and t.deprel in SUBJECTS for t in tokens[:at]):
            continue
        name = part - 1
        if tokens[name].upos in NAMING and tokens[name].head in (part + 1, at + 1):
            found[name] = at + 1, "nsubj"
    return found


def _speaker(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give who stands right before the verb of a sentence that has what is said before it and no subject."""
    verb = next((at for at, token in enumerate(tokens) if token.head == 0), 0)
    if "VerbForm=Fin" not in tokens[verb].feats or tokens[verb].upos != "VERB":
        return {}
    below = [(at, token.deprel.partition(":")[0]) for at, token in enumerate(tokens) if token.head == verb + 1]
    if not any(at < verb and name in CLAUSES for at, name in below) or any(name in SUBJECTS for _, name in below):
        return {}
    last = verb - 1
    while last > 0 and (tokens[last].deprel == "advmod" or tokens[last].upos == "PUNCT"):
        last -= 1
    speaker = None
    at = last
    # Upwards from the last word before the verb, to the outermost of the phrases that hang loose from one another.
    while 0 <= at <= last and (speaker is None or tokens[at].deprel in LOOSE):
        if tokens[at].deprel in LOOSE and tokens[at].upos in NAMING and _set_off(tokens, at):
            speaker = at
        at = tokens[at].head - 1
    return {} if speaker is None else {speaker: (verb + 1, "nsubj")}


def _titled(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give names that a tree makes one more subject after what says who or what they are: "the daily Bild said"."""
    found: dict[int, tuple[int, str]] = {}
    before: dict[tuple[int, str], int] = {}
    for at, token in enumerate(tokens):
        if token.deprel not in ("nsubj", "nsubj:pass") or token.head <= at:
            continue
        title = before.get((token.head, token.deprel))
        before[token.head, token.deprel] = at
        # A person's titles are read wherever they hang.
        if title is None or token.upos != "PROPN" or token.name[2:] == "PER" or tokens[title].upos != "NOUN":
            continue
        # Nothing but their own words may stand between: neither a comma nor a clause.
        if all(word.upos != "PUNCT" and _within(tokens, word, title, at) for word in tokens[title + 1 : at]):
            found[at] = title + 1, "appos"
    return found


def _borne(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give names that a tree makes a part of the title right before them: "Minister for Trade Per Lund".

    Whatever narrows the title may stand between, but neither a comma nor a further title.
    """
    found: dict[int, tuple[int, str]] = {}
    for at, token in enumerate(tokens):
        title = token.head - 1
        if token.deprel != "nmod" or token.name != "B-PER" or not 0 <= title < at:
            continue
        between = tokens[title + 1 : at]
        # "Lawyers for Ms Strand": the mark may hang from the "Ms" before the name, wherever that hangs.
        own = {at, *(i for i, word in enumerate(tokens) if word.head == at + 1 or (i == at - 1 and _honorific(word)))}
        marks = [i for i in range(title + 1, at) if tokens[i].head - 1 in own and tokens[i].deprel in ("case", "det")]
        # "Secretary of State Per Lund": what stands before another word of the title's is that word's.
        strays = {i: to for i in marks if (to := _titles(tokens, i, title, at)) is not None}
        if (
            len(marks) > len(strays)
            or not position(tokens[title])
            or any(word.upos in ("PUNCT", "VERB") for word in between)
        ):
            continue
        inner = [word for i, word in enumerate(between, title + 1) if i not in strays]
        if not any(map(position, between)) and all(_within(tokens, word, title) for word in inner):
            found[at] = title + 1, "appos"
            found.update({i: (to + 1, tokens[i].deprel) for i, to in strays.items()})
    return found


def _titles(tokens: Sequence[Token], mark: int, title: int, name: int) -> int | None:
    """Give the word of a title that stands between a mark and the name that a tree hangs the mark on."""
    return next((at for at in range(mark + 1, name) if tokens[at].head - 1 == title), None)


def _before_title(tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
    """Give prepositions that a tree hangs from the name behind a title: "spoke with Minister Sheikh Hamad"."""
    found: dict[int, tuple[int, str]] = {}
    for at, token in enumerate(tokens):
        name = token.head - 1
        if token.deprel == "case" and name > at and tokens[name].deprel in ("flat", "appos"):
            title = tokens[name].head - 1
            if at < title < name and tokens[title].deprel.startswith(("obl", "nmod")):
                found[at] = title + 1, "case"
    return found


def _honorific(token: Token) -> bool:
    return any(token.text.lower() in forms for forms in words.load().names["honorifics"].values())


def position(token: Token) -> bool:
    """Whether a word with a capital is a noun for a position: "Minister"."""
    return token.text[:1].isupper() and "role" in words.load().nouns.get(token.lemma.lower(), ())


def _within(tokens: Sequence[Token], word: Token, *heads: int) -> bool:
    """Whether a word hangs in the phrase of one of the words, and in no clause of theirs."""
    for _ in range(_DEEP):
        if word.deprel.startswith(("acl", "conj", "cc", "parataxis")):
            return False
        if word.head - 1 in heads:
            return True
        if not word.head:
            return False
        word = tokens[word.head - 1]
    return False


def _set_off(tokens: Sequence[Token], head: int) -> bool:
    """Tell whether the phrase of a head comes after a comma or a quotation mark, or first."""
    own, first = {head}, head
    while first and tokens[first - 1].head - 1 in own:
        first -= 1
        own.add(first)
    return not first or "PUNCT" in (tokens[first - 1].upos, tokens[first].upos)
