"""Which agreement, resolution or membership an entry is upon."""

import pytest
from tests.reading import trees
from tests.reading.articles import Read

from dragoman import catalogue
from dragoman.reading import instruments, pacts
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft

ROWS = """
Chad PROPN 2 nsubj
joined VERB 0 root join
the DET 6 det
Chemical PROPN 6 compound
Weapons PROPN 6 compound
Convention PROPN 2 obj convention
. PUNCT 2 punct

It PRON 2 nsubj it
left VERB 0 root leave
the DET 4 det the
treaty NOUN 2 obj
again ADV 2 advmod
. PUNCT 2 punct
"""


def test_an_article_tells_where_instruments_are_named_and_what_points_back_to_them() -> None:
    document = Document(*trees.read(ROWS))
    known = instruments.Instruments(document, catalogue=catalogue.load())
    assert [(one.ref.id, one.start, one.end) for one in known.at(0)] == [("cwc", 3, 6)]
    assert known.at(1) == []
    assert [one.ref.id for one in known.before(1)] == ["cwc"]
    assert list(known.before(0)) == []
    pointed = known.pointed(1, first=0, last=5)
    assert pointed is not None and pointed.id == "cwc"


def test_what_is_weighed_is_each_instrument_once_and_none() -> None:
    document = Document(*trees.read(ROWS))
    known = instruments.Instruments(document, catalogue=catalogue.load())
    seen: list[tuple[str, list[str | None]]] = []
    draft = Draft("TREATY", 1, 1, act="withdraw", places=[(1, 1)])
    pacts.settle(
        document,
        [draft],
        instruments=known,
        watch=lambda field, _, options, __: seen.append((field, [one and one.id for one in options])),
    )
    assert seen == [("instrument", ["cwc", None])]


def test_an_article_that_names_none_is_asked_for_none() -> None:
    document = Document(*trees.read(ROWS.split("\n\n")[1]))
    known = instruments.Instruments(document, catalogue=catalogue.load())
    draft = Draft("TREATY", 0, 1)
    pacts.settle(document, [draft], instruments=known, watch=lambda *_: pytest.fail("nothing to choose from"))
    assert draft.instrument is None


@pytest.mark.parametrize(
    ("paragraph", "type", "id"),
    [
        ("Chad ratified the Chemical Weapons Convention on Tuesday.", "TREATY", "cwc"),
        ("Foreign Minister Per Lund met his counterpart in Oslo on Tuesday.", "CONSULT", None),
    ],
)
def test_named_below_an_act_or_not_named(read: Read, paragraph: str, type: str, id: str | None) -> None:
    found = [one for one in read(paragraph) if one.type == type]
    assert {one.instrument and one.instrument.id for one in found} == {id}
