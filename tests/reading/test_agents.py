"""Trees that lost who speaks."""

import pytest
from msgspec.structs import replace

from dragoman.reading import agents
from dragoman.shapes import Parse, Sentence, Token

FINITE = "Tense=Past|VerbForm=Fin"


def parsed(rows):
    """Make a parse of rows `word upos head deprel`, and a name's mark if it has one, one word each."""
    tokens, at = [], 0
    for row in rows.strip().splitlines():
        word, upos, head, deprel, *name = row.split()
        feats = FINITE if upos == "VERB" else "_"
        token = Token(at, at + len(word), word, word.lower(), upos, feats, int(head), deprel)
        tokens.append(replace(token, name=name[0]) if name else token)
        at += len(word) + 1
    return Parse((Sentence(0, at, tuple(tokens)),))


def hung(rows):
    """Give what the mended tree hangs elsewhere: word, head and relation."""
    before = parsed(rows)
    after = agents.mend(before)
    pairs = zip(before.sentences[0].tokens, after.sentences[0].tokens, strict=True)
    return [(new.text, new.head, new.deprel) for old, new in pairs if old != new]


def test_a_speaker_between_commas_is_the_subject_of_the_verb_after_him():
    rows = """
        Drones NOUN 2 nsubj
        hit VERB 12 ccomp
        two NUM 4 nummod
        barns NOUN 2 obj
        , PUNCT 7 punct
        the DET 7 det
        governor NOUN 4 appos
        , PUNCT 9 punct
        Ana PROPN 7 appos
        Petrova PROPN 9 flat
        , PUNCT 7 punct
        said VERB 0 root
    """
    assert hung(rows) == [("governor", 12, "nsubj")]


@pytest.mark.parametrize(
    "rows",
    [
        # He who speaks is known.
        """
        Drones NOUN 2 nsubj
        hit VERB 9 ccomp
        barns NOUN 2 obj
        , PUNCT 6 punct
        the DET 6 det
        depot NOUN 3 appos
        , PUNCT 9 punct
        Ana PROPN 9 nsubj
        said VERB 0 root
        """,
        # Nothing is said before.
        """
        Barns NOUN 4 obl
        , PUNCT 3 punct
        Ana PROPN 1 appos
        said VERB 0 root
        """,
        # No phrase stands apart.
        """
        Drones NOUN 2 nsubj
        hit VERB 6 ccomp
        barns NOUN 2 obj
        and CCONJ 5 cc
        sheds NOUN 3 conj
        said VERB 0 root
        """,
    ],
)
def test_other_trees_stay(rows):
    assert hung(rows) == []


LAID = """
    Chad PROPN 2 nsubj
    blame VERB 0 root
    the DET 4 det
    raid NOUN 2 obj
    on ADP 7 case
    a DET 7 det
    port NOUN 4 nmod
    on ADP 9 case
    rebels NOUN 4 nmod
"""


def test_whom_a_deed_is_blamed_on_hangs_from_the_verb():
    assert hung(LAID) == [("rebels", 2, "obl")]


def test_where_somebody_is_blamed_for_a_thing_nobody_else_is():
    rows = """
        Chad PROPN 2 nsubj
        blame VERB 0 root
        raids NOUN 2 obj
        on ADP 5 case
        ports NOUN 3 nmod
        for ADP 7 case
        shortages NOUN 2 obl
    """
    assert hung(rows) == []


def test_what_stands_before_a_name_is_no_second_subject():
    rows = """
        the DET 3 det
        private ADJ 3 amod
        daily NOUN 5 nsubj
        Aftenposten PROPN 5 nsubj
        said VERB 0 root
    """
    assert hung(rows) == [("Aftenposten", 3, "appos")]


def test_subjects_with_a_comma_or_a_clause_between_them_stay_two():
    comma = """
        daily NOUN 4 nsubj
        , PUNCT 4 punct
        Aftenposten PROPN 4 nsubj
        said VERB 0 root
    """
    clause = """
        daily NOUN 4 nsubj
        sold VERB 1 acl
        Aftenposten PROPN 4 nsubj
        said VERB 0 root
    """
    assert hung(comma) == [] == hung(clause)


def test_what_stands_within_a_title_is_not_the_bearers():
    rows = """
        Secretary PROPN 6 nsubj
        of ADP 4 case
        State PROPN 1 nmod
        Per PROPN 1 nmod B-PER
        Lund PROPN 4 flat I-PER
        spoke VERB 0 root
    """
    assert hung(rows) == [("of", 3, "case"), ("Per", 1, "appos")]


def test_a_name_behind_its_own_mark_is_no_bearer():
    rows = """
        Lawyers PROPN 4 nsubj
        for ADP 3 case
        Per PROPN 1 nmod B-PER
        spoke VERB 0 root
    """
    assert hung(rows) == []
