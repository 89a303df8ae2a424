"""Sentences: every type and act can be told, in each status."""

from typing import Any, get_args

import pytest

from dragoman.export.telling import sentence
from dragoman.shapes.terms import ACTS_OF, Status, Type

from .conftest import AASGARD, ICELAND, NORWAY, OFFICIALS, entry


@pytest.mark.parametrize("kind", get_args(Type))
def test_every_type_and_act_has_its_own_words(kind: Any) -> None:
    told = {sentence(entry(type=kind, act=act, recipients=(ICELAND,))) for act in (None, *ACTS_OF.get(kind, ()))}
    assert len(told) == 1 + len(ACTS_OF.get(kind, ()))


@pytest.mark.parametrize("status", get_args(Status))
def test_only_what_happened_is_told_as_done(status: str) -> None:
    told = sentence(entry(status=status, type="ASSAULT", actors=(NORWAY,), recipients=(ICELAND,)))
    assert ("Norway attacked Iceland" in told) == (status == "happened")
    assert ("Norway attacking Iceland" in told) == (status != "happened")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"actors": ()}, "Somebody whom the article does not name held talks"),
        ({"status": "sought", "sought_by": (AASGARD,)}, "Sought by Sunniva Aasgard: Norway and Iceland holding talks"),
        ({"type": "OFFICE", "act": "appoint", "actors": (NORWAY,), "recipients": (AASGARD,), "items": ("envoy",)},
         "Norway appointed Sunniva Aasgard as “envoy”"),
        ({"type": "TREATY", "act": "sign", "items": ("the “Pact”",)}, "Norway and Iceland signed “the ‘Pact’”"),
        ({"type": "TREATY", "act": "sign"}, "Norway and Iceland signed an instrument"),
        ({"condition": "if it rains", "according_to": (OFFICIALS,), "channel": "X"},
         "Norway and Iceland held talks, on the condition “if it rains”, according to officials (X)"),
    ],
)  # fmt: skip
def test_a_sentence_tells_what_the_entry_holds(fields: dict[str, object], told: str) -> None:
    assert sentence(entry(**fields)) == told
