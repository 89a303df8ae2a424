"""Which of the times that an article offers an act has."""

import pytest

from dragoman.reading import dating
from dragoman.reading.clock import Dated
from dragoman.reading.dating import Candidate
from dragoman.reading.draft import Draft


def test_a_time_at_the_verb_itself_speaks_for_a_deed() -> None:
    """A time that the words tie to the act is worth more than the article's day."""
    own, day = Candidate(None, {"own", "own|status:happened"}), Candidate(None, {"article", "article|status:happened"})
    assert dating.score(own) > dating.score(day)


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        (Dated("2031-05-02", "on Friday", "relative"), ("2031-05-02", "on Friday", "relative")),
        (Dated("2031-05-03", "", "article"), ("2031-05-03", None, "article")),
        (None, (None, None, None)),
    ],
)
def test_the_chosen_time_replaces_the_draft_s(
    dated: Dated | None, expected: tuple[str | None, str | None, str | None]
) -> None:
    """A draft takes the chosen time whole: value, words and basis."""
    draft = Draft("SAY", 0, 0, when="2031-01", when_text="in January", when_basis="relative")
    dating.take(draft, Candidate(dated, {"lead"}))
    assert (draft.when, draft.when_text, draft.when_basis) == expected
