"""`dragoman show`: all that the ledger knows of one entry, act or article."""

from pathlib import Path

import click
import msgspec

from dragoman.cli.ledgers import as_of_option, ledger_option, open_ledger
from dragoman.dossier.judged import about
from dragoman.record import Event, Judgement, Ledger, Relation, StoredArticle, StoredEntry
from dragoman.shapes.errors import UsageError


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to show of an entry."""

    entry: StoredEntry
    """The entry: of its versions the one that counts, else the last."""
    counts: bool
    """Whether it counts; false if it was rejected, or a newer revision of its article no longer has it."""
    article: StoredArticle
    """Its article."""
    event: Event | None
    """The act, with all that tell it."""
    relations: tuple[Relation, ...]
    """How it stands to others."""
    others: dict[str, StoredEntry]
    """The entries that relations name."""
    judgements: tuple[Judgement, ...]
    """What people decided about it."""
    versions: tuple[StoredEntry, ...]
    """All its versions, the oldest first."""
    trace: dict[str, str]
    """What made each field when it was read."""


@click.command()
@click.argument("id")
@click.option("--explain", is_flag=True, help="Say which frame, cue and rule made each field when it was read.")
@as_of_option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(id: str, explain: bool, as_of: str | None, ledger: Path, form: str) -> None:
    """Show the entry, act or article with this ID: words in context, other tellings, relations, judgements, versions.

    An act has the id of the entry that told it first, and is shown with that.
    """
    with open_ledger(ledger) as store, store.snapshot():
        entry = look(store, id, as_of=as_of)
        if entry is not None:
            _entry(entry, explain=explain, form=form)
            return
        article = store.article(id, as_of=as_of)
        if article is None:
            raise UsageError(
                "id", got=repr(id), expected="the id of an entry, an act or an article of this ledger"
                + (" as of then" if as_of else ""), remedy="see `dragoman find` for those",
            )  # fmt: skip
        _article(store, article, form=form, as_of=as_of)


def look(ledger: Ledger, id: str, *, as_of: str | None = None) -> Shown | None:
    """Gather what there is to show of an entry; null if the ledger has none of this id."""
    found = ledger.entry(id, as_of=as_of)
    versions = [one for one in ledger.versions(id) if as_of is None or one.recorded <= as_of]
    if not versions:
        return None
    entry = found or versions[-1]
    event = ledger.event(id, as_of=as_of) if found else None
    relations = tuple(ledger.relations(entries=[id], as_of=as_of))
    named = {other for one in relations for other in (one.first, one.second)} - {id}
    others = {other: told for other in sorted(named) if (told := ledger.entry(other, as_of=as_of))}
    article = ledger.article(entry.entry.article_id, revision=entry.revision)
    assert article is not None
    return Shown(
        entry=entry, counts=found is not None, article=article, event=event, relations=relations, others=others,
        judgements=tuple(about(ledger, id, as_of=as_of)), versions=tuple(versions),
        trace=dict(ledger.trace(id)),
    )  # fmt: skip


def _entry(shown: Shown, *, explain: bool, form: str) -> None:
    if form == "json":
        from dragoman.cli.asking.formats import row, say

        say(
            {
                "entry": row(shown.entry),
                "counts": shown.counts,
                "event": _event(shown.event),
                "relations": shown.relations,
                "judgements": shown.judgements,
                "versions": [row(one) for one in shown.versions],
                **({"trace": shown.trace} if explain else {}),
            }
        )
        return
    from dragoman.cli.asking.sheet import sheet

    sheet(shown, explain=explain)


def _event(event: Event | None) -> dict[str, object] | None:
    if event is None:
        return None
    ids = [one.entry.id for one in event.entries]
    return {"id": event.id, "entries": ids, "reports": event.reports, "sources": event.sources}


def _article(ledger: Ledger, article: StoredArticle, *, form: str, as_of: str | None) -> None:
    from dragoman.record import Query

    found = ledger.find(Query(article=(article.article.id,), limit=None, order="recorded", oldest_first=True),
                        as_of=as_of)  # fmt: skip
    if form == "json":
        from dragoman.cli.asking.formats import row, say

        say({**msgspec.to_builtins(article), "entries": [row(one) for one in found]})
        return
    from dragoman.cli.asking.sheet import page

    page(ledger, article, found)
