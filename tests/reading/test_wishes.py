"""Who wants what is sought."""

from tests.reading import trees

from dragoman.reading import wishes
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

ROWS = """
Chad PROPN 2 nsubj
asked VERB 0 root ask
Norway PROPN 2 obj
to PART 5 mark
mediate VERB 2 xcomp
. PUNCT 2 punct
"""


def party(name: str) -> Actor:
    return Actor(id=None, name=name, kind="state", country=None, sector="GOV", mention=name)


def test_who_asks_wants_it_and_else_its_doer() -> None:
    document = Document(*trees.read(ROWS))
    chad, norway = (party("Chad"),), (party("Norway"),)
    request = Draft("REQUEST", 0, 1, actors=chad)
    wanted = Draft("CONSULT", 0, 4, actors=norway, status="sought")
    wishes.settle(document, [request, wanted])
    assert wanted.sought_by == chad
    alone = Draft("CONSULT", 0, 4, actors=norway, status="sought")
    known = Draft("CONSULT", 0, 4, actors=norway, status="sought", sought_by=(party("Peru"),))
    done = Draft("CONSULT", 0, 4, actors=norway)
    wishes.settle(document, [alone, known, done])
    assert alone.sought_by == norway
    assert [actor.name for actor in known.sought_by] == ["Peru"] and done.sought_by == ()


def test_whoever_is_for_what_another_should_do_wants_it() -> None:
    document = Document(*trees.read(ROWS.replace("asked", "praised").replace("ask", "praise")))
    chad, norway = (party("Chad"),), (party("Norway"),)
    praise = Draft("SUPPORT", 0, 1, actors=chad)
    wanted = Draft("CONSULT", 0, 4, actors=norway, status="sought")
    wishes.settle(document, [praise, wanted])
    assert wanted.sought_by == chad


def test_whoever_says_that_another_should_do_it_wants_it() -> None:
    document = Document(*trees.read(ROWS))
    speaker, agency = party("Kari Berg"), Actor(name="IRNA", kind="organisation", sector="MED", mention="IRNA")
    wanted = Draft("CONSULT", 0, 4, actors=(party("Norway"),), status="sought", according_to=(agency, speaker))
    wishes.settle(document, [wanted])
    assert wanted.sought_by == (speaker,)
