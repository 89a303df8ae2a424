"""Deeds of war and what is said of them: costs told later, whose deed it was, who claims or denies it, ultimatums."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    "text",
    [
        "Turkey carried out air strikes on Iraq on Monday. Baghdad condemned the strikes, which killed four people.",
        "Israel struck Damascus on Sunday. Syria said the Israeli attack had wounded three soldiers.",
        "Militants attacked an army base in Niger. Twenty soldiers were killed in the attack.",
        "Hamas attacked an Israeli checkpoint on Friday. Two soldiers were killed in the attack, the army said.",
    ],
)
def test_what_an_attack_cost_is_told_with_it(read: Read, text: str) -> None:
    [attack] = [entry for entry in read(text) if entry.type == "ASSAULT"]
    assert attack.quantity
    assert len(attack.evidence) > 1


def test_a_second_attack_is_another(read: Read) -> None:
    found = read("Chad bombed a rebel camp on Monday. A second strike killed four fighters on Tuesday.")
    assert len([entry for entry in found if entry.type == "ASSAULT"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Germany criticised the strike that killed seven aid workers in Gaza.",
        "Chad condemned the raids, which burnt down a school and killed five villagers.",
    ],
)
def test_who_condemns_an_attack_did_not_kill_by_it(read: Read, text: str) -> None:
    assert all(not entry.actors for entry in read(text) if entry.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Over 1,000 Palestinians have died since the bombings began.", [], ["Over 1,000 Palestinians"]),
        ("Two soldiers were killed in clashes with Indian troops.", ["India"], ["Two soldiers"]),
        ("Three Kenyan policemen were killed in fighting with al-Shabab.", ["Al-Shabaab"], ["Three Kenyan policemen"]),
        ("Ukraine saw its power grid attacked overnight.", [], ["Ukraine"]),
        ("Police used tear gas and rubber bullets against demonstrators.", ["Police"], ["demonstrators"]),
        ("Ukraine destroyed three Russian tanks near Kherson on Monday.", ["Ukraine"], ["Russia"]),
        ("The Houthis claimed responsibility for the attack on Abu Dhabi.", ["Houthis"], ["United Arab Emirates"]),
    ],
)
def test_who_does_it_and_who_suffers_it(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(read, text, "ASSAULT") == (actors, recipients)


def test_whoever_destroys_weapons_of_his_own_disarms(read: Read) -> None:
    [entry] = read("Libya destroyed its chemical weapons in 2014.")
    assert (entry.type, entry.mode) == ("RETREAT", "disarm")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Israel says it bombarded Gaza to stop the rockets.", "happened"),
        ("Hamas was behind the attack, Israel said.", "alleged"),
        ("The Taliban denied involvement in the attack on the Indian embassy in Kabul.", "negated"),
        ("The Pakistani Taliban claimed responsibility for the attack in Peshawar.", "happened"),
    ],
)
def test_whose_word_on_a_deed_counts(read: Read, text: str, status: str) -> None:
    [attack] = [entry for entry in read(text) if entry.type == "ASSAULT"]
    assert attack.status == status


def test_a_claim_is_a_statement_and_nobody_makes_none(read: Read) -> None:
    claim = next(e for e in read("Boko Haram claimed responsibility for the kidnapping in Niger.") if e.type == "SAY")
    assert [actor.name for actor in claim.actors] == ["Boko Haram"]
    found = read("Gunmen kidnapped three engineers in Pakistan on Thursday. No group has claimed responsibility.")
    assert [entry.type for entry in found] == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied it was behind the drone attack on Saudi oil facilities.",
        "The Taliban government, long backed by Pakistan, has refused talks.",
    ],
)
def test_a_refusal_is_not_aimed_at_whoever_stands_by(read: Read, text: str) -> None:
    [refusal] = [entry for entry in read(text) if entry.type == "REJECT"]
    assert refusal.recipients == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Turkey gave the Kurdish fighters until Friday to withdraw from Manbij.", "Kurdish fighters"),
        ("The rebels gave President Kabila 48 hours to leave the capital.", "Kabila"),
    ],
)
def test_what_an_ultimatum_asks_for_is_sought(read: Read, text: str, actor: str) -> None:
    [leave] = [entry for entry in read(text) if entry.type == "RETREAT"]
    assert (leave.status, [one.name for one in leave.actors]) == ("sought", [actor])


def test_what_stands_in_a_condition_has_not_happened(read: Read) -> None:
    [refusal] = [e for e in read("The rebels threatened to march on Kinshasa if he refused.") if e.type == "REJECT"]
    assert refusal.status == "possible"


def test_whoever_starves_keeps_nothing_back(read: Read) -> None:
    found = read("The United Nations said 12 people had starved to death in the town.")
    assert "COERCE" not in [entry.type for entry in found]


def test_whoever_suffered_the_attack_is_not_blamed_for_it(read: Read) -> None:
    found = read("Saudi Arabia bombed Sanaa on Thursday. Iran denounced the raids, which destroyed a hospital.")
    [blame] = [entry for entry in found if entry.type == "ACCUSE"]
    assert [actor.name for actor in blame.recipients] == ["Saudi Arabia"]
