"""A parse walked by sentence and word."""

from tests.reading import trees

from dragoman.reading.document import Document
from dragoman.shapes import Article, Parse, Sentence, Source, Token

ROWS = """
The DET 2 det
minister NOUN 5 nsubj
, PUNCT 4 punct
Strand PROPN 2 appos
resigned VERB 0 root resign
and CCONJ 7 cc
left VERB 5 conj leave
. PUNCT 5 punct
"""


def test_walking() -> None:
    article, parsed = trees.read(ROWS)
    document = Document(article, parsed)
    assert document.subtree(0, 1) == [0, 1, 2, 3]
    assert (document.first(0, 1), document.last(0, 1)) == (0, 3)
    assert document.conjuncts(0, 4) == [4, 6]
    assert document.deps(0, 4, "nsubj", "conj") == [1, 6]
    assert document.dep(0, 6, "cc") == 5 and document.dep(0, 6, "obj") is None
    assert document.head(0, 4) is None and document.head(0, 1) == 4
    assert document.text(0, 1) == "The minister , Strand"
    assert document.span_text(0, first=2, last=4) == "Strand resigned"
    assert document.covers(0, 4, below=3) and not document.covers(0, 1, below=6)


def test_words_point_into_the_article() -> None:
    article, parsed = trees.read(ROWS + "\n\n" + ROWS)
    document = Document(article, parsed)
    for sentence, tokens in enumerate(document.sentences):
        for token in tokens:
            assert article.text[token.start : token.end] == token.text
            assert document.sentence_at(token.start) == sentence


def test_regions() -> None:
    title, caption, body = "Envoys meet", "Envoys, seen in May", "They met."
    text = "\n\n".join((title, caption, body))
    spans = [(text.index(part), text.index(part) + len(part)) for part in (title, caption, body)]
    word = "X"
    sentences = tuple(
        Sentence(start, end, (Token(start, end, text[start:end], word, "X", "_", 0, "root"),)) for start, end in spans
    )
    article = Article(
        id="a", title=title, text=text, captions=(caption,), paragraphs=(body,), source=Source(file="a.txt")
    )
    assert Document(article, Parse(sentences)).regions == ["title", "caption", "body"]


def test_an_empty_parse() -> None:
    article = Article(id="a", text="", source=Source(file="a.txt"))
    assert Document(article, Parse(())).sentences == ()


def test_what_is_added_to_the_dependants_of_a_word_is_none_of_them() -> None:
    document = Document(*trees.read("Norway PROPN 2 nsubj\nmet VERB 0 root"))
    for word in (0, 1):
        document.deps(0, word).append(word)
        document.deps(0, word, "obj").append(word)
    assert document.children[0] == [[], [0]]
