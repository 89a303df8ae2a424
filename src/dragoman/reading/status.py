"""Status: whether the act came about, from its own verb and from every word that it depends on."""

import msgspec

from dragoman.reading import clause, cues, speech
from dragoman.reading.clause import Argument
from dragoman.reading.cues import Cue
from dragoman.reading.denials import denier, dropped, wrapped
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate
from dragoman.shapes.terms import Status, Type

_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r"}
STEPS = 8
"""How many governors are asked; an act deeper than that is a parser's error more often than a fact."""
IN_CONDITION = "in a condition"
"""Why what would have to come about is possible; that it is not to come about changes nothing."""
_FIRST = frozenset({"i", "we"})
_TIMED: frozenset[Type] = frozenset({"CONSULT"})
"""Types of which the plain present, outside headlines, tells a programme of the days to come ("meets at 2:30")."""
PAST = "past tense"
"""Why what a plain past tells happened."""
PROGRAMME = "present tense of a programme"
"""Why such an act is planned."""
MEANT = "what its own verb means"
"""Why what is only wanted is sought, and what goes on hurting somebody ongoing."""
_LASTING: frozenset[Type] = frozenset({"COOPERATE", "AID", "ASSAULT", "MOBILIZE", "SANCTION", "PROGRAMME"})
"""Types of which the plain present tells a lasting state ("Iran supports them"), not an act of the day."""


class Standing(msgspec.Struct, frozen=True):
    """How an act stands."""

    status: Status
    """Its status."""
    wanted_by: tuple[tuple[int, Argument], ...] = ()
    """Who wants or fears it: words of the sentence, outermost last; the first number is the wanting word."""
    denied_by: Argument | None = None
    """Who denies it."""
    condition: int | None = None
    """The verb of the condition's clause."""
    steps: tuple[str, ...] = ()
    """What decided, innermost first."""
    tense: str = "past"
    """Of the verb whose tense counts: past, present, future."""


class _Reading(msgspec.Struct):
    """What is known so far while governors are asked."""

    status: Status | None
    soft: bool = False
    wanted: list[tuple[int, Argument]] = []
    denied: Argument | None = None
    steps: list[str] = []
    tense: str = "past"
    ended: bool = False


def standing(doc: Document, predicate: Predicate, *, others: dict[int, Predicate]) -> Standing:
    """Read how the act of a predicate stands; `others` are the predicates of its sentence by word."""
    s, top = predicate.sentence, predicate.top
    state = _Reading(status=None, wanted=[], steps=[])
    if predicate.noun:
        _bare_noun(doc, predicate, state)
    if not predicate.noun or predicate.light is not None:
        frame = predicate.pattern.frame
        lasting = frame.type == "SUPPORT" and frame.noun_status == "ongoing"
        own, why, state.tense = finite(doc, s, top, type=frame.type, lasting=lasting)
        if _shares_infinitive(doc, s, top):
            own = None
        if own == "happened" and clause.attribute(doc, s, top):
            own, why = "ongoing", "an attribute"
        scope = "subj" if doc.rels[s][predicate.index] == "nsubj" else "obj"
        undone = _cue(doc, s, top, scope) if predicate.light is not None else None
        if own == "negated" and undone is not None and undone.status == "negated":
            # "The talks have not failed": what is said not to come to nothing stands.
            own = None
        if own:
            state.status = combine(state.status, own)
            state.steps.append(why)
        _meant(doc, predicate, state)
        if predicate.light is not None:
            _govern(doc, s, predicate.index, top, scope, state, others)
    _climb(doc, s, top, state, others)
    status = state.status
    if status is None:
        status = predicate.pattern.frame.noun_status if predicate.noun else "happened"
    depends = clause.condition(doc, s, top)
    denied = state.denied or denier(doc, s, predicate.index)
    return Standing(status, tuple(state.wanted), denied, depends, tuple(state.steps), state.tense)


def _shares_infinitive(doc: Document, s: int, i: int) -> bool:
    """Whether a bare form shares the "to" of the verb that it is coordinated with: "urged it to help and free them"."""
    head = doc.head(s, i)
    if head is None or doc.rel(s, i) != "conj" or doc.words[s][i].lower() != doc.lemmas[s][i]:
        return False
    if doc.upos[s][i] != "VERB" or doc.dep(s, i, "nsubj", "aux", "mark") is not None:
        return False
    return "to" in clause.cases(doc, s, head) or _shares_infinitive(doc, s, head)


def _meant(doc: Document, predicate: Predicate, state: _Reading) -> None:
    """Give the act the status that its own verb means by itself, and say who wants what is only wanted."""
    own = predicate.pattern.frame.verb_status
    if own is None or predicate.noun:
        return
    state.status = own if state.status == "happened" else combine(state.status, own)
    state.steps.append(MEANT)
    found = clause.subject(doc, predicate.sentence, predicate.index)
    if found is not None and own == state.status == "sought":
        state.wanted.append((predicate.index, found))


