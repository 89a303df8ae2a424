"""Qualifiers: what stands beside a common noun and tells which states, which land or which name it is of."""

from collections.abc import Iterator

from dragoman.reading import frames
from dragoman.reading.document import Document
from dragoman.reading.who.context import Context

_QUALIFIES = frozenset(("amod", "compound", "nmod:poss", "nmod"))
_SHARED = frozenset(("CONSULT", "COOPERATE"))
"""Types of what the two have with each other: "Chad's EU talks"."""
_GROUPS = frozenset(("organisation", "armed-group", "body", "bloc"))


def nations(context: Context, sentence: int, index: int) -> list[tuple[str, str]]:
    """List the states that qualify a noun together, as written and by code: "French and Egyptian" ships.

    Empty where fewer than two do: then the phrase is one party.
    """
    document = context.document
    for child in document.children[sentence][index]:
        if child > index or document.rels[sentence][child] not in _QUALIFIES:
            continue
        found: dict[str, str] = {}
        for member in document.conjuncts(sentence, child):
            match = context.records[sentence].get(member)
            code = match.records[0].country if match and match.start < index else None
            if match is None or code is None or match.records[0].role in ("people", "demonym"):
                found.clear()
                break
            found[code] = document.span_text(sentence, first=match.start, last=min(match.end, index) - 1)
        if len(found) > 1:
            return [(words, code) for code, words in found.items()]
    return []


def land(context: Context, sentence: int, index: int) -> str | None:
    """Give the code of the state where those that a noun describes are: "Darfur rebels", "a group based in Leeds"."""
    document = context.document
    inside = context.words.pointers["place"]["inside"] | {"of", "from"}
    for child in document.deps(sentence, index, "compound", "nmod", "acl"):
        if child > index and document.rel(sentence, child) == "nmod" and context.case(sentence, child) not in inside:
            continue
        code = _whose(context, sentence, child)
        # "At a jail in Dili", "operating in Iraq".
        for below in document.deps(sentence, child, "nmod", "obl") if code is None and child > index else ():
            if context.case(sentence, below) in inside:
                code = code or _whose(context, sentence, below)
        if code:
            return code
    return None


def _whose(context: Context, sentence: int, index: int) -> str | None:
    """Give the state that a named place is or lies in, or that a capital is of."""
    if index not in context.names[sentence]:
        own = context.document.dep(sentence, index, "nmod:poss")
        record = context.record(sentence, own) if own is not None else None
        return record.country if record and record.kind == "state" else None
    record = context.record(sentence, index)
    if record is None:
        return town(context, sentence, index)
    return record.country if record.kind in ("state", "body") else None


def town(context: Context, sentence: int, index: int) -> str | None:
    """Give the code of the state in which a named place lies ("police in Leeds")."""
    name = context.names[sentence].get(index)
    if name is None or name.label not in ("LOC", "GPE"):
        return None
    places = context.catalogue.places(context.document.span_text(sentence, first=name.first, last=name.last))
    return places[0].country if places else None


def placed(context: Context, sentence: int, index: int) -> bool:
    """Tell whether where somebody was met stands behind a noun: "counterpart in Cairo", not "envoys from Chad"."""
    inside = context.words.pointers["place"]["inside"]
    return any(context.case(sentence, child) in inside for child in context.document.deps(sentence, index, "nmod"))


def apposed(context: Context, sentence: int, index: int) -> Iterator[int]:
    """Give the heads of the names that stand behind a noun for a group: "watchdog Amnesty International"."""
    if context.plural(sentence, index):
        return
    for child in context.document.deps(sentence, index, "appos", "compound", "flat"):
        name, record = context.names[sentence].get(child), context.record(sentence, child)
        if child > index and ((record and record.kind in _GROUPS) or (name and name.label == "ORG")):
            yield child


def leans(context: Context, sentence: int, index: int, *ways: str) -> bool:
    """Tell whether a word says for or against whom a thing is (`against`, `towards`), not whose it is."""
    word, leaning = context.document.words[sentence][index].lower(), context.words.pointers["leaning"]
    if "-" not in word:
        return False
    return any(word.startswith(tuple(leaning[way])) for way in ways or leaning)


def backed(context: Context, sentence: int, index: int) -> bool:
    """Tell whether a word says whose help its noun has, not whose it is: "Danish-backed" forces, not "Danish-led"."""
    document = context.document
    joined = 1 < index < len(document.words[sentence]) and document.words[sentence][index - 1] == "-"
    return joined and document.words[sentence][index].lower() in context.words.pointers["backing"]["words"]


def concerns(document: Document, sentence: int, index: int) -> bool:
    """Tell whether a name before a noun says what the noun is about, since another says whose: "Chad's NATO bid"."""
    words, noun = document.words[sentence], document.heads[sentence][index]
    joined = "-" in (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
    shared = any(pattern.frame.type in _SHARED for pattern in frames.load().of("n", document.lemmas[sentence][noun]))
    return not joined and not shared and document.dep(sentence, noun, "nmod:poss") is not None


def ethnic(context: Context, sentence: int, index: int) -> bool:
    """Tell whether a people is named by descent, not by its state: "ethnic Danes"."""
    document = context.document
    return any(document.lemmas[sentence][child].lower() == "ethnic" for child in document.deps(sentence, index, "amod"))
