"""The labels of the heads and what each source of names says about them."""

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)

KINDS = ("PER", "ORG", "LOC", "EVENT", "PRODUCT", "NORP", "MISC")
NAMES = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))

# What a source's class means here; a class that is absent is left unlabelled.
SOURCE_CLASSES = {
    "ewt": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "news": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "wikigold": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"},
    "wnut17": {
        "person": "PER",
        "location": "LOC",
        "corporation": "ORG",
        "group": "ORG",
        "product": "PRODUCT",
        "creative-work": "MISC",
    },
    "crossner": {
        "politician": "PER",
        "person": "PER",
        "politicalparty": "ORG",
        "organisation": "ORG",
        "location": "LOC",
        "country": "LOC",
        "election": "EVENT",
        "event": "EVENT",
        "misc": "MISC",
    },
}

# Kinds that a source does not label: behind its "O" (or its MISC) they may hide.
HIDDEN_BY_O = {
    "ewt": ("EVENT", "PRODUCT", "MISC"),
    "news": ("EVENT", "PRODUCT", "MISC"),
    "wikigold": (),
    "wnut17": ("EVENT", "MISC"),
    "crossner": ("PRODUCT",),
}
HIDDEN_BY_MISC = {"wikigold": ("EVENT", "PRODUCT", "NORP"), "crossner": ("PRODUCT", "NORP")}


def allowed(source: str, label: str) -> frozenset[str]:
    """Give our labels that a source's label may stand for; `?` stands for any."""
    if label == "?":
        return frozenset(NAMES)
    if label == "O":
        hidden = HIDDEN_BY_O[source]
        return frozenset(("O", *(f"{mark}-{kind}" for kind in hidden for mark in "BI")))
    mark, kind = label.split("-", 1)
    if kind == "NORP":
        return frozenset((label,))
    kind = SOURCE_CLASSES[source][kind]
    kinds = (kind, *HIDDEN_BY_MISC.get(source, ())) if kind == "MISC" else (kind,)
    return frozenset(f"{mark}-{kind}" for kind in kinds)
