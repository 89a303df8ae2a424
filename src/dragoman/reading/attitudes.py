"""Attitudes: what is wanted, backed, blamed, asked or told by the word for it; words from `data/attitudes.toml`."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.reading import clause, cues, speech, tables
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings

_NAMES = 6
"""Words before a colon that may name a speaker."""
_NAMING = frozenset({"PROPN", "CCONJ"})
"""Parts of speech of a name before a colon."""
_HEADLINE = _NAMING | {"NOUN", "ADJ", "ADP", "DET", "NUM", "PART", "PUNCT"}
"""Those of a speaker in a headline."""
_BESIDE = 4
"""Code points from a colon into the quotation that it introduces."""
_COMPLEMENTS = frozenset({"of", "for", "as", "against", "about", "over", "with"})
"""What introduces the second half of a judgement: "accused them of it", "described it as a step"."""
_TOPICS = frozenset({"about", "of", "on", "whether", "if", "for"})
"""What introduces what somebody is asked or told: "was asked about it"."""
_ANY = frozenset({"that", "about"})
"""What any verb may attribute."""
_CLAUSES = _ANY | {"inf"}
"""What a verb of speech or wanting may."""
_ALLOWED = {
    "attitude": frozenset({"verbs", "nouns", "adjectives", "scope"}),
    "seeming": frozenset({"verbs"}),
    "held": frozenset({"verbs"}),
    "telling": frozenset({"verbs"}),
    "hearsay": frozenset({"adverbs"}),
    "fact": frozenset({"verbs", "nouns"}),
}


class Attribution(msgspec.Struct, frozen=True):
    """A source, the word that attributes, and what is attributed."""

    sentence: int
    """The sentence."""
    source: tuple[int, ...]
    """Words of the source; empty where nobody is named."""
    cue: int
    """The word that attributes."""
    content: tuple[int, ...]
    """Words of what is attributed in the sentence."""
    further: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Words of what is attributed in other sentences, by sentence."""


class Words(msgspec.Struct, frozen=True):
    """The words of attitudes."""

    scopes: dict[tuple[str, str], frozenset[str]]
    """What may be attributed by part of speech and word: obj, inf, that, or a phrase after a preposition."""
    seeming: frozenset[str]
    """Verbs by which nobody in particular thinks it: "seems to agree"."""
    held: frozenset[str]
    """Verbs by which somebody unnamed thinks, says or wants it, in the passive: "is expected to agree"."""
    telling: frozenset[str]
    """Verbs whose object is whom it is told to."""
    hearsay: frozenset[str]
    """Adverbs by which somebody unnamed says it."""
    fact: frozenset[str]
    """Words whose clause nobody says or thinks: "this means that", "the fact that"."""


@cache
def load() -> Words:
    """Read the words; `DataError` names the file and line of a row that breaks the schema.

    >>> "obj" in load().scopes["VERB", "criticise"]
    True
    """
    table = tables.read(files("dragoman.reading") / "data" / "attitudes.toml", allowed=_ALLOWED)
    scopes: dict[tuple[str, str], frozenset[str]] = {}
    for row in table.of("attitude"):
        for key, pos in (("verbs", "VERB"), ("nouns", "NOUN"), ("adjectives", "ADJ")):
            for word in row.words(key):
                scopes[pos, word] = scopes.get((pos, word), frozenset()) | frozenset(row.words("scope"))

    def verbs(name: str) -> frozenset[str]:
        return frozenset(word for row in table.of(name) for word in row.words("verbs"))

    hearsay = frozenset(word for row in table.of("hearsay") for word in row.words("adverbs"))
    fact = verbs("fact") | {word for row in table.of("fact") for word in row.words("nouns")}
    return Words(scopes, verbs("seeming"), verbs("held"), verbs("telling"), hearsay, fact)


