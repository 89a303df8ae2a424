"""Whom short names mean, where longer names begin, and nouns that only say of what sort a named party is."""

import pytest
from tests.reading.articles import Read

from dragoman import catalogue


def doers(read: Read, text: str, type: str) -> list[list[str]]:
    return [[actor.name for actor in entry.actors] for entry in read(text) if entry.type == type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASEAN condemned the coup. The bloc urged Myanmar to free the detainees.", "ASEAN"),
        ("The bloc urged Georgia to free the detainees.", "European Union"),
        ("UNRWA denied the accusation. The agency urged Israel to allow aid.", "UNRWA"),
        (
            "The IAEA condemned the raid. UNESCO met. The agency urged Iran to talk.",
            "International Atomic Energy Agency",
        ),
        ("The WHO condemned the raid in Gaza. The agency urged Israel to allow aid.", "World Health Organization"),
        ("The CSTO condemned the raid. The alliance urged Armenia to talk.", "Collective Security Treaty Organization"),
        ("The European Union and NATO met. The alliance urged Serbia to talk.", "NATO"),
        ("Amnesty International met. The watchdog urged Egypt to free him.", "Amnesty International"),
        ("The Gulf Cooperation Council met. The council urged Iran to talk.", "Gulf Cooperation Council"),
        ("The African Development Bank met. The Bank urged Gabon to talk.", "African Development Bank"),
        ("The EU met. The Security Council met. The Council urged Mali to talk.", "United Nations Security Council"),
    ],
)
def test_short_names_mean_whom_the_article_speaks_of(read: Read, text: str, expected: str) -> None:
    assert doers(read, text, "REQUEST") == [[expected]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bank of England warned", "Bank of England"),
        ("The World Food Programme warned", "World Food Programme"),
        ("The World Bank warned", "World Bank"),
        ("The League of Arab States warned", "Arab League"),
        ("The Council warned", "United Nations Security Council"),
        ("The Council on Tuesday warned", "United Nations Security Council"),
        ("The Agency on Iran warned", "International Atomic Energy Agency"),
    ],
)
def test_a_short_name_does_not_swallow_the_start_of_a_longer_one(text: str, expected: str) -> None:
    assert catalogue.load().match(text.split())[0].records[0].name == expected


@pytest.mark.parametrize("text", ["The Council of Lund warned", "The Fund for Peace warned", "The Bank Street warned"])
def test_a_short_name_with_more_of_a_name_behind_it_is_nobody_known(text: str) -> None:
    assert not [match for match in catalogue.load().match(text.split()) if match.start == 0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Addis Ababa", "Ethiopia"),
        ("Nay Pyi Taw", "Myanmar"),
        ("The Quai d'Orsay", "France"),
        ("Russia's FSB security service", "Federal Security Service"),
        ("Pakistan's ISI intelligence agency", "Inter-Services Intelligence"),
        ("The Mossad spy agency", "Mossad"),
        ("The Haaretz newspaper", "Haaretz"),
        ("Turkey's Anadolu news agency", "Anadolu Agency"),
        ("The Fidesz party", "Fidesz"),
        ("The Hamas militant group", "Hamas"),
        ("The NATO alliance", "NATO"),
        ("Hungary's ruling party Fidesz", "Fidesz"),
        ("Hungary's ruling party", "Hungarian ruling party"),
        ("Iran's state broadcaster IRIB", "IRIB"),
        ("Israeli Prime Minister Benjamin Netanyahu's office", "Israel"),
        ("The office of President Emmanuel Macron", "France"),
        ("Sudan's sovereign council", "Sudan"),
        ("A UN agency", "UN agency"),
        ("Hamas militants", "Hamas"),
        ("Colombia's ELN guerrillas", "ELN"),
        ("Former ELN guerrillas", "Former ELN guerrillas"),
        ("Two Hamas militants", "Two Hamas militants"),
        ("Mali's military rulers", "Mali"),
        ("The mayor's sister, Ana Lund,", "Ana Lund"),
        ("Sheikh Tamim", "Tamim bin Hamad Al Thani"),
        ("King Abdullah of Jordan", "Abdullah II"),
        ("Ayatollah Khamenei", "Ali Khamenei"),
    ],
)
def test_who_a_name_with_a_noun_is(read: Read, name: str, expected: str) -> None:
    assert doers(read, f"{name} rejected the proposal.", "REJECT") == [[expected]]


def test_a_name_that_a_parse_hangs_from_the_town_is_the_mayor_s(read: Read) -> None:
    entries = read("A Turkish court jailed the mayor of Istanbul, Ekrem Imamoglu, pending trial.")
    [entry] = [one for one in entries if one.recipients]
    assert [actor.name for actor in entry.recipients] == ["Ekrem Imamoglu"]


def test_the_pope_with_a_capital_is_the_pope(read: Read) -> None:
    assert doers(read, "The Pope met the king of Spain.", "CONSULT") == [["Francis", "Felipe VI"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The raid drew condemnation from Cairo and Riyadh.", ["Egypt", "Saudi Arabia"]), ("He returned from Cairo.", [])],
)
def test_what_comes_from_a_capital_in_words_comes_from_its_government(
    read: Read, text: str, expected: list[str]
) -> None:
    assert [name for names in doers(read, text, "ACCUSE") for name in names] == expected


def test_the_king_is_not_whom_he_thanks_and_no_president(read: Read) -> None:
    assert doers(read, "Jake Sullivan flew to Riyadh. The king thanked Sullivan.", "SUPPORT") == [
        ["Salman bin Abdulaziz Al Saud"]
    ]
    assert doers(read, "The nuncio met President Daniel Ortega. The pontiff condemned the war.", "ACCUSE") == [
        ["Francis"]
    ]


@pytest.mark.parametrize("noun", ["gang", "gendarmerie", "regulator", "politburo", "ombudsman", "lender", "carmaker"])
def test_nouns_for_parties(read: Read, noun: str) -> None:
    assert doers(read, f"The {noun} rejected the proposal.", "REJECT") == [[noun]]


def test_the_cartel_of_no_article_on_oil_is_not_opec(read: Read) -> None:
    assert doers(read, "OPEC met. The cartel urged Russia to cut output.", "REQUEST") == [["OPEC"]]
    assert doers(read, "Police met in Haiti. The cartel urged Kenya to talk.", "REQUEST") == [["cartel"]]


def test_a_bloc_with_an_adjective_is_the_one_spoken_of(read: Read) -> None:
    text = "ECOWAS condemned Niger. The regional bloc urged the junta to free Bazoum."
    assert doers(read, text, "REQUEST") == [["Economic Community of West African States"]]
