"""The catalogue: one look-up over all its data files."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from dragoman.catalogue.actors import Actors
from dragoman.catalogue.calendar import Calendar
from dragoman.catalogue.event import Event, EventMatch, Instrument, InstrumentMatch
from dragoman.catalogue.files import Files
from dragoman.catalogue.gazetteer import Gazetteer
from dragoman.catalogue.groups import Members
from dragoman.catalogue.instruments import Instruments
from dragoman.catalogue.keys import flatten, shouted
from dragoman.catalogue.locality import Locality
from dragoman.catalogue.people import People
from dragoman.catalogue.person import Person
from dragoman.catalogue.record import Match, Record
from dragoman.catalogue.title import TitleMatch
from dragoman.catalogue.titles import Titles


class Catalogue:
    """Who is who and when; made by `catalogue.load`.

    Each part is read when it is first asked for, so that a command that needs no people does not load them.

    >>> from dragoman import catalogue
    >>> who = catalogue.load()
    >>> [(record.name, record.role) for record in who.lookup("the Kremlin")]
    [('Russia', 'seat')]
    """

    def __init__(self, files: Files, /) -> None:
        self._files = files

    # Actors: states, bodies, groups, armed groups, media.

    @cached_property
    def _actors(self) -> Actors:
        return Actors(self._files)

    @property
    def states(self) -> tuple[Record, ...]:
        """All states, by code."""
        return self._actors.states

    def record(self, id: str, /) -> Record | None:
        """Give the record with an id (`IRN`, `EU`, `IAEA`, a body's id) under its own name; null for none.

        >>> from dragoman import catalogue
        >>> catalogue.load().record("IRN").name
        'Iran'
        """
        return self._actors.record(id)

    def state(self, name: str, /) -> Record | None:
        """Give the state that a name, an ISO 3166-1 code (alpha-3 or alpha-2) or an adjective means, if it means one.

        >>> from dragoman import catalogue
        >>> who = catalogue.load()
        >>> who.state("Persia").id, who.state("DEU").name, who.state("NO").name
        ('IRN', 'Germany', 'Norway')
        """
        return self._actors.state(name)

    def lookup(self, surface: str, /) -> tuple[Record, ...]:
        """Give all parties that a whole surface may name, the likeliest first.

        Diacritics, curly quotes, dots, hyphens and a leading "the" don't matter, but capitals do: "us" is no state,
        "US" and "U.S." are.

        >>> from dragoman import catalogue
        >>> who = catalogue.load()
        >>> who.lookup("US")[0].name, who.lookup("us")
        ('United States', ())
        >>> [(record.id, record.role) for record in who.lookup("Iranians")]
        [('IRN', 'people')]
        """
        return self._actors.lookup(surface)

    def match(self, words: Sequence[str], /) -> list[Match]:
        """Find the longest names of parties in a run of words, left to right, without overlaps.

        Bodies that no row names are found by pattern: "Norwegian foreign ministry", "the army of Chad"; "Danish
        government" and "Danish troops" are the state. Linear in the number of words.

        >>> from dragoman import catalogue
        >>> who = catalogue.load()
        >>> [(m.start, m.end, m.records[0].name) for m in who.match("The Norwegian foreign ministry and Oslo".split())]
        [(1, 4, 'Foreign Ministry of Norway'), (5, 6, 'Norway')]
        """
        return self._actors.match(words)

    def match_bodies(self, words: Sequence[str], /, *, owned: bool = False) -> list[Match]:
        """Find words for bodies that don't say whose they are: "the foreign ministry", "parliament".

        `owned` finds those too that only their owner tells from others of their name: "spy agency", "central bank".
        Their records have no country; `office` is the class to ask `body` for.

        >>> from dragoman import catalogue
        >>> [match] = catalogue.load().match_bodies("the defence ministry".split())
        >>> match.start, match.end, match.records[0].office
        (1, 3, 'defence ministry')
        """
        return self._actors.match_bodies(words, owned=owned)

    def body(self, office: str, country: str, /) -> Record | None:
        """Give a state's body of a class (`foreign ministry`, `legislature`, `armed forces` …), named if we know how.

        >>> from dragoman import catalogue
        >>> catalogue.load().body("legislature", "ISR").name
        'Knesset'
        """
        return self._actors.body(office, country)

    @cached_property
    def _members(self) -> Members:
        return Members(self._files)

    def members(self, group: str, *, on: date | None = None) -> tuple[str, ...]:
        """Give the codes of a group's members on a day; without a day, those at the data's latest state.

        >>> from dragoman import catalogue
        >>> catalogue.load().members("E3")
        ('DEU', 'FRA', 'GBR')
        """
        return self._members.of(group, on)

    def groups_of(self, member: str, *, on: date | None = None) -> tuple[str, ...]:
        """Give the ids of the groups that a state belonged to on a day.

        >>> from dragoman import catalogue
        >>> "NATO" in catalogue.load().groups_of("NOR")
        True
        """
        return self._members.having(member, on)

    # People and titles.

    @cached_property
    def _people(self) -> People:
        return People(self._files)

    def people(
        self, surface: str, *, on: date | None = None, country: str | None = None, office: str | None = None
    ) -> tuple[Person, ...]:
        """Give the people that a name may mean: full names first, then spellings, then surnames.

        With `on` those in a post on that day come first within each role; `country` and `office` keep those who
        held a post there or of that class.

        >>> from datetime import date
        >>> from dragoman import catalogue
        >>> who = catalogue.load()
        >>> who.people("Sergey Lavrov")[0].posts[-1].office
        'foreign minister'
        >>> who.people("Bush", on=date(2005, 1, 1), country="USA", office="head of state")[0].name
        'George W. Bush'
        """
        return self._people.find(surface, on=on, country=country, office=office)

    def match_people(self, words: Sequence[str], /) -> list[tuple[int, int, tuple[Person, ...]]]:
        """Find full names of people in a run of words (no bare surnames): start, end, and whom they may mean.

        >>> from dragoman import catalogue
        >>> [(s, e, p[0].name) for s, e, p in catalogue.load().match_people("with Ban Ki-moon today".split())]
        [(1, 3, 'Ban Ki-moon')]
        """
        return self._people.match(words)

    def holders(self, office: str, country: str, *, on: date | None = None) -> tuple[Person, ...]:
        """Give who held a class of office in a state or group on a day, certain holders first; without a day, all.

        >>> from datetime import date
        >>> from dragoman import catalogue
        >>> [person.name for person in catalogue.load().holders("head of state", "FRA", on=date(2019, 6, 1))]
        ['Emmanuel Macron']
        """
        return self._people.holders(office, country, on)

    @property
    def offices(self) -> tuple[str, ...]:
        """The classes of office that the data knows."""
        return self._people.offices

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._files)

    def office_titles(self, words: Sequence[str], /) -> list[TitleMatch]:
        """Find titles of office in a run of words, the longest, with the class of office of each.

        >>> from dragoman import catalogue
        >>> [(m.start, m.end, m.titles[0].office, m.former) for m in catalogue.load().office_titles(
        ...     "the former deputy foreign minister".split())]
        [(1, 5, 'deputy foreign minister', True)]
        """
        return self._titles.match(words)

    # Instruments.

    @cached_property
    def _instruments(self) -> Instruments:
        return Instruments(self._files)

    def instruments(self, surface: str, /) -> tuple[Instrument, ...]:
        """Give the agreements, resolutions and laws that a surface may name.

        >>> from dragoman import catalogue
        >>> catalogue.load().instruments("the JCPOA")[0].id
        'jcpoa'
        """
        return self._instruments.lookup(surface)

    def match_instruments(self, words: Sequence[str], /) -> list[InstrumentMatch]:
        """Find the longest names of instruments in a run of words; any numbered Security Council resolution too.

        >>> from dragoman import catalogue
        >>> [m.instruments[0].id for m in catalogue.load().match_instruments("under Resolution 1701 of 2006".split())]
        ['unscr-1701']
        """
        return self._instruments.match(words)

    # Dated events.

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self._files)

    def events(self, name: str, /) -> tuple[Event, ...]:
        """Give the dated events of a class or a name, earliest first.

        >>> from dragoman import catalogue
        >>> catalogue.load().events("inauguration")[0].start.isoformat()
        '2001-01-20'
        """
        return self._calendar.named(name)

    def events_between(self, first: date, last: date, /) -> tuple[Event, ...]:
        """Give the dated events of which some day lies in an interval, both ends counted.

        >>> from datetime import date
        >>> from dragoman import catalogue
        >>> [e.name for e in catalogue.load().events_between(date(2017, 7, 7), date(2017, 7, 8)) if "G20" in e.kind]
        ['G20 Hamburg summit']
        """
        return self._calendar.between(first, last)

    def match_events(self, words: Sequence[str], /) -> list[EventMatch]:
        """Find words for dated events in a run of words: "the inauguration", "UN General Assembly", "Nowruz".

        >>> from dragoman import catalogue
        >>> [m.kind for m in catalogue.load().match_events("ahead of Nowruz".split())]
        ['Nowruz']
        """
        return self._calendar.match(words)

    # Places.

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self._files)

    def places(self, surface: str, *, country: str | None = None) -> tuple[Locality, ...]:
        """Give the places that a surface may name: states and capitals first, then by inhabitants.

        >>> from dragoman import catalogue
        >>> [(place.name, place.country) for place in catalogue.load().places("Geneva")][:1]
        [('Geneva', 'CHE')]
        """
        return self._gazetteer.lookup(surface, country)

    def capital(self, country: str, /) -> Locality | None:
        """Give the capital of a state by its ISO 3166-1 alpha-3 code, or None where none is known.

        >>> from dragoman import catalogue
        >>> catalogue.load().capital("QAT").name
        'Doha'
        """
        return self._gazetteer.capital(country)

    def match_places(self, words: Sequence[str], /) -> list[tuple[int, int, tuple[Locality, ...]]]:
        """Find the longest names of places in a run of words: start, end, and what they may be.

        >>> from dragoman import catalogue
        >>> [(s, e, p[0].country) for s, e, p in catalogue.load().match_places("talks in New Delhi today".split())]
        [(2, 4, 'IND')]
        """
        run, where = flatten(words)
        return self._gazetteer.match(run, where, shout=shouted(run))

    def __repr__(self) -> str:
        return f"Catalogue({', '.join(self._files.names)})"
