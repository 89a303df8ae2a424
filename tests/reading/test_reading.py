"""The reading of whole articles: by whose word, in which standing, once each, with exact evidence."""

import random

import pytest
from tests.reading.articles import Read, make

from dragoman import language, reading
from dragoman.reading.trace import explain
from dragoman.shapes import Entry


def one(entries: list[Entry], type: str, *, status: str | None = None) -> Entry:
    return next(entry for entry in entries if entry.type == type and status in (None, entry.status))


def names(actors: tuple[object, ...]) -> list[str]:
    return [actor.name for actor in actors]  # type: ignore[attr-defined]


def test_request_and_the_act_it_asks_for(read: Read) -> None:
    found = read("Norway urged Chad on Monday to release the prisoners.")
    request, release = one(found, "REQUEST"), one(found, "RETREAT")
    assert (names(request.actors), names(request.recipients), request.status) == (["Norway"], ["Chad"], "happened")
    assert request.when == "2024-04-29"
    assert (names(release.actors), release.status, names(release.sought_by)) == (["Chad"], "sought", ["Norway"])


def test_who_tells_it_is_not_who_does_it(read: Read) -> None:
    found = read("Sweden said that Finland will send food to Chad on Friday.")
    aid = one(found, "AID")
    assert (names(aid.actors), aid.status, names(aid.according_to)) == (["Finland"], "planned", ["Sweden"])
    assert aid.when == "2024-05-03"
    assert not any(entry.type == "SAY" for entry in found)


def test_statement_of_no_act(read: Read) -> None:
    say = one(read("Sweden said that the weather was a surprise."), "SAY")
    assert names(say.actors) == ["Sweden"]
    assert not say.according_to


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Norway refused to attack Chad.", "ASSAULT", "negated"),
        ("Norway may attack Chad.", "ASSAULT", "possible"),
        ("Norway plans to attack Chad.", "ASSAULT", "planned"),
        ("Norway did not attack Chad.", "ASSAULT", "negated"),
        ("Norway is attacking Chad.", "ASSAULT", "ongoing"),
        ("Norway attacked Chad.", "ASSAULT", "happened"),
        ("Chad accused Norway of attacking Peru.", "ASSAULT", "alleged"),
        ("Norway wants Chad to sign the treaty.", "TREATY", "sought"),
        ("Norway threatened to attack Chad.", "ASSAULT", "planned"),
        ("Talks between Norway and Chad collapsed on Monday.", "CONSULT", "negated"),
        ("Negotiations between Norway and Chad have broken down.", "CONSULT", "negated"),
        ("Norway stopped short of condemning Chad.", "ACCUSE", "negated"),
        ("Norway fell short of imposing sanctions on Chad.", "SANCTION", "negated"),
        ("Norway came close to striking Chad in 2019.", "ASSAULT", "negated"),
        ("Norway was on the verge of invading Chad.", "ASSAULT", "possible"),
        ("Norway was about to sign the agreement with Chad.", "TREATY", "planned"),
        ("Norway has yet to withdraw its troops from Chad.", "RETREAT", "negated"),
        ("Sanctions on Chad are yet to be lifted.", "RETREAT", "negated"),
        ("Lund had planned to visit Chad but cancelled the trip.", "CONSULT", "negated"),
        ("Lund had planned to visit Chad.", "CONSULT", "planned"),
        ("Norway had urged Chad to withdraw its ships but was ignored.", "RETREAT", "sought"),
    ],
)
def test_standing(read: Read, text: str, type: str, status: str) -> None:
    assert one(read(text), type).status == status


def test_accusation_is_an_entry_beside_the_act(read: Read) -> None:
    found = read("Chad accused Norway of arming the rebels.")
    accuse = one(found, "ACCUSE")
    assert (names(accuse.actors), names(accuse.recipients), accuse.mode) == (["Chad"], ["Norway"], "allege")


@pytest.mark.parametrize(
    ("text", "type", "doer"),
    [
        ("Portugal accused Ireland on Monday of seizing a survey ship.", "COERCE", "Ireland"),
        ("Norway blamed Sweden for attacking its fishermen.", "ASSAULT", "Sweden"),
        ("Ireland was accused by Portugal of seizing a survey ship.", "COERCE", "Ireland"),
        ("Germany called on Iran to halt enrichment.", "PROGRAMME", "Iran"),
        ("Sweden used drones for attacking Norwegian villages.", "ASSAULT", "Sweden"),
        ("Portugal condemned Ireland after seizing an Irish ship.", "COERCE", "Portugal"),
    ],
)
def test_who_is_charged_with_it_does_it(read: Read, text: str, type: str, doer: str) -> None:
    act = one(read(text), type)
    assert names(act.actors) == [doer]
    if act.status == "alleged":
        assert doer not in names(act.according_to) and act.according_to


def test_passive_coordination_and_agent(read: Read) -> None:
    found = read("Three soldiers were killed and two were wounded by rebels in Peru.")
    assert any("rebels" in name for entry in found if entry.type == "ASSAULT" for name in names(entry.actors))


