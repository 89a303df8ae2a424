"""What the other drafts around it tell of a draft's likelihood."""

from collections import Counter

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft


def add(doc: Document, drafts: list[Draft], *, issued: bool) -> None:
    """Add to each draft's features how it stands among those of its sentence and article.

    `issued` is whether the article is a party's own document.
    """
    by_sentence = Counter(draft.sentence for draft in drafts)
    by_type = Counter((draft.sentence, draft.type) for draft in drafts)
    statements = Counter(draft.sentence for draft in drafts if draft.features.get("statement"))
    for draft in drafts:
        found, s = draft.features, draft.sentence
        depth = _depth(doc, s, draft.index)
        kind = "statement" if found.get("statement") else "act"
        found[f"{kind}:among:{min(by_sentence[s], 6)}"] = 1.0
        found["among same type"] = float(by_type[s, draft.type] > 1)
        found[f"{kind}:beside statements"] = float(statements[s] > (kind == "statement"))
        found[f"{kind}:depth:{min(depth, 6)}"] = 1.0
        found[f"{kind}:early"] = float(s < 4)
        found[f"length:{min(len(doc.words[s]) // 10, 5)}"] = 1.0
        found[f"tellings:{min(len(draft.places), 3)}"] = 1.0
        found["quoted"] = float(draft.quote is not None)
        found["where"] = float(bool(draft.where))
        if issued:
            found[f"issued:{draft.type}"] = 1.0
            found[f"issued:{kind}"] = 1.0
        for actor in (*draft.actors[:1], *draft.recipients[:1]):
            found["unnamed in lower case"] = max(
                found.get("unnamed in lower case", 0.0), float(actor.id is None and actor.name[:1].islower())
            )
        found["one side only"] = float(not draft.actors or not draft.recipients)


def _depth(doc: Document, s: int, i: int) -> int:
    depth, heads = 0, doc.heads[s]
    while heads[i] >= 0 and depth < 8:
        depth, i = depth + 1, heads[i]
    return depth