@cache
def _wanting() -> frozenset[str]:
    """Verbs of wanting and planning, and those of speech."""
    table = cues.load()
    wanting = {lemma for (pos, lemma), rows in table.index.items() if pos == "v" and any(row.by for row in rows)}
    return (speech.load().verbs | wanting) - table.light - table.happening


def attitudes(document: Document, sayings: Sayings) -> Iterator[Attribution]:
    """Give the attributions beside the sayings: "called for calm", "plans to run", "Name: his words".

    `sayings` are those of the document; a word that attributes one of them is not given again. In the order of the
    text.

    >>> from dragoman import language
    >>> from dragoman.shapes import Article, Source
    >>> text = "Strand called for calm."
    >>> [parse] = language.load().parse([text])
    >>> document = Document(Article(id="a", text=text, paragraphs=(text,), source=Source(file="a")), parse)
    >>> [(one.source, one.cue, one.content) for one in attitudes(document, Sayings(document))]
    [((0,), 1, (3,))]
    """
    known = {(saying.sentence, saying.cue) for saying in sayings.all}
    telling = {s for s, _ in known}
    for s, lemmas in enumerate(document.lemmas):
        for i, lemma in enumerate(lemmas):
            if (s, i) in known:
                continue
            upos, found = document.upos[s][i], None
            if upos == "VERB":
                found = by_verb(document, s, i)
            elif upos in ("NOUN", "ADJ"):
                found = _noun(document, s, i) if upos == "NOUN" else _adjective(document, s, i)
            elif lemma in load().hearsay:
                found = _heard(document, s, i)
            elif lemma == ":":
                found = _headed(document, s, i) or (None if s in telling else _colon(document, sayings, s, i))
            if found is not None:
                yield found


def by_verb(document: Document, s: int, i: int) -> Attribution | None:
    """Give what a verb attributes: its clause, its object, or a phrase that its row names."""
    lemma, words = document.lemmas[s][i], load()
    rel, passive = document.rels[s][i], clause.passive(document, s, i)
    # "The report charging them", "rumoured talks", "a man accused of it": the noun is told of, not the attitude.
    if rel in ("acl", "amod") or (passive and rel == "acl:relcl"):
        return None
    if lemma in words.seeming or (passive and lemma in words.held):
        return _raised(document, s, i, passive=passive)
    if lemma in words.fact:
        return None
    content = _passive(document, s, i) if passive else _active(document, s, i)
    if not content:
        return None
    source = clause.subject(document, s, i)
    if source is None:
        return Attribution(s, (), i, tuple(sorted(content))) if passive and i not in content else None
    who = naming(document, s, source)
    content -= set(who)
    if i in content or i in who or not content:
        return None
    return Attribution(s, who, i, tuple(sorted(content)))


def naming(document: Document, s: int, source: Argument) -> tuple[int, ...]:
    """Give the words that name a source, without the preposition and the comma before it: "by", "according to"."""
    if source.how == "adjective":
        return (source.index,)
    if source.how == "owner":
        owner = document.dep(s, source.index, "nmod:poss")
        return tuple(document.subtree(s, owner)) if owner is not None else ()
    marks = {word for case in document.deps(s, source.index, "case") for word in document.subtree(s, case)}
    words = [word for word in document.subtree(s, source.index) if word not in marks]
    while len(words) > 1 and document.upos[s][words[0]] == "PUNCT":
        words.pop(0)
    return tuple(words)


def _scope(document: Document, s: int, i: int) -> frozenset[str]:
    """What the verb may attribute: by its own row, of speech and wanting clauses."""
    lemma = document.lemmas[s][i]
    own = load().scopes.get(("VERB", lemma), frozenset())
    return own | _CLAUSES if lemma in _wanting() else own | _ANY