def test_meeting_has_all_sides_as_actors(read: Read) -> None:
    meeting = one(read("Norway held talks with Chad in Geneva on Tuesday."), "CONSULT")
    assert sorted(names(meeting.actors)) == ["Chad", "Norway"]
    assert [place.name for place in meeting.where] == ["Geneva"]


def test_headline_and_body_are_one_entry(read: Read) -> None:
    found = read("Norway condemned Chad on Monday.", title="Norway condemns Chad")
    [accuse] = [entry for entry in found if entry.type == "ACCUSE"]
    assert accuse.evidence[0].quote == "Norway condemned Chad on Monday."
    assert len(accuse.evidence) == 2


def test_quotation_over_sentences_keeps_its_speaker(read: Read) -> None:
    found = read("“The harvest was poor. The winter was long,” Chad said on Monday.")
    says = [entry for entry in found if entry.type == "SAY"]
    assert says and all(names(entry.actors) == ["Chad"] for entry in says)


def test_document_speaks_with_its_issuers_voice(read: Read) -> None:
    found = read("We condemn the attack on Chad.", url="https://www.regjeringen.no/en/a")
    accuse = one(found, "ACCUSE")
    assert (names(accuse.actors), accuse.channel, accuse.according_to) == (["Norway"], "statement", ())


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO -",
        "DUBAI, United Arab Emirates (AP) —",
        "SANTIAGO DE COMPOSTELA, Spain (AP) —",
        "UNITED NATIONS, June 3 (Xinhua) --",
        "WASHINGTON/SEOUL, April 3 (Yonhap) --",
    ],
)
def test_dateline_is_no_actor(read: Read, dateline: str) -> None:
    found = read(f"{dateline} Sweden condemned Chad on Monday.")
    assert names(one(found, "ACCUSE").actors) == ["Sweden"]


def test_trace_names_the_frame(read: Read) -> None:
    article = make("Norway condemned Chad.")
    [parse] = language.load().parse([article.text])
    [entries] = reading.read([article], [parse])
    [steps] = explain(article, parse, entries)
    assert steps[0].startswith("type: frame condemn (accuse.toml:")


def test_same_input_same_output_in_any_company(read: Read) -> None:
    article = make("Norway urged Chad on Monday to release the prisoners.")
    other = make("Peru signed the treaty.")
    parser = language.load()
    alone = next(reading.read([article], parser.parse([article.text])))
    together = list(reading.read([other, article], parser.parse([other.text, article.text])))[1]
    assert alone == together


SEED = (
    "OSLO — Norway’s foreign minister “condemned” the attack, saying: “We will not accept it. They must stop.” "
    "Chad denied that it had attacked the port, Reuters reported on Monday. If talks fail, Peru may impose sanctions "
    "on Chad, according to officials. The two sides signed a deal in Geneva; he said, “No, never”, and left."
)


def mutate(rng: random.Random, text: str) -> str:
    for _ in range(rng.randrange(1, 6)):
        cut, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        kind = rng.randrange(6)
        if kind == 0:
            text = text[:cut] + text[end:]
        elif kind == 1:
            text = text[:cut] + text[cut:end] * 2 + text[end:]
        elif kind == 2:
            words = text.split(" ")
            rng.shuffle(words)
            text = " ".join(words)
        elif kind == 3:
            text = (
                text[:cut]
                + rng.choice(["\x00", "\u202e", "“", '"', "\n\n", "й", "中", "\ud800", "\t", "—"])
                + text[cut:]
            )
        elif kind == 4:
            text = text[:cut] + "“" * rng.randrange(1, 9) + text[cut:]
        else:
            text = text.replace(". ", rng.choice(["\n\n", ".", " "]))
        text = text or " "
    return text[:4000]


def test_mutated_articles_never_raise(read: Read, long: bool) -> None:
    rng = random.Random(7)
    for _ in range(20_000 if long else 60):
        text = mutate(rng, SEED)
        read(*[part for part in text.split("\n\n") if part] or ["-"], title=rng.choice([None, "Talks fail"]))


def test_ten_thousand_quotation_marks(read: Read) -> None:
    read("He said “" * 5000)


def test_ground_of_a_meeting_is_its_mode(read: Read) -> None:
    assert one(read("Norway held talks with Chad in Oslo."), "CONSULT").mode == "visit"
    assert one(read("Norway held talks with Chad in Geneva."), "CONSULT").mode == "third-party"


def test_a_bare_verb_shares_the_infinitive_it_is_coordinated_with(read: Read) -> None:
    found = read("Norway urged Chad to free the hostages and arrest the kidnappers.")
    assert one(found, "COERCE").status == "sought"


def test_what_is_expected_of_somebody_is_foreseen(read: Read) -> None:
    found = read("The minister is expected to sign the treaty in Oslo.")
    assert one(found, "TREATY").status == "planned"


def test_initials_and_what_follows_a_comma_do_not_hide_a_known_person(read: Read) -> None:
    found = read("President Joseph R. Biden, Jr. met Norwegian officials in Oslo.")
    assert "Joe Biden" in names(one(found, "CONSULT").actors)


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged to punish Sweden.",
        "Norway put Sweden on notice on Monday.",
    ],
)
def test_threats_in_other_words(read: Read, text: str) -> None:
    assert one(read(text), "THREATEN").actors[0].name == "Norway"
