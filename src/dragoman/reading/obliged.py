"""Obliged: who "must" do something is asked for it, and does not ask; where a reporter writes so, nobody named asks."""

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.sides import without
from dragoman.reading.voice import Voices
from dragoman.reading.who import Cast
from dragoman.shapes import Actor


def settle(document: Document, found: list[Draft], *, cast: Cast, voices: Voices) -> list[Draft]:
    """Make demands that were given to those obliged by them the speaker's, or nobody's where nobody speaks.

    What somebody finds that he must do himself he asks of nobody.
    """
    found = [draft for draft in found if draft.type != "REQUEST" or not _decided(document, draft)]
    for draft in found:
        asked = _asked(document, draft, cast) if draft.type == "REQUEST" and draft.actors else ()
        if not asked or not {actor.name for actor in draft.actors} <= {actor.name for actor in asked}:
            continue
        voice = voices.speaking(draft.sentence, draft.saying)
        draft.actors = (voice,) if voice is not None else ()
        draft.recipients = without(asked, draft.actors)
        draft.steps["actors"], draft.steps["recipients"] = "who says that it must be", "who must"
    return found


def _decided(document: Document, draft: Draft) -> bool:
    """Whether the speaker tells what he came to think necessary: "I have determined that it is necessary to"."""
    s, i = draft.sentence, draft.index
    if document.upos[s][i] != "ADJ" or document.lemmas[s][i] not in tables.sets()["obliging"]:
        return False
    above = document.head(s, i) if document.rel(s, i) == "ccomp" else None
    if above is None or document.lemmas[s][above] not in tables.sets()["finding"]:
        return False
    own = document.dep(s, above, "nsubj")
    meant = any("for" in clause.cases(document, s, word) for word in clause.obliques(document, s, i))
    return own is not None and document.lemmas[s][own].lower() in ("i", "we") and not meant


def _asked(document: Document, draft: Draft, cast: Cast) -> tuple[Actor, ...]:
    """Give those whom a word of duty is about: "Chad must", "it is necessary for Chad to", not "we must"."""
    s, i = draft.sentence, draft.index
    told = (document.lemmas[s][word].lower() for word in (i, *document.deps(s, i, "aux")))
    if tables.sets()["obliging"].isdisjoint(told):
        return ()
    verb = document.heads[s][i] if document.upos[s][i] == "AUX" else i
    own = clause.subject(document, s, verb) if verb >= 0 else None
    who = own.index if own is not None and own.how == "phrase" else None
    if who is None and verb >= 0:
        who = clause.patient(document, s, verb) if clause.passive(document, s, verb) else None
    if document.upos[s][i] == "ADJ":
        marked = (word for word in clause.obliques(document, s, i) if "for" in clause.cases(document, s, word))
        below = (document.dep(s, child, "nsubj") for child in document.deps(s, i, "csubj", "advcl", "xcomp", "acl"))
        who = next(marked, None) or next((word for word in below if word is not None), None)
    if who is None or document.upos[s][who] == "PRON":
        return ()
    return cast.actors(s, who)
