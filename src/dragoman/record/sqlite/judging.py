"""Judging: what people decide about entries, kept as facts and applied on top of what was read."""

import sqlite3

import msgspec

from dragoman.record.correction import changed, check
from dragoman.record.packing import LONE, unpack_article, unpack_entry
from dragoman.record.shape import Judgement
from dragoman.record.sqlite import apart, events, indexing, storing
from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import UsageError

CARRIED = " (carried over from entry "
"""What is added to the reason of a judgement that holds for a new revision, too."""


class Read(msgspec.Struct, frozen=True):
    """An entry as it was read, before any correction."""

    entry: Entry
    """The entry."""
    article: Article
    """Its article."""
    revision: int
    """The number of the article's revision."""
    versions: int
    """How many versions there are."""
    newest: bool
    """Whether its article has no newer revision."""


def judge(db: sqlite3.Connection, judgement: Judgement, *, moment: int) -> Judgement:
    """Record and apply a judgement; `UsageError` for one that makes no sense."""
    if not judgement.by.strip() or not judgement.reason.strip():
        raise UsageError(
            judgement.verb, got="a judgement without a name or a reason", expected="both",
            remedy="say who judges, and why",
        )  # fmt: skip
    judgement = msgspec.structs.replace(
        judgement, by=LONE.sub("\ufffd", judgement.by), reason=LONE.sub("\ufffd", judgement.reason)
    )
    for id in (judgement.target, *judgement.others):
        base = read(db, id)
        if judgement.verb == "correct" and id == judgement.target:
            made = changed(_corrected(db, base.entry), judgement.changes)
            check(made, judgement.changes)
        if not base.newest:
            raise UsageError(
                judgement.verb, got=f"entry {id!r}, which its article tells no longer",
                expected="an entry of the newest revision", remedy="see `dragoman show` for what it tells now",
            )  # fmt: skip
        if judgement.verb != "undo":
            _counts(db, judgement.verb, id)
    judgement = _record(db, judgement, moment=moment)
    {"correct": _amend, "reject": _amend, "merge": _merge, "split": _split, "undo": _undo}[judgement.verb](
        db, judgement, moment
    )
    return judgement


def _corrected(db: sqlite3.Connection, entry: Entry) -> Entry:
    """Give an entry as the corrections that count would have it."""
    for one in counting(db, entry.id):
        if one.verb == "correct":
            entry = changed(entry, one.changes)
    return entry


def _counts(db: sqlite3.Connection, verb: str, id: str) -> None:
    """Refuse to judge what was rejected: nobody would see what came of it."""
    for one in counting(db, id):
        if one.verb == "reject":
            raise UsageError(
                verb, got=f"entry {id!r}, which was rejected (judgement {one.id})", expected="an entry that counts",
                remedy=f"take the rejection back first: `dragoman undo {one.id}`",
            )  # fmt: skip


def _record(db: sqlite3.Connection, judgement: Judgement, *, moment: int) -> Judgement:
    row = db.execute(
        "INSERT INTO judgement (verb, target, record, moment) VALUES (?, ?, ?, ?)"
        " RETURNING seq, (SELECT at FROM moment WHERE seq = ?4)",
        (judgement.verb, judgement.target, encode(judgement), moment),
    ).fetchone()
    return msgspec.structs.replace(judgement, id=int(row[0]), recorded=str(row[1]))


def carry(db: sqlite3.Connection, former: str, to: str, *, moment: int) -> None:
    """Let what people judged of an entry hold for the one that takes its place in a new revision of the article.

    Merges hold by themselves: the new one takes the old one's place in its event.
    """
    for one in counting(db, former):
        if one.verb in ("correct", "reject"):
            _record(db, _carried(one, former, to), moment=moment)
    others = events.held_apart(db, former)
    splits = [one for one in judgements(db) if one.verb == "split" and {one.target, *one.others} & {former, *others}]
    if others and splits:
        split = _carried(splits[-1], former, to)
        _record(db, msgspec.structs.replace(split, others=tuple(sorted(others))), moment=moment)
        apart.hold(db, to, others)


def _carried(one: Judgement, former: str, to: str) -> Judgement:
    reason = f"{one.reason.partition(CARRIED)[0]}{CARRIED}{former})"
    return msgspec.structs.replace(one, id=0, recorded="", target=to, reason=reason)


def judgements(db: sqlite3.Connection, *, target: str | None = None, moment: int | None = None) -> list[Judgement]:
    """Give all judgements, or those of one entry, the oldest first."""
    found = db.execute(
        "SELECT j.seq, j.record, m.at FROM judgement AS j JOIN moment AS m ON m.seq = j.moment"
        " WHERE (?1 IS NULL OR j.target = ?1) AND (?2 IS NULL OR j.moment <= ?2) ORDER BY j.seq",
        (target, moment),
    )
    return [
        msgspec.structs.replace(msgspec.json.decode(record, type=Judgement), id=seq, recorded=at)
        for seq, record, at in found
    ]


def counting(db: sqlite3.Connection, target: str) -> list[Judgement]:
    """Give the judgements of an entry that nobody took back."""
    made = judgements(db, target=target)
    undone = {one.undone for one in made if one.verb == "undo"}
    return [one for one in made if one.verb != "undo" and one.id not in undone]


