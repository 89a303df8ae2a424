"""Reads bodies, rules of decision and decisions."""

import re
import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from dragoman.instruments.clauses import Body, Decision, Effects, Rule
from dragoman.instruments.node import Node, shown
from dragoman.instruments.phrases import Phrases

_RULE = {
    "like", "yes", "no_at_most", "abstain_at_most", "blocked_by", "veto", "quorum", "weights", "weight_yes",
    "block_needs", "unless_all_against", "each", "casting", "concerned_out",
}  # fmt: skip
_EFFECT = {"says", "set", "give_role", "end_role", "to", "except", "survives", "allows", "revives", "ends"}

PORTION = re.compile(
    r"(more than )?(all|half|\d+/\d+|\d+(?:\.\d+)?%|\d+)(?: of (voting|present|seats|[a-z][a-z0-9_-]*))?"
)
"""How much is needed: `9`, `all of seats`, `more than half of voting`, `2/3 of present`, `55% of seats`."""


def shipped() -> dict[str, dict[str, Any]]:
    """Give the rules that come with the program, by name."""
    return tomllib.loads((files("dragoman.instruments") / "data/rules.toml").read_text(encoding="utf-8"))


def read_decisions(root: Node, phrases: Phrases) -> dict[str, Decision]:
    """Read `[bodies]`, `[rules]` and `[decisions]`."""
    bodies = {name: _body(name, node, phrases) for name, node in root.items("bodies")}
    rules = shipped()
    for name, node in root.items("rules"):
        _rule(node, phrases, rules)
        rules[name] = node.value
    return {name: _decision(name, node, phrases, bodies, rules) for name, node in root.items("decisions")}


def _body(name: str, node: Node, phrases: Phrases) -> Body:
    node.only({"seats", "members", "permanent", "says"})
    for key in ("members", "permanent"):
        if key in node:
            phrases.uses.add("party", node.text(key), node, key)
    if node.whole("seats", 0) < 1:
        node.fail("seats", got="a body without seats", expected="how many seats it has", remedy="add seats")
    return Body(id=name, seats=node.whole("seats"), members=node.maybe("members"), permanent=node.maybe("permanent"))


def _decision(
    name: str, node: Node, phrases: Phrases, bodies: dict[str, Body], rules: dict[str, dict[str, Any]]
) -> Decision:
    node.only({"body", "rule", "provision", "says", "if_adopted", "if_not_adopted", "adds_up", "opens", "within",
               "silence"})  # fmt: skip
    body = node.choice("body", bodies)
    for used in node.texts("provision"):
        phrases.uses.add("provision", used, node, "provision")
    for key in ("if_adopted", "if_not_adopted"):
        if key not in node:
            node.fail(key, got="nothing", expected="what follows, at least in words", remedy=f'add {key} = "…"')
    rule_name, rule = _named_rule(node, phrases, rules)
    opens = phrases.pattern(node.table("opens")) if "opens" in node else None
    if opens is not None and "within" not in node:
        node.fail("within", got="nothing", expected="when it closes", remedy='add within = "30 days"')
    return Decision(
        id=name, body=bodies[body], rule=rule, rule_name=rule_name, provision=node.texts("provision"),
        adopted=read_effects(node, "if_adopted", phrases), failed=read_effects(node, "if_not_adopted", phrases),
        adds_up=node.flag("adds_up") or opens is not None, opens=opens,
        within=phrases.time(anchored(node, "within"), "within") if "within" in node else None,
        silence=node.choice("silence", ("for", "against", "absent"), "absent"),
    )  # fmt: skip


def _named_rule(node: Node, phrases: Phrases, rules: dict[str, dict[str, Any]]) -> tuple[str, Rule]:
    given = node.get("rule")
    if isinstance(given, str):
        name = node.choice("rule", rules)
        child = node.child("rule", rules[name])
    elif isinstance(given, dict):
        name, child = str(given.get("like", "its own rule")), node.child("rule", given)
    else:
        node.fail("rule", got=shown(given) if given is not None else "nothing",
                  expected="the name of a rule, or a table", remedy="add rule")  # fmt: skip
    return name, _rule(child, phrases, rules)


