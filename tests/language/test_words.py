"""Words and their places: the conventions of Universal Dependencies English, and any input at all."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.language.vocabulary import Vocabulary, parse
from dragoman.language.words import LINE, NONE, PARAGRAPH, SPACE, SPACES, sentences, words
from dragoman.shapes.errors import DataError

BLANK = re.compile(f"[{SPACES}]+")

# A space parts the words expected; texts are ours.
CASES = [
    # contractions and possessives
    ("They don't know", "They do n't know"),
    ("They don’t know", "They do n’t know"),
    ("It CAN'T be", "It CA N'T be"),
    ("we cannot", "we can not"),
    ("gonna leave", "gon na leave"),
    ("Let's go", "Let 's go"),
    ("she'd've", "she 'd 've"),
    ("Norland's envoy", "Norland 's envoy"),
    ("Norland’s envoy", "Norland ’s envoy"),
    ("the ministers' talks", "the ministers ' talks"),
    ("What's new", "What 's new"),
    ("at five o'clock", "at five o'clock"),
    ("Sana'a and Qur'an", "Sana'a and Qur'an"),
    ("O'Hara's plan", "O'Hara 's plan"),
    ("the 1990's", "the 1990's"),
    ("the G7's call", "the G7 's call"),
    ("its a start", "it s a start"),
    ("its start", "its start"),
    # hyphens
    ("a long-term plan", "a long - term plan"),
    ("al-Masri", "al - Masri"),
    ("a co-ordinated, anti-piracy, non-binding note", "a co-ordinated , anti-piracy , non-binding note"),
    ("re-elected in mid-August", "re-elected in mid-August"),
    ("PRO-peace PRO-PEACE", "PRO - peace PRO-PEACE"),
    ("document S/RES/2801", "document S/RES/2801"),
    ("the U.S.-led force", "the U.S. - led force"),
    ("50-year-old", "50 - year - old"),
    ("COVID-19", "COVID - 19"),
    ("budget-wise", "budget-wise"),
    ("Hall-e-Nur", "Hall - e - Nur"),
    ("talks - the third - failed", "talks - the third - failed"),
    ("talks—the third—failed", "talks — the third — failed"),
    ("talks--the third", "talks -- the third"),
    # abbreviations
    ("the U.S. and the U.N. agree", "the U.S. and the U.N. agree"),
    ("in the U.S.", "in the U.S ."),
    ("He left the U.S. The next day", "He left the U.S . The next day"),
    ("Lt. Gen. J. R. Hale met Mr. Oss.", "Lt. Gen. J. R. Hale met Mr. Oss ."),
    ("GEN. HALE", "GEN. HALE"),
    ("Sept. 5 at 10 a.m. local time", "Sept. 5 at 10 a.m. local time"),
    ("at 10a.m. sharp", "at 10 a.m. sharp"),
    ("Resolution No. 12", "Resolution No. 12"),
    ("They said no. Talks", "They said no . Talks"),
    ("oil, gas, etc.", "oil , gas , etc ."),
    ("(i.e., none)", "( i.e. , none )"),
    ("Washington, D.C., today", "Washington , D.C. , today"),
    ("It was I. They left", "It was I . They left"),
    ("a Ph.D. thesis", "a Ph.D. thesis"),
    # numbers
    ("$1.2bn, €5m and US$30", "$ 1.2 bn , € 5 m and US$ 30"),
    ("12,500 troops, 3.5%", "12,500 troops , 3.5 %"),
    ("notes [13,14]", "notes [ 13 , 14 ]"),
    ("5km, 20th, 1980s, 40mm", "5 km , 20th , 1980s , 40 mm"),
    ("from 5-10 to 2019-20", "from 5 - 10 to 2019 - 20"),
    ("on 12/05/2024 and 2024-05-12", "on 12/05/2024 and 2024-05-12"),
    ("after 9/11", "after 9/11"),
    ("5:30-8:00", "5:30 - 8:00"),
    ("call 555-123-4567", "call 555-123-4567"),
    ("the '90s", "the '90s"),
    # slashes and ampersands
    ("and/or", "and / or"),
    ("R&D at AT&T", "R&D at AT&T"),
    ("trade&aid", "trade & aid"),
    # addresses
    ("See https://example.org/a-b?c=d.", "See https://example.org/a-b?c=d ."),
    ("(www.example.org)", "( www.example.org )"),
    ("at example.org, example.org/talks.", "at example.org , example.org/talks ."),
    ("press.office@example.org.", "press.office@example.org ."),
    ("@norland_mfa #PeaceTalks", "@norland_mfa #PeaceTalks"),
    ("in note-2.pdf", "in note-2.pdf"),
    ("They left.He stayed", "They left . He stayed"),
    # quotes, brackets, marks
    ("“No,” he said.", "“ No , ” he said ."),
    ("``No,'' he said.", "`` No , '' he said ."),
    ("'No,' he said. ‘Never’", "' No , ' he said . ‘ Never ’"),
    ("''Envoy'' of Norland", "'' Envoy '' of Norland"),
    ("He waited... then…", "He waited ... then …"),
    ("What?! No!!!", "What ?! No !!!"),
    ("[a] (b) {c}", "[ a ] ( b ) { c }"),
    ("•First\t* second", "• First * second"),
    ("fine :) yes 👍🏽🇳🇴", "fine :) yes 👍🏽 🇳🇴"),
    ("Note:(see", "Note : ( see"),
    # spaces that can't be seen, letters that aren't ASCII
    ("Norland\u00a0met\u200bOstia\ufeff.", "Norland met Ostia ."),
    ("हिन्दी में बातचीत।", "हिन्दी में बातचीत ।"),
    ("Überläufer naïve e\u0301lan", "Überläufer naïve e\u0301lan"),
    ("«Переговоры»", "« Переговоры »"),
    ("", ""),
    (" \n\t", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts_as_the_treebanks_do(text: str, expected: str) -> None:
    assert [word.text for word in words(text)] == expected.split()


def test_says_what_lies_before_and_after() -> None:
    found = words("Envoys met.\nTalks\r\n\r\nfailed \r\n here\u2029x")
    assert [(word.text, word.gap, word.space) for word in found] == [
        ("Envoys", PARAGRAPH, True),
        ("met", SPACE, False),
        (".", NONE, True),
        ("Talks", LINE, True),
        ("failed", PARAGRAPH, True),
        ("here", LINE, True),
        ("x", PARAGRAPH, True),
    ]


@given(
    st.text()
    | st.text(
        st.sampled_from(list("aB.'’-/@#&:;=()$1,0 \n\"`_^<>!?…–é\u0301\u200b\u00a0\ud800\x00😀🇳\u200d")), max_size=60
    )
)
@example("\ud800\udfff")
@example("a\x00b\x1cc\x85d")
def test_words_hold_each_character_once_and_in_order(text: str) -> None:
    found = words(text)
    assert "".join(word.text for word in found) == BLANK.sub("", text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(one.space == (one.end < two.start) for one, two in pairwise(found))
    spans = sentences(found)
    assert [index for span in spans for index in range(*span)] == list(range(len(found)))


def test_a_word_of_a_hundred_thousand_letters_is_one() -> None:
    assert [(word.start, word.end) for word in words("x " + "a" * 100_000)] == [(0, 1), (2, 100_002)]


HOSTILE = [
    "a",
    '"',
    "'",
    "a.",
    "a-",
    "a'",
    "n't",
    "http://,",
    "www.,,",
    "a@",
    "12,",
    "1.",
    "a/",
    "a&",
    "re-",
    "U.S.",
    "^____",
    "😀\u200d",
    "\ud800a",
    "\x00a",
    ".?!",
    "x.y.com/,",
    "aa.bb.cc-",
    "#-",
    "999-",
    "$",
    "\u0301",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    assert "".join(word.text for word in words(text)) == text
    assert time.process_time() - started < 5


def test_guesses_sentences_without_a_model() -> None:
    text = "“We met,” said Gen. Hale. “It failed.” He left…\n\nNo stop here\n\nThe U.S. team stayed."
    found = words(text)
    assert [text[found[a].start : found[b - 1].end] for a, b in sentences(found)] == [
        "“We met,” said Gen. Hale.",
        "“It failed.”",
        "He left…",
        "No stop here",
        "The U.S. team stayed.",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("title", "two cells"),
        ("titel,Gen.", "a class among"),
        ("title,Gen", "ends in a stop"),
        ("split,cannot", "one |"),
        ("pair,it|s", "one word after"),
        ("prefix,Anti", "lower case"),
    ],
)
def test_a_damaged_vocabulary_is_named_with_its_line(row: str, expected: str) -> None:
    with pytest.raises(DataError, match=r"words\.csv, line 3: .*" + re.escape(expected)):
        parse(f"class,form\ntitle,Col.\n{row}\n")


def test_a_form_given_twice_is_refused() -> None:
    with pytest.raises(DataError, match=r"line 3: .*each form once"):
        parse("class,form\ntitle,Col.\ntitle,Col.\n")
    assert parse("class,form\ntitle,Col.\ninner,Col.\n") == Vocabulary(
        title=frozenset({"Col."}), inner=frozenset({"Col."})
    )
