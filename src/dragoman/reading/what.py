"""What is told: words that frames know, with what fills their roles."""

from collections.abc import Iterator

import msgspec

from dragoman.reading import clause, cues, frames, offices, speech, tables, undergoing
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.frames import Pattern, Speech

_POS: dict[str, tuple[Speech, ...]] = {"NOUN": ("n",), "PROPN": ("n",), "AUX": ("v",)}
_SPEAKS_OF = frozenset({"REQUEST", "REJECT", "THREATEN", "SAY"})
"""Types whose object is an act of its own: who demands a release has not released."""
_DEMANDS = frozenset({"demand", "order", "request", "require", "urge"})
"""Verbs whose clause is never a fact, whatever mood the parse gives it: "demanded that they match it"."""
_SELF = ("self", "selves")
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
"""Parts of speech that tell acts."""
_OWN = frozenset({"CONSULT", "TREATY", "SUPPORT"})
"""Types whose acts are also those of who takes a stand on them: "rejected talks with"."""
_NAMES = ("-PER", "-ORG", "-LOC")
"""Ends of the tags of names that no act is told in."""
_WORDS_WRAPPERS = (
    "round series number set package kind form type act wave lack spate host string few dozen score hundred"
    " thousand couple handful barrage volley salvo hail"
)
WRAPPERS = frozenset(_WORDS_WRAPPERS.split())
"""Nouns that count or wrap what stands behind them: "a round of talks"."""


class Predicate(msgspec.Struct, frozen=True):
    """A word of the article that tells of an act."""

    sentence: int
    """Its sentence."""
    index: int
    """The word."""
    pattern: Pattern
    """The pattern that holds."""
    obj: int | None
    """Verbs: the word of the object or patient."""
    oblique: int | None
    """The phrase that the pattern's preposition introduces."""
    light: int | None
    """Nouns: the verb that lends its subject and status."""

    @property
    def top(self) -> int:
        """The word that tense and governors are read from."""
        return self.index if self.light is None else self.light

    @property
    def noun(self) -> bool:
        """Whether a noun tells the act."""
        return self.pattern.pos == "n"


def predicates(doc: Document, sentence: int) -> list[Predicate]:
    """Find the predicates of a sentence, in order; a noun that a verb's pattern took in is not told again."""
    found: list[Predicate] = []
    taken: set[int] = set()
    words = range(len(doc.words[sentence]))
    for index in sorted(words, key=lambda word: doc.upos[sentence][word] not in ("VERB", "AUX", "ADJ")):
        if index in taken:
            continue
        predicate = _match(doc, sentence, index)
        if predicate is None:
            continue
        found.append(predicate)
        pattern = predicate.pattern
        if pattern.object and predicate.obj is not None and pattern.frame.type not in _SPEAKS_OF:
            taken.update(_heads(doc, sentence, predicate.obj))
        if pattern.oblique and predicate.oblique is not None and pattern.frame.type not in _SPEAKS_OF:
            taken.update(
                _heads(doc, sentence, predicate.oblique) if predicate.oblique == predicate.obj else (predicate.oblique,)
            )
        if pattern.infinitive:
            taken.update(doc.deps(sentence, index, "xcomp"))
    return sorted(found, key=lambda predicate: predicate.index)


def _match(doc: Document, s: int, i: int) -> Predicate | None:
    # "The United Nations General Assembly" unites nobody and gathers nowhere.
    if doc.upos[s][i] not in _TELLING or doc.token(s, i).name.endswith(_NAMES):
        return None
    index = frames.load().index
    known = [key for key in _keys(doc, s, i) if key in index]
    if not known or _channel(doc, s, i):
        return None
    for key in known:
        obj = clause.patient(doc, s, i) if key[0] == "v" else None
        for pattern in index[key]:
            predicate = _holds(doc, s, i, pattern, obj)
            if predicate is not None:
                return predicate
    return None


def _channel(doc: Document, s: int, i: int) -> bool:
    """Whether the noun is how something was said: "at a news conference", but not "in his phone call with Zarif"."""
    if not i or f"{doc.lemmas[s][i - 1]}_{doc.lemmas[s][i]}" not in speech.load().channels:
        return False
    return not any(clause.cases(doc, s, child) & {"with", "between"} for child in clause.obliques(doc, s, i))


