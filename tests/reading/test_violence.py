"""Violence as news tells it: tolls, mutual fire, those who die in attacks, hostages, forces that are moved."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twenty-five soldiers were killed by the Taliban in Kabul.", 25),
        ("Rebels killed two hundred and fifty soldiers in Ethiopia.", 250),
        ("Iran sent thirty-two thousand troops to Syria.", 32000),
        ("Israel sent three hundred and twenty soldiers to Haiti.", 320),
    ],
)
def test_a_number_written_in_words_counts_once_and_whole(read: Read, text: str, value: float) -> None:
    [entry] = read(text)
    assert [one.value for one in entry.quantity or ()] == [value]


def test_a_number_that_stands_alone_is_told_without_its_verb(read: Read) -> None:
    arrest = next(
        e for e in read("Two rebels were killed and one was arrested by Turkish police.") if e.mode == "arrest"
    )
    assert [one.text for one in arrest.quantity or ()] == ["one"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Israel exchanged fire with Hezbollah on Tuesday.", ["Israel"], ["Hezbollah"]),
        ("Israeli and Lebanese soldiers exchanged fire across the border on Tuesday.", ["Israel", "Lebanon"], []),
        ("Indian and Pakistani soldiers clashed in Kashmir on Monday.", ["India", "Pakistan"], []),
    ],
)
def test_who_exchanges_fire_fights(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(read, text, "ASSAULT") == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Six Afghan civilians died in a NATO air strike.", ["NATO"], ["Six Afghan civilians"]),
        ("Two Kenyan policemen died in an attack by al Shabaab.", ["Al-Shabaab"], ["Two Kenyan policemen"]),
        ("Two journalists died in Israeli shelling of Gaza on Monday.", ["Israel"], ["Two journalists"]),
    ],
)
def test_what_people_die_in_is_done_to_them(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    [entry] = read(text)
    assert entry.type == "ASSAULT"
    assert ([a.name for a in entry.actors], [a.name for a in entry.recipients]) == (actors, recipients)


def test_a_deed_that_kills_is_one_act_done_to_those_it_killed(read: Read) -> None:
    [clash] = read("Clashes between Armenian and Azerbaijani forces killed three soldiers on Tuesday.")
    assert [actor.name for actor in clash.actors] == ["Armenia", "Azerbaijan"]
    assert [actor.name for actor in clash.recipients] == ["three soldiers"]
    [strike] = read("Israeli air strikes on Gaza killed 20 Palestinians.")
    assert [actor.name for actor in strike.recipients] == ["20 Palestinians"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Hamas is still holding 50 hostages in Gaza.", ["Hamas"], ["50 hostages"]),
        ("The FARC held Ingrid Betancourt hostage for six years.", ["FARC"], ["Ingrid Betancourt"]),
        ("An Italian nun held hostage by jihadists was released.", ["jihadists"], ["Italian nun"]),
    ],
)
def test_whoever_holds_hostages_has_abducted_them(
    read: Read, text: str, actors: list[str], recipients: list[str]
) -> None:
    held = next(entry for entry in read(text) if entry.mode == "abduct")
    assert [actor.name for actor in held.actors] == actors
    assert [actor.name for actor in held.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("U.S. troops were deployed to the Polish border on Monday.", ["United States"]),
        ("Nigerian troops have been sent to the northern city of Maiduguri.", ["Nigeria"]),
        ("British soldiers have been deployed to Estonia by NATO.", ["NATO"]),
    ],
)
def test_forces_that_nobody_is_told_to_move_are_moved_by_their_state(read: Read, text: str, actors: list[str]) -> None:
    assert sides(read, text, "MOBILIZE")[0] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi forces retook the town of Hawija from Islamic State on Thursday.",
        "Taliban fighters overran a military base in northern Afghanistan, killing 40 soldiers.",
    ],
)
def test_a_rare_past_is_past(read: Read, text: str) -> None:
    assert [entry.status for entry in read(text)] == ["happened"]


def test_what_a_shot_makes_of_somebody_is_no_part_of_his_description(read: Read) -> None:
    _, recipients = sides(read, "Gunmen shot dead five aid workers in Mali on Tuesday.", "ASSAULT")
    assert recipients[0].startswith("five aid workers")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Iraqi forces hunted for fighters of Islamic State.", []),
        ("Al-Qaeda in the Arabian Peninsula attacked the base.", []),
        ("Gunmen killed three people in Somaliland on Monday.", ["Somaliland"]),
        ("Gunmen killed three people in Transnistria on Monday.", ["Transnistria"]),
    ],
)
def test_nothing_takes_place_in_the_name_of_an_armed_group(read: Read, text: str, places: list[str]) -> None:
    [entry] = read(text)
    assert [place.name for place in entry.where] == places


def test_men_of_a_nation_are_its_people(read: Read) -> None:
    assert sides(read, "Al-Qaeda kidnapped two Frenchmen in Mali.", "ASSAULT")[1] == ["two Frenchmen"]
