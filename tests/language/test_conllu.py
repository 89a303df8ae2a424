"""CoNLL-U: what we write, we and others read back."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import conllu, load
from dragoman.language.words import sentences, words
from dragoman.shapes.errors import DataError
from dragoman.shapes.parse import Parse, Sentence, Token


def flat(text: str) -> Parse:
    """A parse without a model: every word hangs on the first of its sentence."""
    of = words(text)
    return Parse(
        tuple(
            Sentence(
                of[first].start,
                of[end - 1].end,
                tuple(
                    Token(
                        word.start,
                        word.end,
                        word.text,
                        word.text.lower(),
                        "NOUN",
                        "Number=Sing",
                        int(index > 0),
                        "dep" if index else "root",
                        "B-PER" if index == 1 else "O",
                        None if index else -2.5,
                    )
                    for index, word in enumerate(of[first:end])
                ),
            )
            for first, end in sentences(of)
        )
    )


def block(text: str) -> list[str]:
    return "".join(conllu.write(flat(text), text, document="d")).split("\n")


def test_a_block_has_all_that_the_format_asks_for() -> None:
    assert block("Ostia's envoy\ndidn't stay.\n\nTalks") == [
        "# newdoc id = d",
        "# newpar",
        "# sent_id = d-1",
        "# text = Ostia's envoy didn't stay.",
        "1-2\tOstia's\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tOstia\tostia\tNOUN\t_\tNumber=Sing\t0\troot\t_\tFactuality=-2.5|start_char=0|end_char=5",
        "2\t's\t's\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tName=B-PER|start_char=5|end_char=7",
        "3\tenvoy\tenvoy\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tstart_char=8|end_char=13",
        "4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
        "4\tdid\tdid\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tstart_char=14|end_char=17",
        "5\tn't\tn't\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tstart_char=17|end_char=20",
        "6\tstay\tstay\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tSpaceAfter=No|start_char=21|end_char=25",
        "7\t.\t.\tNOUN\t_\tNumber=Sing\t1\tdep\t_\tstart_char=25|end_char=26",
        "",
        "# newpar",
        "# sent_id = d-2",
        "# text = Talks",
        "1\tTalks\ttalks\tNOUN\t_\tNumber=Sing\t0\troot\t_\tFactuality=-2.5|start_char=28|end_char=33",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("they cannot", ["2-3 cannot"]),
        ("she'd've gone", ["1-3 she'd've"]),
        ("the U.S.'s view", ["2-3 U.S.'s"]),
        ("don’t", ["1-2 don’t"]),
        ("a long-term, 5km plan", []),
        ("'stop' and (go) 20%", []),
    ],
)
def test_words_written_as_one_have_a_range(text: str, ranges: list[str]) -> None:
    found = [line.split("\t") for line in block(text) if "\t" in line]
    assert [f"{cells[0]} {cells[1]}" for cells in found if "-" in cells[0]] == ranges


@given(st.text(max_size=80) | st.text(st.sampled_from(list("aB.'’-\n \u00a0\u200b\t_|=#é\x00")), max_size=60))
def test_what_is_written_is_read_back(text: str) -> None:
    expected = flat(text)
    written = "".join(conllu.write(expected, text))
    read = Parse(tuple(conllu.read(written.split("\n"))))
    if re.search("[\ud800-\udfff]", text):
        assert written.encode()
        assert [s.start for s in read] == [s.start for s in expected]
    else:
        assert read == expected


@given(st.text(st.sampled_from(list("aB.'-\n ")), max_size=60))
def test_text_and_spaces_agree(text: str) -> None:
    """The rule of the format: the forms of the lines, with their spaces, are the text above them."""
    said, built = None, ""
    until = 0
    for line in block(text):
        cells = line.split("\t")
        if line.startswith("# text = "):
            said, built, until = line.removeprefix("# text = "), "", 0
        elif len(cells) == 10:
            last = int(cells[0].split("-")[-1])
            if last > until:
                built += cells[1] + " " * ("SpaceAfter=No" not in cells[9])
                until = last
        elif said is not None and not line:
            assert built.rstrip() == said
            said = None


def test_files_of_others_are_read() -> None:
    lines = """\
# sent_id = 1
1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_
2.1\tleft\tleave\tVERB\t_\t_\t_\t_\t1:conj\t_
3\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
4\tno\tno\tINTJ\tUH\t_\t1\tdep\t_\t_

1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_"""
    one, two = conllu.read(lines.split("\n"))
    assert [(token.start, token.end) for token in one.tokens] == [(0, 2), (2, 4), (4, 5), (6, 8)]
    assert [(token.start, token.text) for token in two.tokens] == [(9, "Go")]


GOOD = "1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tis\tbe\tVERB\t_\t_\t0\troot\t_\t_\n\n"


@pytest.mark.parametrize(
    ("change", "line", "got"),
    [
        (("\tnsubj\t_\t_", "\tnsubj"), 1, "8 columns"),
        (("2\tis", "3\tis"), 2, "word 3"),
        (("\t0\troot", "\t3\troot"), 2, "head 3"),
        (("\t0\troot", "\t-1\troot"), 2, "head -1"),
        (("\t0\troot", "\t1\troot"), 1, "0 roots"),
        (("\t2\tnsubj", "\t0\tnsubj"), 1, "2 roots"),
        (("\t2\tnsubj", "\t1\tnsubj"), 1, "a cycle at word 1"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(change: tuple[str, str], line: int, got: str) -> None:
    assert len(list(conllu.read(GOOD.split("\n")))) == 1
    with pytest.raises(DataError, match=rf"a\.conllu, line {line}: got {got}"):
        list(conllu.read(GOOD.replace(*change).split("\n"), file="a.conllu"))


def test_the_model_s_parses_come_back() -> None:
    text = "The U.S. envoy, Ms. Lena Hale, didn't meet Ostia's minister.\n\n“We can't,” she said. 👍 \x07 end"
    [parse] = load(threads=1).parse([text])
    # What the network says of acts has no place in CoNLL-U.
    parse = Parse(tuple(msgspec.structs.replace(sentence, signals=b"") for sentence in parse))
    assert Parse(tuple(conllu.read("".join(conllu.write(parse, text)).split("\n")))) == parse
