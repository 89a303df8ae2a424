"""One act, one entry: tellings of the same act in headline, captions and several sentences become one.

Which earlier telling a draft repeats, if any, is chosen by weights learnt on annotated articles.
"""

from dragoman.reading import counts
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
        same = next((other for other in others if _costs(doc, other, draft)), None)
        if same is not None and draft.recipients:
            # Whom a strike killed it is done to, before the state where they were.
            same.recipients = draft.recipients
        elif same is None and others:
            same = _repeated(draft, others, likeness, watch)
        if same is None:
            kept.append(draft)
            row.append(draft)
        else:
            _join(same, draft)
            same.quote = _one_quote(doc, same, draft)
    return kept


def _costs(doc: Document, deed: Draft, toll: Draft) -> bool:
    """Whether the second tells whom the first, its subject, struck: "clashes between them killed three soldiers"."""
    s, noun = deed.sentence, deed.index
    if deed.type != "ASSAULT" or toll.frame not in _TOLLS or toll.sentence != s or doc.upos[s][noun] != "NOUN":
        return False
    return doc.head(s, noun) == toll.index and doc.rels[s][noun] == "nsubj"


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


def _join(main: Draft, other: Draft) -> None:
    """Add what the other telling knows; what the main one says stays."""
    main.places = list(dict.fromkeys((*main.places, *other.places)))[:8]
    main.items = tuple(dict.fromkeys((*main.items, *other.items)))[:6]
    told = {one.value for one in main.quantity}
    main.quantity = (*main.quantity, *(one for one in other.quantity if one.value not in told))[: counts.MOST]
    for field in ("actors", "recipients"):
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
