"""One act, one entry: tellings of the same act in headline, captions and several sentences become one."""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft

_SPOKEN = frozenset({"SAY", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types done by speaking: each utterance is an entry of its own, unless it is the same one told twice."""
_QUOTED, _TOLD = 3, 2
"""Sentences from one to the next of what a speaker goes on to say; a quotation reaches further."""
_NEAR = 3
"""Sentences around an attack that tell its toll."""
_OF_HEADLINES = frozenset({"happened", "ongoing", "planned"})
"""What a headline's present may tell."""
_REGIONS = {"body": 0, "caption": 1, "title": 2}
_WORDS_COMMON = "the a an of to in on for and or with its his her their that this is are was were be by at from it"
_COMMON = frozenset(_WORDS_COMMON.split())


def merge(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """Merge drafts that tell one act, in the order of the article; the body's sentence is the main one."""
    order = sorted(drafts, key=lambda draft: (_REGIONS[doc.regions[draft.sentence]], draft.sentence, draft.index))
    kept: list[Draft] = []
    by_key: dict[tuple[str, str | None], list[Draft]] = {}
    for draft in order:
        row = by_key.setdefault((draft.type, draft.act), [])
        # The latest tellings only: an act is not told again forty entries later, and the pass stays linear.
        same = next((other for other in reversed(row[-40:]) if _same(doc, other, draft)), None)
        if same is None:
            kept.append(draft)
            row.append(draft)
        else:
            _join(same, draft)
            same.quote = _one_quote(doc, same, draft)
    return kept


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


_MARKS = frozenset('"“”„«»')


def _same(doc: Document, one: Draft, two: Draft) -> bool:
    region = doc.regions[two.sentence]
    outside, title = region != "body", region == "title"
    if not _status_fits(one, two, title=title) or not _when_fits(one, two):
        return False
    if one.type in _SPOKEN:
        return _same_utterance(one, two, outside=outside)
    if _toll(one, two):
        return True
    together = one.sentence == two.sentence and one.type == "ASSAULT"
    if one.mode and two.mode and one.mode != two.mode and one.type != "CONSULT" and not together:
        return False
    if title and one.type == "CONSULT" and len(_lands(one)) > 1 and _lands(one) == _lands(two):
        return True
    actors, others = {a.name for a in one.actors}, {a.name for a in two.actors}
    if actors and others and not _overlaps(actors, others, many=one.type in ("CONSULT", "COOPERATE")):
        return False
    done, also = {a.name for a in one.recipients}, {a.name for a in two.recipients}
    if done and also and not done & also:
        return False
    if not (actors & others or done & also):
        return False
    return outside or _close(one, two) or (together and bool(actors) and actors == others)


def _toll(one: Draft, two: Draft) -> bool:
    """Whether one tells the attack and the other what it cost, without a doer: "five people were killed"."""
    near = one.type == "ASSAULT" and abs(one.sentence - two.sentence) <= _NEAR
    return near and "happened" in (one.status, two.status) and not (one.actors and two.actors)


def _close(one: Draft, two: Draft) -> bool:
    """Whether two tellings in the body are likely one act: lasting ones anywhere, others by their words or time."""
    if one.status == two.status == "ongoing":
        return True
    if one.when and one.when == two.when:
        return True
    if one.type == "CONSULT":
        return two.sentence - one.sentence <= 3 and bool({a.name for a in one.actors} & {a.name for a in two.actors})
    return bool(_words(one) & _words(two))


def _overlaps(one: set[str], two: set[str], *, many: bool) -> bool:
    if many and len(one) > 1 and len(two) > 1:
        return len(one & two) >= 2
    return bool(one & two)


def _same_utterance(one: Draft, two: Draft, *, outside: bool) -> bool:
    if not {a.name for a in one.actors} & {a.name for a in two.actors}:
        return False
    done, also = {a.name for a in one.recipients}, {a.name for a in two.recipients}
    if done and also and not done & also:
        return False
    shared = _words(one) & _words(two)
    if outside:
        return len(shared) >= 1
    if one.type == "SAY" and one.features.get("statement") and two.features.get("statement"):
        quoted = one.features.get("direct") and two.features.get("direct")
        if abs(two.sentence - one.places[-1][0]) <= (_QUOTED if quoted else _TOLD):
            return True
    smaller = min(len(_words(one)), len(_words(two)))
    return smaller > 0 and len(shared) >= max(3, 0.6 * smaller)


def _words(draft: Draft) -> set[str]:
    return {word for item in draft.items for word in item.lower().split() if word not in _COMMON and len(word) > 2}


def _lands(draft: Draft) -> set[str]:
    """The states of those who meet: "Irish and Portuguese ministers" are who the body names."""
    return {actor.country for actor in draft.actors if actor.country}


def _status_fits(one: Draft, two: Draft, *, title: bool) -> bool:
    if one.status == two.status:
        return True
    if title and {one.status, two.status} <= _OF_HEADLINES:
        return True
    return {one.status, two.status} <= {"happened", "ongoing"} or {one.status, two.status} <= {"alleged", "happened"}


def _when_fits(one: Draft, two: Draft) -> bool:
    return one.when is None or two.when is None or one.when == two.when


def _join(main: Draft, other: Draft) -> None:
    """Add what the other telling knows; what the main one says stays."""
    main.places = list(dict.fromkeys((*main.places, *other.places)))[:8]
    main.items = tuple(dict.fromkeys((*main.items, *other.items)))[:6]
    main.quantity = main.quantity or other.quantity
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
