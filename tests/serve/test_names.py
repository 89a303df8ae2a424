"""Names as people know them reach what the ledger keeps under its own ids."""

from starlette.testclient import TestClient

from dragoman.record import SqliteLedger
from dragoman.serve.app import make
from dragoman.shapes import Actor, Article, Entry, Evidence, Source

TEXT = "Moscow accused Norway of shadowing its ships."
RUSSIA = Actor(id="RUS", name="Russia", kind="state", country="RUS", sector="GOV", mention="Moscow")
NORWAY = Actor(id="NOR", name="Norway", kind="state", country="NOR", sector="GOV", mention="Norway")


def client(folder) -> TestClient:
    with SqliteLedger(folder / "l.db") as ledger:
        span = Evidence(start=0, end=len(TEXT), quote=TEXT, sentence=0)
        ledger.add(
            Article(id="a", text=TEXT, source=Source(file="a.txt")),
            [Entry(id="e", article_id="a", type="ACCUSE", status="happened", actors=(RUSSIA,), recipients=(NORWAY,),
                   evidence=(span,), confidence=0.9)],
        )  # fmt: skip
    return TestClient(make(folder / "l.db"))


def test_a_palace_asks_for_its_state_in_every_filter(tmp_path) -> None:
    desk = client(tmp_path)
    for asked in ("actor=Kremlin", "by=the+Kremlin", "by=RUS", "pair=Kremlin&pair=Oslo"):
        told = desk.get(f"/find.json?{asked}").json()
        assert told["total"] == 1, asked
    assert desk.get("/find.json?to=Kremlin").json()["total"] == 0
    assert desk.get("/find.csv?actor=Kremlin").text.count("ACCUSE") == 1


def test_a_page_of_a_party_answers_to_its_other_names(tmp_path) -> None:
    desk = client(tmp_path)
    assert "Russia" in desk.get("/actor/Kremlin").text
    assert desk.get("/pair/Kremlin/NOR.json").json()["total"] == 1
    assert desk.get("/actor/Nobodys+Palace").status_code == 404


def test_a_mistyped_filter_is_no_answer(tmp_path) -> None:
    desk = client(tmp_path)
    for address, says in (
        ("/find.json?actr=RUS", "did you mean actor?"),
        ("/find.csv?as_of=2020-01-01", "as_of"),
        ("/find.json?type=FOO", "expected one of AGREE"),
        ("/find.md?status=hapened", "happened"),
        ("/map.json?context=sports", "context"),
    ):
        refused = desk.get(address)
        assert refused.status_code == 400 and says in refused.text, (address, refused.text)
    assert desk.get("/find?utm_source=mail").status_code == 200, (
        "whoever follows a link with a tail still gets the page"
    )