def _keys(doc: Document, s: int, i: int) -> list[tuple[Speech, str]]:
    """Under which words a token is looked up: "is committed to" is an adjective first, "backed" a verb after all."""
    upos, lemma, word = doc.upos[s][i], doc.lemmas[s][i], doc.words[s][i].lower()
    if i > 1 and doc.words[s][i - 1] == "-" and upos in ("NOUN", "PROPN", "VERB"):
        pos: Speech = "v" if upos == "VERB" else "n"
        return [(pos, name) for name in joined(doc, s, i)] + [(pos, lemma)]
    if upos == "VERB":
        plain: list[tuple[Speech, str]] = [("v", lemma), *(("v", stem) for stem in _stems(word) if stem != lemma)]
        return [("a", word), *plain] if word.endswith("ed") and clause.passive(doc, s, i) else plain
    if upos == "ADJ":
        return [("a", lemma), ("a", word), ("v", lemma)] if word.endswith(("ed", "en")) else [("a", lemma)]
    return [(pos, name) for pos in _POS.get(upos, ()) for name in (lemma, *_singular(lemma))]


def _singular(lemma: str) -> tuple[str, ...]:
    """Give the singular of what the parser takes for a plural only: "troops", "talks"."""
    return (lemma[:-1],) if lemma.endswith("s") and not lemma.endswith("ss") and len(lemma) > 4 else ()


def _stems(word: str) -> list[str]:
    """Give what a regular verb form may come from, for lemmas that the model has not met."""
    if word.endswith("ed") and len(word) > 4:
        return [word[:-2], word[:-1]]
    if word.endswith("ing") and len(word) > 5:
        return [word[:-3], word[:-3] + "e"]
    return []


def joined(doc: Document, s: int, i: int) -> tuple[str, str]:
    """Give a word written with a hyphen as one: "cease-fire" and "ceasefire"."""
    first, last = doc.lemmas[s][i - 2].lower(), doc.lemmas[s][i]
    return f"{first}-{last}", f"{first}{last}"


def _holds(doc: Document, s: int, i: int, pattern: Pattern, obj: int | None) -> Predicate | None:
    """Give the predicate if a pattern holds at a word; `obj` is what a verb there acts upon."""
    if pattern.before and not _preceded(doc, s, i, pattern.before):
        return None
    if pattern.pos == "v" and not pattern.prepositions and _is_other_verb(doc, s, i):
        return None
    if obj is not None and (
        doc.lemmas[s][obj] in pattern.frame.not_object
        or (doc.words[s][obj].lower().endswith(_SELF) and doc.words[s][obj].lower() not in pattern.besides)
    ):
        return None
    if pattern.frame.type == "REQUEST" and _states(doc, s, i):
        return None
    if pattern.object is not None and (obj is None or not _acted_on(doc, s, obj, pattern.object)):
        return None
    if pattern.subject is not None:
        own = clause.subject(doc, s, i)
        if own is None or own.how != "phrase" or not _in_set(doc, s, own.index, pattern.subject):
            return None
    if pattern.besides:
        beside = [*doc.children[s][i], *_within(doc, s, i), *(doc.deps(s, obj, "nmod:poss") if obj is not None else ())]
        below = {word for child in beside for word in (doc.lemmas[s][child], doc.words[s][child].lower())}
        if not below.issuperset(pattern.besides):
            return None
    if pattern.clause and not _clause(doc, s, i, pattern):
        return None
    oblique = None
    if pattern.prepositions:
        held, oblique = _prepositions(doc, s, i, pattern, obj)
        if not held:
            return None
    light = _light(doc, s, i) if pattern.pos == "n" else None
    return Predicate(s, i, pattern, obj, oblique, light)


def _is_other_verb(doc: Document, s: int, i: int) -> bool:
    """Whether a particle makes it a verb that says how its object came out: who "calls off" a raid does not call it."""
    loose = doc.deps(s, i, "compound:prt")
    return any(("v", f"{doc.lemmas[s][i]}_{doc.lemmas[s][word]}") in cues.load().index for word in loose)


def _within(doc: Document, s: int, i: int) -> list[int]:
    """List the words right below what a verb says of its subject: of "pleaded not guilty" the "not"."""
    said = (child for child in doc.deps(s, i, "xcomp") if doc.upos[s][child] == "ADJ")
    return [word for child in said for word in doc.children[s][child]]


def _states(doc: Document, s: int, i: int) -> bool:
    """Whether the clause below a verb of asking is about a fact: "suggested that it was", "asked whether"."""
    for child in doc.deps(s, i, "ccomp"):
        marks = {doc.lemmas[s][mark] for mark in doc.deps(s, child, "mark", "advmod")}
        if marks & {"whether", "if", "how", "why", "when", "where"}:
            return True
        if doc.lemmas[s][i] in _DEMANDS:
            continue
        helpers = doc.deps(s, child, "aux", "cop")
        if any(doc.lemmas[s][word] in ("should", "must", "ought") for word in helpers):
            return False
        tensed = [doc.token(s, word).feats for word in (*helpers, child)]
        if any("Mood=Ind" in feats and "VerbForm=Fin" in feats for feats in tensed):
            return True
    return False


