"""Reads procedures with their steps, and terms."""

from dragoman.instruments.calls import anchored, read_effects
from dragoman.instruments.clauses import Effects, Procedure, Step, Term
from dragoman.instruments.node import Node
from dragoman.instruments.phrases import Phrases

_PROCEDURE = {
    "says", "trigger", "joint", "requires", "not_before", "if_early", "revocable", "stop_if", "steps", "default",
    "at_start",
    "stopped", "provision", "reading",
}  # fmt: skip
_STEP = {
    "after", "within", "from", "beside", "by", "done_if", "then", "else", "extend_if", "extend_by", "early_if",
    "hold_while", "when_done", "when_out", "provision", "reading", "says",
}  # fmt: skip
_TERM = {
    "from", "length", "until", "last_day", "renewal", "next", "notice", "unless", "renew_if", "times", "renewed",
    "begins", "lapse", "provision", "reading", "says",
}  # fmt: skip


def _limits(node: Node, phrases: Phrases) -> None:
    for sort in ("provision", "reading"):
        for used in node.texts(sort):
            phrases.uses.add(sort, used, node, sort)


def read_procedures(root: Node, phrases: Phrases) -> dict[str, Procedure]:
    """Read `[procedures]`."""
    return {name: _procedure(name, node, phrases) for name, node in root.items("procedures")}


def _procedure(name: str, node: Node, phrases: Phrases) -> Procedure:
    node.only(_PROCEDURE)
    _limits(node, phrases)
    if "trigger" not in node:
        node.fail(
            "trigger", got="nothing", expected="the fact that starts it", remedy="add trigger = { act = …, kind = … }"
        )
    trigger, when = phrases.trigger(node.table("trigger"))
    steps = tuple(_step(step, child, phrases) for step, child in node.items("steps"))
    _targets(node, steps)
    if "default" not in node:
        node.fail("default", got="nothing", expected="what follows when time runs out", remedy='add default = "…"')
    return Procedure(
        id=name, says=node.text("says", ""), trigger=trigger,
        when=when, joint=node.flag("joint"),
        requires=phrases.maybe_condition(node, "requires"), not_before=phrases.maybe_time(node, "not_before"),
        early=node.choice("if_early", ("void", "waits"), "void"), revocable=node.flag("revocable", True),
        stop_if=phrases.maybe_condition(node, "stop_if"), steps=steps, default=read_effects(node, "default", phrases),
        stopped=read_effects(node, "stopped", phrases) if "stopped" in node else None,
        at_start=read_effects(node, "at_start", phrases) if "at_start" in node else None,
        provision=node.texts("provision"), reading=node.texts("reading"),
    )  # fmt: skip


def _step(name: str, node: Node, phrases: Phrases) -> Step:
    node.only(_STEP)
    _limits(node, phrases)
    if ("after" in node) == ("within" in node):
        node.fail("after", got="both after and within" if "after" in node else "neither after nor within",
                  expected="after (the effect comes on the counted day) or within (acts count up to that day)",
                  remedy="keep one")  # fmt: skip
    if "else" not in node:
        node.fail("else", got="a step without default", expected="what happens when its time is out",
                  remedy='add else = "default", "end" or the id of a step')  # fmt: skip
    key = "after" if "after" in node else "within"
    return Step(
        id=name, due=phrases.time(anchored(node, key), key), whole_day=key == "within",
        start=phrases.maybe_time(node, "from"), beside=node.maybe("beside"), by=node.text("by", ""),
        done_if=phrases.maybe_condition(node, "done_if"), then=node.text("then", "end"), otherwise=node.text("else"),
        extend_if=phrases.maybe_condition(node, "extend_if"),
        extend_by=phrases.length(node, "extend_by") if "extend_by" in node else None,
        early_if=phrases.maybe_condition(node, "early_if"), hold_while=phrases.maybe_condition(node, "hold_while"),
        when_done=read_effects(node, "when_done", phrases) if "when_done" in node else None,
        when_out=read_effects(node, "when_out", phrases) if "when_out" in node else None,
        provision=node.texts("provision"), reading=node.texts("reading"),
    )  # fmt: skip


def _targets(node: Node, steps: tuple[Step, ...]) -> None:
    """Check that steps point to steps."""
    names = {step.id for step in steps}
    table = node.table("steps")
    for step in steps:
        child = table.table(step.id)
        for key, target in (("then", step.then), ("else", step.otherwise)):
            if target not in names | {"default", "end", "stop"}:
                child.fail(key, got=repr(target), expected="default, end, stop or a step: " + ", ".join(sorted(names)))
        if step.beside is not None and step.beside not in names - {step.id}:
            child.fail("beside", got=repr(step.beside), expected="another step: " + ", ".join(sorted(names)))


def read_terms(root: Node, phrases: Phrases) -> dict[str, Term]:
    """Read `[terms]`."""
    return {name: _term(name, node, phrases) for name, node in root.items("terms")}


def _term(name: str, node: Node, phrases: Phrases) -> Term:
    node.only(_TERM)
    _limits(node, phrases)
    if ("length" in node) == ("until" in node):
        node.fail("length", got="both length and until" if "until" in node else "neither length nor until",
                  expected="one of them", remedy="keep one")  # fmt: skip
    renewal = node.choice("renewal", ("automatic", "if", "none"))
    if renewal == "if" and "renew_if" not in node:
        node.fail("renew_if", got="nothing", expected="what renews it", remedy="add renew_if")
    if "lapse" not in node:
        node.fail("lapse", got="a term without default", expected="what follows when it ends", remedy='add lapse = "…"')
    key = "length" if "length" in node else "until"
    length = node.get("length")
    if "next" in node:
        following = phrases.length(node, "next")
    elif isinstance(length, str) and renewal != "none":
        following = phrases.length(node, "length")
    else:
        following = None
    if renewal == "automatic" and following is None:
        node.fail("next", got="nothing", expected="how long a renewal is", remedy='add next = "5 years"')
    return Term(
        id=name, start=phrases.time(node, "from"), end=phrases.time(anchored(node, key), key), renewal=renewal,
        next=following, notice=phrases.length(node, "notice") if "notice" in node else None,
        unless=phrases.maybe_condition(node, "unless"), renew_if=phrases.maybe_condition(node, "renew_if"),
        times=node.whole("times") if "times" in node else None,
        open_end=node.choice("last_day", ("included", "excluded"), "included") == "excluded",
        begins=read_effects(node, "begins", phrases) if "begins" in node else None,
        renewed=read_effects(node, "renewed", phrases) if "renewed" in node else Effects(says="goes on"),
        lapse=read_effects(node, "lapse", phrases), provision=node.texts("provision"), reading=node.texts("reading"),
    )  # fmt: skip
