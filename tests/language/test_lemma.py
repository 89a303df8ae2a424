"""Dictionary forms: irregular and regular, both spellings, names."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.lemma import Lemmas, change_of, lemma, read, slot_of
from dragoman.shapes.errors import DataError

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"
GERUND = "VerbForm=Ger"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"

CASES = [
    ("withdrew", "VERB", PAST, "withdraw"),
    ("fled", "VERB", PAST, "flee"),
    ("met", "VERB", PAST, "meet"),
    ("left", "VERB", PARTICIPLE, "leave"),
    ("condemned", "VERB", PAST, "condemn"),
    ("DENIED", "VERB", PARTICIPLE, "deny"),
    ("banned", "VERB", PAST, "ban"),
    ("faded", "VERB", PAST, "fade"),
    ("imposed", "VERB", PARTICIPLE, "impose"),
    ("agreed", "VERB", PAST, "agree"),
    ("vetoed", "VERB", PAST, "veto"),
    ("retreating", "VERB", GERUND, "retreat"),
    ("ceding", "VERB", GERUND, "cede"),
    ("lying", "VERB", GERUND, "lie"),
    ("ratifies", "VERB", THIRD, "ratify"),
    ("urges", "VERB", THIRD, "urge"),
    ("need", "VERB", "VerbForm=Inf", "need"),
    ("bring", "VERB", "VerbForm=Inf", "bring"),
    ("organised", "VERB", PAST, "organise"),
    ("organized", "VERB", PAST, "organize"),
    ("cancelled", "VERB", PAST, "cancel"),
    ("canceled", "VERB", PAST, "cancel"),
    ("labelling", "VERB", GERUND, "label"),
    ("'s", "AUX", "_", "be"),
    ("n't", "PART", "_", "not"),
    ("n’t", "PART", "_", "not"),
    ("wo", "AUX", "_", "will"),
    ("treaties", "NOUN", "Number=Plur", "treaty"),
    ("Embassies", "NOUN", "Number=Plur", "embassy"),
    ("crises", "NOUN", "Number=Plur", "crisis"),
    ("spokesmen", "NOUN", "Number=Plur", "spokesman"),
    ("sanctions", "NOUN", "_", "sanction"),
    ("forces", "NOUN", "Number=Plur", "force"),
    ("processes", "NOUN", "Number=Plur", "process"),
    ("headquarters", "NOUN", "Number=Sing", "headquarters"),
    ("crisis", "NOUN", "Number=Sing", "crisis"),
    ("harsher", "ADJ", "Degree=Cmp", "harsh"),
    ("worst", "ADJ", "Degree=Sup", "bad"),
    ("Peaceful", "ADJ", "Degree=Pos", "peaceful"),
    ("Chadian", "ADJ", "Degree=Pos", "Chadian"),
    ("her", "PRON", "Case=Gen|Poss=Yes|PronType=Prs", "her"),
    ("her", "PRON", "Case=Acc|Number=Sing|Person=3", "she"),
    ("them", "PRON", "_", "they"),
    ("An", "DET", "_", "a"),
    ("12,500", "NUM", "_", "12500"),
    ("Vienna", "PROPN", "Number=Sing", "Vienna"),
    ("NATO", "PROPN", "Number=Sing", "NATO"),
    ("Brussels", "PROPN", "Number=Sing", "Brussels"),
    ("”", "PUNCT", "_", '"'),
]


@pytest.mark.parametrize(("form", "upos", "feats", "expected"), CASES)
def test_finds_the_dictionary_form(form: str, upos: str, feats: str, expected: str) -> None:
    assert lemma(form, upos, feats) == expected


@pytest.mark.parametrize(("form", "expected"), [(form, lemma_) for form, upos, _, lemma_ in CASES if upos == "VERB"])
def test_verbs_need_no_features(form: str, expected: str) -> None:
    assert lemma(form, "VERB") == expected


@given(
    st.text(max_size=60), st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN", "NUM", "X", "nonsense"]), st.text(max_size=9)
)
def test_any_form_has_a_lemma(form: str, upos: str, feats: str) -> None:
    assert lemma(form, upos, feats) or not form or set(form) == {","}
    assert lemma(form, upos, feats) == lemma(form, upos, feats)


def test_a_huge_form_is_its_own_lemma_at_once() -> None:
    started = time.process_time()
    assert lemma("a" * 1_000_000 + "s", "NOUN", "Number=Plur") == "a" * 1_000_000 + "s"
    assert time.process_time() - started < 1


def test_no_rule_leaves_a_word_without_a_vowel() -> None:
    rules = {("VERB", "past", "lower", "ed"): "keep-2+", ("VERB", "*", "lower", ""): "keep-0+"}
    assert Lemmas(rules, {}).find("loaded", "VERB", "past") == "load"
    assert Lemmas(rules, {}).find("red", "VERB", "past") == "red"


def test_features_name_the_slot() -> None:
    assert [slot_of("VERB", feats) for feats in (PAST, PARTICIPLE, GERUND, THIRD, "VerbForm=Inf", "_")] == [
        "past",
        "past",
        "ing",
        "s",
        "base",
        "*",
    ]
    assert slot_of("ADJ", "Degree=Sup") == "sup"
    assert slot_of("PUNCT", "Number=Plur") == "*"


def test_a_change_says_what_happens_to_case_and_ending() -> None:
    assert change_of("Treaties", "treaty") == "lower-3+y"
    assert change_of("paris", "Paris") == "title-0+"
    assert change_of("was", "be") is None


@pytest.mark.parametrize("row", ["VERB,past,lower,ed", "VERB,past,lower,ed,cut two", "VERB,past,lower,ed,"])
def test_a_damaged_table_is_named_with_its_line(row: str) -> None:
    text = f"upos,slot,case,ending,change\nNOUN,plur,lower,s,keep-1+\n{row}\n"
    with pytest.raises(DataError, match=r"lemma_rules\.csv, line 3: " + re.escape(f"got '{row}'")):
        list(read("lemma_rules.csv", text))
