"""One act, one entry: tellings of the same act in headline, captions and several sentences become one.

Which earlier telling a draft repeats, if any, is chosen by weights learnt on annotated articles.
"""

from dragoman.reading import bystanders, clause, counts, tolls, visits
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.likeness import Likeness
from dragoman.reading.weights import Question

_REGIONS = {"body": 0, "caption": 1, "title": 2}
_BACK = 12
"""Earlier acts of one kind that a draft is compared with: an act is seldom told again later, and the pass is linear."""
_APART = (500, 1000, 2000, 3000)
"""Bounds of how much likelier it is, in thousandths of the weights, that a draft repeats nothing."""
_TOLLS = frozenset(("frame:assault/kill", "frame:assault/wound"))
"""Frames that tell what an attack cost."""
_DONE = frozenset(("happened", "ongoing", "alleged"))
"""Status of what may have cost something."""
_NEAR = 3
"""Sentences from an attack to what it cost."""
_INSIDE = frozenset(("in", "by", "during"))
"""Before an attack in which somebody was killed."""
_POINTING = frozenset(("the", "this", "these"))
_MARKS = frozenset('"“”„«»')


def merge(doc: Document, drafts: list[Draft], watch: Watch | None = None) -> list[Draft]:
    """Merge drafts that tell one act, in the order of the article; the body's sentence is the main one.

    `watch` is told which earlier drafts a draft may repeat, before one is chosen.
    """
    order = sorted(drafts, key=lambda draft: (_REGIONS[doc.regions[draft.sentence]], draft.sentence, draft.index))
    kept: list[Draft] = []
    by_key: dict[tuple[str, str | None], list[Draft]] = {}
    likeness = Likeness(doc)
    for draft in order:
        row = by_key.setdefault((draft.type, draft.act), [])
        others = [other for other in reversed(row[-_BACK:]) if likeness.possible(other, draft)]
        held = ((other, visits.held_on(doc, other, draft)) for other in others)
        same, met = next((pair for pair in held if pair[1] is not None), (None, None))
        if same is None:
            same = _paid(doc, others, draft)
        if same is None and others:
            same = _repeated(draft, others, likeness, watch)
        if same is None:
            kept.append(draft)
            row.append(draft)
        else:
            if met is draft:
                # When, where and whether it took place is told of the meeting.
                for told in (kept, row):
                    told[next(place for place, one in enumerate(told) if one is same)] = met
                same, draft = met, same
            _join(same, draft, met)
            same.quote = _one_quote(doc, same, draft)
    return kept


def _paid(doc: Document, others: list[Draft], toll: Draft) -> Draft | None:
    """Give the attack whose cost is told: the one that the word for it is the subject of, else one shortly before."""
    deed = next((other for other in others if _costs(doc, other, toll)), None)
    if deed is None:
        return _before(doc, others, toll)
    if toll.recipients:
        # Whom a strike killed it is done to, before the state where they were.
        deed.recipients = toll.recipients
    return deed


def _costs(doc: Document, deed: Draft, toll: Draft) -> bool:
    """Whether the second tells whom the first, its subject, struck: "clashes between them killed three soldiers"."""
    s, noun = deed.sentence, deed.index
    if deed.type != "ASSAULT" or toll.frame not in _TOLLS or toll.sentence != s or doc.upos[s][noun] != "NOUN":
        return False
    return doc.head(s, noun) == toll.index and doc.rels[s][noun] == "nsubj"


def _before(doc: Document, others: list[Draft], toll: Draft) -> Draft | None:
    """Give the attack shortly before whose cost is told, by a word that points to it: "the attack killed five"."""
    s, word = toll.sentence, toll.index
    if doc.upos[s][word] == "NOUN" and doc.rels[s][word] == "nsubj":
        word = doc.heads[s][word]
    costs = toll.frame in _TOLLS or (word != toll.index and tolls.harms(doc.lemmas[s][word]))
    if toll.type != "ASSAULT" or toll.status not in _DONE or not costs:
        return None
    raid = _pointed(doc, s, word)
    if raid is None:
        return None
    # Where no word says whose attack it was, it is not that of whoever tells what it cost.
    owned = any(doc.words[s][child][:1].isupper() for child in doc.deps(s, raid, "amod", "compound"))
    named = owned or (clause.passive(doc, s, word) and clause.subject(doc, s, word) is not None)
    names = {actor.name for actor in toll.actors}
    if not named and not names.isdisjoint(actor.name for actor in toll.according_to):
        names = set()
    for other in others:
        near = 0 < toll.sentence - other.sentence <= _NEAR
        if near and other.type == "ASSAULT" and other.status in _DONE:
            doers = {actor.name for actor in other.actors}
            return other if not names or not doers or names == doers else None
    return None


