"""The persons of an article: full and short names joined, and known ones looked up by date and country."""

from dragoman.catalogue import Person, Post, Record
from dragoman.reading.who import mentions
from dragoman.reading.who.context import Context
from dragoman.reading.who.mentions import Mention
from dragoman.reading.who.party import Party
from dragoman.reading.who.sitting import sitting
from dragoman.reading.who.states import States

_BEHIND = ("flat", "appos")
"""How a name hangs by the office before it."""


class Persons:
    """All persons that the article names, by the word that heads each naming."""

    def __init__(self, context: Context, *, states: States) -> None:
        self._context = context
        self._states = states
        self._particles = context.words.names["particles"]["words"]
        self._by_key: dict[str, list[Party]] = {}
        self._keys: dict[int, list[tuple[str, ...]]] = {}
        self._mentions: dict[int, list[Mention]] = {}
        self.all: list[Party] = []
        """The persons, in the order of their first full naming."""
        self.at: list[dict[int, tuple[Party, Mention]]] = [{} for _ in context.document.sentences]
        """By sentence: the person whose name a word belongs to."""
        found = mentions.find(context)
        for full in (True, False):
            for mention in found:
                if (self._weight(mention.keys) > 1) is full:
                    self._settle(mention)
        for party in self.all:
            self._identify(party)

    def of(self, sentence: int, index: int) -> tuple[Party, Mention] | None:
        """Give the person whose name a word belongs to, or who is named right behind it as a body's head.

        "US Trade Representative Katherine Tai" is she, though her office is a body too.
        """
        found = self.at[sentence].get(index)
        match = self._context.records[sentence].get(index)
        if found or match is None:
            return found
        behind, document = self.at[sentence].get(match.end), self._context.document
        if behind is None or document.rels[sentence][behind[1].head] not in _BEHIND:
            return None
        return behind if match.start <= document.heads[sentence][behind[1].head] < match.end else None

    def _weight(self, keys: tuple[str, ...]) -> int:
        return sum(key not in self._particles and len(key) > 1 for key in keys) or 1

    def _settle(self, mention: Mention) -> None:
        party = self._known(mention)
        if party is None:
            if self._mislabelled(mention):
                return
            party = Party(name=mention.text, kind="person")
            self.all.append(party)
            self._keys[id(party)] = []
            self._mentions[id(party)] = []
        if mention.keys not in self._keys[id(party)]:
            self._keys[id(party)].append(mention.keys)
            if len(mention.keys) > len(self._keys[id(party)][0]):
                party.name = mention.text
            for key in mention.keys:
                if key not in self._particles and party not in self._by_key.setdefault(key, []):
                    self._by_key[key].append(party)
        self._mentions[id(party)].append(mention)
        party.gender = party.gender or mention.gender
        party.nouns.update(mention.nouns)
        party.offices.update(title.office for title in mention.titles)
        for index in (mention.head, *range(mention.first, mention.last + 1)):
            self.at[mention.sentence][index] = (party, mention)

    def _mislabelled(self, mention: Mention) -> bool:
        """Whether a name without a title is rather a town, a body or an agreement than a person."""
        if mention.titles or mention.nouns or mention.gender:
            return False
        catalogue = self._context.catalogue
        if len(mention.keys) > 1:
            match = self._context.records[mention.sentence].get(mention.first)
            return match is not None and mention.last < match.end and not catalogue.people(mention.text)
        record = self._context.record(mention.sentence, mention.first)
        if record is not None or catalogue.instruments(mention.text):
            return True
        return not catalogue.people(mention.text) and bool(catalogue.places(mention.text))

    def _known(self, mention: Mention) -> Party | None:
        """Find the person of the article whose name this is, in full or in part."""
        fitting: list[tuple[int, bool, int, Party]] = []
        for key in dict.fromkeys(mention.keys):
            for party in self._by_key.get(key, ()):
                rank = max(self._same(mention.keys, other) for other in self._keys[id(party)])
                clash = bool(mention.gender and party.gender and mention.gender != party.gender)
                if rank and not clash:
                    shared = bool(party.nouns & set(mention.nouns))
                    fitting.append((rank, shared, len(fitting), party))
        return max(fitting, key=lambda row: row[:3])[3] if fitting else None

    def _same(self, keys: tuple[str, ...], other: tuple[str, ...]) -> int:
        """Rank how well two names are one person's: 0 not at all."""
        mine = [key for key in keys if key not in self._particles]
        theirs = [key for key in other if key not in self._particles]
        if not mine or not theirs:
            return 3 if keys == other else 0
        if mine == theirs:
            return 4
        if len(mine) == 1 or len(theirs) == 1:
            [one], many = (mine, theirs) if len(mine) == 1 else (theirs, mine)
            return 3 if one == many[-1] else 2 if one == many[0] else 1 if one in many else 0
        if set(mine) <= set(theirs) or set(theirs) <= set(mine):
            return 3
        alike = mine[0] == theirs[0] or (mine[0][0] == theirs[0][0] and 1 in (len(mine[0]), len(theirs[0])))
        return 2 if mine[-1] == theirs[-1] and alike else 0

    def _identify(self, party: Party) -> None:
        """Ask the catalogue who it is; else let titles and what stands beside the name tell country and sector."""
        found = self._mentions[id(party)]
        belongs = next((mention.belongs for mention in found if mention.belongs), None)
        titles = [title for mention in found for title in mention.titles]
        country = belongs.country if belongs else next((title.country for title in titles if title.country), None)
        group = belongs.id if belongs and not belongs.country else None
        sector = self._sector(found, belongs)
        person = self._look_up(party, country or group)
        if person:
            party.id, party.name = person.id, person.name
            post = self._post(person)
            if post:
                party.offices.add(post.office)
                sector = sector or self._sector_of(post.office)
            country = country or (person.country if not group else None)
            if post and not belongs and self._context.catalogue.state(post.country) is None:
                group, country = post.country, None
        if sector is None and titles:
            sector = titles[0].sector
        if not person and belongs is None and country is None and sector != "IGO":
            country = self._shared(party)
        if not person and belongs is None and country is None and sector != "IGO":
            own = any(title.office in self._context.offices for title in titles) or sector in ("GOV", "MIL")
            country = (self._context.home if own else None) or self._context.theme
        party.country, party.sector = country, sector
        party.serves = self._served(belongs.id if belongs else group, country, sector)

    def _shared(self, party: Party) -> str | None:
        """Give the state that all bearers of the name with such an office are of: each President Bush is American."""
        offices = party.offices & self._context.offices
        people = self._context.catalogue.people(party.name)
        states = {
            person.country for person in people if not offices or offices & {post.office for post in person.posts}
        }
        return next(iter(states)) if len(states) == 1 else None

    def _sector(self, found: list[Mention], belongs: Record | None) -> str | None:
        """Tell the sector by the nouns and titles beside the names; religion only where nothing else is said."""
        if belongs and belongs.kind != "state" and belongs.sector not in (None, "GOV"):
            return belongs.sector
        told = [sector for mention in found for sector in mention.sectors if sector != "REL"]
        told += [
            "GOV" if title.office.endswith("minister") else title.sector
            for mention in found
            for title in mention.titles
            if title.sector not in ("REL", "CVL")
        ]
        if told:
            return told[0]
        return belongs.sector if belongs and belongs.kind == "body" else None

    def _sector_of(self, office: str) -> str:
        sectors = self._context.words.pointers["sectors"]
        return next((sector for sector, offices in sectors.items() if office in offices), "GOV")

    def _post(self, person: Person) -> Post | None:
        """Give the post held at the article's date, else the last one."""
        on = self._context.on
        held = person.holds(on) if on else ()
        return next(iter(held), person.posts[-1] if person.posts else None)

    def known(self, person: Person, *, office: str) -> Party:
        """Give the party for a person that the catalogue holds, the article's own where it names him."""
        party = next((party for party in self.all if party.id == person.id), None)
        if party is None:
            # Who heads an organisation now may have headed another before.
            posts = (*(person.holds(self._context.on) if self._context.on else ()), *person.posts)
            post = next((post for post in posts if post.office == office), None)
            country = person.country
            group = post.country if post and self._context.catalogue.state(post.country) is None else None
            party = Party(
                id=person.id,
                name=person.name,
                kind="person",
                country=None if group else country,
                sector=person.sector,
                offices={office},
                serves=self._served(group, None if group else country, person.sector),
            )
            self.all.append(party)
        return party

    def _served(self, id: str | None, country: str | None, sector: str | None) -> Party | None:
        record = self._context.catalogue.record(id) if id else None
        if record and record.kind != "state":
            return self._states.party(record)
        if country is None:
            return None
        return self._states.state(country, sector if sector in ("GOV", "MIL") else "GOV")

    def _plain(self, name: str) -> str:
        """Give a name without initials and what follows its comma: "Joseph R. Biden, Jr." is Joseph Biden."""
        words = name.partition(",")[0].split()
        return " ".join(word for word in words if len(word.rstrip(".")) > 1 or word in words[:1])

    def _look_up(self, party: Party, country: str | None) -> Person | None:
        """Find the person in the catalogue: a full name alone, a short one with office, country and date."""
        context = self._context
        on = context.on
        people = [
            person
            for person in context.catalogue.people(party.name, on=on)
            or context.catalogue.people(self._plain(party.name), on=on)
            if country in (None, person.country, *_served_by(person))
        ]
        # The same person may stand in several rows, for dependent territories too.
        people.sort(key=lambda person: (person.country not in context.countries, not person.id.startswith("Q")))
        if any(self._weight(keys) > 1 for keys in self._keys[id(party)]):
            # Short names that are only spelt alike are one person's where the article speaks of his state.
            near = {country} if country else context.countries
            here = (person for person in people if person.role != "alike" or person.country in near)
            return next((person for person in here if person.role in _FULL), None)
        offices = party.offices & context.offices
        fitting = [
            person
            for person in people
            if (not offices or offices & {post.office for post in person.posts})
            and (country or offices or person.country in context.countries)
        ]
        holding = [person for person in fitting if on is None or any(post.held(on) for post in person.posts)]
        if (country and offices) or len({person.name for person in holding}) == 1:
            return next(iter(holding or fitting), None)
        return None if country or offices else sitting(context, party.name)


_FULL = ("name", "spelling", "alike")
"""How the catalogue finds people by their full names."""


def _served_by(person: Person) -> set[str]:
    return {post.country for post in person.posts}
