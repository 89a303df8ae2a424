"""Holders: who gets an office, leaves it or dies acts himself, where nobody is told to give or take it."""

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes import Actor


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Make the holders of offices actors of what nobody does to them; to the dead nothing is done."""
    for draft in found:
        if draft.type != "OFFICE":
            continue
        if draft.act == "die":
            _give(draft, _dead(document, draft, cast) or draft.actors or draft.recipients, "who died")
        elif not draft.actors and draft.act != "dismiss" and _persons(draft.recipients):
            _give(draft, draft.recipients, "who holds the office, by nobody's act that is told")


def _give(draft: Draft, holders: tuple[Actor, ...], why: str) -> None:
    if (draft.actors, draft.recipients) != (holders, ()):
        draft.actors, draft.recipients = holders, ()
        draft.steps["actors"] = why
        draft.steps.pop("recipients", None)


def _persons(parties: tuple[Actor, ...]) -> bool:
    return bool(parties) and all(party.kind == "person" for party in parties)


def _dead(document: Document, draft: Draft, cast: Cast) -> tuple[Actor, ...]:
    """Give the persons whose death a noun tells: "the passing of Ana Silva"."""
    s, i = draft.sentence, draft.index
    for child in clause.obliques(document, s, i) if document.upos[s][i] == "NOUN" else ():
        if "of" in clause.cases(document, s, child) and _persons(named := cast.actors(s, child)):
            return named
    return ()
