"""Organisations: what a labelled name is that no match of the catalogue covers."""

from dragoman.reading.who.context import Context, Name
from dragoman.reading.who.nouns import KINDS, Nouns
from dragoman.reading.who.party import NOBODY, Reading
from dragoman.reading.who.sorts import sorted_name
from dragoman.reading.who.states import States

_NAMED = {"body": "body", "government": "body", "armed": "armed-group"}


def organisation(context: Context, nouns: Nouns, states: States, sentence: int, index: int, label: Name) -> Reading:
    """Read a name of its own, "the leaders of the G7", or one that only its words tell what sort of party it is."""
    document, first, last = context.document, label.first, label.last
    name = document.span_text(sentence, first=first, last=last)
    things, lemmas = context.words.pointers["things"]["words"], document.lemmas[sentence]
    if lemmas[index] in things or lemmas[last] in things or context.catalogue.instruments(name):
        return NOBODY
    records = context.catalogue.lookup(name)
    if len({record.name for record in records}) == 1 and (records[0].kind == "bloc" or records[0].sector == "IGO"):
        return Reading((states.party(records[0]),), "name", first, last)
    short = nouns.short(sentence, index) if first == last else None
    if short:
        return Reading((short,), f"short for {short.name}", first, last)
    noun = context.noun(sentence, index, *KINDS) if document.words[sentence][index].islower() else None
    sort = sorted_name(context, states, sentence, index, noun[1]) if noun else None
    if sort:
        return Reading((sort,), "name with its sort", first, last)
    noun = context.noun(sentence, index, "body", "government", "organisation", "armed")
    owner = nouns.owners.belongs(sentence, index, "")
    kind = _NAMED.get(noun[1].kind if noun else "", "organisation")
    country = owner.country if owner else None
    after = document.words[sentence][last + 1 : last + 3]
    acronym = after[1] if len(after) == 2 and after[0] == "(" and after[1].isupper() else None
    known = nouns.named(name, kind, country=country, sector=noun[1].sector if noun else None, acronym=acronym)
    return Reading((known,), "name of an organisation", first, last)
