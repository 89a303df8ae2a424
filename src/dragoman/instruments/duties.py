"""Reads obligations."""

from dragoman.instruments.clauses import Measure, Obligation
from dragoman.instruments.node import Node
from dragoman.instruments.phrases import COMPARE, Phrases

_KEYS = {
    "holder", "kind", "says", "measure", "cmp", "limit", "unit", "total", "from", "until", "by", "every", "done_if",
    "breached_if", "excused_if", "applies_if", "hardness", "provision", "reading",
}  # fmt: skip


def read_obligations(root: Node, phrases: Phrases, measures: dict[str, Measure]) -> dict[str, Obligation]:
    """Read `[obligations]`; limits are turned into the unit of their measure."""
    return {name: _obligation(name, node, phrases, measures) for name, node in root.items("obligations")}


def _obligation(name: str, node: Node, phrases: Phrases, measures: dict[str, Measure]) -> Obligation:
    node.only(_KEYS)
    kind = node.choice("kind", ("maintain", "achieve", "refrain", "do", "report"))
    phrases.uses.add("party", node.text("holder"), node, "holder")
    for sort, key in (("provision", "provision"), ("reading", "reading")):
        for used in node.texts(key):
            phrases.uses.add(sort, used, node, key)
    limit, text = _limit(node, phrases, measures)
    _complete(node, kind)
    return Obligation(
        id=name, holder=node.text("holder"), kind=kind, says=node.text("says", ""), measure=node.maybe("measure"),
        cmp=node.choice("cmp", COMPARE, "=="), limit=limit, limit_text=text,
        total=_total(node, phrases),
        start=phrases.maybe_time(node, "from"), end=phrases.maybe_time(node, "until"),
        by=phrases.maybe_time(node, "by"), every=phrases.length(node, "every") if "every" in node else None,
        done_if=phrases.maybe_condition(node, "done_if"), breached_if=phrases.maybe_condition(node, "breached_if"),
        excused_if=phrases.maybe_condition(node, "excused_if"),
        applies_if=phrases.maybe_condition(node, "applies_if"),
        hardness=node.choice("hardness", ("hard", "soft", "best efforts"), "hard"),
        provision=node.texts("provision"), reading=node.texts("reading"),
    )  # fmt: skip


def _total(node: Node, phrases: Phrases) -> str | None:
    found = node.maybe("total")
    if found not in (None, "calendar year", "all"):
        phrases.length(node, "total")
    return found


def _limit(node: Node, phrases: Phrases, measures: dict[str, Measure]) -> tuple[float, str]:
    if "measure" not in node:
        return 0.0, ""
    name = node.text("measure")
    if name not in measures:
        node.fail("measure", got=repr(name), expected="one of [measures]: " + (", ".join(measures) or "none is there"),
                  remedy=f"add [measures.{name}]")  # fmt: skip
    measure, given = measures[name], node.get("limit")
    limit = float(node.flag("limit") if isinstance(given, bool) else node.number("limit"))
    unit = node.text("unit", measure.unit)
    factor = measure.factor(unit)
    if factor is None:
        known = [measure.unit, *(other for other, _ in measure.same_as)]
        node.fail("unit", got=f"the unknown unit {unit!r}", expected="one of " + ", ".join(known),
                  remedy=f"add it to same_as of [measures.{name}]")  # fmt: skip
    text = str(given).lower() if isinstance(given, bool) else f"{limit:g} {unit}"
    return limit * factor, text


def _complete(node: Node, kind: str) -> None:
    if kind in ("maintain", "achieve") and "measure" not in node:
        node.fail("measure", got="nothing", expected=f"a measure to {kind}", remedy="add measure, cmp and limit")
    if kind == "refrain" and "measure" not in node and "breached_if" not in node:
        node.fail("breached_if", got="nothing", expected="measure or breached_if", remedy="add one of them")
    if kind in ("do", "report") and "measure" not in node and "done_if" not in node:
        node.fail("done_if", got="nothing", expected="measure or done_if", remedy="add one of them")
    if kind in ("achieve", "do") and "by" not in node:
        node.fail("by", got="nothing", expected="the last day, or none where the text sets none", remedy="add by")
    if kind == "report" and "every" not in node:
        node.fail("every", got="nothing", expected="how often, as 90 days", remedy="add every")
