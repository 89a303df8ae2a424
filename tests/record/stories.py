"""Makes articles and entries for the tests of a ledger, all facts invented."""

import hashlib
from typing import Any

import msgspec
from tests.record.telling import PARTIES

from dragoman.record import Judgement, Ledger, Raw
from dragoman.shapes import Actor, Article, Entry, Evidence, Source

MET = "Foreign Minister Sunniva Vik met her Chadian counterpart Amina Kabir in Bergen on Monday to discuss salmon."
SAT = "Vik and Kabir sat down together in Bergen on Monday, with fish farming on the table."
STRUCK = "Chadian jets struck a depot near the village of Amdal on Monday, killing four guards."
PAIR: dict[str, Any] = {"actors": ("Sunniva Vik", "Amina Kabir"), "when": "2033-05-09"}
"""Of a meeting that `MET` and `SAT` tell."""


def article(id: str, *paragraphs: str, title: str | None = None, **fields: Any) -> Article:
    """Make an article of these paragraphs."""
    text = "\n\n".join([*([title] if title else []), *paragraphs])
    made: dict[str, Any] = {"published": "2033-05-10", "source": Source(file=f"{id}.txt"), **fields}
    return Article(id=id, title=title, text=text, paragraphs=paragraphs, **made)


def entry(of: Article, words: str, /, **fields: Any) -> Entry:
    """Make an entry that stands on these words of an article; parties may be given by the names in `telling`."""
    start = of.text.index(words)
    kind = fields.get("type", "CONSULT")
    made: dict[str, Any] = {
        "id": hashlib.sha256(f"{of.id}|{words}|{kind}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "article_id": of.id, "type": "CONSULT", "status": "happened", "confidence": 0.8,
        "evidence": (Evidence(start=start, end=start + len(words), quote=words, sentence=0),), **fields,
    }  # fmt: skip
    for role in ("actors", "recipients", "according_to", "denied_by"):
        made[role] = tuple(one if isinstance(one, Actor) else PARTIES[one] for one in made.get(role, ()))
    return Entry(**made)


def meeting(id: str, words: str = MET, **fields: Any) -> tuple[Article, list[Entry]]:
    """Make an article that tells of the meeting, with its one entry."""
    one = article(id, words, f"Nobody but the reporter of {id} was let in.", **fields)
    return one, [entry(one, words, **PAIR)]


LONG = (
    "The harbour council of Port Selm voted late on Tuesday to close the northern ferry berth for nine weeks. "
    "Its chairwoman said that divers had found eleven cracks in the piers below the water line. "
    "Islanders will be carried by two fishing boats until the repair is done in the autumn. "
    "The owners of the boats asked for a daily fee and for fuel, and were promised both before midnight."
)
"""A text that is long enough to be copied."""


def fill(ledger: Ledger) -> None:
    """Put something into every table of a ledger."""
    one, [told] = meeting("a", url="https://ferry.example/a", outlet="The Ferry Post")
    ledger.add(one, [told], raw=Raw(data=b"<p>A page"), traces={told.id: {"type": "meet"}})
    two, [again] = meeting("b", SAT, url="https://www.pier.example/b")
    ledger.add(two, [again])
    ledger.add(msgspec.structs.replace(one, url="https://pier.example/a"), [told])
    three = article("c", LONG, STRUCK)
    struck = entry(three, STRUCK, type="ASSAULT", actors=("Chad",), recipients=("Norway",), contexts=("military",))
    ledger.add(three, [struck])
    ledger.add(article("d", "PORT SELM (Agency)", LONG), [])
    ledger.add(article("a", MET, "They left."), [entry(article("a", MET, "They left."), MET, **PAIR)])
    ledger.judge(Judgement(verb="split", target=again.id, by="Ada Reader", reason="read it again"))
    ledger.judge(
        Judgement(
            verb="correct",
            target=struck.id,
            changes={"when": msgspec.Raw(b'"2033-05-09"')},
            by="Ada Reader",
            reason="read it again",
        )
    )
    ledger.note("question", "fish", "salmon")
