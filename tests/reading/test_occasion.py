"""What is said at a meeting has the partner for its recipient."""

from dragoman.reading.draft import Draft
from dragoman.reading.occasion import REACH, address
from dragoman.shapes import Actor

STRAND, VIK, ORLOV = (
    Actor(id=None, name=name, kind="person", country=None, sector="GOV", mention=name)
    for name in ("Strand", "Vik", "Orlov")
)


def test_a_promise_at_a_meeting_is_made_to_the_partner() -> None:
    met = Draft("CONSULT", 0, 1, actors=(STRAND, VIK))
    promise = Draft("AGREE", 1, 1, actors=(VIK,))
    address([promise, met])
    assert promise.recipients == (STRAND,)


def test_nobody_is_added_where_one_is_told_or_the_speaker_met_nobody_lately() -> None:
    met = Draft("CONSULT", 0, 1, actors=(STRAND, VIK))
    told = Draft("REQUEST", 1, 1, actors=(VIK,), recipients=(ORLOV,))
    apart = Draft("REQUEST", 1, 4, actors=(ORLOV,))
    late = Draft("AGREE", REACH + 1, 1, actors=(STRAND,))
    address([met, told, apart, late])
    assert told.recipients == (ORLOV,)
    assert apart.recipients == late.recipients == ()