def read(db: sqlite3.Connection, id: str) -> Read:
    """Give an entry of the newest revision as it was read; `UsageError` if the ledger has none of this id."""
    row = db.execute(
        "SELECT e.record, a.seq, a.text, a.record, (SELECT max(version) FROM entry WHERE id = ?1),"
        " NOT EXISTS (SELECT 1 FROM article AS n WHERE n.document = a.document AND n.revision > a.revision)"
        " FROM entry AS e JOIN article AS a ON a.seq = e.article WHERE e.id = ?1 AND e.judgement IS NULL"
        " ORDER BY e.seq DESC LIMIT 1",
        (id,),
    ).fetchone()
    if row is None:
        raise UsageError(
            "entry", got=repr(id), expected="the id of an entry of this ledger", remedy="see `dragoman find`"
        )
    article = unpack_article(row[2], row[3])
    return Read(unpack_entry(row[0], article.id, article.text), article, int(row[1]), int(row[4]), bool(row[5]))


def apply(db: sqlite3.Connection, id: str, *, moment: int, judgement: int | None = None) -> bool:
    """Let an entry stand as the judgements that count would have it; false if it is rejected."""
    base = read(db, id)
    entry = _corrected(db, base.entry)
    made = counting(db, id)
    if any(one.verb == "reject" for one in made):
        indexing.retire_entry(db, id, moment)
        return False
    event = events.belongs(db, entry, moment=moment)
    seq = storing.enter(
        db, entry, base.article, revision=base.revision, moment=moment, event=event, version=base.versions + 1,
        judgement=judgement or max((one.id for one in made), default=None),
    )  # fmt: skip
    events.place(db, seq, moment=moment)
    return True


def _amend(db: sqlite3.Connection, judgement: Judgement, moment: int) -> None:
    apply(db, judgement.target, moment=moment, judgement=judgement.id)


def _merge(db: sqlite3.Connection, judgement: Judgement, moment: int) -> None:
    if not judgement.others or judgement.target in judgement.others:
        raise UsageError(
            "merge", got=f"entry {judgement.target!r} alone", expected="two or more different ones",
            remedy="name the others behind it",
        )  # fmt: skip
    apart.release(db, judgement.target, judgement.others)
    for other in judgement.others:
        events.join(db, judgement.target, other, moment=moment)


def _split(db: sqlite3.Connection, judgement: Judgement, moment: int) -> None:
    id = judgement.target
    event = events.event_of(db, id)
    others = [one for one in events.members(db, event) if one != id]
    if not others:
        raise UsageError(
            "split", got=f"entry {id!r}, alone in its event", expected="an entry that shares its event with others",
            remedy="see `dragoman show` for what belongs together",
        )  # fmt: skip
    apart.hold(db, id, others)
    if event == id:
        # The event keeps its name with the one that is taken out; the others take that of the oldest of them.
        heir = min(others, key=lambda other: events.age(db, other))
        for other in others:
            events.assign(db, other, heir, moment=moment)
    else:
        events.assign(db, id, id, moment=moment)


def _undo(db: sqlite3.Connection, judgement: Judgement, moment: int) -> None:
    made = {one.id: one for one in judgements(db, target=judgement.target)}
    old = made.get(judgement.undone or 0)
    already = {one.undone for one in made.values() if one.verb == "undo" and one.id != judgement.id}
    if old is None or old.verb == "undo" or old.id in already:
        raise UsageError(
            "undo", got=f"judgement {judgement.undone} of entry {judgement.target!r}",
            expected="one of its judgements that counts", remedy="see `dragoman show` for those",
        )  # fmt: skip
    if old.verb in ("correct", "reject"):
        apply(db, judgement.target, moment=moment, judgement=judgement.id)
        return
    # One that was carried over was recorded with a whole article, whose entries stay where they are.
    if not (old.verb == "split" and old.others):
        _put_back(db, old, moment)
    apart.rebuild(db)


def _put_back(db: sqlite3.Connection, old: Judgement, moment: int) -> None:
    """Let what a merge or a split moved go back to the events from which it came."""
    (then,) = db.execute("SELECT moment FROM judgement WHERE seq = ?", (old.id,)).fetchone()
    moved = [one for (one,) in db.execute("SELECT DISTINCT entry FROM member WHERE moment = ?", (then,)).fetchall()]
    made = judgements(db)
    undone = {one.undone for one in made if one.verb == "undo"}
    for one in reversed(made):
        later = one.id > old.id and one.verb in ("merge", "split") and one.id not in undone
        if later and {one.target, *one.others} & {old.target, *old.others, *moved}:
            # Where the later one put its entries follows from this one.
            raise UsageError(
                "undo", got=f"judgement {old.id}, upon which judgement {one.id} ({one.verb}) rests",
                expected="the later one first", remedy=f"`dragoman undo {one.id}`, then this",
            )  # fmt: skip
    for entry in moved:
        events.assign(db, entry, events.event_of(db, entry, moment=then - 1), moment=moment)
