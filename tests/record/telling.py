"""Makes tellings for the tests: an entry with the report that it stands in, all facts invented."""

from itertools import count
from typing import Any

from dragoman.record.told import Told
from dragoman.shapes import Actor, Entry, Evidence

_NUMBER = count(1)

NORWAY = Actor(id="NOR", name="Norway", kind="state", country="NOR", sector="GOV", mention="Oslo")
CHAD = Actor(id="TCD", name="Chad", kind="state", country="TCD", sector="GOV", mention="N'Djamena")
PERU = Actor(id="PER", name="Peru", kind="state", country="PER", sector="GOV", mention="Lima")
VIK = Actor(name="Sunniva Vik", kind="person", country="NOR", sector="GOV", mention="Vik")
HOLM = Actor(name="Arne Holm", kind="person", country="NOR", sector="GOV", mention="Holm")
DEBY = Actor(name="Amina Kabir", kind="person", country="TCD", sector="GOV", mention="Kabir")
ROJAS = Actor(name="Lucía Rojas", kind="person", country="PER", sector="GOV", mention="Rojas")

PARTIES = {actor.name: actor for actor in (NORWAY, CHAD, PERU, VIK, HOLM, DEBY, ROJAS)}


def told(
    words: str,
    /,
    *,
    article: str | None = None,
    origin: str | None = None,
    published: str | None = "2033-05-10",
    outlet: str | None = None,
    event: str | None = None,
    **fields: Any,
) -> Told:
    """Make a telling whose evidence is `words`; each is of an article of its own unless `article` names one."""
    number = next(_NUMBER)
    article = article or f"a{number}"
    id = fields.pop("id", f"e{number:05d}")
    made: dict[str, Any] = {
        "id": id, "article_id": article, "type": "CONSULT", "status": "happened", "confidence": 0.8,
        "evidence": (Evidence(start=0, end=len(words), quote=words, sentence=0),), **fields,
    }  # fmt: skip
    for role in ("actors", "recipients", "according_to", "denied_by"):
        if role in made:
            made[role] = tuple(PARTIES.get(one, one) for one in made[role])
    return Told(
        entry=Entry(**made), article=article, origin=origin or article, published=published, outlet=outlet,
        event=event or id,
    )  # fmt: skip