def _bare_noun(doc: Document, predicate: Predicate, state: _Reading) -> None:
    s, i = predicate.sentence, predicate.index
    table = cues.load()
    for child in doc.deps(s, i, "amod", "compound", "advmod"):
        found = table.modifiers.get(doc.lemmas[s][child])
        if found:
            state.status = combine(state.status, found)
            state.steps.append(f"modifier {doc.words[s][child]}: {found}")
    if _denied(doc, s, i, "det", "advmod"):
        state.status = "negated"
        state.steps.append("negated by its determiner")


def finite(
    doc: Document, s: int, i: int, *, type: Type | None = None, lasting: bool = False
) -> tuple[Status | None, str, str]:
    """Read a verb's own modality, negation and tense: status (None where its governor decides), why, tense."""
    table = cues.load()
    below = doc.deps(s, i, "aux", "cop", "advmod", "mark", "cc", "det")
    lemmas = [doc.lemmas[s][child] for child in below]
    words = [doc.words[s][child].lower() for child in below]
    feats = [doc.token(s, child).feats for child in below if doc.rel(s, child) in ("aux", "cop")]
    feats.append(doc.token(s, i).feats)
    # Few sentences deny anything.
    negated = not table.negations.isdisjoint((*words, *lemmas, *clause.joined(doc, s, below))) or (
        not table.negations.isdisjoint(doc.lemmas[s]) and _by_nobody(doc, s, i, below)
    )
    modal = next((table.modals[w] for w in (*lemmas, *words) if w in table.modals), None)
    finites = any("VerbForm=Fin" in f for f in feats)
    past = any("Tense=Past" in f and "VerbForm=Fin" in f for f in feats) or "have" in lemmas
    marked = any(doc.rel(s, child) == "mark" and lemma == "to" for child, lemma in zip(below, lemmas, strict=True))
    status: Status | None = None
    why, tense = "", "past" if past else "present"
    if any(lemma == "if" or lemma in ("unless", "lest") for lemma in lemmas):
        status, why = "possible", IN_CONDITION
    elif modal:
        if "would" in words and _reported(doc, s, i):
            modal = "planned"
        status, why, tense = modal, f"modal {' '.join(words)}", "future"
    elif marked and "be" in lemmas and not doc.deps(s, i, "aux:pass"):
        status, why, tense = "planned", "is to", "future"
    elif "Mood=Imp" in feats[-1] and not finites:
        status, why = "sought", "imperative"
    elif finites or past:
        status, why = _tensed(doc, s, i, feats, past, lasting or type in _LASTING)
        # A caption's present is what its picture shows.
        if why == "present tense" and type in _TIMED and doc.regions[s] != "caption":
            status, why = "planned", PROGRAMME
    negated = negated or (marked and any(f"{lemma}_to" in table.negations for lemma in lemmas))
    if negated and why != IN_CONDITION:
        status, why = "negated", f"negation, {why}"
    return status, why, tense


def _denied(doc: Document, s: int, i: int, *rels: str) -> bool:
    """Whether a word that negates hangs on a word in one of the relations."""
    negations = cues.load().negations
    return any(doc.lemmas[s][word] in negations for word in doc.deps(s, i, *rels))


def _by_nobody(doc: Document, s: int, i: int, below: list[int]) -> bool:
    """Whether it is denied beside the verb: "neither side signed", "signed no treaty", "no longer supplies"."""
    negations = cues.load().negations
    sides = doc.deps(s, i, "nsubj", "obj")
    if any(doc.lemmas[s][side] in negations or _denied(doc, s, side, "det", "cc:preconj") for side in sides):
        return True
    # "No longer" is one word of the list.
    spread = ((word, inner) for word in below for inner in doc.deps(s, word, "advmod", "det"))
    return any(f"{doc.lemmas[s][inner]}_{doc.words[s][word].lower()}" in negations for word, inner in spread)


def _tensed(doc: Document, s: int, i: int, feats: list[str], past: bool, lasting: bool) -> tuple[Status, str]:
    progressive = "VerbForm=Ger" in feats[-1] or ("Tense=Pres" in feats[-1] and "VerbForm=Part" in feats[-1])
    helpers = [doc.lemmas[s][c] for c in doc.deps(s, i, "aux")]
    if progressive and (not past or "have" in helpers or ("be" in helpers and _reported(doc, s, i))):
        return "ongoing", "progressive"
    if past or doc.regions[s] == "title":
        return "happened", PAST if past else "headline's present"
    speaker = doc.dep(s, i, "nsubj")
    if lasting and speaker is not None and doc.lemmas[s][speaker] in _FIRST:
        return "happened", "done by saying so"
    if lasting:
        return "ongoing", "present tense of a lasting act"
    return "happened", "present tense"


