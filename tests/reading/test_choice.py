"""Which entries there are and of what type: what is an act and what is none, once each, with its mode and counts."""

import pytest
from tests.reading.articles import Read, make

from dragoman.reading import modes
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor, Entry, Parse


def types(entries: list[Entry]) -> list[str]:
    return [entry.type for entry in entries]


def one(entries: list[Entry], type: str) -> Entry:
    return next(entry for entry in entries if entry.type == type)


def test_a_name_tells_no_act(read: Read) -> None:
    """The United Nations unite nobody, and their assembly does not gather by being named."""
    found = read("The United Nations General Assembly condemned Chad.")
    assert types(found) == ["ACCUSE"]


def test_a_call_with_somebody_is_a_meeting_and_a_channel_is_none(read: Read) -> None:
    assert one(read("In his phone call with Jens Holm, Per Lund condemned Chad."), "CONSULT").mode == "phone"
    assert "CONSULT" not in types(read("Norway condemned Chad at a news conference on Monday."))


def test_plural_only_nouns_fill_the_sets_of_frames(read: Read) -> None:
    found = one(read("Norway said it will send about 300 troops to the border."), "MOBILIZE")
    assert (found.mode, found.status) == ("troops", "planned")


def test_who_travels_is_a_person(read: Read) -> None:
    assert one(read("Foreign Minister Per Lund travelled to Chad on Monday."), "CONSULT").mode == "visit"
    assert one(read("Norwegian troops entered Chad on Monday."), "MOBILIZE").mode == "troops"


def test_what_is_released_to_be_read_is_no_release(read: Read) -> None:
    assert "RETREAT" not in types(read("Norway released a report on Monday."))


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("Norway will not give in to Chad.", "REJECT", "yield"),
        ("Norway does not accept the Danish proposal.", "REJECT", None),
        ("Norway does not support Denmark.", "ACCUSE", "disapprove"),
    ],
)
def test_not_doing_it_in_words_is_refusing_it(read: Read, text: str, type: str, mode: str | None) -> None:
    found = one(read(text), type)
    assert (found.status, found.mode) == ("happened", mode)


def test_saying_that_another_should_act_asks_for_it(read: Read) -> None:
    found = read("The foreign minister of Norway said Chad should release the prisoners.")
    assert one(found, "REQUEST").recipients[0].name == "Chad"
    assert one(found, "RETREAT").status == "sought"


def test_saying_that_ones_own_side_will_not_act_refuses_it(read: Read) -> None:
    found = read("The foreign minister of Norway said Norway will not negotiate with Chad.")
    assert one(found, "REJECT").mode == "meet"
    assert one(found, "CONSULT").status == "negated"


def test_an_attack_told_twice_is_one(read: Read) -> None:
    again = "The rebels' attack on the village in Niger was the second."
    found = read(f"Chadian rebels attacked a village in Niger on Monday. {again}")
    assert types(found).count("ASSAULT") == 1
    assert len(one(found, "ASSAULT").evidence) == 2


def test_what_a_speaker_goes_on_to_say_is_one_statement(read: Read) -> None:
    found = read("“The road is long,” said the Norwegian minister. “It is long indeed. The long road is hard.”")
    assert types(found) == ["SAY"]


@pytest.mark.parametrize(
    ("text", "type", "value", "unit"),
    [
        ("Norway gave Chad 400 million euros in aid.", "AID", 400e6, "euro"),
        ("Norway trained 2,000 soldiers of Chad.", "AID", 2000.0, "soldier"),
        ("Iran enriched uranium to 3.67 percent.", "PROGRAMME", 3.67, "percent"),
        ("Iran is enriching uranium to 60 per cent.", "PROGRAMME", 60.0, "percent"),
        ("Norway promised half a million euros to Chad.", "AGREE", 5e5, "euro"),
        ("Norway promised C$66 million to Chad.", "AGREE", 66e6, "C$"),
        ("Japan promised ¥500 million to Chad.", "AGREE", 500e6, "yen"),
        ("Norway raised tariffs on cars from Chad to 35%.", "SANCTION", 35.0, "percent"),
        ("Two-thirds of the members backed the resolution.", "SUPPORT", 0.6667, "member"),
    ],
)
def test_counts(read: Read, text: str, type: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in one(read(text), type).quantity] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "type", "words", "unit"),
    [
        ("Chadian police arrested dozens of protesters.", "COERCE", "dozens of protesters", "protester"),
        ("Norway sent several thousand troops to Chad.", "MOBILIZE", "several thousand troops", "troops"),
        (
            "Chadian air strikes killed tens of thousands of villagers.",
            "ASSAULT",
            "tens of thousands of villagers",
            "killed",
        ),
    ],
)
def test_what_is_counted_without_a_number(read: Read, text: str, type: str, words: str, unit: str) -> None:
    [counted] = one(read(text), type).quantity
    assert (counted.value, counted.text, counted.unit) == (None, words, unit)


def test_a_request_has_the_mode_of_what_it_asks_for(read: Read) -> None:
    assert one(read("Norway urged Chad to withdraw its troops."), "REQUEST").mode == "yield"


def test_a_meeting_with_ones_host_is_a_visit() -> None:
    guest = Actor(id=None, name="Per Lund", kind="person", country="NOR", sector="GOV", mention="Lund")
    host = Actor(id=None, name="Jens Holm", kind="person", country="DNK", sector="GOV", mention="Holm")
    land = Actor(id=None, name="Denmark", kind="state", country="DNK", sector="GOV", mention="Denmark")
    visit = Draft(type="CONSULT", mode="visit", sentence=0, index=0, actors=(guest,), recipients=(land,))
    meeting = Draft(type="CONSULT", sentence=9, index=0, actors=(guest, host))
    modes.complete(Document(make(), Parse(())), [visit, meeting])
    assert meeting.mode == "visit"


def test_a_talk_by_phone_is_no_visit(read: Read) -> None:
    assert one(read("Lavrov and Araghchi discussed Syria in a phone call."), "CONSULT").mode == "phone"


def test_the_paper_that_quotes_is_the_channel(read: Read) -> None:
    found = read("Reuters quoted the Norwegian minister as saying that the road is long.")
    assert one(found, "SAY").channel == "Reuters"


def test_a_letter_is_a_letter(read: Read) -> None:
    found = read(
        "The road is long, and the winter is cold in the north.",
        title="Letter to the Speaker",
        url="https://www.whitehouse.gov/briefing-room/letter",
    )
    assert {entry.channel for entry in found} == {"letter"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad attacked the Danish harbour with missiles on Monday.", "heavy-weapons"),
        ("Five people were wounded when a bomb went off in Oslo on Monday.", "explosives"),
        ("Chad attacked the Danish harbour on Monday.", None),
    ],
)
def test_an_attack_has_the_mode_of_its_weapon(read: Read, text: str, mode: str | None) -> None:
    assert one(read(text), "ASSAULT").mode == mode


def test_killing_somebody_by_name_is_aimed_at_him(read: Read) -> None:
    assert one(read("Chadian troops killed the rebel commander Idris Abdul Karim."), "ASSAULT").mode == "targeted"
    assert one(read("Chadian troops killed three fishermen."), "ASSAULT").mode is None


def test_a_meeting_in_the_country_of_one_side_is_a_visit(read: Read) -> None:
    visit = one(read("Foreign Minister Per Lund of Norway met President Idriss Deby in Chad on Monday."), "CONSULT")
    assert visit.mode == "visit"
    neutral = "Foreign Minister Per Lund of Norway met President Idriss Deby of Chad in Geneva on Monday."
    assert one(read(neutral), "CONSULT").mode == "third-party"
