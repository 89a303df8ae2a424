"""Which acts "since", "after" and "before" open."""

import pytest
from tests.reading.articles import Read


def dates(read: Read, text: str) -> dict[str, str | None]:
    """Give the time of each type of act of a text published on Thursday, 2 May 2024."""
    return {entry.type: entry.when for entry in read(text)}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Saudi Arabia has bombed Yemen since March 2015.", "2015-03/.."),
        ("Israel has bombed Lebanon since the truce collapsed on March 9.", "2024-03-09/.."),
        ("Since the war began in April 2023, Sudan's army has bombed Khartoum.", "2023-04/.."),
        ("Rebels have attacked Chad's army since the death of the president in April 2021.", "2021-04/.."),
        ("Russia has shelled Kharkiv since it invaded Ukraine on February 24.", "2024-02-24/.."),
    ],
)
def test_a_perfect_tells_what_has_gone_on_since_a_time_or_what_it_dates(read: Read, text: str, edtf: str) -> None:
    assert dates(read, text)["ASSAULT"] == edtf


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("France expelled a negotiator of the 2015 nuclear deal with Iran.", "SANCTION", None),
        ("France signed the 2015 nuclear deal with Iran.", "TREATY", "2015"),
        ("Iran had hailed the 2015 nuclear deal. It expelled the ambassador of Chad.", "SANCTION", None),
    ],
)
def test_the_year_in_what_a_thing_is_called_dates_no_other_act(
    read: Read, text: str, type: str, edtf: str | None
) -> None:
    assert dates(read, text)[type] == edtf


def test_what_since_stands_before_is_itself_on_its_day(read: Read) -> None:
    found = dates(read, "India has detained hundreds of men since Pakistan bombed its base in August 2019.")
    assert found["ASSAULT"] == "2019-08"


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("Russia criticised Ukraine after Monday's missile attack on Belgorod.", "ASSAULT", "2024-04-29"),
        ("South Korea closed its border following Monday's attack by North Korea.", "ASSAULT", "2024-04-29"),
        ("Japan criticised China after the April 9 arrest of a Japanese businessman.", "COERCE", "2024-04-09"),
        ("France urged restraint ahead of Saturday's meeting between Turkey and Greece.", "CONSULT", "2024-05-04"),
    ],
)
def test_an_act_named_by_its_day_is_on_it_whatever_stands_before(read: Read, text: str, type: str, edtf: str) -> None:
    assert dates(read, text)[type] == edtf
