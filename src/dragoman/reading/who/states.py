"""States and the other parties that the catalogue holds, one object each an article."""

from dragoman.catalogue import Catalogue, Record
from dragoman.reading.who.party import Party


class States:
    """Parties made from records of the catalogue, the same one every time."""

    def __init__(self, catalogue: Catalogue, *, regions: dict[str, frozenset[str]]) -> None:
        self._catalogue = catalogue
        self._regions = {word: name for name, words in regions.items() for word in words}
        self._known: dict[tuple[str, str | None], Party] = {}

    def state(self, code: str, sector: str | None = "GOV") -> Party:
        """Give the state with an alpha-3 code, acting by one of its sectors."""
        key = (code, sector)
        party = self._known.get(key)
        if party is None:
            record = self._catalogue.record(code)
            name = record.name if record else code
            party = self._known[key] = Party(id=code, name=name, kind="state", country=code, sector=sector)
        return party

    def acting(self, party: Party, sector: str) -> Party:
        """Give a state as those act for it that are meant, its forces or its ministers; any other party as it is."""
        return self.state(party.country, sector) if party.kind == "state" and party.country else party

    def region(self, word: str) -> Party | None:
        """Give the part of the world that a word with a capital names ("Europe", "Western"), as a bloc."""
        name = self._regions.get(word.lower()) if word[:1].isupper() else None
        if name is None:
            return None
        return self._known.setdefault((name, "region"), Party(name=name, kind="bloc", sector="GOV", plural=True))

    def party(self, record: Record) -> Party:
        """Give the party that a record is: the state for its capitals, palaces, ministries and troops."""
        if record.kind == "state":
            return self.state(record.id, record.sector or "GOV")
        office = record.office or ""
        if record.country and (office.endswith("ministry") or office.startswith("seat of")):
            return self.state(record.country, "MIL" if record.sector == "MIL" else "GOV")
        key = (record.id, record.name)
        party = self._known.get(key)
        if party is None:
            party = self._known[key] = Party(
                id=record.id,
                name=record.name,
                kind=record.kind,
                country=record.country,
                sector=record.sector,
                plural=record.kind in ("armed-group", "people", "bloc"),
            )
        return party
