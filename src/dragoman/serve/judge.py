"""Judgements by a language-model client, where somebody lets it: each a fact with a name and a reason."""

from typing import Annotated, Any

import msgspec
from pydantic import Field

from dragoman.dossier.names import Names
from dragoman.record import Judgement
from dragoman.record.shape import Verb
from dragoman.serve.desk import Desk
from dragoman.serve.views.judging import changes

Entry = Annotated[str, Field(min_length=1, max_length=200, description="id of the entry")]
By = Annotated[str, Field(min_length=1, max_length=200, description="who decides: a person, or the program's own name")]
Reason = Annotated[str, Field(min_length=1, max_length=2000, description="why, for whoever reads it later")]


class Judge:
    """The judgements; none overwrites anything, and each can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def correct(
        self, entry: Entry, field: Annotated[str, Field(description="type, status, when, actors, …")],
        value: Annotated[str, Field(description="the new value; parties with commas between; empty for none")],
        by: By, reason: Reason,
    ) -> dict[str, Any]:  # fmt: skip
        """Mend a field of an entry."""
        with self._desk.writing() as ledger:
            made = Judgement(verb="correct", target=entry, by=by, reason=reason,
                             changes=changes(Names(ledger), field, value))  # fmt: skip
            return _told(ledger.judge(made))

    def reject(self, entry: Entry, by: By, reason: Reason) -> dict[str, Any]:
        """Let an entry count no longer."""
        return self._judged("reject", entry, by, reason)

    def merge(self, entry: Entry, others: list[str], by: By, reason: Reason) -> dict[str, Any]:
        """Join entries that tell the same act in one event."""
        return self._judged("merge", entry, by, reason, others=tuple(others))

    def split(self, entry: Entry, by: By, reason: Reason) -> dict[str, Any]:
        """Take an entry out of its event."""
        return self._judged("split", entry, by, reason)

    def undo(self, entry: Entry, judgement: int, by: By, reason: Reason) -> dict[str, Any]:
        """Take a judgement back, by its number."""
        return self._judged("undo", entry, by, reason, undone=judgement)

    def _judged(self, verb: Verb, entry: str, by: str, reason: str, **more: Any) -> dict[str, Any]:
        with self._desk.writing() as ledger:
            return _told(ledger.judge(Judgement(verb=verb, target=entry, by=by, reason=reason, **more)))


def _told(judgement: Judgement) -> dict[str, Any]:
    return dict(msgspec.json.decode(msgspec.json.encode(judgement)))
