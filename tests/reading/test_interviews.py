"""Printed interviews: who asks and who answers."""

import time
from itertools import pairwise

import pytest
from tests.reading import trees
from tests.reading.articles import make

from dragoman import language
from dragoman.reading.document import Document
from dragoman.reading.interviews import turns
from dragoman.reading.saying import Sayings

LEAD = 'OSLO – Ana Lopez, Chile\'s ambassador to Norway, believes that "trade will grow." Ambassador Lopez tells the '
OUTLET = "Norway Times in an interview. Following is the text of the interview:"
ASKED = "Q: Peru and Bolivia signed a treaty on Monday. What does it mean? "
ANSWERED = "A: Peru has violated the old treaty. We condemn this. Q: What will you do? A: Chile will recall its envoy."


def document(text: str) -> Document:
    article = make(text)
    [parse] = language.load().parse([article.text])
    return Document(article, parse)


def test_what_is_answered_is_said_by_who_is_interviewed(read):
    found = read(LEAD + OUTLET, ASKED + ANSWERED)
    answer = next(entry for entry in found if entry.type == "TREATY" and "violated" in entry.evidence[0].quote)
    assert [actor.name for actor in answer.according_to] == ["Ana Lopez"]
    assert answer.channel == "interview"
    blame = next(entry for entry in found if entry.type == "ACCUSE" and "condemn" in entry.evidence[0].quote)
    assert {actor.country for actor in (*blame.actors, *blame.according_to)} == {"CHL"}


def test_what_is_asked_is_not_said_by_who_is_interviewed(read):
    found = read(LEAD + OUTLET, ASKED + ANSWERED)
    asked = [entry for entry in found if "signed" in entry.evidence[0].quote]
    assert asked and all(actor.name != "Ana Lopez" for entry in asked for actor in entry.according_to)


def test_turns_end_where_the_next_begins():
    doc = document("Lopez met the paper. " + ASKED + ANSWERED)
    found = turns(doc)
    assert [turn.answer for turn in found] == [False, True, False, True]
    assert all(one.ends < other.begins for one, other in pairwise(found))
    assert doc.words[found[0].begins[0]][found[0].begins[1]] == "Peru"


def test_a_letter_before_a_colon_is_no_interview():
    assert turns(document("Group A: Peru and Chile met. Group Q: Norway met Kenya. Plan A: they talk.")) == []


def test_an_interview_without_a_speaker_before_it_is_still_read(read):
    assert read(ASKED + ANSWERED)


def test_in_a_conversation_each_says_what_stands_behind_his_name(read):
    found = read(
        "SECRETARY BLINKEN: It is good to have the minister here. We condemn the raid on Chad.",
        "FOREIGN MINISTER STORE: Thank you. Norway has recalled its envoy. We deplore the war in Mali.",
        "QUESTION: Will Kenya sign the treaty?",
        "FOREIGN MINISTER STORE: Kenya has violated the treaty.",
        title="Secretary Antony Blinken and Norwegian Foreign Minister Jonas Gahr Store Before Their Meeting",
        url="https://www.state.gov/remarks",
    )
    whose = {
        word: {actor.country for actor in (*entry.actors, *entry.according_to)}
        for word in ("raid", "deplore")
        for entry in found
        if entry.type == "ACCUSE" and word in entry.evidence[0].quote
    }
    assert whose == {"raid": {"USA"}, "deplore": {"NOR"}}


@pytest.mark.alone
def test_a_long_answer_takes_time_in_step_with_its_length() -> None:
    lead = "She PRON 2 nsubj\ntold VERB 0 root tell\nhim PRON 2 obj\nthey PRON 5 nsubj\nmet VERB 2 ccomp meet"
    mark = "{} X 3 dep\n: PUNCT 1 punct\ntalks NOUN 0 root talk"
    begin = [lead, *(mark.format(letter) for letter in "QAQA")]
    sentence = "They PRON 2 nsubj\nmet VERB 0 root meet\nus PRON 2 obj"

    def spent(count: int) -> float:
        document = Document(*trees.read("\n\n".join((*begin, *[sentence] * count))))
        began = time.process_time()
        sayings = Sayings(document)
        said = [sayings.all[-1].words(s) for s in range(len(document.words))]
        took = time.process_time() - began
        assert all(said[-count:])
        return took

    spent(100)
    short, long = min(spent(500) for _ in range(3)), min(spent(4000) for _ in range(3))
    assert long < 8 * short * 2.5
