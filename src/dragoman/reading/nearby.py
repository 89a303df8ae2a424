"""What the words before a time tell of it: that something is done ahead of it, or is the first of its kind since."""

from dragoman.reading.document import Document
from dragoman.reading.when.vocabulary import vocabulary

_REACH = 8
"""Words before a time that are asked."""
_SINCE = 6
"""Words before "since" that are asked."""
_ENDS = frozenset({"VERB", "AUX", "PUNCT"})


def ahead_of(document: Document, s: int, first: int) -> str | None:
    """Give the words, if any, by which something is done before what a time dates: "ahead of the vote on Friday".

    `first` is the time's first word; they stand before it, with no verb or mark between.
    """
    lemmas, upos, table = document.lemmas[s], document.upos[s], vocabulary()
    letter = table.letters["BEFORE"]
    for i in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if upos[i] in _ENDS:
            return None
        for words, own, _ in table.phrases.get(lemmas[i], ()):
            if own == letter and tuple(lemmas[i : i + len(words)]) == words:
                return " ".join(words)
        if table.words.get(lemmas[i], ("", 0))[0] == letter:
            return lemmas[i]
    return None


def of_its_kind(document: Document, s: int, start: int, end: int) -> bool:
    """Whether a time opened by "since" ranks what is told: "for the first time since May", "the worst since 2014".

    `start` and `end` are its code points. Where a clause says what was done then, it dates that: "the first visit
    since May, when he was expelled".
    """
    lemmas, upos, table = document.lemmas[s], document.upos[s], vocabulary()
    inside = [i for i, token in enumerate(document.sentences[s]) if token.end > start and token.start < end]
    first, after = inside[0], inside[-1] + 1
    after += after < len(upos) and upos[after] == "PUNCT"
    clause = after < len(upos) and document.rel(s, after) in ("advmod", "mark") and document.heads[s][after] > after
    if clause or any(document.deps(s, i, "acl", "advcl") for i in inside):
        return False
    since = next((i for i in range(first, max(first - 3, -1), -1) if _is_since(lemmas[i])), None)
    if since is None:
        return False
    for i in range(since - 1, max(since - 1 - _SINCE, -1), -1):
        if upos[i] in _ENDS:
            return False
        if "Degree=Sup" in document.token(s, i).feats or table.words.get(lemmas[i], ("", 0))[0] == table.letters["ORD"]:
            return True
    return False


def _is_since(word: str) -> bool:
    known = vocabulary().words.get(word)
    return known is not None and known[0] == vocabulary().letters["SINCE"]
