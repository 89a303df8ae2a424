"""Apart: whom "the government" cannot mean: in "Chad urged the government" it is not Chad."""

from dragoman.reading import clause, frames
from dragoman.reading.who.context import Context


def other_than(context: Context, sentence: int, index: int) -> int | None:
    """Give the word for who acts upon a phrase or asks something of it, so that it means another; None if nobody does.

    Two arguments of one verb are two parties, and who asks asks somebody else: "demanded that the regime end it".
    """
    document = context.document
    head, base = document.heads[sentence][index], document.bases[sentence][index]
    if head >= 0 and base == "nsubj" and document.bases[sentence][head] == "ccomp":
        head = document.heads[sentence][head]
        asks = any(
            pattern.frame.type == "REQUEST" for pattern in frames.load().of("v", document.lemmas[sentence][head])
        )
        base = "obj" if asks else base
    if head < 0 or base not in ("obj", "iobj", "obl") or document.upos[sentence][head] != "VERB":
        return None
    subject = clause.subject(document, sentence, head)
    return subject.index if subject is not None and subject.index != index else None
