"""Reads times, patterns and conditions from the tables of a file."""

import re
from datetime import date, datetime
from typing import Any as Raw

from dragoman.instruments import condition as c
from dragoman.instruments.counting import THEN, is_fixed
from dragoman.instruments.duration import Duration
from dragoman.instruments.expression import (
    ByReading,
    Counted,
    Expression,
    FactDay,
    FirstKnown,
    Fixed,
    Pick,
    Ref,
    WhenTrue,
)
from dragoman.instruments.fact import KINDS
from dragoman.instruments.moment import Moment
from dragoman.instruments.node import Node, shown
from dragoman.instruments.pattern import Pattern
from dragoman.instruments.uses import Uses
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError

COMPARE = ("<=", "<", ">=", ">", "==", "!=")
_COUNTED = {
    "from",
    "plus",
    "minus",
    "first_day",
    "month_end",
    "shift",
    "zone",
    "midnight_after",
    "at",
    "then",
    "on",
    "notice_by",
    "at_least",
    "every",
    "starting",
    "not_before",
    "not_after",
}
_PATTERN = {"act", "kind", "by", "on", "to", "not_before", "not_after", "revoked_counts"}


class Phrases:
    """Reads the phrases of one file, and notes every name that they use."""

    def __init__(self, uses: Uses) -> None:
        self.uses = uses

    def time(self, node: Node, key: str) -> Expression:
        """Read a time at a key."""
        if key not in node:
            node.fail(key, got="nothing", expected="a time", remedy=f"add {key}")
        return self._time(node, key, node.get(key))

    def maybe_time(self, node: Node, key: str) -> Expression | None:
        """Read a time at a key, if there is one."""
        return self.time(node, key) if key in node else None

    def _time(self, node: Node, key: str, value: Raw, *index: int) -> Expression:
        if isinstance(value, datetime):
            return Fixed(Moment.on(value.date()))
        if isinstance(value, date):
            return Fixed(Moment.on(value))
        if isinstance(value, str):
            return self._named(node, key, value)
        if isinstance(value, dict):
            return self._table(node.child(key, value, *index))
        return node.fail(key, got=shown(value), expected="a date, a name of a time, or a table of a time")

    def _named(self, node: Node, key: str, value: str) -> Expression:
        if value in ("none", "open"):
            return Fixed(Moment.none() if value == "none" else Moment.open("the text leaves it open"))
        if value[:1].isdigit() or value[:1] == "[":
            try:
                return Fixed(Moment.of(When.parse(value)))
            except DateError as error:
                node.fail(key, got=error.got, expected=error.expected, remedy="correct the date")
        self.uses.add("time", value, node, key)
        return Ref(value)

    def _table(self, node: Node) -> Expression:
        for word in ("earliest", "latest", "first_known"):
            if word in node:
                node.only({word})
                listed = node.get(word)
                if not isinstance(listed, list) or not listed:
                    node.fail(word, got=shown(listed), expected="a list of times")
                times = tuple(self._time(node, word, value, number) for number, value in enumerate(listed))
                return FirstKnown(times) if word == "first_known" else Pick(word == "latest", times)
        if "when" in node:
            node.only({"when"})
            return WhenTrue(self.condition(node, "when"))
        if "by_reading" in node:
            node.only({"by_reading"})
            cases = node.table("by_reading")
            for name in cases.value:
                self.uses.add("reading", name, cases, name)
            return ByReading(tuple((name, self.time(cases, name)) for name in cases.value))
        if "from" not in node and "act" in node:
            return self._fact_day(node)
        if "from" not in node and "decision" in node:
            return WhenTrue(self._voted(node))
        return self._counted(node)

    def _fact_day(self, node: Node) -> FactDay:
        node.only(_PATTERN | {"which", "named_day"})
        which = node.get("which")
        if which not in (None, "first", "last") and not (isinstance(which, int) and which > 0):
            node.fail("which", got=shown(which), expected="first, last, or a number such as 60 for the sixtieth")
        place = which if isinstance(which, int) else -1 if which == "last" else 1
        return FactDay(self.pattern(node, extra={"which", "named_day"}), place, node.flag("named_day"))

    def _counted(self, node: Node) -> Counted:
        node.only(_COUNTED)
        if "plus" in node and "minus" in node:
            node.fail("minus", got="plus and minus together", expected="one of them", remedy="remove one")
        if "every" in node:
            start: Expression = self.time(node, "from") if "from" in node else Ref("today")
        else:
            start = self.time(node, "from")
        on, by = node.maybe("on"), node.maybe("notice_by")
        for name, day in (("on", on), ("notice_by", by)):
            if day is not None and not is_fixed(day):
                node.fail(name, got=repr(day), expected="a day of the year that exists, written 06-30")
        length = next((self.length(node, name) for name in ("plus", "minus", "at_least") if name in node), None)
        return Counted(
            start=start,
            length=length,
            back="minus" in node,
            first_day=self._option(node, "first_day", ("excluded", "included", "clear")),
            month_end=self._option(node, "month_end", ("last_day", "next_day", "keep_last")),
            shift=self._option(node, "shift", ("none", "next_business_day", "previous_business_day")),
            zone=node.maybe("zone"),
            midnight=node.flag("midnight_after"),
            at=self._clock(node),
            then=self._option(node, "then", THEN),
            on=on,
            notice_by=by,
            every=self.length(node, "every") if "every" in node else None,
            starting=self.maybe_time(node, "starting"),
            not_before=self.maybe_time(node, "not_before"),
            not_after=self.maybe_time(node, "not_after"),
        )

    def _clock(self, node: Node) -> str | None:
        found = node.maybe("at")
        if found is not None and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", found):
            node.fail("at", got=repr(found), expected="a time of the day such as 23:00")
        return found

    def _option(self, node: Node, key: str, allowed: tuple[str, ...]) -> Raw:
        return node.choice(key, allowed) if key in node else None

    def length(self, node: Node, key: str) -> Duration:
        """Read a length of time at a key."""
        try:
            length = Duration.parse(node.text(key))
        except ValueError:
            node.fail(key, got=repr(node.get(key)), expected="a length such as 90 days, 6 months, 1 year and 6 months",
                      remedy="use day, business day, week, month or year")  # fmt: skip
        if not any(number for number, _ in length.parts):
            node.fail(key, got=repr(node.get(key)), expected="a length above zero")
        return length

    def pattern(self, node: Node, *, extra: set[str] = frozenset()) -> Pattern:  # type: ignore[assignment]
        """Read a pattern of facts from a table."""
        node.only(_PATTERN | extra)
        act, by, to = node.text("act"), node.texts("by"), node.texts("to")
        kinds = node.texts("kind") or ("done",)
        for kind in kinds:
            if kind not in KINDS:
                node.fail("kind", got=repr(kind), expected="one of " + ", ".join(KINDS))
        for who in (*by, *to):
            self.uses.add("party", who, node, "by" if who in by else "to")
        self.uses.act(act, kinds)
        return Pattern(act=act, kinds=kinds, by=by, on=node.maybe("on"), to=to,
                       not_before=self.maybe_time(node, "not_before"), not_after=self.maybe_time(node, "not_after"),
                       revoked_counts=node.flag("revoked_counts"))  # fmt: skip

    def trigger(self, node: Node) -> tuple[Pattern, c.Condition | None]:
        """Read what starts a procedure: a pattern of facts, a vote, or a condition that comes true."""
        if "when" in node:
            node.only({"when"})
            return Pattern(act="", kinds=()), self.condition(node, "when")
        if "decision" in node:
            voted = self._voted(node)
            return Pattern(act=voted_act(voted.decision), kinds=(voted.result,), on=voted.on), None
        return self.pattern(node), None

    def maybe_condition(self, node: Node, key: str) -> c.Condition | None:
        """Read a condition at a key, if there is one."""
        return self.condition(node, key) if key in node else None

    def condition(self, node: Node, key: str) -> c.Condition:
        """Read a condition at a key; a list means all of them."""
        value = node.get(key)
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return c.All(tuple(self._condition(node.child(key, item, n)) for n, item in enumerate(value)))
        if not isinstance(value, dict):
            node.fail(key, got=shown(value), expected="a condition: a table such as { act = …, kind = … }")
        return self._condition(node.child(key, value))

    def _condition(self, node: Node) -> c.Condition:
        for word, read in self._forms().items():
            if word in node:
                return read(node)  # type: ignore[no-any-return]
        return node.fail(None, got=shown(node.value), expected="a condition with one of " + ", ".join(self._forms()),
                         remedy="see the list of conditions in docs/instruments.md")  # fmt: skip

    def _forms(self) -> dict[str, Raw]:
        return {
            "all": lambda node: c.All(self._several(node, "all")),
            "any": lambda node: c.Any(self._several(node, "any")),
            "not": lambda node: c.Not(self.condition(node, "not")),
            "act": self._there, "decision": self._voted, "measure": self._measured, "status": self._stands,
            "reached": lambda node: c.Reached(self.time(node, "reached")), "role": self._holders,
            "procedure": self._runs, "term": self._runs, "obligation": self._kept, "reading": self._read,
        }  # fmt: skip

    def _several(self, node: Node, key: str) -> tuple[c.Condition, ...]:
        node.only({key})
        found = self.condition(node, key)
        return found.of if isinstance(found, c.All) else (found,)

    def _there(self, node: Node) -> c.There:
        extra = {"at_least", "share", "need", "more_than", "among", "everyone", "part"}
        pattern = self.pattern(node, extra=extra)
        share, among = node.maybe("share"), node.maybe("among")
        if share:
            self.uses.add("share", share, node, "share")
        if among:
            self.uses.add("party", among, node, "among")
        if node.flag("everyone") and not among:
            node.fail("everyone", got="everyone without among", expected="whom it means", remedy="add among")
        above = share is not None and "more_than" in node
        at_least = node.whole("at_least", 1) if share is None else 1
        if share is None and "more_than" in node:
            at_least = node.whole("more_than") + 1
        need = node.number("more_than" if above else "need", 0) if share else 0.0
        return c.There(pattern=pattern, at_least=at_least, share=share, need=need, above=above, among=among,
                       everyone=node.flag("everyone"), part=node.maybe("part"))  # fmt: skip

    def _voted(self, node: Node) -> c.Voted:
        node.only({"decision", "result", "on"})
        self.uses.add("decision", node.text("decision"), node, "decision")
        result = node.choice("result", ("adopted", "not adopted"), "adopted")
        return c.Voted(node.text("decision"), result, node.maybe("on"))

    def _measured(self, node: Node) -> c.Measured:
        node.only({"measure", "of", "is", "cmp", "limit"})
        self.uses.add("measure", node.text("measure"), node, "measure")
        if "of" in node:
            self.uses.add("party", node.text("of"), node, "of")
        other = node.table("limit") if isinstance(node.get("limit"), dict) else None
        if other is not None:
            other.only({"measure", "of", "times"})
            self.uses.add("measure", other.text("measure"), other, "measure")
            if "of" in other:
                self.uses.add("party", other.text("of"), other, "of")
            limit = other.number("times", 1)
        else:
            limit = float(node.flag("is")) if "is" in node else node.number("limit", 1)
        return c.Measured(measure=node.text("measure"), of=node.maybe("of"), limit=limit,
                          cmp=node.choice("cmp", COMPARE, "=="), against=other.text("measure") if other else None,
                          against_of=other.maybe("of") if other else None)  # fmt: skip

    def _stands(self, node: Node) -> c.Stands:
        node.only({"status", "is", "of"})
        self.uses.add("status", node.text("status"), node, "status")
        for value in node.texts("is"):
            self.uses.add("status value", f"{node.text('status')}={value}", node, "is")
        return c.Stands(node.text("status"), node.texts("is"), node.maybe("of"))

    def _holders(self, node: Node) -> c.Holders:
        node.only({"role", "of", "at_least", "below"})
        self.uses.add("role", node.text("role"), node, "role")
        if "below" in node:
            return c.Holders(node.text("role"), "<", node.whole("below"))
        return c.Holders(node.text("role"), ">=", node.whole("at_least", 1), node.maybe("of"))

    def _runs(self, node: Node) -> c.Runs:
        what = "procedure" if "procedure" in node else "term"
        node.only({what, "is", "by"})
        self.uses.add(what, node.text(what), node, what)
        return c.Runs(what, node.text(what), node.texts("is"), node.maybe("by"))

    def _kept(self, node: Node) -> c.Kept:
        node.only({"obligation", "is", "of"})
        self.uses.add("obligation", node.text("obligation"), node, "obligation")
        return c.Kept(node.text("obligation"), node.texts("is"), node.maybe("of"))

    def _read(self, node: Node) -> c.Read:
        node.only({"reading"})
        self.uses.add("reading", node.text("reading"), node, "reading")
        return c.Read(node.text("reading"))


def voted_act(decision: str, /) -> str:
    """Give the act under which the outcome of a vote can start a procedure."""
    return f"decision {decision}"
