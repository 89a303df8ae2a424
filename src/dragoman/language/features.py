"""UD features of a word, from its Penn tag, part of speech and place in the tree."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dragoman.shapes.errors import DataError

FILE = "features.csv"
"""Table of the features: a Penn tag or a form (`form:he`), a part of speech or `*`, and what they mean."""


@cache
def _table() -> dict[tuple[str, str], str]:
    """Read the table; `DataError` with the line if it breaks its shape."""
    table: dict[tuple[str, str], str] = {}
    path = files("dragoman") / "language" / "data" / FILE
    with path.open(encoding="utf-8") as lines:
        for line, row in enumerate(csv.reader(lines), 1):
            if line == 1:
                continue
            if len(row) != 3 or not all(row) or (row[2] != "_" and "=" not in row[2]):
                raise DataError(
                    FILE, line, got=",".join(row), expected="key,upos,features", remedy="write all three columns"
                )
            table[row[0], row[1]] = row[2]
    return table


def features(
    form: str, *, upos: str, xpos: str, rel: str, below: Sequence[str], below_forms: Sequence[str] = ()
) -> str:
    """Give a word's features as UD writes them; `_` for none.

    `rel` is its relation, `below` those of its dependants, `below_forms` their forms in lower case.

    >>> features("met", upos="VERB", xpos="VBD", rel="root", below=["nsubj"])
    'Mood=Ind|Tense=Past|VerbForm=Fin'
    >>> features("signed", upos="VERB", xpos="VBN", rel="root", below=["nsubj:pass", "aux:pass"])
    'Tense=Past|VerbForm=Part|Voice=Pass'
    """
    if upos in ("VERB", "AUX"):
        return _verb(form.lower(), xpos, rel, frozenset(below), frozenset(below_forms))
    return _plain(form.lower() if upos in ("PRON", "DET") else "", upos, xpos)


@cache
def _plain(form: str, upos: str, xpos: str) -> str:
    table = _table()
    if form:
        found = table.get((f"form:{form}", upos)) or table.get((f"form:{form}", xpos))
        if found:
            return found
    return table.get((xpos, upos)) or table.get((xpos, "*")) or "_"


def _verb(form: str, xpos: str, rel: str, below: frozenset[str], forms: frozenset[str]) -> str:
    table = _table()
    own = table.get((f"form:{form}", xpos)) or table.get((xpos, "*")) or "_"
    if xpos == "VB":
        if rel in ("root", "parataxis", "conj", "ccomp") and not below & _SUBJECTS and not _helped(below, forms):
            return "Mood=Imp|VerbForm=Fin"
        return own
    if xpos == "VBG":
        return "Tense=Pres|VerbForm=Part" if "aux" in below or rel in ("amod", "acl", "aux") else own
    if xpos == "VBN":
        passive = "aux:pass" in below or "nsubj:pass" in below or "obl:agent" in below
        passive = passive or (rel in ("acl", "amod", "advcl") and "aux" not in below)
        return own + "|Voice=Pass" if passive else own
    if xpos == "VBD" and ("aux:pass" in below or "nsubj:pass" in below):
        return "Tense=Past|VerbForm=Part|Voice=Pass"
    return own


_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"))


def _helped(below: frozenset[str], forms: frozenset[str]) -> bool:
    """Tell whether a base form stands with an auxiliary or `to`: then it's an infinitive."""
    return ("aux" in below and not forms & {"do", "don't"}) or ("mark" in below and "to" in forms)