def _pointed(doc: Document, s: int, i: int) -> int | None:
    """Give the noun for an attack that was told before, which killed or in which somebody was killed."""
    raid = bystanders.deed(doc, s, i)
    inside = (child for child in clause.obliques(doc, s, i) if not _INSIDE.isdisjoint(clause.cases(doc, s, child)))
    raids = [raid] if raid is not None else [child for child in inside if bystanders.attack(doc, s, child)]
    return next((word for word in raids if _told(doc, s, word)), None)


def _told(doc: Document, s: int, raid: int) -> bool:
    """Whether a noun points to an attack and says nothing but whose it was: "the Israeli attack"."""
    below = [child for child in doc.children[s][raid] if doc.bases[s][child] not in ("case", "punct", "acl")]
    pointed = any(doc.lemmas[s][child] in _POINTING for child in below)
    plain = (doc.bases[s][child] in ("det", "compound") or doc.words[s][child][:1].isupper() for child in below)
    return pointed and all(plain) and not clause.obliques(doc, s, raid)


def _repeated(draft: Draft, others: list[Draft], likeness: Likeness, watch: Watch | None) -> Draft | None:
    """Give the draft that another repeats; where it repeats none, note how far it is from that."""
    options, question = [None, *others], Question(*likeness.features(others, draft))
    if watch is not None:
        watch("merge", draft, options, question)
    scores = question.scores("merge")
    apart = scores[0] - max(scores[1:])
    if apart >= 0:
        draft.features[f"unlike:{next((most for most in _APART if apart < most), 'far')}"] = 1.0
    return options[scores.index(max(scores))]


def _one_quote(doc: Document, main: Draft, other: Draft) -> str | None:
    """Join the quoted words of two tellings that stand in one quotation, with what is between them."""
    if not main.quote or not other.quote or other.sentence <= main.sentence:
        return main.quote
    text, spans = doc.article.text, doc.parse.sentences
    start = text.find(main.quote, spans[main.sentence].start)
    last = text.find(other.quote, spans[other.sentence].start)
    if not 0 <= start < last:
        return main.quote
    joined = text[start : last + len(other.quote)]
    return main.quote if _MARKS.intersection(joined) else joined


def _join(main: Draft, other: Draft, met: Draft | None = None) -> None:
    """Add what the other telling knows; what the main one says stays.

    Where one is the visit on which the other, `met`, is held, the sides are those who meet.
    """
    main.places = list(dict.fromkeys((*main.places, *other.places)))[:8]
    main.items = tuple(dict.fromkeys((*main.items, *other.items)))[:6]
    told = {one.value for one in main.quantity}
    main.quantity = (*main.quantity, *(one for one in other.quantity if one.value not in told))[: counts.MOST]
    if met is not None:
        main.actors, main.recipients = visits.sides(other if met is main else main, met), met.recipients
    for field in ("actors", "recipients") if met is None else ():
        known = {actor.name for actor in getattr(main, field)}
        other_side = {actor.name for actor in (*main.actors, *main.recipients)}
        if not known:
            setattr(main, field, tuple(a for a in getattr(other, field) if a.name not in other_side))
    if main.when is None and other.when is not None:
        main.when, main.when_text, main.when_basis = other.when, other.when_text, other.when_basis
    for field in ("where", "channel", "quote", "instrument", "condition", "mode"):
        if not getattr(main, field):
            setattr(main, field, getattr(other, field))
    main.features["tellings"] = main.features.get("tellings", 1.0) + 1
