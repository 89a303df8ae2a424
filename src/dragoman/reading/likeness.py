"""Likeness: what speaks for it that two drafts tell one act."""

from dragoman.reading import visits
from dragoman.reading.carry import SPOKEN
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.signals import chance
from dragoman.shapes.edtf import When

_WORDS_COMMON = "the a an of to in on for and or with its his her their that this is are was were be by at from it"
_COMMON = frozenset(_WORDS_COMMON.split())
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_NEAR = 3
"""Sentences from one telling to the next that may call its parties otherwise."""
_GAPS = (0, 1, 2, 3, 6, 12)


class Likeness:
    """Compares the drafts of one article."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def possible(self, one: Draft, two: Draft) -> bool:
        """Whether two drafts of one kind can tell one act at all.

        They share a party, or one lacks who does it; near each other or in a headline, states of those who do it.
        Accounts that cannot both be true stay apart, and so do words of different speakers, what was done at different
        times or with different persons' offices, and a journey and the meeting that it leads to.
        """
        if "negated" in (one.status, two.status) and one.status != two.status:
            return False
        if _at_odds(one.when, two.when):
            return False
        if _other_meetings(one, two) or _other_persons(one, two) or visits.apart(self._document, one, two):
            return False
        title = self._document.regions[two.sentence] == "title"
        if one.type in SPOKEN and one.actors and two.actors:
            same = {actor.name for actor in one.actors} & {actor.name for actor in two.actors}
            return bool(same) or (title and bool(_lands(one) & _lands(two)))
        if one.parties & two.parties:
            return True
        near = abs(one.places[-1][0] - two.sentence) <= _NEAR
        if near and not (one.actors and two.actors):
            return True
        return (near or title) and bool(_lands(one) & _lands(two))

    def features(self, others: list[Draft], draft: Draft) -> tuple[list[set[str]], list[str]]:
        """Tell of each earlier draft how like it is, after what speaks for none of them, and the circumstances."""
        document, s = self._document, draft.sentence
        region, upos = document.regions[s], document.upos[s][draft.index]
        options = [{"alone", f"alone:{min(len(others), 4)}", f"alone:{self._heard(draft)}", f"alone:{draft.status}"}]
        for place, other in enumerate(others):
            found = self._alike(other, draft)
            found.add("latest" if place == 0 else "earlier")
            options.append(found)
        kind = "spoken" if draft.type in SPOKEN else "deed"
        told = "statement" if draft.features.get("statement") else "noun" if upos in ("NOUN", "PROPN") else "verb"
        return options, [f"type:{draft.type}", f"{kind}:{region}", f"{kind}:{told}"]

    def _alike(self, one: Draft, two: Draft) -> set[str]:
        gap = min(abs(s - two.sentence) for s, _ in one.places)
        near = next((f"gap:{most}" for most in _GAPS if gap <= most), "gap:far")
        actors, recipients = _sets("actors", one, two), _sets("recipients", one, two)
        status = "same" if one.status == two.status else "-".join(sorted((one.status, two.status)))
        found = {
            near,
            actors,
            recipients,
            f"{actors}:{recipients}",
            f"status:{status}",
            f"when:{_equal(one.when, two.when)}",
            f"{near}:when:{_equal(one.when, two.when)}",
            f"mode:{_equal(one.mode, two.mode)}",
            f"said:{self._said(one, two)}",
            f"where:{_equal(_places(one), _places(two))}",
            *_shared(one, two, near),
            *self._told(one, two),
            f"frames:{'same' if one.frame == two.frame else 'other'}",
            f"frames:{'+'.join(sorted((one.frame or 'none', two.frame or 'none')))}",
        }
        if {actor.name for actor in one.actors} & {actor.name for actor in two.recipients}:
            found.add("crossed")
        if not (one.actors and two.actors) and "happened" in (one.status, two.status):
            # One tells the attack, the other what it cost, without a doer: "five people were killed".
            found.add(f"half:{bool(one.quantity)}:{bool(two.quantity)}:{near}")
        lands, others = _lands(one), _lands(two)
        found.add("same states" if lands == others else "some states" if lands & others else "other states")
        return found

    def _told(self, one: Draft, two: Draft) -> set[str]:
        """Say how the words stand to each other that tell them."""
        document, s, i = self._document, two.sentence, two.index
        lemma, other = document.lemmas[s][i].lower(), document.lemmas[one.sentence][one.index].lower()
        found = {"word:same" if lemma == other else "word:like" if lemma[:4] == other[:4] else "word:other"}
        upos = (document.upos[one.sentence][one.index], document.upos[s][i])
        found.add(f"upos:{'-'.join('V' if tag in ('VERB', 'AUX') else 'N' for tag in upos)}")
        if document.upos[s][i] in ("NOUN", "PROPN"):
            marker = document.dep(s, i, "det")
            word = document.lemmas[s][marker].lower() if marker is not None else ""
            found.add("det:the" if word in _POINTING else "det:a" if word else "det:none")
        found.add(f"both statements:{bool(one.features.get('statement'))}:{bool(two.features.get('statement'))}")
        if one.sentence == s:
            heads, rels = document.heads[s], document.rels[s]
            if heads[i] == one.index or heads[one.index] == i:
                low = i if heads[i] == one.index else one.index
                tie = f"tree:{rels[low].partition(':')[0]}:{'down' if low == i else 'up'}"
                # "Condemned and denounced the raid" is one act, "expelled the envoy and recalled its own" are two.
                found |= {tie, f"{tie}:{self._arguments(s, one.index)}:{self._arguments(s, i)}"}
            else:
                found.add("tree:apart")
        return found

    def _arguments(self, s: int, i: int) -> str:
        """Say which phrases of its own a word has."""
        document = self._document
        return "object" if document.dep(s, i, "obj") is not None else "oblique" if document.dep(s, i, "obl") else "none"

    def _said(self, one: Draft, two: Draft) -> str:
        if one.saying is None or two.saying is None:
            return "neither" if one.saying == two.saying else "one"
        if one.saying == two.saying:
            return "same"
        return "both direct" if one.features.get("direct") and two.features.get("direct") else "both"

    def _heard(self, draft: Draft) -> str:
        """Say how surely the network hears an act of the type in the word."""
        signals = self._document.signals(draft.sentence)
        if not signals.known:
            return "unheard"
        return f"heard:{chance(signals.tells(draft.index, draft.type))}"


def _words(draft: Draft) -> set[str]:
    return {word for item in draft.items for word in item.lower().split() if word not in _COMMON and len(word) > 2}


def _shared(one: Draft, two: Draft, near: str) -> set[str]:
    """Say how many words of what they are about are the same."""
    mine, others = _words(one), _words(two)
    shared, smaller = len(mine & others), min(len(mine), len(others))
    share = "none" if not smaller else str(round(4 * shared / smaller))
    return {f"words:{min(shared, 4)}", f"share:{share}", f"{near}:share:{share}"}


def _sets(name: str, one: Draft, two: Draft) -> str:
    mine = {actor.name for actor in getattr(one, name)}
    others = {actor.name for actor in getattr(two, name)}
    if not mine or not others:
        how = "neither" if mine == others else "first" if mine else "second"
    elif mine == others:
        how = "same"
    elif not mine & others:
        how = "other"
    else:
        how = "within" if others <= mine else "around" if mine <= others else "shared"
    return f"{name}:{how}"


def _equal(one: object, two: object) -> str:
    if not one or not two:
        return "neither" if not one and not two else "one"
    return "same" if one == two else "other"


def _at_odds(one: str | None, two: str | None) -> bool:
    """Whether two times have no day in common."""
    if one is None or two is None or one == two:
        return False
    mine, others = When.parse(one), When.parse(two)
    return _ended(mine, before=others) or _ended(others, before=mine)


def _ended(one: When, *, before: When) -> bool:
    return bool(one.latest and before.earliest and one.latest < before.earliest)


def _places(draft: Draft) -> frozenset[str]:
    return frozenset(place.name for place in draft.where)


def _other_meetings(one: Draft, two: Draft) -> bool:
    """Whether each of two meetings has a side of a state that the other lacks: different people meet."""
    if one.type != "CONSULT" or one.sentence == two.sentence or len(one.actors) < 2 or len(two.actors) < 2:
        return False
    mine, others = _lands(one), _lands(two)
    return all(a.country for a in (*one.actors, *two.actors)) and bool(mine - others) and bool(others - mine)


def _other_persons(one: Draft, two: Draft) -> bool:
    """Whether each of two is about an office given to somebody else: whoever appoints two appoints twice."""
    if one.type != "OFFICE" or not (one.recipients and two.recipients):
        return False
    persons = all(actor.kind == "person" for actor in (*one.recipients, *two.recipients))
    return persons and {a.name for a in one.recipients}.isdisjoint(a.name for a in two.recipients)


def _lands(draft: Draft) -> set[str]:
    """The states of those who do it: "Irish and Portuguese ministers" are who the body names."""
    return {actor.country for actor in draft.actors if actor.country}