def _preceded(doc: Document, s: int, i: int, before: tuple[str, ...]) -> bool:
    start = i - len(before)
    if start < 0:
        return False
    return all(
        doc.lemmas[s][start + k] == word or doc.words[s][start + k].lower() == word for k, word in enumerate(before)
    )


def _heads(doc: Document, s: int, i: int) -> list[int]:
    """The noun, what it is coordinated with, and what stands behind "a round of", "a series of", "20 kilograms of"."""
    found = doc.conjuncts(s, i)
    for word in list(found):
        if doc.lemmas[s][word] in WRAPPERS or doc.lemmas[s][word] in tables.sets()["measure"]:
            found.extend(child for child in doc.deps(s, word, "nmod") if "of" in clause.cases(doc, s, child))
    return found


def _acted_on(doc: Document, s: int, i: int, words: frozenset[str]) -> bool:
    """Whether an object is one of the words, or a person who bears one as his title: "fired Minister Silva"."""
    if _in_set(doc, s, i, words):
        return True
    return any(doc.lemmas[s][title] in words for title in offices.titles(doc, s, i))


def _in_set(doc: Document, s: int, i: int, words: frozenset[str]) -> bool:
    if not words:
        return True
    for head in _heads(doc, s, i):
        lemma = doc.lemmas[s][head]
        if lemma in words or not words.isdisjoint(_singular(lemma)):
            return True
        # "Hunger strike", "joint naval exercise": two words, joined by `_` in the set.
        before = (head - 1, *doc.deps(s, head, "amod")) if head else ()
        if any(f"{doc.lemmas[s][word]}_{lemma}" in words for word in before):
            return True
        if "%person" in words and doc.token(s, head).name.endswith("-PER"):
            return True
        if head > 1 and doc.words[s][head - 1] == "-" and not words.isdisjoint(joined(doc, s, head)):
            return True
    return False


def _clause(doc: Document, s: int, i: int, pattern: Pattern) -> bool:
    if pattern.clause == "that":
        return doc.dep(s, i, "ccomp") is not None
    below = [
        child
        for child in doc.deps(s, i, "xcomp", "advcl", "ccomp", "acl")
        if any(doc.lemmas[s][mark] == "to" for mark in doc.deps(s, child, "mark")) or doc.rels[s][child] == "xcomp"
    ]
    if pattern.infinitive:
        return any(doc.lemmas[s][child] == pattern.infinitive for child in below)
    return bool(below)


def _prepositions(doc: Document, s: int, i: int, pattern: Pattern, obj: int | None) -> tuple[bool, int | None]:
    loose = clause.particles(doc, s, i)
    need = set(pattern.prepositions)
    sites = [i] if obj is None or pattern.object is None else [i, obj]
    for site in sites:
        for child in clause.obliques(doc, s, site):
            marks = clause.cases(doc, s, child)
            if need & marks and need <= marks | loose and _in_set(doc, s, child, pattern.oblique or frozenset()):
                return True, child
    if need <= loose and (pattern.oblique is None or (obj is not None and _in_set(doc, s, obj, pattern.oblique))):
        return True, obj if pattern.oblique else None
    return False, None


def _light(doc: Document, s: int, i: int) -> int | None:
    """The light verb of which the noun is the object (or the subject of its passive)."""
    head = doc.head(s, i)
    while head is not None and doc.rel(s, i) in ("conj",) and doc.upos[s][head] in ("NOUN", "PROPN"):
        i, head = head, doc.head(s, head)
    if head is not None and doc.lemmas[s][head] in WRAPPERS and doc.rel(s, i) == "nmod":
        i, head = head, doc.head(s, head)
    if head is None or doc.upos[s][head] != "VERB" or clause.describing(doc, s, i):
        return None
    if undergoing.verb(doc, s, i) == head:
        return head
    if doc.lemmas[s][head] not in (cues.load().light | cues.load().happening):
        return None
    rel = doc.rels[s][i]
    if rel == "obj" or rel == "nsubj:pass":
        return head
    if rel == "nsubj":
        return head if doc.lemmas[s][head] in cues.load().happening else None
    if rel.startswith("obl") and doc.lemmas[s][head] in ("engage", "participate", "take", "be", "enter", "join", "go"):
        return head
    return None


