"""Hand-made parses for tests: one word a row, sentences divided by blank lines."""

from dragoman.shapes import Article, Parse, Sentence, Source, Token


def read(
    rows: str, *, title: str | None = None, outlet: str | None = None, issuer: str | None = None
) -> tuple[Article, Parse]:
    """Make an article and its parse of rows `word upos head rel [lemma] [name] [feats]`.

    A word that begins with `_` follows the one before it without a space; `-` leaves a column open.
    """
    text = ""
    sentences = []
    for block in rows.strip().split("\n\n"):
        tokens = []
        if text:
            text += "\n\n"
        begin = len(text)
        for row in block.strip().splitlines():
            word, upos, head, rel, *more = row.split()
            lemma, name, feats = (more + ["-"] * 3)[:3]
            glued = word.startswith("_") and len(word) > 1
            word = word[1:] if glued else word
            if tokens and not glued:
                text += " "
            start = len(text)
            text += word
            tokens.append(
                Token(
                    start,
                    len(text),
                    word,
                    word.lower() if lemma == "-" else lemma,
                    upos,
                    "_" if feats == "-" else feats,
                    int(head),
                    rel,
                    "O" if name == "-" else name,
                )
            )
        sentences.append(Sentence(begin, len(text), tuple(tokens)))
    article = Article(
        id="t", title=title, text=text, paragraphs=(text,), outlet=outlet, issuer=issuer, source=Source(file="t.txt")
    )
    return article, Parse(tuple(sentences))
