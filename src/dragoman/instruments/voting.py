"""Whether a vote carries, and why."""

import math
from collections.abc import Callable
from datetime import date

import msgspec

from dragoman.instruments.calls import PORTION
from dragoman.instruments.clauses import Body, Rule, Series
from dragoman.instruments.fact import Votes


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Votes, by number or by name."""

    yes: Votes = 0
    """For."""
    no: Votes = 0
    """Against."""
    abstain: Votes = 0
    """Abstaining."""
    casting: str | None = None
    """How the chair broke a tie: `for` or `against`; null where that is not told."""
    vetoes: tuple[str, ...] = ()
    """Those against who may veto, where only numbers are told."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a decision came out."""

    result: str
    """`adopted`, `not adopted`, `pending` or `unknown`."""
    why: str
    """The count against the rule, in words."""
    day: date | None = None
    """When."""
    on: str | None = None
    """The matter."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    until: str = ""
    """The fact that carries a new end, if it is an extension."""


Members = Callable[[str], tuple[str, ...]]
"""Gives the actors of a group or role."""


def judge_vote(
    tally: Tally, rule: Rule, body: Body, /, *, members: Members, shares: dict[str, Series]
) -> tuple[str, str]:
    """Give result and reason; `unknown` where the rule needs names and only numbers are told.

    >>> rule = Rule(yes=9, veto="permanent")
    >>> unsc = Body(id="unsc", seats=15, permanent="p5")
    >>> five = lambda group: ("CHN", "FRA", "RUS", "GBR", "USA")
    >>> judge_vote(Tally(yes=13, no=2, vetoes=("CHN", "RUS")), rule, unsc, members=five, shares={})
    ('not adopted', 'no of CHN, RUS, who may veto')
    >>> judge_vote(Tally(yes=4, no=9, abstain=2), rule, unsc, members=five, shares={})[1]
    '4 for, 9 needed'
    """
    booth = _Booth(tally, rule, body, members, shares)
    unknown = ""
    for test in (booth.present, booth.enough, booth.objections, booth.vetoed, booth.weighed, booth.chambers):
        result, why = test()
        if result is False:
            return "not adopted", why
        unknown = unknown or (why if result is None else "")
    if unknown:
        return "unknown", unknown
    return "adopted", f"{booth.yes} for, {booth.no} against, {booth.abstain} abstaining: the rule is met"


Test = tuple[bool | None, str]


class _Booth:
    def __init__(self, tally: Tally, rule: Rule, body: Body, members: Members, shares: dict[str, Series]) -> None:
        self.tally, self.rule, self.body, self.members, self.shares = tally, rule, body, members, shares
        self.yes, self.no, self.abstain = (count(votes) for votes in (tally.yes, tally.no, tally.abstain))
        self.unnamed = not isinstance(tally.no, tuple) and tally.no > 0

    def needed(self, portion: str | int, unit: str = "voting") -> tuple[int, str]:
        return needed(portion, voting=self.yes + self.no, present=self.yes + self.no + self.abstain,
                      seats=self.seats, members=self.members, unit=unit)  # fmt: skip

    @property
    def seats(self) -> int:
        return self.body.seats

    def present(self) -> Test:
        if self.rule.quorum is None:
            return True, ""
        need, _ = self.needed(self.rule.quorum, "seats")
        here = self.yes + self.no + self.abstain
        return here >= need, f"{here} present, {need} needed"

    def enough(self) -> Test:
        rule = self.rule
        if rule.unless_all_against:
            present = self.yes + self.no + self.abstain
            stopped = present > 0 and self.no == present
            return not stopped, f"all {self.no} against" if stopped else ""
        if rule.casting and self.yes == self.no:
            return (None, "a tie, and how the chair voted is not told") if self.tally.casting is None else (
                self.tally.casting == "for", f"a tie, and the chair is {self.tally.casting}")  # fmt: skip
        portions = () if rule.yes is None else (rule.yes, *rule.too)
        found = [self._enough(portion) for portion in portions]
        return next((test for wanted in (False, None) for test in found if test[0] is wanted), (True, ""))

    def _enough(self, portion: str | int) -> Test:
        need, group = self.needed(portion)
        if group:
            if not isinstance(self.tally.yes, tuple):
                return None, f"who voted for is not told, and {group} must"
            have = len(set(self.tally.yes) & set(self.members(group)))
            return have >= need, f"{have} of {group} for, {need} needed"
        return self.yes >= need, f"{self.yes} for, {need} needed"

    def objections(self) -> Test:
        rule = self.rule
        if rule.no_at_most is not None and self.no > rule.no_at_most:
            return False, f"{self.no} against, at most {rule.no_at_most} borne"
        if rule.abstain_at_most is not None and self.abstain > rule.abstain_at_most:
            return False, f"{self.abstain} abstaining, at most {rule.abstain_at_most} borne"
        if rule.blocked_by is not None:
            need, _ = self.needed(rule.blocked_by, "seats")
            return self.no < need, f"{self.no} against, {need} block"
        return True, ""

    def vetoed(self) -> Test:
        group = self.body.permanent if self.rule.veto == "permanent" else self.rule.veto
        if not group:
            return True, ""
        against = set(self.tally.vetoes) | (set(self.tally.no) if isinstance(self.tally.no, tuple) else set())
        vetoes = sorted(against & set(self.members(group)))
        if vetoes:
            return False, f"no of {', '.join(vetoes)}, who may veto"
        if self.unnamed and not self.tally.vetoes and not self._none_can_veto(group):
            return None, f"{self.no} against, not told whether of {group}"
        return True, ""

    def _none_can_veto(self, group: str) -> bool:
        """Whether all who may veto are named among those for or abstaining."""
        named: set[str] = set()
        for votes in (self.tally.yes, self.tally.abstain):
            named |= set(votes) if isinstance(votes, tuple) else set()
        return set(self.members(group)) <= named

    def weighed(self) -> Test:
        if not self.rule.weights:
            return True, ""
        if not isinstance(self.tally.yes, tuple):
            return None, "who voted for is not told, and weights count"
        series = self.shares[self.rule.weights]
        have = sum(series.of(who) for who in self.tally.yes)
        against = self.seats - self.yes
        if self.rule.block_needs is not None and against < self.rule.block_needs:
            return True, ""
        return have >= self.rule.weight_yes, f"{have:g} of {self.rule.weights} for, {self.rule.weight_yes:g} needed"

    def chambers(self) -> Test:
        for group, portion in self.rule.each:
            if not isinstance(self.tally.yes, tuple) or not isinstance(self.tally.no, tuple):
                return None, f"who voted how is not told, and {group} must be for by {portion}"
            members = set(self.members(group))
            yes, no = len(members & set(self.tally.yes)), len(members & set(self.tally.no))
            away = self.tally.abstain if isinstance(self.tally.abstain, tuple) else ()
            need, _ = needed(portion, voting=yes + no, present=yes + no + len(members & set(away)), seats=len(members),
                             members=self.members, unit="seats")  # fmt: skip
            if yes < need:
                return False, f"{yes} of {group} for, {need} needed"
        return True, ""


def count(votes: Votes) -> float:
    """Count votes."""
    if isinstance(votes, tuple):
        return len(votes)
    return int(votes) if votes == int(votes) else votes


def needed(portion: str | int, /, *, voting: float, present: float, seats: float, members: Members,
           unit: str = "voting") -> tuple[int, str]:  # fmt: skip
    """Give how many a portion is, and the group whose members must be among them, if one is named.

    >>> needed("2/3 of voting", voting=117, present=175, seats=193, members=lambda name: ())
    (78, '')
    >>> needed("more than half of seats", voting=0, present=0, seats=8, members=lambda name: ())
    (5, '')
    """
    if isinstance(portion, int):
        return portion, ""
    match = PORTION.fullmatch(portion)
    assert match
    more, size, named = match.groups()
    whole = {"voting": voting, "present": present, "seats": seats}
    unit = named or unit
    base = whole[unit] if unit in whole else len(members(unit))
    exact = _part(size, base)
    need = math.floor(exact + 1e-9) + 1 if more else max(1, math.ceil(exact - 1e-9))
    return need, "" if unit in whole else unit


def _part(size: str, base: float) -> float:
    if size == "all":
        return base
    if size == "half":
        return base / 2
    if "/" in size:
        top, _, bottom = size.partition("/")
        return base * int(top) / int(bottom)
    return base * float(size[:-1]) / 100 if size.endswith("%") else int(size)
