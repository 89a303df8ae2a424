"""Sorts: nouns that only say of what sort a party is whose name stands beside them, and "office" for its state."""

from dragoman.reading.who.context import Context
from dragoman.reading.who.owners import Resolve
from dragoman.reading.who.party import Party
from dragoman.reading.who.qualifiers import apposed
from dragoman.reading.who.states import States
from dragoman.reading.who.words import Noun


def sorted_name(context: Context, states: States, sentence: int, index: int, noun: Noun) -> Party | None:
    """Give the body named right before a noun of its own sort: "the Mossad spy agency", "the Hamas militant group"."""
    if context.plural(sentence, index):
        return _fighters(context, states, sentence, index) if noun.kind == "armed" else None
    for child in reversed(context.document.deps(sentence, index, "compound", "nmod", "amod", "nmod:poss")):
        match = context.records[sentence].get(child)
        if match is None or not child < match.end <= index:
            continue
        record = match.records[0]
        if record.role not in _NAMED:
            return None
        word = context.document.lemmas[sentence][index].lower()
        return states.party(record) if _fits(context, word, record.kind, record.sector, noun) else None
    return None


def _fighters(context: Context, states: States, sentence: int, index: int) -> Party | None:
    """Give the armed group whose fighters act for it: "Hamas militants", not "two Hamas militants"."""
    document, found = context.document, None
    for child in document.deps(sentence, index, "compound", "nmod", "amod", "nummod", "nmod:poss"):
        if child > index:
            continue
        record = context.record(sentence, child)
        if record is None:
            return None
        found = record if record.kind == "armed-group" and record.role in _NAMED else found
    return states.party(found) if found else None


def _fits(context: Context, word: str, kind: str, sector: str | None, noun: Noun) -> bool:
    """Whether a noun says what sort of party a named one is, not what is part of it: "the UN agency" is not the UN."""
    if word in context.words.pointers["sorts"].get(kind, ()):
        return True
    if kind not in _KINDS.get(noun.kind, ()):
        return False
    return noun.sector == sector and sector not in (None, "GOV", "MIL", "IGO")


def named_behind(context: Context, resolve: Resolve, sentence: int, index: int) -> tuple[Party, ...]:
    """Give the bodies named behind a noun: "the group Hamas", "Turkey's ruling party AKP"."""
    found = (resolve(sentence, child).parties for child in apposed(context, sentence, index))
    return next((parties for parties in found if parties and parties[0].kind != "person"), ())


def listed(context: Context, resolve: Resolve, sentence: int, index: int) -> tuple[Party, ...]:
    """Give those that are named behind a plural noun: "three countries, Chile, Peru and Bolivia"."""
    document = context.document
    if not context.plural(sentence, index):
        return ()
    for child in document.deps(sentence, index, "appos"):
        members = document.conjuncts(sentence, child) if child > index else []
        names = [member for member in members if document.upos[sentence][member] == "PROPN"]
        each = [resolve(sentence, member).parties for member in names]
        if len(each) > 1 and all(each):
            return tuple(dict.fromkeys(party for found in each for party in found))
    return ()


def of_office(owner: Party | None) -> Party | None:
    """Give the state or body for which a person's office speaks: "Netanyahu's office"."""
    public = owner is not None and owner.kind == "person" and owner.sector in _PUBLIC
    return owner.serves if owner and public else None


def alike(context: Context, states: States, party: Party, state: Party) -> Party | None:
    """Give what a state has like a state or a body of another: "its Chadian counterpart"."""
    if not state.country or party.kind not in ("state", "body"):
        return None
    if party.kind == "state":
        return states.state(state.country, party.sector)
    known = context.catalogue.record(party.id) if party.id else None
    office = known.office if known else (party.id or "").partition(":")[2].replace("-", " ")
    record = context.catalogue.body(office, state.country) if office else None
    return states.party(record) if record else None


_NAMED = frozenset(("name", "official", "acronym", "former"))
_PUBLIC = frozenset(("GOV", "MIL", "IGO", "LEG", "JUD"))
_KINDS = {
    "body": ("body",),
    "organisation": ("organisation",),
    "armed": ("armed-group",),
}
