"""Outlets: what of theirs is contradicted, by whichever of the tellings of an act."""

from tests.record.stories import PAIR, STRUCK, article, entry, meeting

from dragoman.dossier.outlets import outlets
from dragoman.record import Judgement, SqliteLedger
from dragoman.record.contradictions import contradictions

NOT = "Foreign Minister Sunniva Vik did not meet her Chadian counterpart Amina Kabir in Bergen on Monday."
TABLE = "The two were seen at one table."


def test_every_teller_of_what_is_contradicted_is_counted() -> None:
    """The list of contradictions shows all of them side by side; so the counts must not tell less."""
    with SqliteLedger(":memory:") as ledger:
        post, [met] = meeting("a", outlet="Post")
        gull, crow = article("b", TABLE, outlet="Gull"), article("c", NOT, outlet="Crow")
        pier = article("d", STRUCK, outlet="Pier")
        seen = entry(gull, TABLE)
        ledger.add(post, [met])
        ledger.add(gull, [seen])
        ledger.add(crow, [entry(crow, NOT, status="negated", **PAIR)])
        ledger.add(pier, [entry(pier, STRUCK, type="ASSAULT", actors=("Chad",))])
        ledger.judge(
            Judgement(verb="merge", target=met.id, others=(seen.id,), by="Ada Reader", reason="the same table")
        )
        [found] = contradictions(ledger)
        listed = {one.outlet for one in (*found.one, *found.two)}
        assert listed == {"Post", "Gull", "Crow"}
        assert {one.source for one in outlets(ledger) if one.contradicted} == listed
