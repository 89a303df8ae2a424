"""PLOVER modes that no word tells: where a meeting is held says whether it is a visit, an act what a request is for."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.reading import tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor
from dragoman.shapes.terms import Type

MANY = 3
"""States from which on a meeting is multilateral."""
_WANTED: dict[Type, str] = {
    "AID": "assist",
    "COOPERATE": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "TREATY": "change",
    "PROGRAMME": "change",
    "OFFICE": "change",
}
"""What a request or a refusal is about, by the type of the act that it holds."""
_HELD = {"REQUEST": ("sought",), "REJECT": ("negated", "sought", "possible")}
"""Status of the act that a request or a refusal holds."""


REACH = 10
"""Words from an attack's own word to that of a weapon."""


_ALLOWED = {"weapon": frozenset({"mode", "words"}), "killing": frozenset({"words"})}


class Means(msgspec.Struct, frozen=True):
    """The table of what attacks are made with."""

    weapons: dict[str, str]
    """Mode by word; words joined by `_` stand side by side."""
    killing: frozenset[str]
    """Words of killing that tell no means."""


@cache
def load() -> Means:
    """Read `data/weapons.toml`; `DataError` names the file and line of a row that breaks the schema."""
    table = tables.read(files("dragoman.reading") / "data" / "weapons.toml", allowed=_ALLOWED)
    return Means(
        weapons={word: row.values["mode"] for row in table.of("weapon") for word in row.words("words")},
        killing=frozenset(word for row in table.of("killing") for word in row.words("words")),
    )


def complete(document: Document, drafts: list[Draft]) -> None:
    """Give meetings, requests, refusals and attacks without a mode theirs."""
    visited = _visits(drafts)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for draft in drafts:
        if draft.mode is not None:
            continue
        if draft.type == "CONSULT":
            _meeting(draft, visited)
        elif draft.type == "ASSAULT":
            _attack(document, draft)
        elif draft.type in _HELD:
            _wanted(draft, by_sentence[draft.sentence])


def _attack(document: Document, draft: Draft) -> None:
    """The mode of the weapon that is told nearest to an attack's word; killing somebody by name is aimed at him."""
    lemmas, i, known = document.lemmas[draft.sentence], draft.index, load().weapons
    near = sorted(range(max(0, i - REACH), min(len(lemmas), i + REACH + 1)), key=lambda word: abs(word - i))
    for word in near:
        # "A suicide bomber", "tear gas": two words tell more than either.
        pairs = [f"{lemmas[at]}_{lemmas[at + 1]}" for at in (word, word - 1) if 0 <= at < len(lemmas) - 1]
        name = next((pair for pair in pairs if pair in known), lemmas[word])
        if name in known:
            draft.mode = known[name]
            draft.steps["mode"] = f"told with {name.replace('_', ' ')}"
            return
    if lemmas[i] in load().killing and draft.recipients and all(one.kind == "person" for one in draft.recipients):
        draft.mode, draft.steps["mode"] = "targeted", "a person is killed by name"


def _visits(drafts: list[Draft]) -> dict[str, set[str]]:
    """Countries that each party is told to visit."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.type == "CONSULT" and draft.mode == "visit":
            grounds = {actor.country for actor in draft.recipients if actor.country}
            for actor in draft.actors:
                found.setdefault(actor.name, set()).update(grounds)
    return found


def _meeting(draft: Draft, visited: dict[str, set[str]]) -> None:
    """Multilateral, by phone, a visit to one of the sides, or on third ground."""
    sides = {actor.country for actor in draft.actors if actor.country}
    grounds = {place.country for place in draft.where if place.country}
    if len(sides) >= MANY:
        draft.mode, why = "multilateral", f"{len(sides)} states meet"
    elif draft.channel == "phone":
        draft.mode, why = "phone", "told to be by phone"
    elif len(sides) == MANY - 1 and grounds:
        draft.mode = "visit" if grounds & sides else "third-party"
        why = f"two sides meet in {', '.join(sorted(grounds))}"
    elif len(sides) == MANY - 1 and _guest(draft.actors, visited):
        draft.mode, why = "visit", "one visits the other's country"
    else:
        return
    draft.steps["mode"] = why


def _guest(actors: tuple[Actor, ...], visited: dict[str, set[str]]) -> bool:
    """Whether one of them is told to visit the country of another."""
    return any(
        other.country in visited.get(actor.name, set()) and other.country != actor.country
        for actor in actors
        for other in actors
    )


def _wanted(draft: Draft, beside: list[Draft]) -> None:
    """The mode of a request or a refusal is that of the act behind its word in the sentence."""
    held = (one for one in beside if one.index > draft.index and one.status in _HELD[draft.type])
    first = next((one for one in sorted(held, key=lambda one: one.index) if one.type in _WANTED), None)
    if first is not None:
        draft.mode = _WANTED[first.type]
        draft.steps["mode"] = f"what it is about: {first.type}"
