"""What an article attributes in its own words: the outermost attributions, each with its source and its words."""

from tests.reading import trees

from dragoman.reading.attributions import attributions
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings

NESTED = """
Strand PROPN 2 nsubj
said VERB 0 root say
Orlov PROPN 4 nsubj
supports VERB 2 ccomp support
talks NOUN 4 obj talk
. PUNCT 2 punct
"""
ACCUSED = """
Strand PROPN 2 nsubj
accused VERB 0 root accuse
Orlov PROPN 2 obj
of SCONJ 5 mark
lying VERB 2 advcl lie
. PUNCT 2 punct
"""
REJECTED = """
Talks NOUN 3 nsubj:pass talk
were AUX 3 aux:pass be
rejected VERB 0 root reject
by ADP 5 case
Strand PROPN 3 obl:agent
. PUNCT 3 punct
"""
SEEMING = """
Strand PROPN 2 nsubj
seems VERB 0 root seem
to PART 4 mark
agree VERB 2 xcomp
. PUNCT 2 punct
"""
NOUN = """
Strand PROPN 2 nsubj
drew VERB 0 root draw
anger NOUN 2 obj
about ADP 5 case
tariffs NOUN 3 nmod tariff
. PUNCT 2 punct
"""
WRITER = """
I PRON 2 nsubj
support VERB 0 root
talks NOUN 2 obj talk
. PUNCT 2 punct
"""
REPORTED = """
Strand PROPN 3 nsubj
reportedly ADV 3 advmod
resigned VERB 0 root resign
. PUNCT 3 punct
"""
COUNTED = """
Strand PROPN 0 root
: PUNCT 1 punct
46 NUM 1 appos
"""


def found(rows: str) -> list[tuple[tuple[int, ...], int, tuple[int, ...]]]:
    document = Document(*trees.read(rows))
    return [(one.source, one.cue, one.content) for one in attributions(document, Sayings(document))]


def test_what_a_speaker_attributes_is_his() -> None:
    assert found(NESTED) == [((0,), 1, (2, 3, 4))]


def test_a_judgement_takes_what_it_is_about_and_what_for() -> None:
    assert found(ACCUSED) == [((0,), 1, (2, 3, 4))]
    assert found(REJECTED) == [((4,), 2, (0,))]


def test_what_seems_or_is_reported_has_no_source() -> None:
    assert found(SEEMING) == [((), 1, (0, 2, 3))]
    assert [(source, cue) for source, cue, _ in found(REPORTED)] == [((), 1)]


def test_a_noun_of_attitude_takes_its_source_from_its_verb() -> None:
    assert found(NOUN) == [((0,), 2, (4,))]


def test_the_writer_and_counts_are_no_sources() -> None:
    assert found(WRITER) == []
    assert found(COUNTED) == []