def arguments(doc: Document, predicate: Predicate, role: str) -> Iterator[Argument]:
    """Give the words that fill a role of the predicate.

    Roles: `subj`, `obj`, `iobj`, a preposition, or `self`, whom a noun describes; `*` and `!` are the caller's.
    """
    s, i = predicate.sentence, predicate.index
    name = role.rstrip("*!")
    if name == "subj":
        yield from _subject(doc, predicate)
    elif name == "obj":
        if predicate.noun:
            return
        if predicate.obj is not None:
            yield Argument(predicate.obj)
        else:
            whom = doc.dep(s, i, "iobj")
            if whom is not None:
                yield Argument(whom)
    elif name == "iobj" and (found := doc.dep(s, i, "iobj")) is not None:
        yield Argument(found)
    elif name == "self" and (named := clause.described(doc, s, i)) is not None:
        yield Argument(named)
    elif name in frames.PREPOSITIONS:
        yield from _oblique(doc, predicate, name)


def _subject(doc: Document, predicate: Predicate) -> Iterator[Argument]:
    s, i = predicate.sentence, predicate.index
    if predicate.pattern.pos == "a" and doc.upos[s][i] == "VERB":
        whom = clause.patient(doc, s, i)
        found = Argument(whom) if whom is not None else None
        if found is not None:
            yield found
        return
    if not predicate.noun:
        found = clause.subject(doc, s, i)
        if found is not None:
            yield found
        return
    if predicate.pattern.frame.owner == "actor":
        yield Argument(i, "owner")
    roles = predicate.pattern.frame.recipient
    takes_of = any(role.startswith("of") for role in roles) or predicate.pattern.prepositions == ("of",)
    for child in clause.obliques(doc, s, i):
        marks = clause.cases(doc, s, child)
        if "by" in marks or ("of" in marks and not takes_of):
            yield Argument(child)
    yield from map(Argument, doers_below(doc, s, i) if takes_of else ())
    blamed = clause.laid(doc, s, predicate.top)
    yield from [Argument(blamed)] if blamed is not None else []
    if predicate.light is not None:
        yield from _lent(doc, predicate, predicate.light)


def doers_below(doc: Document, s: int, i: int) -> list[int]:
    """List who stands behind "by" below those the act is done to, as trees hang it: "the arrest of a man by police"."""
    suffering = [child for child in clause.obliques(doc, s, i) if "of" in clause.cases(doc, s, child)]
    return [
        doer
        for child in suffering
        # "The condemnation of the attack by rebels": that is theirs.
        if not frames.load().of("n", doc.lemmas[s][child])
        for doer in clause.obliques(doc, s, child)
        if "by" in clause.cases(doc, s, doer)
    ]


def _lent(doc: Document, predicate: Predicate, light: int) -> Iterator[Argument]:
    """Give who does an act that a noun tells, by the verb that it is the object of."""
    s, verb, type = predicate.sentence, doc.lemmas[predicate.sentence][light], predicate.pattern.frame.type
    undergone = undergoing.verb(doc, s, predicate.index) == light and clause.patient(doc, s, light) is None
    if undergone or undergoing.calls(doc, s, light, type):
        # "Received aid from", "came under criticism from".
        below = (*clause.obliques(doc, s, predicate.index), *clause.obliques(doc, s, light))
        yield from (Argument(child) for child in below if "from" in clause.cases(doc, s, child))
        return
    if verb in cues.load().reacting and type not in _OWN:
        return
    found = clause.subject(doc, s, light)
    if found is not None and found.index != predicate.index:
        yield found


AIMS = frozenset({"on", "against"})
"""After these stands whom an act is aimed at."""


def _oblique(doc: Document, predicate: Predicate, name: str) -> Iterator[Argument]:
    s, i = predicate.sentence, predicate.index
    sites = [i]
    if predicate.light is not None:
        sites.append(predicate.light)
    elif predicate.obj is not None and doc.head(s, predicate.obj) == i:
        sites.append(predicate.obj)
    if predicate.noun and name in AIMS:
        # "An attack by rebels on a base": a tree may hang the base from the rebels.
        sites += [child for child in clause.obliques(doc, s, i) if "by" in clause.cases(doc, s, child)]
    if predicate.oblique is not None and name in clause.cases(doc, s, predicate.oblique):
        yield Argument(predicate.oblique)
    for site in sites:
        for child in clause.obliques(doc, s, site):
            if child not in (predicate.oblique, i) and name in clause.cases(doc, s, child):
                yield Argument(child)
