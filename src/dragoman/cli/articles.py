"""`dragoman articles`: the articles found in sources, printed."""

import click

from dragoman import intake
from dragoman.cli.common import Problems, source_options
from dragoman.shapes import Article
from dragoman.shapes.codec import encode


@click.command()
@source_options
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def articles(sources: tuple[str, ...], date: str | None, allow_private: bool, form: str) -> None:
    """Print the articles of SOURCE...: what each says, when it was published and what that rests on.

    A SOURCE is a file, folder, glob, - or https:// address: flat text, HTML, JSON Lines, RSS, Atom, WARC, each also
    gzipped.
    """
    problems = Problems()
    number = 0
    for source in sources:
        for article in intake.read(source, on_problem=problems, published=date, allow_private=allow_private):
            if form == "jsonl":
                click.echo(encode(article))
            else:
                click.echo("\n" * bool(number) + page(article))
            number += 1
    problems.leave()


def page(article: Article) -> str:
    """Write an article as a person reads it: what is known of it, then its text.

    >>> from dragoman.shapes.article import Source
    >>> print(page(Article(id="a1", title="Envoys meet", text="", source=Source(file="a.txt", start=0, end=11))))
    # Envoys meet
    id: a1
    published: unknown
    source: a.txt, 0-11
    """
    place = article.source
    where = [place.file, place.record, f"{place.start}-{place.end}" if place.end is not None else None]
    facts = {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "issuer": article.issuer,
        "byline": article.byline,
        "published": article.published or "unknown",
        "basis": article.published_basis,
        "language": article.language,
        "source": ", ".join(part for part in where if part),
    }
    lines = [f"# {article.title or '(no headline)'}", *(f"{name}: {fact}" for name, fact in facts.items() if fact)]
    blocks = [*(f"[caption] {text}" for text in article.captions), *(f"[credit] {text}" for text in article.credits)]
    return "\n\n".join(["\n".join(lines), *blocks, *(article.paragraphs or (() if article.title else (article.text,)))])
