"""Names as people type them: the ledger's own first, then the catalogue's, of namesakes those of whom it tells."""

import pytest

from dragoman import catalogue
from dragoman.dossier.names import Names
from dragoman.record import SqliteLedger
from dragoman.shapes import Actor, Article, Entry, Evidence, InstrumentRef, Source
from dragoman.shapes.errors import UsageError


def ledger(*actors: Actor) -> SqliteLedger:
    made = SqliteLedger(":memory:")
    span = Evidence(start=0, end=4, quote="They", sentence=0)
    article = Article(id="a", text="They met.", source=Source(file="x"))
    made.add(article, [
        Entry(id="e", article_id="a", type="CONSULT", status="happened", actors=actors, evidence=(span,), confidence=1)
    ])  # fmt: skip
    return made


def person(name: str) -> Actor:
    [found] = [one for one in catalogue.load().people(name) if one.name == name]
    return Actor(id=found.id, name=found.name, kind="person", mention=name.split()[-1])


def test_of_namesakes_those_are_meant_of_whom_the_ledger_tells() -> None:
    son, father = person("George W. Bush"), person("George H. W. Bush")
    assert Names(ledger(son)).parties("Bush") == (son.id,)
    assert Names(ledger(father)).parties("bush") == (father.id,)
    assert set(Names(ledger(son, father)).parties("Bush")) == {son.id, father.id}


def test_a_name_of_the_ledgers_own_is_taken_as_it_stands() -> None:
    own = Actor(name="Fishers of Velm", kind="people", mention="fishers")
    names = Names(ledger(own))
    assert names.parties("fishers of velm") == ("fishers of velm",)
    with pytest.raises(UsageError, match="did you mean Fishers of Velm"):
        names.parties("Fishers of Vlem")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Moscow", "RUS"),
        ("kremlin", "RUS"),
        ("RUS", "RUS"),
        ("the White House", "USA"),
        ("nato", "NATO"),
        ("us", "USA"),
    ],
)
def test_what_stands_for_a_state_is_the_state(name: str, id: str) -> None:
    assert Names(ledger()).parties(name) == (id,)


def test_places_are_towns_or_whole_countries() -> None:
    names = Names(ledger())
    assert names.place("vienna") == ("Vienna",)
    assert names.place("Austria") == ("AUT", "Austria")
    assert names.place("AUT") == ("AUT", "Austria")
    with pytest.raises(UsageError, match="a place that the ledger"):
        names.place("Nowhere-on-Sea")
    assert names.country("austria") == "AUT"


def test_a_source_is_an_outlet_its_site_or_a_party() -> None:
    made = ledger()
    span = Evidence(start=0, end=4, quote="They", sentence=0)
    page = Article(
        id="b", text="They met.", outlet="Velm Gazette", url="https://gazette.example/b", source=Source(file="x")
    )
    met = Entry(id="f", article_id="b", type="CONSULT", status="happened", evidence=(span,), confidence=1)
    made.add(page, [met])
    names = Names(made)
    for name in ("Velm Gazette", "velm gazette", "gazette.example"):
        assert names.source(name) == (name,)
    assert names.source("Kremlin") == ("Kremlin", "RUS")
    with pytest.raises(UsageError, match=r"a source .* did you mean Velm Gazette"):
        names.source("Velm Gazete")
    with pytest.raises(UsageError, match="see `dragoman sources`"):
        names.source("Ninepenny Press")


def test_an_id_is_one_that_the_ledger_has() -> None:
    names = Names(ledger())
    assert names.article("a") == "a" and names.event("e") == "e"
    with pytest.raises(UsageError, match="expected that of an article of this ledger"):
        names.article("e")
    with pytest.raises(UsageError, match="expected that of an act of this ledger"):
        names.event("a")


def test_an_agreement_is_known_by_its_names_or_by_the_ledgers_own() -> None:
    span = Evidence(start=0, end=4, quote="They", sentence=0)
    made = SqliteLedger(":memory:")
    made.add(
        Article(id="a", text="They met.", source=Source(file="x")),
        [
            Entry(
                id="e", article_id="a", type="TREATY", status="happened", evidence=(span,), confidence=1,
                instrument=InstrumentRef(name="Mackerel Pact"),
            )
        ],
    )  # fmt: skip
    names = Names(made)
    assert names.instrument("iran nuclear deal") == names.instrument("JCPOA") == "jcpoa"
    assert names.instrument("Mackerel Pact") == "Mackerel Pact"
    with pytest.raises(UsageError, match="did you mean mackerel pact"):
        names.instrument("Makerel Pact")
