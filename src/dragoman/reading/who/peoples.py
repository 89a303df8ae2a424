"""Peoples: whom a plural demonym means, the state that acts ("the Americans vetoed it") or people of it."""

from dragoman.catalogue import Record
from dragoman.reading.who.context import Context
from dragoman.reading.who.extent import description
from dragoman.reading.who.party import Party
from dragoman.reading.who.qualifiers import ethnic, land
from dragoman.reading.who.states import States

_ONLY_SOME = ("amod", "nummod", "nmod", "acl", "compound", "appos")
"""What makes some of a people of all of it: "the young Americans", "the two", "the Americans killed there"."""


def folk(context: Context, states: States, sentence: int, index: int, record: Record) -> Party:
    """Give the party that a plural demonym means.

    With "the" and nothing else it is the state, unless no state of their own speaks for them.
    """
    plain = not context.document.deps(sentence, index, *_ONLY_SOME) and " " not in record.alias
    stateless = record.country is None or record.country in context.words.pointers["peoples"]["stateless"]
    if plain and not stateless and record.country and context.determiner(sentence, index) == "definite":
        state = states.state(record.country)
        # "The Saudis signed, and they paid."
        state.plural = True
        return state
    country = land(context, sentence, index) if ethnic(context, sentence, index) else record.country
    name = description(context, sentence, index)
    return Party(name=name, kind="people", country=country, sector="CVL", plural=True)
