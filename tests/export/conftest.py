"""Articles with entries for the exports: two that are plain, and one whose every word is hostile."""

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from dragoman.export import Standing
from dragoman.shapes import Actor, Article, Entry, Evidence, InstrumentRef, Place, Source

HOSTILE = (
    '=1+1 <script>alert("x")</script> ]]> &amp; **b** [l](javascript:x) \x00\x0b\ud800\u2028\r\nBEGIN:VEVENT\t| # \\'
)
"""Text that breaks out of whatever does not escape it."""


class Told(msgspec.Struct, frozen=True):
    """An article with its entries, as the pipeline gives it."""

    article: Article
    entries: Sequence[Entry]


class Kept(msgspec.Struct, frozen=True):
    """The same from a ledger."""

    article: Article
    entries: Sequence[Entry]
    standings: Mapping[str, Standing]


NORWAY = Actor(id="NOR", name="Norway", kind="state", country="NOR", sector="GOV", mention="Oslo")
ICELAND = Actor(id="ISL", name="Iceland", kind="state", country="ISL", sector="GOV", mention="Reykjavik")
AASGARD = Actor(name="Sunniva Aasgard", kind="person", country="NOR", sector="GOV", mention="she")
OFFICIALS = Actor(name="officials", kind="unnamed", country="NOR", mention="officials")
TEXT = "Oslo and Reykjavik met. Oslo accused Reykjavik of overfishing. Aasgard will sign in May."


def article(**fields: object) -> Article:
    return Article(**{"id": "a", "text": TEXT, "title": "Fish", "outlet": "Fjordfoto", "byline": "K. Lund",
                      "published": "2031-03-10", "language": "en", "url": "https://example.org/fish?a=1&b=2",
                      "source": Source(file="pages/page.txt"), **fields})  # type: ignore[arg-type]  # fmt: skip


def entry(**fields: object) -> Entry:
    return Entry(**{"id": "e", "article_id": "a", "type": "CONSULT", "status": "happened", "actors": (NORWAY, ICELAND),
                    "evidence": (span("Oslo and Reykjavik met."),), "confidence": 0.5,
                    **fields})  # type: ignore[arg-type]  # fmt: skip


def span(quote: str, *, text: str = TEXT) -> Evidence:
    return Evidence(start=text.index(quote), end=text.index(quote) + len(quote), quote=quote, sentence=0)


@pytest.fixture
def told() -> list[Told]:
    accused = {"type": "ACCUSE", "mode": "disapprove", "actors": (NORWAY,), "recipients": (ICELAND,),
               "items": ("overfishing",), "evidence": (span("Oslo accused Reykjavik of overfishing."),)}  # fmt: skip
    first = [
        entry(when="2031-03-09", where=(Place(name="Oslo", country="NOR", lat=59.9, lon=10.7),)),
        entry(id="f", **accused, according_to=(OFFICIALS,), when="[2031-03-01..2031-03-07]", denied_by=(ICELAND,)),
        entry(id="g", type="TREATY", act="sign", status="planned", actors=(AASGARD,), when="2031-05",
              instrument=InstrumentRef(id="pact", name="Mackerel Pact"),
              evidence=(span("Aasgard will sign in May."),)),
    ]  # fmt: skip
    second = [entry(id="h", article_id="b", **accused, according_to=(OFFICIALS,), when="2031")]
    other = article(id="b", url=None, outlet=None, byline=None, title="Later", published="[2031-03-11..2031-03-12]")
    return [Told(article(), first), Told(other, second), Told(article(id="c"), ())]


@pytest.fixture
def hostile() -> list[Told]:
    who = Actor(id=HOSTILE, name=HOSTILE, kind="person", country=HOSTILE, sector=HOSTILE, mention=HOSTILE)
    what = Evidence(start=0, end=len(HOSTILE), quote=HOSTILE, sentence=0)
    page = article(
        id=HOSTILE, text=HOSTILE, title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, url="javascript:alert(1)//https://",
        source=Source(file=HOSTILE), published_basis=HOSTILE,
    )  # fmt: skip
    bad = entry(
        id=HOSTILE, article_id=HOSTILE, actors=(who,), recipients=(NORWAY,), items=(HOSTILE,), condition=HOSTILE,
        channel=HOSTILE, quote=HOSTILE, when="2031-03-09", where=(Place(name=HOSTILE),), evidence=(what,),
        instrument=InstrumentRef(name=HOSTILE), according_to=(who,),
    )  # fmt: skip
    return [Told(page, [bad])]


@pytest.fixture
def kept() -> list[Kept]:
    """A record from a ledger, which knows one of its two entries."""
    entries = [entry(when="2031-03-09"), entry(id="f", when="2031-03-08")]
    return [Kept(article(), entries, {"e": Standing(event="event-1", reports=40, sources=1)})]
