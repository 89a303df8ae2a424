"""What somebody asks at a meeting has the partner for its recipient."""

import msgspec

from dragoman.reading.draft import Draft
from dragoman.reading.occasion import REACH, address
from dragoman.shapes import Actor

STRAND, VIK, ORLOV = (
    Actor(id=None, name=name, kind="person", country=None, sector="GOV", mention=name)
    for name in ("Strand", "Vik", "Orlov")
)
NORDLAND = msgspec.structs.replace(STRAND, name="Nordland", kind="state")


def test_what_is_asked_at_a_meeting_is_asked_of_the_partner() -> None:
    met = Draft("CONSULT", 0, 1, actors=(STRAND, VIK))
    request = Draft("REQUEST", 1, 1, actors=(VIK,))
    address([request, met])
    assert request.recipients == (STRAND,)


def test_nobody_is_added_where_one_is_told_or_the_speaker_met_nobody_lately() -> None:
    met = Draft("CONSULT", 0, 1, actors=(STRAND, VIK))
    told = Draft("REQUEST", 1, 1, actors=(VIK,), recipients=(ORLOV,))
    apart = Draft("REQUEST", 1, 4, actors=(ORLOV,))
    late = Draft("REQUEST", REACH + 1, 1, actors=(STRAND,))
    address([met, told, apart, late])
    assert told.recipients == (ORLOV,)
    assert apart.recipients == late.recipients == ()


def test_what_a_state_asks_or_somebody_promises_is_told_to_the_world() -> None:
    met = Draft("CONSULT", 0, 1, actors=(STRAND, VIK))
    states = Draft("CONSULT", 0, 5, actors=(NORDLAND, ORLOV))
    promise = Draft("AGREE", 1, 1, actors=(VIK,))
    refusal = Draft("REJECT", 1, 3, actors=(STRAND,))
    request = Draft("REQUEST", 1, 5, actors=(NORDLAND,))
    address([met, states, promise, refusal, request])
    assert promise.recipients == refusal.recipients == request.recipients == ()
