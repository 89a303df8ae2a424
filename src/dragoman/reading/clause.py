"""Grammar over the walked parse: subjects through control and coordination, passives, obliques and their markers."""

from typing import Literal

import msgspec

from dragoman.reading import cues
from dragoman.reading.document import Document, once
from dragoman.reading.tables import sets

STEPS = 8
"""How far a subject is looked for up the tree: deeper chains are parser errors more often than grammar."""


class Argument(msgspec.Struct, frozen=True):
    """A word that fills a role, and how its parties are to be asked for."""

    index: int
    """The word."""
    how: Literal["phrase", "owner", "adjective"] = "phrase"
    """The phrase it heads; the possessors and adjectives of the noun; the adjective or first part itself."""


def form(doc: Document, s: int, i: int) -> str:
    """Name the form of a word: past, present, gerund, to (an infinitive), bare."""
    feats = doc.token(s, i).feats
    return next((name for name, mark in _FORMS.items() if mark in feats), "bare")


_FORMS = {"past": "Tense=Past", "present": "Tense=Pres", "gerund": "VerbForm=Ger", "to": "VerbForm=Inf"}


@once
def passive(doc: Document, s: int, i: int) -> bool:
    """Tell whether the verb is passive: "was arrested", "the man arrested on Friday"."""
    rels, feats = doc.rels[s], doc.token(s, i).feats
    # A finite past without an auxiliary is active, whatever the tree calls its subject.
    if "VerbForm=Fin" in feats and doc.dep(s, i, "aux") is None:
        return False
    for child in doc.children[s][i]:
        if rels[child] in ("aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        if rels[child] == "nsubj":
            return False
    if "Voice=Pass" in feats:
        return True
    if "VerbForm=Part" not in feats or "Tense=Pres" in feats:
        return False
    rel = doc.rel(s, i)
    if rel in ("acl", "amod") and rels[i] != "acl:relcl":
        return doc.dep(s, i, "obj") is None
    head = doc.head(s, i)
    if rel == "conj" and head is not None and doc.dep(s, i, "aux") is None:
        return doc.upos[s][head] in ("VERB", "AUX") and passive(doc, s, head) if head < i else False
    if rel == "xcomp" and head is not None:
        # "Saw its port attacked", "had its villages shelled": what is done to the object.
        held = doc.dep(s, head, "obj")
        return held is not None and held < i and doc.dep(s, i, "obj", "nsubj", "aux", "mark") is None
    return rel in ("advcl", "root", "parataxis") and doc.dep(s, i, "obj", "nsubj", "aux") is None


_CALLING = frozenset(("call", "appeal", "plead"))
"""Verbs whose addressee stands behind a preposition."""

_GRANTING = frozenset(("give", "allow", "grant"))
"""Verbs of granting time."""

_CHARGING = frozenset(("of", "for", "from", "against", "into", "over", "with", "about"))
"""Prepositions before a gerund whose doer is the verb's object: "accused Iran of arming", "kept him from leaving"."""

_USING = frozenset(("use", "need", "build", "buy", "develop", "employ", "spend", "choose"))
"""Verbs whose object is a means: whoever uses drones for striking strikes himself."""


def subject_kind(doc: Document, s: int, i: int) -> str:
    """Say what the subject is: which pronoun or number, else which part of speech, `none` without one."""
    found = subject(doc, s, i)
    if found is None:
        return "none"
    upos = doc.upos[s][found.index]
    return doc.lemmas[s][found.index] if upos in ("PRON", "DET", "NUM") else upos


@once
def subject(doc: Document, s: int, i: int) -> Argument | None:
    """Find who does what the verb, adjective or predicate noun says, through control, coordination and relatives."""
    want_patient, first = False, i
    for _ in range(STEPS):
        if passive(doc, s, i) and not want_patient:
            return _agent(doc, s, i)
        found = doc.dep(s, i, "nsubj", "csubj")
        if found is not None:
            return Argument(found)
        rel, head = doc.rels[s][i], doc.head(s, i)
        base = rel.partition(":")[0]
        if head is None:
            return None
        if base in ("acl", "amod") and rel != "acl:relcl":
            return _of_modifier(doc, s, i, head)
        if rel == "acl:relcl":
            return Argument(head)
        if base == "xcomp":
            controller = _controller(doc, s, head)
            if controller is not None:
                return Argument(controller)
        elif base not in ("conj", "advcl", "ccomp", "cop", "aux") and not (base == "advmod" and i != first):
            return None
        if base == "conj" and doc.upos[s][head] not in ("VERB", "AUX", "ADJ"):
            return None
        if base == "advcl":
            held = _held_to(doc, s, i, head)
            if held is not None:
                return Argument(held)
        i, want_patient = head, passive(doc, s, head)
        if base in ("advcl",) and want_patient:
            patient = doc.dep(s, head, "nsubj")
            return Argument(patient) if patient is not None else _agent(doc, s, head)
    return None


def _agent(doc: Document, s: int, i: int) -> Argument | None:
    for child in doc.deps(s, i, "obl"):
        if doc.rels[s][child] == "obl:agent" or "by" in cases(doc, s, child):
            return Argument(child)
    if doc.rel(s, i) in ("amod", "acl"):
        first = next((c for c in doc.deps(s, i, "compound", "obl", "nsubj", "nmod") if c < i), None)
        if first is not None:
            return Argument(first, "adjective")
    head = doc.head(s, i)
    if doc.rel(s, i) == "conj" and head is not None and doc.upos[s][head] == "VERB" and head < i:
        return _agent(doc, s, head)
    return None


def compounded(doc: Document, s: int, i: int) -> bool:
    """Tell whether a participle has who does it as its first part: "Iranian-backed", "US-brokered"."""
    if doc.rel(s, i) != "amod" or doc.upos[s][i] != "VERB":
        return False
    found = subject(doc, s, i)
    return found is not None and found.how == "adjective" and found.index < i


def _of_modifier(doc: Document, s: int, i: int, noun: int) -> Argument | None:
    """The doer of "the man leading the group", "Russian-led talks", "the decision to leave"."""
    feats = doc.token(s, i).feats
    if "VerbForm=Inf" in feats or any(doc.lemmas[s][c] == "to" for c in doc.deps(s, i, "mark")):
        verb = doc.head(s, noun)
        if doc.dep(s, noun, "nmod:poss") is None and doc.rel(s, noun) in ("obj", "nsubj") and verb is not None:
            own = subject(doc, s, verb)
            if own is not None and own.index != noun:
                return own
        named = next((c for c in doc.deps(s, noun, "nmod") if cases(doc, s, c) & {"by", "between", "among"}), None)
        return Argument(named) if named is not None else Argument(noun, "owner")
    first = next((c for c in doc.deps(s, i, "compound", "obl", "nmod", "nsubj") if c < i), None)
    if doc.rel(s, i) == "amod" and first is not None:
        return Argument(first, "adjective")
    return Argument(noun)


def _controller(doc: Document, s: int, verb: int) -> int | None:
    """Who does the infinitive below the verb: its object ("urged Iran to"), else its own subject or patient."""
    if doc.lemmas[s][verb] in ("promise", "vow", "threaten"):
        return doc.dep(s, verb, "nsubj")
    found = doc.dep(s, verb, "obj", "iobj")
    if found is None:
        on = next((c for c in doc.deps(s, verb, "obl") if cases(doc, s, c) & {"on", "upon", "for", "to"}), None)
        found = on if doc.lemmas[s][verb] in _CALLING else None
    if found is None:
        found = doc.dep(s, verb, "nsubj")
    return found


def _held_to(doc: Document, s: int, i: int, verb: int) -> int | None:
    """Who does what an object is charged with, thanked for or kept from, or what somebody is called on to do."""
    marks = cases(doc, s, i)
    if "to" in marks:
        # "Gave them a week to leave": they leave.
        given = doc.dep(s, verb, "iobj")
        if given is None and doc.lemmas[s][verb] in _GRANTING:
            # "Gave them until Friday to leave": they are its object there.
            timed = any("until" in cases(doc, s, child) for child in obliques(doc, s, verb))
            given = doc.dep(s, verb, "obj") if timed else None
        found = _controller(doc, s, verb) if doc.lemmas[s][verb] in _CALLING else given
        return found if found != doc.dep(s, verb, "nsubj") else None
    # Trees call some who are accused indirect objects.
    found = doc.dep(s, verb, "obj", "iobj")
    if found is None or found > i or not marks & _CHARGING or passive(doc, s, verb):
        return None
    return None if "for" in marks and doc.lemmas[s][verb] in _USING else found


@once
def patient(doc: Document, s: int, i: int) -> int | None:
    """Find to whom or what it is done: the object, the subject of a passive, the noun before a participle."""
    found = doc.dep(s, i, "obj")
    if found is None:
        # Of two subjects on both sides of its verb, the second was taken for one by the parser.
        subjects = [child for child in doc.children[s][i] if doc.rels[s][child] == "nsubj"]
        found = subjects[-1] if len(subjects) > 1 and subjects[0] < i < subjects[-1] else None
    if found is not None:
        return found
    for _ in range(STEPS):
        if not passive(doc, s, i):
            return None
        found = doc.dep(s, i, "nsubj")
        if found is not None:
            return found
        rel, head = doc.rels[s][i], doc.head(s, i)
        if head is None:
            return None
        if rel in ("acl", "amod"):
            return head
        if rel == "xcomp":
            return _controller(doc, s, head)
        if rel not in ("conj", "advcl"):
            return None
        i = head
    return None


@once
def cases(doc: Document, s: int, i: int) -> frozenset[str]:
    """Give the lemmas that mark a phrase: prepositions with the words fixed to them."""
    found = set()
    for child in doc.deps(s, i, "case", "mark"):
        found.add(doc.lemmas[s][child])
        found.update(doc.lemmas[s][below] for below in doc.deps(s, child, "fixed"))
    return frozenset(found)


def joined(doc: Document, s: int, words: list[int]) -> list[str]:
    """Give marks of several words as one: "instead of", "rather than"."""
    return [f"{doc.lemmas[s][word]}_{doc.lemmas[s][more]}" for word in words for more in doc.deps(s, word, "fixed")]


def attribute(doc: Document, s: int, i: int) -> bool:
    """Tell whether a word is an attribute that lasts: "the Iranian-backed forces"."""
    return doc.rel(s, i) == "amod" and i > 1 and doc.words[s][i - 1] == "-"


def laid(doc: Document, s: int, i: int) -> int | None:
    """Give on whom the act that a noun tells is laid: "blamed the raid on rebels", "rebels were behind the raid"."""
    if doc.dep(s, i, "cop") is not None and cases(doc, s, i) & cues.load().behind:
        denied = any(doc.lemmas[s][word] in cues.load().negations for word in doc.deps(s, i, "advmod"))
        return doc.dep(s, i, "nsubj") if not denied else None
    verb = doc.head(s, i)
    if verb is not None and doc.bases[s][i] in ("obl", "nmod"):
        return _answering(doc, s, i, verb)
    if verb is None or doc.upos[s][verb] != "VERB" or doc.rels[s][i] not in ("obj", "nsubj:pass"):
        return None
    mark = cues.load().laying.get(doc.lemmas[s][verb])
    return next((child for child in obliques(doc, s, verb) if mark in cases(doc, s, child)), None) if mark else None


def _answering(doc: Document, s: int, i: int, head: int) -> int | None:
    """Give who says that an act that a noun tells was his, or not: "claimed responsibility for the raid"."""
    share = head if doc.upos[s][head] == "NOUN" else doc.dep(s, head, "obj")
    verb = doc.head(s, share) if share is not None else None
    if share is None or verb is None or doc.rels[s][share] != "obj" or doc.lemmas[s][share] not in sets()["share"]:
        return None
    if head not in (share, verb) or cases(doc, s, i).isdisjoint(("for", "in")) or passive(doc, s, verb):
        return None
    own = doc.dep(s, share, "nmod:poss")
    told = doc.lemmas[s][verb] in cues.load().answering and (own is None or doc.upos[s][own] == "PRON")
    return doc.dep(s, verb, "nsubj") if told else None


@once
def particles(doc: Document, s: int, i: int) -> frozenset[str]:
    """Give the particles and bare adverbs of a verb: "step down", "call off", "pull back"."""
    return frozenset(
        doc.lemmas[s][child]
        for child in doc.deps(s, i, "compound:prt", "advmod", "prt")
        if not doc.children[s][child] or doc.rels[s][child] == "compound:prt"
    )


def trails(doc: Document, s: int, i: int) -> bool:
    """Whether a participle follows its verb behind a comma: what "did not sign it, calling for changes" tells last."""
    head = doc.heads[s][i]
    if doc.bases[s][i] != "advcl" or not 0 <= head < i or "VerbForm=Fin" in doc.token(s, i).feats:
        return False
    return doc.words[s][i].endswith("ing") and "," in doc.words[s][head:i]


@once
def obliques(doc: Document, s: int, i: int) -> list[int]:
    """List the phrases with a preposition below a verb or noun: obl, nmod, and gerunds ("accused of arming")."""
    own = doc.rels[s]
    lemmas = doc.lemmas[s]
    return [
        child
        for child in doc.children[s][i]
        if own[child].partition(":")[0] in ("obl", "nmod", "advcl", "acl")
        and own[child] not in ("obl:agent", "nmod:poss", "acl:relcl", "obl:tmod", "nmod:tmod")
        and not any(own[mark] == "case" and lemmas[mark].startswith("accord") for mark in doc.children[s][child])
    ]


def finite_head(doc: Document, s: int, i: int) -> int:
    """Climb from a noun to the verb or root whose clause it stands in."""
    for _ in range(STEPS):
        if doc.upos[s][i] in ("VERB", "AUX") or doc.dep(s, i, "cop") is not None:
            return i
        head = doc.head(s, i)
        if head is None:
            return i
        i = head
    return i


def condition(doc: Document, s: int, i: int) -> int | None:
    """Find the clause that the act depends on: below its verb, its complement, or the verb that it completes."""
    below = doc.dep(s, i, "xcomp", "ccomp")
    for _ in range(3):
        for word in (i, below):
            found = _conditional(doc, s, word) if word is not None else None
            if found is not None:
                return found
        below = None
        head = doc.head(s, i)
        if head is None or doc.rel(s, i) not in ("xcomp", "conj", "obj"):
            return None
        i = head
    return None


def _conditional(doc: Document, s: int, i: int) -> int | None:
    words = cues.load().conditions
    for child in doc.deps(s, i, "advcl"):
        if any(doc.lemmas[s][mark] in words for mark in doc.deps(s, child, "mark", "advmod")):
            return child
    return None


def describing(doc: Document, s: int, i: int) -> bool:
    """Tell whether the form in -ing right before a noun says what kind it is, as in "blocking sanctions"."""
    head = doc.heads[s][i]
    if head < 0 or "VerbForm=Ger" not in doc.token(s, head).feats or doc.rel(s, head) in ("advcl", "acl", "xcomp"):
        return False
    bare = not doc.deps(s, i, "det", "nmod:poss") and not doc.deps(s, head, "aux", "mark", "nsubj", "case")
    return bare and head + 1 == i and doc.rel(s, i) == "obj"


def described(doc: Document, s: int, i: int) -> int | None:
    """Give the name that a bare noun behind it says something of, as in "Ana Silva, nominee for envoy to Peru"."""
    if i < 2 or doc.words[s][i - 1] != "," or doc.deps(s, i, "det", "nmod:poss") or doc.upos[s][i - 2] != "PROPN":
        return None
    name = i - 2
    while doc.rel(s, name) == "flat":
        name = doc.heads[s][name]
    return name