def _reported(doc: Document, s: int, i: int) -> bool:
    head = doc.head(s, i)
    return doc.rel(s, i) in ("ccomp", "conj", "xcomp", "parataxis") or (
        head is not None and doc.rel(s, head) == "ccomp"
    )


def combine(inner: Status | None, outer: Status | None) -> Status | None:
    """Put an outer word's effect on an inner status.

    >>> combine("negated", "negated"), combine("happened", "sought"), combine("sought", "planned")
    ('happened', 'sought', 'sought')
    """
    if outer is None or inner is None:
        return outer or inner
    if outer == "negated":
        return "happened" if inner == "negated" else "negated"
    if outer in ("possible", "sought"):
        return "negated" if inner == "negated" and outer == "sought" else outer
    if outer == "planned" and inner == "ongoing":
        return inner
    if outer in ("planned", "alleged"):
        return inner if inner in ("sought", "possible", "negated", "alleged", "planned") else outer
    return inner


def _climb(doc: Document, s: int, i: int, state: _Reading, others: dict[int, Predicate]) -> None:
    for _ in range(STEPS):
        head = doc.head(s, i)
        rel = doc.rels[s][i]
        if head is None or rel in ("acl:relcl", "parataxis", "appos", "dislocated", "list", "vocative"):
            return
        if rel.startswith("conj"):
            if doc.upos[s][head] in ("VERB", "AUX") and doc.dep(s, i, "nsubj", "aux", "mark") is None:
                own, why, state.tense = finite(doc, s, head)
                if own in ("planned", "sought", "possible", "negated") or state.status is None:
                    state.status = combine(state.status, own)
                    state.steps.append(f"shares with {doc.words[s][head]}: {why}")
            i = head
            continue
        if rel == "nmod" and wrapped(doc, s, i, head):
            i = head
            continue
        scope = _scope(doc, s, i, rel)
        if scope is None or _embedded(doc, s, i, head, state, others):
            return
        if not _govern(doc, s, i, head, scope, state, others) and not _passes(doc, s, i, head, rel, state):
            return
        i = head


def _embedded(doc: Document, s: int, i: int, head: int, state: _Reading, others: dict[int, Predicate]) -> bool:
    """Settle what a clause asks ("unclear whether") or what somebody denies ("denied reports that")."""
    marks, rel = clause.cases(doc, s, i), doc.bases[s][i]
    if "whether" in marks and rel in ("ccomp", "csubj", "acl", "xcomp", "advcl"):
        state.status = "possible"
        state.steps.append("in a question")
        return True
    above = doc.head(s, head)
    if above is None or rel != "acl" or "that" not in marks or doc.rel(s, head) != "obj":
        return False
    if doc.lemmas[s][above] not in speech.load().denying or doc.lemmas[s][head] not in speech.load().nouns:
        return False
    held = head in others and others[head].pattern.frame.type == "ACCUSE"
    state.status = "alleged" if held else combine(state.status, "negated")
    state.denied = clause.subject(doc, s, above)
    state.steps.append("what is denied")
    return True


def _scope(doc: Document, s: int, i: int, rel: str) -> str | None:
    base = rel.partition(":")[0]
    marks = clause.cases(doc, s, i)
    if base in ("xcomp", "ccomp", "csubj", "advcl", "acl"):
        if "to" in marks or (base == "xcomp" and doc.upos[s][i] in ("VERB", "AUX")):
            return "inf"
        prepositions = marks - {"that", "if", "whether", "because", "after", "before", "as", "while", "when", "since"}
        if base in ("advcl", "acl") and (prepositions or _object(doc, s, i)):
            return "ger"
        return "that" if base in ("ccomp", "csubj") or (base == "acl" and "that" in marks) else "adv"
    if clause.describing(doc, s, i):
        return None
    if base == "obj" or rel == "nsubj:pass":
        return "obj" if clause.laid(doc, s, i) is None else "laid"
    if base == "nsubj":
        return "subj"
    if base in ("obl", "nmod"):
        return next(iter(sorted(marks)), None)
    return None


def _object(doc: Document, s: int, i: int) -> bool:
    """Whether a form in -ing stands behind its verb as its object does: "ruled out attacking"."""
    head = doc.heads[s][i]
    if doc.rels[s][i] != "advcl" or "VerbForm=Ger" not in doc.token(s, i).feats or not 0 <= head < i:
        return False
    return doc.dep(s, i, "mark", "nsubj") is None and "PUNCT" not in doc.upos[s][head:i]


