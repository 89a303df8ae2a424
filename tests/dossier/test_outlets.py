"""Outlets: what of theirs is contradicted, by whichever of the tellings of an act."""

from tests.record.stories import PAIR, article, entry, meeting

from dragoman.dossier.outlets import outlets
from dragoman.record import SqliteLedger
from dragoman.record.contradictions import contradictions

NOT = "Foreign Minister Sunniva Vik did not meet her Chadian counterpart Amina Kabir in Bergen on Monday."


def test_every_teller_of_what_is_contradicted_is_counted() -> None:
    """The list of contradictions shows all of them side by side; so the counts must not tell less."""
    with SqliteLedger(":memory:") as ledger:
        for name in ("Post", "Gull", "Pier"):
            ledger.add(*meeting(name, outlet=name))
        against = article("c", NOT, outlet="Crow")
        ledger.add(against, [entry(against, NOT, status="negated", **PAIR)])
        [found] = contradictions(ledger)
        listed = {one.outlet for one in (*found.one, *found.two)}
        assert listed == {"Post", "Gull", "Pier", "Crow"}
        assert {one.source for one in outlets(ledger) if one.contradicted} == listed
