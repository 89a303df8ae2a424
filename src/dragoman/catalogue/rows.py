"""Rows of the actors' files made into records, one for each of their names."""

from collections.abc import Iterator, Mapping

import msgspec

from dragoman.catalogue.record import Record
from dragoman.catalogue.table import Row
from dragoman.shapes.errors import DataError
from dragoman.shapes.terms import Kind


def own_record(kind: str, row: Row, known: Mapping[str, Record]) -> Record:
    """Make the record of a row under its own name; `DataError` for a country that no row of states has."""
    _check_country(row, known)
    return _MAKERS[kind](row)


def records(kind: str, row: Row, own: Record, known: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
    """List a row's aliases, each with the record that it finds."""

    def under(role: str, alias: str, record: Record = own) -> tuple[str, Record]:
        return alias, msgspec.structs.replace(record, role=role, alias=alias)

    metonyms = row.list("metonyms")
    if own.name not in metonyms:
        yield under("name", own.name)
    for alias in row.list("other_names"):
        yield under("acronym" if _acronym(alias) else "name", alias)
    for role, column in _ROLES.items():
        for alias in row.list(column):
            yield under(role, alias)
    if row["capital"]:
        for alias in (row["capital"], *row.list("capital_other")):
            yield under("capital", alias, msgspec.structs.replace(own, place=row["capital"]))
    if metonyms:
        owner = known[row["country"]] if row["country"] else own
        owner = msgspec.structs.replace(owner, place=row["place"] or None, office=row["office"] or None)
        for alias in metonyms:
            yield under("seat", alias, owner)


_ROLES = {
    "official": "official",
    "adjective": "adjectives",
    "demonym": "demonyms",
    "people": "people",
    "former": "former_names",
    "loose": "loose_names",
}
"""Roles and the columns whose names have them."""


def _acronym(alias: str) -> bool:
    return " " not in alias and alias.replace(".", "").isupper()


def _check_country(row: Row, known: Mapping[str, Record]) -> None:
    for column in ("country", "base"):
        code = row[column]
        if code and code not in known and code not in _ORGANISATIONS:
            raise DataError(
                row.file,
                row.line,
                got=f"{code!r} in column {column}",
                expected="an ISO 3166-1 alpha-3 code of states.csv",
                remedy="mend the code",
            )


_ORGANISATIONS = frozenset({"EU", "UN", "NATO"})


def _state(row: Row) -> Record:
    return Record(
        id=row["id"],
        name=row["name"],
        kind="state",
        country=row["id"],
        sector="GOV",
        alias=row["name"],
        source=row.source,
    )


def _body(row: Row) -> Record:
    return _made(row, "body", row["country"], row["sector"], office=row["office"])


def _group(row: Row) -> Record:
    kind: Kind = row["kind"]  # type: ignore[assignment]
    return _made(row, kind, None, row["sector"])


def _armed(row: Row) -> Record:
    return _made(row, "armed-group", row["base"] or None, "REB")


def _medium(row: Row) -> Record:
    return _made(row, "organisation", row["country"] or None, "MED")


def _organisation(row: Row) -> Record:
    return _made(row, "organisation", row["country"] or None, row["sector"])


_MAKERS = {
    "states": _state,
    "bodies": _body,
    "groups": _group,
    "organisations": _organisation,
    "armed_groups": _armed,
    "media": _medium,
}
"""The kinds of files that hold parties, in the order in which they are read: states first, for the others name them."""

PARTIES = tuple(_MAKERS)


def _made(row: Row, kind: Kind, country: str | None, sector: str, office: str | None = None) -> Record:
    return Record(
        id=row["id"],
        name=row["name"],
        kind=kind,
        country=country,
        sector=sector,
        alias=row["name"],
        office=office,
        source=row.source,
    )