def _govern(
    doc: Document, s: int, i: int, head: int, scope: str, state: _Reading, others: dict[int, Predicate]
) -> bool:
    """Apply the governor's cue, if it has one."""
    effect, by, why = _effect(doc, s, i, head, scope, others)
    if effect is None:
        return False
    if effect in ("planned", "sought") and head not in others and dropped(doc, s, head, act=i):
        effect = "negated"
    own, because, tense = finite(doc, s, head)
    if because == IN_CONDITION:
        state.status = "possible"
        state.steps.append(f"in the condition of {doc.words[s][head]}")
        return True
    if doc.upos[s][head] in ("NOUN", "PROPN"):
        table = cues.load().modifiers
        changed = next((table[doc.lemmas[s][c]] for c in doc.deps(s, head, "amod") if doc.lemmas[s][c] in table), None)
        effect = changed if changed == "negated" else effect
    if effect == "possible" and tense == "past" and doc.lemmas[s][head] in ("able", "capable"):
        effect = "happened"
    if own == "negated":
        effect = {"planned": "negated", "sought": "negated", "possible": "negated", "negated": "happened"}.get(
            effect, effect
        )  # type: ignore[assignment]
    if effect == "sought" and state.ended and own != "negated":
        # What somebody is asked to stop goes on.
        state.status, why = "ongoing", f"asked to end it: {why}"
    else:
        state.status = combine(state.status, effect)
    state.ended = effect == "negated" and doc.lemmas[s][head] in cues.load().stopping
    state.steps.append(why)
    if own in ("planned", "possible", "sought") and state.status != "negated":
        # "Will continue to", "may plan to": the governor's own modal has the last word.
        state.status = own
        state.steps.append(f"modal of {doc.words[s][head]}")
    if by and effect in ("sought", "possible"):
        found = clause.subject(doc, s, head) if doc.upos[s][head] != "NOUN" else Argument(head, "owner")
        if found is not None:
            state.wanted.append((head, found))
    if effect == "negated" and doc.lemmas[s][head] in ("deny", "refute", "dispute", "reject", "dismiss"):
        state.denied = clause.subject(doc, s, head)
    return True


def _cue(doc: Document, s: int, head: int, scope: str) -> Cue | None:
    """Find the cue of a word, first with its particle."""
    lemma, pos = doc.lemmas[s][head], _POS.get(doc.upos[s][head], "")
    passive = pos == "v" and clause.passive(doc, s, head)
    names = [f"{lemma}_{particle}" for particle in sorted(clause.particles(doc, s, head))]
    names.append(f"{doc.lemmas[s][doc.heads[s][head]]}_{lemma}")  # "short" below "stopped"
    found = (cues.load().find(pos, name, scope, passive=passive) for name in (*names, lemma))
    return next((cue for cue in found if cue is not None), None)


def _effect(
    doc: Document, s: int, i: int, head: int, scope: str, others: dict[int, Predicate]
) -> tuple[Status | None, bool, str]:
    other = others.get(head)
    lemma = doc.lemmas[s][head]
    # "Decided against sending them": the preposition turns what the verb does.
    turned = _cue(doc, s, head, "against") if "against" in clause.cases(doc, s, i) else None
    cue = turned or _cue(doc, s, head, scope)
    if cue is not None and (cue.passive or cue is turned):
        return cue.status, cue.by, f"cue {lemma} ({cue.name})"
    if other is not None and other.pattern.frame.complement:
        effect = other.pattern.frame.complement
        wide = (effect == "sought" and scope in ("obj", "for", "to", "with", "of")) or (
            effect == "planned" and scope in ("to", "on", "for")
        )
        if scope in ("inf", "that", "ger") or (wide and not (effect == "sought" and scope == "on")):
            return effect, effect == "sought", f"frame {other.pattern.text} ({other.pattern.frame.name})"
    if cue is None:
        return None, False, ""
    return cue.status, cue.by, f"cue {lemma} ({cue.name})"


def _passes(doc: Document, s: int, i: int, head: int, rel: str, state: _Reading) -> bool:
    """A governor without a cue passes its own modality on to a verb below it, but not to a noun or past a fact."""
    base = rel.partition(":")[0]
    if base in ("obj", "obl", "nmod", "nsubj"):
        return False
    if doc.upos[s][head] not in ("VERB", "AUX", "ADJ"):
        return base == "acl" and state.status is None and "to" in clause.cases(doc, s, i)
    if base == "advcl" and clause.cases(doc, s, i) - {"to"}:
        return False
    if base in ("xcomp", "csubj") or (base in ("advcl", "ccomp") and state.status is None):
        own, why, tense = finite(doc, s, head)
        if own == "negated" and clause.trails(doc, s, i):
            return False
        state.tense = tense
        state.status = combine(state.status, own)
        if own:
            state.steps.append(f"from {doc.words[s][head]}: {why}")
        return True
    return False