def _active(document: Document, s: int, i: int) -> set[int]:
    scope = _scope(document, s, i)
    obj = document.dep(s, i, "obj")
    found = document.deps(s, i, "ccomp") if "that" in scope else []
    if not found and "inf" in scope:
        found = document.deps(s, i, "xcomp")
    told = bool(found) and document.rel(s, found[0]) == "ccomp"
    if obj is not None and ((found and not told and obj < found[0]) or (not found and "obj" in scope)):
        found = [obj, *found, *_second(document, s, i, obj)]
    if not found:
        after = [child for child in document.deps(s, i, "obl", "advcl") if child > i]
        found = [child for child in after if clause.cases(document, s, child) & scope][:1]
    if found or obj is not None:
        return _below(document, s, found)
    return _gap(document, s, i) if "obj" in scope else _around(document, s, i)


def _around(document: Document, s: int, i: int) -> set[int]:
    """The clause that "as he noted" stands in."""
    head = document.head(s, i)
    marks = clause.cases(document, s, i)
    if head is None or "as" not in marks or document.lemmas[s][i] not in speech.load().plain:
        return set()
    return set(document.subtree(s, head)) - set(document.subtree(s, i))


def _gap(document: Document, s: int, i: int) -> set[int]:
    """The noun whose relative clause leaves it out: "the treaty he backs"."""
    head = document.head(s, i)
    if head is None or document.rels[s][i] != "acl:relcl" or document.dep(s, i, "nsubj") is None:
        return set()
    return set(document.subtree(s, head)) - set(document.subtree(s, i))


def _second(document: Document, s: int, i: int, obj: int) -> list[int]:
    """What the object is accused of, called, or blamed for."""
    after = [child for child in document.deps(s, i, "obl", "advcl") if child > obj]
    return [child for child in after if clause.cases(document, s, child) & _COMPLEMENTS]


def _below(document: Document, s: int, roots: list[int]) -> set[int]:
    """The words below, without the preposition that a single phrase begins with."""
    words = {word for root in roots for word in document.subtree(s, root)}
    if len(roots) == 1 and document.rel(s, roots[0]) in ("obl", "nmod"):
        words -= set(document.deps(s, roots[0], "case"))
    for root in roots:
        if document.rel(s, root) in ("obj", "obl", "nmod"):
            words -= _aside(document, s, root)
    return words


def _aside(document: Document, s: int, noun: int) -> set[int]:
    """A relative clause behind a comma, which the article tells of the noun: "backs Strand, who ran the port"."""
    words: set[int] = set()
    for child in document.deps(s, noun, "acl"):
        first = document.first(s, child)
        if document.rels[s][child] == "acl:relcl" and "," in document.words[s][max(first - 1, 0) : first + 1]:
            words.update(document.subtree(s, child))
    return words


def _passive(document: Document, s: int, i: int) -> set[int]:
    """What is told of the subject: it, and the clause or phrase after the verb; of whom is told only that."""
    below = document.deps(s, i, "ccomp", "xcomp")
    if document.lemmas[s][i] in load().telling:
        after = [child for child in document.deps(s, i, "obl", "advcl") if child > i]
        topics = [child for child in after if clause.cases(document, s, child) & _TOPICS]
        return _below(document, s, below or topics[:1])
    patient = document.dep(s, i, "nsubj")
    if patient is None or "obj" not in _scope(document, s, i):
        return set()
    more = [child for child in document.deps(s, i, "obl", "advcl") if clause.cases(document, s, child) & _COMPLEMENTS]
    return _below(document, s, [patient]).union(*(_below(document, s, [child]) for child in (*below, *more)))


def _raised(document: Document, s: int, i: int, *, passive: bool) -> Attribution | None:
    below = document.deps(s, i, "xcomp", "ccomp")
    if not below and passive:
        below = [child for child in document.deps(s, i, "obl") if "as" in clause.cases(document, s, child)]
    if not below:
        return None
    patient = document.dep(s, i, "nsubj")
    agent = clause.subject(document, s, i) if passive else None
    content = _below(document, s, below)
    if patient is not None:
        content |= _below(document, s, [patient])
    who = naming(document, s, agent) if agent is not None else ()
    content -= set(who)
    return Attribution(s, who, i, tuple(sorted(content))) if i not in content else None