def _rule(node: Node, phrases: Phrases, rules: dict[str, dict[str, Any]]) -> Rule:
    node.only(_RULE)
    if "like" in node:
        merged = {**rules[node.choice("like", rules)], **{k: v for k, v in node.value.items() if k != "like"}}
        return _rule(Node(merged, file=node.file, lines=node.lines, path=node.path), phrases, rules)
    if "veto" in node and node.text("veto") != "permanent":
        phrases.uses.add("party", node.text("veto"), node, "veto")
    if "weights" in node:
        phrases.uses.add("share", node.text("weights"), node, "weights")
    each = node.table("each")
    for group in each.value:
        phrases.uses.add("party", group, each, group)
    yes = _portions(node, phrases)
    return Rule(
        yes=yes[0] if yes else None, too=yes[1:], casting=node.flag("casting"),
        concerned_out=node.flag("concerned_out"),
        blocked_by=_portion(node, "blocked_by", phrases),
        quorum=_portion(node, "quorum", phrases), veto=node.maybe("veto"), weights=node.maybe("weights"),
        no_at_most=node.whole("no_at_most") if "no_at_most" in node else None,
        abstain_at_most=node.whole("abstain_at_most") if "abstain_at_most" in node else None,
        weight_yes=node.number("weight_yes", 0),
        block_needs=node.whole("block_needs") if "block_needs" in node else None,
        unless_all_against=node.flag("unless_all_against"),
        each=tuple((group, str(_portion(each, group, phrases))) for group in each.value),
    )  # fmt: skip


def _portions(node: Node, phrases: Phrases) -> tuple[str | int, ...]:
    """Read how much must be for: one portion, or a list of which each must be met."""
    given = node.get("yes")
    listed = given if isinstance(given, list) and given else [given]
    found = (_portion(node, "yes", phrases, number, item) for number, item in enumerate(listed))
    return tuple(portion for portion in found if portion is not None)


def _portion(node: Node, key: str, phrases: Phrases, *listed: Any) -> str | int | None:
    found = listed[1] if listed else node.get(key)
    if found is None or (isinstance(found, int) and not isinstance(found, bool)):
        return found
    match = PORTION.fullmatch(found) if isinstance(found, str) else None
    if not match:
        node.fail(
            key, got=shown(found), expected="9, 2/3 of voting, more than half of present, all of seats, 55% of seats"
        )
    if match[3] and match[3] not in ("voting", "present", "seats"):
        phrases.uses.add("party", match[3], node, key)
    return str(found)


def anchored(node: Node, key: str) -> Node:
    """Let a clock's length stand alone: `"30 days"` and `{ plus = "30 days" }` count from the step's start."""
    value = node.get(key)
    if isinstance(value, str) and re.match(r"\d+ (?:hour|business |day|week|month|year)", value):
        value = {"from": "start", "plus": value}
    elif (
        isinstance(value, dict)
        and not {"from", "earliest", "latest", "when", "by_reading", "act", "decision", "first_known"} & value.keys()
    ):
        value = {"from": "start", **value}
    return Node({**node.value, key: value}, file=node.file, lines=node.lines, path=node.path)


def read_effects(node: Node, key: str, phrases: Phrases) -> Effects:
    """Read what follows: a text, or a table."""
    if isinstance(node.get(key), str):
        return Effects(says=node.text(key))
    child = node.table(key)
    child.only(_EFFECT)
    changes = child.table("set")
    for name in changes.value:
        phrases.uses.add("status", name, changes, name)
        phrases.uses.add("status value", f"{name}={changes.text(name)}", changes, name)
    if "to" in child:
        phrases.uses.add("party", child.text("to"), child, "to")
    survives = []
    for name, tail in child.items("survives"):
        tail.only({"for", "says"})
        length = None if tail.text("for") == "open" else phrases.length(tail, "for")
        survives.append((name, length, tail.text("says", "")))
    effects = Effects(
        says=child.text("says", ""), set=tuple((name, changes.text(name)) for name in changes.value),
        give_role=child.texts("give_role"), end_role=child.texts("end_role"), whom=child.text("to", "actor"),
        without=phrases.pattern(child.table("except")) if "except" in child else None, survives=tuple(survives),
        allows=child.texts("allows"), revives=child.texts("revives"), ends=child.texts("ends"),
    )  # fmt: skip
    if effects == msgspec.structs.replace(Effects(), whom=effects.whom):
        node.fail(key, got="nothing", expected="what follows, at least in words", remedy=f'add {key} = "…"')
    return effects
