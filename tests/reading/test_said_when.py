"""When what an article tells was said."""

import pytest
from tests.reading import trees

from dragoman.reading.clock import Clock
from dragoman.reading.dating import Dating
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.links import Links
from dragoman.reading.offers import Offers
from dragoman.reading.saying import Sayings
from dragoman.shapes import Actor
from dragoman.shapes.edtf import When

ROWS = """
Envoys NOUN 2 nsubj
warned VERB 0 root warn - Tense=Past|VerbForm=Fin
rebels NOUN 2 obj
{preposition} ADP 5 case
{time} {tag} 2 obl
. PUNCT 2 punct

Ships NOUN 3 nsubj
will AUX 3 aux
sail VERB 0 root
. PUNCT 3 punct
"""


def said(preposition: str, time: str, tag: str, *, status: str = "planned") -> tuple[str | None, str | None]:
    """Give the time of a warning, and when the plan of the sentence after it was said, which names no speaker."""
    document = Document(*trees.read(ROWS.format(preposition=preposition, time=time, tag=tag)))
    envoys, ships = (Actor(name=name, kind="people", mention=name) for name in ("envoys", "ships"))
    found = [
        Draft("ACCUSE", 0, 1, actors=(envoys,)),
        Draft("MOBILIZE", 1, 2, actors=(ships,), status=status),  # type: ignore[arg-type]
    ]
    clock = Clock(document, published=When.parse("2031-05-07"))  # a Wednesday
    offers = Offers(document, found, clock=clock, sayings=Sayings(document), links=Links(document))
    Dating(found, offers=offers, clock=clock).date()
    return found[0].when, found[1].said_when


def test_a_plan_was_told_when_something_was_last_told_to_have_been_said() -> None:
    assert said("on", "Monday", "PROPN") == ("2031-05-05", "2031-05-05")


def test_what_was_done_needs_nobody_who_said_it() -> None:
    assert said("on", "Monday", "PROPN", status="happened")[1] is None


@pytest.mark.parametrize(("preposition", "time"), [("in", "2029"), ("in", "2033")])
def test_nobody_speaks_over_years_nor_after_the_article(preposition: str, time: str) -> None:
    assert said(preposition, time, "NUM")[1] == "2031-05-07"
