"""Papers and agencies that pass words on, and press services."""

import pytest
from tests.reading import trees
from tests.reading.articles import Read

from dragoman.reading import passing
from dragoman.shapes import Entry


def one(entries: list[Entry], type: str) -> Entry:
    """Give the first entry of a type."""
    return next(entry for entry in entries if entry.type == type)


def names(entry: Entry) -> list[str]:
    """Name by whose word it is told."""
    return [actor.name for actor in entry.according_to]


SAID = """
Chad PROPN 3 nsubj
will AUX 3 aux
leave VERB 7 ccomp
, PUNCT 3 punct
the DET 6 det
envoy NOUN 7 nsubj
said VERB 0 root say
, PUNCT 10 punct
{} PROPN 10 nsubj
{} VERB 7 ccomp report
. PUNCT 7 punct
"""


@pytest.mark.parametrize(("who", "verb", "rel"), [("Reuters", "reported", "parataxis"), ("Mali", "agrees", "ccomp")])
def test_who_reports_what_was_said_stands_beside_it(who: str, verb: str, rel: str) -> None:
    rows = SAID.format(who, verb)
    _, parse = trees.read(rows if verb == "reported" else rows.replace("ccomp report", "ccomp sign"))
    assert passing.mend(parse).sentences[0].tokens[9].deprel == rel


@pytest.mark.parametrize(
    ("text", "type", "sources"),
    [
        ("Norway has moved troops to the border, the BBC reported, citing two officials.", "MOBILIZE", "BBC"),
        ("Chadian forces shelled the town, Malian officials said, according to Reuters.", "ASSAULT", "Reuters"),
        ("“Iran will not withdraw its troops,” the Kremlin said, Interfax reported.", "RETREAT", "Interfax"),
    ],
)
def test_who_is_said_to_report_it_passes_it_on(read: Read, text: str, type: str, sources: str) -> None:
    found = names(one(read(text), type))
    assert len(found) == 2 and found[1].startswith(sources)


def test_an_agency_that_reports_an_accusation_makes_none(read: Read) -> None:
    entry = one(read("The Russian foreign minister accused NATO of encircling Russia, TASS reported."), "ACCUSE")
    assert [actor.name for actor in entry.actors] == ["Sergey Lavrov"] and names(entry) == ["TASS"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin press service said Putin had met Xi Jinping in Moscow.",
        "The Kremlin press service issued a statement. Russia expelled two envoys, the press service said.",
        "The Russian Foreign Ministry's press department said Russia had expelled two envoys.",
    ],
)
def test_a_press_service_speaks_for_its_state(read: Read, text: str) -> None:
    told = [names(entry) for entry in read(text) if entry.type in ("CONSULT", "SANCTION")]
    assert told and told[0] == ["Russia"]
