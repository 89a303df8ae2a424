"""To whom an act is not done though its sentence names him, and who does not do it though he stands by."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # Whoever suffered a deed is not accused of it.
        ("Austria condemned the attack on Ukraine.", "ACCUSE", ["Austria"], []),
        ("Jordan condemned the assassination of the Haitian president.", "ACCUSE", ["Jordan"], []),
        ("The bombing of Belgrade was condemned by China.", "ACCUSE", ["China"], []),
        ("The bombing of a school by Israel was denounced by Turkey.", "ACCUSE", ["Turkey"], ["Israel"]),
        ("Norway denounced Russia's attacks on Ukraine.", "ACCUSE", ["Norway"], ["Russia"]),
        ("Chile condemned the invasion of Ukraine.", "ASSAULT", [], ["Ukraine"]),
        # Nor is he whose attitude is passed on.
        ("The ambassador voiced Britain's anger at the arrest.", "ACCUSE", ["ambassador"], []),
        ("Lavrov conveyed Russia's support for Serbia.", "SUPPORT", ["Russia"], ["Serbia"]),
        ("The premier praised Poland's support for refugees.", "SUPPORT", ["premier"], ["Poland"]),
        # Each verb has its own object.
        ("Argentina spoke out to support democracy in Venezuela and condemn Russia's war.", "SUPPORT", ["Argentina"],
         ["Venezuela"]),
        # Who does something to the doer does not do what he did.
        ("Poland, which expelled 45 Russian diplomats, was praised by Ukraine.", "SANCTION", ["Poland"],
         ["45 Russian diplomats"]),
        ("The soldiers who killed the priest were arrested by Nigerian police.", "ASSAULT", ["soldiers"], ["priest"]),
        # Who is backed by a state is not that state; who is led by it is.
        ("Iranian-backed forces shelled Aleppo.", "ASSAULT", ["Iranian-backed forces"], ["Syria"]),
        ("US-led forces bombed Mosul.", "ASSAULT", ["United States"], ["Iraq"]),
        # Whose it is, and what it is about.
        ("Romania exceeded its NATO pledge to spend 2 percent of its GDP on defense.", "AGREE", ["Romania"], []),
    ],
)  # fmt: skip
def test_who_stands_by_an_act_is_no_side_of_it(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(read, text, type) == (actors, recipients)


def test_nobody_asks_others_to_strike_at_himself(read: Read) -> None:
    found = [entry for entry in read("The Vatican urged the government to reject violence.") if entry.type == "REJECT"]
    assert "Vatican City" not in [party.name for entry in found for party in entry.recipients]


def test_a_paper_named_by_the_first_words_of_a_title_is_none(read: Read) -> None:
    told = "National Security Advisor Jake Sullivan met with Diana Mondino of Argentina. "
    found = next(
        entry
        for entry in read(told + "The National Security Advisor congratulated Argentina.")
        if entry.type == "SUPPORT"
    )
    assert [actor.name for actor in found.actors] == ["Jake Sullivan"]


def test_whoever_decries_harm_in_a_document_of_his_own_did_not_do_it(read: Read) -> None:
    found = read(
        "The United States has taken action against dozens of Belarusian officials.",
        "These steps are also in response to the continuing repression in Belarus.",
        title="Statement on Elections",
        url="https://www.state.gov/elections/",
    )
    harm = next(entry for entry in found if entry.type == "COERCE" and "repression" in entry.evidence[0].quote)
    assert harm.actors == ()
    assert [party.name for party in harm.recipients] == ["Belarus"]
