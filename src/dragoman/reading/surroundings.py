"""What the other drafts around it tell of a draft's likelihood."""

from collections import Counter

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, first_kind

REACH = 60
"""Earlier drafts that a draft is compared with: what was told long before is told anew."""


def add(doc: Document, drafts: list[Draft], *, issued: bool) -> None:
    """Add to each draft's features how it stands among those of its sentence and article.

    `issued` is whether the article is a party's own document.
    """
    by_sentence = Counter(draft.sentence for draft in drafts)
    by_type = Counter((draft.sentence, draft.type) for draft in drafts)
    statements = Counter(draft.sentence for draft in drafts if draft.features.get("statement"))
    told = Counter(draft.sentence for draft in drafts if draft.according_to)
    for draft in drafts:
        found, s = draft.features, draft.sentence
        depth = _depth(doc, s, draft.index)
        kind = "statement" if found.get("statement") else "act"
        found[f"{kind}:among:{min(by_sentence[s], 6)}"] = 1.0
        found["among same type"] = float(by_type[s, draft.type] > 1)
        found[f"among same type:{draft.type}"] = float(by_type[s, draft.type] > 1)
        found[f"{kind}:beside statements"] = float(statements[s] > (kind == "statement"))
        found[f"{kind}:beside told"] = float(told[s] > bool(draft.according_to))
        found[f"{kind}:depth:{min(depth, 6)}"] = 1.0
        found[f"{kind}:early"] = float(s < 4)
        found[f"length:{min(len(doc.words[s]) // 10, 5)}"] = 1.0
        found[f"{kind}:length:{min(len(doc.words[s]) // 10, 5)}"] = 1.0
        found[f"tellings:{min(len(draft.places), 3)}"] = 1.0
        found["quoted"] = float(draft.quote is not None)
        found[f"{kind}:quoted"] = float(draft.quote is not None)
        found["where"] = float(bool(draft.where))
        found["counted"] = float(bool(draft.quantity))
        if issued:
            found[f"issued:{draft.type}"] = 1.0
            found[f"issued:{kind}"] = 1.0
        for actor in (*draft.actors[:1], *draft.recipients[:1]):
            found["unnamed in lower case"] = max(
                found.get("unnamed in lower case", 0.0), float(actor.id is None and actor.name[:1].islower())
            )
        sides = f"{first_kind(draft.actors)}:{first_kind(draft.recipients)}"
        found[f"then:{sides}"] = 1.0
        found[f"then:{sides}:{draft.type}"] = 1.0
        found["one side only"] = float(not draft.actors or not draft.recipients)
    _again(drafts)


def _again(drafts: list[Draft]) -> None:
    """Mark what is told of the same parties and type before: in its sentence, nearby, or earlier in the article."""
    before: dict[tuple[str, str | None], list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.sentence, draft.index)):
        row = before.setdefault((draft.type, draft.act), [])
        names, doers = draft.parties, {actor.name for actor in draft.actors}
        shared = [other for other in row[-REACH:] if names & other.parties]
        if shared:
            gap = draft.sentence - shared[-1].sentence
            where = "here" if gap == 0 else "near" if gap <= 2 else "far"
            draft.features[f"again:{where}"] = 1.0
            draft.features[f"again:{draft.type}"] = 1.0
        draft.features["again by the same"] = float(any(doers & {a.name for a in other.actors} for other in shared))
        draft.features[f"before:{draft.type}"] = min(len(row), 5) / 5
        row.append(draft)


def _depth(doc: Document, s: int, i: int) -> int:
    depth, heads = 0, doc.heads[s]
    while heads[i] >= 0 and depth < 8:
        depth, i = depth + 1, heads[i]
    return depth
