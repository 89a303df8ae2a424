"""Agents: who stands after "by" beside a passive did that, and nothing else."""

import msgspec

from dragoman.shapes import Parse, Sentence


def mend(parse: Parse) -> Parse:
    """Hang what follows "by" from the passive before it where a tree makes it the subject of the verb after it.

    >>> from dragoman.shapes import Token
    >>> words = [("was", "AUX", "_", 2, "aux:pass"), ("accused", "VERB", "Voice=Pass", 0, "root"),
    ...          ("by", "ADP", "_", 4, "case"), ("Peru", "PROPN", "_", 6, "nsubj"), ("of", "SCONJ", "_", 6, "mark"),
    ...          ("lying", "VERB", "_", 2, "advcl")]
    >>> tokens = tuple(Token(i, i, w, w, p, f, h, r) for i, (w, p, f, h, r) in enumerate(words))
    >>> mended = mend(Parse((Sentence(0, 9, tokens),))).sentences[0].tokens
    >>> (mended[3].head, mended[3].deprel)
    (2, 'obl:agent')
    """
    return Parse(tuple(_mend(sentence) for sentence in parse.sentences))


def _mend(sentence: Sentence) -> Sentence:
    tokens, made = sentence.tokens, None
    for by in tokens:
        if by.deprel != "case" or by.lemma != "by" or by.head == 0:
            continue
        agent = tokens[by.head - 1]
        if not agent.deprel.startswith("nsubj") or agent.head == 0:
            continue
        above = tokens[agent.head - 1].head
        if 0 < above < by.head and "Voice=Pass" in tokens[above - 1].feats:
            made = made or list(tokens)
            made[by.head - 1] = msgspec.structs.replace(agent, head=above, deprel="obl:agent")
    return sentence if made is None else msgspec.structs.replace(sentence, tokens=tuple(made))
