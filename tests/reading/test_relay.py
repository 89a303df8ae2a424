"""What is told once of a speaker's words, and attributions beside sayings."""

from tests.reading import trees

from dragoman.reading.attributions import attitudes
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.relay import relay
from dragoman.reading.saying import Sayings
from dragoman.shapes import Actor


def party(name: str, sector: str = "GOV") -> Actor:
    return Actor(id=None, name=name, kind="person", country=None, sector=sector, mention=name)


def test_agency_and_channel_hold_for_all_words_of_a_speaker() -> None:
    speaker, agency, other = party("Strand"), party("Vesten Press", "MED"), party("Orlov")
    first = Draft("SAY", 0, 1, actors=(speaker,), according_to=(agency,), channel="speech")
    later = Draft("CONSULT", 3, 1, actors=(other,), according_to=(speaker,), status="planned")
    apart = Draft("SAY", 4, 1, actors=(other,))
    relay([later, apart, first], occasions={"Orlov": "interview"})
    assert [actor.name for actor in later.according_to] == ["Strand", "Vesten Press"]
    assert later.channel == "speech"
    assert apart.according_to == () and apart.channel == "interview"


ROWS = """
Strand PROPN 2 nsubj
hopes VERB 0 root hope
to PART 4 mark
resign VERB 2 xcomp
. PUNCT 2 punct

Strand PROPN 0 root
: PUNCT 1 punct
No DET 4 det
talks NOUN 1 appos talk
"""


def test_wanting_and_a_name_with_a_colon_attribute() -> None:
    document = Document(*trees.read(ROWS))
    found = list(attitudes(document, Sayings(document)))
    assert [(one.sentence, one.source, one.cue, one.content) for one in found] == [
        (0, (0,), 1, (2, 3)),
        (1, (0,), 1, (2, 3)),
    ]
