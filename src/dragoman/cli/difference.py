"""How two revisions of an article differ, as a person reads it."""

import difflib
from collections.abc import Iterator

from dragoman.record import Added, Ledger

MOST = 2_000
"""Paragraphs of an article that are compared: finding differences takes time with the square of them."""


def difference(ledger: Ledger, added: Added, /) -> Iterator[str]:
    """Write a unified diff, by paragraphs, of a revision and the one before."""
    now = ledger.article(added.article, revision=added.revision)
    before = ledger.article(added.article, revision=added.revision - 1)
    if now is None or before is None:
        return
    name = f"{now.document} ({now.article.title or 'no headline'})"
    yield from unified(
        before.article.text, now.article.text,
        old=f"{name}, revision {before.revision}", new=f"{name}, revision {now.revision}",
    )  # fmt: skip


def unified(before: str, after: str, *, old: str, new: str) -> Iterator[str]:
    r"""Write how two texts differ, a line a paragraph; where only what is known of the article differs, say so.

    >>> print("\n".join(unified("Envoys met.\n\nThey left.", "Envoys met.\n\nThey stayed.", old="a, 1", new="a, 2")))
    --- a, 1
    +++ a, 2
    @@ -1,2 +1,2 @@
     Envoys met.
    -They left.
    +They stayed.
    """
    left, right = before.split("\n\n"), after.split("\n\n")
    if left == right:
        yield f"{new}: the same text; what is known of it differs"
    elif max(len(left), len(right)) > MOST:
        yield f"{new}: another text, of {len(right):,} paragraphs instead of {len(left):,}"
    else:
        for line in difflib.unified_diff(left, right, old, new, n=1, lineterm=""):
            yield line.replace("\n", " ")
