"""Agreements as data: clauses, clocks, votes, defaults and rival readings, run on dated facts."""

from dragoman.instruments.answer import Item
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.library import facts_of, ids, load
from dragoman.instruments.moment import Moment
from dragoman.instruments.timeline import Answer, Line, Timeline

__all__ = ["Answer", "Fact", "Instrument", "Item", "Line", "Moment", "Timeline", "facts_of", "ids", "load"]
