"""Reads questions and the rival readings that answer them."""

from dragoman.instruments.clauses import Holder, Reading
from dragoman.instruments.fact import CHECKED
from dragoman.instruments.node import Node, shown
from dragoman.instruments.phrases import Phrases


def read_readings(root: Node, phrases: Phrases) -> tuple[dict[str, str], dict[str, Reading]]:
    """Read `[questions]` and `[readings]`."""
    questions = {name: root.table("questions").text(name) for name in root.table("questions").value}
    readings = {}
    for name, node in root.items("readings"):
        node.only({"question", "says", "held_by", "checked", "source"})
        phrases.uses.add("question", node.text("question"), node, "question")
        readings[name] = Reading(
            id=name, question=node.text("question"), says=node.text("says"), held_by=_holders(node, phrases),
            checked=node.choice("checked", CHECKED, "general knowledge"), source=node.text("source", ""),
        )  # fmt: skip
    return questions, readings


def _holders(node: Node, phrases: Phrases) -> tuple[Holder, ...]:
    """Read who holds it: names, or tables with `who`, `from` and `until`."""
    listed = node.get("held_by") or []
    listed = [listed] if isinstance(listed, str) else listed
    if not isinstance(listed, list):
        node.fail("held_by", got=shown(listed), expected="a list of actors")
    found = []
    for number, item in enumerate(listed):
        if isinstance(item, str):
            phrases.uses.add("party", item, node, "held_by")
            found.append(Holder(who=item))
            continue
        if not isinstance(item, dict):
            node.fail("held_by", got=shown(item), expected="an actor, or a table with who, from and until")
        child = node.child("held_by", item, number)
        child.only({"who", "from", "until"})
        for who in child.texts("who"):
            phrases.uses.add("party", who, child, "who")
            start, end = phrases.maybe_time(child, "from"), phrases.maybe_time(child, "until")
            found.append(Holder(who=who, start=start, end=end))
    return tuple(found)