def _heard(document: Document, s: int, i: int) -> Attribution | None:
    """Give the clause that "reportedly" stands in."""
    head = document.head(s, i)
    if head is None:
        return None
    return Attribution(s, (), i, tuple(word for word in document.subtree(s, head) if word != i))


def _noun(document: Document, s: int, i: int) -> Attribution | None:
    scope = load().scopes.get(("NOUN", document.lemmas[s][i]))
    found = _complement(document, s, i, scope) if scope else []
    if not found:
        return None
    owner = document.dep(s, i, "nmod:poss")
    head = document.head(s, i)
    who: tuple[int, ...] = () if owner is None else tuple(document.subtree(s, owner))
    pointer = owner is None or document.upos[s][owner] == "PRON"
    if pointer and head is not None and document.upos[s][head] == "VERB" and document.rel(s, i) in ("obj", "obl"):
        source = clause.subject(document, s, head)
        who = naming(document, s, source) if source is not None and source.how == "phrase" else who
    return _told(document, s, i, who, found)


def _adjective(document: Document, s: int, i: int) -> Attribution | None:
    scope = load().scopes.get(("ADJ", document.lemmas[s][i]))
    found = _complement(document, s, i, scope) if scope else []
    if not found:
        return None
    source = clause.subject(document, s, i)
    who = naming(document, s, source) if source is not None and source.how == "phrase" else ()
    if len(who) == 1 and document.lemmas[s][who[0]] == "it":
        who = ()
    return _told(document, s, i, who, found)


def _told(document: Document, s: int, i: int, who: tuple[int, ...], found: list[int]) -> Attribution | None:
    """Give what a noun or adjective attributes, by what hangs on it; nobody's where its own words hold it."""
    content = _below(document, s, found) - set(who)
    return Attribution(s, () if i in who else who, i, tuple(sorted(content))) if content else None


def _complement(document: Document, s: int, i: int, scope: frozenset[str]) -> list[int]:
    """The clause or phrase below a noun or adjective that its row allows."""
    for child in document.deps(s, i, "acl", "ccomp", "xcomp", "csubj", "advcl", "nmod", "obl"):
        if child < i or document.rels[s][child] == "acl:relcl":
            continue
        marks = clause.cases(document, s, child)
        base = document.rel(s, child)
        phrase = base in ("nmod", "obl")
        kind = "inf" if "to" in marks and not phrase else "that"
        if marks & scope or (not phrase and kind in scope and (base in ("ccomp", "csubj") or marks & {"that", "to"})):
            return [child]
    return []


def _headed(document: Document, s: int, i: int) -> Attribution | None:
    """Give the words behind a name and a colon that begin a sentence; in a headline any noun names the speaker."""
    upos = document.upos[s]
    naming = _HEADLINE if s == 0 else _NAMING
    if not 0 < i <= _NAMES or upos[i - 1] not in ("PROPN", "NOUN") or not naming.issuperset(upos[:i]):
        return None
    # "Strand: 46." counts his votes.
    worded = not {"VERB", "AUX", "NOUN"}.isdisjoint(upos[i + 1 :])
    return Attribution(s, tuple(range(i)), i, tuple(range(i + 1, len(upos)))) if worded else None


def _colon(document: Document, sayings: Sayings, s: int, i: int) -> Attribution | None:
    """Give the quotation that a name and a colon introduce: "More from Strand: “We never left.”"."""
    place, name = document.token(s, i).end, i
    while name > max(0, i - _NAMES) and document.upos[s][name - 1] in _NAMING:
        name -= 1
    pieces = [piece for quotation in sayings.quotes_in(place, place + _BESIDE) for piece in sayings.spans(quotation)]
    if name == i or not pieces:
        return None
    words = {piece.sentence: tuple(range(piece.first, piece.last + 1)) for piece in pieces}
    further = tuple((other, found) for other, found in words.items() if other != s)
    return Attribution(s, tuple(range(name, i)), i, words.get(s, ()), further)
