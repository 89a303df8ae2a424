"""Titular: whose office a title is that one state has: a Pope, a Leader of the Islamic Revolution."""

from dragoman.reading.who.context import Context
from dragoman.reading.who.party import Party
from dragoman.reading.who.states import States


def of_title(
    context: Context, states: States, sentence: int, index: int, *, word: str, owner: Party | None
) -> Party | None:
    """Give whose office it is: `owner`, unless he stands in the title itself, else the one state that has it."""
    title = context.titles[sentence].get(index)
    if title is None:
        return owner
    # "Leader of the Islamic Revolution" is one title: what stands in it owns nothing.
    longer = title.end - 1 > index
    if owner and not (owner.id is None and longer):
        return owner
    sole = word in context.words.crowns or (longer and len(title.titles) == 1)
    return states.state(title.titles[0].country) if sole and title.titles[0].country else None
