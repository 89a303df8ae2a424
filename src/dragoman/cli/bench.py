"""`dragoman bench`: how fast this machine reads, and how long the rules take beside the model."""

import os
import time
from itertools import chain, islice

import click
import msgspec

from dragoman.cli.common import Problems, source_options
from dragoman.shapes import Article
from dragoman.shapes.errors import UsageError

BATCH = 64
"""Articles that are parsed together."""


@click.command()
@source_options
@click.option("--articles", type=click.IntRange(1), default=400, show_default=True, help="How many to time at most.")
@click.option("--threads", type=click.IntRange(1, 64), default=1, show_default=True, help="Threads of the parser.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def bench(
    sources: tuple[str, ...], date: str | None, allow_private: bool, articles: int, threads: int, form: str
) -> None:
    """Time the reading of SOURCE...: the model's parse and the rules after it, in CPU seconds, and articles an hour."""
    problems = Problems()
    found = _found(sources, articles, problems, date=date, allow_private=allow_private)
    if not found:
        raise UsageError("bench", got="no article", expected="one to time", remedy="name a source with articles")
    _print({"articles": len(found), "threads": threads, "cores": os.cpu_count() or 1} | _measured(found, threads), form)
    problems.leave()


def _found(
    sources: tuple[str, ...], most: int, problems: Problems, *, date: str | None, allow_private: bool
) -> list[Article]:
    from dragoman import catalogue, intake

    who = catalogue.load()
    every = (
        intake.read(source, on_problem=problems, published=date, allow_private=allow_private, catalogue=who)
        for source in sources
    )
    return list(islice(chain.from_iterable(every), most))


def _measured(found: list[Article], threads: int) -> dict[str, float]:
    """Parse and read, batch after batch."""
    from dragoman import catalogue, language, reading

    who, model = catalogue.load(), language.load(threads=threads)
    list(reading.read(found[:1], model.parse([found[0].text]), catalogue=who))  # all tables are loaded before the clock
    parse = read = 0.0
    entries = words = 0
    began = time.perf_counter()
    for first in range(0, len(found), BATCH):
        batch = found[first : first + BATCH]
        start = time.process_time()
        parses = list(model.parse(one.text for one in batch))
        parsed = time.process_time()
        records = list(reading.read(batch, parses, catalogue=who))
        parse, read = parse + parsed - start, read + time.process_time() - parsed
        entries += sum(len(record) for record in records)
        words += sum(len(sentence.tokens) for one in parses for sentence in one.sentences)
    wall = time.perf_counter() - began
    return {
        "words": words, "entries": entries, "parse_cpu_s": round(parse, 6), "read_cpu_s": round(read, 6),
        "read_to_parse": round(read / max(parse, 1e-9), 3), "wall_s": round(wall, 6),
        "articles_an_hour": round(3600 * len(found) / wall),
    }  # fmt: skip


def _print(told: dict[str, float], form: str) -> None:
    if form == "json":
        click.echo(msgspec.json.encode(told).decode())
        return
    click.echo(f"{told['articles']} articles, {told['words']} words, {told['entries']} entries")
    click.echo(f"parse  {told['parse_cpu_s']:9.2f} CPU s")
    click.echo(f"read   {told['read_cpu_s']:9.2f} CPU s   {told['read_to_parse']:.2f} of the parse")
    click.echo(f"clock  {told['wall_s']:9.2f} s       {told['articles_an_hour']:,} articles an hour on"
               f" {told['threads']} of {told['cores']} cores")  # fmt: skip
