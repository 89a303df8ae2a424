import pytest

from dragoman.language.features import features


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "rel", "below", "forms", "expected"),
    [
        ("envoys", "NOUN", "NNS", "nsubj", [], [], "Number=Plur"),
        ("were", "AUX", "VBD", "aux:pass", [], [], "Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin"),
        ("Sign", "VERB", "VB", "root", ["obj"], ["it"], "Mood=Imp|VerbForm=Fin"),
        ("sign", "VERB", "VB", "root", ["nsubj", "aux"], ["they", "will"], "VerbForm=Inf"),
        ("sign", "VERB", "VB", "conj", ["mark"], ["to"], "VerbForm=Inf"),
        ("signing", "VERB", "VBG", "root", ["aux"], ["is"], "Tense=Pres|VerbForm=Part"),
        ("signing", "VERB", "VBG", "advcl", ["mark"], ["after"], "VerbForm=Ger"),
        ("signed", "VERB", "VBN", "acl", ["obl"], [], "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("signed", "VERB", "VBN", "root", ["aux"], ["has"], "Tense=Past|VerbForm=Part"),
        ("her", "PRON", "PRP$", "nmod:poss", [], [], "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("in", "ADP", "IN", "case", [], [], "_"),
    ],
)
def test_features(form, upos, xpos, rel, below, forms, expected):
    assert features(form, upos=upos, xpos=xpos, rel=rel, below=below, below_forms=forms) == expected
