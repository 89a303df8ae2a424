"""Grounds: where an act takes place, chosen among the places around it by weights learnt on annotated articles."""

from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.links import Links
from dragoman.reading.scenes import Scenes
from dragoman.reading.ties import Ties
from dragoman.reading.weights import Question, Word
from dragoman.reading.where import Places, Spot
from dragoman.shapes import Place

_BACK = 2
"""Sentences before an act whose places may be its own."""
_CLOSE = frozenset({"nowhere", "rule", "locative"})
"""What is crossed with everything that is known of the act."""
_LITTLE = 2500
"""How much likelier, in thousandths of what is learnt, nowhere may be than a place that is nearly as likely."""
_Places = tuple[Place, ...]


def settle(document: Document, found: list[Draft], *, places: Places, links: Links, watch: Watch | None = None) -> None:
    """Give the drafts their likeliest places; `watch` is told what they may be."""
    scenes = Scenes(document, found, places=places)
    # All are asked before any is chosen: scenes are what the acts' own words tell.
    asked = [(draft, *_options(document, draft, places, scenes)) for draft in found]
    for draft, options, question in asked:
        if len(options) > 1:
            links.hear("where", draft, question)
            choose(draft, "where", options, question, watch)
            draft.where = _joined(document, draft, places)
            draft.nearly = frozenset() if draft.where else _nearly(options, question)


def _nearly(options: list[_Places], question: Question) -> frozenset[str]:
    """Name the places that an act of which none is told may have, though it likelier has none."""
    scores = question.scores("where")
    found = (places for places, score in zip(options, scores, strict=True) if score >= scores[-1] - _LITTLE)
    return frozenset(place.name for places in found for place in places)


def _options(document: Document, draft: Draft, places: Places, scenes: Scenes) -> tuple[list[_Places], Question]:
    """List where the act may take place, nowhere said as the last."""
    rows: dict[tuple[str, ...], tuple[_Places, set[str], list[Word]]] = {}

    def add(places: _Places, *names: str, word: Word | None = None) -> None:
        if places:
            row = rows.setdefault(tuple(place.name for place in places), (places, set(), []))
            row[1].update(names)
            row[2].extend([word] if word else [])

    s = draft.sentence
    add(draft.where, "rule")
    if spots := places.spots(s):
        ties = Ties(document, s, draft.index)
        for spot in spots:
            add((spot.place,), "here", *_stands(document, draft, spot, ties), word=(s, spot.head))
    for gap in range(1, min(_BACK, s) + 1):
        for spot in places.spots(s - gap):
            how = ["locative before"] if spot.locative else []
            add((spot.place,), f"before:{gap}", *how, *_sort(spot), word=(s - gap, spot.head))
    for elsewhere, why in scenes.of(draft):
        add(elsewhere, *why)
    told_by = {actor.country for actor in draft.according_to}
    done_to = {actor.country for actor in draft.recipients}
    doing = {actor.country for actor in draft.actors}
    for found, names, _ in rows.values():
        names.update(scenes.sort(found))
        if found[0].country in told_by:
            names.add("who tells it")
        if found[0].country in done_to:
            names.add("theirs")
        if found[0].country in doing:
            names.add("its own")
    options = [names for _, names, _ in rows.values()]
    options.append({"nowhere", "nowhere, rule" if draft.where else "nowhere, no rule"})
    upos = document.upos[s][draft.index]
    told = "statement" if draft.features.get("statement") else "verb" if upos in ("VERB", "AUX") else "noun"
    circumstances = [f"type:{draft.type}", f"told:{told}", "some" if draft.where else "none"]
    more = [f"status:{draft.status}", f"region:{document.regions[s]}", f"{draft.type}:{told}"]
    more.append("in saying" if draft.saying is not None else "told by the article")
    words = [*(words for _, _, words in rows.values()), []]
    return [*(found for found, _, _ in rows.values()), ()], Question(options, circumstances, _CLOSE, more, words)


def _joined(document: Document, draft: Draft, places: Places) -> _Places:
    """Give an act's one place with those that its sentence lists beside it: "in Oslo and Bergen"."""
    if len(draft.where) != 1:
        return draft.where
    # Meetings in several places are several meetings, but a journey to several states is one.
    if draft.type == "CONSULT":
        return _journey(document, draft, places)
    s = draft.sentence
    spots = {spot.head: spot for spot in places.spots(s)}
    for head, spot in spots.items():
        if spot.place != draft.where[0]:
            continue
        first = _first(document, s, head)
        # What is "between Oslo and Bergen" or "of Oslo and Bergen" is in neither.
        if not spot.locative and (spot.state or not places.site(s, first)):
            continue
        members = [spots[word] for word in document.conjuncts(s, first) if word in spots]
        joined = [one.place for one in members if one is spot or _alike(one, spot)]
        return tuple({place.name: place for place in joined}.values())
    return draft.where


def _journey(document: Document, draft: Draft, places: Places) -> _Places:
    """Give the one place of a visit with those that its sentence lists beside it, where all of them are visited."""
    visited = {actor.country for actor in draft.recipients if actor.kind == "state"}
    spots = {spot.head: spot for spot in places.spots(draft.sentence)}
    listed = next((head for head, spot in spots.items() if spot.place == draft.where[0]), None)
    if listed is None or len(visited) < 2:
        return draft.where
    members = document.conjuncts(draft.sentence, _first(document, draft.sentence, listed))
    joined = [spots[word].place for word in members if word in spots]
    return tuple(joined) if {place.country for place in joined} <= visited else draft.where


def _alike(one: Spot, other: Spot) -> bool:
    """Whether one of two places of a list, known to the gazetteer, is a place in the way that the other is."""
    return one.state == other.state and one.locative == other.locative and one.place.lat is not None


def _first(document: Document, s: int, word: int) -> int:
    """The first word of the list that a word stands in."""
    while document.rel(s, word) == "conj" and document.heads[s][word] < word:
        word = document.heads[s][word]
    return word


def _stands(document: Document, draft: Draft, spot: Spot, ties: Ties) -> list[str]:
    """Say how a place of the same sentence stands to the act."""
    s = draft.sentence
    tie = ties.of(spot.head)
    marker = document.dep(s, spot.head, "case")
    case = document.lemmas[s][marker] if marker is not None else ""
    rel = document.rels[s][spot.head] if document.rels[s][spot.head] == "nmod:poss" else document.rel(s, spot.head)
    side = "after" if spot.first > draft.index else "before"
    found = [
        f"as:{rel}:{case}",
        f"up:{min(tie.one, 4)}:{min(tie.two, 4)}",
        f"clauses:{min(tie.one_clauses, 2)}:{min(tie.two_clauses, 2)}",
        f"{side}:{min(abs(spot.first - draft.index) // 5, 4)}",
        "below" if tie.two == 0 else "above",
    ]
    return [*found, *(["locative"] if spot.locative else []), *_sort(spot)]


def _sort(spot: Spot) -> list[str]:
    return ["state" if spot.state else "known place" if spot.place.lat is not None else "named place"]
