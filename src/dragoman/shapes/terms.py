"""The closed vocabularies of an entry, in the field's standard terms (PLOVER where PLOVER has one)."""

from typing import Literal, get_args

Type = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "TREATY",
    "OFFICE",
    "PROGRAMME",
    "SAY",
]
"""The 16 types of PLOVER and four of our own."""

Act = Literal[
    "negotiate",
    "draft",
    "sign",
    "adopt",
    "ratify",
    "enter-into-force",
    "accede",
    "comply",
    "extend",
    "suspend",
    "withdraw",
    "breach",
    "notify",
    "reimpose",
    "revive",
    "expire",
    "terminate",
    "vote",
    "veto",
    "elect",
    "appoint",
    "take",
    "leave",
    "resign",
    "dismiss",
    "die",
    "build",
    "install",
    "enrich",
    "produce",
    "test",
    "launch",
    "inspect",
    "halt",
    "dismantle",
]
"""What is done to an instrument, an office or a programme."""

ACTS_OF: dict[str, frozenset[str]] = {
    "TREATY": frozenset(get_args(Act)[:19]),
    "OFFICE": frozenset(get_args(Act)[19:26]),
    "PROGRAMME": frozenset(get_args(Act)[26:]),
}
"""The acts that each of the three types takes."""

MODES_OF: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize",
            "restrict",
            "ban",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        }
    ),
}
"""The PLOVER modes that each type takes; a type that is not a key takes none."""

Context = Literal[
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "economic",
    "legal",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "religion_ethnicity",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
]
"""PLOVER's contexts."""

Status = Literal["happened", "ongoing", "planned", "sought", "alleged", "possible", "negated"]
"""Whether an act came about, by the article's own words."""

Kind = Literal["state", "person", "body", "organisation", "armed-group", "bloc", "people", "unnamed"]
"""What sort of party an actor is."""

Basis = Literal["explicit", "relative", "article"]
"""What a date of an act was read from."""

QUAD: dict[str, str] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
"""PLOVER's quad class of each of its 16 types."""
