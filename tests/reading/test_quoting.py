"""The words in quotation marks that belong to an entry, and what they are chosen from."""

from tests.reading import trees
from tests.reading.articles import Read

from dragoman.reading.document import Document
from dragoman.reading.quotes import quotations
from dragoman.reading.stretches import MANY, stretches
from dragoman.shapes import Entry


def one(entries: list[Entry], type: str) -> Entry:
    return next(entry for entry in entries if entry.type == type)


ROWS = """
He PRON 2 nsubj
called VERB 0 root call
it PRON 2 obj
“ PUNCT 5 punct
old ADJ 2 xcomp
” PUNCT 5 punct
and CCONJ 9 cc
“ PUNCT 9 punct
grey ADJ 5 conj
” PUNCT 9 punct
. PUNCT 2 punct

“ PUNCT 4 punct
It PRON 4 nsubj
is AUX 4 cop
late ADJ 0 root
. PUNCT 4 punct

Go VERB 0 root go
home ADV 1 advmod
, PUNCT 1 punct
” PUNCT 1 punct
she PRON 6 nsubj
said VERB 1 parataxis say
. PUNCT 1 punct
"""


def test_quotations_are_offered_by_sentence_whole_and_as_a_list() -> None:
    document = Document(*trees.read(ROWS))
    # Blank lines, which divide the rows' sentences, would end a quotation.
    found = stretches(document, quotations(document.article.text.replace("\n", " ")))
    kinds = [(one.sentence, one.last, one.kind, one.place) for row in found.values() for one in row]
    assert kinds == [
        (0, 0, "whole", 0),
        (0, 0, "whole", 1),
        (0, 0, "row", 1),
        (1, 1, "part", 0),
        (1, 2, "all", 0),
        (2, 2, "part", 0),
    ]
    assert [one.text for one in found[2]] == ["Go home"]


def test_a_sentence_of_nothing_but_quotations_offers_only_some() -> None:
    text = " ".join(f"“ w{number} ”" for number in range(40)).split()
    rows = "\n".join(
        f"{word} NOUN {1 if number else 0} {'conj' if number else 'root'}" for number, word in enumerate(text)
    )
    document = Document(*trees.read(rows))
    assert len(stretches(document, quotations(document.article.text))[0]) == MANY


def test_the_quotation_around_an_act_is_its_own(read: Read) -> None:
    found = read("“We condemn the attack on the embassy in Chad,” Foreign Minister Per Lund of Norway said on Monday.")
    assert one(found, "ACCUSE").quote == "We condemn the attack on the embassy in Chad"


def test_what_is_told_and_then_quoted_has_the_quotation_and_its_sentence(read: Read) -> None:
    found = read(
        "OSLO – Foreign Minister Per Lund of Norway said on Monday that sanctions have ruined the fishing industry.",
        "“The sanctions have ruined our fishing industry and its harbours,” Lund said.",
    )
    first = found[0]
    assert first.quote == "The sanctions have ruined our fishing industry and its harbours"
    assert {span.sentence for span in first.evidence} == {0, 1}


def test_what_another_says_of_something_else_is_not_quoted(read: Read) -> None:
    found = read(
        "Foreign Minister Per Lund of Norway said on Monday that the harbour would be closed to ships from Chad.",
        "“Our schools need more teachers,” the president of Peru told a rally.",
    )
    assert all(entry.quote is None for entry in found if entry.evidence[0].sentence == 0)


def test_a_quotation_that_stands_alone_after_reported_words_is_their_speakers(read: Read) -> None:
    found = read(
        "President Idriss Deby of Chad said that the harvest of the north had been poor again.",
        "“The captains of Denmark have seized three of our boats.”",
    )
    seizure = next(entry for entry in found if any("seized" in span.quote for span in entry.evidence))
    speakers = {actor.name for actor in (*seizure.actors, *seizure.according_to)}
    assert "Idriss Deby" in speakers
